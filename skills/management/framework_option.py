"""The choice of a framework, which nobody has to make while there is one."""

from django.core.management.base import CommandError, CommandParser

from skills.models import Framework


def add_framework_option(parser: CommandParser) -> None:
    parser.add_argument("--framework", default="", help="its slug; needed only when there are several")


def chosen_framework(slug: str) -> Framework:
    frameworks = list(Framework.objects.filter(slug=slug) if slug else Framework.objects.all())
    if len(frameworks) == 1:
        return frameworks[0]
    if not frameworks:
        raise CommandError(
            f"There is no framework {slug}." if slug else "There is no framework: run load_catalogue first."
        )
    raise CommandError(f"Say which: --framework {' or '.join(framework.slug for framework in frameworks)}")
