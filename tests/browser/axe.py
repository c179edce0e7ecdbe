"""What axe finds on a page, with every rule it has."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# The experimental rules and those of the highest level are off unless they are named.
NAME_EVERY_RULE = "Object.fromEntries(axe.getRules().map(rule => [rule.ruleId, { enabled: true }]))"
FIND = """options => axe.run(document, options).then(found =>
    found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(" ")}`))
)"""

AXE = Axe()


def findings(page: Page) -> list[str]:
    """One line for each rule and element, as `color-contrast: .tag`."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    rules = page.evaluate(NAME_EVERY_RULE)
    found: list[str] = page.evaluate(FIND, {"rules": rules, "resultTypes": ["violations"]})
    return found
