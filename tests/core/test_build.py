"""The state of one build, and the one environment in which all templates are rendered."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from plugins.core.build import Build, Mode, Room
from plugins.core.errors import SiteError
from plugins.core.pages import FeedLink, Page
from plugins.core.plugin import begin
from plugins.core.templates import declare


@dataclass(frozen=True, kw_only=True)
class Sample(Page):
    template: ClassVar[str] = "page.html"
    kind: ClassVar[str] = "sample"
    slots: ClassVar[tuple[str, ...]] = ("start", "end")
    embeds: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Count:
    number: int


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """A theme, and a room called jobs, with templates that a test writes."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795449600")
    (tmp_path / "theme" / "templates").mkdir(parents=True)
    (tmp_path / "plugins" / "jobs" / "templates").mkdir(parents=True)
    settings = {
        "PATH": str(tmp_path / "content"), "THEME": str(tmp_path / "theme"), "TIMEZONE": "America/Toronto",
        "SITENAME": "A & B", "SITE_TAGLINE": "", "SITE_DESCRIPTION": "", "DEFAULT_LANG": "en", "AUTHOR": "Dana",
        "SITEURL": "https://example.org/blog/",
    }  # fmt: skip
    build = Build(settings, root=tmp_path, rooms=(Room("jobs", tmp_path / "plugins" / "jobs"),))
    begin(build)
    return build


def write(build: Build, name: str, text: str) -> None:
    room, _, file = name.rpartition("/")
    folder = build.root / "plugins" / room if room else build.theme
    (folder / "templates" / file).write_text(text, encoding="utf-8")


def render(build: Build, text: str, page: Page | None = None, **words: Any) -> str:
    write(build, "page.html", text)
    declared = declare(build, page or Sample(path="a/", title="A"))
    names = {"declared": declared, "page": declared.page, "styled": set(), "styles": []}
    return build.environment.get_template("page.html").render(**names, **words)


def test_what_is_text_is_escaped(house: Build) -> None:
    """Only Markup is HTML."""
    assert render(house, "{{ site.name }} {{ x }} {{ y }}", x="<b>", y=Markup("<i>")) == "A &amp; B &lt;b&gt; <i>"


@pytest.mark.parametrize(
    "text", ["{{ nothing }}", "{{ page.nothing }}", "{% if page.nothing %}x{% endif %}", "{{ settings }}"]
)
def test_what_is_not_there_is_a_fault(text: str, house: Build) -> None:
    """A page sees what it declares: a misspelt name is no empty place, and Pelican's settings are not in reach."""
    with pytest.raises(UndefinedError):
        render(house, text)


def test_links_follow_the_site(house: Build) -> None:
    """Root-relative below the site's path, or in full."""
    assert render(house, "{{ link('jobs/') }} {{ absolute('jobs/') }}") == "/blog/jobs/ https://example.org/blog/jobs/"


def test_assets(house: Build) -> None:
    """A room's files are found under their digest; a room that publishes none is told by name."""
    house.assets["jobs"] = "assets/jobs-0a1b2c3d4e"
    assert render(house, "{{ asset('jobs/jobs.js') }}") == "/blog/assets/jobs-0a1b2c3d4e/jobs.js"
    with pytest.raises(SiteError, match="jobz"):
        render(house, "{{ asset('jobz/jobs.js') }}")


def test_slots(house: Build) -> None:
    """Each room's part in its order, with its own context; None shows nothing, and neither does an empty slot."""
    write(house, "jobs/a.html", "[{{ part.number }} {{ page.title }} {{ site.author }}]")
    house.slots.add("sample", "end", "jobs/a.html", lambda build, page: Count(2), order=2)
    house.slots.add("*", "end", "jobs/a.html", lambda build, page: Count(1), order=1)
    house.slots.add("sample", "end", "jobs/a.html", lambda build, page: None, order=0)
    assert render(house, "{{ slot('end') }}{{ slot('start') }}") == "[1 A Dana][2 A Dana]"
    with pytest.raises(SiteError, match="Sample declares no slot of this name"):
        render(house, "{{ slot('edn') }}")
    with pytest.raises(UndefinedError):
        render(house, "{{ slot('end') }}{{ part }}")


def test_embeds(house: Build) -> None:
    """A room's part in the middle of a text, or nothing where it has nothing to show."""
    write(house, "jobs/a.html", "<b>{{ part.number }}</b>")
    house.slots.embed("timeline", "jobs/a.html", lambda build, page: Count(3) if page.path == "a/" else None)
    embeds = frozenset({"timeline"})
    assert render(house, "{{ embed('timeline') }}", Sample(path="a/", title="A", embeds=embeds)) == "<b>3</b>"
    assert render(house, "{{ embed('timeline') }}", Sample(path="b/", title="B", embeds=embeds)) == ""


def test_a_theme_cannot_take_a_rooms_template(house: Build) -> None:
    """A room's templates have names of their own, and a file of the theme is never taken for one."""
    write(house, "jobs/list.html", "the room's")
    write(house, "list.html", "the theme's")
    render(house, "")
    assert house.environment.get_template("jobs/list.html").render() == "the room's"
    assert house.environment.get_template("list.html").render() == "the theme's"


def test_a_new_build_starts_afresh(house: Build) -> None:
    """Nothing of the build before is left, but the registrations of the rooms are."""
    house.report.problem("a.md", "wrong")
    house.feeds.append(FeedLink("All", "feeds/all.rss", "application/rss+xml", "Articles", "all/"))
    house.keep(Count(1))
    house.facts.say("a/", Count(2))
    house.assets["jobs"] = "assets/jobs-dev"
    house.slots.navigation("Jobs", "jobs/", 10)
    before = house.environment
    begin(house)
    assert not house.report.problems
    assert (house.feeds, house.facts.about("a/", Count), house.assets, house.get(Count)) == ([], None, {}, None)
    assert house.environment is not before
    assert [entry.label for entry in house.slots.navigation_entries()] == ["Jobs"]


def test_kept_state(house: Build) -> None:
    """A room finds its own state by its class, the newest where it kept two, and never another's."""
    house.keep(Count(1))
    house.keep(Count(2))
    assert house.get(Count) == Count(2)
    assert house.get(FeedLink) is None


def test_names_of_files(house: Build) -> None:
    """In messages a file is called by its name in the project, one from elsewhere by its full name."""
    assert house.source(house.root / "content" / "a.md") == "content/a.md"
    assert house.source("/elsewhere/a.md") == "/elsewhere/a.md"


def test_the_site(house: Build) -> None:
    """A slash at the end of SITEURL is no part of it; the year is the build's; a build is no preview by itself."""
    assert (house.site.url, house.site.base, house.site.year) == ("https://example.org/blog", "/blog", 2026)
    assert (house.mode, house.site.preview) == (Mode.BUILD, False)
