"""HTML that opens what it does not close, as a browser reads it: the page around an article keeps its shape."""

import random

from playwright.sync_api import Page

from plugins.articles.markdown import render

PIECES = (
    "<b> </b> <table> <tr> <td> </table> <div> </div> </article> </main> <!-- --> <script> </script> <style> <textarea> "
    "</textarea> <title> <plaintext> <svg> </svg> <path/> <math> <mi> <a> </a> <p> </p> <li> <ul> <select> <option> "
    "<iframe> <xmp> <body> </body> </html> <frameset> <form> </form> <h2> </h3> <template> </template> <![CDATA[ ]]> "
    "<?php ?> <!doctype <button> <noscript> <pre> <hr> <image> <noembed> <object> <caption> <col> <tbody> <nobr> <dd> "
    "<foreignObject> <desc> <dialog> <details> <summary> <marquee> <applet> <br/> <div/> <script/> <iframe/>"
).split()
LOOSE = [
    "<a href='x",
    '<div title="a',
    "<a b='c>",
    "\n\n",
    "\n\n",
    "\n",
    "> ",
    "- ",
    "    ",
    "```\n",
    "text ",
    "`",
    "<",
    ">",
]
PARSED = """fragments => fragments.map((inner) => {
  const page = new DOMParser().parseFromString(`<!doctype html><title>t</title><body><main><div class=prose>${inner}<p id=last>x</p></div></main><footer>f</footer>`, 'text/html');
  const [main, footer] = [page.querySelector('body > main'), page.querySelector('body > footer')];
  const last = page.querySelector('body > main > .prose > #last');
  return main !== null && footer !== null && last !== null && page.body.children.length === 2 && footer.textContent === 'f';
})"""


def test_the_page_keeps_its_shape(page: Page) -> None:
    """Whatever stands in an article, what follows it in the page is where it was meant to be, and is shown."""
    chance = random.Random(8)
    texts = [" ".join([piece, "text"]) for piece in PIECES] + [f"{piece}\ntext" for piece in PIECES]
    for _ in range(500):
        pieces = [chance.choice(PIECES if chance.random() < 0.7 else LOOSE) for _ in range(chance.randint(1, 9))]
        texts.append("".join(pieces))
    made = [render(text).html for text in texts]
    page.goto("about:blank")
    kept = page.evaluate(PARSED, made)
    broken = [(text, html) for text, html, whole in zip(texts, made, kept, strict=True) if not whole]
    assert not broken, "\n".join(map(repr, sorted(broken, key=lambda pair: len(pair[0]))[:8]))
