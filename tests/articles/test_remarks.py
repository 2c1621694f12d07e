"""Advice on a text: what is said of it, and of which line."""

import pytest

from plugins.articles.markdown import render
from plugins.articles.remarks import remarks

TWICE = "this quotation repeats a sentence of the paragraph beside it"
NEAR = "One thing. You write on the day after. Another."
FAR = "Something else stands here, and is long enough."


@pytest.mark.parametrize(
    ("paragraphs", "line"),
    [
        ([NEAR, "> You write on the day after.", FAR], 3),
        ([FAR, "> You write on the day after.", NEAR], 3),
        ([FAR, "> You write on the *day* after.", NEAR.replace("day", "*day*")], 3),
        ([FAR, NEAR, "> It isn't over.", "No. It isn't over. No."], 5),
        ([NEAR, FAR, "> You write on the day after.", FAR], None),
        ([NEAR, "> **Do** You write on the day after.", FAR], None),
        ([NEAR, "> Nobody said this.", FAR], None),
    ],
)
def test_a_pull_quote_beside_its_sentence(paragraphs: list[str], line: int | None) -> None:
    """It is noted with its line where the paragraph above or below says the same; farther off is what it is for."""
    text = "\n\n".join(paragraphs)
    found = [remark.line for remark in remarks(render(text), text, 1) if remark.message == TWICE]
    assert found == ([] if line is None else [line])
