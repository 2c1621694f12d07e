"""Which code makes a site: what an older one has made and kept is made anew."""

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
