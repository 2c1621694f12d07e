"""Asset folders: named by their content; the shared stylesheet in the order of the layers, and one for each room."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.build import Build, Room
from plugins.core.errors import SiteError
from plugins.writer.assets import LAYERS, digest, files_in, room_stylesheet, stylesheet
from tests.building import SiteBuild

FILES = st.dictionaries(st.text(min_size=1, max_size=8), st.binary(max_size=20), min_size=1, max_size=4)


@given(FILES, st.data())
def test_a_digest_changes_with_its_files(files: dict[str, bytes], data: st.DataObject) -> None:
    """A byte more or another name is another folder; the order in which files are found is not."""
    whole = digest(files)
    assert digest(dict(reversed(files.items()))) == whole
    name = data.draw(st.sampled_from(sorted(files)))
    assert digest({**files, name: files[name] + b"x"}) != whole
    assert digest({(f"{key}x" if key == name else key): value for key, value in files.items()}) != whole


def test_files_do_not_flow_into_each_other() -> None:
    """The same bytes cut elsewhere are other files."""
    assert digest({"a": b"bc"}) != digest({"ab": b"c"})
    assert digest({"a": b"x", "b": b"y"}) != digest({"a": b"xb\x001\x00y"})


def test_files_of_a_folder(tmp_path: Path) -> None:
    """All of them, with folders in their names; a folder that is not there has none."""
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "b.js").write_text("b", encoding="utf-8")
    (tmp_path / "a.css").write_text("a", encoding="utf-8")
    assert files_in(tmp_path) == {"a.css": b"a", "js/b.js": b"b"}
    assert files_in(tmp_path / "nothing") == {}


def house(tmp_path: Path, **styles: str) -> Build:
    """A theme with one file for each layer that is named, and one room with its own."""
    css, room = tmp_path / "theme" / "static" / "css", tmp_path / "plugins" / "jobs"
    css.mkdir(parents=True)
    room.mkdir(parents=True)
    for name, text in styles.items():
        file = room / "jobs.css" if name == "jobs" else css / f"{name}.css"
        file.write_text(text, encoding="utf-8")
    settings = {"PATH": str(tmp_path / "content"), "THEME": str(tmp_path / "theme")}
    return Build(settings, root=tmp_path, rooms=(Room("jobs", room),))


def test_layers_in_their_order(tmp_path: Path) -> None:
    """The order of the layers is said first, then each; no comment is left, and nothing of a room."""
    build = house(
        tmp_path,
        utilities="@layer utilities { .u { a: b } }",
        reset="/* why\n @layer x { */ @layer reset { .r { a: b } }",
        components="@layer components { .c { a: b } }",
        jobs="@layer components {\n  .job {\n    a: b;\n  }\n}\n",
    )
    sheet = stylesheet(build)
    assert sheet.startswith(f"@layer {', '.join(LAYERS)};\n")
    places = [sheet.index(name) for name in (".r ", ".c ", ".u ")]
    assert places == sorted(places)
    assert not any(word in sheet for word in ("/*", "why", ".job"))
    assert room_stylesheet(build.rooms[0], build) == "@layer components {\n.job {\na: b;\n}\n}\n"


def test_a_room_stays_in_its_layer(tmp_path: Path) -> None:
    """A rule in another layer, or in none, would win over what it should not: the file is named."""
    build = house(tmp_path, jobs="@layer base { p { a: b } }")
    with pytest.raises(SiteError, match=r"plugins/jobs/jobs\.css.*@layer components"):
        room_stylesheet(build.rooms[0], build)


@pytest.mark.parametrize(
    "text", [".loose { a: b } @layer components { .c { a: b } }", "@layer components { .c { a: b } } p { c: d }"]
)
def test_no_rule_stands_outside_of_a_layer(text: str, tmp_path: Path) -> None:
    """What is in no layer beats all layers."""
    build = house(tmp_path, jobs=text)
    with pytest.raises(SiteError, match="every rule"):
        room_stylesheet(build.rooms[0], build)


def test_styles_stand_where_they_are_needed(shipped: SiteBuild) -> None:
    """What all pages share comes first, in the head; a room's own sheet once, before the first thing that it styles."""
    for path in ("index.html", "jobs/index.html", "articles/what-following-up-really-means/index.html"):
        text = shipped.read(path)
        sheets = re.findall(r'<link rel="stylesheet" href="/assets/([a-z]+)-[^"]+"', text)
        assert sheets[0] == "site"
        assert len(set(sheets)) == len(sheets)
    head = shipped.read("jobs/index.html").partition("</head>")[0]
    assert re.search(r'href="/assets/jobs-[^"]+/jobs\.css"', head)
    article = shipped.read("articles/what-following-up-really-means/index.html")
    assert article.index("/comments.css") < article.index('id="comments"')
    assert "/jobs.css" not in article.partition("</article>")[0]


def test_the_shipped_assets_are_named_by_their_content(shipped: SiteBuild) -> None:
    """Each folder's digest is that of what lies in it, and every page asks for it by that name."""
    folders = sorted((shipped.output / "assets").iterdir())
    assert folders
    for folder in folders:
        assert folder.name.rpartition("-")[2] == digest(files_in(folder))
    site = next(folder.name for folder in folders if folder.name.startswith("site-"))
    assert f'href="/assets/{site}/site.css"' in shipped.read("index.html")
