"""Texts and cells: what a workbook can hold, there and back without loss."""

from __future__ import annotations

import re
import unicodedata

from blueprint_editor.core.text import MAX_UTF16, normalise, refusal_of, utf16_length

CellValue = str | int | float | bool | None
"""What a cell holds; a date is the number of its day."""

_TO_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_NOT_ALNUM = re.compile(r"[\W_]+")
_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!"})


def escape(text: str) -> str:
    """A text as it stands in the file: `_xHHHH_` means a character there, so a literal one is escaped."""
    if "_x" in text:
        text = _TO_ESCAPE.sub("_x005F_", text)
    return text.replace("\r", "_x000D_") if "\r" in text else text


def unescape(text: str) -> str:
    """A text of the file as a reader sees it; what stands for no legal character stays as it is."""
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def is_live(text: str) -> bool:
    """Whether a spreadsheet would take this text for something else once it is edited there."""
    return text[:1] in {"=", "+", "-", "@", "'", "\t"} or text.upper() in _ERRORS


def fit(text: str) -> str:
    """A text that fits in one cell: cut, with `…` at the end, only when several texts share it."""
    if utf16_length(text) <= MAX_UTF16:
        return text
    kept = text[: MAX_UTF16 - 1]
    while utf16_length(kept) > MAX_UTF16 - 1:
        kept = kept[: len(kept) - (utf16_length(kept) - MAX_UTF16 + 2) // 2]
    return kept + "…"


def plain(value: CellValue) -> str:
    """What a cell says, as a text: the same for `3`, `3.0` and `"3"`."""
    if isinstance(value, str):
        return normalise(value) if "\r" in value else value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return str(value) if isinstance(value, int) else f"{value:.12g}"


def says_the_same(now: CellValue, written: CellValue) -> bool:
    """Whether a cell still says what was written; LibreOffice takes an escape too many off some texts."""
    text, before = plain(now), plain(written)
    return text == before or ("x005F_" in before and text.replace("x005F_", "") == before.replace("x005F_", ""))


def fold_heading(text: str) -> str:
    """A heading without case, accents and punctuation, to know it by."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return _NOT_ALNUM.sub(" ", bare.casefold()).strip()


def one_line(text: str) -> str:
    """A text without line breaks, to refer to a thing by its name."""
    return " ".join(text.split("\n")) if "\n" in text else text


def _character(found: re.Match[str]) -> str:
    char = chr(int(found[1], 16))
    return found[0] if refusal_of(char) else char
