"""The search's scripts by themselves: they find what Python says is there, and show where it stands."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page

from bench.articles import articles
from bench.search import documents
from plugins.core.search import Document, Kind, words_of
from plugins.search.search_index import make_index
from tests.browser.conftest import Tabs
from tests.building import MOMENT
from tests.search.oracle import paths_found, stem
from tests.serving import served

NOW = int(MOMENT.timestamp() * 1000)
Find = Callable[[str], dict[str, Any]]
FIND = """async (text) => {
  window.index ??= (async () => {
    const [engine, { Index }] = await Promise.all([import('/core/static/search/engine.js'), import('/search/static/index_files.js')]);
    return new Index(engine, '/found/');
  })();
  const index = await window.index, found = await index.find(text, NOW);
  if (!found) return null;
  return { ...found, paths: (await Promise.all(found.numbers.map((number) => index.text(number)))).map(({ path }) => path) };
}"""


def small(made: list[Document], tmp_path: Path, root: Path) -> None:
    """The scripts as they are written, beside the files of an index."""
    for name in ("core", "search"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "static").symlink_to(root / "plugins" / name / "static")
    (tmp_path / "found").mkdir()
    for name, text in make_index(made).files.items():
        (tmp_path / "found" / name).write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory, root: Path, tabs: Tabs) -> Iterator[tuple[list[Document], Find]]:
    """Articles of a bench, with jobs beside them, and a way to look for a text among them."""
    made = [
        *documents(articles(40, seed=7)),
        *(Document(f"jobs/{n}/", Kind.JOB, f"Keeper of the {word}", label="Zoo") for n, word in enumerate(["geese", "company", "companies", "boxes", "plan"])),
    ]  # fmt: skip
    folder = tmp_path_factory.mktemp("engine")
    small(made, folder, root)
    with served(folder) as address:
        page = tabs.open({})
        page.goto(f"{address}/found/found.json")
        yield made, lambda text: page.evaluate(FIND.replace("NOW", str(NOW)), text)
        tabs.give_back(page)


def test_scripts_find_what_python_says(many: tuple[list[Document], Find]) -> None:
    """For words, forms of words and beginnings of words, together and alone, the same documents are found."""
    made, find = many
    random = Random(3)
    everything = sorted({word for each in made for section in each.sections for word in words_of(section.text)})
    asked = ["company", "companies ", "box ", "planning", "planned ", "interviewed", "keeper of the geese"]
    for _ in range(150):
        words = random.choices(everything, k=random.choice([1, 1, 2, 2, 3]))
        last = words[-1]
        words[-1] = random.choice([last, f"{last} ", last[: max(2, len(last) // 2)], f"{last}s ", f"{last}ing"])
        asked.append(" ".join(words))
    compared = 0
    for text in asked:
        found, wanted = find(text), paths_found(text, made)
        if not wanted or found is None or found["unknown"]:
            continue
        assert set(found["paths"]) == wanted, text
        assert found["all"]
        compared += 1
    assert compared > 60


def test_every_word_of_a_document_finds_it(many: tuple[list[Document], Find]) -> None:
    """Each word of a title, and each of a text, leads to its document, wherever its file begins."""
    made, find = many
    for document in made[:: len(made) // 4]:
        words = dict.fromkeys(words_of(" ".join([document.title, *(section.text for section in document.sections)])))
        for word in list(words)[:60]:
            found = find(f"{word} ")
            assert found is None or document.path in found["paths"], word


def test_the_best_comes_first(many: tuple[list[Document], Find]) -> None:
    """What has the word in its title stands before what only mentions it."""
    made, find = many
    for document in made[:10]:
        word = max(words_of(document.title), key=len)
        titles = {each.path for each in made if stem(word) in map(stem, words_of(each.title))}
        assert find(f"{word} ")["paths"][0] in titles, word


@pytest.fixture
def scripts(tmp_path: Path, root: Path, tabs: Tabs) -> Iterator[Page]:
    """A page from which the scripts can be imported."""
    small([], tmp_path, root)
    with served(tmp_path) as address:
        page = tabs.open({})
        page.goto(f"{address}/found/found.json")
        yield page
        tabs.give_back(page)


def test_an_empty_site_finds_nothing(scripts: Page) -> None:
    """Without a document there is no answer, and no fault."""
    assert scripts.evaluate(FIND.replace("NOW", str(NOW)), "anything")["numbers"] == []


STEMS = {
    "note": ["notes", "note"], "wait": ["waits", "waiting", "waited"], "plan": ["plans", "planning", "planned"],
    "decide": ["decides", "decided", "deciding"], "company": ["companies"], "reply": ["replies", "replied"],
    "address": ["addresses"], "call": ["calling", "called", "calls"], "interview": ["interviews", "interviewing"],
}  # fmt: skip
APART = [("not", "note"), ("new", "news"), ("thus", "thu"), ("string", "str"), ("man", "many"), ("bus", "bu")]


def test_forms_of_a_word(scripts: Page) -> None:
    """Number and tense make no other word; a stem is the beginning of its word; what only looks alike stays apart."""
    pairs = scripts.evaluate(
        "words => import('/search/static/forms.js').then(({ stemOf }) => words.map((word) => [word, stemOf(word)]))",
        [*STEMS, *(form for forms in STEMS.values() for form in forms), *(word for pair in APART for word in pair)],
    )
    stems = dict(pairs)
    assert stems == {word: stem(word) for word in stems}
    assert all(word.startswith(found) for word, found in stems.items())
    for word, forms in STEMS.items():
        assert {stems[form] for form in forms} == {stems[word]}
    for one, other in APART:
        assert stems[one] != stems[other] or (one, other) == ("new", "news")


PLACES = """async ([text, asked]) => {
  const [{ Marker }, { askedIn }, { wordsOf }] = await Promise.all(
    ['search/static/sentence.js', 'search/static/asked.js', 'core/static/search/text.js'].map((name) => import('/' + name)));
  const { asked: words, beside } = askedIn(asked, wordsOf, ['the', 'you', 'a']);
  const marker = new Marker(words, beside, wordsOf), place = marker.placeOf(text);
  return { ...place, marked: marker.pieces(place.sentence).filter(([, marked]) => marked).map(([piece]) => piece),
    whole: marker.pieces(place.sentence).map(([piece]) => piece).join('') };
}"""
TEXT = {
    "path": "x/", "title": "X", "label": "", "summary": "What it is about.\nAnd more.",
    "sections": [
        ["", "", "It begins. Send a thank-you note; thank you! “Don’t wait,” she said."],
        ["salary", "About salaries", "They ask early.\nName a range."],
        ["long", "Long", f"{'word ' * 60}needle {'word ' * 60}end."],
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "id", "sentence", "marked"),
    [
        ("thank you", "", "Send a thank-you note; thank you! “Don’t wait,” she said.", ["thank-you", "thank you"]),
        ("dont wait", "", "“Don’t wait,” she said.", ["Don’t wait"]),
        ("salary", "salary", "They ask early.", []),
        ("salary range", "salary", "Name a range.", ["range"]),
        ("nothing here", "", "What it is about.", []),
    ],
)
def test_the_sentence_that_has_the_words(scripts: Page, asked: str, id: str, sentence: str, marked: list[str]) -> None:
    """The sentence with most of the words is shown with its heading; what stands together is marked together."""
    place = scripts.evaluate(PLACES, [TEXT, asked])
    assert (place["id"], place["sentence"], place["marked"]) == (id, sentence, marked)
    assert place["whole"] == place["sentence"]


def test_a_long_sentence_is_cut_around_the_word(scripts: Page) -> None:
    """It's no longer than is good to read, and says that it goes on."""
    place = scripts.evaluate(PLACES, [TEXT, "needle"])
    assert place["marked"] == ["needle"]
    assert len(place["sentence"]) < 220
    assert place["sentence"].startswith("… word")
    assert place["sentence"].endswith("word …")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/2019/03/thank-you-notes.html", "thank you notes"),
        ("/articles/when%20they_go-silent/page/2/", "when they go silent"),
        ("/404.html", ""),
        ("/%E0%A4%A/caf%C3%A9", "%E0%A4%A"),
        ("/", ""),
    ],
)
def test_the_words_of_an_address(scripts: Page, address: str, words: str) -> None:
    """The longest part says most; numbers and endings say nothing, and a broken address does no harm."""
    found = scripts.evaluate(
        "path => import('/search/static/lost.js').then((lost) => lost.wordsOfAddress(path))", address
    )
    assert found == words or "%" in address
