"""Which postings are the same: ids are unique, equal postings are merged, and those that disagree are reported."""

from dataclasses import dataclass, field

from plugins.core.report import Report

from .model import Place, Posting

Identity = tuple[str, str, str, tuple[str, ...]]


@dataclass(slots=True)
class Ledger:
    """Postings in the order of their sources; the first of two equal ones stays."""

    report: Report
    _by_id: dict[str, Posting] = field(default_factory=dict)
    _by_identity: dict[Identity, Posting] = field(default_factory=dict)

    @property
    def postings(self) -> list[Posting]:
        return list(self._by_id.values())

    def enter(self, posting: Posting, *, foreign: bool) -> None:
        """Takes a posting in, or says why not: as a note where it is foreign, else as a problem."""
        twin = self._by_id.get(posting.id) if not foreign else None
        if twin is not None:
            self._object(posting, f"the id stands already in {_place(twin)}. Give one of the two another.", foreign)
            return
        twin = self._by_identity.get(identity(posting))
        if twin is not None:
            self._same_again(posting, twin, foreign)
            return
        if posting.id in self._by_id:
            self._object(posting, f"the id stands already in {_place(self._by_id[posting.id])}.", foreign)
            return
        self._by_id[posting.id] = posting
        self._by_identity[identity(posting)] = posting

    def _same_again(self, posting: Posting, twin: Posting, foreign: bool) -> None:
        different = [name for name, value in facts(posting).items() if facts(twin)[name] != value]
        if different:
            self._object(
                posting,
                f"has the address, title, company and place of the one in {_place(twin)}, "
                f"but differs in {', '.join(different)}. Keep the right one.",
                foreign,
            )
            return
        self.report.note(
            posting.source,
            f'posting "{posting.id}"  is the same as the one in {_place(twin)}; merged into it.',
            line=posting.line,
            column=posting.column,
        )

    def _object(self, posting: Posting, message: str, foreign: bool) -> None:
        tell = self.report.note if foreign else self.report.problem
        tell(
            posting.source,
            f'posting "{posting.id}"  {message}' + (" Left out." if foreign else ""),
            line=posting.line,
            column=posting.column,
        )


def identity(posting: Posting) -> Identity:
    """What makes two entries the same posting: address, title, company and place."""
    return (
        posting.apply,
        _folded(posting.title),
        _folded(posting.company.name),
        tuple(sorted(_folded(_words(place)) for place in posting.locations)),
    )


def facts(posting: Posting) -> dict[str, object]:
    """What two entries of one posting must agree on."""
    wanted = (
        "remote", "applicants_from", "type", "category", "salary", "description", "posted", "last_day",
        "filled", "withdrawn", "zone",
    )  # fmt: skip
    return {"expires" if name == "last_day" else name: getattr(posting, name) for name in wanted}


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _words(place: Place) -> str:
    return place.text or "|".join((place.city, place.region, place.country or "", place.postal_code, place.street))


def _place(posting: Posting) -> str:
    return f"{posting.source}, line {posting.line}"
