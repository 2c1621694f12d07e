"""Reads rules.yaml: into models, and against the articles that argue for each step."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.core.report import Report, did_you_mean
from plugins.core.validation import validate
from plugins.core.yaml import Document, Path_, load_file

from .model import Rules, Step

ANCHORS: dict[Path_, tuple[str, ...]] = {
    ("steps",): ("interview", "decision"),
    ("courses", "offer"): ("offer", "deadline"),
    ("courses", "no"): ("no",),
}
"""Where steps stand, and the days that they may count from there."""

MOST_AFTER_THE_PROMISE = 2


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The rules, and the document that knows where each of them stands."""

    rules: Rules
    document: Document


def read_rules(path: Path, root: Path, report: Report) -> RuleBook | None:
    """The rules in a file. None where they have faults; the report says which, with their lines."""
    document = load_file(path, root, report)
    if document is None:
        return None
    rules = validate(Rules, document.value, document, report)
    if rules is None:
        return None
    checks = (
        _ids_are_unique(rules, document, report),
        _anchors_fit(rules, document, report),
        _enough_is_enough(rules, document, report),
    )
    if not all(checks):
        return None
    return RuleBook(rules, document)


def check_sources(book: RuleBook, sections: Mapping[str, Mapping[str, str]], report: Report) -> bool:
    """Whether each `source` is a section; the others are reported. `sections`: slug -> heading id -> heading."""
    sound = True
    for path, owner, source in _sources(book.rules):
        slug, _, section = source.partition("#")
        if slug in sections and section in sections[slug]:
            continue
        sound = False
        if slug in sections:
            message = f'"{slug}" has no section "{section}".'
            hint = did_you_mean(section, sections[slug]) or f"Its sections: {', '.join(sections[slug]) or 'none'}."
        else:
            message = f'there is no published article "{slug}".'
            hint = did_you_mean(slug, sections) or "Name the article that argues for it."
        _problem(book.document, path, report, f"{owner}  source: {message}", hint)
    return sound


def _sources(rules: Rules) -> Iterator[tuple[Path_, str, str]]:
    """Each source with its place in the file, and what it belongs to."""
    for place, step in _placed(rules):
        yield (*place, "source"), f'step "{step.id}"', step.source
    yield ("common_ground", "source"), "common_ground", rules.common_ground.source


def _ids_are_unique(rules: Rules, document: Document, report: Report) -> bool:
    first: dict[str, int] = {}
    unique = True
    for place, step in _placed(rules):
        path = (*place, "id")
        if step.id in first:
            unique = False
            message = f'the id "{step.id}" is given twice (first in line {first[step.id]}).'
            _problem(document, path, report, message, "Saved plans are keyed by it: choose another one.")
        first.setdefault(step.id, document.mark(path).line)
    return unique


def _anchors_fit(rules: Rules, document: Document, report: Report) -> bool:
    fit = True
    for place, step in _placed(rules):
        known = ANCHORS[place[:-1]]
        for key, offset in (("with_decision", step.with_decision), ("without_decision", step.without_decision)):
            if offset is not None and offset.anchor not in known:
                fit = False
                message = f'step "{step.id}"  {key}: cannot count from "{offset.anchor}" here.'
                _problem(document, (*place, key, "anchor"), report, message, f"Want {' or '.join(known)}.")
    return fit


def _enough_is_enough(rules: Rules, document: Document, report: Report) -> bool:
    """Whether the recruiter hears no more than twice after the promised day, whatever is put off beyond it."""
    after = [
        (index, step)
        for index, step in enumerate(rules.steps)
        if step.to == "recruiter" and (rule := step.with_decision) and rule.anchor == "decision"
        if rule.offset > 0 or step.if_too_close == "move"
    ]
    for index, step in after[MOST_AFTER_THE_PROMISE:]:
        names = ", ".join(f'"{one.id}"' for _, one in after[:MOST_AFTER_THE_PROMISE])
        message = f'step "{step.id}"  would be a third message to the recruiter after the promised day, beside {names}.'
        hint = "Two are enough: leave one out, or let it fall away (offset: -1 or less, if_too_close: drop)."
        _problem(document, ("steps", index, "id"), report, message, hint)
    return len(after) <= MOST_AFTER_THE_PROMISE


def _placed(rules: Rules) -> Iterator[tuple[Path_, Step]]:
    """Every step, behind the path to its place in the file."""
    for place, steps in zip(ANCHORS, (rules.steps, rules.courses.offer, rules.courses.no), strict=True):
        for index, step in enumerate(steps):
            yield (*place, index), step


def _problem(document: Document, path: Path_, report: Report, message: str, hint: str) -> None:
    mark = document.mark(path)
    report.problem(document.source, message, line=mark.line, column=mark.column, hint=hint)
