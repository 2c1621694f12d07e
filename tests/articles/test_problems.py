"""What is wrong in the articles: all of it is told at once, with the line, and nothing is published."""

from collections.abc import Callable

import pytest

from tests.articles.writing import GROUND, article, articles
from tests.building import SiteBuild
from tests.writer.trees import tree

Build = Callable[..., SiteBuild]
PIC = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'

FAULTY = {
    "misspelt": article("Misspelt", standfrist="No such key."),
    "untitled": "---\ndate: 2026-11-02\nguid: urn:x:untitled\ncategory: Advice\n---\n\nText.\n",
    "dateless": article("Bad date", date="2026-02-31", guid="urn:x:dateless"),
    "unreadable": "---\ntitle: Not: YAML\n---\n\nText.\n",
    "bare": "Just a text.\n",
    "unclosed": "---\ntitle: Unclosed\n\nText.\n",
    "listed": "---\n- title\n---\n\nText.\n",
    "unknown": article("No guid", guid=None),
    "pictured": article("Missing picture", image="images/chiar.svg", image_alt="A chair."),
    "outside": article("Outside", image="images/../../conf.py", image_alt="A secret."),
    "undescribed": article("No words for it", image="images/chair.svg"),
    "twin": article("Twin", guid="tag:callback.example,2026:Misspelt2"),
    "double": article("Double", guid="tag:callback.example,2026:Misspelt2"),
    "same-one": article("Same one", slug="same", guid="urn:x:1"),
    "same-two": article("Same two", slug="same", guid="urn:x:2"),
    "shouting": article("Nameless tag", tags=["???"]),
    "elemental": article("Elemental tag", tags=["<i>"]),
    "embedding": article("Unknown embed", body="Hello.\n\n{calender}\n"),
    "moved": article("Old home", aliases=["https://old.example/x"]),
    "credited": article("Credit", image="images/chair.svg", image_alt="A chair.", image_credit_url="javascript:x"),
    "foreign": article("Foreign", status="hidden"),
    "leading": article("Leading", body="See [that]({filename}nowhere.md) and [this]({static}/images/chiar.svg).\n"),
}
TOLD = [
    ('misspelt.md:7:1  "standfrist" is not a key that is known here.', "Did you mean standfirst?"),
    ("untitled.md:2:1  title: is missing.", ""),
    ('dateless.md:3:7  date: "2026-02-31" is not a date', "want YYYY-MM-DD"),
    ("unreadable.md:2:11  this is not YAML", "quotes"),
    ("bare.md:1  has no front matter.", "---"),
    ("unclosed.md:4  the keys that begin in line 2 are not closed", "---"),
    ("listed.md:2:1  this: want a list of keys and values", "not a list"),
    ("unknown.md:1  guid: is missing.", "Paste this line"),
    ("pictured.md:7  image: there is no file content/images/chiar.svg.", "Did you mean chair.svg?"),
    ("outside.md:7  image: there is no file", "conf.py"),
    ("undescribed.md:2:1  image_alt: is missing", "those who do not see it"),
    ("same-two.md:7  slug: two things want this address: /articles/same/", "content/articles/same-one.md too"),
    ('shouting.md:7:8  tags.1: "???" has no letter', ""),
    ('elemental.md:7:8  tags.1: "<i>" has no letter', ""),
    ("embedding.md:11  {calender} is not something that can be shown here.", ""),
    ('moved.md:7:10  aliases: "https://old.example/x" is not an old address', ""),
    ('credited.md:9:19  image_credit_url: "javascript:x" is not an address', ""),
    ('foreign.md:7:9  status: "hidden" is not one of published, draft.', ""),
    ("leading.md:9  the link to {filename}nowhere.md leads nowhere.", ""),
    ("leading.md:9  the link to {static}/images/chiar.svg leads nowhere.", "Did you mean chair.svg?"),
]


@pytest.fixture(scope="module")
def failed(tmp_path_factory: pytest.TempPathFactory, build_site: Build) -> tuple[SiteBuild, bool, bool]:
    """A good build, then one with every fault there is; and whether the site and its shelf stayed as they were."""
    project = tmp_path_factory.mktemp("problems")
    good = build_site(
        project, {**articles(fine=article("Fine")), "content/images/chair.svg": PIC}, bare=True, PLUGINS=GROUND
    )
    assert good.status == 0, good.report
    target, before = good.output.readlink(), tree(good.output)
    files = {f"content/articles/{name}.md": text for name, text in FAULTY.items()}
    files["content/articles/other.rst"] = "Other\n=====\n"
    files["content/pages/about.md"] = "---\ntitle: About\ncategory: none\n---\n\nText.\n"
    built = build_site(project, files, bare=True, PLUGINS=GROUND)
    shelf = project / ".builds" / "output"
    whole = built.output.readlink() == target and tree(built.output) == before
    return built, whole, [path.name for path in shelf.iterdir()] == [target.name]


def test_a_build_with_problems_fails(failed: tuple[SiteBuild, bool, bool]) -> None:
    """The exit status says so to a script, the last line to a person; no traceback is shown to either."""
    built = failed[0]
    assert built.status == 1
    assert built.report.rstrip().endswith("Nothing was published.")
    assert "Traceback" not in built.report


def test_the_site_before_stays_whole(failed: tuple[SiteBuild, bool, bool]) -> None:
    """Byte for byte the one that was published, and nothing half-made lies beside it."""
    assert failed[1]
    assert failed[2]


@pytest.mark.parametrize(("start", "remedy"), TOLD, ids=[start.split("  ")[0] for start, _ in TOLD])
def test_each_fault_is_told(start: str, remedy: str, failed: tuple[SiteBuild, bool, bool]) -> None:
    """With its file and line, and what to do about it, in the same report as all the others."""
    lines = [line for line in failed[0].report.splitlines() if line.startswith(f"content/articles/{start}")]
    assert len(lines) == 1, failed[0].report
    assert remedy in lines[0]


def test_the_line_to_paste(failed: tuple[SiteBuild, bool, bool]) -> None:
    """A missing guid comes with one that nobody else has, alone on its line."""
    lines = failed[0].report.splitlines()
    place = next(number for number, line in enumerate(lines) if "unknown.md:1" in line)
    assert lines[place + 1].startswith("guid: urn:uuid:")
    assert len(lines[place + 1]) == len("guid: urn:uuid:") + 36


def test_a_guid_twice(failed: tuple[SiteBuild, bool, bool]) -> None:
    """Feed readers would take the two for one: the problem names both files."""
    (line,) = [line for line in failed[0].report.splitlines() if "guid: is the one of" in line]
    assert "content/articles/twin.md" in line
    assert "content/articles/double.md" in line


def test_other_formats_and_pages(failed: tuple[SiteBuild, bool, bool]) -> None:
    """A file that only Pelican's other readers would read is refused by name, and pages have keys of their own."""
    assert "content/articles/other.rst  is not a Markdown file." in failed[0].report
    assert 'content/pages/about.md:3:1  "category" is not a key that is known here.' in failed[0].report


def test_no_problem_follows_from_another(failed: tuple[SiteBuild, bool, bool]) -> None:
    """There are exactly as many problems as faults."""
    assert f"{len(TOLD) + 3} problems." in failed[0].report, failed[0].report
