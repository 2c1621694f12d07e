"""Finds open postings that are like one that somebody looks at. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plugins.core.urls import slugify
from plugins.jobs.model import EmploymentType, Posting, Remote

from .wording import countries_of

SHOWN = 5
_LEAST = 3  # less than this is chance: two full-time jobs in one town
# Ranks say nothing of the work: a team lead in a warehouse is no support lead.
_RANKS = frozenset(
    {"assistant", "associate", "chief", "head", "intern", "junior", "lead", "principal", "senior", "staff", "team"}
)
_SAME_TITLE = 2  # a list of one title alone says nothing: so many others of the very title, at most
_COMPARED = 100  # of each field and each word of a title, the newest


@dataclass(frozen=True, slots=True)
class _Traits:
    """What postings are compared by."""

    field: str
    words: frozenset[str]
    where: frozenset[str]
    countries: frozenset[str]
    types: frozenset[EmploymentType]


class Likeness:
    """Open postings, in order of preference where two are equally near, found by what they have in common."""

    def __init__(self, postings: Iterable[Posting]) -> None:
        self._postings = {posting.id: (posting, _traits(posting)) for posting in postings}
        self._sharing: dict[str, list[str]] = {}
        for posting_id, (_, traits) in self._postings.items():
            for key in _keys(traits):
                self._sharing.setdefault(key, []).append(posting_id)

    def like(self, posting: Posting) -> tuple[Posting, ...]:
        """The nearest postings, those of the same country first, then the nearest; none where none is near.

        The same work counts most (field, then words of the title), then where it is done and how. One job that a
        company offers in many places is one.
        """
        traits = _traits(posting)
        near = {other: None for key in _keys(traits) for other in self._sharing.get(key, ())[:_COMPARED]}
        near.pop(posting.id, None)
        scored = [(_score(traits, self._postings[other][1]), *self._postings[other]) for other in near]
        scored.sort(key=lambda each: (not each[2].countries & traits.countries, -each[0], *_newest(each[1])))
        return tuple(_varied(posting, (other for score, other, _ in scored if score >= _LEAST)))[:SHOWN]


def _newest(posting: Posting) -> tuple[int, str, str]:
    return -posting.posted.toordinal(), posting.title, posting.id


def _varied(posting: Posting, others: Iterable[Posting]) -> Iterator[Posting]:
    """Each job of a company once, never the posting's own, and few others of its very title."""
    own = posting.title.casefold()
    told, same = {(own, posting.company.name)}, 0
    for other in others:
        job = (other.title.casefold(), other.company.name)
        if job in told or (job[0] == own and same == _SAME_TITLE):
            continue
        told.add(job)
        same += job[0] == own
        yield other


def _keys(traits: _Traits) -> list[str]:
    return [*([f"field {traits.field}"] if traits.field else []), *sorted(traits.words)]


def _traits(posting: Posting) -> _Traits:
    places = {(place.city or place.text).casefold() for place in posting.locations} - {""}
    return _Traits(
        field=slugify(posting.category),
        words=frozenset(word for word in slugify(posting.title).split("-") if len(word) > 3 and word not in _RANKS),
        where=frozenset(places | ({"remote"} if posting.remote is Remote.FULL else set())),
        countries=frozenset(countries_of(posting)),
        types=frozenset(posting.type),
    )


def _score(one: _Traits, other: _Traits) -> int:
    score = 4 if one.field and one.field == other.field else 0
    score += 2 * min(2, len(one.words & other.words))
    return score + bool(one.where & other.where) + bool(one.types & other.types)
