"""The settings of comments."""

from typing import Annotated

from pydantic import Field

from plugins.core.settings import Email, Service, Settings, Text, Texts, Whole


class CommentsSettings(Settings):
    comments_email: Email = ""
    """The address that readers send their comments to. Empty, none are asked for."""
    comments_isso: Service = ""
    """Where Isso answers, such as `https://talk.example` (`http://` for localhost alone). Empty, there is no form."""
    comments_database: Text = Field(default=".isso/comments.db", min_length=1)
    """Isso's database, for `make comments` and `make fetch`; a relative path counts from the project's folder."""
    comments_authors: Texts = ()
    """Names that are the author's: a comment from Isso under one of them is marked "author"."""
    comments_feed_items: Annotated[Whole, Field(ge=1, le=500)] = 50
    """How many comments a feed of comments holds at most."""
