"""The room in a build: what authors and their settings can get wrong, and where the calculator is shown."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest

from plugins.core.facts import Opening
from plugins.core.pages import Site
from plugins.timeline.contexts import follow_up
from tests.building import SiteBuild
from tests.timeline.cases import ROOT, RULES, SHIPPED_RULES

LEAD = "content/articles/what-following-up-really-means.md"
OTHER = "content/articles/when-they-go-silent.md"
SEVENTH = """\
  - id: close
    to: self
    channel: self
    with_decision:    {anchor: decision,  offset: 14, unit: business_days}
    without_decision: {anchor: interview, offset: 25, unit: business_days}
    title: Close the file
    do: Put the notes away, and start on something else.
    why: A month on, nobody waits for you, and you need wait for nobody.
    avoid: Looking up who got it.
    source: what-following-up-really-means#when-the-answer-is-no
"""

Builder = Callable[..., SiteBuild]


def test_article_that_is_gone(tmp_path: Path, build_site: Builder) -> None:
    """Whoever deletes the article that argues for the steps is told, with the lines that name it."""
    built = build_site(tmp_path, files={LEAD: None}, LEAD_ARTICLE="")
    assert built.status != 0
    rules = SHIPPED_RULES.read_text(encoding="utf-8").splitlines()
    lines = [number for number, line in enumerate(rules, 1) if "source: what-following" in line]
    assert lines
    for line in lines:
        assert f"plugins/timeline/rules.yaml:{line}:" in built.report
    assert 'there is no published article "what-following-up-really-means"' in built.report


def test_article_with_a_fault(tmp_path: Path, build_site: Builder) -> None:
    """Where that article is only missing for a fault of its own, the fault is told and nothing else."""
    built = build_site(tmp_path, files={LEAD: "---\ntitle: Following up\n---\n"}, LEAD_ARTICLE="")
    assert f"{LEAD}:2:1  date: is missing." in built.report
    assert "rules.yaml" not in built.report


def test_section_that_was_renamed(tmp_path: Path, build_site: Builder) -> None:
    """A heading of the article that is renamed no longer argues for its step."""
    text = (ROOT / LEAD).read_text(encoding="utf-8").replace("## Thank-you notes", "## Thank-you letters")
    built = build_site(tmp_path, files={LEAD: text})
    assert built.status != 0
    assert 'has no section "thank-you-notes". Did you mean thank-you-letters?' in built.report


def test_calculator_twice_in_an_article(tmp_path: Path, build_site: Builder) -> None:
    """One page cannot hold two calculators."""
    text = (ROOT / LEAD).read_text(encoding="utf-8") + "\n\n{timeline}\n"
    built = build_site(tmp_path, files={LEAD: text})
    assert built.status != 0
    assert "shows the calculator 2 times" in built.report


def test_where_it_is_shown(tmp_path: Path, build_site: Builder) -> None:
    """In the text where the author put it, below it where the front matter asks for it, and nowhere else."""
    text = (ROOT / OTHER).read_text(encoding="utf-8").replace("\ntitle:", "\ntimeline: true\ntitle:", 1)
    built = build_site(tmp_path, files={OTHER: text}, TIMELINE_REGIONS=[], TIMELINE_DEFAULT_REGION="none")
    assert built.status == 0, built.report
    lead = built.read("articles/what-following-up-really-means/index.html")
    other = built.read("articles/when-they-go-silent/index.html")
    assert lead.count("<follow-up-timeline") == other.count("<follow-up-timeline") == 1
    assert lead.index("<follow-up-timeline") < lead.index("</article>")
    assert other.index("<follow-up-timeline") > other.index("</article>")
    assert "<follow-up-timeline" not in built.read("articles/what-to-ask-at-the-end/index.html")


@pytest.fixture(scope="module")
def advised(tmp_path_factory: pytest.TempPathFactory, build_site: Builder) -> SiteBuild:
    """A site of the tests' own advice, with a step more."""
    folder = tmp_path_factory.mktemp("advised")
    text = RULES.read_text(encoding="utf-8")
    (folder / "rules.yaml").write_text(text.replace("\ncourses:\n", f"\n{SEVENTH}\ncourses:\n", 1), encoding="utf-8")
    built = build_site(folder, rules=folder / "rules.yaml")
    assert built.status == 0, built.report
    return built


def test_page(advised: SiteBuild) -> None:
    """The page is in the navigation, has no style or script of its own in its HTML, and ends its example as worked."""
    html = advised.read("timeline/index.html")
    assert 'href="/timeline/" aria-current="page"' in html
    assert " style=" not in html
    assert " on" + "click=" not in html
    days = ["2026-11-20", "2026-11-21", "2026-12-01", "2026-12-04", "2026-12-08", "2026-12-15", "2026-12-24"]
    places = [html.index(f'<time datetime="{day}"', html.index('<ol class="timeline-example')) for day in days]
    assert places == sorted(places)


def test_a_step_more(advised: SiteBuild) -> None:
    """A step that is added to the advice is on the page and in its data, with no code touched."""
    html = advised.read("timeline/index.html")
    assert re.search(r"<h4>.*: Close the file</h4>", html)
    assert "14 business days after the date they gave you" in html
    (island,) = re.findall(r'<script type="application/json" id="timeline-data">(.*?)</script>', html, re.DOTALL)
    assert [step["id"] for step in json.loads(island)["steps"]][-2:] == ["last_note", "close"]


def test_way_from_a_posting() -> None:
    """Company and role go into the fragment whole, whatever is in them, and no longer than a field takes."""
    hostile = Opening(role='Head of "R&D";  p=x', company="Søn #1\n" + "x" * 200)
    link = follow_up(hostile, Site("", "", "", "en", "https://callback.example/blog", "", 2026, preview=False)).link
    assert link.startswith("/blog/timeline/#v1;c=S%C3%B8n%20%231%20xxx")
    _, company, role = link.split(";")
    assert role == "j=Head%20of%20%22R%26D%22%3B%20p%3Dx"
    assert len(unquote(company.removeprefix("c="))) == 120


def test_a_full_stop_at_the_end_of_a_name() -> None:
    """A full stop that ends a company's or a job's name is encoded: a plain one would be taken for the sentence's."""
    opening = Opening(role="Sr. Dev.", company="Acme Inc.")
    link = follow_up(opening, Site("", "", "", "en", "https://callback.example", "", 2026, preview=False)).link
    assert link.endswith("#v1;c=Acme%20Inc%2E;j=Sr.%20Dev%2E")
