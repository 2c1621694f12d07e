"""axe, asked about a page as it stands: all that it knows in the light, and the colours again in the dark."""

from playwright.sync_api import Page

from tests.building import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
COLOURS = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}


def faults(page: Page) -> list[str]:
    """What axe objects to, each with its scheme, its rule and its element."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE.read_text(encoding="utf-8"))
    told = []
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
        found = page.evaluate("rules => axe.run(document, rules)", RULES if scheme == "light" else COLOURS)
        assert found["passes"], "axe did not run"
        told += [
            f"{scheme}: {fault['id']}: {node['target']} {node['failureSummary']}"
            for fault in found["violations"]
            for node in fault["nodes"]
        ]
    return told
