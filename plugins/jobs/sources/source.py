"""A source of postings as JOB_SOURCES names it: a file or an address, and how it is read."""

from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, field_validator, model_validator

from plugins.core.report import did_you_mean
from plugins.core.urls import slugify
from plugins.core.validation import WebAddress

from .feed_map import FeedMap
from .rows import Manner
from .shipped import ShippedMap, feed_of, shipped_maps

FOLDER = "content/data/sources"
"""Where the copies of remote feeds lie."""
OURS = "ours"


class Source(FeedMap):
    """One line of JOB_SOURCES: a file or an address, and how to read it. Without `format: ours` it is a foreign feed.

    `format` names a map that ships. The keys of a map may stand in `map` or beside the others; they count over those of
    the format. `site` is the address that theirs count from. What is remote is read from the copy of `make fetch`.
    """

    path: str = ""
    url: WebAddress | Literal[""] = ""
    name: str = Field(default="", max_length=60)
    format: str | None = None
    map: FeedMap | None = None
    site: WebAddress | Literal[""] = ""

    @field_validator("format")
    @classmethod
    def _a_map(cls, value: str | None) -> str | None:
        if value is not None and value != OURS and value not in shipped_maps():
            names = [OURS, *shipped_maps()]
            hint = did_you_mean(value, names) or f"Want one of {', '.join(names)}."
            raise ValueError(f'there is no format "{value}". {hint} Or leave it out, and say how the feed reads.')
        return value

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if bool(self.path) == bool(self.url):
            raise ValueError('give "path" (a file) or "url" (fetched by make fetch), one of the two')
        wrong = [*self.unfillable, *(self.map.unfillable if self.map else [])]
        if wrong:
            raise ValueError(f"{', '.join(wrong)}: no field that a map or a default can fill")
        if not self.foreign and self.url:
            raise ValueError('what comes from a "url" is somebody else\'s: leave "format" out, or name theirs')
        own = {*FeedMap.model_fields, "map", "site"} - {"defaults"}
        if not self.foreign and (said := sorted(own & self.model_fields_set)):
            raise ValueError(f"{', '.join(said)}: for foreign formats only")
        if self.url and not slugify(self.called):
            raise ValueError('"name" needs a letter or a digit: the copy is named after it')
        return self

    @property
    def foreign(self) -> bool:
        return self.format != OURS

    @property
    def called(self) -> str:
        """What a reader may know it by."""
        return self.name or urlsplit(self.url).hostname or self.path

    @property
    def file(self) -> str:
        return f"{FOLDER}/{slugify(self.called)}.json" if self.url else self.path

    @property
    def system(self) -> ShippedMap | None:
        return shipped_maps().get(self.format or "")

    @property
    def feed_url(self) -> str:
        """Where its feed is: a board's own page leads there, where the system is known."""
        return (feed_of(self.system, self.url)[1] if self.system else "") or self.url

    @property
    def own_map(self) -> FeedMap:
        """What the author wrote of a map, here and in `map`."""
        own = FeedMap.model_construct(
            set(FeedMap.model_fields) & self.model_fields_set,
            **{name: getattr(self, name) for name in FeedMap.model_fields},
        )
        return own.over(self.map) if self.map else own

    @property
    def feed_map(self) -> FeedMap:
        """How its entries read, where they are not in our own format."""
        return self.own_map.over(self.system) if self.system else self.own_map

    @property
    def manner(self) -> Manner:
        parts = urlsplit(self.url)
        site = self.site or (f"{parts.scheme}://{parts.netloc}" if self.url else "")
        addresses = self.system.addresses if self.system else ()
        return Manner(self.feed_map, site, self.called, self.name, addresses)

    @property
    def own_paths(self) -> frozenset[str]:
        """The paths that the author wrote."""
        return frozenset(self.own_map.paths)
