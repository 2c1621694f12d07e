"""Addresses and the files behind them."""

import re
import unicodedata
from collections.abc import Container

from unidecode import unidecode


def slugify(text: str) -> str:
    """Lower-case ASCII words joined by hyphens: "Thank-you notes" -> "thank-you-notes". May be empty."""
    ascii_text = unidecode(unicodedata.normalize("NFKC", text)).lower().replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")


def file_of(path: str) -> str:
    """The file, below the output folder, that answers a site-relative address: "jobs/" -> "jobs/index.html"."""
    return path + "index.html" if path == "" or path.endswith("/") else path


def address_of(file: str) -> str:
    """The site-relative address that a file answers, the other way round: "jobs/index.html" -> "jobs/"."""
    return file.removesuffix("index.html") if file == "index.html" or file.endswith("/index.html") else file


def free_id(wanted: str, taken: Container[str]) -> str:
    """An id that the author of a page has not taken: "comments", or "comments_" where a heading is called Comments."""
    while wanted in taken:
        wanted += "_"
    return wanted
