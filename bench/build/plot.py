"""Draws what was measured, by matplotlib, which lies in the benchmark's own environment: `fetch.python()` runs this."""

import sys
from pathlib import Path

import matplotlib as mpl

mpl.use("svg")
mpl.rcParams.update({"svg.hashsalt": "bench", "svg.fonttype": "path", "font.size": 9, "axes.spines.top": False})
mpl.rcParams["axes.spines.right"] = False

from matplotlib.axes import Axes  # noqa: E402
from matplotlib.figure import Figure  # noqa: E402

from bench.build.report import SHORT, growths, usual  # noqa: E402
from bench.build.results import Result, kept  # noqa: E402

COLOURS = {"This site": "#9a3b1f", "Pelican": "#2f6f6a", "Hugo": "#5b4b8a", "Eleventy": "#8a7a1f"}


def bars(axes: Axes, results: list[Result]) -> None:
    """Seconds of each step, on a scale of tens."""
    steps = [step for step in SHORT if any(step in result.steps for result in results)]
    height = 0.8 / len(results)
    for number, result in enumerate(results):
        places = [at + number * height for at, step in enumerate(steps) if step in result.steps]
        times = [result.middle(step, "wall") for step in steps if step in result.steps]
        axes.barh(places, times, height, label=result.generator, color=COLOURS[result.generator])
        for place, seconds in zip(places, times, strict=True):
            axes.text(seconds, place, f" {seconds:.3g}", va="center", fontsize=7)
    axes.set_yticks([at + 0.4 - height / 2 for at in range(len(steps))], [SHORT[step] for step in steps])
    axes.invert_yaxis()
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter("{x:,g}")
    axes.set_xlabel("seconds")
    axes.set_title(f"{results[0].articles:,} articles and {results[0].postings:,} postings")


def lines(axes: Axes, series: list[list[Result]], memory: bool) -> None:
    """A line for each generator: what a build costs, by the pages that it wrote."""
    for results in series:
        pages = [result.pages for result in results]
        costs = [
            result.middle("cold", "memory") / 2**20 if memory else result.middle("cold", "wall") for result in results
        ]
        colour = COLOURS[results[0].generator]
        axes.plot(pages, costs, "o-", markersize=4, color=colour, label=results[0].generator)
        edited = [result for result in results if "article" in result.steps and not memory]
        times = [each.middle("article", "wall") for each in edited]
        axes.plot([each.pages for each in edited], times, ":", color=colour)
    axes.set_xscale("log")
    axes.set_yscale("log")
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter("{x:,g}")
    axes.set_xlabel("pages")
    axes.set_ylabel("MB" if memory else "seconds")
    axes.set_title("most memory" if memory else "everything; dotted: one article edited")


def main() -> None:
    results = kept()
    series = [each for each in growths(results) if each[0].articles != each[-1].articles]
    figure = Figure(figsize=(11, 7.5) if series else (8, 4.5), layout="constrained")
    if series:
        parts = figure.subplot_mosaic([["bars", "bars"], ["time", "memory"]])
        lines(parts["time"], series, memory=False)
        lines(parts["memory"], series, memory=True)
        bars(parts["bars"], usual(results))
    else:
        axes = figure.subplots()
        bars(axes, usual(results))
    figure.legend(*figure.axes[0].get_legend_handles_labels(), loc="outside upper center", ncols=len(COLOURS))
    figure.savefig(Path(sys.argv[1]), metadata={"Date": None})


if __name__ == "__main__":
    main()
