"""Rows of the table of data points to the clipboard, and tables from elsewhere into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint_editor.gui.clipboard import put, taken
from blueprint_editor.gui.panels.context import one_line
from blueprint_editor.workflows import clipboard
from blueprint_editor.workflows.clipboard import Flavours, Rows
from blueprint_editor.workflows.point_rows import Pasted, Target, text_of

from .columns import PointRow, title_of

if TYPE_CHECKING:
    from .panel import PointsPanel

SHOWN = 30
"""How many letters of what was not understood are said again."""


class PointClips:
    """Copies and pastes for one panel."""

    def __init__(self, panel: PointsPanel) -> None:
        self._panel = panel

    def copy(self, column: str | None) -> None:
        """Put the selected rows on the clipboard with their headings, or one column of them without."""
        panel = self._panel
        rows = panel.view.chosen()
        names = [one.name for one in panel.model.columns] if column is None else [column]
        lines = [tuple(self._cell(name, row) for name in names) for row in rows]
        heads = [] if column else [tuple(map(self._title, names))]
        if rows:
            put(clipboard.flavours_of_table((*heads, *lines)))

    def _cell(self, name: str, row: PointRow) -> str:
        """A cell as it is read back, by its name where it is a stage."""
        reader = self._panel.reader
        if name == "stage":
            return reader.stages.name(row.stage)
        if name == "origins":
            return reader.text(name, row)
        return text_of(row.point, name, reader.stages, reader.context.language)

    def _title(self, name: str) -> str:
        return title_of(name, self._panel.context.language)

    def paste(self) -> None:
        """Fill in what is on the clipboard, from the current cell on; one value goes to every selected row."""
        panel = self._panel
        panel.view.finish()
        flavours = taken()
        block = self._lines(flavours) or clipboard.grid(flavours)
        if isinstance(block, clipboard.TooMuch):
            panel.tell(panel.context.say("points.too_much", most=clipboard.MOST_LINES))
            return
        rows, index = panel.view.chosen(), panel.view.currentIndex()
        if len(block) == 1 and len(block[0]) == 1 and len(rows) > 1:
            block = block * len(rows)
        else:
            start = index.row() if index.isValid() else len(panel.model.rows)
            rows = list(panel.model.rows[start:])
        first = max(index.column(), panel.model.add_column) if rows == [] else max(0, index.column())
        columns = [column.name for column in panel.model.columns[first:]]
        done = panel.deeds.paste(block, Target(rows, columns, panel.model.target)) if block else None
        if done is not None:
            panel.tell(self._outcome(done))

    def _lines(self, flavours: Flavours) -> Rows:
        """A list from elsewhere, without its bullets, when new data points are pasted."""
        if not self._panel.model.is_add_row(self._panel.view.currentIndex().row()):
            return ()
        found = clipboard.read(flavours)
        return tuple((text,) for text in found.texts) if isinstance(found, clipboard.Lines) else ()

    def _outcome(self, done: Pasted) -> str:
        """What a paste did, in a line."""
        say, parts = self._panel.context.say, list[str]()
        if done.changed:
            parts.append(say("points.pasted.changed", n=done.changed))
        if done.added:
            parts.append(say("points.pasted.added", n=done.added))
        if done.lost:
            column, text = done.lost[0]
            text = one_line(text)[:SHOWN]
            parts.append(say("points.pasted.lost", n=len(done.lost), text=text, column=self._title(column)))
        if done.over:
            parts.append(say("points.pasted.over", n=done.over))
        return " · ".join(parts) or say("points.pasted.nothing")
