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
    (link,) = page.xpath("//section[@class='post-hand']//a/@href")
    assert link.startswith("mailto:board@sea.example?subject=Job%20posting&body=Job%20title%3A%0D%0ACompany%3A%0D%0A")
    assert page.xpath("//datalist/option/@value") == ["Finance", "Kitchen"]


def test_the_boards_own_countries_stand_first(tmp_path: Path, build_site: Callable[..., SiteBuild]) -> None:
    """Those that most postings name come before the list of all, by place or by who may apply; each is in the list too."""
    postings = (
        "title: A\nlocations: {city: Cork, country: IE}",
        "title: B\nremote: full\napplicants_from: [US, NO-03]",
        "title: C\nlocations: {city: Oslo, country: NO}",
    )
    built = build_site(tmp_path, {"content/data/jobs.yaml": yaml_of(*postings)}, bare=True, PLUGINS=ROOMS)
    page = html.document_fromstring(built.read("jobs/post/index.html"))
    first, everything = page.xpath("//select[@name='country']/optgroup")
    assert first.xpath("option/text()") == ["Norway", "Ireland", "United States"]
    names = everything.xpath("option/text()")
    assert names == sorted(names)
    assert {"Norway", "Ireland", "United States", "Canada"} <= set(names)


def test_the_preview_has_the_words_of_a_posting(board: Callable[..., SiteBuild]) -> None:
    """Each label and each sentence of the preview is one that a posting's page has, with slots for what is typed."""
    page = html.document_fromstring(board(TIMEZONE="Europe/Dublin").read("jobs/post/index.html"))
    (preview,) = page.xpath("//article[@data-preview]")
    assert preview.xpath(".//div[@data-fact]/dt/text()") == [
        "Pay", "Place", "Remote", "Type", "Closes", "Posted", "Field",
    ]  # fmt: skip
    assert preview.get("data-range") == "{low}–{high} {per}"
    assert preview.get("data-from") == "from {low} {per}"
    assert preview.get("data-given") == "{day}, end of the day in Dublin"
    assert preview.get("data-full-from", "").endswith("{areas}")
    assert "{day}" in preview.get("data-assumed", "")


def test_no_file_format_in_sight(board: Callable[..., SiteBuild]) -> None:
    """How the board reads a posting is folded away, and called what it is to who would use it."""
    page = html.document_fromstring(board().read("jobs/post/index.html"))
    folded = page.xpath("//details")
    assert {words(each.find("summary")) for each in folded} == {"For those who’d rather paste text"}
    for each in folded:
        each.drop_tree()
    shown = words(page.get_element_by_id("main"))
    assert not re.search(r"(?i)yaml|markdown|\bid:|as the board reads", shown)


def test_the_lists_lead_there(board: Callable[..., SiteBuild]) -> None:
    """Every list of jobs has a line for employers, below the jobs."""
    built = board()
    for path in ("jobs/", "jobs/category/finance/"):
        page = html.document_fromstring(built.read(f"{path}index.html"))
        (line,) = page.xpath("//p[@class='jobs-hiring'][a/@href='/jobs/post/']")
        assert words(line) == "Hiring? Post a job"
        assert line.xpath("a/@href") == ["/jobs/post/"]


OWN_FAULTS = {"whichDay": {"one", "other"}, "whichSum": {"thousands", "point"}, "early": {"day"}}
"""What only people write, so that only the form has words for it: `early` with a day in words."""


def test_the_page_has_a_sentence_for_each_fault(board: Callable[..., SiteBuild]) -> None:
    """What the model finds, the form says in words of its own, with nothing in them that only the model knows."""
    (form,) = html.document_fromstring(board().read("jobs/post/index.html")).iter("post-job")
    said = {re.sub(r"-(\w)", lambda part: part[1].upper(), name[5:]): text for name, text in form.attrib.items()}
    known = form_rules()["words"]
    assert said.keys() == known.keys() | OWN_FAULTS.keys()
    for kind, text in said.items():
        slots = set(re.findall(r"\{(\w+)\}", text))
        of_the_model = set(re.findall(r"\{(\w+)\}", known.get(kind, "")))
        assert slots <= {"label", "needed"} | of_the_model | OWN_FAULTS.get(kind, set()), kind


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
