"""What a page says of itself, how narrow it can be, and where the keyboard gets on it."""

from playwright.sync_api import Page

NARROW = 320

SAYS = """() => ({
    title: document.title,
    language: document.documentElement.lang.slice(0, 2),
    headings: document.querySelectorAll("h1").length,
})"""

# Of several radio buttons with one name the keyboard stops at one.
MARK_STOPS = """() => {
    const groups = new Set();
    const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")];
    const seen = stops.filter(stop => {
        if (stop.disabled || stop.tabIndex < 0 || !stop.checkVisibility({ visibilityProperty: true })) return false;
        if (stop.type !== "radio") return true;
        const group = stop.form?.id + stop.name, chosen = document.querySelector(`[name="${stop.name}"]:checked`);
        if (groups.has(group) || (chosen && chosen !== stop)) return false;
        return groups.add(group);
    });
    const shown = seen.map(stop => stop.outerHTML.slice(0, 100));
    seen.forEach((stop, number) => { stop.dataset.stop = number; });
    return shown;
}"""

# Written down as the keyboard gets there: asking after each press takes longer than the press.
# A focused option may show it on the words around it.
WATCH = """() => {
    window.reached = new Set();
    document.addEventListener("focusin", ({ target }) => {
        const rings = [target, target.closest("label")].filter(Boolean).map(part => getComputedStyle(part));
        const shows = rings.some(ring => ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2);
        if (shows && target.dataset.stop) window.reached.add(Number(target.dataset.stop));
    });
}"""
REACHED = "() => [...window.reached]"


def says(page: Page) -> dict[str, object]:
    told: dict[str, object] = page.evaluate(SAYS)
    return told


def least_width(page: Page) -> int:
    """How wide the page is on the narrowest of screens: wider than the screen, and one has to push it about."""
    page.set_viewport_size({"width": NARROW, "height": 900})
    width: int = page.evaluate("document.documentElement.scrollWidth")
    return width


def unreached(page: Page) -> list[str]:
    """What one can use but never gets to by Tab, or where nothing shows that one has got there."""
    stops: list[str] = page.evaluate(MARK_STOPS)
    page.evaluate(WATCH)
    reached: set[int] = set()
    # A date has stops of its own inside, and so has what scrolls.
    for presses in (len(stops) + 2, 8, len(stops)):
        for _ in range(presses if len(reached) < len(stops) else 0):
            page.keyboard.press("Tab")
        reached = set(page.evaluate(REACHED))
    return [stop for number, stop in enumerate(stops) if number not in reached]
