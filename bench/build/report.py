"""The figures as tables in Markdown."""

from collections.abc import Iterator
from statistics import median

from bench.build.results import Result

STEPS = {
    "cold": "Everything, with no cache",
    "checkout": "A new checkout, with the cache of the last build",
    "article": "One article edited",
    "posting": "One posting edited",
    "same": "Nothing changed",
    "preview": "One article edited, from the save to the served page",
    "reload": "The same in the shipped site, to the page in the browser",
}


def table(results: list[Result]) -> Iterator[str]:
    """One size: a row for each step, a column for each generator. Seconds: the median, and the least and the most."""
    yield f"| seconds | {' | '.join(result.generator for result in results)} |"
    yield "|---|" + "---:|" * len(results)
    for step, said in STEPS.items():
        if any(step in result.steps for result in results):
            yield f"| {said} | {' | '.join(_seconds(result, step) for result in results)} |"
    yield f"| Everything: of the processors | {' | '.join(_of_cold(result, 'processor') for result in results)} |"
    yield f"| Everything: most memory, MB | {' | '.join(_of_cold(result, 'memory') for result in results)} |"
    yield f"| Pages written | {' | '.join(f'{result.pages:,}' for result in results)} |"


def _seconds(result: Result, step: str) -> str:
    costs = result.steps.get(step)
    if not costs:
        return ""
    times = sorted(cost.wall for cost in costs)
    return f"**{short(median(times))}** ({short(times[0])} to {short(times[-1])})"


def _of_cold(result: Result, name: str) -> str:
    costs = result.steps.get("cold")
    if not costs:
        return ""
    middle = median(getattr(cost, name) for cost in costs)
    return f"{middle / 2**20:,.0f}" if name == "memory" else short(middle)


def short(seconds: float) -> str:
    return f"{seconds:.2f}" if seconds < 10 else f"{seconds:,.1f}" if seconds < 100 else f"{seconds:,.0f}"
