"""What one more posting costs a build in time and memory, and where the time goes.

The board alone is built from generated feeds of growing size, each in a process of its own. Counted is the time on the
processor, since the machine may be busy with other things. What says most is the slope between two sizes, and its ratio
to the slope before: 1 where every posting costs the same, however many there are.
"""

import os
import pstats
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench import corpus
from tests.building import EPOCH, ROOT, build

SIZES = (0, 1_000, 10_000)
PROFILED = 1_000
ROOMS = ["plugins.core", "plugins.writer", "plugins.articles", "plugins.jobs", "plugins.discovery"]
TODAY = datetime.fromtimestamp(int(EPOCH), UTC).date()
SHOWN = 16


@dataclass(frozen=True)
class Cost:
    """A build: seconds on the processor, and the most memory it held, in bytes."""

    postings: int
    seconds: float
    memory: int


def _built(folder: Path, count: int) -> None:
    files: dict[str, str | None] = {**corpus.files(corpus.postings(count, TODAY))}
    sources = [{"path": path, "format": "ours"} for path in files]
    done = build(folder, files, bare=True, PLUGINS=ROOMS, JOB_SOURCES=sources)
    if done.status:
        sys.exit(done.report)


def _cost(count: int) -> Cost:
    """The most memory is that of all builds so far: sizes have to grow."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory() as folder:
        _built(Path(folder), count)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(count, spent, after.ru_maxrss * unit)


def _profile(count: int) -> list[tuple[str, float]]:
    """The functions of this project that take most, with all that they call, as parts of the whole."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _built(folder, count)
        kept = folder / "profile"
        command = [sys.executable, "-m", "cProfile", "-o", str(kept), "-m", "pelican", "-s", str(folder / "conf.py")]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(ROOT)}
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)  # noqa: S603
        read = pstats.Stats(str(kept))
        whole, raw = read.total_tt, read.stats  # type: ignore[attr-defined]
    home = f"{ROOT / 'plugins'}{os.sep}"
    found = [
        (f"{file.removeprefix(home)} {function}", cumulative / whole)
        for (file, _, function), (_, _, _, cumulative, _) in raw.items()
        if file.startswith(home) and file.endswith(".py") and not function.startswith("<")
    ]
    return sorted(found, key=lambda pair: -pair[1])[:SHOWN]


def main() -> None:
    """Prints the figures; ends with 1 where a build fails."""
    none, some, many = (_cost(count) for count in SIZES)
    slopes = [(b.seconds - a.seconds) / (b.postings - a.postings) for a, b in ((none, some), (some, many))]
    room = [(b.memory - a.memory) / (b.postings - a.postings) for a, b in ((none, some), (some, many))]
    print(f"A build of the board alone, on the processor, with {', '.join(f'{size:,}' for size in SIZES)} postings:")
    print("  " + "   ".join(f"{cost.seconds:.1f} s, {cost.memory / 2**20:.0f} MB" for cost in (none, some, many)))
    print("Each posting more costs, up to the second size and from there to the third:")
    print(f"  time    {slopes[0] * 1000:6.2f} ms  {slopes[1] * 1000:6.2f} ms   {slopes[1] / slopes[0]:.2f} times")
    print(f"  memory  {room[0] / 1024:6.1f} kB  {room[1] / 1024:6.1f} kB   {room[1] / room[0]:.2f} times")
    print(f"\nWhere it goes, with {PROFILED:,} postings (each with all that it calls):")
    for name, share in _profile(PROFILED):
        print(f"  {share:6.1%}  {name}")


if __name__ == "__main__":
    main()
