"""The settings of the calculator: the regions that stand first in its list, and the one that is chosen."""

from typing import Annotated

from pydantic import AfterValidator, ValidationInfo, field_validator

from plugins.core.settings import Settings, Text, Texts
from plugins.core.validation import fail

from .holidays import NONE, is_region


def _known(codes: tuple[str, ...]) -> tuple[str, ...]:
    for code in codes:
        if not is_region(code):
            raise fail(f'no public holidays are known for "{code}" (want ISO codes such as US or CA-ON)')
    return tuple(dict.fromkeys(codes))


class TimelineSettings(Settings):
    timeline_regions: Annotated[Texts, AfterValidator(_known)] = ()
    """The employers' regions that stand first in the list: ISO codes of countries (US) and of their parts (CA-ON)."""
    timeline_default_region: Text = NONE
    """The region that is chosen at first: one of TIMELINE_REGIONS, or "none" for weekends alone."""

    @field_validator("timeline_default_region")
    @classmethod
    def _one_of_them(cls, value: str, info: ValidationInfo) -> str:
        regions = info.data.get("timeline_regions")
        if regions is not None and value not in {NONE, *regions}:
            raise fail(f'"{value}" is not in TIMELINE_REGIONS. Add it there, or write "{NONE}"')
        return value
