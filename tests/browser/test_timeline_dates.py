"""How both fields of dates are read: when the interview was, and what they said of the decision."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.fuzzing import examples
from tests.timeline.cases import CASES

DATA = Path(__file__).parents[1] / "timeline"
SAID: list[dict[str, Any]] = json.loads((DATA / "said.json").read_text(encoding="utf-8"))
WHEN: list[dict[str, Any]] = json.loads((DATA / "when.json").read_text(encoding="utf-8"))
AS_SAID: dict[str, str] = json.loads((DATA / "as_said.json").read_text(encoding="utf-8"))
LOCALES = ["de", "fr", "es", "fi", "id", "tr", "ar-EG", "vi", "ja", "he", "pt"]

# In each group what is made of its texts: the day in ISO, null where it is unclear, else the fault and the days to choose from.
READ = """async ([calendars, groups, locales, dayFirst]) => {
  const { namesIn } = await import('/plan/names.js');
  const { readInterview } = await import('/plan/interview_day.js');
  const { readDecision } = await import('/plan/spoken_dates.js');
  const { calendarOf, isoDay, parseDay } = await import('/plan/schedule.js');
  const reading = { names: namesIn(locales), dayFirst };
  return groups.map(({ calendar, interview, today, texts }) => texts.map((text) => {
    const { day, fault, choices = [] } = today
      ? readInterview(text, { ...reading, today: parseDay(today) })
      : readDecision(text, {
          ...reading, interview: parseDay(interview), calendar: calendarOf(calendars[calendar] ?? undefined),
        });
    if (day !== null) return isoDay(day);
    return fault === 'unclear' ? null : [fault, ...choices.map(isoDay)].join(' ');
  }));
}"""

RETELL = """async ([texts, interview, locales]) => {
  const { namesIn } = await import('/plan/names.js');
  const { asSaid } = await import('/plan/spoken_dates.js');
  const { calendarOf, parseDay } = await import('/plan/schedule.js');
  const reading = { names: namesIn(locales), dayFirst: true, interview: parseDay(interview), calendar: calendarOf() };
  return texts.map((text) => asSaid(text, reading));
}"""


def read(
    page: Page, groups: list[dict[str, Any]], locales: Sequence[str] = ("en",), day_first: bool = True
) -> list[dict[str, str | None]]:
    asked = [{**group, "texts": list(group["read"]), "read": None} for group in groups]
    found = page.evaluate(READ, [CASES["calendars"], asked, locales, day_first])
    return [dict(zip(group["read"], days, strict=True)) for group, days in zip(groups, found, strict=True)]


def retell(page: Page, texts: list[str], *locales: str) -> dict[str, str]:
    said = page.evaluate(RETELL, [texts, "2026-11-20", locales or ("en",)])
    return dict(zip(texts, said, strict=True))


def test_what_they_said(in_zone: Page) -> None:
    """Each phrase means its day, wherever the reader is; what is no phrase means none, and says why."""
    for group, found in zip(SAID, read(in_zone, SAID), strict=True):
        assert found == group["read"], group["why"]


@pytest.mark.parametrize("day_first", [True, False])
def test_when_the_interview_was(in_zone: Page, day_first: bool) -> None:
    """What people type and paste means its day, wherever they are and whichever way they write 3/4."""
    for group, found in zip(WHEN, read(in_zone, WHEN, day_first=day_first), strict=True):
        assert found == group["read"], group["why"]


@pytest.mark.parametrize("locale", LOCALES)
def test_another_language_beside(beside: Page, locale: str) -> None:
    """The names of another language's months, known besides, change nothing of what is English."""
    for group, found in zip(SAID + WHEN, read(beside, SAID + WHEN, ("en", locale)), strict=True):
        assert found == group["read"], group["why"]
    assert retell(beside, list(AS_SAID), "en", locale) == AS_SAID


@pytest.mark.parametrize(
    ("locale", "typed"),
    [
        (
            "de",
            [
                "20. November 2026",
                "Freitag, 20. Nov.",
                "Fr 20.11.",
                "Freitag, 20. November 2026, 10:00 Uhr",
                "am 20. November",
            ],
        ),
        ("fr", ["20 novembre", "vendredi 20 novembre 2026", "le 20 novembre", "le 20 novembre à 15h"]),
        ("es", ["20 de noviembre de 2026", "viernes, 20 de noviembre", "20 nov"]),
        ("fi", ["20. marraskuuta", "perjantai 20. marraskuuta 2026"]),
        ("he", ["20 בנובמבר 2026"]),
        ("ja", ["11月20日", "2026年11月20日", "2026年11月20日(金)"]),
        ("vi", ["20 tháng 11, 2026"]),
        ("ar-EG", ["٢٠ نوفمبر ٢٠٢٦"]),
        ("tr", ["20 Kasım 2026 Cuma"]),
        ("pt", ["sexta-feira, 20 de novembro de 2026", "20 de nov."]),
        ("ru", ["20 ноября 2026 г."]),
        ("ko", ["2026년 11월 20일 금요일"]),
        ("zh", ["2026年11月20日星期五"]),
    ],
)
def test_the_readers_own_language(beside: Page, locale: str, typed: list[str]) -> None:
    """A date in the language of the reader's browser is read in both fields."""
    texts = dict.fromkeys(typed, "2026-11-20")
    groups = [{"today": "2026-11-23", "read": texts}, {"interview": "2026-11-16", "read": texts}]
    assert read(beside, groups, ("en", locale), locale not in ("ja", "ko", "zh")) == [texts, texts]


def test_typed_dates(in_zone: Page) -> None:
    """Numbers alone are read in the reader's own order; what is no date is none."""
    typed = CASES["typed"]
    orders = {"any": [True, False], "day": [True], "month": [False]}
    for text, order, day in typed["read"]:
        for day_first in orders[order]:
            group = {"today": typed["today"], "read": {text: day}}
            assert read(in_zone, [group], day_first=day_first) == [{text: day}]
    for found in read(in_zone, [{"today": typed["today"], "read": dict.fromkeys(typed["refused"])}]):
        assert not any(day and day[0].isdigit() for day in found.values()), found


def test_what_a_fault_is_filled_with(beside: Page) -> None:
    """A sentence about a fault can name the day, the month and the year that were typed."""
    script = """async () => {
      const { namesIn } = await import('/plan/names.js');
      const { readInterview } = await import('/plan/interview_day.js');
      const { parseDay } = await import('/plan/schedule.js');
      const reading = { names: namesIn(['en']), dayFirst: true, today: parseDay('2026-11-23') };
      return ['31 November', '20 Nov 2003'].map((text) => readInterview(text, reading).values);
    }"""
    no_such_day, year = beside.evaluate(script)
    assert (no_such_day["day"], no_such_day["month"], year["year"]) == ("31", "November", "2003")


def test_as_they_said_it(in_zone: Page) -> None:
    """A phrase can follow "decide" in a draft; a date, and words that mean another day later, are not told again."""
    assert retell(in_zone, list(AS_SAID)) == AS_SAID


def test_very_long_texts(beside: Page) -> None:
    """Ten thousand characters are read or refused like ten."""
    texts = {
        "the " * 2500 + "two weeks": "2026-03-16",
        " " * 10_000 + "two weeks": "2026-03-16",
        "two weeks " * 1000: None,
        "x" * 10_000: None,
        "9" * 10_000: None,
        "2-" * 5000: None,
        "a " * 5000: None,
        "\u200f" * 10_000 + "Friday": "2026-03-06",
    }
    assert read(beside, [{"interview": "2026-03-02", "read": texts}]) == [texts]


pieces = st.sampled_from(
    [
        *"0123456789 .,:-/'()",
        "20",
        "Nov",
        "Friday",
        "next",
        "week",
        "am",
        "at",
        "to",
        "th",
        "T",
        "M11",
        "E5",
        "~",
        "2026",
        "é",
        "\u0662",
        "\ud800",
    ]
)


@pytest.mark.hypothesis
def test_nothing_breaks_the_readers(beside: Page) -> None:
    """Whatever is typed, both readers answer, at once, with a day or a fault."""
    texts = st.one_of(st.lists(pieces, max_size=40).map("".join), st.text(max_size=200))

    @examples(4)
    @given(st.lists(texts, min_size=100, max_size=100))
    def compare(typed: list[str]) -> None:
        groups = [{"today": "2026-11-23", "texts": typed}, {"interview": "2026-11-20", "texts": typed}]
        took, found = beside.evaluate(
            f"async (asked) => {{ const from = performance.now(); const found = await ({READ})(asked); return [performance.now() - from, found]; }}",
            [CASES["calendars"], groups, ["en", "de"], True],
        )
        assert [len(answers) for answers in found] == [100, 100]
        assert took < 5000

    compare()
