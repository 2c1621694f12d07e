"""The facets of the board: by which field, kind, place or way of working postings are listed together. Pure.

Each facet has a page and feeds of its own. What a facet is called and where its page lies is decided here alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from plugins.core.urls import slugify
from plugins.jobs.model import Posting, Remote

from .wording import TYPES, countries_of, country_of, country_words, in_country, place_words, town_words

SHOWN_PLACES = 24
"""So many towns of one country are among the filters: those with most jobs. Others are reached from their postings."""

_SLUG = 100  # a place in another script may grow sixfold in Latin letters, past what a file's name may hold


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

    `slug` is empty for remote alone, of which there is one; `closings` as of the function of that name. A town is
    `within` the facet of its country, whose slug that is, where that is known; a country `is_country`. `short` is the
    name beside others of the same country, or in full.
    """

    kind: FacetKind
    name: str
    slug: str
    short: str
    within: str
    is_country: bool
    title: str
    """The heading of its page and the name of its feeds."""
    open: tuple[Posting, ...]
    closed: tuple[Posting, ...]
    closings: str

    @property
    def folder(self) -> str:
        """Where its page lies below /jobs/, and its feeds below /feeds/jobs/: "place/leeds-uk", "remote"."""
        return f"{self.kind}/{self.slug}" if self.slug else self.kind.value


class Facets:
    """All facets of a board, by kind and name. `closing` is when those that close soon do so, by id."""

    def __init__(self, open_: Sequence[Posting], closed: Sequence[Posting], closing: Mapping[str, datetime]) -> None:
        traits: dict[tuple[FacetKind, str], _Trait] = {}
        members: dict[tuple[FacetKind, str], tuple[list[Posting], list[Posting]]] = {}
        for which, postings in enumerate((open_, closed)):
            for posting in postings:
                for trait in _traits(posting):
                    key = (trait.kind, trait.slug)
                    if trait.is_country and key in traits and not traits[key].is_country:
                        traits[key] = trait  # "Canada" as somebody wrote it is the country too
                    traits.setdefault(key, trait)
                    members.setdefault(key, ([], []))[which].append(posting)
        named = Counter((trait.within, trait.short) for trait in traits.values() if trait.within)
        self._by_key: dict[tuple[FacetKind, str], Facet] = {}
        for key, trait in sorted(traits.items(), key=lambda each: _place_in_order(each[1])):
            now, then = members[key]
            alone = named[trait.within, trait.short] < 2
            short = trait.short if alone or not trait.within else trait.name.rpartition(", ")[0]
            self._by_key[key] = Facet(
                trait.kind,
                trait.name,
                trait.slug,
                short,
                trait.within,
                trait.is_country,
                trait.title,
                tuple(now),
                tuple(then),
                closings(now, closing),
            )
        towns = [place for place in self.of_kind(FacetKind.PLACE) if not place.is_country]
        largest = sorted(towns, key=lambda town: -len(town.open))
        rare = {town.slug for town in largest[SHOWN_PLACES:]}
        self.offered = tuple(each for each in self if each.kind is not FacetKind.PLACE or each.slug not in rare)
        """Those whose feeds the site names."""
        shown: dict[str, list[str]] = {}
        for town in largest:
            shown.setdefault(town.within, []).append(town.slug)
        many = {slug for slugs in shown.values() for slug in slugs[:SHOWN_PLACES]}
        self._filters = {
            each.folder
            for each in self
            if each.open and (each.kind is not FacetKind.PLACE or each.is_country or each.slug in many)
        }
        self._indexed = _first_of_each(open_, self)

    def __iter__(self) -> Iterator[Facet]:
        return iter(self._by_key.values())

    def of_kind(self, kind: FacetKind) -> tuple[Facet, ...]:
        return tuple(facet for facet in self if facet.kind is kind)

    def is_filter(self, facet: Facet) -> bool:
        """Whether lists link to it: all, or for a town those of its country. To all others their postings do."""
        return facet.folder in self._filters

    def is_indexed(self, facet: Facet) -> bool:
        """Whether search engines are to know its list: it holds something, and no list before it holds the same."""
        return facet.folder in self._indexed

    def country_of(self, facet: Facet) -> Facet | None:
        """The facet of the country that a town is in."""
        return self._by_key.get((FacetKind.PLACE, facet.within)) if facet.within else None

    def of(self, posting: Posting) -> tuple[Facet, ...]:
        """The facets in which a posting stands, kind by kind. One still to come may be the first of its facet."""
        keys = [(trait.kind, trait.slug) for trait in _traits(posting)]
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


@dataclass(frozen=True, slots=True)
class _Trait:
    """What a posting may be listed by: the facet's own fields, before it is known who shares it."""

    kind: FacetKind
    slug: str
    name: str
    title: str
    short: str = ""
    within: str = ""
    is_country: bool = False


def _place_in_order(trait: _Trait) -> tuple[int, bool, str]:
    """Kind by kind and by name, countries before towns."""
    return list(FacetKind).index(trait.kind), not trait.is_country, trait.name.casefold()


def _traits(posting: Posting) -> Iterator[_Trait]:
    """Each facet of a posting, once."""
    if posting.remote is Remote.FULL:
        yield _Trait(FacetKind.REMOTE, "", "Remote", "Remote jobs")
    category = _slug(posting.category)
    if category:
        yield _Trait(FacetKind.CATEGORY, category, posting.category, f"{posting.category} jobs")
    for each in posting.type:
        yield _Trait(FacetKind.TYPE, each.value, TYPES[each], f"{TYPES[each]} jobs")
    countries: dict[str, str] = {}
    for code in countries_of(posting):
        name = country_words(code, short=True)
        countries[code] = _slug(name)
        title = f"Jobs in {in_country(code)}"
        yield _Trait(FacetKind.PLACE, countries[code], name, title, short=name, is_country=True)
    # Two streets of one town are one place to look for work; "Remote" is none.
    towns: dict[str, _Trait] = {}
    for place in posting.locations:
        name = place_words(place, short=True)
        slug = _slug(name)
        if slug and slug not in countries.values() and not place.says_remote:
            within = countries.get(country_of(place), "")
            short = town_words(place) if within else name
            towns.setdefault(slug, _Trait(FacetKind.PLACE, slug, name, f"Jobs in {name}", short, within))
    yield from towns.values()


def _slug(name: str) -> str:
    return slugify(name)[:_SLUG].strip("-")
