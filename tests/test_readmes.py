"""The documents and the code agree: every setting is named where it is read, and every link between documents leads."""

import importlib
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from pelican.settings import DEFAULT_CONFIG

import pelicanconf
from plugins.core.settings import Settings
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


ROOMS = sorted(path.parent.name for path in (ROOT / "plugins").glob("*/settings.py"))


def kinds_of(room: str) -> list[type[Settings]]:
    """The models in a room's settings.py."""
    module = importlib.import_module(f"plugins.{room}.settings")
    found = (each for each in vars(module).values() if isinstance(each, type) and issubclass(each, Settings))
    return [each for each in found if each.__module__ == module.__name__ and each.model_fields]


def rows_of(kind: type[Settings]) -> list[str]:
    """The table of a room's settings as its README has to have it: name, default, limits, what it is for."""
    rows = []
    for name, field in kind.model_fields.items():
        limits = {type(each).__name__: each for each in field.metadata}
        if field.is_required():
            default = "needed"
        elif isinstance(field.default, str | int):
            default = f"`{json.dumps(field.default)}`"
        else:
            default = "`[]`" if not field.default else "`content/data/jobs.yaml`, in our own format"
        if "Ge" in limits:
            default += f", from {limits['Ge'].ge} to {limits['Le'].le}"
        rows.append(f"| `{name.upper()}` | {default} | {field.description} |")
    return rows


@pytest.mark.parametrize("room", ROOMS)
def test_every_setting_is_explained_where_it_is_read(room: str) -> None:
    """The README of a room has a row for each of its settings: name, default, limits, and the words of the model."""
    text = (ROOT / "plugins" / room / "README.md").read_text(encoding="utf-8")
    missing = [row for kind in kinds_of(room) for row in rows_of(kind) if row not in text]
    assert missing == [], f"plugins/{room}/README.md: want these rows:\n" + "\n".join(missing)


def test_every_setting_of_the_site_is_read() -> None:
    """What stands in pelicanconf.py is read by a room or by Pelican, and each setting by one room alone."""
    read = Counter(name.upper() for room in ROOMS for kind in kinds_of(room) for name in kind.model_fields)
    assert [name for name in SETTINGS if name not in read] == []
    assert [name for name, count in read.items() if count > 1] == []


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
