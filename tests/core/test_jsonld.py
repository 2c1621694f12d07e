"""JSON in HTML: what goes in comes out, and nothing ends the script element early."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from plugins.core.jsonld import json_island, json_ld

TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=10,
)
HOSTILE = st.sampled_from(
    ["</script>", "<!--", "-->", "]]>", "\u2028", "\u2029", "&lt;", "<script>", "\\u003c", '"', "\\"]
)


@given(st.dictionaries(st.text(max_size=8), TREES | HOSTILE, max_size=4))
def test_json_ld_round_trips(data: dict[str, Any]) -> None:
    """A JSON reader finds what was put in, and "@context" beside it."""
    element = str(json_ld(data))
    inside = element.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert json.loads(inside) == {"@context": "https://schema.org", **data}


@given(st.lists(st.text() | HOSTILE, max_size=6).map("".join))
def test_nothing_ends_the_element_early(text: str) -> None:
    """No text can close the script element, open a comment in it, or break a line for JavaScript."""
    for element in (json_ld({"name": text, text: "key"}), json_island([text], "rules")):
        inside = str(element).split(">", 1)[1].removesuffix("</script>")
        assert not set(inside) & set("<>&\u2028\u2029")


def test_a_browser_reads_it_too() -> None:
    """An HTML parser finds one element, with the text as written."""
    title = 'A "quoted" </script><script>alert(1)</script> & more'
    tree = html.fromstring(f"<html><head>{json_ld({'headline': title})}</head></html>")
    scripts = tree.findall(".//script")
    assert len(scripts) == 1
    assert json.loads(scripts[0].text)["headline"] == title


def test_context_of_its_own() -> None:
    """A "@context" that is given is kept."""
    assert '"@context":"https://example.org"' in json_ld({"@context": "https://example.org"})


def test_island_id_is_escaped() -> None:
    """The id cannot open an attribute of its own."""
    assert json_island({}, 'a"b').startswith('<script type="application/json" id="a&#34;b">')
