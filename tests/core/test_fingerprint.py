"""A digest of frozen records: the same for the same values in any process, another for others."""

import sys
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from plugins.core.fingerprint import Fingerprints
from tests import processes
from tests.building import ROOT

ATOMS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=9), st.binary(max_size=5),
    st.text(max_size=5).map(Markup), st.dates(), st.datetimes(timezones=st.just(UTC)),
)  # fmt: skip
VALUES = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(tuple),
        st.frozensets(st.text(max_size=4), max_size=4),
        st.dictionaries(st.text(max_size=4), inner, max_size=3),
    ),
    max_leaves=12,
)


@dataclass(frozen=True)
class Record:
    name: str
    of: object
    more: tuple[str, ...] = ()


@dataclass
class Loose:
    name: str


def shape(value: object) -> object:
    """What must tell two values apart: kinds as well, since 1, True and 1.0 are equal to Python and read differently."""
    if isinstance(value, tuple):
        return ("tuple", *map(shape, value))
    if isinstance(value, dict):
        return ("dict", *sorted((key, repr(shape(each))) for key, each in value.items()))
    if isinstance(value, frozenset):
        return ("set", *sorted(value))
    return (type(value), repr(value))


@given(VALUES, VALUES)
def test_equal_where_the_values_are_and_only_there(one: object, other: object) -> None:
    same = Fingerprints().of(one) == Fingerprints().of(other)
    assert same == (shape(one) == shape(other))


@given(st.text(min_size=1), st.text(min_size=1))
def test_what_stands_in_one_field_does_not_pass_for_another(one: str, other: str) -> None:
    prints = Fingerprints()
    assert prints.of(Record(one + other, "")) != prints.of(Record(one, other))
    assert prints.of(Record(one, "", (other,))) != prints.of(Record(one, (other,)))
    assert prints.of((one, other)) != prints.of((one + other,))


def test_every_field_counts() -> None:
    record = Record("a", date(2026, 11, 2), ("x",))
    others = (
        replace(record, name="b"),
        replace(record, of=datetime(2026, 11, 2, tzinfo=UTC)),
        replace(record, more=("y",)),
    )
    assert len({Fingerprints().of(each) for each in (record, *others)}) == 4


def test_a_long_record_is_digested_once_and_the_same() -> None:
    long = Record("x" * 5_000, ())
    prints = Fingerprints()
    assert prints.of(long) == prints.of(long) == Fingerprints().of(Record("x" * 5_000, ()))
    assert prints.of(Record("a", long)) != prints.of(Record("a", replace(long, name="y" * 5_000)))


@pytest.mark.parametrize("value", [Loose("x"), object(), {1, 2}, bytearray(b"x"), lambda: 0, Record("x", Loose("y"))])
def test_what_may_change_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        Fingerprints().of(value)


@pytest.mark.outside
def test_the_same_in_any_process() -> None:
    program = (
        "from plugins.core.fingerprint import Fingerprints;"
        "print(Fingerprints().of(frozenset({'a','b','c','d'}), {'x': 1, 'y': ('z',)}))"
    )
    command = [sys.executable, "-c", program]
    found = {
        processes.run(command, cwd=ROOT, env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}, check=True).stdout
        for seed in ("0", "1", "77")
    }
    assert len(found) == 1
