"""Somebody else's feed into postings: what counts is shown, what is lost is told once for each kind."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from plugins.core.report import Report, count_words
from plugins.core.validation import Fault
from plugins.core.yaml import Document, Mark, Path_
from plugins.jobs.model import NEVER, Entry, Posting

from .duplicates import UniquePostings
from .fitting import fit, settled
from .reader import BoardSettings, EntryDocument, count_dates
from .reading import list_in
from .rows import Manner, Row, make_rows
from .severity import Severity
from .snapshot import Gone, Known
from .totals import stated_total

_SAYS_SO = re.compile("left out|cut off|shown as")
_NAMED = 6
_MISSING = "is missing."


@dataclass(slots=True)
class ForeignReader:
    """Reads one feed. `day` is the day of the copy or of the file, for what the feed gives no day of.

    `fetched` is the day of a copy, `known` the ids that it remembers, `gone` what the feed has no more.
    `own_paths` are the paths that an author wrote, each of which is to lead somewhere.
    """

    document: Document
    manner: Manner
    settings: BoardSettings
    severity: Severity
    merged: UniquePostings
    day: date
    feed: str = ""
    fetched: date | None = None
    known: Mapping[str, Known] = field(default_factory=dict)
    gone: tuple[Gone, ...] = ()
    own_paths: frozenset[str] = frozenset()
    unknown: dict[str, list[Mark]] = field(default_factory=dict)

    def read(self, root: Path_ = ()) -> None:
        """Reads the feed that stands at `root` in the document."""
        feed: Any = self.document.value
        for step in root:
            feed = feed[step]
        listed = list_in(feed, self.manner.feed_map.postings)
        if listed is None:
            self._no_list(root)
            return
        file = feed if isinstance(feed, Mapping) and "postings" in feed else {}
        defaults = file["defaults"] if isinstance(file.get("defaults"), dict) else {}
        self._incomplete(feed, len(listed), root)
        rows = make_rows([(item, (*root, *path)) for item, path in listed], feed, self.manner, defaults)
        remembered = [(each.entry, ("gone", index, "entry")) for index, each in enumerate(self.gone)]
        for row in rows:
            self.entry(row, defaults, file.get("sample") is True)
        for row, each in zip(make_rows(remembered, feed, self.manner, defaults), self.gone, strict=True):
            self.entry(row, defaults, False, each.withdrawn)
        self._name_unknown()
        self._name_lost_paths([row for row in rows if row.counts])
        self._name_employers(rows)

    def _no_list(self, root: Path_) -> None:
        where = self.manner.feed_map.postings
        mark = self.document.mark(root)
        message = f'there is no list of postings at "{where}".' if where else "want a list of postings."
        heard = Report()
        hint = 'Look at "postings" in JOB_SOURCES.'
        heard.problem(self.document.source, message, line=mark.line, column=mark.column, hint=hint)
        self.severity.of_file(heard)

    def _incomplete(self, feed: Any, count: int, root: Path_) -> None:
        total = stated_total(feed, self.manner.feed_map)
        if total is not None and total > count and not self.fetched:
            mark = self.document.mark(root)
            message = f"this file holds {count} of {total} postings, by its own count."
            hint = 'With its address as "url", make fetch brings them all.'
            self.severity.report.note(self.document.source, message, line=mark.line, column=mark.column, hint=hint)

    def entry(self, row: Row, defaults: Mapping[str, Any], sample: bool, withdrawn: date | None = None) -> None:
        outcome = self.severity.outcome
        outcome.entries += withdrawn is None
        mark = self.document.mark(row.path)
        heard = Report()
        if not isinstance(row.item, Mapping):
            heard.problem(self.document.source, "want a posting (keys and values).", line=mark.line, column=mark.column)
            self.severity.of_entry(heard)
            return
        called = f'posting "{row.record.get("title", "")}"'
        if row.translated.left_out and withdrawn is None:
            what = "posting that the map is for" if "@type" in row.translated.left_out else "posting for the public"
            outcome.leave_out(f"no {what}: {row.translated.left_out}")
            self._note(called, f"is no {what}, says the feed ({row.translated.left_out}). Left out.", mark)
            return
        record = row.record
        record["id"] = self._id(row, record)
        label = f'posting "{record["id"]}"'
        here = EntryDocument(
            self.document.source, self.document.value, self.document.marks, self.document.keys, at=row.path,
            origin={**{key: ("defaults", key) for key in defaults},
                    **{ours: (*row.path, *theirs) for ours, theirs in row.translated.keys.items()}},
        )  # fmt: skip
        assumed = record.pop("last_day_assumed", False) is True
        sample = record.pop("sample", False) is True or sample
        if "last_day" in record:
            record["expires"] = record.pop("last_day")
        if sample:
            count_dates(record, self.settings)
        exact = self.manner.feed_map.exact
        losses = [] if exact else settled(record, self.settings.zone, html=row.translated.html)
        losses += self._date(record, row)
        if withdrawn:
            _withdraw(record, withdrawn)
        fitted = fit(record)
        self._tell_faults(label, fitted.faults, here, heard)
        self.severity.of_entry(heard)
        if fitted.entry is not None and self.document.sound_at(row.path):
            if withdrawn is None:
                self._tell_losses(label, [*losses, *fitted.losses], here)
                for key in row.translated.unknown:
                    self.unknown.setdefault(key, []).append(self.document.key_mark((*row.path, key)))
            if re.match(r"https://(?:\w+-)?api\d?\.", fitted.entry.apply):
                told = (
                    "apply: leads to an address for programs; one for people can be made of parts (https://.../{id})."
                )
                self._note(label, told, here.mark(("apply",)))
            posting = self.posting(fitted.entry, mark, row, sample=sample, assumed=assumed)
            if self.merged.enter(posting, self.severity):
                outcome.shown += withdrawn is None
            else:
                outcome.rows += withdrawn is None

    def _id(self, row: Row, record: Mapping[str, Any]) -> str:
        for key in row.keys:
            if key in self.known:
                return self.known[key].id
        theirs = record.get("id")
        return theirs if isinstance(theirs, str) and self.manner.feed_map.exact else row.id(self.manner.called)

    def _first_seen(self, row: Row) -> date | None:
        return next((self.known[key].seen for key in row.keys if key in self.known), None)

    def _date(self, record: dict[str, Any], row: Row) -> list[tuple[str, str]]:
        """A feed without days: a posting is as old as we have known it."""
        if record.get("posted") not in (None, ""):
            return []
        seen = self._first_seen(row) or self.day
        record["posted"] = seen.isoformat()
        day = "the day on which it was first seen here" if self.fetched else "the day of the file"
        hint = "" if self.fetched else " defaults: {posted: ...} names another."
        return [
            ("posted", f"posted: the feed gives none; {seen.isoformat()}, {day}, stands for what is left out.{hint}")
        ]

    def _tell_losses(self, label: str, losses: list[tuple[str, str]], document: EntryDocument) -> None:
        for name, why in losses:
            end = "" if _SAYS_SO.search(why) else " The posting is shown without it."
            self._note(label, f"{why if why.endswith(('.', '?')) else why + '.'}{end}", document.mark((name,)))

    def _tell_faults(self, label: str, faults: list[Fault], document: EntryDocument, heard: Report) -> None:
        """All that an entry lacks in one sentence, since it is left out as a whole."""
        if not faults:
            return
        missing = [str(fault.path[-1]) for fault in faults if fault.message.endswith(_MISSING) and len(fault.path) == 1]
        told = [fault.message for fault in faults if not fault.message.endswith(_MISSING)]
        told += [fault.message for fault in faults if fault.message.endswith(_MISSING) and len(fault.path) != 1]
        if missing:
            told.insert(0, f"{in_a_row(missing)}: {'is' if len(missing) == 1 else 'are'} missing.")
        mark = document.mark(faults[0].path)
        hint = ""
        if "apply" in missing and "title" not in missing:
            hint = f"Say what its addresses count from: {self._site_hint()}."
        if "company" in missing and "title" not in missing:
            hint = "Write defaults: {company: ...}."
        heard.problem(self.document.source, f"{label}  {' '.join(told)}", line=mark.line, column=mark.column, hint=hint)

    def _site_hint(self) -> str:
        known = next((each for each in self.manner.addresses if each.startswith("{")), "careers.acme.example")
        return f"site: https://{known.replace('{company}', 'acme')}"

    def _name_unknown(self) -> None:
        if not self.unknown:
            return
        names = list(self.unknown)
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        listed = ", ".join(f'"{name}"' for name in names[:_NAMED]) + more
        count = count_words(max(len(marks) for marks in self.unknown.values()), "posting")
        what = "is a key" if len(names) == 1 else "are keys"
        first = self.unknown[names[0]][0]
        self.severity.report.note(
            self.document.source,
            f"{listed} ({count}) {what} that the map of this source does not name.",
            line=first.line,
            column=first.column,
            hint='Add it to "fields" or to "ignore" in JOB_SOURCES.' if len(names) == 1
            else 'Add them to "fields" or to "ignore" in JOB_SOURCES; a pattern such as "options_*" names several.',
        )  # fmt: skip

    def _name_lost_paths(self, rows: list[Row]) -> None:
        """A path of the author's that leads nowhere in any entry is most likely mistyped."""
        if not rows:
            return
        found = {path for row in rows for path in row.translated.found}
        lost = sorted(self.own_paths - found)
        if lost:
            listed = ", ".join(f'"{path}"' for path in lost)
            message = f"no posting has anything at {listed}, which the map of this source names."
            self.severity.report.note(self.document.source, message, hint="Is it written as in the feed?")

    def _name_employers(self, rows: list[Row]) -> None:
        for row in rows:
            if row.company_read and row.counts:
                mark = self.document.mark(row.path)
                message = f'company: is not in the feed; "{row.record["company"]}" is read out of the address.'
                hint = "Write it as it is spelled: defaults: {company: ...}."
                self.severity.note(self.document.source, message, line=mark.line, column=mark.column, hint=hint)

    def _note(self, label: str, message: str, mark: Mark) -> None:
        self.severity.note(self.document.source, f"{label}  {message}", line=mark.line, column=mark.column)

    def posting(self, entry: Entry, mark: Mark, row: Row, *, sample: bool, assumed: bool) -> Posting:
        last_day = None if entry.expires in (None, NEVER) else entry.expires
        return Posting.model_construct(
            **{**dict(entry), **({"expires": None} if assumed else {})},
            zone=entry.timezone or self.settings.zone,
            last_day=last_day,
            source=self.document.source,
            line=mark.line,
            column=mark.column,
            sample=sample,
            feed=self.feed,
            fetched=self.fetched,
            first_seen=self._first_seen(row),
            foreign=True,
            description_is_html=row.translated.html,
        )


def in_a_row(names: list[str]) -> str:
    """ "title, company and apply"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _withdraw(record: dict[str, Any], day: date) -> None:
    """What has gone from its feed is withdrawn, unless it was over by then."""
    expires = record.get("expires")
    over = isinstance(expires, str) and expires < day.isoformat()
    if not (over or record.get("filled") or record.get("withdrawn")):
        record["withdrawn"] = day.isoformat()
