"""The language of maps: how somebody else's feed reads. What each key means is told in this room's README."""

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, field_validator

from plugins.core.validation import Model
from plugins.jobs.model import Company, Entry, Place, Salary

from .paths import alternatives, as_text, holes

_WITHIN: dict[str, type[Model]] = {"company": Company, "locations": Place, "salary": Salary}
"""Fields that have keys of their own, which a map may name: `salary.min`."""
_BESIDES = {"last_day", "last_day_assumed", "sample"}
"""What a board like this one says beyond the fields of an entry."""
ELSE = "else"


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, list | tuple | set | frozenset) else [] if value is None else [value]


def _texts(value: Any) -> Any:
    return [as_text(each) for each in _listed(value)]


def _text_keys(value: Any) -> Any:
    return {as_text(key): inner for key, inner in value.items()} if isinstance(value, dict) else value


Texts = Annotated[tuple[str, ...], BeforeValidator(_texts)]
Values = Annotated[dict[str, str | bool | tuple[str, ...] | None], BeforeValidator(_text_keys)]


class Part(Model):
    """One part of a text: `text` is its path, `heading` the path of its heading, `titled` a heading in our words."""

    text: str
    heading: str = ""
    titled: str = ""


class Pages(Model):
    """How a feed in pages goes on: `next` is the path of the next address; or a parameter of ours counts.

    `offset` counts entries, `page` pages from `first` on. `total` is the path of how many entries there are, `last` of
    how many pages.
    """

    next: str = ""
    offset: str = ""
    page: str = ""
    first: int = 1
    total: str = ""
    last: str = ""


class FeedMap(Model):
    """How a foreign feed reads, or that part of it which somebody wrote."""

    postings: str = ""
    fields: Annotated[dict[str, Texts], BeforeValidator(_text_keys)] = Field(default_factory=dict)
    values: dict[str, Values] = Field(default_factory=dict)
    join: dict[str, Annotated[tuple[str | Part, ...], BeforeValidator(_listed)]] = Field(default_factory=dict)
    only: dict[str, Texts] = Field(default_factory=dict)
    when: dict[str, dict[str, Texts]] = Field(default_factory=dict)
    split: dict[str, Texts] = Field(default_factory=dict)
    ignore: Texts = ()
    html: frozenset[str] = frozenset()
    hundredths: frozenset[str] = frozenset()
    id: str = "id | uuid | guid | _id"
    pages: Pages | None = None
    exact: bool = False
    defaults: dict[str, Any] = Field(default_factory=dict)

    @field_validator("hundredths")
    @classmethod
    def _amounts(cls, value: frozenset[str]) -> frozenset[str]:
        wrong = value - {"salary", "salary.min", "salary.max"}
        if wrong:
            raise ValueError(f"{', '.join(sorted(wrong))}: only salary, salary.min and salary.max are amounts")
        return frozenset({"salary.min", "salary.max"}) if "salary" in value else value

    @property
    def unfillable(self) -> list[str]:
        """The names in it that are no field of ours that a map can fill."""
        ours = {name for targets in self.fields.values() for name in targets}
        named = {*ours, *self.html, *self.defaults, *self.join, *self.when}
        named |= {hole for patterns in self.split.values() for each in patterns for hole in holes(each) if hole != "_"}
        wrong = {name for name in named if not is_field(name)}
        if "id" in named and not self.exact:
            wrong.add("id")
        paths = {each for path in self.fields for each in (path, *alternatives(path))}
        return sorted(wrong | {name for name in self.values if not is_field(name) and name not in paths})

    def over(self, below: "FeedMap") -> "FeedMap":
        """This map laid over another: what both say, this one says."""
        said: dict[str, Any] = {}
        for name in FeedMap.model_fields:
            mine, theirs = getattr(self, name), getattr(below, name)
            if isinstance(mine, dict):
                said[name] = {**theirs, **mine}
            elif name in ("ignore", "html", "hundredths"):
                said[name] = type(mine)([*theirs, *mine])
            else:
                said[name] = mine if name in self.model_fields_set else theirs
        # Of several paths for one field the first counts: the author's.
        said["fields"] = {
            **self.fields,
            **{path: ours for path, ours in below.fields.items() if path not in self.fields},
        }
        said["values"] = {
            key: {**below.values.get(key, {}), **self.values.get(key, {})} for key in {**below.values, **self.values}
        }
        return FeedMap.model_construct(set(said), **said)

    @property
    def paths(self) -> Iterable[str]:
        """Every path that it names in an entry."""
        yield from self.fields
        yield from self.only
        for conditions in self.when.values():
            yield from conditions
        for parts in self.join.values():
            for part in parts:
                yield from (part,) if isinstance(part, str) else filter(None, (part.text, part.heading))


def is_field(path: str) -> bool:
    """Whether a map or a default can fill this: a field of a posting, or a key within one."""
    name, _, within = path.partition(".")
    if name in _BESIDES:
        return not within
    if name not in Entry.model_fields:
        return False
    return not within or (name in _WITHIN and within in _WITHIN[name].model_fields)
