"""What the templates show: the calculator with its data, the rules as a table, and the worked example."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar
from urllib.parse import quote

from markupsafe import Markup

from plugins.core.articles import Article
from plugins.core.facts import Opening
from plugins.core.jsonld import json_island
from plugins.core.pages import Page, Site
from plugins.core.templates import WEEKDAYS, day_words, short_day_words

from .drafts import render
from .holidays import NONE, Country, Region
from .model import Rules, Step
from .packed_holidays import packed, packed_index
from .schedule import NO_REGION, Dated, plan
from .wording import either_words, rule_words

PATH = "timeline/"
MOST_CHARACTERS = 120
HOLIDAYS = f"{PATH}holidays/"
ISLAND = "timeline-data"
WEEK = 7


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A line of the table of rules. `known` and `unknown` say when, in the plan with and without a promised day."""

    title: str
    known: str
    unknown: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A line of the table for the time after an answer."""

    title: str
    when: str


@dataclass(frozen=True, slots=True)
class Section:
    """The section of an article that argues for a step."""

    title: str
    link: str


@dataclass(frozen=True, slots=True)
class ExampleStep:
    """A step of the worked example, with its draft as it reads where nobody is named."""

    id: str
    title: str
    day: date
    alternative: date | None
    do: str
    avoid: str
    why: str
    subject: str
    body: str
    section: Section


@dataclass(frozen=True, slots=True)
class WorkedExample:
    interview: date
    said: date
    region: str
    steps: tuple[ExampleStep, ...]


@dataclass(frozen=True, slots=True)
class Calculator:
    """The calculator in one of its two forms. `compact`: in an article; `heading`: with a heading of its own.

    `prompts`: for a person of whom nothing comes to mind; `ground`: the section that says where to stop looking.
    """

    data: Markup
    regions: tuple[tuple[str, str], ...]
    default_region: str
    rows: tuple[RuleRow, ...]
    answer_rows: tuple[AnswerRow, ...]
    example: WorkedExample
    prompts: tuple[str, ...]
    ground: Section
    compact: bool = False
    heading: bool = False


@dataclass(frozen=True, kw_only=True)
class TimelinePage(Page):
    template: ClassVar[str] = "timeline/page.html"
    kind: ClassVar[str] = "timeline"
    slots: ClassVar[tuple[str, ...]] = ("timeline.interview", "backup")
    calculator: Calculator


@dataclass(frozen=True, slots=True)
class Ask:
    """The one question on the home page."""

    action: str


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The way from a posting to the calculator. `link` brings its company and role along."""

    link: str


def follow_up(opening: Opening, site: Site) -> FollowUp:
    company, role = (_encoded(_as_typed(text)) for text in (opening.company, opening.role))
    return FollowUp(f"{site.link(PATH)}#v1;c={company};j={role}")


def _encoded(text: str) -> str:
    """For an address. A full stop at its end is encoded too: a plain one would count as the sentence's around it."""
    return re.sub(r"\.$", "%2E", quote(text, safe=""))


def _as_typed(text: str) -> str:
    """One line of what a field of the calculator holds at most."""
    return " ".join(text.split())[:MOST_CHARACTERS].strip()


def sections_of(articles: Sequence[Article], site: Site) -> dict[str, dict[str, Section]]:
    """Article slug -> heading id -> the section that a step may name as its source."""
    return {
        article.slug: {
            heading.id: Section(f"{heading.text} ({article.title})", f"{site.link(article.path)}#{heading.id}")
            for heading in article.headings
        }
        for article in articles
    }


def make_calculator(
    rules: Rules,
    regions: Sequence[Region],
    default_region: str,
    countries: Sequence[Country],
    sections: Mapping[str, Mapping[str, Section]],
    site: Site,
) -> Calculator:
    """The full form. The default region's holidays travel with the page, those of `countries` in files of their own.

    `sections`: as `sections_of` gives them; each source of the rules is among them.
    """

    def section(source: str) -> Section:
        slug, _, heading = source.partition("#")
        return sections[slug][heading]

    by_step = {step.id: section(step.source) for step in rules.every_step}
    data = {
        "steps": [_step_data(step, by_step[step.id]) for step in rules.steps],
        "courses": {
            "offer": [_step_data(step, by_step[step.id]) for step in rules.courses.offer],
            "no": [_step_data(step, by_step[step.id]) for step in rules.courses.no],
        },
        "guard": rules.guard.model_dump(mode="json"),
        "late_thanks": rules.late_thanks,
        "regions": {region.code: packed(region.calendar) for region in regions if region.code == default_region},
        "region": default_region,
        "countries": packed_index(countries),
        "holidays": site.link(HOLIDAYS),
    }
    return Calculator(
        data=json_island(data, ISLAND),
        regions=tuple((region.code, region.name) for region in sorted(regions, key=lambda region: region.name)),
        default_region=default_region,
        rows=tuple(_row(step) for step in rules.steps),
        answer_rows=tuple(_answer_row(step) for step in (*rules.courses.offer, *rules.courses.no)),
        example=_example(rules, regions, default_region, by_step, site),
        prompts=rules.common_ground.prompts,
        ground=section(rules.common_ground.source),
    )


def compact(calculator: Calculator, *, heading: bool) -> Calculator:
    return replace(calculator, compact=True, heading=heading)


def _step_data(step: Step, section: Section) -> dict[str, object]:
    data = step.model_dump(mode="json", exclude={"source", "channel"}, exclude_none=True)
    return {**data, "section": {"title": section.title, "link": section.link}}


def _row(step: Step) -> RuleRow:
    return RuleRow(
        title=render(step.title, {}),
        known=rule_words(step.with_decision),
        unknown=rule_words(step.without_decision),
    )


def _answer_row(step: Step) -> AnswerRow:
    return AnswerRow(
        title=render(step.title, {}),
        when=either_words(step.with_decision, step.without_decision),
    )


def _example(
    rules: Rules, regions: Sequence[Region], default_region: str, sections: Mapping[str, Section], site: Site
) -> WorkedExample:
    region = next((each for each in regions if each.code == default_region), None)
    interview, said = rules.example.interview, rules.example.decision
    made = plan(rules.steps, interview, said, region.calendar if region else NO_REGION)
    steps = tuple(
        _example_step(each, _values(interview, said, each.day, site.year), sections[each.step.id])
        for each in made.steps
    )
    return WorkedExample(interview, said, region.name if region else NONE, steps)


def _values(interview: date, said: date, sent: date, year: int) -> dict[str, str]:
    """The fields of a draft that is written on `sent` by somebody who has typed nothing but the two dates."""
    ago = (sent - interview).days
    interview_day, promised_day = short_day_words(interview, year), day_words(said, year)
    weekday = WEEKDAYS[interview.weekday()] if ago < WEEK else interview_day
    return {
        "you": "[your name]",
        "weekday": weekday,
        "when": {0: "today", 1: "yesterday"}.get(ago, f"on {weekday}"),
        "interview_day": interview_day,
        "promised_day": promised_day,
        "said_day" if said > sent else "said_day_then": promised_day,
    }


def _example_step(dated: Dated, values: Mapping[str, str], section: Section) -> ExampleStep:
    step = dated.step
    draft = step.draft
    note = draft.notes[0] if draft and draft.notes else None
    own = {name: render(text, values) for name, text in (note.model_dump() if note else {}).items()}
    return ExampleStep(
        id=step.id,
        title=render(step.title, values),
        day=dated.day,
        alternative=dated.alternative,
        do=render(step.do, values),
        avoid=step.avoid,
        why=render(step.why, values),
        subject=render(draft.subject, {**values, **own}) if draft else "",
        body=render(draft.body, {**values, **own}) if draft else "",
        section=section,
    )
