"""The documents and the code agree: every setting is named where it is read, and every link between documents leads."""

import re
from pathlib import Path

import pytest
from pelican.settings import DEFAULT_CONFIG

import pelicanconf
from plugins.core.urls import slugify

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "plugins").rglob("README.md")],
    key=lambda path: path.as_posix(),
)
_PELICANS = {f"{name.upper()}_SAVE_AS" for name in pelicanconf.DIRECT_TEMPLATES}
SETTINGS = sorted(
    name for name in vars(pelicanconf) if name.isupper() and name not in DEFAULT_CONFIG and name not in _PELICANS
)
_CODE = re.compile(r"^ *(`{3,})[^\n]*\n.*?^ *\1[^\n]*$|(`+)[^`\n]+\2", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^ *(`{3,})[^\n]*\n.*?^ *\1[^\n]*$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} +(.+?) *$", re.MULTILINE)


def links_in(text: str) -> list[str]:
    """The addresses that a Markdown text leads to within the project; what stands in code is no link."""
    found = _LINK.findall(_CODE.sub("", text))
    return [address for address in found if not re.match(r"[a-z]+:", address)]


def places_in(text: str) -> set[str]:
    """The fragments that the headings of a Markdown text answer to."""
    return {slugify(heading) for heading in _HEADING.findall(_FENCE.sub("", text))}


def dead(document: Path, address: str) -> bool:
    path, _, fragment = address.partition("#")
    target = (document.parent / path).resolve() if path else document
    if not target.exists():
        return True
    return bool(fragment) and fragment not in places_in(target.read_text(encoding="utf-8"))


def readers_of(setting: str) -> list[Path]:
    """The rooms whose code names a setting."""
    rooms = [folder for folder in sorted((ROOT / "plugins").iterdir()) if (folder / "__init__.py").is_file()]
    return [
        room for room in rooms if any(f'"{setting}"' in file.read_text(encoding="utf-8") for file in room.rglob("*.py"))
    ]


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_setting_is_named_where_it_is_read(setting: str) -> None:
    """A setting of the house is read by a room, and the README of one that reads it explains it under its name."""
    readers = readers_of(setting)
    assert readers, f"pelicanconf.py: no room reads {setting}"
    readmes = [(room / "README.md").read_text(encoding="utf-8") for room in readers if (room / "README.md").is_file()]
    assert any(f"`{setting}`" in text for text in readmes), (
        f"{setting} is named in no README of {', '.join(room.name for room in readers)}"
    )


def test_every_room_has_a_readme() -> None:
    """A folder that is a room says in a README what it is, and the map of the rooms links to it."""
    rooms = [file.parent for file in (ROOT / "plugins").glob("*/__init__.py")]
    known = links_in((ROOT / "plugins" / "README.md").read_text(encoding="utf-8"))
    assert rooms
    assert [room.name for room in rooms if not (room / "README.md").is_file()] == []
    assert [room.name for room in rooms if f"{room.name}/README.md" not in known] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    """Every relative link leads to a file that is there, and its fragment to a heading in it."""
    links = links_in(document.read_text(encoding="utf-8"))
    assert [address for address in links if dead(document, address)] == []


def test_what_counts_as_a_link() -> None:
    """Links of text and of pictures count; addresses elsewhere, code and fences do not."""
    text = "[a](b.md) ![c](d.png) [e](https://f.example) `[g](h.md)`\n\n```\n[i](j.md)\n```\n"
    assert links_in(text) == ["b.md", "d.png"]


def test_a_dead_link_is_seen(tmp_path: Path) -> None:
    """A file that is missing and a heading that is missing are both dead; a heading in a fence is none."""
    document = tmp_path / "a.md"
    document.write_text("# Once a day\n\n```\n# Not this\n```\n", encoding="utf-8")
    found = {address: dead(document, address) for address in ("a.md", "b.md", "#once-a-day", "a.md#not-this")}
    assert found == {"a.md": False, "b.md": True, "#once-a-day": False, "a.md#not-this": True}
