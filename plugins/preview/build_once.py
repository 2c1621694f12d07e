"""A build of the preview, ready before it is asked for: all code is loaded, and a line on stdin starts it.

Run as `python -m plugins.preview.build_once`, with Pelican's own arguments. Ends without a word where stdin does.
"""

import ast
import importlib
import sys
from contextlib import suppress
from pathlib import Path

SETTINGS = Path("pelicanconf.py")


def plugins(settings: str) -> list[str]:
    """The names that PLUGINS has, where it is written out. The settings are not run: that is part of the build."""
    with suppress(SyntaxError, ValueError):  # the build says so
        for node in ast.parse(settings).body:
            if isinstance(node, ast.Assign) and any(getattr(each, "id", "") == "PLUGINS" for each in node.targets):
                return [str(name) for name in ast.literal_eval(node.value)]
    return []


def main() -> None:
    pelican = importlib.import_module("pelican")
    with suppress(OSError):
        for name in plugins(SETTINGS.read_text(encoding="utf-8")):
            with suppress(ModuleNotFoundError):  # the build says so
                importlib.import_module(name)
    if sys.stdin.readline():
        pelican.main(sys.argv[1:])


if __name__ == "__main__":
    main()
