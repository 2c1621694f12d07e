"""`make new article`: what it writes is an article that the house accepts."""

from pathlib import Path

import pytest

from plugins.articles.new import start_article
from plugins.core.errors import SiteError
from tests.building import build


@pytest.mark.outside
def test_a_new_article_is_a_draft_that_builds(tmp_path: Path) -> None:
    """The file passes the check as it is, does not show, and shows once its author publishes it."""
    said = start_article(tmp_path, 'A "quoted": title & \\more')
    assert said.startswith("content/articles/a-quoted-title-more.md")
    path = tmp_path / "content/articles/a-quoted-title-more.md"
    rooms = ["plugins.core", "plugins.writer", "plugins.articles"]
    built = build(tmp_path, PLUGINS=rooms, LEAD_ARTICLE="", bare=True, epoch="4102444800")
    assert built.status == 0, built.report
    assert not built.exists("articles/a-quoted-title-more/index.html")
    text = path.read_text(encoding="utf-8").replace("status: draft", "status: published")
    built = build(
        tmp_path, {str(path.relative_to(tmp_path)): text}, PLUGINS=rooms, LEAD_ARTICLE="", bare=True, epoch="4102444800"
    )
    assert built.status == 0, built.report
    assert "&amp; \\more" in built.read("articles/a-quoted-title-more/index.html")


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """An article that is there stays as it is."""
    start_article(tmp_path, "Twice")
    path = tmp_path / "content/articles/twice.md"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(SiteError, match="is there already"):
        start_article(tmp_path, "Twice")
    assert path.read_text(encoding="utf-8") == "mine"


def test_it_takes_the_category_of_the_newest_article(tmp_path: Path) -> None:
    """Most articles follow one of their kind."""
    folder = tmp_path / "content/articles"
    folder.mkdir(parents=True)
    (folder / "one.md").write_text("---\ntitle: One\ncategory: In the room\n---\n", encoding="utf-8")
    start_article(tmp_path, "Two")
    assert 'category: "In the room"\n' in (folder / "two.md").read_text(encoding="utf-8")


HOSTILE = [
    'She said "no": #1 & *more* | {x} [y] %z @a `b` ! ? > - : ',
    "- a start",
    "“Curly” – and ‘more’: a title",
    "C:\\new\\table",
    "1984",
    "2026-11-20",
    "true",
    "null",
    "🎉 A party 👩‍👩‍👧",
    "مقابلة العمل",
    "a\tb\nc\x07d\u2028e\x85f",
    "word " * 25,
    "w" * 150,
    "{timeline}",
    "<script>alert(1)</script>",
    "---",
    "???",
    "🎉",
    "x" * 300,
    "The same",
    "The SAME!",
]


@pytest.mark.outside
def test_hostile_titles(tmp_path: Path) -> None:
    """Whatever it is called: either it is refused with a sentence, or what is written is an article that builds."""
    folder = tmp_path / "content/articles"
    folder.mkdir(parents=True)
    (folder / "other.md").write_text(
        '---\ntitle: "T"\ndate: 2026-01-01\ncategory: "A: b # c"\nslug: taken\n---\n\nx\n', encoding="utf-8"
    )
    (folder / "broken.md").write_text("category: [\n", encoding="utf-8")
    refused = []
    for title in [*HOSTILE, "Taken"]:
        try:
            start_article(tmp_path, title)
        except SiteError as error:
            assert str(error)
            refused.append(title)
    assert refused == ["---", "???", "🎉", "x" * 300, "The SAME!", "Taken"]
    (folder / "broken.md").unlink()
    text = (folder / "other.md").read_text(encoding="utf-8").replace("slug: taken", "slug: taken\nguid: urn:x:1")
    (folder / "other.md").write_text(text, encoding="utf-8")
    built = build(
        tmp_path, PLUGINS=["plugins.core", "plugins.writer", "plugins.articles"], bare=True, BUILD_MODE="preview"
    )
    assert built.status == 0, built.report
    assert built.exists("drafts/1984/index.html")
    assert "A: b # c" in (folder / "1984.md").read_text(encoding="utf-8")
