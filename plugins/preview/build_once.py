"""A build of the preview, ready before it is asked for: all code is loaded, and a line on stdin starts it.

Run as `python -m plugins.preview.build_once`, with Pelican's own arguments. Ends without a word where stdin does.
"""

import importlib
import sys
from pathlib import Path

ROOMS = Path(__file__).resolve().parents[1]


def main() -> None:
    pelican = importlib.import_module("pelican")
    for file in sorted(ROOMS.glob("*/__init__.py")):
        importlib.import_module(f"plugins.{file.parent.name}")
    if sys.stdin.readline():
        pelican.main(sys.argv[1:])


if __name__ == "__main__":
    main()
