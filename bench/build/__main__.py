"""Builds the same articles and postings with each generator in turn, several times, and prints what that took."""

import argparse
import signal
import sys
import tempfile
from pathlib import Path

from bench.build import report, results, steps
from bench.build.generators import ALL
from bench.build.results import Result


def measure(articles: int, postings: int, runs: int, generators: list[str], wanted: list[str]) -> list[Result]:
    """A size. The generators take turns, so that what else the machine does meets all of them."""
    chosen = [each for each in ALL if each.name in generators]
    with tempfile.TemporaryDirectory(prefix="bench-") as place:  # Pelican watches nothing below a hidden folder
        benches = steps.lay_out(chosen, Path(place), articles, postings)
        found = [Result(each.name, each.version(), articles, postings) for each in chosen]
        for run in range(runs):
            for bench, result in zip(benches, found, strict=True):
                for step in wanted:
                    if step not in steps.COMMON | bench.generator.own_steps:
                        continue
                    costs = steps.STEPS[step](bench)
                    said = ", ".join(f"{cost.wall:.2f} s" for cost in costs)
                    print(f"run {run + 1}: {result.generator:<10} {step:<9} {said}", flush=True)
                    result.steps.setdefault(step, []).extend(costs)
                result.pages = bench.pages()
                results.keep(result)
    return found


def main() -> None:
    names = [each.name for each in ALL]
    parser = argparse.ArgumentParser(prog="python -m bench.build", description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--postings", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--generators", nargs="+", choices=names, default=names)
    parser.add_argument("--steps", nargs="+", choices=list(steps.STEPS), default=list(steps.STEPS))
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # ends what it has started, and takes its folder away
    found = measure(asked.articles, asked.postings, asked.runs, asked.generators, asked.steps)
    print(f"\n{asked.articles:,} articles and {asked.postings:,} postings:\n")
    print("\n".join(report.table(found)))


if __name__ == "__main__":
    main()
