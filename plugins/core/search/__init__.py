"""The one search engine: what can be found, its words, and the files in which a script finds them. Knows no room.

The other half is `plugins/core/static/search/`, which readers' browsers run.
"""

from .document import Aside, Document, Kind, Section
from .files import Published, as_json, published, steps
from .sections import sections_of
from .word_files import WordList, word_files
from .words import SKIPPED, words_of

__all__ = [
    "SKIPPED",
    "Aside",
    "Document",
    "Kind",
    "Published",
    "Section",
    "WordList",
    "as_json",
    "published",
    "sections_of",
    "steps",
    "word_files",
    "words_of",
]
