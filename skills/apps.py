from django.apps import AppConfig
from django.db.models.signals import post_migrate

from skills.editors import set_up_editors


class SkillsConfig(AppConfig):
    name = "skills"
    verbose_name = "Skills and roles"

    def ready(self) -> None:
        post_migrate.connect(set_up_editors, sender=self)
