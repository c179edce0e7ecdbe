from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "careerpath.accounts"
    label = "accounts"
    verbose_name = "People"

    def ready(self) -> None:
        from careerpath.accounts import events, second_factor

        events.connect()
        second_factor.connect()
