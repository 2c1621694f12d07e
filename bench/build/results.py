"""What was measured, kept from run to run: large sizes take long, and are measured one at a time."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median

from bench.build.fetch import FOLDER
from bench.build.measure import Cost

KEPT = FOLDER / "results"
ORDER = ("This site", "Pelican", "Hugo", "Eleventy")


@dataclass
class Result:
    """All of one generator at one size. `steps`: what each run of a step cost."""

    generator: str
    version: str
    articles: int
    postings: int
    pages: int = 0
    steps: dict[str, list[Cost]] = field(default_factory=dict)

    @property
    def place(self) -> int:
        """Where it stands in tables."""
        return ORDER.index(self.generator)

    def middle(self, step: str, name: str) -> float:
        """The median of a step's costs of this name."""
        return float(median(getattr(cost, name) for cost in self.steps[step]))


def keep(result: Result, folder: Path = KEPT) -> None:
    """Writes it down. Steps that were not measured this time stay as they were."""
    path = folder / f"{result.articles}-{result.postings}-{result.generator.replace(' ', '-').lower()}.json"
    before = _read(path) if path.is_file() else result
    path.parent.mkdir(parents=True, exist_ok=True)
    steps = {**_plain(before.steps), **_plain(result.steps)}
    whole = asdict(result) | {"steps": steps, "pages": result.pages or before.pages}
    path.write_text(json.dumps(whole, indent=1), encoding="utf-8")


def kept(folder: Path = KEPT) -> list[Result]:
    """All that was written down, by size."""
    found = map(_read, folder.glob("*.json"))
    return sorted(found, key=lambda each: (each.articles, each.postings, each.place))


def _plain(steps: dict[str, list[Cost]]) -> dict[str, list[dict[str, float]]]:
    return {step: [asdict(cost) for cost in costs] for step, costs in steps.items()}


def _read(path: Path) -> Result:
    read = json.loads(path.read_text(encoding="utf-8"))
    steps = {step: [Cost(**cost) for cost in costs] for step, costs in read.pop("steps").items()}
    return Result(**read, steps=steps)
