"""Models at the door: frozen, strict, and with errors in an author's words.

A model is validated against a YAML document; every error of pydantic's becomes an entry of the report with
the file, line and column of the value, and a remedy where there is one.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin
from unicodedata import category
from urllib.parse import urlsplit

from babel import Locale
from babel.core import get_global
from babel.numbers import list_currencies
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from .report import Report, did_you_mean
from .yaml import Document, Path_


class Model(BaseModel):
    """What comes from a file: frozen, and no key that nobody knows."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


M = TypeVar("M", bound=BaseModel)


def fail(message: str) -> PydanticCustomError:
    """The error of a validator that has said in an author's words what is wrong."""
    return PydanticCustomError("said", "{text}", {"text": message})


YEARS = range(1990, 3000)
"""The years in which something may have been written; 0026 is a slip for 2026."""


def plain_year(value: datetime) -> datetime:
    """Refuses a year that is probably mistyped."""
    if value.year not in YEARS:
        raise fail(f"the year {value.year:04} is probably mistyped (want {YEARS.start} to {YEARS.stop - 1})")
    return value


def _day(value: object) -> object:
    if isinstance(value, datetime) or not isinstance(value, str | date):
        raise fail(f"{describe(value)} is not a date (want YYYY-MM-DD)")
    if isinstance(value, date):
        return value
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip()):
            raise ValueError
        return date.fromisoformat(value.strip())
    except ValueError:
        raise fail(f'"{value}" is not a date (want YYYY-MM-DD)') from None


def _moment(value: object) -> object:
    if isinstance(value, datetime):
        return value
    text = str(value).strip()
    try:
        if not re.match(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}|$)", text):
            raise ValueError
        return datetime.fromisoformat(text)
    except ValueError:
        raise fail(f"{describe(value)} is not a date (want YYYY-MM-DD, or YYYY-MM-DD HH:MM)") from None


def is_email(text: str) -> bool:
    """Whether `text` has the form name@host.tld. (What the form allows beyond that, nobody has as an address here.)"""
    return bool(re.fullmatch(r"[^@:\s<>\"]+@[^@:\s<>\"]+\.[^@:\s<>\"]+", text))


_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})


def _address(schemes: tuple[str, ...]) -> Any:
    wanted = " or ".join("mailto:name@host" if scheme == "mailto" else f"{scheme}://..." for scheme in schemes)

    def check(value: str) -> str:
        # Among what cannot be seen are the marks that turn the direction of the text around the address.
        if any(category(char) in _UNSEEN for char in value):
            raise fail(f'"{value}" has a space or an invisible character in it (want {wanted})')
        try:
            parts = urlsplit(value)
            host = parts.hostname
        except ValueError:
            raise fail(f'"{value}" is not an address (want {wanted})') from None
        if parts.scheme not in schemes:
            raise fail(f'"{value}" is not an address the site links to (want {wanted})')
        if parts.scheme == "mailto" and not is_email(parts.path):
            raise fail(f'"{value}" is not an email address (want mailto:name@host)')
        if parts.scheme != "mailto" and not host:
            raise fail(f'"{value}" has no host (want {wanted})')
        # Mailto: and HTTPS: are the same to a browser, and whoever asks which of the two it is need not know that.
        return parts.scheme + value[len(parts.scheme) :]

    return AfterValidator(check)


def _country(value: str) -> str:
    if value not in countries():
        text = f'"{value}" is not a country code (want two letters of ISO 3166-1, such as CA). {country_hint(value)}'
        raise fail(text.rstrip())
    return value


@cache
def countries() -> dict[str, str]:
    """ISO 3166-1 alpha-2 codes and their English names, from CLDR."""
    names = Locale("en").territories
    user_assigned = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "DG", "EA", "IC", "TA", "CQ"}
    return {
        code: str(name) for code, name in names.items() if re.fullmatch("[A-Z]{2}", code) and code not in user_assigned
    }


_OTHER_NAMES = {
    "america": "US", "britain": "GB", "czech republic": "CZ", "england": "GB", "great britain": "GB", "holland": "NL",
    "hong kong": "HK", "northern ireland": "GB", "russian federation": "RU", "scotland": "GB", "the netherlands": "NL",
    "the united states": "US", "turkey": "TR", "united states of america": "US", "wales": "GB",
}  # fmt: skip
"""What people call a country, beside its name in CLDR."""


def country_hint(value: str) -> str:
    """ "Did you mean GB?" for what people write in place of a code: UK, USA, gb, England. "" where nobody knows."""
    codes, word = _country_codes(), value.replace(".", "").strip().casefold()
    # A slip within a name; two letters for two others would be a guess.
    near = get_close_matches(word[:60], [name for name in codes if len(name) > 3], n=1, cutoff=0.8)
    code = codes.get(word) or codes.get("".join(near))
    return f"Did you mean {code}?" if code else ""


def country_code(value: str) -> str:
    """The code of a country by a code or name of it, as people write them ("UK", "usa", "The Netherlands"); else ""."""
    return _country_codes().get(value.replace(".", "").strip().casefold(), "")


@cache
def _country_codes() -> dict[str, str]:
    """Codes by what people write instead, in small letters: other codes, old and of three letters (CLDR), and names."""
    known = countries()
    aliases: Mapping[str, list[str]] = get_global("territory_aliases")
    others = {old: new[0] for old, new in aliases.items() if len(new) == 1 and new[0] in known and old.isalpha()}
    names = {name: code for code, name in known.items()}
    found = {**others, **names, **{code: code for code in known}}
    return {**{written.replace(".", "").casefold(): code for written, code in found.items()}, **_OTHER_NAMES}


def _currency(value: str) -> str:
    if value not in list_currencies():
        near = f" Did you mean {value.upper()}?" if value.upper() in list_currencies() else ""
        raise fail(f'"{value}" is not a currency (want three letters of ISO 4217, such as CAD).{near}')
    return value


def _slug(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value) or len(value) > 80:
        raise fail(f'"{value}" cannot be part of an address (want a-z, 0-9 and single hyphens, at most 80)')
    return value


Day = Annotated[date, BeforeValidator(_day)]
"""A calendar date, written YYYY-MM-DD and nothing else."""
Moment = Annotated[datetime, BeforeValidator(_moment)]
"""A date, or a date and a time, with or without its offset from UTC."""
WebAddress = Annotated[str, _address(("https",))]
BookingAddress = Annotated[str, _address(("https", "mailto"))]
Country = Annotated[str, AfterValidator(_country)]
Currency = Annotated[str, AfterValidator(_currency)]
Slug = Annotated[str, AfterValidator(_slug)]


def validate(
    model: type[M],
    value: object,
    document: Document,
    report: Report,
    *,
    at: Path_ = (),
    label: str = "",
) -> M | None:
    """Makes a `model` of `value`, which stands at `at` in the document. None where it has faults.

    Every fault goes into the report; `label` ('posting "acme-hr"') says which entry it is about.
    """
    if not isinstance(value, dict):
        mark = document.mark(at)
        report.problem(
            document.source,
            f"{label or 'this'}: want a list of keys and values (title: ...), not {describe(value)}.",
            line=mark.line,
            column=mark.column,
        )
        return None
    try:
        return model.model_validate(value)
    except ValidationError as error:
        for fault in explain(model, value, error):
            mark = document.key_mark(at + fault.path) if fault.of_key else document.mark(at + fault.path)
            message = f"{label}  {fault.message}" if label else fault.message
            report.problem(document.source, message, line=mark.line, column=mark.column)
        return None


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a value, in an author's words. `of_key`: the key is at fault, not what it holds."""

    path: Path_
    message: str
    of_key: bool


def explain(model: type[BaseModel], value: dict[str, Any], error: ValidationError) -> Iterator[Fault]:
    """The faults that pydantic found in `value`, one for each place."""
    details = [(_real_path(value, detail), detail) for detail in error.errors(include_url=False)]
    told: set[Path_] = set()
    for path, detail in details:
        # Where a value may have several forms, each form that it has not complains: only the nearest one speaks.
        deeper = any(other[: len(path)] == path and len(other) > len(path) for other, _ in details)
        if path and (path in told or (deeper and detail["type"] in _WRONG_FORM)):
            continue
        told.add(path)
        yield Fault(path, _message(model, value, path, detail), detail["type"] == "extra_forbidden")


_WRONG_FORM = {"string_type", "list_type", "tuple_type", "model_type", "model_attributes_type", "dict_type"}


def _real_path(value: Any, detail: ErrorDetails) -> Path_:
    """The part of pydantic's location that exists in the data: unions and validators add words of their own."""
    path: list[str | int] = []
    loc = detail["loc"]
    for index, step in enumerate(loc):
        if isinstance(value, dict) and step in value:
            value = value[step]
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        elif detail["type"] == "missing" and index == len(loc) - 1:
            pass
        else:
            continue
        path.append(step)
    return tuple(path)


def _message(model: type[BaseModel], root: dict[str, Any], path: Path_, detail: ErrorDetails) -> str:
    name = ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
    kind = detail["type"]
    given = detail["input"]
    if kind == "extra_forbidden":
        known = _keys_beside(model, root, path)
        hint = did_you_mean(str(path[-1]), known) or (f"Known keys: {', '.join(known)}." if known else "")
        return f'"{name}" is not a key that is known here. {hint}'.rstrip()
    if kind == "missing":
        return f"{name}: is missing."
    if kind in ("literal_error", "enum"):
        expected = _choices(detail)
        return f'{name}: "{given}" is not one of {", ".join(expected)}. {did_you_mean(str(given), expected)}'.rstrip()
    if kind in ("said", "value_error"):
        text = str(detail["msg"]).removeprefix("Value error, ")
        return f"{name}: {text}" if name else text
    if kind == "string_too_long":
        return f"{name}: is {len(str(given))} characters long; {detail['ctx']['max_length']} is the most."
    if kind == "string_too_short":
        return f"{name}: must not be empty."
    if kind == "string_type":
        return f"{name}: want a text, not {describe(given)}. Put quotes around it."
    if kind == "string_pattern_mismatch":
        return f"{name}: {describe(given)} does not have the form that is wanted here."
    if kind == "greater_than_equal":
        return f"{name}: {describe(given)} is too little (want {detail['ctx']['ge']} or more)."
    if kind == "less_than_equal":
        return f"{name}: {describe(given)} is too much (want {detail['ctx']['le']} or less)."
    if kind == "greater_than":
        return f"{name}: {describe(given)} is too little (want more than {detail['ctx']['gt']})."
    if kind.startswith(("int", "decimal", "float", "finite")):
        return f"{name}: {describe(given)} is not a number (want digits only, such as 65000)."
    if kind.startswith("bool"):
        return f"{name}: {describe(given)} is not true or false."
    if kind in ("list_type", "tuple_type"):
        return f"{name}: want a list (one entry a line, each behind a hyphen), not {describe(given)}."
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return f"{name}: want keys and values, not {describe(given)}."
    return f"{name}: {detail['msg']}."


def describe(value: object) -> str:
    """A value as it is called in a message: '"20"', "nothing", "a list"."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "keys and values"
    return str(value) if isinstance(value, int | float | Decimal) else f'"{value}"'


def _choices(detail: ErrorDetails) -> list[str]:
    return re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected", "")))


def _keys_beside(model: type[BaseModel], root: object, path: Path_) -> list[str]:
    """The keys known to the model that holds `path`: found by walking the annotations along the path."""
    holders: list[type[BaseModel]] = [model]
    for step in path[:-1]:
        if isinstance(step, int):
            continue
        holders = [
            inner
            for holder in holders
            if step in holder.model_fields
            for inner in _models_in(holder.model_fields[step].annotation)
        ]
    return [field.alias or name for holder in holders for name, field in holder.model_fields.items()]


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and not get_args(annotation) and issubclass(annotation, BaseModel):
        return [annotation]
    if get_origin(annotation) in (Union, UnionType, list, tuple, Annotated, dict) or get_args(annotation):
        if get_origin(annotation) is Literal:
            return []
        return [model for inner in get_args(annotation) for model in _models_in(inner)]
    return []
