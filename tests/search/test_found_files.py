"""The files of the search: everything that was written can be found, shown, and told apart by what it is."""

import json
from datetime import UTC, datetime

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.articles import articles
from bench.search import documents
from plugins.core.search import SKIPPED, Document, Kind, Section, words_of
from plugins.search.search_index import SPELLINGS, make_index
from tests.search.reading import lists, texts, weights

ALLOWED = 100_000
"""Bytes that the first answer may fetch where there are a thousand articles."""
SAID = st.text(st.sampled_from("abcde éß’-.\n漢٣&<"), max_size=30)
MOMENTS = st.sampled_from([None, datetime(2026, 11, 24, 5, tzinfo=UTC), datetime(2026, 12, 1, 5, tzinfo=UTC)])


@st.composite
def found(draw: st.DrawFn) -> list[Document]:
    """Up to a dozen documents of every kind."""
    return [
        Document(
            path=f"{number}/",
            kind=draw(st.sampled_from(Kind)),
            title=draw(SAID),
            label=draw(SAID),
            summary=draw(SAID),
            sections=tuple(Section(f"part-{part}", draw(SAID), draw(SAID)) for part in range(draw(st.integers(0, 3)))),
            closes=draw(MOMENTS),
        )
        for number in range(draw(st.integers(0, 12)))
    ]


def everything(document: Document) -> str:
    sections = [text for section in document.sections for text in (section.heading, section.text)]
    return "\n".join([document.title, document.label, document.summary, *sections])


@given(found())
def test_every_word_of_a_document_finds_it_and_no_other(made: list[Document]) -> None:
    """A word leads to the documents in which it stands, and to nothing else; each has its text and its address."""
    files = make_index(made).files
    shown, held = texts(files), lists(files)
    by_path = {document.path: document for document in made}
    assert sorted(text["path"] for text in shown) == sorted(by_path)
    for number, text in enumerate(shown):
        words = set(words_of(everything(by_path[text["path"]]))) - SKIPPED
        assert {word for word, numbers in held.items() if number in numbers} == words
    assert SKIPPED.isdisjoint(held)


@given(found())
def test_kinds_and_ends_go_by_the_numbers(made: list[Document]) -> None:
    """The numbers run kind by kind in the order in which they came; what closes has its moment."""
    files = make_index(made).files
    about, shown = json.loads(files["found.json"]), texts(files)
    kinds = [kind for kind, count in about["kinds"] for _ in range(count)]
    by_path = {document.path: document for document in made}
    assert kinds == [by_path[text["path"]].kind for text in shown]
    for kind in Kind:
        paths = [text["path"] for text, each in zip(shown, kinds, strict=True) if each == kind]
        assert paths == [document.path for document in made if document.kind is kind]
    ends = [about["moments"][place - 1] if place else None for place in about["closes"]]
    wanted = [by_path[text["path"]].closes for text in shown]
    assert ends == [moment.isoformat() if moment else None for moment in wanted]


@given(found())
def test_the_same_documents_give_the_same_bytes(made: list[Document]) -> None:
    """Two builds of one site write the same files under the same name."""
    assert make_index(made) == make_index(list(made))


def test_a_title_weighs_more_than_a_mention() -> None:
    """A word in a title outweighs one in a heading, that one a mention; often in a short text more than once in a long one."""

    def document(path: str, title: str = "Other", heading: str = "", text: str = "") -> Document:
        return Document(path, Kind.ARTICLE, title, sections=(Section("a", heading, text),))

    filler = "lorem ipsum dolor " * 80
    files = make_index(
        [
            document("0/", title="Silence", text=filler),
            document("1/", heading="Silence", text=filler),
            document("2/", text=f"silence {filler}"),
            document("3/", text="silence silence silence " + filler[:400]),
        ]
    ).files
    weight = weights(files)["silence"]
    assert weight[0] > weight[1] > weight[2]
    assert weight[3] > weight[2]
    assert all(1 <= each <= 9 for word in weights(files).values() for each in word.values())


def test_a_word_that_stands_once_is_no_suggestion() -> None:
    """What one text alone says may be a slip itself; what a title says, or two texts do, is a word."""
    texts = ["negotiation once", "negotiation again", "salry"]
    made = [Document(f"{n}/", Kind.ARTICLE, "Offers", summary=text) for n, text in enumerate(texts)]
    spelt = json.loads(make_index(made).files["spellings.json"])["words"].split()
    assert spelt == ["negotiation", "offers"]


@pytest.mark.slow
def test_a_thousand_articles_are_small_enough() -> None:
    """What the first answer fetches stays below what is allowed, for the fullest beginnings of two letters too."""
    files = make_index(documents(articles(1_000))).files
    sizes = {name: len(brotli.compress(text.encode(), quality=5)) for name, text in files.items()}
    always = sizes["words.json"] + sizes["found.json"]
    shown = sum(sorted((size for name, size in sizes.items() if name.startswith("texts-")), reverse=True)[:6])
    starts = json.loads(files["words.json"])["starts"].split()
    by_beginning: dict[str, int] = {}
    for number, start in enumerate(starts):
        following = starts[number + 1][:2] if number + 1 < len(starts) else start[:2]
        for beginning in {start[:2], following}:
            by_beginning[beginning] = by_beginning.get(beginning, 0) + sizes[f"words-{number}.json"]
    assert always + shown + max(by_beginning.values()) < ALLOWED
    assert (
        always
        + shown
        + sizes["spellings.json"]
        + 4 * max(size for name, size in sizes.items() if name.startswith("words-"))
        < ALLOWED
    )
    assert len(json.loads(files["spellings.json"])["words"].split()) == SPELLINGS
