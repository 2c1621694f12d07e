"""The figures in Markdown: a table for each size, and how they grow. Run by itself, it writes docs/performance.md."""

import os
import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby, pairwise
from pathlib import Path
from statistics import median

from bench.build import fetch
from bench.build.results import Result, kept

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "performance.md"
PICTURE = ROOT / "docs" / "performance.svg"
STEPS = {
    "cold": "Everything, with no cache",
    "checkout": "A new checkout, with the cache of the last build",
    "article": "One article edited",
    "posting": "One posting edited",
    "same": "Nothing changed",
    "preview": "One article edited, a server running: from the save to the page as served",
    "reload": "The same in the shipped site: from the save to the page in a browser",
}
SHORT = {
    "cold": "everything",
    "checkout": "new checkout, cache kept",
    "article": "one article edited",
    "posting": "one posting edited",
    "same": "nothing changed",
    "preview": "edit to served page",
}
_FIGURES = re.compile(r"(?<=<!-- figures -->\n).*(?=<!-- /figures -->)", re.DOTALL)


def table(results: list[Result]) -> Iterator[str]:
    """One size: a row for each step, a column for each generator. Seconds: the median, and the least and the most."""
    yield f"| seconds | {' | '.join(result.generator for result in results)} |"
    yield "|---|" + "---:|" * len(results)
    for step, said in STEPS.items():
        if any(step in result.steps for result in results):
            yield f"| {said} | {' | '.join(_seconds(result, step) for result in results)} |"
    for step in ("cold", "article", "preview"):
        if any(step in result.steps for result in results):
            name = SHORT[step].capitalize()
            if step != "preview":
                cells = " | ".join(_of(result, step, "processor") for result in results)
                yield f"| {name}: seconds of the processors | {cells} |"
            yield f"| {name}: most memory, MB | {' | '.join(_of(result, step, 'memory') for result in results)} |"
    yield f"| Pages written | {' | '.join(f'{result.pages:,}' for result in results)} |"


def growth(series: list[list[Result]]) -> Iterator[str]:
    """What each page more costs from one size to the next."""
    yield (
        "| | pages | everything, s | ms for each page more | of the processors, s | ms for each page more "
        "| MB | kB for each page more | one article edited, s |"
    )
    yield "|---|" + "---:|" * 8
    for results in series:
        wall = ["", *(_slope(a, b, "wall", 1_000) for a, b in pairwise(results))]
        work = ["", *(_slope(a, b, "processor", 1_000) for a, b in pairwise(results))]
        room = ["", *(_slope(a, b, "memory", 1 / 1024) for a, b in pairwise(results))]
        for result, more_wall, more_work, more_room in zip(results, wall, work, room, strict=True):
            edited = short(result.middle("article", "wall")) if "article" in result.steps else ""
            yield (
                f"| {result.generator} | {result.pages:,} | {_of(result, 'cold', 'wall')} | {more_wall} "
                f"| {_of(result, 'cold', 'processor')} | {more_work} "
                f"| {_of(result, 'cold', 'memory')} | {more_room} | {edited} |"
            )


def growths(results: list[Result]) -> list[list[Result]]:
    """Each generator's sizes, least first: those that differ in articles alone, then those that differ in postings."""
    series = []
    cold = [result for result in results if "cold" in result.steps]
    for fixed, grows in (("postings", "articles"), ("articles", "postings")):
        ordered = sorted(cold, key=lambda each: (each.place, getattr(each, fixed), getattr(each, grows)))
        for _, group in groupby(ordered, key=lambda each: (each.place, getattr(each, fixed))):
            sizes = list(group)
            if len(sizes) > 1:
                series.append(sizes)
    return series


def usual(results: list[Result]) -> list[Result]:
    """The size of which most was measured."""
    sizes = {(result.articles, result.postings) for result in results}
    known = {size: [each for each in results if (each.articles, each.postings) == size] for size in sizes}
    return max(known.values(), key=lambda group: (sum(len(each.steps) for each in group), group[0].articles))


def write_document(path: Path = DOCUMENT) -> None:
    """Puts all that was kept into the document, and draws it."""
    text = path.read_text(encoding="utf-8")
    figures = "\n".join(_figures(kept()))
    path.write_text(_FIGURES.sub(lambda _: f"\n{figures}\n\n", text), encoding="utf-8")
    subprocess.run([fetch.python(), "-m", "bench.build.plot", PICTURE], cwd=ROOT, check=True)  # noqa: S603


def _figures(results: list[Result]) -> Iterator[str]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    yield f"On {os.cpu_count()} processors and {memory:.0f} GB of memory, {datetime.now(UTC):%B %Y}:"
    versions = {result.generator: result.version for result in results}
    yield ", ".join(f"{name} ({version})" for name, version in versions.items()) + "."
    for size, group in groupby(results, key=lambda each: (each.articles, each.postings)):
        yield f"\n### {size[0]:,} articles and {size[1]:,} postings\n"
        yield from table(list(group))
    series = growths(results)
    if series:
        yield "\n### How it grows\n"
        yield from growth(series)


def _slope(small: Result, large: Result, name: str, unit: float) -> str:
    more = large.pages - small.pages
    between = large.middle("cold", name) - small.middle("cold", name)
    return f"{between / more * unit:.2f}" if more else ""


def _seconds(result: Result, step: str) -> str:
    times = sorted(cost.wall for cost in result.steps.get(step, []))
    if len(times) < 2:
        return "".join(f"**{short(seconds)}**" for seconds in times)
    return f"**{short(median(times))}** ({short(times[0])} to {short(times[-1])})"


def _of(result: Result, step: str, name: str) -> str:
    if step not in result.steps:
        return ""
    middle = result.middle(step, name)
    return f"{middle / 2**20:,.0f}" if name == "memory" else short(middle)


def short(seconds: float) -> str:
    return f"{seconds:.2f}" if seconds < 10 else f"{seconds:,.1f}" if seconds < 100 else f"{seconds:,.0f}"


if __name__ == "__main__":
    write_document()
