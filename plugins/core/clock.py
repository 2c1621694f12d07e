"""The build's one clock. Everything that depends on "now" asks here, so that two builds can be identical."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .errors import SettingsError


@dataclass(frozen=True, slots=True)
class Clock:
    """The moment of the build, aware, in the site's time zone."""

    now: datetime

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def midnight(self) -> datetime:
        """The moment at which today began."""
        return self.now.replace(hour=0, minute=0, second=0, microsecond=0)

    def today_in(self, zone: str) -> date:
        """The calendar date in another IANA time zone at the moment of the build."""
        return self.now.astimezone(ZoneInfo(zone)).date()


def read_clock(timezone: str, environment: Mapping[str, str] = os.environ) -> Clock:
    """The clock of this build: SOURCE_DATE_EPOCH (seconds, reproducible-builds.org) where set, else the machine's.

    Raises SettingsError where TIMEZONE is no IANA name or SOURCE_DATE_EPOCH no whole number.
    """
    try:
        zone = ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise SettingsError(
            f'TIMEZONE: "{timezone}" is not a time zone (want a name such as America/Toronto)'
        ) from error
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    try:
        now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise SettingsError(f'SOURCE_DATE_EPOCH: "{epoch}" is not a number of seconds') from error
    return Clock(now.astimezone(zone))
