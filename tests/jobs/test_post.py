"""The page "Post a job": what it says, the text to fill in, and the limits that its form gets from the model."""

import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from plugins.core.report import Report
from plugins.core.validation import validate
from plugins.core.yaml import load
from plugins.jobs.model import Entry, id_of
from plugins.jobs.pages.form_rules import form_rules
from plugins.jobs.pages.post_form import blank_entry
from tests.building import SiteBuild
from tests.jobs.making import SOUND, read, yaml_of

ROOMS = ["plugins.core", "plugins.writer", "plugins.articles", "plugins.jobs"]


@pytest.fixture
def board(tmp_path: Path, build_site: Callable[..., SiteBuild]) -> Callable[..., SiteBuild]:
    """board(SETTING=...): a site of this room alone, with two postings."""
    files = {"content/data/jobs.yaml": yaml_of("title: Clerk\ncategory: Finance", "title: Cook\ncategory: Kitchen")}
    return partial(build_site, tmp_path, files, bare=True, PLUGINS=ROOMS)


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_page_says_what_is_needed(board: Callable[..., SiteBuild]) -> None:
    """How long a posting stays, whose midnight counts and where to mail it are the site's own settings."""
    built = board(JOB_LIFE_DAYS=21, JOB_CONTACT="board@sea.example", TIMEZONE="Europe/Dublin")
    assert built.status == 0, built.report
    page = html.document_fromstring(built.read("jobs/post/index.html"))
    said = words(page.get_element_by_id("main"))
    assert "stays up until that day is over in Dublin, or for 21 days if you don’t give one" in said
    assert page.xpath("//section[@class='post-hand']//a/@href") == ["mailto:board@sea.example?subject=Job%20posting"]
    assert page.xpath("//datalist/option/@value") == ["Finance", "Kitchen"]


def test_the_lists_lead_there(board: Callable[..., SiteBuild]) -> None:
    """Every list of jobs has a line for employers, below the jobs."""
    built = board()
    for path in ("jobs/", "jobs/category/finance/"):
        page = html.document_fromstring(built.read(f"{path}index.html"))
        (line,) = page.xpath("//p[@class='jobs-hiring']")
        assert words(line) == "Hiring? Post a job"
        assert line.xpath("a/@href") == ["/jobs/post/"]


def test_the_page_has_a_sentence_for_each_fault(board: Callable[..., SiteBuild]) -> None:
    """What the model finds, the form says in words of its own, with nothing in them that only the model knows."""
    (form,) = html.document_fromstring(board().read("jobs/post/index.html")).iter("post-job")
    said = {re.sub(r"-(\w)", lambda part: part[1].upper(), name[5:]): text for name, text in form.attrib.items()}
    known = form_rules()["words"]
    assert said.keys() == known.keys()
    for kind, text in said.items():
        slots = set(re.findall(r"\{(\w+)\}", text))
        assert slots <= {"label", "needed", *re.findall(r"\{(\w+)\}", known[kind])}, kind


def test_without_an_address_there_is_no_page(board: Callable[..., SiteBuild]) -> None:
    """A site that takes no postings by mail has neither the page nor a link to it."""
    built = board(JOB_CONTACT="")
    assert built.status == 0, built.report
    assert not built.exists("jobs/post/index.html")
    assert "/jobs/post/" not in built.read("jobs/index.html")


def test_the_text_to_fill_in_is_an_entry(tmp_path: Path) -> None:
    """As it stands, pasted into a feed beside another entry, it is a sound posting with each field of the form."""
    feed = f"postings:\n{blank_entry(2026, 60)}\n  - {json.dumps({**SOUND, 'id': 'other'})}\n"
    postings, report = read(tmp_path, feed)
    assert report.problems == []
    first = postings[0]
    assert first.id == id_of(first.title, first.company.name)
    entry = first.model_dump(include=Entry.model_fields.keys(), exclude_defaults=True)
    assert entry.keys() >= {"title", "company", "locations", "type", "category", "salary", "expires", "description"}


def test_the_text_names_every_choice() -> None:
    """What may stand in a field of few choices is said beside it."""
    text = blank_entry(2026, 45)
    schema = Entry.model_json_schema()["$defs"]
    for kind in ("EmploymentType", "PayPeriod", "Remote"):
        for choice in schema[kind]["enum"]:
            assert re.search(rf"\b{choice}\b", text), choice
    assert "for 45 days" in text


FAULTS: list[tuple[str, dict[str, Any], str, dict[str, Any]]] = [
    ("missing", {"title": None}, "title: ", {}),
    ("long", {"company": "x" * 201}, "company: ", {"count": 201, "most": 200}),
    ("long", {"title": "é" * 300}, "title: ", {"count": 300, "most": 120}),
    ("nowhere", {"locations": None}, "", {}),
    ("unaddressable", {"category": "—"}, "category: ", {"value": "—"}),
    ("noDate", {"expires": "soon"}, "expires: ", {"value": "soon"}),
    ("year", {"expires": "2200-01-01"}, "expires: ", {"value": "2200-01-01"}),
    ("early", {"expires": "2026-11-01"}, "expires: ", {"value": "2026-11-01", "posted": "2026-11-20"}),
    ("noNumber", {"salary": {"max": "5k", "currency": "CAD", "per": "day"}}, "salary.max: ", {"value": "5k"}),
    ("nothing", {"salary": {"max": 0, "currency": "CAD", "per": "day"}}, "salary.max: ", {}),
    (
        "below",
        {"salary": {"min": 212, "max": 121, "currency": "CAD", "per": "day"}},
        "salary.max: ",
        {"value": 121, "least": 212},
    ),
    ("blank", {"apply": "https://x.example/a b"}, "apply: ", {"value": "https://x.example/a b"}),
    ("broken", {"apply": "https://]"}, "apply: ", {"value": "https://]"}),
    ("scheme", {"apply": "http://x.example"}, "apply: ", {"value": "http://x.example"}),
    ("noMail", {"apply": "mailto:nobody"}, "apply: ", {"value": "mailto:nobody"}),
    ("noHost", {"apply": "https:///a"}, "apply: ", {"value": "https:///a"}),
]


@pytest.mark.parametrize(("kind", "changes", "name", "values"), FAULTS, ids=[f"{one[0]}-{one[2]}" for one in FAULTS])
def test_the_words_are_the_models(kind: str, changes: dict[str, Any], name: str, values: dict[str, Any]) -> None:
    """Filled in, each template of the rules reads as the model's own problem does, whatever the value."""
    entry = {key: value for key, value in {**SOUND, **changes}.items() if value is not None}
    report = Report()
    document = load(json.dumps(entry), "jobs.yaml", report)
    assert document is not None
    validate(Entry, entry, document, report)
    said = form_rules()["words"][kind]
    for slot, value in values.items():
        said = said.replace(f"{{{slot}}}", str(value))
    assert [problem.message for problem in report.problems] == [name + said]


def test_every_word_is_tried() -> None:
    """The list above holds each of the form's words, and no template keeps the value that it was made with."""
    rules = form_rules()["words"]
    assert {kind for kind, *_ in FAULTS} == rules.keys()
    for kind, _, _, values in FAULTS:
        assert set(re.findall(r"\{(\w+)\}", rules[kind])) == values.keys()
