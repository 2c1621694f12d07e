"""Which service is named under which article."""

from decimal import Decimal
from typing import Any

import pytest

from plugins.services.fitting import fitting
from plugins.services.model import Price, Service
from tests.articles.records import record


def service(id: str, name: str, **over: Any) -> Service:
    price = Price(amount=Decimal(90), currency="CAD")
    plain = {
        "for_whom": "You",
        "summary": "I help.",
        "includes": ("Help",),
        "book": "https://book.example",
        "price": price,
    }
    return Service(id=id, name=name, **{**plain, **over})


READ = service("read", "Your resume, read in writing", includes=("Your resume held against one posting",))
WEEKS = service("weeks", "Two weeks after the interview", includes=("Your thank-you notes, read",))
PLAY = service("play", "A mock interview", summary="We play the interview.")
HOUR = service("hour", "A job-search hour", includes=("Questions by email",))


@pytest.mark.parametrize(
    ("tags", "category", "wanted"),
    [
        (("resumes", "silence"), "Before the interview", "read"),
        (("thank-you notes",), "After the interview", "weeks"),
        (("Job search",), "Advice", "hour"),
        (("thank-you notes",), "Advice", None),
        (("questions", "confidence"), "In the room", None),
        (("resumes", "job search"), "Advice", "read"),
        ((), "Interviews", "play"),
        (("resumes",), "After the interview", "read"),
        (("job search",), "After the interview", None),
        ((), "Reader and author", None),
    ],
)
def test_the_service_whose_name_the_article_is_about(tags: tuple[str, ...], category: str, wanted: str | None) -> None:
    """By tags and category; what only the small print mentions is too little, and two that fit as well are none."""
    found = fitting((READ, WEEKS, PLAY, HOUR), record("a", tags=tags, category=category))
    assert (found.id if found else None) == wanted
    assert found == fitting((HOUR, PLAY, WEEKS, READ), record("a", tags=tags, category=category))


def test_a_text_in_passing_names_no_service() -> None:
    """What an article says of resumes in its text doesn't make it one about them."""
    assert fitting((READ,), record("a", title="My resume", text="resume resume")) is None
