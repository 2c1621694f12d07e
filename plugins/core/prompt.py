"""Asks the author in the terminal for what a new file needs."""

import os
import sys

from .errors import SiteError


def ask(question: str, given: str, name: str) -> str:
    """What was given on the command line (as an argument, or in the variable `name`), else the answer to a question.

    Raises SiteError where nothing was given and there is nobody to ask.
    """
    answer = given.strip() or os.environ.get(name, "").strip()
    if not answer and sys.stdin.isatty():
        answer = input(f"{question}: ").strip()
    if not answer:
        raise SiteError(f'{question}: is needed. Say it on the command line, such as {name}="...".')
    return answer
