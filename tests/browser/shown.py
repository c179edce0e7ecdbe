"""How a page of pages.py is reached, and how it comes to look different."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.browser.hands import Mouse


@dataclass(frozen=True)
class Shown:
    """`who`, `needs` and the names in braces of a path are fixtures; `then` are the last steps, on the page itself."""

    title: str  # the words of the page, before the name of the site
    path: str
    who: str = "visitor"
    state: str = ""
    then: Callable[[Mouse], None] | None = None
    needs: tuple[str, ...] = ()
    status: int = 200

    @property
    def name(self) -> str:
        status = "" if self.status == 200 else str(self.status)
        return " ".join(filter(None, [f"{self.title}:", self.who, self.path, self.state, status]))


def refused(title: str, path: str, button: str, who: str = "visitor") -> Shown:
    """As it looks when its form was sent empty."""
    return Shown(title, path, who, "refused", then=lambda somebody: somebody.submit(button))


def without_passkeys(title: str, path: str, who: str = "visitor") -> Shown:
    """As in a browser that doesn't know them, or without script."""
    return Shown(title, path, who, "without passkeys", then=forget_passkeys)


def forget_passkeys(somebody: Mouse) -> None:
    somebody.page.add_init_script("delete window.PublicKeyCredential")
    somebody.page.reload()


def open_dialog(somebody: Mouse) -> None:
    somebody.press("Remove the note")


def open_tables(somebody: Mouse) -> None:
    for summary in somebody.page.locator("main summary").all():
        summary.click()


SHOW = "Show my balance"


def weigh(somebody: Mouse) -> None:
    """One answer of each kind."""
    for statement, answer in (
        ("High demand", "Draws me"),
        ("High stress", "Puts me off"),
        ("Complexity", "Leaves me cold"),
        ("Speed against reliability", "Clearly reliability"),
        ("You like to automate", "Fits me"),
        ("You want pure research", "Doesn’t fit me"),
    ):
        group = somebody.page.get_by_role("group", name=statement, exact=True)
        group.get_by_role("radio", name=answer, exact=True).check()
    somebody.submit(SHOW)


def weigh_and_keep(somebody: Mouse) -> None:
    weigh(somebody)
    somebody.submit("Keep this for me")
