"""The Markdown of a build's files as HTML: kept from build to build, and made on all cores where it is new."""

from collections.abc import Collection, Iterable
from functools import partial
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from plugins.core.digests import code_digest, digest
from plugins.core.encoding import NotUtf8Error, decoded
from plugins.core.store import Store
from plugins.core.strays import files_below
from plugins.core.workers import worked

from .front import NoFrontMatterError, parted
from .markdown import Rendered, has_embed, render

KIND = "text"
ENDINGS = (".md", ".markdown", ".mkd", ".mdown")
_RENDERED = TypeAdapter(Rendered)
_Text = tuple[str, bool]
"""A text, and whether it shows an embed, whose ids its headings then leave alone."""


class Texts:
    """Renders texts, and keeps what it has made in the store.

    `embeds` are the names of the embeds that there are, `ids` those that their scripts know.
    """

    def __init__(self, store: Store, embeds: Collection[str], ids: Collection[str]) -> None:
        self._store, self._embeds, self._ids = store, tuple(sorted(embeds)), tuple(sorted(ids))
        self._made: dict[str, bytes] = {}
        """What the store has not taken."""

    def prepare(self, folders: Iterable[Path]) -> None:
        """Renders all texts of Markdown below some folders that are not known yet."""
        texts = {text for folder in folders for path in files_below(folder) if (text := self._read(path)) is not None}
        new = {key: text for text in sorted(texts) if not self._store.has(KIND, key := self._key(text))}
        self._keep(dict(zip(new, worked(partial(_rendered, self._ids), list(new.values())), strict=True)))

    def rendered(self, text: str, *, embeds: bool) -> Rendered:
        """The text as HTML. `embeds`: it shows one."""
        key = self._key((text, embeds))
        data = self._made.get(key) or self._store.get(KIND, key)
        if data is not None:
            try:
                return _RENDERED.validate_json(data)
            except ValidationError:
                pass  # it is damaged, and made again
        made = render(text, self._ids if embeds else ())
        self._keep({key: _RENDERED.dump_json(made)})
        return made

    def _keep(self, made: dict[str, bytes]) -> None:
        if made and not self._store.put(KIND, made.items()):
            self._made.update(made)

    def _read(self, path: Path) -> _Text | None:
        """The text of a file, if it has any: what is wrong with it is told when it is read in its turn."""
        if path.suffix.lower() not in ENDINGS:
            return None
        try:
            parts = parted(decoded(path.read_bytes()))
        except (NotUtf8Error, NoFrontMatterError, OSError):
            return None
        return parts.text, has_embed(parts.text) or any(f"{name}:" in parts.keys for name in self._embeds)

    def _key(self, text: _Text) -> str:
        words, embeds = text
        return digest(code_digest(), words, *(self._ids if embeds else ()))


def _rendered(ids: Collection[str], text: _Text) -> bytes:
    words, embeds = text
    return _RENDERED.dump_json(render(words, ids if embeds else ()))
