"""A day out of what other feeds call a date: moments in any zone, seconds since 1970, mail dates, words. Pure."""

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d+)?\s*(.*)", re.DOTALL)
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})?")
_ZERO = {"Z", "z", "UTC", "GMT"}
_MAIL = re.compile(r"(?:[A-Z][a-z]{2},\s*)?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}.*")
_WRITTEN = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y", "%Y/%m/%d", "%Y%m%d", "%d.%m.%Y")


def day_of(value: object, zone: str, *, deadline: bool = False) -> object:
    """The day of a moment in a zone (IANA), as YYYY-MM-DD; what is none comes back as it is.

    A deadline at midnight ends the day before. A moment without an offset is one of that zone.
    """
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        text = value.strip()
        if re.fullmatch(r"\d{10}|\d{13}", text):
            value = int(text)
        elif found := _MOMENT.fullmatch(text):
            return _of_iso(found, text, zone, deadline) or value
        elif _MAIL.fullmatch(text):
            return _of_mail(text, zone, deadline) or value
        else:
            return _of_words(text) or value
    if isinstance(value, int) and 10**8 * 9 <= value < 10**13:
        seconds = value / 1000 if value >= 10**11 else value
        return _day(datetime.fromtimestamp(seconds, UTC).astimezone(ZoneInfo(zone)), deadline)
    return value


def _of_iso(found: re.Match[str], text: str, zone: str, deadline: bool) -> str | None:
    day, hour, minute, second, behind = found[1], int(found[2]), int(found[3]), int(found[4] or 0), found[5].strip()
    try:
        begun = date.fromisoformat(day)
    except ValueError:
        return None
    full = (hour, minute, second) == (24, 0, 0)
    if not (hour < 24 and minute < 60 and second <= 60) and not full:
        return None
    moment = datetime(begun.year, begun.month, begun.day, tzinfo=UTC) + timedelta(
        hours=hour, minutes=minute, seconds=min(second, 59)
    )
    here = ZoneInfo(zone)
    if not behind:
        return _day(moment.replace(tzinfo=here), deadline)
    if behind in _ZERO:
        return _day(moment.astimezone(here), deadline)
    offset = _OFFSET.fullmatch(behind)
    if offset:
        hours, minutes = int(offset[2]), int(offset[3] or 0)
        if hours > 14 or minutes > 59:
            return None
        east = timedelta(hours=hours, minutes=minutes) * (1 if offset[1] == "+" else -1)
        return _day((moment - east).astimezone(here), deadline)
    # A zone in words may mean several: the day stands as it is written.
    return None if behind[0] in "+-" else _day(moment.replace(tzinfo=here), deadline)


def _of_mail(text: str, zone: str, deadline: bool) -> str | None:
    try:
        moment = parsedate_to_datetime(text)
        return _day(moment.astimezone(ZoneInfo(zone)) if moment.tzinfo else moment, deadline)
    except (ValueError, OverflowError):
        return None


def _of_words(text: str) -> str | None:
    for form in _WRITTEN:
        try:
            return datetime.strptime(text, form).date().isoformat()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def _day(moment: datetime, deadline: bool) -> str:
    ends_before = deadline and (moment.hour, moment.minute, moment.second) == (0, 0, 0)
    return (moment.date() - timedelta(days=1) if ends_before else moment.date()).isoformat()
