"""Digests that stand for what a thing is made of: bytes and texts, and the code that makes it."""

import hashlib
import sys
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

_PLUGINS = Path(__file__).resolve().parents[1]
_LIBRARIES = ("jinja2", "markupsafe", "markdown", "nh3", "pydantic", "lxml")
"""Those whose work is kept."""


@cache
def code_digest() -> str:
    """32 hexadecimal digits, of the project's Python code, of Python itself and of the libraries whose work is kept."""
    whole = blake2b(digest_size=16)
    whole.update(repr((sys.version_info[:3], [version(name) for name in _LIBRARIES])).encode())
    for path in sorted(_PLUGINS.rglob("*.py")):
        data = path.read_bytes()
        whole.update(f"{path.relative_to(_PLUGINS).as_posix()}\0{len(data)}\0".encode() + data)
    return whole.hexdigest()


def digest(*parts: bytes | str) -> str:
    """Sixteen hexadecimal digits that change when a part does, or where one ends."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(f"{len(data)}\0".encode() + data)
    return whole.hexdigest()[:16]


def recipe(*files: str, libraries: tuple[str, ...] = ()) -> str:
    """A digest of the code that makes something, and of the libraries it uses: what an older one made is made anew."""
    return digest(*(Path(file).read_bytes() for file in files), *(f"{name} {version(name)}" for name in libraries))
