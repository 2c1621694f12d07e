"""Reads bytes as UTF-8, and says in an author's words where a file was saved as something else."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NotUtf8Error(Exception):
    """The bytes are not UTF-8. `line` and `column` are those of the first character that is wrong."""

    line: int
    column: int
    message: str
    hint: str = (
        "Save the file again as UTF-8: in most editors under Save As, Encoding; in VS Code, click the name of the "
        "encoding at the bottom right."
    )


def decoded(data: bytes) -> str:
    """The text, without the mark that some editors put at its start, lines ended by one sign. Raises NotUtf8Error."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotUtf8Error(1, 1, "the file is not UTF-8 but UTF-16, which Windows calls Unicode")
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
        char = data[error.start : error.start + 1].decode("cp1252", errors="replace")
        what = f'"{char}"' if char.isprintable() and char != "\ufffd" else f"byte {data[error.start]:02X}"
        message = f"{what} is not UTF-8: the file was saved in an older way (windows-1252 or the like)"
        raise NotUtf8Error(line, column, message) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
