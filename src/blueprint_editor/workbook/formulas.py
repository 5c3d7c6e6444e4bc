"""Formulas whose cells moved: each reference to one of our sheets goes along."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError
from openpyxl.formula.translate import Translator, TranslatorError

from .cells import Area, column_letters, column_number
from .moves import Moves

_SHEET = re.compile(r"(?:'((?:[^']|'')+)'|([^'!\[\]:,\s(){}]+))!")
_CELL = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})")
_ROWS = re.compile(r"(\$?)([0-9]{1,7}):(\$?)([0-9]{1,7})")


class Shift(NamedTuple):
    """How far a rule moved: what its formula says relatively moves as far."""

    rows: int = 0
    columns: int = 0


class _End(NamedTuple):
    """One end of a reference."""

    row: int
    column: int
    row_fixed: bool
    column_fixed: bool

    def __str__(self) -> str:
        letters = ("$" if self.column_fixed else "") + column_letters(self.column)
        return f"{letters}{'$' if self.row_fixed else ''}{self.row}"


class Formulas:
    """Moves formulas; `moves` has the sheets in which something moved, by title."""

    def __init__(self, moves: Mapping[str, Moves]) -> None:
        self._moves = {title.casefold(): one for title, one in moves.items() if not one.still}

    @property
    def still(self) -> bool:
        """Whether nothing moved at all."""
        return not self._moves

    def moved(self, formula: str, title: str = "", shift: Shift | None = None) -> str:
        """A formula (without `=`) that stands in the sheet of this title.

        With a shift it is one of a rule: what is not fixed with `$` is seen from the rule's first cell.
        """
        if self.still and not shift:
            return formula
        try:
            tokens = Tokenizer(f"={formula}").items
        except (TokenizerError, IndexError):
            return formula
        return "".join(
            self._operand(token.value, title, shift)
            if token.type == Token.OPERAND and token.subtype == Token.RANGE
            else token.value
            for token in tokens
        )

    def _operand(self, text: str, title: str, shift: Shift | None) -> str:
        found = _SHEET.match(text)
        prefix, rest = (found[0], text[found.end() :]) if found else ("", text)
        sheet = (found[1] or found[2]).replace("''", "'") if found else title
        moves = self._moves.get(sheet.casefold())
        ends = [_end(part) for part in rest.split(":")]
        if len(ends) > 2 or not ends or ends[0] is None or ends[-1] is None:
            return prefix + self._whole_rows(rest, moves)
        first, last = ends[0], ends[-1]
        if shift is not None and not (first.row_fixed and last.row_fixed):
            shown = [str(_shifted(end, shift)) for end in (first, last)[: len(ends)]]
            return prefix + ":".join(shown)
        if moves is None:
            return text
        areas = moves.areas(_area(first, last))
        if not areas:
            return prefix + "#REF!" if len(ends) == 1 else text
        top, left = min(area.top for area in areas), min(area.left for area in areas)
        bottom, right = max(area.bottom for area in areas), max(area.right for area in areas)
        now = [first._replace(row=top, column=left), last._replace(row=bottom, column=right)]
        return prefix + ":".join(str(end) for end in now[: len(ends)])

    def _whole_rows(self, text: str, moves: Moves | None) -> str:
        found = _ROWS.fullmatch(text)
        if not found or moves is None:
            return text
        spans = moves.rows.spans(int(found[2]), int(found[4]))
        return f"{found[1]}{spans[0][0]}:{found[3]}{spans[-1][1]}" if spans else text


def translated(formula: str, origin: str, to: str) -> str:
    """A shared formula (without `=`) of one cell, as it reads in another."""
    try:
        return str(Translator(f"={formula}", origin=origin).translate_formula(to))[1:]
    except (TranslatorError, TokenizerError, ValueError, IndexError):
        return formula


def _end(text: str) -> _End | None:
    found = _CELL.fullmatch(text)
    if not found:
        return None
    try:
        return _End(int(found[4]), column_number(found[2]), bool(found[3]), bool(found[1]))
    except ValueError:
        return None


def _shifted(end: _End, shift: Shift) -> _End:
    row = end.row if end.row_fixed else max(1, end.row + shift.rows)
    column = end.column if end.column_fixed else max(1, end.column + shift.columns)
    return end._replace(row=row, column=column)


def _area(first: _End, last: _End) -> Area:
    rows, columns = sorted((first.row, last.row)), sorted((first.column, last.column))
    return Area(rows[0], columns[0], rows[1], columns[1])
