"""What is measured of each generator, one step after another, in a site that is laid out once."""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from bench.build import content, live
from bench.build.content import Article
from bench.build.generators import Generator, Posting
from bench.build.measure import Cost, run


@dataclass
class Bench:
    """A generator with its site in a folder, and the article and the posting that are edited there."""

    generator: Generator
    folder: Path
    article: Article | None = None
    postings: list[Posting] = field(default_factory=list)
    marks: Iterator[int] = field(default_factory=count)

    def build(self, folder: Path | None = None) -> Cost:
        folder = folder or self.folder
        return run(self.generator.build(folder), folder, self.generator.environment)

    def cold(self) -> Cost:
        self.generator.make_cold(self.folder)
        return self.build()

    def same(self) -> Cost:
        return self.build()

    def article_edited(self) -> Cost:
        mark, page = self.edit_article()
        return self._shown(self.build(), mark, page)

    def posting_edited(self) -> Cost:
        mark = f"edited{next(self.marks)}"
        at = len(self.postings) // 2
        entries = [*self.postings]
        entries[at] = content.edited(entries[at], mark)
        self.generator.write_postings(self.folder, entries)
        return self._shown(self.build(), mark, self.generator.posting_page(entries[at]["id"]))

    def checked_out(self) -> Cost:
        """A build in a new folder, into which only the content and the cache have come."""
        other = self.folder.with_name(f"{self.folder.name} again")
        shutil.rmtree(other, ignore_errors=True)
        left = shutil.ignore_patterns("__pycache__", *(set(self.generator.made) - {".cache"}))
        shutil.copytree(self.folder, other, symlinks=True, copy_function=shutil.copy, ignore=left)
        cost = self.build(other)
        shutil.rmtree(other)
        return cost

    def previewed(self) -> list[Cost]:
        """Edits of an article while a server runs: until it serves what was changed."""
        return live.served(self.generator, self.folder, self.edit_article)

    def edit_article(self) -> tuple[str, str]:
        """Saves the article with a word that is nowhere else; the word, and the page that has to show it."""
        assert self.article is not None
        mark = f"edited{next(self.marks)}"
        self.generator.write_article(self.folder, self.article.edited(mark))
        return mark, self.generator.article_page(self.article.slug)

    def pages(self) -> int:
        """How many pages the last build wrote."""
        return sum(1 for _ in (self.folder / self.generator.output).resolve().rglob("*.html"))

    def _shown(self, cost: Cost, mark: str, page: str) -> Cost:
        """The cost, if the build did what it was for."""
        text = (self.folder / self.generator.output / page).read_text(encoding="utf-8")
        if mark not in text:
            sys.exit(f"{self.generator.name}: {page} does not say {mark}.")
        return cost


STEPS: dict[str, Callable[[Bench], list[Cost]]] = {
    "cold": lambda bench: [bench.cold()],
    "article": lambda bench: [bench.article_edited()],
    "posting": lambda bench: [bench.posting_edited()],
    "same": lambda bench: [bench.same()],
    "checkout": lambda bench: [bench.checked_out()],
    "preview": Bench.previewed,
    "reload": lambda bench: live.reloaded(bench.generator, bench.folder.with_name("shipped")),
}
"""In the order in which they are run."""
COMMON = frozenset(STEPS) - {"checkout", "reload"}
"""What can be measured of every generator."""


def lay_out(generators: list[Generator], folder: Path, articles: int, postings: int) -> list[Bench]:
    """A site for each of them, of the same articles and postings."""
    benches = [Bench(each, folder / each.name.replace(" ", "-").lower()) for each in generators]
    for bench in benches:
        bench.generator.lay_out(bench.folder)
    for number, article in enumerate(content.articles(articles)):
        for bench in benches:
            bench.generator.write_article(bench.folder, article)
            if number == articles // 2:
                bench.article = article
    entries = content.postings(postings)
    for bench in benches:
        bench.postings = entries
        bench.generator.write_postings(bench.folder, entries)
    return benches
