"""The key of a page: a digest of all that its HTML is made of. Where the key is known, there is nothing to do."""

import re
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b

from jinja2 import Environment, TemplateError, meta

from plugins.core.build import Build
from plugins.core.digests import code_digest
from plugins.core.fingerprint import Fingerprints
from plugins.core.headers import SCHEME_SCRIPT
from plugins.core.templates import Declared

_NAMING = re.compile(
    r"""\{%[-+]?\s*(?:extends|include|import|from)\b(?:\s*(["'])(?P<name>[^"']+)\1(?!\s*(?:if|\+|~)))?"""
)
"""What makes a template read another one, and that one's name where it is written out."""


class PageKeys:
    """Makes the keys of the pages of one build.

    A key is made of what the page declares, of the sources of its templates and of all that these name, of the
    constants of the site, and of the project's own code, which stands behind the properties and filters that a template
    uses.
    """

    def __init__(self, build: Build) -> None:
        self._environment = build.environment
        self._fingerprints = Fingerprints()
        self._closures: dict[str, Closure] = {}
        self._compiled: set[str] = set()
        self._constants = self._fingerprints.of(
            build.site,
            build.slots.navigation_entries(),
            build.slots.footer_entries(),
            tuple(feed for feed in build.feeds if feed.everywhere),
            build.assets,
            tuple(build.styles),
            build.allowed,
            SCHEME_SCRIPT,
            code_digest(),
        )

    def of(self, declared: Declared) -> str:
        """32 hexadecimal digits. Raises TypeError where a context is not frozen."""
        closures = tuple(self._closure(name).digest for name in declared.templates)
        return self._fingerprints.of(self._constants, closures, declared.page, declared.slots, declared.embeds)

    def of_file(self, path: str, made_of: object) -> str:
        """The same for a file that no template makes."""
        return self._fingerprints.of(code_digest(), path, made_of)

    def compile(self, declared: Declared) -> None:
        """Has all templates of a page compiled here, once, before processes are forked that would each do it again."""
        for name in declared.templates:
            for each in self._closure(name).names:
                if each not in self._compiled:
                    self._compiled.add(each)
                    with suppress(TemplateError):  # rendering says where
                        self._environment.get_template(each)

    def _closure(self, name: str) -> "Closure":
        if name not in self._closures:
            self._closures[name] = closure_of(self._environment, name)
        return self._closures[name]


@dataclass(frozen=True, slots=True)
class Closure:
    """A template and all that it extends, includes and imports: their names, and a digest of their sources."""

    names: tuple[str, ...]
    digest: str


def closure_of(environment: Environment, name: str) -> Closure:
    """A template that is not there or cannot be read raises nothing here: rendering says where."""
    sources: dict[str, str] = {}
    waiting = [name]
    while waiting:
        each = waiting.pop()
        if each in sources:
            continue
        sources[each], named = _source(environment, each)
        # One that is named by an expression may be any.
        waiting += environment.list_templates() if None in named else [other for other in named if other]
    whole = blake2b(digest_size=16)
    for each, source in sorted(sources.items()):
        whole.update(f"{each}\0{len(source)}\0{source}".encode())
    return Closure(tuple(sorted(sources)), whole.hexdigest())


def _source(environment: Environment, name: str) -> tuple[str, list[str | None]]:
    """The source of a template, and the names in it of other ones."""
    assert environment.loader is not None
    try:
        source, file, _ = environment.loader.get_source(environment, name)
        named = [match["name"] for match in _NAMING.finditer(source)]
        if None in named:  # it is no plain name: Jinja knows better
            return source, list(meta.find_referenced_templates(environment.parse(source, name, file)))
        return source, named
    except TemplateError as error:
        return repr(error), []
