"""Styles, scripts and fonts: each room's folder is published under a digest of its content.

The names that pages ask for stay, imports between files are relative, and a published file never changes.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from pelican import Pelican

from plugins.core import strays
from plugins.core.build import Build, Mode, Room, build_of
from plugins.core.digests import code_digest
from plugins.core.errors import SiteError, plainly
from plugins.core.store import Store
from plugins.core.templates import style_file

from .disk import disk
from .scripts import find_esbuild, joined, minified_styles

KIND = "asset"
LAYERS = ("reset", "tokens", "base", "layout", "components", "utilities")


@plainly()
def publish_assets(pelican: Pelican) -> None:
    """A receiver of `get_generators`: writes all asset folders into the staging folder, and says where they are."""
    with disk(pelican.output_path):
        _publish_assets(build_of(pelican), Path(pelican.output_path))


def _publish_assets(build: Build, staging: Path) -> None:
    theme = build.theme / "static"
    folders = {room.name: files_in(room.folder / "static") for room in build.rooms}
    roots = {room.name: room.folder / "static" for room in build.rooms}
    shell = files_in(theme)
    folders["theme"] = {name: data for name, data in shell.items() if not name.startswith(("css/", "fonts/"))}
    roots["theme"] = theme
    fonts = {name: data for name, data in shell.items() if name.startswith("fonts/")}
    esbuild = _esbuild(build)
    sheets = {"site": stylesheet(build), **{room.name: room_stylesheet(room, build) for room in build.rooms}}
    build.styles = {name: _made(build.store, sheet, esbuild) for name, sheet in sheets.items() if sheet}
    folders["site"] = {**{f"{name}.css": sheet for name, sheet in build.styles.items()}, **fonts}
    for name, files in folders.items():
        if not files:
            continue
        if esbuild and name in roots:
            files = _kept(build.store, roots[name], files, esbuild)
        folder = f"assets/{name}-{'dev' if build.mode is Mode.PREVIEW else digest(files)}"
        build.assets[name] = folder
        for file, data in files.items():
            target = staging / folder / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


def write_styles(build: Build, staging: Path, wanted: Iterable[tuple[str, ...]]) -> None:
    """Writes the stylesheets that pages have asked for: the shared sheet, and those of some rooms behind it."""
    for rooms in wanted:
        target = staging / build.assets["site"] / style_file(rooms)
        if not target.exists():
            target.write_bytes(b"\n".join(build.styles[room] for room in rooms))


def _made(store: Store, sheet: str, esbuild: Path | None) -> bytes:
    if esbuild is None:
        return sheet.encode()
    key = digest({"sheet.css": sheet.encode(), "": _recipe(esbuild)})
    made = store.get(KIND, key)
    if made is None:
        made = minified_styles(sheet, esbuild)
        store.put(KIND, [(key, made)])
    return made


def _kept(store: Store, folder: Path, files: Mapping[str, bytes], esbuild: Path) -> dict[str, bytes]:
    """As `published`, from what an earlier build has kept, where it did."""
    scripts = {name: data for name, data in files.items() if name.endswith(".js")}
    if not scripts:
        return dict(files)
    key = digest({**scripts, "": _recipe(esbuild)})
    data = store.get(KIND, key)
    if data is not None:
        with suppress(ValueError, AttributeError):  # it is damaged, and made again
            made = {name: text.encode() for name, text in json.loads(data).items()}
            return {name: data for name, data in files.items() if name not in scripts} | made
    whole = published(folder, files, esbuild)
    texts = {name: data.decode() for name, data in whole.items() if name not in files or name in scripts}
    store.put(KIND, [(key, json.dumps(texts).encode())])
    return whole


def _recipe(esbuild: Path) -> bytes:
    """What makes a script beside its own text: our code, and esbuild of this version."""
    package = esbuild.parents[1] / "package.json"
    return code_digest().encode() + (package.read_bytes() if package.is_file() else b"")


def _esbuild(build: Build) -> Path | None:
    """What joins the scripts of a site that is published. While writing they stay as they are, for the debugger."""
    if build.mode is not Mode.BUILD:
        return None
    esbuild = find_esbuild()
    if esbuild is None:
        message = "esbuild is not here, so scripts are published as they were written."
        build.report.note("package.json", message, hint="`make build` fetches it.")
    return esbuild


def published(folder: Path, files: Mapping[str, bytes], esbuild: Path) -> dict[str, bytes]:
    """A folder's files with its scripts joined and minified; the others stay as they are."""
    scripts = {name for name in files if name.endswith(".js")}
    return {name: data for name, data in files.items() if name not in scripts} | joined(folder, scripts, esbuild)


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder that is meant to be published, by its relative name, in a fixed order."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in strays.files_below(folder)}


def digest(files: dict[str, bytes]) -> str:
    """Ten hexadecimal digits that change when a name or a byte of the files does."""
    whole = hashlib.sha256()
    for name, data in sorted(files.items()):
        whole.update(f"{name}\0{len(data)}\0".encode() + data)
    return whole.hexdigest()[:10]


def stylesheet(build: Build) -> str:
    """What all pages share: the theme's layers, in their order, which a room's own sheet then follows.

    A room that shows something in the frame of every page has the styles for that in `<room>-frame.css`.
    """
    styles = build.theme / "static" / "css"
    parts = [f"@layer {', '.join(LAYERS)};"]
    for layer in LAYERS:
        own = _sheets(styles, layer)
        if layer == "components":
            own += [path for room in build.rooms for path in _sheets(room.folder, f"{room.name}-frame")]
        parts += [_read(path, layer, build) for path in own]
    return "\n".join(parts) + "\n"


def room_stylesheet(room: Room, build: Build) -> str:
    """A room's components: for the pages that show a part of the room. "" where it has none."""
    frame = _sheets(room.folder, f"{room.name}-frame")
    return "".join(
        f"{_read(path, 'components', build)}\n" for path in _sheets(room.folder, room.name) if path not in frame
    )


def _sheets(folder: Path, name: str) -> list[Path]:
    """`name`.css and what continues it (`name`-*.css), in this order."""
    own = strays.files_in(folder, f"{name}*.css")
    return sorted((path for path in own if f"{path.stem}-".startswith(f"{name}-")), key=lambda path: path.stem)


def _read(path: Path, layer: str, build: Build) -> str:
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    if _outermost(text) != {f"@layer {layer}"}:
        raise SiteError(f"{build.source(path)}: want every rule inside `@layer {layer} {{ ... }}`")
    return re.sub(r"[ \t]*\n\s*", "\n", text).strip()


def _outermost(text: str) -> set[str]:
    """What stands before the outermost blocks of a stylesheet without comments: {"@layer base"}."""
    rest, blocks = re.sub(r"\"[^\"]*\"|'[^']*'", "", text), 1
    while blocks:
        rest, blocks = re.subn(r"\{[^{}]*\}", ";", rest)
    return {" ".join(words.split()) for words in rest.split(";") if words.strip()}
