"""Every field of a posting is shown in every output, or excused by name: adding one asks for each of them.

A field is shown where two postings that differ in it alone look different. So nothing here knows how an output is made.
"""

import json
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from plugins.core.feed import FeedItem
from plugins.core.templates import declare, render
from plugins.jobs.author.check import shown
from plugins.jobs.board.board import Board, make_board
from plugins.jobs.board.published import facts
from plugins.jobs.exports.feeds import feeds
from plugins.jobs.exports.indeed import indeed_xml
from plugins.jobs.exports.open_json import open_list
from plugins.jobs.model import Entry, Posting
from plugins.jobs.pages.jobposting import job_posting
from plugins.jobs.pages.posting import posting_page
from plugins.jobs.pages.summary import row
from tests import processes
from tests.building import ROOT
from tests.feeds.sample import SITE
from tests.jobs.making import TODAY, posting
from tests.jobs.rendering import room_build

README = ROOT / "plugins" / "jobs" / "README.md"

Change = dict[str, Any]
_PLACE = {"city": "Cork", "country": "IE"}
_COMPANY = {"name": "Acme"}
_PAY = {"min": 50000, "max": 60000, "currency": "CAD", "per": "year"}
_REMOTE = {"remote": "full", "locations": None, "applicants_from": ["CA"]}

DIFFERENT: Mapping[str, tuple[Change, Change]] = {
    "id": ({"id": "one"}, {"id": "two"}),
    "title": ({"title": "Clerk"}, {"title": "Cook"}),
    "company.name": ({"company": "Acme"}, {"company": "Bolt"}),
    "company.url": ({"company": _COMPANY}, {"company": {**_COMPANY, "url": "https://acme.example/"}}),
    "company.logo": ({"company": _COMPANY}, {"company": {**_COMPANY, "logo": "https://acme.example/l.png"}}),
    "remote": ({"remote": "none", "applicants_from": ["CA"]}, {"remote": "full", "applicants_from": ["CA"]}),
    "locations.city": ({"locations": _PLACE}, {"locations": {**_PLACE, "city": "Leeds"}}),
    "locations.region": ({"locations": _PLACE}, {"locations": {**_PLACE, "region": "Munster"}}),
    "locations.country": ({"locations": _PLACE}, {"locations": {**_PLACE, "country": "GB"}}),
    "locations.postal_code": ({"locations": _PLACE}, {"locations": {**_PLACE, "postal_code": "T12"}}),
    "locations.street": ({"locations": _PLACE}, {"locations": {**_PLACE, "street": "1 Quay"}}),
    "locations.text": ({"locations": "Cork, or near it"}, {"locations": "Leeds, or near it"}),
    "applicants_from": (_REMOTE, {**_REMOTE, "applicants_from": ["CA-BC", "US"]}),
    "type": ({"type": "full-time"}, {"type": ["full-time", "contract"]}),
    "category": ({"category": "Art"}, {"category": "Law"}),
    "salary.min": ({"salary": _PAY}, {"salary": {**_PAY, "min": 51000}}),
    "salary.max": ({"salary": _PAY}, {"salary": {**_PAY, "max": 61000}}),
    "salary.currency": ({"salary": _PAY}, {"salary": {**_PAY, "currency": "USD"}}),
    "salary.per": ({"salary": _PAY}, {"salary": {**_PAY, "per": "month"}}),
    "description": ({"description": "Paper."}, {"description": "Ink."}),
    "posted": ({"posted": "2026-11-20"}, {"posted": "2026-11-19"}),
    "expires": ({"expires": "2026-12-20"}, {"expires": "2026-12-21"}),
    "filled": ({"filled": None}, {"filled": "2026-12-01"}),
    "withdrawn": ({"withdrawn": None}, {"withdrawn": "2026-12-01"}),
    "timezone": ({"timezone": "America/Toronto", "zone": "America/Toronto"}, {"timezone": "Europe/Dublin", "zone": "Europe/Dublin"}),
    "apply": ({"apply": "https://acme.example/1"}, {"apply": "mailto:jobs@acme.example"}),
    "last_verified": ({"last_verified": None}, {"last_verified": "2026-11-21"}),
}  # fmt: skip
"""Two postings for each field that differ in it alone. True and None do for a field that holds a truth."""

ROW = "a row is what one sees at a glance"
GOOGLE = "schema.org's JobPosting has nothing for it"
INDEED = "Indeed's XML has no element for it"
EXCUSES: Mapping[str, Mapping[str, str]] = {
    "company.url": {"row": ROW, "feed": "an item leads to the page", "xml": INDEED, "check": "the page shows it as a link"},
    "company.logo": {
        **dict.fromkeys(("page", "row", "feed"), "a page loads nothing from elsewhere"),
        "xml": INDEED,
        "check": "it stands in the markup",
    },
    "locations.postal_code": {"row": ROW},
    "locations.street": {"row": ROW},
    "locations.text": {"markup": "no country is guessed, so there is no markup", "readme": "in a file it has no key"},
    "description": {"row": ROW, "check": "it counts the words"},
    "category": {"row": "the lists are by it", "markup": GOOGLE},
    "apply": {
        "row": "a row leads to the page",
        "feed": "an item leads to the page",
        "markup": "directApply only where applying starts at that address",
        "xml": "Indeed's url is that of the page",
    },
    "featured": {
        "page": "it is a place in the list", "feed": "it is a place in the list", "markup": GOOGLE, "xml": INDEED,
    },
    "agencies_ok": {"row": ROW, "markup": GOOGLE, "xml": INDEED},
    "last_verified": {"row": ROW, "markup": GOOGLE, "xml": INDEED},
}  # fmt: skip
"""Where a field is not shown, and why."""

OUTPUTS = ("page", "row", "markup", "feed", "json feed", "xml", "list", "check", "readme")


def fields() -> Iterator[tuple[str, Any]]:
    """Every field of an entry by its path, with its annotation: those of a company, a place and pay one by one."""
    for name, field in Entry.model_fields.items():
        inner = next(iter(models_in(field.annotation)), None)
        if inner is None:
            yield name, field.annotation
        else:
            yield from ((f"{name}.{each}", within.annotation) for each, within in inner.model_fields.items())


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from models_in(inner)


def different(name: str, annotation: Any) -> tuple[Change, Change]:
    if name in DIFFERENT:
        return DIFFERENT[name]
    if annotation is bool or bool in get_args(annotation):
        return {name: False if annotation is bool else None}, {name: True}
    pytest.fail(f"{name} is new: say in DIFFERENT how two postings differ in it alone")


@pytest.fixture(scope="module")
def outputs() -> Callable[[Change], dict[str, str]]:
    """What each output says of an open posting."""
    build = room_build()
    environment = build.environment
    item_of_list = vars(environment.get_template("jobs/rows.html").module)["item"]

    def of(change: Change) -> dict[str, str]:
        # Its last day is the site's where a field ends it early, so that nothing but the field differs.
        one: Posting = posting(**change)
        board: Board = make_board([one], lambda _zone: TODAY)
        item: FeedItem = next(feeds(board, SITE)).items[0]
        page = posting_page(one, board, SITE)
        html = render(environment, declare(build, page)).html
        return {
            "page": re.sub(r'<script type="application/ld\+json">.*?</script>', "", html),
            "row": item_of_list(row(one, board), 2),
            "markup": json.dumps(job_posting(one, facts(one, board, SITE))) if page.json_ld else "",
            "feed": "\n".join([item.title, item.summary, item.content, item.path, *item.authors, f"{item.published}"]),
            "json feed": json.dumps(item.extension) + item.title + item.content,
            "xml": indeed_xml(board, SITE),
            "list": open_list(board, SITE),
            "check": "\n".join(list(shown(one, board, SITE))[:2]),
        }

    return of


def keys_in_readme() -> set[str]:
    """The keys that the table of fields names."""
    section = README.read_text(encoding="utf-8").partition("\n## A posting\n")[2].partition("\n## ")[0]
    table = [line for line in section.splitlines() if line.startswith("| ")]
    return {key for code in re.findall(r"`([^`]+)`", "\n".join(table)) for key in re.findall(r"\w+", code)}


def gaps(outputs: Callable[[Change], dict[str, str]]) -> Iterator[str]:
    """Each field with each output that neither shows it nor is excused; and each excuse that nobody needs."""
    told = keys_in_readme()
    for name, annotation in fields():
        one, other = map(outputs, different(name, annotation))
        shows = {output for output in one if one[output] != other[output]}
        if set(name.split(".")) <= told:
            shows.add("readme")
        excused = EXCUSES.get(name, {})
        for output in OUTPUTS:
            if output not in shows and output not in excused:
                yield f"{name} is not shown in: {output}"
            if output in shows and output in excused:
                yield f"{name} is shown in: {output}, and needs no excuse"
    yield from (f"{name} is no field" for name in EXCUSES.keys() | DIFFERENT.keys() if name not in dict(fields()))


def test_every_field_is_shown_or_excused(outputs: Callable[[Change], dict[str, str]]) -> None:
    """Page, row, markup, feeds, XML, JSON, job-check and README say each field of the model, or it stands in EXCUSES."""
    found = list(gaps(outputs))
    assert not found, "\n".join(found)


def test_what_closed_is_said_on_its_page() -> None:
    """The ends that a posting comes to, and what the site adds to it, are said on the page of one that is closed or open."""
    build = room_build()

    def page(one: Posting) -> str:
        context = posting_page(one, make_board([one], lambda _zone: TODAY), SITE)
        return render(build.environment, declare(build, context)).html

    for field in ("filled", "withdrawn"):
        days = [page(posting(**{field: day})) for day in ("2026-11-21", "2026-11-22")]
        assert days[0] != days[1]
    assert page(posting(filled="2026-11-22")) != page(posting(withdrawn="2026-11-22"))
    for added in ({"sample": True}, {"feed": "Harbour"}, {"feed": "Harbour", "fetched": date(2026, 11, 22)}):
        assert page(posting().model_copy(update=added)) != page(posting())


@pytest.mark.outside
def test_a_new_field_asks_for_every_output(tmp_path: Path) -> None:
    """A truth that is added to the model, and to nothing else, is missed in every output by name."""
    for folder in ("plugins", "theme", "tests"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("pyproject.toml", "pelicanconf.py"):
        shutil.copy(ROOT / file, tmp_path / file)
    (tmp_path / "content").mkdir()
    model = tmp_path / "plugins" / "jobs" / "model.py"
    text = model.read_text(encoding="utf-8")
    after = "    agencies_ok: bool | None = None\n"
    assert after in text
    model.write_text(text.replace(after, f"{after}    visa_sponsorship: bool | None = None\n"), encoding="utf-8")
    test = "tests/jobs/test_every_field.py::test_every_field_is_shown_or_excused"
    done = processes.run([sys.executable, "-m", "pytest", "-n", "0", test], cwd=tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    missed = set(re.findall(r"visa_sponsorship is not shown in: ([a-z ]+)$", done.stdout, re.MULTILINE))
    assert missed == set(OUTPUTS)
