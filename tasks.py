"""The project's commands: each @task here is one, and `make` hands over whatever it is asked for."""

import importlib
import os
import re
import runpy
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from invoke.collection import Collection
from invoke.context import Context
from invoke.exceptions import Exit, ParseError
from invoke.program import Program
from invoke.tasks import task

ROOT = Path(__file__).resolve().parent
PYTHON = sys.executable
BIN = Path(PYTHON).parent
PROGRAMS = {
    "newsboat": "newsboat",
    "nginx": "nginx-light",
    "caddy": "caddy",
    "openssl": "openssl",
    "java": "default-jre-headless",
}
"""What tests use beside a browser: the program, and Debian's package that has it."""


def _run(command: str, **environment: str) -> None:
    """Runs a command from the project's root and ends with its status where it fails.

    It shares the terminal, so Ctrl-C reaches it, too: it's waited for, and has the last word. What ends this ends it.
    """
    with subprocess.Popen(shlex.split(command), cwd=ROOT, env={**os.environ, **environment}) as process:  # noqa: S603
        on_end = signal.signal(signal.SIGTERM, lambda *_: process.terminate())
        on_interrupt = signal.signal(signal.SIGINT, lambda *_: None)
        status = process.wait()
    signal.signal(signal.SIGTERM, on_end)
    signal.signal(signal.SIGINT, on_interrupt)
    if status:
        raise Exit(code=status if status > 0 else 128 - status)


def _pelican(settings: str, *overrides: str) -> None:
    extra = f" -e {' '.join(overrides)}" if overrides else ""
    _run(f'"{PYTHON}" -m pelican content -s {settings} --fatal errors --log-handler plain{extra}')


def _settings() -> dict[str, Any]:
    """The settings of a build."""
    os.chdir(ROOT)
    return runpy.run_path("publishconf.py")


def _has(room: str) -> bool:
    """Whether the folder of a room is here: each may go."""
    return (ROOT / "plugins" / room / "__init__.py").is_file()


@task
def serve(context: Context, port: int = 8000) -> None:
    """Build, serve on http://localhost:8000 with drafts, and reload the browser on every change."""
    os.chdir(ROOT)
    os.execv(PYTHON, [PYTHON, "-m", "plugins.preview", "--port", str(port)])  # noqa: S606


@task
def build(context: Context) -> None:
    """Build the production site into output/ (SITEURL=https://... names its address)."""
    _node_modules()
    _pelican("publishconf.py")


@task
def rollback(context: Context) -> None:
    """Publish the build before the one that is published; once more, the one before that."""
    from plugins.core.clock import read_clock
    from plugins.core.errors import SiteError
    from plugins.writer.rollback import roll_back

    settings = _settings()
    try:
        folder = roll_back(ROOT / settings["OUTPUT_PATH"], read_clock(settings["TIMEZONE"]).now)
    except SiteError as error:
        raise Exit(str(error), code=1) from None
    print(f"Published again: the build {folder.name}. The next `make build` publishes what's in your files.")


@task(help={"source": "the name of a source of jobs: how that one reads, in ten lines"})
def check(context: Context, source: str = "") -> None:
    """Name every problem of the content, in plain words. Writes nothing. SOURCE=Acme: that source of jobs alone."""
    source = source or os.environ.get("SOURCE", "")
    if source and _has("jobs"):
        from plugins.core.errors import SiteError
        from plugins.jobs.author.source_check import check_source

        try:
            print(check_source(ROOT, _settings(), source))
        except SiteError as error:
            raise Exit(str(error), code=1) from None
        return
    _pelican("publishconf.py", "BUILD_MODE='\"check\"'")
    print("No problems.")


@task(help={"accept": "the name of a source of jobs of which less than half came, and that is right"})
def fetch(context: Context, accept: str = "") -> None:
    """Bring what is elsewhere: the job feeds of JOB_SOURCES, the comments that you approved. Builds use no network."""
    from plugins.core.clock import read_clock
    from plugins.core.errors import SiteError
    from plugins.core.settings import SiteSettings, sound_settings

    settings = _settings()
    complete = True
    try:
        zone = sound_settings(SiteSettings, settings, ROOT).timezone
        if _has("jobs"):
            from plugins.jobs.settings import JobsSettings
            from plugins.jobs.sources.fetch import fetch_sources

            sources = sound_settings(JobsSettings, settings, ROOT).job_sources
            accept = accept or os.environ.get("ACCEPT", "")
            complete &= fetch_sources(ROOT, sources, read_clock(zone).now, accept=accept)
        if _has("comments"):
            from plugins.comments.isso.fetch import fetch_comments
            from plugins.comments.settings import CommentsSettings

            complete &= fetch_comments(ROOT, sound_settings(CommentsSettings, settings, ROOT), ZoneInfo(zone))
    except SiteError as error:
        raise Exit(str(error), code=1) from None
    if not complete:
        raise Exit(code=1)


@task
def comments(context: Context, port: int = 0) -> None:
    """Start Isso, which takes readers' comments and lets you approve them. Fetches it first (once)."""
    if not _has("comments"):
        raise Exit("There is no room for comments here.", code=2)
    from plugins.comments.isso.server import prepare
    from plugins.comments.settings import CommentsSettings
    from plugins.core.errors import SiteError
    from plugins.core.settings import SiteSettings, sound_settings

    settings = _settings()
    try:
        address = sound_settings(SiteSettings, settings, ROOT).siteurl
        isso = prepare(ROOT, sound_settings(CommentsSettings, settings, ROOT), address, port)
    except SiteError as error:
        raise Exit(str(error), code=1) from None
    print(isso.said, flush=True)
    _run(shlex.join(isso.command))


@task(help={"kind": "article, job or source", "title": "what it is called"})
def new(context: Context, kind: str, title: str = "") -> None:
    """Start an article (a draft), a job posting, or a source of postings (URL=https://...)."""
    makers = {
        "article": ("plugins.articles.new", "start_article"),
        "job": ("plugins.jobs.author.new", "start_posting"),
        "source": ("plugins.jobs.author.new_source", "start_source"),
    }
    from plugins.core.errors import SiteError
    from plugins.core.report import did_you_mean

    if kind not in makers:
        raise Exit(
            f'make new: there is no "{kind}". {did_you_mean(kind, makers) or "Want article, job or source."}', code=2
        )
    module, function = makers[kind]
    try:
        print(getattr(importlib.import_module(module), function)(ROOT, title))
    except SiteError as error:
        raise Exit(str(error), code=1) from None


@task(help={"id": "the id of the posting"})
def job_check(context: Context, id: str = "") -> None:
    """Show one posting as people, search engines and aggregators get it, and what they would object to."""
    from plugins.core.errors import SiteError
    from plugins.core.prompt import ask
    from plugins.jobs.author.check import check_posting

    try:
        print(check_posting(ROOT, _settings(), ask("Which posting (its id)", id, "ID")))
    except SiteError as error:
        raise Exit(str(error), code=1) from None


@task
def lint(context: Context) -> None:
    """Everything that reads the code without running it: ruff, mypy, import-linter, tsc, Biome, Stylelint."""
    _run(f'"{PYTHON}" -m ruff format --check --quiet .')
    _run(f'"{PYTHON}" -m ruff check --quiet .')
    _run(f'"{PYTHON}" -m mypy')
    _run(f'"{BIN / "lint-imports"}" --no-cache')
    _node_modules()
    _node("typescript/bin/tsc --project tsconfig.json")
    _node("@biomejs/biome/bin/biome ci --colors=off --error-on-warnings --log-level=error .")
    _node("stylelint/bin/stylelint.mjs plugins/**/*.css theme/**/*.css")


@task
def format(context: Context) -> None:
    """Write Python, scripts and styles in the house's format: ruff, Biome."""
    _run(f'"{PYTHON}" -m ruff format --quiet .')
    _node_modules()
    _node("@biomejs/biome/bin/biome check --write --colors=off --log-level=error .")


@task(help={"only": "what pytest is to be given, such as tests/jobs"})
def test(context: Context, only: str = "") -> None:
    """Everything: the linters, and every test, in a real browser too. ONLY=tests/jobs: those tests alone."""
    only = only or os.environ.get("ONLY", "")
    if only:
        print(f"Only {only}, and no linters.", flush=True)
    else:
        lint(context)
    _node_modules()
    _browser()
    _run(f'"{PYTHON}" -m pytest {only}')


@task
def check_fast(context: Context) -> None:
    """While you work: the linters, and the tests that start no build, no server and no browser."""
    lint(context)
    _run(f'"{PYTHON}" -m pytest -m "pure and not slow"')


@task
def fuzz(context: Context) -> None:
    """The property tests again, on many more inputs, and on other ones each time. Takes a while."""
    _node_modules()
    _browser()
    _run(f'"{PYTHON}" -m pytest -m hypothesis --hypothesis-profile=fuzz')


@task
def screenshots(context: Context) -> None:
    """Take pictures of every kind of page, at two widths and in both schemes, to be looked at: .screenshots/pages/."""
    _node_modules()
    _browser()
    _run(f'"{PYTHON}" -m bench.screenshots')


@task
def lighthouse(context: Context) -> None:
    """Measure home, articles, jobs, services and search with Lighthouse, as a phone gets them. Needs Caddy."""
    _node_modules()
    _browser()
    _run(f'"{PYTHON}" -m bench.lighthouse')


@task
def bench(context: Context) -> None:
    """Measure, and print the figures: how the scripts keep up with typing, and how long builds take."""
    _node_modules()
    _browser()
    _run(f'"{PYTHON}" -m bench.timeline')
    print(flush=True)
    _run(f'"{PYTHON}" -m bench.search')
    print(flush=True)
    _run(f'"{PYTHON}" -m bench.jobs')
    print(flush=True)
    _run(f'"{PYTHON}" -m bench.board')
    print(flush=True)
    _run(f'"{PYTHON}" -m bench.build --runs 1 --steps cold article posting same')
    print("\nOther sizes, and more of each: .venv/bin/python -m bench.build --help")


@task
def lock(context: Context) -> None:
    """Compile requirements.txt (with hashes) from pyproject.toml, and Isso's and the benchmark's own. Needs uv."""
    if not shutil.which("uv"):
        raise Exit("uv is needed to compile the lock: pip install uv", code=1)
    compiled = "uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --quiet --output-file"
    _run(f"{compiled} requirements.txt --extra dev pyproject.toml")
    bench = "bench/build/requirements"
    _run(f"{compiled} {bench}.txt --no-annotate {bench}.in")
    if _has("comments"):
        # misaka wants a compiler, and Isso as it is set up never loads it.
        unneeded = " ".join(f"--no-emit-package {name}" for name in ("misaka", "cffi", "pycparser", "setuptools"))
        isso = "plugins/comments/isso/requirements"
        _run(f"{compiled} {isso}.txt --no-annotate {unneeded} {isso}.in")


def _node(command: str) -> None:
    """Runs a program of node_modules, named by its file there, with the Node.js of .venv."""
    _run(f'"{BIN / "node"}" node_modules/{command}')


def _node_modules() -> None:
    """What comes from npm, as in package-lock.json, by the Node.js in .venv; again only when the lock changes."""
    lock, done = ROOT / "package-lock.json", ROOT / "node_modules" / ".lock"
    if done.is_file() and done.read_bytes() == lock.read_bytes():
        return
    print("Fetching what comes from npm: esbuild, and what tests need (once) ...", flush=True)
    _run(
        f'"{BIN / "npm"}" ci --ignore-scripts --no-audit --no-fund --loglevel=error',
        PATH=f"{BIN}{os.pathsep}{os.environ['PATH']}",
    )
    done.write_bytes(lock.read_bytes())


def _browser() -> None:
    """What tests drive: Chromium, servers and a few programs; found, or installed where apt may do that.

    Without Chromium nothing goes; where another cannot be had, its tests say so.
    """
    from tests import chromium
    from tests.servers import ELSEWHERE

    wanted = [] if chromium.find() else ["chromium"]
    wanted += [package for name, package in PROGRAMS.items() if not shutil.which(name, path=ELSEWHERE)]
    if wanted and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing {', '.join(wanted)} with apt ...", flush=True)
        _run("apt-get update -qq", DEBIAN_FRONTEND="noninteractive")
        _run(f"sh -c 'apt-get install -y -qq {' '.join(wanted)} >/dev/null'", DEBIAN_FRONTEND="noninteractive")
    if chromium.find() is None:
        raise Exit(chromium.MISSING, code=1)


class Commands(Program):
    """Runs what `make` was asked for. What it cannot run it says in the words of `make`."""

    def parse_tasks(self) -> None:
        try:
            super().parse_tasks()
        except ParseError as error:
            raise ParseError(self._plainly(error), error.context) from None

    def _plainly(self, error: ParseError) -> str:
        from plugins.core.report import did_you_mean

        unknown = re.fullmatch("No idea what '(.*)' is!", str(error))
        if unknown:
            nearest = did_you_mean(unknown[1], self.collection.task_names)
            return f'There is no command "{unknown[1]}". {nearest or "make alone lists them."}'
        if error.context and error.context.missing_positional_args:
            return f"make {error.context.name} wants a word more: {error.context.missing_positional_args[0].help}."
        return str(error)


if __name__ == "__main__":
    Commands(namespace=Collection.from_module(sys.modules["__main__"]), name="make", binary="make").run()
