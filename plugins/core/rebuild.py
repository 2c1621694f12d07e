"""Says when the site needs a build though no file has changed, since what it shows depends on the day."""

from collections.abc import Iterable
from datetime import UTC, datetime

from .clock import Clock


def next_rebuild(clock: Clock, moments: Iterable[datetime]) -> datetime:
    """The earliest of the moments that are still to come, in UTC; at the latest the new year in the site's time zone.

    (Dates are written without their year where it is this one.)
    """
    new_year = datetime(clock.today.year + 1, 1, 1, tzinfo=clock.now.tzinfo)
    return min(moment.astimezone(UTC) for moment in (*moments, new_year) if moment > clock.now)
