"""What a reader is told of why an article is suggested."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment, StrictUndefined

from plugins.core.templates import bdi
from plugins.related.reasons import Reason, Why

TEMPLATE = Path(__file__).parents[2] / "plugins/related/templates/related.html"
WORDS = {
    Reason(Why.CHOSEN): "The author’s own pick",
    Reason(Why.SERIES, ("The week",)): "Another part of “<bdi>The week</bdi>”",
    Reason(Why.TAGS, ("silence",)): "More on <bdi>silence</bdi>",
    Reason(Why.TAGS, ("silence", "R&D")): "Also about <bdi>silence</bdi> and <bdi>R&amp;D</bdi>",
    Reason(Why.MORE, ("silence",)): "More on <bdi>silence</bdi>",
    Reason(Why.SPEAKS, ("silence",)): "Also talks about <bdi>silence</bdi>",
    Reason(Why.BACK): "Refers back to what you just read",
    Reason(Why.ABOVE): "Mentioned in the text above",
    Reason(Why.CATEGORY, ("In the room",)): "Also in “<bdi>In the room</bdi>”",
}


@pytest.mark.parametrize("reason", WORDS)
def test_every_reason_has_its_words(reason: Reason) -> None:
    """The template's own, with names as the author wrote them."""
    macro = re.search(r"{% macro because.*?{% endmacro %}", TEMPLATE.read_text(encoding="utf-8"), re.DOTALL)
    assert macro
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.filters["bdi"] = bdi
    said = environment.from_string(macro[0]).module.because(reason)  # type: ignore[attr-defined]
    assert said.strip() == WORDS[reason]


def test_no_kind_is_forgotten() -> None:
    """A new kind of reason needs its words."""
    assert {reason.why for reason in WORDS} == set(Why)
