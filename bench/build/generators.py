"""The generators that are compared: how each wants its content, what builds its site, what serves it."""

import compileall
import json
import os
import shutil
import subprocess
import sys
from abc import ABC, abstractmethod
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.build import fetch
from bench.build.content import EPOCH, Article, in_words
from bench.corpus import files as job_feeds

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
COPIED = ("content", "plugins", "theme", "pelicanconf.py", "publishconf.py", "tasks.py", "package-lock.json")
"""What of this project a build needs."""
STYLES = (HERE / "site.css").read_text(encoding="utf-8")
NODE = Path(sys.executable).parent / "node"
Posting = dict[str, Any]


class Generator(ABC):
    """One that is compared, and how to work with a site of its own in a folder."""

    name: str
    """For tables."""
    output: str
    """The folder below the site's that is published."""
    made: tuple[str, ...]
    """All that builds leave there: without these a build is cold."""
    own_steps: frozenset[str] = frozenset()
    """What can be measured of this one alone."""
    environment: dict[str, str]

    def __init__(self) -> None:
        self.environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}

    @abstractmethod
    def version(self) -> str: ...

    @abstractmethod
    def lay_out(self, folder: Path) -> None:
        """Puts everything but articles and postings into a new folder."""

    @abstractmethod
    def write_article(self, folder: Path, article: Article) -> None: ...

    @abstractmethod
    def write_postings(self, folder: Path, entries: list[Posting]) -> None:
        """Writes all of the postings: they lie in files together."""

    @abstractmethod
    def build(self, folder: Path) -> list[str]:
        """The command that builds, to be run in the folder."""

    @abstractmethod
    def serve(self, folder: Path, port: int) -> list[str]:
        """The command that serves, and builds again whenever something changes."""

    def article_page(self, slug: str) -> str:
        return f"articles/{slug}/index.html"

    def posting_page(self, id: str) -> str:
        return f"jobs/{id}/index.html"

    def make_cold(self, folder: Path) -> None:
        for name in self.made:
            path = folder / name
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)


class ThisSite(Generator):
    """This project as it is shipped, with more articles and other postings; `make build`."""

    name = "This site"
    output = "output"
    made = ("output", ".builds", ".cache", ".serve")
    own_steps = frozenset({"checkout", "reload"})

    def version(self) -> str:
        return f"Pelican {version('pelican')}, Python {sys.version.split()[0]}"

    def lay_out(self, folder: Path) -> None:
        check_out(folder)
        (folder / "content/data/jobs.yaml").unlink()

    def write_article(self, folder: Path, article: Article) -> None:
        front = {
            "title": json.dumps(article.title),
            "slug": article.slug,
            "date": article.day,
            "guid": f"urn:example:{article.slug}",
            "category": article.category,
            "tags": f"[{', '.join(article.tags)}]",
            "standfirst": json.dumps(article.standfirst),
        }
        _write(folder / f"content/articles/{article.slug}.md", _with_front(front, article.body))

    def write_postings(self, folder: Path, entries: list[Posting]) -> None:
        feeds = job_feeds(entries)
        for name, text in feeds.items():
            _write(folder / name, text)
        settings = folder / "pelicanconf.py"
        kept = settings.read_text(encoding="utf-8").partition("\nJOB_SOURCES = [  # bench")[0]
        sources = [{"path": name, "format": "ours"} for name in feeds]
        _write(settings, f"{kept}\nJOB_SOURCES = [  # bench\n    *{sources!r}\n]\n")

    def build(self, folder: Path) -> list[str]:
        return [sys.executable, "tasks.py", "build"]

    def serve(self, folder: Path, port: int) -> list[str]:
        return [sys.executable, "tasks.py", "serve", "--port", str(port)]


class Hugo(Generator):
    name = "Hugo"
    output = "public"
    made = ("public", "resources", "cache", ".hugo_build.lock")

    def version(self) -> str:
        said = subprocess.run([fetch.hugo(), "version"], check=True, capture_output=True, text=True).stdout  # noqa: S603
        return said.split()[1].partition("-")[0].removeprefix("v")

    def lay_out(self, folder: Path) -> None:
        shutil.copytree(HERE / "hugo", folder)
        _write(folder / "static/site.css", STYLES)

    def write_article(self, folder: Path, article: Article) -> None:
        _write(folder / f"content/articles/{article.slug}.md", _with_front(_usual_front(article), article.body))

    def write_postings(self, folder: Path, entries: list[Posting]) -> None:
        _write_words(folder / "data/jobs.json", entries)

    def build(self, folder: Path) -> list[str]:
        return [str(fetch.hugo()), "build", "--quiet", "--cacheDir", str(folder / "cache")]

    def serve(self, folder: Path, port: int) -> list[str]:
        at = ["--bind", "127.0.0.1", "--port", str(port)]
        return [str(fetch.hugo()), "server", "--cacheDir", str(folder / "cache"), *at]


class Pelican(Generator):
    """Pelican without a plugin but for the jobs, its cache of what it has read switched on."""

    name = "Pelican"
    output = "output"
    made = ("output", "cache")

    def version(self) -> str:
        return version("pelican")

    def lay_out(self, folder: Path) -> None:
        shutil.copytree(HERE / "pelican", folder, ignore=shutil.ignore_patterns("__pycache__"))
        _write(folder / "theme/static/site.css", STYLES)

    def write_article(self, folder: Path, article: Article) -> None:
        front = {
            "title": article.title,
            "date": article.day,
            "slug": article.slug,
            "summary": article.standfirst,
            "category": article.category,
            "tags": ", ".join(article.tags),
        }
        _write(folder / f"content/articles/{article.slug}.md", _headers(front) + f"\n{article.body}\n")

    def write_postings(self, folder: Path, entries: list[Posting]) -> None:
        _write_words(folder / "data/jobs.json", entries)

    def build(self, folder: Path) -> list[str]:
        return [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "--fatal", "errors", "--quiet"]

    def serve(self, folder: Path, port: int) -> list[str]:
        at = ["--bind", "127.0.0.1", "--port", str(port)]
        return [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "--quiet", "-r", "-l", *at]


class Eleventy(Generator):
    name = "Eleventy"
    output = "_site"
    made = ("_site",)

    def version(self) -> str:
        package = fetch.eleventy() / "@11ty/eleventy/package.json"
        return str(json.loads(package.read_text(encoding="utf-8"))["version"])

    def lay_out(self, folder: Path) -> None:
        shutil.copytree(HERE / "eleventy", folder, ignore=shutil.ignore_patterns("node_modules"))
        (folder / "node_modules").symlink_to(fetch.eleventy())
        _write(folder / "static/site.css", STYLES)

    def write_article(self, folder: Path, article: Article) -> None:
        _write(folder / f"content/articles/{article.slug}.md", _with_front(_usual_front(article), article.body))

    def write_postings(self, folder: Path, entries: list[Posting]) -> None:
        _write_words(folder / "data/jobs.json", entries)

    def build(self, folder: Path) -> list[str]:
        return [str(NODE), "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"]

    def serve(self, folder: Path, port: int) -> list[str]:
        return [*self.build(folder), "--serve", "--incremental", "--port", str(port)]


def check_out(folder: Path) -> None:
    """A new checkout of this project. What comes from npm is linked, as `make` would have fetched it."""
    folder.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    compileall.compile_dir(folder / "plugins", quiet=2)


def _usual_front(article: Article) -> dict[str, object]:
    return {
        "title": json.dumps(article.title),
        "date": article.day,
        "description": json.dumps(article.standfirst),
        "categories": json.dumps([article.category]),
        "tags": json.dumps(article.tags),
    }


def _with_front(front: dict[str, object], body: str) -> str:
    return f"---\n{_headers(front)}---\n\n{body}\n"


def _headers(front: dict[str, object]) -> str:
    return "".join(f"{name}: {value}\n" for name, value in front.items())


def _write_words(path: Path, entries: list[Posting]) -> None:
    newest = sorted(entries, key=lambda entry: str(entry["posted"]), reverse=True)
    lines = ",\n".join(json.dumps(in_words(entry), ensure_ascii=False) for entry in newest)
    _write(path, f"[\n{lines}\n]\n")


def _write(path: Path, text: str) -> None:
    """Leaves alone what is the same already: an edit is to touch one file."""
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


ALL: tuple[Generator, ...] = (ThisSite(), Pelican(), Hugo(), Eleventy())
