"""Words that others choose, as they should not be: 90 letters without a space, and names in a script from right to left."""

from itertools import pairwise

from playwright.sync_api import Locator, Page

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
    if (!node.data.trim() || element.closest('script, style, template, select, textarea, .visually-hidden')) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 2 && height > 2);
    // What scrolls shows all of it; what ends in an ellipsis says that there is more.
    for (let around = element; around !== document.body; around = around.parentElement) {
      const style = getComputedStyle(around), { left, right, bottom } = around.getBoundingClientRect();
      if (/auto|scroll/.test(style.overflowX) || style.webkitLineClamp !== 'none') { boxes.length = 0; break; }
      if (style.clipPath !== 'none') { boxes.length = 0; break; }
      const sideways = style.overflowX !== 'visible', down = style.overflowY !== 'visible';
      if (boxes.some((box) => (sideways && (box.left < left - 1 || box.right > right + 1)) || (down && box.bottom > bottom + 1)))
        told.push(`cut off: ${name(around)}`);
    }
    if (boxes.some((box) => box.left < -1 || box.right > wide + 1)) told.push(`outside: ${name(element)}`);
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


ENDS = """(element) => {
  const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode(), range = document.createRange();
  const at = (place) => { range.setStart(text, place); range.setEnd(text, place + 1); return range.getBoundingClientRect(); };
  const said = text.data.trimEnd();
  return [at(text.data.length - text.data.trimStart().length).left, at(said.length - 1).left];
}"""


def ends(words: Locator) -> tuple[float, float]:
    """Where the first and the last character of a text stand, in px from the left."""
    first, last = words.evaluate(ENDS)
    return first, last


def in_this_order(*parts: Locator) -> bool:
    """Whether each stands to the right of the one before, or on a later line."""
    boxes = [part.bounding_box() for part in parts]
    assert all(boxes)
    return all(
        before["x"] + before["width"] <= after["x"] + 0.5 or before["y"] + before["height"] <= after["y"] + 0.5
        for before, after in pairwise(boxes)
        if before and after
    )
