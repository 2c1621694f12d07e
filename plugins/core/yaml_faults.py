"""What a text that is not YAML has wrong, in an author's words: libyaml speaks of tokens, scalars and indicators."""

import re

import yaml

_LAYOUT = "Lines that belong together begin in the same column."
_CURLY = re.compile(r"^[^\s:]+:\s+([“”„‟«‘’])")
_OPEN = {"'": "a quote", '"': "a quote", "[": "a [", "{": "a {"}


def explain(error: yaml.MarkedYAMLError, text: str, first_line: int) -> tuple[str, str]:
    """What is wrong, and the remedy. `first_line` is the line of the file in which `text` begins."""
    problem = str(error.problem)
    at = error.problem_mark or error.context_mark
    line = _line(text, at.line if at else 0)
    char = line[at.column : at.column + 1] if at else ""
    if "\t" in line[: len(line) - len(line.lstrip())] or "tab character" in problem or char == "\t":
        return "a tab stands where spaces are wanted", "Indent with spaces, never with tabs."
    if "mapping values" in problem and (curly := _CURLY.search(line)):
        return (
            f"the quotes here are curly ones ({curly.group(1)}), which YAML takes for letters",
            f'Write straight quotes: {curly.group(0).partition(curly.group(1))[0].strip()} "..."',
        )
    if "block sequence entries" in problem:
        return (
            "a text cannot begin with a hyphen and a space, which begin an entry of a list",
            f'Put quotes around it: {line.partition("- ")[0].strip()} "- {line.partition("- ")[2]}"',
        )
    if "unknown escape" in problem:
        return (
            "inside double quotes a \\ begins a sign of its own, and this is none",
            "Put single quotes around the text, or write the backslash twice.",
        )
    if "cannot start any token" in problem:
        return f'a text cannot begin with "{char}"', "Put quotes around it."
    if "alias" in problem or "alias" in str(error.context):
        return 'a text cannot begin with "*"', "Put quotes around a text that begins with an asterisk."
    if "mapping values are not allowed" in problem:
        return (
            "a colon followed by a space begins a value, and none can stand here",
            "Put quotes around a text that contains a colon; or look at the indentation of this line, "
            "and for a missing space behind the colon in the line above.",
        )
    if "unexpected end of stream" in problem or "expected ','" in problem:
        opening = error.context_mark or at
        mark = _line(text, opening.line)[opening.column : opening.column + 1] if opening else ""
        begun = f" from line {opening.line + first_line}" if opening else ""
        return (
            f"{_OPEN.get(mark, 'something')}{begun} is not closed",
            "Close it: a quote, ] or } is missing, or a comma.",
        )
    if "expected key" in problem and at and line[: at.column].rstrip()[-1:] in ('"', "'"):
        return "the quotes end, and the text goes on", "Put quotes of the other kind around the whole text."
    if "'-' indicator" in problem:
        return "this line is neither a new entry (- ) nor indented as the one it belongs to", _LAYOUT
    if "expected ':'" in problem:
        return "want a key, a colon and a space (title: ...)", f"{_LAYOUT} Look at the line above too."
    if "comment or line break" in problem:
        return "a text after | begins on the next line", "Put it there, indented further than its key."
    if "single document" in problem:
        return "a line --- begins a second document", "Take it out: a file holds one."
    return (
        "this line cannot be read",
        f"Look at the quotes and the indentation in this line and the one above. {_LAYOUT}",
    )


def _line(text: str, number: int) -> str:
    lines = text.splitlines()
    return lines[number] if number < len(lines) else ""
