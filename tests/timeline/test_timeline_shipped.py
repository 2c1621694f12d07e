"""What the advice that readers get must hold, whatever else is said in it: who hears what on which day."""

from collections.abc import Sequence

import pytest

from plugins.core.report import Report
from plugins.timeline.model import Rules, Step
from plugins.timeline.rules import read_rules
from tests.timeline.cases import COURSE_STEPS, ROOT, RULES, SHIPPED_RULES, STEPS


@pytest.fixture(scope="module", params=[SHIPPED_RULES, RULES], ids=["shipped", "of the tests"])
def rules(request: pytest.FixtureRequest) -> Rules:
    report = Report()
    book = read_rules(request.param, ROOT, report)
    assert report.problems == []
    assert book is not None
    return book.rules


def rule_of(step: Step) -> list[object]:
    return [step.id, step.to, step.with_decision, step.without_decision, step.if_too_close]


def planned(steps: Sequence[Step], worked: Sequence[Step]) -> list[list[object]]:
    """The rules of those steps that the worked plans have; what else the advice says is its own business."""
    known = {step.id for step in worked}
    return [rule_of(step) for step in steps if step.id in known]


def test_the_six_steps(rules: Rules) -> None:
    """They are there, in their order, to whom and when the worked table has them; others may stand among them."""
    assert planned(rules.steps, STEPS) == [rule_of(step) for step in STEPS]


@pytest.mark.parametrize("course", ["offer", "no"])
def test_the_steps_after_an_answer(rules: Rules, course: str) -> None:
    """After an offer and after a no each step of the worked courses is there, in their order."""
    shipped = iter([rule_of(step)[1:] for step in getattr(rules.courses, course)])
    assert [rule for rule in (rule_of(step)[1:] for step in COURSE_STEPS[course]) if rule not in shipped] == []
