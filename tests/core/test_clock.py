"""The one clock of a build."""

from datetime import UTC, date, datetime

import pytest

from plugins.core.clock import read_clock
from plugins.core.errors import SettingsError


def test_the_epoch_in_the_sites_zone() -> None:
    """SOURCE_DATE_EPOCH is the moment; the day is the one in the site's time zone."""
    clock = read_clock("America/Toronto", {"SOURCE_DATE_EPOCH": "1795492800"})
    assert clock.now == datetime(2026, 11, 24, 4, tzinfo=UTC)
    assert clock.now.utcoffset() is not None
    assert clock.today == date(2026, 11, 23)


def test_today_elsewhere() -> None:
    """At the same moment it is another day in Auckland."""
    clock = read_clock("America/Toronto", {"SOURCE_DATE_EPOCH": "1795492800"})
    assert clock.today_in("Pacific/Auckland") == date(2026, 11, 24)
    assert clock.today_in("America/Vancouver") == date(2026, 11, 23)


def test_without_an_epoch_it_is_now() -> None:
    """The machine's clock counts where nothing is set, or nothing is in it."""
    before = datetime.now(UTC)
    moments = [read_clock("Europe/Berlin", {}).now, read_clock("Europe/Berlin", {"SOURCE_DATE_EPOCH": ""}).now]
    assert all(before <= moment <= datetime.now(UTC) for moment in moments)


@pytest.mark.parametrize("zone", ["Toronto", "", "../etc/passwd", "America/"])
def test_a_zone_that_is_none(zone: str) -> None:
    """The message names the setting and what it wants."""
    with pytest.raises(SettingsError, match=r"TIMEZONE.*America/Toronto"):
        read_clock(zone, {})


@pytest.mark.parametrize("epoch", ["yesterday", "1.5", "9" * 30, "-" + "9" * 30])
def test_an_epoch_that_is_none(epoch: str) -> None:
    """A word, a fraction and a moment beyond all calendars are refused by name."""
    with pytest.raises(SettingsError, match="SOURCE_DATE_EPOCH"):
        read_clock("America/Toronto", {"SOURCE_DATE_EPOCH": epoch})
