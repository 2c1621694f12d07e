"""Words that others choose, as they should not be: 90 letters without a space, and names in a script from right to left."""

from playwright.sync_api import Page

from tests.building import SiteBuild

LONG = "W" * 90
"""The widest letter, and nowhere to break."""
WIDTHS = (320, 360, 768, 1280)

COMPANY, CITY, ROLE = "شركة النور", "القاهرة", "مهندس برمجيات"
"""A company, a town and a job title in Arabic."""

OVER_THE_EDGE = r"""() => {
  const wide = document.documentElement.clientWidth, told = [];
  const page = document.scrollingElement.scrollWidth;
  if (page > innerWidth) told.push(`the page is ${page} px wide`);
  const name = (element) => element.outerHTML.replace(/W{20,}/g, 'WW…').slice(0, 140);
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest('script, style, template, select, .visually-hidden, textarea')) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 2 || box.height < 2) continue;
      // What hides a part of its text, or lets it run over the page's edge. A box that scrolls shows all of it.
      for (let around = element; around; around = around.parentElement) {
        const style = getComputedStyle(around);
        if (style.clipPath !== 'none') break;
        const { left, right, top, bottom } = around.getBoundingClientRect();
        if (around !== document.body && around !== document.documentElement) {
          if (/auto|scroll/.test(style.overflowX)) break;
          const cut = style.overflowX !== 'visible' && (box.left < left - 1 || box.right > right + 1);
          const low = style.overflowY !== 'visible' && box.bottom > bottom + 2;
          if (cut || low) told.push(`cut off: ${name(around)}`);
        }
        if (around === document.body && (box.left < -1 || box.right > wide + 1)) told.push(`outside: ${name(element)}`);
      }
    }
  }
  return [...new Set(told)];
}"""


def over_the_edge(page: Page, widths: tuple[int, ...] = WIDTHS) -> list[str]:
    """What runs over the page's edge or is cut off where nobody can reach it, at each width."""
    told = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        told += [f"at {width} px: {fault}" for fault in page.evaluate(OVER_THE_EDGE)]
    return told
