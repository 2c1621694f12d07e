"""The facets of the board: by which field, kind, place or way of working postings are listed together. Pure.

Each facet has a page and feeds of its own. What a facet is called and where its page lies is decided here alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from plugins.core.urls import slugify
from plugins.jobs.model import EmploymentType, Posting, Remote

from .wording import place_words

SHOWN_PLACES = 24
"""So many places are offered on other pages: those with most jobs. All others are reached from their postings."""

_SLUG = 100  # a place in another script may grow sixfold in Latin letters, past what a file's name may hold
_TYPES = {
    EmploymentType.FULL_TIME: "Full-time",
    EmploymentType.PART_TIME: "Part-time",
    EmploymentType.CONTRACT: "Contract",
    EmploymentType.TEMPORARY: "Temporary",
    EmploymentType.INTERNSHIP: "Internship",
    EmploymentType.VOLUNTEER: "Volunteer",
    EmploymentType.PER_DIEM: "Per diem",
    EmploymentType.OTHER: "Other",
}


class FacetKind(StrEnum):
    """What postings may be listed by, in the order of the page, from the wide to the narrow.

    The value is the folder below /jobs/.
    """

    REMOTE = "remote"
    CATEGORY = "category"
    TYPE = "type"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Facet:
    """Postings that have one thing in common. `open` may be empty: a facet outlives its last open posting.

    `slug` is empty for remote alone, of which there is one; `closings` as of the function of that name.
    """

    kind: FacetKind
    name: str
    slug: str
    open: tuple[Posting, ...]
    closed: tuple[Posting, ...]
    closings: str

    @property
    def folder(self) -> str:
        """Where its page lies below /jobs/, and its feeds below /feeds/jobs/: "place/leeds-uk", "remote"."""
        return f"{self.kind}/{self.slug}" if self.slug else self.kind.value

    @property
    def title(self) -> str:
        """The heading of its page and the name of its feeds."""
        return f"Jobs in {self.name}" if self.kind is FacetKind.PLACE else f"{self.name} jobs"


class Facets:
    """All facets of a board, by kind and name. `closing` is when those that close soon do so, by id."""

    def __init__(self, open_: Sequence[Posting], closed: Sequence[Posting], closing: Mapping[str, datetime]) -> None:
        names: dict[tuple[FacetKind, str], str] = {}
        members: dict[tuple[FacetKind, str], tuple[list[Posting], list[Posting]]] = {}
        for which, postings in enumerate((open_, closed)):
            for posting in postings:
                for kind, slug, name in _traits(posting):
                    names.setdefault((kind, slug), name)
                    members.setdefault((kind, slug), ([], []))[which].append(posting)
        kinds = list(FacetKind)
        order = sorted(names, key=lambda key: (kinds.index(key[0]), names[key].casefold()))
        self._by_key: dict[tuple[FacetKind, str], Facet] = {}
        for key in order:
            now, then = members[key]
            self._by_key[key] = Facet(key[0], names[key], key[1], tuple(now), tuple(then), closings(now, closing))
        places = sorted(self.of_kind(FacetKind.PLACE), key=lambda place: -len(place.open))
        rare = {place.slug for place in places[SHOWN_PLACES:]}
        self.offered = tuple(each for each in self if each.kind is not FacetKind.PLACE or each.slug not in rare)
        """Those that other pages name."""
        self._filters = {each.folder for each in self.offered if each.open}
        self._indexed = _first_of_each(open_, self)

    def __iter__(self) -> Iterator[Facet]:
        return iter(self._by_key.values())

    def of_kind(self, kind: FacetKind) -> tuple[Facet, ...]:
        return tuple(facet for facet in self if facet.kind is kind)

    def is_filter(self, facet: Facet) -> bool:
        """Whether every list links to it. To all others their postings do."""
        return facet.folder in self._filters

    def is_indexed(self, facet: Facet) -> bool:
        """Whether search engines are to know its list: it holds something, and no list before it holds the same."""
        return facet.folder in self._indexed

    def of(self, posting: Posting) -> tuple[Facet, ...]:
        """The facets in which a posting stands, kind by kind. One still to come may be the first of its facet."""
        keys = [(kind, slug) for kind, slug, _ in _traits(posting)]
        return tuple(self._by_key[key] for key in keys if key in self._by_key)


def _first_of_each(everything: Sequence[Posting], facets: Iterable[Facet]) -> set[str]:
    """The folders of the lists that are the first to hold what they hold.

    The board itself comes before all of them, then the kinds as FacetKind has them: from the wide to the narrow.
    """
    first: dict[frozenset[str], str] = {_ids(everything): "", frozenset(): ""}
    for facet in facets:
        first.setdefault(_ids(facet.open), facet.folder)
    return set(first.values())


def _ids(postings: Iterable[Posting]) -> frozenset[str]:
    return frozenset(posting.id for posting in postings)


def closings(postings: Iterable[Posting], closing: Mapping[str, datetime]) -> str:
    """When those of the postings close that soon do, so that a page of yesterday still counts right.

    Moments in UTC, each once, and how many close in it where it is not one: "2026-11-24T05:00Z*3 2026-11-25T00:00Z".
    """
    many = Counter(closing[posting.id] for posting in postings if posting.id in closing)
    return " ".join(
        f"{moment.astimezone(UTC):%Y-%m-%dT%H:%MZ}" + (f"*{count}" if count > 1 else "")
        for moment, count in sorted(many.items())
    )


def _traits(posting: Posting) -> Iterator[tuple[FacetKind, str, str]]:
    """Kind, slug and name of each facet of a posting, each once."""
    if posting.remote is Remote.FULL:
        yield FacetKind.REMOTE, "", "Remote"
    category = _slug(posting.category)
    if category:
        yield FacetKind.CATEGORY, category, posting.category
    for each in posting.type:
        yield FacetKind.TYPE, each.value, _TYPES[each]
    # Two streets of one town are one place to look for work; "Remote" is none.
    where = [place_words(place, short=True) for place in posting.locations if not place.says_remote]
    places = {_slug(name): name for name in reversed(where)}
    for slug, name in reversed(places.items()):
        if slug:
            yield FacetKind.PLACE, slug, name


def _slug(name: str) -> str:
    return slugify(name)[:_SLUG].strip("-")
