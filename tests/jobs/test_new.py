"""`make new job`: what it writes is a posting that the board accepts, and the rest of the file stays as it was."""

from pathlib import Path

import pytest

from plugins.core.errors import SiteError
from plugins.core.report import Report
from plugins.core.yaml import load
from plugins.jobs.author.new import FILE, start_posting

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
    start_posting(tmp_path, "Clerk")
    assert [entry["id"] for entry in postings(tmp_path)] == ["clerk-r-d-ltd-nights-2", "clerk-r-d-ltd-nights"]


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
