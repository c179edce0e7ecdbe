"""What a test asks of a piece of HTML as a whole."""

from html.parser import HTMLParser


class Elements(HTMLParser):
    """Every element with its attributes, in the order of the page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def values(self, attribute: str, tag: str = "") -> list[str]:
        return [attrs[attribute] for name, attrs in self.found if attribute in attrs and tag in ("", name)]


def loose_ends(html: str) -> list[str]:
    """Ids that are there twice, and what points to an id that is nowhere."""
    elements = Elements(html)
    ids = elements.values("id")
    pointers = [*elements.values("for"), *elements.values("popovertarget")]
    for several in elements.values("aria-describedby") + elements.values("aria-labelledby"):
        pointers += several.split(" ")
    pointers += [link[1:] for link in elements.values("href", "a") if link.startswith("#")]
    return sorted({name for name in ids if ids.count(name) > 1} | (set(pointers) - set(ids)))
