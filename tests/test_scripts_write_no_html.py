"""No script of the site's turns a text into HTML or into script: that is how words of others come alive."""

import re

import pytest

from tests.building import ROOT

WRITERS = re.compile(
    r"\b(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|parseFromString|parseHTMLUnsafe|srcdoc"
    r"|DOMParser|eval)\b|\bdocument\s*\.\s*write|\bnew\s+Function\b|setAttribute\(\s*['\"`]on|\bset(Timeout|Interval)\(\s*['\"`]"
)
SCRIPTS = sorted(path for top in ("plugins", "theme") for path in (ROOT / top).rglob("*.js"))


def test_no_script_writes_html() -> None:
    """Elements are made one by one, and words are put in as text."""
    assert len(SCRIPTS) > 40
    found = {
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in SCRIPTS
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if WRITERS.search(line)
    }
    assert found == set()


@pytest.mark.parametrize("line", ["a.innerHTML = b", "document.write(x)", "new DOMParser()", "setTimeout('x()', 1)"])
def test_a_writer_is_known(line: str) -> None:
    """Each of the ways is found."""
    assert WRITERS.search(line)
