"""Builds the same articles and postings with each generator in turn, several times, and prints what that took."""

import argparse
import shutil
import tempfile
from pathlib import Path

from bench.build import fetch, report, results, steps
from bench.build.generators import ALL
from bench.build.results import Result


def measure(articles: int, postings: int, runs: int, generators: list[str], wanted: list[str]) -> list[Result]:
    """A size. The generators take turns, so that what else the machine does meets all of them."""
    chosen = [each for each in ALL if each.name in generators]
    fetch.FOLDER.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="sites-", dir=fetch.FOLDER))
    try:
        benches = steps.lay_out(chosen, folder, articles, postings)
        found = [Result(each.name, each.version(), articles, postings) for each in chosen]
        for run in range(runs):
            for bench, result in zip(benches, found, strict=True):
                for step in wanted:
                    if step in steps.ONLY_THIS_SITE and bench is not benches[0]:
                        continue
                    cost = steps.STEPS[step](bench)
                    print(f"run {run + 1}: {result.generator:<10} {step:<9} {cost.wall:8.2f} s", flush=True)
                    result.steps.setdefault(step, []).append(cost)
                result.pages = bench.pages()
    finally:
        shutil.rmtree(folder)
    for result in found:
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
    found = measure(asked.articles, asked.postings, asked.runs, asked.generators, asked.steps)
    print(f"\n{asked.articles:,} articles and {asked.postings:,} postings:\n")
    print("\n".join(report.table(found)))


if __name__ == "__main__":
    main()
