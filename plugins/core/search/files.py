"""How the files of a search are written, and the folder that they are published in. Pure."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Published:
    """`files`: name -> text. `folder`: where they are published, a name that changes when any of them does."""

    folder: str
    files: Mapping[str, str]


def published(folder: str, files: Mapping[str, str]) -> Published:
    """The files under a digest of all of them, so that they may be kept for ever: "assets/board-0a1b2c3d4e"."""
    whole = hashlib.sha256()
    for name, text in sorted(files.items()):
        data = text.encode()
        whole.update(f"{name}\0{len(data)}\0".encode() + data)
    return Published(f"{folder}-{whole.hexdigest()[:10]}", files)


def steps(ascending: Iterable[int]) -> list[int]:
    """The first number, then from each to the next: [3, 4, 9] -> [3, 1, 5]. Small numbers compress well."""
    return [after - before for before, after in pairwise([0, *ascending])]


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
