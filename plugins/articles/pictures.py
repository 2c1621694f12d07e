"""Pictures of articles and pages: the one above the text, and those in it, as markup that a browser chooses from."""

import posixpath
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from html import escape
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from plugins.core.articles import Image
from plugins.core.build import Build
from plugins.core.markdown.tags import Kind, attributes, tokens
from plugins.core.pictures.library import Picture, pictures_of
from plugins.core.report import did_you_mean
from plugins.core.strays import files_in

from .model import ArticleFront
from .remarks import line_of_address, of_picture

IN_TEXT = "(min-width: 38rem) 36rem, calc(100vw - 2rem)"
"""How wide a picture in the text is shown: the measure of the text (`--measure`), or the window without its margins."""
_STATIC = re.compile(r"[{|](?:static|attach)[|}]")
_SOURCE = re.compile(r"<source [^>]*>|</?picture>")
_CHOICE = re.compile(r' (?:srcset|sizes|loading|decoding|fetchpriority)="[^"]*"')


def in_text(html: str, found: Callable[[str], tuple[str, Picture] | None], *, first_eager: bool) -> str:
    """The HTML of a text with each picture in the sizes that there are, its own size, and how it is to be loaded.

    `found` gives for an address as it is written the address to write, and the picture; None leaves it alone. The first
    picture is wanted at once where `first_eager`, since nothing stands above it.
    """
    made: list[str] = []
    eager, within = first_eager, 0
    for token in tokens(html):
        within += (token.name == "picture") * ((token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE))
        here = attributes(token.text) if token.kind is Kind.WHOLE and token.name == "img" and not within else {}
        known = found(here.get("src", "")) if here else None
        if known is None:
            made.append(token.text)
            continue
        address, picture = known
        made.append(_markup({**here, "src": address}, picture, eager=eager))
        eager = False
    return "".join(made)


def _markup(own: dict[str, str], picture: Picture, *, eager: bool) -> str:
    """One picture. What its author has written of it stays as it is."""
    loading = {"fetchpriority": "high"} if eager else {"loading": "lazy", "decoding": "async"}
    size = {"width": str(picture.width), "height": str(picture.height)} if picture.width else {}
    if {"width", "height"} & own.keys():
        size = {}
    choice = {"srcset": picture.srcset, "sizes": own.get("sizes", IN_TEXT)} if picture.srcset else {}
    image = _tag("img", {**choice, **size, **loading, **own})
    sources = [
        _tag("source", {"type": source.mime, "srcset": source.srcset, "sizes": choice["sizes"]})
        for source in picture.sources
    ]
    return f"<picture>{''.join(sources)}{image}</picture>" if sources else image


def _tag(name: str, said: dict[str, str]) -> str:
    words = " ".join(f'{key}="{escape(value)}"' for key, value in said.items())
    return f"<{name} {words}>"


def plain(html: str) -> str:
    """The same text for a feed, whose readers choose nothing: each picture is the one at its own address."""
    return _CHOICE.sub("", _SOURCE.sub("", html)) if "<picture>" in html or "loading=" in html else html


def placed(html: str, source: str, folder: str, build: Build, *, first_eager: bool) -> str:
    """The text of the content file `source`, which lies in `folder` below the content, with its pictures in place.

    Says of those that are too large or of an odd kind that they are, with the line.
    """
    whole = (build.root / source).read_text(encoding="utf-8")
    seen: Counter[str] = Counter()

    def found(address: str) -> tuple[str, Picture] | None:
        path = _path(address, folder, build)
        if path is None:
            return None
        picture = pictures_of(build).of(path)
        seen[address] += 1
        for message, hint in of_picture(path, picture.length):
            if "MB" in message:  # an odd kind is told where the text is read
                line = line_of_address(_STATIC.sub("", address), whole, seen[address])
                build.report.note(source, message, line=line, hint=hint)
        if _STATIC.match(address) or address.startswith("/"):
            return address, picture
        return f"{{static}}/{path}", picture

    return in_text(html, found, first_eager=first_eager)


def _path(address: str, folder: str, build: Build) -> str | None:
    """Where below the content the picture lies that an address in a text means: "images/cup.jpg".

    An address may be Pelican's own ({static}...), the site's (/images/cup.jpg), or lead there from the file or from the
    content folder (../images/cup.jpg, images/cup.jpg), as editors and GitHub show it.
    """
    written = _STATIC.sub("", address, count=1)
    try:
        parts = urlsplit(written)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path:
        return None
    path = unquote(parts.path)
    for start in (folder, ""):
        place = posixpath.normpath(posixpath.join("/", start, path)).lstrip("/")
        # What is named as {static} is published wherever it lies.
        published = any(PurePosixPath(place).is_relative_to(each) for each in build.settings["STATIC_PATHS"])
        if (published or written != address) and (build.content / place).is_file():
            return place
    return None


def image_of(front: ArticleFront, source: str, build: Build) -> Image | None:
    """The picture that the front matter names, with what is said of it. One that is not there is a problem."""
    if not front.image:
        return None
    line = line_of_key(build.root / source, "image:")
    image = named_picture(front.image, front.image_alt or "", "image", source, line, build)
    if image is None:
        return None
    if image.srcset and not front.image_credit:
        hint = "image_credit: says who took it. Is it your own? Write your name."
        build.report.note(source, f"image: nobody is named as the maker of {image.path}", line=line, hint=hint)
    address = front.image_credit_url
    return replace(
        image,
        credit=front.image_credit,
        credit_url=build.site.base + address if address.startswith("/") else address,
        licence=front.image_licence,
    )


def named_picture(name: str, alt: str, key: str, source: str, line: int | None, build: Build) -> Image | None:
    """The picture that `key` of a file names, below `content/`; None where there is none, which is a problem."""
    path = name.lstrip("/")
    file = build.content / path
    if not file.is_file() or ".." in PurePosixPath(path).parts:
        names = [name.name for name in files_in(build.content / "images", "*")]
        hint = did_you_mean(file.name, names)
        build.report.problem(source, f"{key}: there is no file content/{path}.", line=line, hint=hint)
        return None
    picture = pictures_of(build).of(path)
    for message, hint in of_picture(path, picture.length):
        build.report.note(source, f"{key}: {message}", line=line, hint=hint)
    return picture.image(alt)


def line_of_key(file: str | Path, words: str) -> int | None:
    """The first line of a file that begins with `words`."""
    lines = Path(file).read_text(encoding="utf-8").splitlines()
    return next((number for number, text in enumerate(lines, 1) if text.strip().startswith(words)), None)
