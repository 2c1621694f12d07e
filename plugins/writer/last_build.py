"""How much each source held when the site was last published, so that nothing vanishes without a word."""

import json
from collections.abc import Mapping
from pathlib import Path

from plugins.core.report import Report, count_words


def read_counts(file: Path) -> dict[str, int]:
    """What the last build has written down: source -> number of entries. Empty where that is not to be had."""
    try:
        counts = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(counts, dict):
        return {}
    return {str(source): count for source, count in counts.items() if type(count) is int}


def write_counts(file: Path, counts: Mapping[str, int]) -> None:
    file.write_text(json.dumps(counts, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def report_vanished(before: Mapping[str, int], now: Mapping[str, int], report: Report) -> None:
    """A note on each source that held something at the last build and holds nothing now."""
    for source, count in sorted(before.items()):
        if count and not now.get(source) and not report.concerns(source):
            message = f"holds nothing now; at the last build it held {count_words(count, 'entry', 'entries')}."
            report.note(source, message, hint="If you meant that, all is well.")
