"""The rules in words, for the table that stands on the page without script."""

from .model import Offset

_ANCHORS = {"interview": "the interview", "decision": "the date they gave you"}


def rule_words(offset: Offset | None) -> str:
    """When a rule falls: "3 business days before the date they gave you". Empty where there is no rule."""
    if offset is None:
        return ""
    if offset.offset == 0:
        return f"the day of {_ANCHORS[offset.anchor]}" if offset.anchor == "interview" else _ANCHORS[offset.anchor]
    count = abs(offset.offset)
    side = "after" if offset.offset > 0 else "before"
    if offset.unit == "days":
        lead = "the day" if count == 1 else f"{count} days"
    else:
        lead = "1 business day" if count == 1 else f"{count} business days"
    return f"{lead} {side} {_ANCHORS[offset.anchor]}"
