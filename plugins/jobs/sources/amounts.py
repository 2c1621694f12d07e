"""Pay as other feeds give it: objects of many shapes, amounts as texts, a range in words. Pure.

Nothing is estimated: what cannot be read, or could be read in two ways, is not given. 0 means "not given", too.
"""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from .spellings import pay_period

_KEYS = {
    "min": ("min", "minValue", "min_value", "minimum", "from", "low", "salary_min", "min_cents", "minCents"),
    "max": ("max", "maxValue", "max_value", "maximum", "to", "high", "salary_max", "max_cents", "maxCents"),
    "currency": ("currency", "currencyCode", "currency_code", "currency_type", "salary_currency"),
    "per": ("per", "interval", "unitText", "unit_text", "period", "frequency", "unit", "salary_period"),
}
_SIGNS = {"€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "US$": "USD", "CA$": "CAD", "C$": "CAD", "A$": "AUD",
          "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "R$": "BRL", "zł": "PLN", "₪": "ILS", "₩": "KRW", "₴": "UAH",
          "₱": "PHP", "Fr.": "CHF"}  # fmt: skip
_NUMBER = r"\d[\d.,' \u00a0\u202f\u2019]*\d|\d"
_AMOUNT = re.compile(rf"({_NUMBER})\s*(k\b|K\b|tsd\b|thousand\b)?")
_CODE = re.compile(r"(?<![A-Za-z])([A-Z]{3})(?![A-Za-z])")


def pay_of(value: Any) -> dict[str, Any] | str | None:
    """Pay as our keys, from an object of theirs or a list of such; a text as it stands, to be read later."""
    if isinstance(value, list):
        found = [read for each in value if isinstance(read := pay_of(each), dict) and {"min", "max"} & read.keys()]
        # Of several parts of pay the first is the wage, and others (bonus, equity) are no part of it.
        named = [each for each in value if isinstance(each, Mapping) and _is_wage(each)]
        return pay_of(named[0]) if named else found[0] if found else None
    if not isinstance(value, Mapping):
        return value if isinstance(value, str) else None
    pay: dict[str, Any] = {}
    inner = value.get("value")
    layers = [inner, value] if isinstance(inner, Mapping) else [value]
    for ours, names in _KEYS.items():
        for name in names:
            for layer in layers:
                if layer.get(name) not in (None, "", [], {}) and ours not in pay:
                    pay[ours] = hundredth(layer[name]) if "ents" in name else layer[name]
    for layer in layers:
        if not {"min", "max"} & pay.keys() and isinstance(layer.get("value"), int | float | Decimal | str):
            pay["min"] = pay["max"] = layer["value"]
    return {ours: read for ours, value in pay.items() if (read := _in_our_words(ours, value)) is not None}


def _in_our_words(ours: str, value: Any) -> Any:
    if ours in ("min", "max"):
        return amount(value)
    if not isinstance(value, str):
        return value
    return value.strip().upper() if ours == "currency" else pay_period(value) or value


def _is_wage(part: Mapping[str, Any]) -> bool:
    return str(part.get("compensationType", "")).casefold() in ("salary", "wage")


def hundredth(value: Any) -> Any:
    found = amount(value)
    return found / 100 if isinstance(found, Decimal) else found


def amount(value: Any) -> Any:
    """A number as a Decimal: 65000, "65,000", "65.000,00", "41000.50". None for 0 and nothing; else as it stands."""
    if isinstance(value, bool) or value in (None, ""):
        return None if value in (None, "") else value
    if isinstance(value, int | float | Decimal):
        found = Decimal(str(value))
        return _plain(found) if found else None
    if isinstance(value, str) and (
        written := re.fullmatch(rf"\s*[^\d\s-]{{0,3}}\s*({_NUMBER})\s*[^\d\s-]{{0,3}}\s*", value)
    ):
        read = _number(written[1])
        return value if read is None else read or None
    return value


def _number(text: str) -> Decimal | None:
    """A number with whatever parts its thousands. None where a sign could be either."""
    digits = re.sub(r"[\s\u00a0\u202f'\u2019]", "", text)
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d{1,2})?", digits):
        digits = digits.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d{1,2})?", digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d+,\d{1,2}", digits):
        digits = digits.replace(",", ".")
    try:
        return _plain(Decimal(digits)) if len(digits) <= 15 else None
    except InvalidOperation:
        return None


def _plain(number: Decimal) -> Decimal:
    """Without zeros behind the point, nor an exponent: 65000 for 65000.0."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() and abs(number) < 10**20 else number


def pay_in_words(text: str, known: Mapping[str, Any]) -> dict[str, Any] | None:
    """Pay out of words: "$135,000 - $198,000 / year", "USD 60-80k", "EUR 3.750 per month". None where it says none.

    `known` is what else is known of it (`currency`, `per`): a bare "$" is the currency of several countries.
    """
    # Behind the first range stand shares and bonuses.
    first = re.split(r"[•|;]|\bplus\b|\+", text)[0]
    currency = known.get("currency") or _currency(first)
    numbers = _AMOUNT.findall(first)
    amounts = [(_number(digits), unit) for digits, unit in numbers]
    if not 1 <= len(amounts) <= 2 or any(number is None for number, _ in amounts) or not currency:
        return None
    thousand = [bool(unit) for _, unit in amounts]
    if any(thousand) and all(number is not None and number < 1000 for number, _ in amounts):
        thousand = [True] * len(amounts)  # "60-80k"
    found = [
        number * 1000 if k else number for (number, _), k in zip(amounts, thousand, strict=True) if number is not None
    ]
    pay: dict[str, Any] = {"currency": currency}
    if per := known.get("per") or pay_period(re.sub(r"\bp\.\s?a\.", "year", first)):
        pay["per"] = per
    lowered = first.casefold()
    if len(found) == 2:
        return {"min": found[0], "max": found[1], **pay}
    if "up to" in lowered or "bis" in lowered.split():
        return {"max": found[0], **pay}
    if "from" in lowered or first.rstrip().endswith("+") or "+" in text[: len(first) + 1] or "ab" in lowered.split():
        return {"min": found[0], **pay}
    return {"min": found[0], "max": found[0], **pay}


def _currency(text: str) -> str:
    codes = [code for code in _CODE.findall(text) if code not in ("PER", "AND")]
    signs = [_SIGNS[sign] for sign in sorted(_SIGNS, key=len, reverse=True) if sign in text]
    return codes[0] if codes else signs[0] if signs else ""
