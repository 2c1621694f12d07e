"""What a build says of itself at its end: how many pages it made, and where the time went."""

from collections.abc import Collection
from dataclasses import dataclass, field
from time import perf_counter


@dataclass(slots=True)
class Phases:
    """The phases of a build in their order, and when each began, in seconds of a clock of no matter."""

    begun: dict[str, float] = field(default_factory=dict)

    def begin(self, name: str) -> None:
        self.begun[name] = perf_counter()

    def seconds(self) -> dict[str, float]:
        """How long each took; the last one until now."""
        ends = [*list(self.begun.values())[1:], perf_counter()]
        return {name: end - start for (name, start), end in zip(self.begun.items(), ends, strict=True)}


def summary(before: Collection[str], pages: Collection[str], made: int, phases: Phases) -> str:
    """`before` and `pages` are the addresses of the last build's pages and of this one's, `made` how many are new."""
    gone = len(set(before) - set(pages))
    parts = [f"{made} made", f"{len(pages) - made} as before", *([f"{gone} gone"] if gone else [])]
    seconds = phases.seconds()
    spent = ", ".join(f"{name} {value:.1f}" for name, value in seconds.items())
    return f"{len(pages)} pages: {', '.join(parts)}. {sum(seconds.values()):.1f} s: {spent}."
