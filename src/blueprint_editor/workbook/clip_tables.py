"""Tables as spreadsheets put them on the clipboard: HTML, and text with tabs and quotation marks.

A table is rows of texts. What Excel, LibreOffice and Google Sheets write is read; what is written here they all
read back as text, also `=1+1`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from html.parser import HTMLParser

Rows = Sequence[Sequence[str]]

MOST_SPAN = 256
"""A cell that says it is wider or higher than this is taken for this large."""
MOST_CELLS = 200_000
"""Behind so many cells, what a cell says of its width is not believed."""

_SILENT = frozenset({"style", "script", "title", "xml", "template"})
_BREAKS = frozenset({"p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_KEEPS_SPACE = re.compile(r"white-space\s*:\s*pre", re.IGNORECASE)
_QUOTED = re.compile(r'"([^"]*(?:""[^"]*)*)"(?=[\t\n]|\Z)')


def from_html(text: str) -> Rows | None:
    """The first table, when nothing else is said around it; none when there is no such table."""
    reader = _TableReader()
    reader.feed(text)
    reader.finish()
    return reader.rows if reader.rows and not reader.says_more else None


def from_tabbed(text: str) -> Rows:
    """The rows of a text with tabs; a cell in quotation marks may hold line breaks, one last line break is none."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\0")
    rows: list[list[str]] = [[]]
    at, end = 0, len(text)
    while True:
        found = _QUOTED.match(text, at) if text.startswith('"', at) else None
        if found:
            rows[-1].append(found[1].replace('""', '"'))
            at = found.end()
        else:
            stop = min((place for place in (text.find("\t", at), text.find("\n", at)) if place >= 0), default=end)
            rows[-1].append(text[at:stop])
            at = stop
        if at >= end:
            return rows
        if text[at] == "\n":
            if at + 1 >= end:
                return rows
            rows.append([])
        at += 1


def to_tabbed(rows: Rows) -> str:
    """The rows as text with tabs; what would be misread stands in quotation marks."""
    return "\n".join("\t".join(map(_tabbed, row)) for row in rows)


def to_html(rows: Rows) -> str:
    """The rows as an HTML table whose cells every spreadsheet takes for text."""
    body = "".join(f"<tr>{''.join(map(_td, row))}</tr>" for row in rows)
    return (
        '<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"><style>'
        'td{mso-number-format:"\\@";white-space:pre-wrap;vertical-align:top}br{mso-data-placement:same-cell}'
        f"</style></head><body><table>{body}</table></body></html>"
    )


def _tabbed(cell: str) -> str:
    quoted = cell.replace('"', '""')
    return f'"{quoted}"' if cell.startswith('"') or any(char in cell for char in "\t\n\r\0") else cell


def _td(cell: str) -> str:
    said = html.escape(cell).replace("\n", '<br style="mso-data-placement:same-cell">')
    return f'<td style="mso-number-format:\'\\@\';white-space:pre-wrap" sdnum="1033;0;@">{said}</td>'


class _TableReader(HTMLParser):
    """Reads one table; `says_more` when there is text or a table outside it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.says_more = False
        self._silent = self._depth = 0
        self._done = False
        self._cells = 0
        self._cell: list[str] | None = None
        self._keeps_space = False
        self._span = (1, 1)
        self._held: dict[int, int] = {}
        """Columns that a cell above reaches into, and for how many rows more."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A table, row or cell begins."""
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self.says_more = self.says_more or self._done
            self._depth += 1
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self._begin_row()
        elif self._depth == 1 and tag in {"td", "th"}:
            self._end_cell()
            self._begin_cell({name: value or "" for name, value in attrs})
        elif tag == "br":
            self._break()
        elif tag in _BREAKS or (tag in {"td", "th"} and self._depth > 1):
            self._break_once()

    def handle_endtag(self, tag: str) -> None:
        """A table or cell ends."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif self._depth == 1 and tag in {"td", "th", "tr"}:
            self._end_cell()
        elif tag == "table" and self._depth:
            self._depth -= 1
            if self._depth:
                self._break_once()
            else:
                self._end_cell()
                self._done = True
        elif tag in _BREAKS:
            self._break_once()

    def finish(self) -> None:
        """The text is over, whatever was still open."""
        self.close()
        self._end_cell()

    def handle_data(self, data: str) -> None:
        """Text, of a cell or outside the table."""
        if self._silent:
            return
        if self._cell is None:
            self.says_more = self.says_more or bool(data.strip())
        elif self._keeps_space:
            self._cell.append(data.replace("\r\n", "\n").replace("\r", "\n"))
        else:
            self._cell.append(_SPACE.sub(" ", data))

    def _break(self) -> None:
        if self._cell is not None:
            self._cell.append("\n")

    def _break_once(self) -> None:
        """A paragraph begins or ends: on a line of its own, also where two such marks meet."""
        if self._cell and not "".join(self._cell[-2:]).rstrip(" ").endswith("\n") and "".join(self._cell).strip():
            self._cell.append("\n")

    def _begin_row(self) -> None:
        if self._done:
            return
        self._held = {column: rows - 1 for column, rows in self._held.items() if rows > 1}
        self.rows.append([])

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        if self._done:
            return
        if not self.rows:
            self.rows.append([])
        self._cell = []
        self._span = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
        self._cells += self._span[0]
        if self._cells > MOST_CELLS:
            self._span = (1, 1)
        self._keeps_space = bool(_KEEPS_SPACE.search(attributes.get("style", "")))

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        said = "".join(self._cell).replace("\xa0", " ")
        if not self._keeps_space:
            said = re.sub(r" *\n *", "\n", _SPACE_RUN.sub(" ", said)).strip(" ").rstrip("\n")
        self._cell = None
        row, (wide, high) = self.rows[-1], self._span
        while self._held.get(len(row), 0):
            row.append("")
        start = len(row)
        row += [said, *[""] * (wide - 1)]
        if high > 1:
            self._held |= dict.fromkeys(range(start, start + wide), high)


_SPACE_RUN = re.compile(r" {2,}")


def _span(said: str | None) -> int:
    digits = re.sub(r"\D", "", said or "")[:6]
    return max(1, min(MOST_SPAN, int(digits or 1)))
