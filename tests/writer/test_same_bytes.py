"""The same input gives the same bytes, in whatever order the disk, the hashes and the clock's seconds come."""

import sys
from collections.abc import Callable
from pathlib import Path

from tests import processes
from tests.articles.writing import article, articles
from tests.building import EPOCH, ROOT, SiteBuild
from tests.writer.trees import tree

# Pelican on a disk that lists its folders in an order of its own.
SHUFFLED = """
import os, random, runpy, sys
disk = random.Random(int(sys.argv[1]))
listdir, scandir = os.listdir, os.scandir

class Scanned:
    def __init__(self, entries): self.left = entries
    def __iter__(self): return self
    def __next__(self):
        if not self.left: raise StopIteration
        return self.left.pop()
    def __enter__(self): return self
    def __exit__(self, *_): return None
    def close(self): return None

def shuffled(entries):
    entries = sorted(entries, key=lambda entry: getattr(entry, "name", entry))
    disk.shuffle(entries)
    return entries

os.listdir = lambda *path: shuffled(listdir(*path))
os.scandir = lambda *path: Scanned(shuffled(scandir(*path)))
sys.argv = ["pelican", "-s", sys.argv[2], "--fatal", "errors", "--log-handler", "plain"]
runpy.run_module("pelican", run_name="__main__")
"""


def test_the_order_of_the_disk_does_not_show(tmp_path: Path, build_site: Callable[..., SiteBuild]) -> None:
    """The shipped site with articles, pages and terms of one moment and one rank, built on three different disks."""
    same = {
        name: article(name.title(), "2026-11-20", tags=["One", "Two", name])
        for name in ("zeta", "alpha", "mid", "beta")
    }
    pages = {
        f"content/pages/{name}.md": f"---\ntitle: {name}\n---\n\nText.\n" for name in ("terms", "imprint", "press")
    }
    first = build_site(tmp_path, {**articles(**same), **pages})
    assert first.status == 0, first.report
    expected = tree(first.output)
    for seed in ("1", "2"):
        env = {
            "SOURCE_DATE_EPOCH": str(int(EPOCH) + 7 * int(seed)), "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed,
        }  # fmt: skip
        command = [sys.executable, "-c", SHUFFLED, seed, str(tmp_path / "conf.py")]
        done = processes.run(command, cwd=ROOT, env=env)
        assert done.returncode == 0, done.stdout + done.stderr
        found = tree(tmp_path / "output")
        assert found.keys() == expected.keys()
        assert [name for name in found if found[name] != expected[name]] == []
