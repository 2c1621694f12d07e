"""Reads the advice and the regions in a build, checks them against the articles, and shows the calculator."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.generators import Generator

from plugins.core.articles import Article, Embed
from plugins.core.build import Build, build_of
from plugins.core.facts import Opening
from plugins.core.pages import Page
from plugins.core.search import Document, Kind

from .contexts import (
    HOLIDAYS,
    PATH,
    Ask,
    Calculator,
    FollowUp,
    TimelinePage,
    compact,
    follow_up,
    make_calculator,
    sections_of,
)
from .holidays import Country, Region, kept_countries, read_region, years_around
from .model import TimelineFront
from .packed_holidays import packed_country
from .rules import RuleBook, check_sources, read_rules
from .settings import TimelineSettings

TITLE = "When do I follow up?"
DESCRIPTION = "Two questions, and you know what to send after an interview, to whom, and when."
RULES = Path(__file__).parent / "rules.yaml"
EMBED = "timeline"


IDS = frozenset(
    f"timeline-{name}"
    for name in "country data decision decision-label decision-said form interview interview-label interview-said kept "
    "next part region region-said role-said".split()
)
"""The ids that the calculator in an article gives away."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What generate_context has read: the rules, the regions of the settings, and the world's countries."""

    book: RuleBook
    regions: tuple[Region, ...]
    default_region: str
    countries: tuple[Country, ...]


class TimelineGenerator(Generator):  # type: ignore[misc]
    """Reads first, when the articles are not there yet; writes the page and the countries' files last."""

    def generate_context(self) -> None:
        build = build_of(self)
        book = read_rules(RULES, build.root, build.report)
        settings, years = build.setting(TimelineSettings), years_around(build.clock.today)
        regions = tuple(read_region(code, years, build.site.language) for code in settings.timeline_regions)
        if book is not None:
            countries = kept_countries(years, build.store)
            build.documents.append(documents)
            build.keep(Advice(book, regions, settings.timeline_default_region, countries))

    def generate_output(self, writer: Any) -> None:
        build = build_of(self)
        advice, calculator = build.get(Advice), build.get(Calculator)
        if advice is not None and calculator is not None:
            for country in advice.countries:
                text = json.dumps(packed_country(country), ensure_ascii=False, separators=(",", ":"))
                writer.write_text(f"{HOLIDAYS}{country.code}.json", text)
            writer.write_page(
                TimelinePage(
                    path=PATH,
                    title=TITLE,
                    description=DESCRIPTION,
                    section=PATH,
                    source=build.source(RULES),
                    calculator=calculator,
                )
            )
        else:
            build.doubts.append(PATH)


def documents() -> list[Document]:
    """What the site's search finds of this room: the page."""
    return [Document(PATH, Kind.PAGE, TITLE, summary=DESCRIPTION)]


def offer_generator(pelican: Pelican) -> type[Generator]:
    return TimelineGenerator


def register_slots(pelican: Pelican) -> None:
    build = build_of(pelican)
    build.add_article_options(TimelineFront)
    slots = build.slots
    slots.navigation("Follow-up", PATH, 20)
    slots.add("home", "home.ask", "timeline/ask.html", ask)
    slots.add("article", "article.timeline", "timeline/embed.html", after_article)
    slots.add("article", "article.timeline", "timeline/line.html", line_after_article, plain=True)
    slots.add("job", "job.end", "timeline/opening.html", after_posting)
    slots.add("*", "backup", "timeline/backup_part.html", kept_calculator, plain=True)
    slots.add("my-jobs", "mine.job", "timeline/interview_plan.html", calculator_path, plain=True)
    slots.embed(EMBED, "timeline/embed.html", within_article, IDS)


def join_articles(generators: Sequence[Generator]) -> None:
    """A receiver of `all_generators_finalized`: each source is a section of an article that is published."""
    build = build_of(generators[0])
    advice = build.get(Advice)
    for article in build.articles:
        _check_embeds(article, build)
    if advice is None:
        return
    rules = advice.book.rules
    sections = sections_of(build.articles, build.site)
    missing = {source.partition("#")[0] for source in rules.sources} - sections.keys()
    if any(build.report.concerns(build.source(build.content / "articles" / f"{slug}.md")) for slug in missing):
        return  # an article that is missing because of its own faults: they are enough to tell
    known = {slug: {heading: section.title for heading, section in found.items()} for slug, found in sections.items()}
    if not check_sources(advice.book, known, build.report):
        return
    build.keep(make_calculator(rules, advice.regions, advice.default_region, advice.countries, sections, build.site))


def ask(build: Build, page: Page) -> Ask:
    return Ask(build.site.link(PATH))


def kept_calculator(build: Build, page: Page) -> Calculator | None:
    return build.get(Calculator)


def calculator_path(build: Build, page: Page) -> str | None:
    return PATH if build.get(Calculator) else None


def after_posting(build: Build, page: Page) -> FollowUp | None:
    opening = build.facts.about(page.path, Opening)
    return follow_up(opening, build.site) if opening else None


def within_article(build: Build, page: Page) -> Calculator | None:
    calculator = build.get(Calculator)
    return compact(calculator, heading=False) if calculator else None


def after_article(build: Build, page: Page) -> Calculator | None:
    """The calculator under an article with `timeline: true` that does not show it in its text already."""
    calculator = build.get(Calculator)
    article = next((each for each in (*build.articles, *build.drafts) if each.path == page.path), None)
    wanted = build.facts.about(page.path, TimelineFront)
    if calculator is None or article is None or wanted is None or not wanted.timeline or EMBED in article.embeds:
        return None
    return compact(calculator, heading=True)


def line_after_article(build: Build, page: Page) -> str | None:
    """The way to the calculator, under an article that does not end with it."""
    if build.get(Calculator) is None or after_article(build, page) is not None:
        return None
    return PATH


def _check_embeds(article: Article, build: Build) -> None:
    count = sum(isinstance(part, Embed) and part.name == EMBED for part in article.body)
    if count > 1:
        build.report.problem(article.source, f"shows the calculator {count} times; one page can hold it once.")
