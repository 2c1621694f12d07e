"""Finds open postings that are like one that somebody looks at. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.core.urls import slugify
from plugins.jobs.model import EmploymentType, Posting, Remote

SHOWN = 5
_LEAST = 3  # less than this is chance: two full-time jobs in one town
# Ranks say nothing of the work: a team lead in a warehouse is no support lead.
_RANKS = frozenset(
    {"assistant", "associate", "chief", "head", "intern", "junior", "lead", "principal", "senior", "staff", "team"}
)
_COMPARED = 100  # of each field and each word of a title, the newest


@dataclass(frozen=True, slots=True)
class _Traits:
    """What postings are compared by."""

    field: str
    words: frozenset[str]
    where: frozenset[str]
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
        """The nearest postings, nearest first; none where none is near.

        The same work counts most (field, then words of the title), then where it is done and how.
        """
        traits = _traits(posting)
        near = {other: None for key in _keys(traits) for other in self._sharing.get(key, ())[:_COMPARED]}
        near.pop(posting.id, None)
        scored = [(_score(traits, self._postings[other][1]), self._postings[other][0]) for other in near]
        scored.sort(key=lambda pair: (-pair[0], -pair[1].posted.toordinal(), pair[1].title, pair[1].id))
        return tuple(other for score, other in scored[:SHOWN] if score >= _LEAST)


def _keys(traits: _Traits) -> list[str]:
    return [*([f"field {traits.field}"] if traits.field else []), *sorted(traits.words)]


def _traits(posting: Posting) -> _Traits:
    places = {(place.city or place.text).casefold() for place in posting.locations} - {""}
    return _Traits(
        field=slugify(posting.category),
        words=frozenset(word for word in slugify(posting.title).split("-") if len(word) > 3 and word not in _RANKS),
        where=frozenset(places | ({"remote"} if posting.remote is Remote.FULL else set())),
        types=frozenset(posting.type),
    )


def _score(one: _Traits, other: _Traits) -> int:
    score = 4 if one.field and one.field == other.field else 0
    score += 2 * min(2, len(one.words & other.words))
    return score + bool(one.where & other.where) + bool(one.types & other.types)
