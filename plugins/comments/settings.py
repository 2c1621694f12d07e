"""The setting of comments."""

from plugins.core.settings import Email, Settings


class CommentsSettings(Settings):
    comments_email: Email = ""
    """The address that readers send their comments to. Empty, none are asked for."""
