"""Articles of any number, the same for the same seed: the site's own words, and rarer ones without end behind them.

The words are as uneven as those of English (Zipf, as Mandelbrot mended it), so that an index grows as it would over the
years: the site's own words come as often as they do there, and behind them stand words coined letter by letter of what
follows what in these. Each article has words of its own that it keeps coming back to.
"""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from random import Random

CONTENT = Path(__file__).resolve().parents[1] / "content"
WORDS = 1_250
"""In an article, about."""
KNOWN = 60_000
"""How many different words there are to choose from. Of these some 30,000 occur in a thousand articles."""
_SECTIONS = (3, 7)
_PARAGRAPHS = (2, 4)
_SENTENCES = (3, 6)
_OWN = 60
"""How many words an article keeps coming back to, none of the commonest, and how often a word is one of these."""
_OWN_SHARE = 0.18
_COMMON = 300
_RARE = 3e-5, 1.35
"""How often the first of the coined words is said, and how fast that falls with the rank."""
_MARKUP = re.compile(r"```.*?```|\(.*?\)|\{.*?\}|[#>*_`\[\]]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Written:
    """An article: its title, a sentence or two, and its sections, each a heading and paragraphs."""

    slug: str
    title: str
    standfirst: str
    category: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]

    def markdown(self) -> str:
        """The file that an author would have written."""
        body = "\n\n".join(f"## {heading}\n\n" + "\n\n".join(paragraphs) for heading, paragraphs in self.sections)
        number = int(self.slug.rpartition("-")[2])
        front = {
            "title": self.title,
            "slug": self.slug,
            "date": f"2026-{number % 11 + 1:02}-{number % 28 + 1:02}",
            "guid": f"urn:example:{self.slug}",
            "category": self.category,
            "tags": f"[{self.slug.split('-')[0]}]",
            "standfirst": self.standfirst,
        }
        return "---\n" + "".join(f"{name}: {value}\n" for name, value in front.items()) + f"---\n\n{body}\n"


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    words: tuple[str, ...]
    shares: tuple[float, ...]
    """Cumulative: how often a word, or one before it, is said."""

    def word(self, random: Random) -> str:
        return self.words[min(len(self.words) - 1, bisect(self.shares, random.random() * self.shares[-1]))]


def articles(count: int, seed: int = 1) -> list[Written]:
    """`count` articles of about 1,250 words."""
    return list(each_article(count, seed))


def each_article(count: int, seed: int = 1) -> Iterator[Written]:
    """The same one after another, for numbers that are better not held at once."""
    random = Random(seed)  # noqa: S311 - no secret is made of it
    vocabulary = _vocabulary(random)
    for number in range(count):
        yield _article(number, vocabulary, random)


def files(written: list[Written]) -> dict[str, str]:
    """The articles as files of a site: name -> text."""
    return {f"content/articles/{each.slug}.md": each.markdown() for each in written}


def _vocabulary(random: Random) -> _Vocabulary:
    texts = (path.read_text(encoding="utf-8") for path in sorted((CONTENT / "articles").glob("*.md")))
    text = "\n".join(text.split("\n---\n", 1)[1] for text in texts)
    said = Counter(re.findall(r"[a-z]+(?:['’][a-z]+)?", _MARKUP.sub(" ", text).lower()))
    own = [word for word, _ in sorted(said.items(), key=lambda pair: (-pair[1], pair[0]))]
    words = dict.fromkeys(own)
    follows: dict[str, list[str]] = {}
    for word in own:
        padded = f"^^{word}$"
        for place in range(len(word) + 1):
            follows.setdefault(padded[place : place + 2], []).append(padded[place + 2])
    while len(words) < KNOWN:
        words.setdefault(_coined(follows, random))
    whole = sum(said.values())
    first, power = _RARE
    shares = [
        said[word] / whole if word in said else first * (len(own) / rank) ** power for rank, word in enumerate(words)
    ]
    return _Vocabulary(tuple(words), tuple(accumulate(shares)))


def _coined(follows: dict[str, list[str]], random: Random) -> str:
    word = "^^"
    while not word.endswith("$"):
        word += random.choice(follows[word[-2:]])
    coined = word[2:-1]
    return coined if 3 < len(coined) < 15 else _coined(follows, random)


def _article(number: int, vocabulary: _Vocabulary, random: Random) -> Written:
    common = set(vocabulary.words[:_COMMON])
    own = [word for word in (vocabulary.word(random) for _ in range(_OWN * 4)) if word not in common][:_OWN]

    def words(count: int) -> str:
        said = (random.choice(own) if random.random() < _OWN_SHARE else vocabulary.word(random) for _ in range(count))
        text = " ".join(said)
        return text[0].upper() + text[1:]

    def sentence() -> str:
        text = words(random.randint(5, 26))
        place = text.find(" ", len(text) // 2)
        if random.random() < 0.5 and place > 0:
            text = f"{text[:place]},{text[place:]}"
        return text + random.choice("....?")

    sections: list[tuple[str, tuple[str, ...]]] = []
    length = 0
    wanted = random.gauss(WORDS * 0.88, WORDS / 5)
    while length < wanted:
        paragraphs = tuple(
            " ".join(sentence() for _ in range(random.randint(*_SENTENCES)))
            for _ in range(random.randint(*_PARAGRAPHS))
        )
        length += sum(len(paragraph.split()) for paragraph in paragraphs)
        sections.append((words(random.randint(2, 6)), paragraphs))
    return Written(
        slug=f"article-{number}",
        title=words(random.randint(3, 8)),
        standfirst=sentence(),
        category=f"Category {number % 6}",
        sections=tuple(sections),
    )
