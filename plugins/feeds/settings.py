"""The settings of feeds and of the subscribe page."""

from typing import Annotated

from pydantic import Field

from plugins.core.settings import FormAddress, Settings, Text, Whole


class FeedsSettings(Settings):
    feed_items: Annotated[Whole, Field(ge=1, le=500)] = 20
    """How many articles a feed holds at most."""
    newsletter_action: FormAddress = ""
    """Where a newsletter's form is sent, as its service says. Empty, none is offered."""
    newsletter_field: Annotated[Text, Field(min_length=1)] = "email"
    """What that service calls the field for the email address."""
