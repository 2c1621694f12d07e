"""The one tree of errors. Most faults of content are no exceptions but entries of the report (core.report)."""


class SiteError(Exception):
    """Something in the house itself is wrong: a setting, a room, a template. The message says what to do."""


class SettingsError(SiteError):
    """A setting is missing or has a value that the house cannot work with."""


class DataError(SiteError):
    """A content file cannot be used at all. Raised only where there is no report to write to."""
