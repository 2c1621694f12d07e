"""`make new job`: what it writes is a posting that the board accepts, and the rest of the file stays as it was."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from plugins.core.errors import SiteError
from plugins.core.report import Report
from plugins.core.yaml import load
from plugins.jobs.author.new import FILE, start_posting
from tests.building import SiteBuild
from tests.jobs.making import TODAY
from tests.jobs.test_agreement import ROOMS

ANSWERS = {"COMPANY": 'R&D "Ltd": nights', "PLACE": "Oslo, Norway", "APPLY": "mailto:jobs@rd.example"}


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, answer in ANSWERS.items():
        monkeypatch.setenv(name, answer)
    return monkeypatch


def postings(project: Path) -> list[dict[str, object]]:
    report = Report()
    document = load((project / FILE).read_text(encoding="utf-8"), str(FILE), report)
    assert report.problems == []
    assert document is not None
    found = document.value["postings"] if isinstance(document.value, dict) else document.value
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize(
    "before",
    [
        "# A word first.\nsample: true\npostings:\n\n  - id: old\n    title: Old\n",
        "postings:\n- id: old\n  title: Old\n",
        "# A bare list.\n- id: old\n  title: Old\n",
    ],
)
def test_it_stands_first_and_the_rest_is_untouched(tmp_path: Path, answers: pytest.MonkeyPatch, before: str) -> None:
    """The new entry is the first of the list, whatever form and indentation the file has."""
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text(before, encoding="utf-8")
    start_posting(tmp_path, "Clerk: nights")
    new, old = postings(tmp_path)
    assert old == {"id": "old", "title": "Old"}
    assert new["id"] == "clerk-nights-r-d-ltd-nights"
    assert (new["title"], new["company"]) == ("Clerk: nights", 'R&D "Ltd": nights')
    assert (tmp_path / FILE).read_text(encoding="utf-8").startswith(before.splitlines()[0])


def test_a_second_one_gets_an_id_of_its_own(tmp_path: Path, answers: pytest.MonkeyPatch) -> None:
    """Two postings of the same name and company do not share an address; the first file is made for you."""
    start_posting(tmp_path, "Clerk")
    answers.setenv("PLACE", "Bergen, Norway")
    start_posting(tmp_path, "Clerk")
    assert [entry["id"] for entry in postings(tmp_path)] == ["clerk-r-d-ltd-nights-2", "clerk-r-d-ltd-nights"]


def test_the_same_one_again_is_not_written(tmp_path: Path, answers: pytest.MonkeyPatch) -> None:
    """Of two postings alike in address, title, company and place a board takes one alone: the one there is named."""
    start_posting(tmp_path, "Clerk")
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(SiteError, match=r'jobs\.yaml:3  posting "clerk-r-d-ltd-nights" has the same address'):
        start_posting(tmp_path, " clerk ")
    assert (tmp_path / FILE).read_bytes() == before


@pytest.mark.parametrize(
    ("title", "id"), [("7", "posting-7"), ("True", "posting-true"), ("!!", "posting"), ("By pay", "by-pay-2")]
)
def test_an_id_is_always_a_text(tmp_path: Path, answers: pytest.MonkeyPatch, title: str, id: str) -> None:
    """A number or a word that YAML takes for something else, nothing at all, a page of the board: each gets an id."""
    answers.setenv("COMPANY", "—")
    start_posting(tmp_path, title)
    assert [entry["id"] for entry in postings(tmp_path)] == [id]


def test_a_wrong_answer_writes_nothing(tmp_path: Path, answers: pytest.MonkeyPatch) -> None:
    """An address that the site does not link to is said at once, and no file appears."""
    answers.setenv("APPLY", "http://rd.example")
    with pytest.raises(SiteError, match="is not an address"):
        start_posting(tmp_path, "Clerk")
    assert not (tmp_path / FILE).exists()


def test_a_broken_file_is_not_written_to(tmp_path: Path, answers: pytest.MonkeyPatch) -> None:
    """A file that is not YAML is named with its line, and left alone."""
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text("postings:\n\t- id: old\n", encoding="utf-8")
    with pytest.raises(SiteError, match=r"jobs\.yaml:2"):
        start_posting(tmp_path, "Clerk")
    assert (tmp_path / FILE).read_text(encoding="utf-8") == "postings:\n\t- id: old\n"


@pytest.mark.parametrize(
    "before",
    [
        "postings: [{id: old, title: Old}]\n",
        "postings: [\n  {id: old, title: Old},\n]\n",
        '"postings":\n  - id: old\n    title: Old\n',
        "[{id: old, title: Old}]\n",
        "postings:\n  -\n    id: old\n    title: Old\n    type:\n      - contract\n",
    ],
)
def test_a_file_of_another_layout_is_left_alone(tmp_path: Path, answers: pytest.MonkeyPatch, before: str) -> None:
    """Where there is no line to put an entry on, it is shown to be pasted, and the file stays as it was."""
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text(before, encoding="utf-8")
    with pytest.raises(SiteError, match=r"isn't laid out with a dash(?s:.*)- id: clerk-r-d-ltd-nights"):
        start_posting(tmp_path, "Clerk")
    assert (tmp_path / FILE).read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    "before",
    [
        "",
        "# Nothing yet.",
        "postings:",
        "postings: []\n",
        "postings: # ours\n",
        "postings:\ndefaults: {remote: none}\n",
    ],
)
def test_an_empty_file_gets_its_first_posting(tmp_path: Path, answers: pytest.MonkeyPatch, before: str) -> None:
    """Whatever an empty board looks like, with or without a line break at its end."""
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text(before, encoding="utf-8")
    start_posting(tmp_path, "Clerk")
    assert [entry["title"] for entry in postings(tmp_path)] == ["Clerk"]
    assert "ours" not in before or "# ours" in (tmp_path / FILE).read_text(encoding="utf-8")


def test_what_the_head_of_the_file_says_counts(tmp_path: Path, answers: pytest.MonkeyPatch) -> None:
    """With `defaults` that the new posting cannot be with, the board would refuse it: so nothing is written."""
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text("defaults: {filled: 2020-01-01}\npostings:\n", encoding="utf-8")
    with pytest.raises(SiteError, match="filled: 2020-01-01 is before posted"):
        start_posting(tmp_path, "Clerk")


def test_what_was_wrong_before_does_not_stop_it(tmp_path: Path, answers: pytest.MonkeyPatch) -> None:
    """Another posting's faults are that posting's: the new one is written, and the board names the old faults still."""
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text("postings:\n  - id: old\n    title: Old\n", encoding="utf-8")
    start_posting(tmp_path, "Clerk")
    assert [entry["title"] for entry in postings(tmp_path)] == ["Clerk", "Old"]


ODD = [
    "Clerk \"nights\" 'days'",
    "Clerk: nights",
    "# Clerk",
    "- Clerk",
    "\U0001f469\u200d\U0001f4bb\U0001f680",
    "!?!",
    "...",
    "---",
    "7",
    "0x1F",
    "1.10",
    "2026-11-23",
    "true",
    "null",
    "~",
    "{a: b}",
    "[a]",
    "*a",
    "&a b",
    "%TAG ! x",
    "|",
    "> x",
    "a\\",
    "a\nb",
    "a\tb",
    "a\u2028b\u0085c",
    "\ufeffa",
    "\u202eevil",
    "日本語",
    "ß",
    "<script>evil()</script>",
    "{{ evil }}",
    "x" * 120,
    "x" * 300,
    "a\x00b",
    "a\x1bb",
    "a\udc80b",
    "by-pay",
    "Remote",
    "https://x.example",
]
ADDRESSES = [
    "https://x.example/?q=a:b#c",
    "Mailto:Jobs@x.example",
    "MAILTO:jobs@x.example?subject=Hi",
    "HTTPS://x.example",
    "mailto:",
    "mailto:a",
    "jobs@x.example",
    "http://x.example",
    "https://",
    "https://[",
    "https://x.example/ a",
    'https://x.example/"a"',
    "javascript:evil()",
    "#",
]


class Today(date):
    """The day of the test builds."""

    @classmethod
    def today(cls) -> date:
        return TODAY


def test_check_takes_all_that_it_writes(
    tmp_path: Path, answers: pytest.MonkeyPatch, build_site: Callable[..., SiteBuild]
) -> None:
    """Each odd answer to each question either becomes a posting that a build publishes, or writes nothing and says why."""
    project = tmp_path / "project"
    tries = [(name, odd) for name in ("TITLE", "COMPANY", "PLACE") for odd in ODD] + [
        ("APPLY", odd) for odd in ADDRESSES
    ]
    written = refused = 0
    environment: dict[str, str] = {}
    answers.setattr("os.environ", environment)
    answers.setattr("plugins.jobs.author.new.date", Today)
    for number, (name, odd) in enumerate(tries):
        environment |= {**ANSWERS, "TITLE": f"Clerk {number}", name: odd}
        before = (project / FILE).read_bytes() if (project / FILE).exists() else b""
        try:
            start_posting(project, "")
            written += 1
        except SiteError as error:
            refused += 1
            assert str(error)
            assert ((project / FILE).read_bytes() if before else b"") == before
    answers.undo()
    assert len(postings(project)) == written
    assert written > 90
    assert refused > 10
    built = build_site(project, bare=True, PLUGINS=ROOMS)
    assert built.status == 0, built.report
