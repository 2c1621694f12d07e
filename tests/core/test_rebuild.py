"""When the site has to be built again though nobody changed a file."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from plugins.core.clock import Clock
from plugins.core.rebuild import next_rebuild

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("America/Toronto"))
HOUR = timedelta(hours=1)


def test_the_first_that_is_still_to_come() -> None:
    """What has passed, this very moment included, is no reason for a build; of the rest the earliest is."""
    moments = [NOON - HOUR, NOON, NOON + 5 * HOUR, NOON + 2 * HOUR]
    assert next_rebuild(Clock(NOON), moments) == NOON + 2 * HOUR


def test_at_the_latest_the_new_year() -> None:
    """With nothing else to come, the year ends at midnight where the site is at home."""
    assert next_rebuild(Clock(NOON), []) == datetime(2027, 1, 1, 5, 0, tzinfo=UTC)
    assert next_rebuild(Clock(NOON), [NOON + 1000 * HOUR]) == datetime(2027, 1, 1, 5, 0, tzinfo=UTC)


def test_zones_are_compared_as_moments() -> None:
    """An evening in Auckland is before the same morning in Vancouver, whatever their clocks say; the answer is in UTC."""
    auckland = datetime(2026, 11, 25, 1, 0, tzinfo=ZoneInfo("Pacific/Auckland"))
    vancouver = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("America/Vancouver"))
    found = next_rebuild(Clock(NOON), [vancouver, auckland])
    assert found.isoformat() == "2026-11-24T12:00:00+00:00"
