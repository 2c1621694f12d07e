"""The build benchmark on its smallest corpus: this site and plain Pelican build it, and the figures add up."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.build import measure, report, steps
from bench.build.generators import Generator, Pelican, ThisSite
from bench.build.measure import Cost
from bench.build.results import Result, keep, kept
from tests import processes

COUNT = 5
# Holds a block of memory together with the children that it has forked, until it is told to end.
SHARING = """
import os, signal
block = bytearray(b"x") * (96 << 20)
children = []
for _ in range(3):
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.write(write, b"+")
        signal.pause()
    os.read(read, 1)
    children.append(child)
def end(*_):
    for child in children:
        os.kill(child, signal.SIGTERM)
        os.waitpid(child, 0)
    os._exit(0)
signal.signal(signal.SIGTERM, end)
print("ready", flush=True)
signal.pause()
"""


@pytest.mark.outside
@pytest.mark.parametrize("kind", [ThisSite, Pelican])
def test_a_small_corpus_is_built(kind: Callable[[], Generator], tmp_path: Path) -> None:
    """Every article and posting has its page, after a change too, and the cost of it was seen."""
    (bench,) = steps.lay_out([kind()], tmp_path, COUNT, COUNT)
    cost = bench.cold()
    output = bench.folder / bench.generator.output
    pages = [bench.generator.article_page(f"article-{number}") for number in range(COUNT)]
    pages += [bench.generator.posting_page(posting["id"]) for posting in bench.postings]
    assert len(bench.postings) == COUNT
    assert [page for page in pages if not (output / page).is_file()] == []
    assert bench.pages() >= len(pages)
    assert cost.wall > 0
    assert cost.processor > 0
    assert cost.memory > 10 << 20
    bench.article_edited()
    bench.posting_edited()


@pytest.mark.outside
def test_a_build_that_fails_ends_the_benchmark(tmp_path: Path) -> None:
    """No figure comes of a command that failed; its words are shown."""
    with pytest.raises(SystemExit, match="no such luck"):
        measure.run([sys.executable, "-c", "import sys; sys.exit('no such luck')"], tmp_path, {})


@pytest.mark.outside
def test_shared_memory_counts_once() -> None:
    """What forked processes hold together is counted once, and what each has of its own is not forgotten."""
    with processes.running([sys.executable, "-c", SHARING]) as process:
        processes.said_until(process, "ready")
        held = measure.memory(process.pid)
    assert 96 << 20 < held < 2 * (96 << 20)


def result(generator: str, articles: int, pages: int, seconds: list[float], megabytes: float) -> Result:
    costs = [Cost(wall, wall, int(megabytes * 2**20)) for wall in seconds]
    return Result(generator, "1", articles, 10, pages, {"cold": costs})


def test_a_table_says_median_least_and_most() -> None:
    """The median stands out, whatever the order of the runs; what was measured of one alone is empty for the other."""
    first, second = result("Hugo", 10, 30, [3.0, 1.0, 9.0], 64), result("Eleventy", 10, 30, [2.0], 128)
    first.steps["same"] = [Cost(0.5, 0, 0)]
    rows = list(report.table([first, second]))
    assert "| Everything, with no cache | **3.00** (1.00 to 9.00) | **2.00** |" in rows
    assert "| Nothing changed | **0.50** |  |" in rows
    assert "| Everything: most memory, MB | 64 | 128 |" in rows
    assert "| Pages written | 30 | 30 |" in rows


def test_growth_is_what_each_page_more_costs() -> None:
    """From one size to the next: seconds by pages, and memory by pages, of the same generator."""
    sizes = [result("Hugo", 100, 200, [1.0], 50), result("Hugo", 1_100, 1_200, [3.0], 60)]
    (series,) = report.growths([*sizes, result("Eleventy", 100, 200, [1.0], 50)])
    assert series == sizes
    rows = list(report.growth([series]))
    assert "| Hugo | 1,200 | 3.00 | 2.00 | 3.00 | 2.00 | 60 | 10.24 |  |" in rows


def test_what_was_measured_is_kept(tmp_path: Path) -> None:
    """A later run of one step leaves the others of that size as they were; other sizes stand beside it."""
    keep(result("Hugo", 10, 30, [3.0], 64), tmp_path)
    keep(result("Hugo", 20, 60, [5.0], 64), tmp_path)
    keep(Result("Hugo", "2", 10, 10, 0, {"same": [Cost(0.5, 0, 0)]}), tmp_path)
    small, large = kept(tmp_path)
    assert (small.version, small.pages, set(small.steps)) == ("2", 30, {"cold", "same"})
    assert (large.articles, large.middle("cold", "wall")) == (20, 5.0)
