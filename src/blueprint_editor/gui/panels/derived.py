"""What follows from the rest of the blueprint: origins of a data point, what it is evidence of, and its doubles."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from blueprint_editor.core.apart import pair_of, pairs_apart
from blueprint_editor.core.edits import MergeDataPoints, SetApart
from blueprint_editor.core.model import AnyEntry, DataPoint, Element, EntryRef, Stage
from blueprint_editor.gui.panels.context import Context, Origin, Use, element_icon, one_line
from blueprint_editor.gui.panels.lists import cursor_of
from blueprint_editor.gui.panels.rows import Column
from blueprint_editor.gui.panels.subjects import EntrySubject
from blueprint_editor.gui.panels.table import TableEditor
from blueprint_editor.paint.meaning import mark


class Double(NamedTuple):
    """A data point that may be the same as the one that is shown, and its stage."""

    stage: Stage
    point: DataPoint


def doubles_of(context: Context, point: DataPoint) -> tuple[Double, ...]:
    """The data points that may be the same as this one, in order, without those that somebody set apart from it."""
    found = context.doubles.like(context.blueprint, point.text)
    apart = pairs_apart(context.blueprint)
    return tuple(
        Double(stage, one) for stage, one in found if one.id != point.id and pair_of(one.id, point.id) not in apart
    )


class GoList(TableEditor):
    """A list of places elsewhere; a click or Enter goes there, and nothing is changed here."""

    moves = False

    def __init__(self, context: Context) -> None:
        column = Column("place", "", self.shown_text, editable=False, icon=self.shown_icon)
        super().__init__(context, (column,), "", header=False)
        self.tools.setParent(None)
        self.table.clicked.connect(self.go)
        self.table.activated.connect(self.go)

    def place(self, row: Any) -> tuple[Stage, AnyEntry]:
        """Where a row leads to."""
        raise NotImplementedError

    def shown_text(self, row: Any) -> str:
        """What a row says."""
        stage, entry = self.place(row)
        return f"{one_line(entry.text)} · {stage.name}"

    def shown_icon(self, row: Any) -> QIcon | None:
        """The icon of the element that a row leads to."""
        return self.context.icon(element_icon(self.place(row)[1]))

    def delete(self) -> None:
        """Nothing: what is derived is changed where it comes from."""

    def _on_current(self, *_: object) -> None:
        self._show_detail()

    def go(self, index: QModelIndex) -> None:
        """Go where a row leads to."""
        if 0 <= index.row() < len(self.model.rows):
            stage, entry = self.place(self.model.rows[index.row()])
            self.go_to.emit(cursor_of(stage.id, entry))


class OriginsEditor(GoList):
    """The documents and fields in which a data point is written down."""

    def place(self, row: Any) -> tuple[Stage, AnyEntry]:
        """The document."""
        origin: Origin = row
        return origin.stage, origin.document

    def shown_text(self, row: Any) -> str:
        """The document, the field and the stage."""
        return f"{one_line(row.document.text)} › {one_line(row.field.text)} · {row.stage.name}"


class UsesEditor(GoList):
    """The triggers that a document or data point is evidence of."""

    def place(self, row: Any) -> tuple[Stage, AnyEntry]:
        """The trigger."""
        use: Use = row
        return use.stage, use.trigger


class DoublesEditor(GoList):
    """The data points that may be the same as this one; they can be merged into it, or set apart from it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.merge = QPushButton()
        self.merge.setIcon(context.icon("merge"))
        self.merge.clicked.connect(self._merge)
        self.apart = QPushButton(context.say("panels.doubles.apart"))
        self.apart.setIcon(context.icon("split"))
        self.apart.setToolTip(context.say("panels.doubles.apart.tip"))
        self.apart.clicked.connect(self._set_apart)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setSpacing(6)
        layout.addWidget(self.merge)
        layout.addWidget(self.apart)

    def place(self, row: Any) -> tuple[Stage, AnyEntry]:
        """The other data point."""
        double: Double = row
        return double.stage, double.point

    def shown_icon(self, row: Any) -> QIcon | None:
        """The icon of its type."""
        return self.context.icon(mark(row.point).icon)

    def show_value(self, value: Any) -> None:
        """Show the doubles, and what merging them would do."""
        super().show_value(value)
        self.merge.setText(self.context.say("panels.doubles.merge", n=len(value)))
        self.merge.setToolTip(self.context.say("panels.doubles.merge.tip"))

    def _merge(self) -> None:
        if isinstance(self.subject, EntrySubject):
            rows: tuple[Double, ...] = self.model.rows
            others = (EntryRef(row.stage.id, Element.DATA_POINT, row.point.id) for row in rows)
            self.context.bridge.do(MergeDataPoints((self.subject.ref, *others)))

    def _set_apart(self) -> None:
        if isinstance(self.subject, EntrySubject):
            name, rows = self.subject.ref.id, self.model.rows
            self.context.bridge.do(SetApart(tuple((name, row.point.id) for row in rows)))
