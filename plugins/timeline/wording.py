"""The rules in words, for the table that stands on the page without script."""

from .model import NAMED_DAYS, Offset

_ANCHORS = {
    "interview": "the interview",
    "decision": "the date they gave you",
    "offer": "the offer",
    "deadline": "the day they want your answer",
    "no": "the no",
}


def rule_words(offset: Offset | None) -> str:
    """When a rule falls: "3 business days before the date they gave you". Empty where there is no rule."""
    if offset is None:
        return ""
    if offset.offset == 0:
        return _ANCHORS[offset.anchor] if offset.anchor in NAMED_DAYS else f"the day of {_ANCHORS[offset.anchor]}"
    count = abs(offset.offset)
    side = "after" if offset.offset > 0 else "before"
    if offset.unit == "days":
        lead = "the day" if count == 1 else f"{count} days"
    else:
        lead = "1 business day" if count == 1 else f"{count} business days"
    return f"{lead} {side} {_ANCHORS[offset.anchor]}"


def either_words(known: Offset | None, unknown: Offset | None) -> str:
    """When a step falls, whether or not a day was named: one rule where both are the same, or only one is there."""
    if known is None or unknown is None or known == unknown:
        return rule_words(known or unknown)
    return f"{rule_words(known)}; where they named none, {rule_words(unknown)}"
