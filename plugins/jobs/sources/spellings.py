"""How other feeds spell what we have fixed words for: types, periods, remote, countries, flags.

A map's own `values` come first; these are for what everybody writes.
"""

import re
from collections.abc import Mapping
from typing import Any

from plugins.core.validation import country_code

_TYPES = {
    "full-time": "fulltime full fulltimepermanent fulltimefixedterm fulltimeregular ft vollzeit permanentfulltime "
    "fulltimeemployee regularfulltime tempsplein tiempocompleto voltijd",
    "part-time": "parttime part parttimepermanent parttimefixedterm parttimeregular pt teilzeit permanentparttime "
    "tempspartiel deeltijd tiempoparcial",
    "contract": "contract contractor contracting freelance freelancer fixedterm fixedtermcontract "
    "independentcontractor contracttohire selfemployed",
    "temporary": "temporary temp seasonal temporaryfulltime interim",
    "internship": "intern internship trainee traineeship apprenticeship apprentice workingstudent praktikum stage",
    "volunteer": "volunteer volunteering voluntary",
    "per-diem": "perdiem",
    "other": "other",
}
_TYPE_OF = {spelling: ours for ours, spellings in _TYPES.items() for spelling in spellings.split()}
_PERIODS = {
    "year": ("year", "yearly", "annual", "annually", "annum", "yr", "pa", "jahr", "an", "1year", "peryearsalary"),
    "month": ("month", "monthly", "mo", "monat", "mois", "1month", "permonthsalary"),
    "week": ("week", "weekly", "wk", "woche", "1week", "perweeksalary"),
    "day": ("day", "daily", "tag", "1day", "perdaywage", "perdaysalary"),
    "hour": ("hour", "hourly", "hr", "h", "stunde", "1hour", "perhourwage", "perhoursalary"),
}
_PERIOD_OF = {spelling: ours for ours, spellings in _PERIODS.items() for spelling in spellings}
_REMOTE = {
    "full": "full fullremote fullyremote remote true yes 1 telecommute remoteonly 100remote distributed anywhere",
    "hybrid": "hybrid partial partly partiallyremote hybridremote remotefriendly flexible flexibleremote",
    "none": "none false no 0 onsite onsiteonly inoffice office fullyonsite notremote nonremote inperson",
}
_REMOTE_OF = {spelling: ours for ours, spellings in _REMOTE.items() for spelling in spellings.split()}

FLAGS = {
    "islisted": True, "listed": True, "active": True, "isactive": True, "isvisible": True, "visible": True,
    "published": True, "ispublished": True, "public": True, "ispublic": True, "isopen": True, "open": True,
    "archived": False, "isarchived": False, "closed": False, "isclosed": False, "expired": False, "isexpired": False,
    "draft": False, "isdraft": False, "hidden": False, "ishidden": False, "deleted": False, "isdeleted": False,
    "filled": False, "isfilled": False, "internal": False, "isinternal": False,
}  # fmt: skip
"""Keys that say of an entry whether it is public, in small letters and without signs, and what they then hold."""
_OVER = frozenset(
    "inactive closed archived draft expired unpublished unlisted filled hidden deleted internal cancelled canceled "
    "rejected paused onhold private".split()
)
_STATES = {"status", "state", "visibility", "jobstatus", "postingstatus"}


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def employment_type(text: str) -> str:
    """Our word for a type, or the text as it stands."""
    return _TYPE_OF.get(_bare(text), text)


def pay_period(text: str) -> str:
    """Our word for a period: "1 YEAR", "per-hour-wage", "$20 / hour"; "" where none is named, or two are."""
    if found := _PERIOD_OF.get(_bare(text)):
        return found
    words = re.findall(r"[a-zäöü]+", text.casefold())
    named = {_PERIOD_OF[word] for word in words if word in _PERIOD_OF and len(word) > 1}
    return named.pop() if len(named) == 1 else ""


def remote_word(text: str) -> str:
    """Our word for how remote the work is, or the text as it stands."""
    return _REMOTE_OF.get(_bare(text), text)


def country(text: str) -> str:
    """The code of a country by any of its names, or the text as it stands."""
    return country_code(text) or text


def not_public(item: Mapping[str, Any]) -> str:
    """The flag with which a feed itself says that an entry is not for the public: `isListed: false`. "" for none."""
    for key, value in item.items():
        bare = _bare(key)
        if bare in FLAGS and _truth(value) is (not FLAGS[bare]):
            return f"{key}: {str(value).lower()}"
        if bare in _STATES and isinstance(value, str) and _bare(value) in _OVER:
            return f"{key}: {value}"
    return ""


def _truth(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(str(value).casefold()) if isinstance(value, str) else None
