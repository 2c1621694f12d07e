"""Settings at the door: each room's are a frozen model, read once; what is wrong with one is a problem like any other.

A room's `settings.py` holds a class of `Settings`; the field `jobs_per_page` is the setting JOBS_PER_PAGE.
"""

import ast
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, ValidationError

from .errors import SettingsError
from .report import Report
from .validation import Model, describe, explain, fail, is_email
from .yaml import Path_

_NEAR = 0.8
"""How alike a name has to be to one of ours (difflib's ratio) to be taken for it."""


class Settings(Model):
    """What a room reads of the settings file, with defaults and limits; the text below a field says what it is for."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


S = TypeVar("S", bound=Settings)


def _whole(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int):
        raise fail(f"{describe(value)} is not a whole number (want digits without quotes, such as 20)")
    return value


def _text(value: object) -> object:
    if not isinstance(value, str):
        raise fail(f'want a text in quotes, not {describe(value)} (such as "...")')
    return value


def _texts(value: object) -> object:
    if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
        raise fail(f'want a list of texts in brackets, such as ["CA-ON", "US"], not {describe(value)}')
    return tuple(value)


def _email(value: str) -> str:
    if value and not is_email(value):
        raise fail(f'"{value}" is not an email address (want name@host, or "" for none)')
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise fail(f'"{value}" is not a time zone (want a name such as America/Toronto)') from None
    return value


def _site_address(value: str) -> str:
    try:
        parts = urlsplit(value)
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and not any(map(str.isspace, value))
    except ValueError:
        sound = False
    if not sound:
        raise fail(f'"{value}" is not the full address of a site (want one such as https://callback.example)')
    return value


_HOST = r"https?://[a-z0-9.-]+(:[0-9]{1,5})?"
_SERVICE = re.compile(_HOST + r"(/[A-Za-z0-9._~-]+)*")
_FORM = re.compile(_HOST + r"/[A-Za-z0-9._~/?&=%+-]*")
_AT_HOME = {"localhost", "127.0.0.1"}


def _service(value: str) -> str:
    address = value.rstrip("/")
    if not address:
        return ""
    if not _SERVICE.fullmatch(address):
        raise fail(f'"{value}" is not the address of a service (want one such as https://talk.example, or "" for none)')
    _not_in_the_clear(address)
    return address


def _form_address(value: str) -> str:
    if value and not _FORM.fullmatch(value):
        raise fail(f'"{value}" is not where a form can be sent (want an address such as https://list.example/join)')
    _not_in_the_clear(value)
    return value


def _not_in_the_clear(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme == "http" and parts.hostname not in _AT_HOME:
        raise fail(f'"{address}" would send words in the clear (want https://; http:// is for localhost alone)')


@dataclass(frozen=True, slots=True)
class Allows:
    """Marks a setting that is an address: the content policy's `directive` has its origin, too."""

    directive: str


Text = Annotated[str, BeforeValidator(_text)]
Texts = Annotated[tuple[str, ...], BeforeValidator(_texts)]
Whole = Annotated[int, BeforeValidator(_whole)]
Email = Annotated[Text, AfterValidator(_email)]
"""An email address, or "" for none."""
Service = Annotated[Text, AfterValidator(_service), Allows("connect-src")]
"""The address of a service that scripts of the pages ask, without a slash at its end, or "" for none."""
FormAddress = Annotated[Text, AfterValidator(_form_address), Allows("form-action")]
"""Where a form of the pages is sent, or "" for nowhere."""


class SiteSettings(Settings):
    """Who and where the site is."""

    sitename: Text = Field(min_length=1)
    """The name of the site: in titles, feeds and cards."""
    site_tagline: Text = Field(default="", max_length=200)
    """A line below the name: who speaks, and of what."""
    site_description: Text = Field(default="", max_length=500)
    """A sentence or two for search engines and feeds."""
    siteurl: Annotated[Text, AfterValidator(_site_address)]
    """The full address of the site. publishconf.py says the public one."""
    author: Text = Field(min_length=1)
    """Who writes, where an article does not say otherwise."""
    timezone: Annotated[Text, AfterValidator(_zone)]
    """The IANA zone in which dates without a zone are meant, and whose midnight counts."""
    default_lang: Text = Field(default="en", pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")
    """The language of the site, as in HTML's lang."""
    build_mode: Literal["build", "check", "preview"] = "build"
    """What a run is for; the commands set it."""


@dataclass(frozen=True, slots=True)
class SettingsFiles:
    """The files that settings are written in, the one with the last word first. `root`: names count from there."""

    files: tuple[Path, ...]
    root: Path

    @classmethod
    def of_command(cls, arguments: Sequence[str], root: Path) -> "SettingsFiles":
        """Those of a `pelican` command: the file behind -s, then pelicanconf.py, which such a file is built on."""
        named = [Path(after) for before, after in pairwise(arguments) if before in _SETTINGS]
        base = Path("pelicanconf.py").resolve()
        return cls(tuple(dict.fromkeys([*(path.resolve() for path in named), base])), root)

    def place(self, name: str, path: Path_ = ()) -> tuple[str, int]:
        """The file and line in which a setting is written, or, where none names it, the first file and line 0.

        `path` leads into a list or a dict that is written out there.
        """
        for file in self.files:
            value = _assignments(file).get(name)
            if value is not None:
                return self._called(file), _within(value, path).lineno
        return self._called(self.files[0]), 0

    def _called(self, file: Path) -> str:
        return file.relative_to(self.root).as_posix() if file.is_relative_to(self.root) else file.name


_SETTINGS = {"-s", "--settings"}


@cache
def _parsed(file: Path, _changed: float) -> Mapping[str, ast.expr]:
    try:
        tree = ast.parse(file.read_text(encoding="utf-8"))
    except (SyntaxError, ValueError):
        return {}
    return {
        target.id: statement.value
        for statement in tree.body
        if isinstance(statement, ast.Assign)
        for target in statement.targets
        if isinstance(target, ast.Name)
    }


def _assignments(file: Path) -> Mapping[str, ast.expr]:
    return _parsed(file, file.stat().st_mtime) if file.is_file() else {}


def _within(value: ast.expr, path: Path_) -> ast.expr:
    """The part of a written value that `path` leads to, as far as it is written out."""
    for step in path:
        if isinstance(value, ast.List | ast.Tuple) and isinstance(step, int) and step < len(value.elts):
            value = value.elts[step]
        elif isinstance(value, ast.Dict):
            keys = {
                key.value: item
                for key, item in zip(value.keys, value.values, strict=True)
                if isinstance(key, ast.Constant)
            }
            if step not in keys:
                return value
            value = keys[step]
        else:
            return value
    return value


def names_of(kind: type[Settings]) -> tuple[str, ...]:
    """The settings that a model reads, as they are written."""
    return tuple(name.upper() for name in kind.model_fields)


def read_settings(kind: type[S], settings: Mapping[str, Any], files: SettingsFiles, report: Report) -> S:
    """The settings of one room. Each fault is a problem with its line; the default then stands in, so that a build
    goes on and tells what else is wrong."""
    given = {name: settings[name.upper()] for name in kind.model_fields if name.upper() in settings}
    try:
        return kind.model_validate(given)
    except ValidationError as error:
        faults = list(explain(kind, given, error))
    for fault in faults:
        field, *within = fault.path
        source, line = files.place(str(field).upper(), tuple(within))
        about = kind.model_fields[str(field)].description or ""
        report.problem(source, fault.message.replace(str(field), str(field).upper(), 1), line=line, hint=about)
    return _sound(kind, given, {str(fault.path[0]) for fault in faults})


def _sound(kind: type[S], given: Mapping[str, Any], faulty: set[str]) -> S:
    """The settings without those that are faulty, or that are so once the faulty ones have their defaults."""
    kept = {name: value for name, value in given.items() if name not in faulty}
    needed = {name: _STAND_INS[name] for name, field in kind.model_fields.items() if field.is_required()}
    try:
        return kind.model_validate({**needed, **kept})
    except ValidationError as error:
        return _sound(kind, kept, {str(fault.path[0]) for fault in explain(kind, kept, error)})


_STAND_INS = {"sitename": "?", "author": "?", "siteurl": "http://localhost.invalid", "timezone": "UTC"}
"""What a build goes on with, to find what else is wrong, where a setting that has no default is not sound."""


def allowed_by(settings: Iterable[Settings]) -> dict[str, tuple[str, ...]]:
    """What settings let the content policy allow beside the site: directive -> origins ("https://talk.example")."""
    found: dict[str, set[str]] = {}
    for each in settings:
        for name, field in type(each).model_fields.items():
            address = getattr(each, name)
            for mark in field.metadata:
                if isinstance(mark, Allows) and address:
                    parts = urlsplit(address)
                    found.setdefault(mark.directive, set()).add(f"{parts.scheme}://{parts.netloc}")
    return {directive: tuple(sorted(origins)) for directive, origins in sorted(found.items())}


def sound_settings(kind: type[S], settings: Mapping[str, Any], root: Path) -> S:
    """The settings of one room for a command that is no build. Raises SettingsError with all that is wrong."""
    report = Report()
    found = read_settings(
        kind, settings, SettingsFiles((root / "publishconf.py", root / "pelicanconf.py"), root), report
    )
    if report.problems:
        raise SettingsError("\n".join(map(str, report.problems)))
    return found


def report_unknown(
    names: Iterable[str], kinds: Iterable[type[Settings]], pelicans: Iterable[str], files: SettingsFiles, report: Report
) -> None:
    """Reports a setting that neither a room nor Pelican reads and that is spelt like one of ours: it does nothing."""
    ours = sorted({name for kind in kinds for name in names_of(kind)})
    families = {name.partition("_")[0] for name in ours if "_" in name} - {name.partition("_")[0] for name in pelicans}
    for name in sorted(set(names) - set(ours) - set(pelicans)):
        near = get_close_matches(name, ours, n=1, cutoff=_NEAR)
        family = [other for other in ours if other.partition("_")[0] == name.partition("_")[0]]
        if not near and name.partition("_")[0] not in families:
            continue
        source, line = files.place(name)
        hint = f"Did you mean {near[0]}?" if near else f"Known: {', '.join(family)}."
        report.problem(source, f"{name} is not a setting that is known here.", line=line, hint=hint)
