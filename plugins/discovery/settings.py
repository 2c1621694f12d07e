"""The setting of what is said to search engines and crawlers."""

from typing import Annotated, Literal

from pydantic import BeforeValidator

from plugins.core.settings import Settings
from plugins.core.validation import BookingAddress, fail


def _contact(value: object) -> object:
    if not isinstance(value, str) or (not value.startswith(("mailto:", "https://")) and value):
        raise fail(f'want mailto:name@host, an https:// address, or "" for none, not "{value}"')
    return value


class DiscoverySettings(Settings):
    security_contact: Annotated[BookingAddress | Literal[""], BeforeValidator(_contact)] = ""
    """Whom to tell of a security hole: it makes security.txt. Empty, there is none."""
