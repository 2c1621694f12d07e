"""Any number of made-up articles, with words as uneven as in a language: a few very common, most rare."""

from datetime import UTC, datetime, timedelta
from itertools import accumulate
from random import Random

from plugins.core.articles import Article
from tests.articles.records import record

LETTERS = "bcdfghklmnprtvwz"


def crowd(count: int, vocabulary_size: int = 20_000, subjects: int = 300, words: int = 160) -> tuple[Article, ...]:
    """`count` articles of `words` words: three in four from the whole vocabulary, the others from that of a subject."""
    random = Random(count)
    vocabulary = [_word(number) for number in range(vocabulary_size)]
    weights = list(accumulate(1 / (rank + 10) for rank in range(vocabulary_size)))
    made = []
    for number in range(count):
        subject = random.randrange(subjects)
        own = vocabulary[subject * 40 + 200 : subject * 40 + 240]
        text = random.choices(vocabulary, cum_weights=weights, k=words * 3 // 4) + random.choices(own, k=words // 4)
        made.append(
            record(
                f"a{number}",
                title=" ".join(random.choices(own, k=3)),
                standfirst=" ".join(random.choices(text, k=8)),
                tags=(f"tag {random.randrange(subjects)}", f"subject {subject}"),
                category=f"category {subject % 6}",
                date=datetime(2020, 1, 1, tzinfo=UTC) + timedelta(hours=number),
                text=" ".join(text),
            )
        )
    return tuple(made)


def _word(number: int) -> str:
    """A word of its own for each number: 4 consonants with vowels between."""
    letters = [LETTERS[number >> shift & 15] for shift in (0, 4, 8, 12)]
    return "a".join(letters) + "o"
