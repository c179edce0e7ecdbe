"""Somebody at the browser. What they do is written once, in their words; each kind of hand does it in its own way."""

from abc import ABC, abstractmethod
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

# More stops than any page of ours needs on the way to what one looks for.
STOPS = 60

HAS_FOCUS = "element => element === document.activeElement"
SHOWS_FOCUS = """element => {
    const style = getComputedStyle(element);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
}"""


class Hands(ABC):
    def __init__(self, page: Page) -> None:
        self.page = page

    @abstractmethod
    def use(self, target: Locator) -> None: ...

    @abstractmethod
    def write(self, field: Locator, text: str) -> None: ...

    def open(self, address: str) -> None:
        self.page.goto(address)

    def fill(self, label: str, text: str) -> None:
        self.write(self.page.get_by_label(label, exact=True), text)

    def press(self, name: str) -> None:
        """A button that changes the page it stands on."""
        self.use(self._first("button", name))

    def submit(self, name: str) -> None:
        """A button that leads to another page."""
        with self.page.expect_navigation():
            self.use(self._first("button", name))

    def follow(self, name: str) -> None:
        with self.page.expect_navigation():
            self.use(self._first("link", name))

    def download(self, name: str) -> str:
        with self.page.expect_download() as begun:
            self.use(self._first("link", name))
        return Path(begun.value.path()).read_text()

    def sees(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)

    def is_told(self, problem: str) -> None:
        """What was wrong, in a box that has the focus: a screen reader begins to read there."""
        summary = self.page.locator(".error-summary")
        expect(summary).to_contain_text(problem)
        expect(summary).to_be_focused()

    def is_at(self, address: str) -> None:
        expect(self.page).to_have_url(address)

    def finds(self, words: str) -> None:
        expect(self.page.get_by_text(words)).to_be_visible()

    def reads(self, selector: str) -> list[str]:
        return self.page.locator(selector).all_inner_texts()

    def _first(self, role: str, name: str) -> Locator:
        # Some acts are offered twice on a page, in the header and in the text; whichever comes first is as good.
        return self.page.get_by_role(role, name=name, exact=True).first  # type: ignore[arg-type]


class Mouse(Hands):
    def use(self, target: Locator) -> None:
        target.click()

    def write(self, field: Locator, text: str) -> None:
        self.use(field)
        field.fill(text)


class Finger(Mouse):
    def use(self, target: Locator) -> None:
        target.tap()


class Keyboard(Hands):
    """Tab by Tab, and never a click."""

    def use(self, target: Locator) -> None:
        self.reach(target)
        self.page.keyboard.press("Enter")

    def write(self, field: Locator, text: str) -> None:
        self.reach(field)
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.type(text)

    def reach(self, target: Locator) -> None:
        for _ in range(STOPS):
            if target.evaluate(HAS_FOCUS):
                break
            self.page.keyboard.press("Tab")
        expect(target).to_be_focused()
        expect(target).to_be_in_viewport()
        assert target.evaluate(SHOWS_FOCUS), f"nothing shows that the focus is on {target}"
