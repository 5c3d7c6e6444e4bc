"""One element of the stage in focus: its entries as rows, and a line to add the next."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from blueprint_editor.core.edits import AddEntries, AnyEdit, DeleteEntries, MoveEntries, SetDeliberatelyEmpty
from blueprint_editor.core.ids import ENTRY_PREFIXES, derived_id
from blueprint_editor.core.model import ENTRY_TYPES, DataPoint, Element, EntryRef, Stage
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.panels.context import Context, one_line
from blueprint_editor.gui.panels.editors import Line
from blueprint_editor.gui.panels.focus_row import FocusRow, body_rows
from blueprint_editor.gui.panels.forms import Form
from blueprint_editor.gui.panels.headings import Badge, Quiet
from blueprint_editor.gui.panels.subjects import EntrySubject
from blueprint_editor.method.guess import shaped
from blueprint_editor.wording import element_question, element_title

ONE_ROW = 52
"""How high in pixels the list is at least: one entry in it is seen whole."""
AT_ONCE, A_TURN = 8, 2
"""How many rows are made before the first paint, and in each turn of the event loop after it."""


@guarded
class AddLine(Line):
    """The line to add: type, Enter, type, Enter."""

    entered = Signal(str)
    up_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds what is typed, Esc throws it away; up goes to the last entry."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.text().strip():
                self.entered.emit(self.text().strip())
            return
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        if event.key() == Qt.Key.Key_Up:
            self.up_asked.emit()
            return
        super().keyPressEvent(event)


@guarded
class FocusPanel(QFrame):
    """The entries of one element of one stage."""

    go_to = Signal(object)
    opened = Signal(object)
    """This panel: one of its rows has opened."""

    def __init__(self, context: Context, element: Element) -> None:
        super().__init__()
        self.context = context
        self.element = element
        self.stage: Stage | None = None
        self.rows: dict[str, FocusRow] = {}
        self._spare: list[FocusRow] = []
        self.open_id: str | None = None
        self.body: Form | None = None
        self._filling = QTimer(self)
        self._filling.setInterval(0)
        self._filling.timeout.connect(lambda: self._fill(A_TURN))
        self.count = Quiet(context)
        self.empty = QCheckBox(context.say("panels.focus.empty"))
        self.empty.clicked.connect(self._mark_empty)
        self.hint = Quiet(context, wraps=True)
        self.hint.setText(element_question(element, context.language))
        self.add_line = AddLine()
        self.add_line.setPlaceholderText(context.say("panels.focus.add"))
        title = element_title(element, context.language)
        self.add_line.setAccessibleName(context.say("panels.focus.add.name", element=title))
        self.add_line.set_flat()
        plus = self.add_line.addAction(context.icon("plus"), AddLine.ActionPosition.LeadingPosition)
        plus.setText(self.add_line.accessibleName())
        self.add_line.entered.connect(self.add)
        self.add_line.up_asked.connect(lambda: self.focus_row(-1))
        self._lay_out(title)

    def _lay_out(self, title: str) -> None:
        name = QLabel(title)
        name.setFont(self.context.measures().bold)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Badge(self.context, self.element))
        head.addWidget(name)
        head.addWidget(self.count, 1)
        head.addWidget(self.empty)
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 4, 0)
        self._list.setSpacing(6)
        self._list.addWidget(self.hint)
        self._list.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidget(inner)
        self.area.setWidgetResizable(True)
        self.area.setMinimumHeight(ONE_ROW)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        inner.setAutoFillBackground(False)
        self.area.viewport().setAutoFillBackground(False)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 6, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.area, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 4, 0)
        foot.addWidget(self.add_line)
        column.addLayout(foot)
        self.setAccessibleName(title)

    # Showing

    def show_stage(self, stage: Stage) -> None:
        """Show another stage, or what changed of this one."""
        before, self.stage = self.stage, stage
        if before is None or before.id != stage.id:
            self.close_row()
            self._clear()
            self.area.verticalScrollBar().setValue(0)
            self.add_line.clear()
        cell = stage.cell(self.element)
        self._drop({entry.id for entry in cell})
        self._filling.stop()
        self._fill(AT_ONCE)
        self.count.setText(str(len(cell)) if cell else "")
        self.hint.setVisible(not cell)
        self.empty.setVisible(not cell)
        self.empty.setChecked(self.element in stage.deliberately_empty)
        if self.body and self.open_id:
            self.body.refresh()

    def _ref(self, entry_id: str) -> EntryRef:
        assert self.stage is not None
        return EntryRef(self.stage.id, self.element, entry_id)

    def _clear(self) -> None:
        self._drop(set())

    def _drop(self, kept: set[str]) -> None:
        """Put away the rows of entries that have gone; making one costs more than showing another entry in it."""
        if self.open_id is not None and self.open_id not in kept:
            self.close_row()
        for entry_id in [entry_id for entry_id in self.rows if entry_id not in kept]:
            row = self.rows.pop(entry_id)
            self._list.removeWidget(row)
            row.hide()
            self._spare.append(row)

    def _fill(self, most: int) -> None:
        """Put every entry's row in its place, at most so many new ones; the rest comes in a later turn."""
        assert self.stage is not None
        cell = self.stage.cell(self.element)
        for place, entry in enumerate(cell):
            row = self.rows.get(entry.id)
            if row is None:
                if not most:
                    self._filling.start()
                    return
                most -= 1
                row = self.rows[entry.id] = self._new_row()
                self._list.insertWidget(place, row)
                row.show()  # now, so that it can take the focus
            if self._list.indexOf(row) != place:
                self._list.insertWidget(place, row)
            if row.entry is not entry:
                row.show_entry(self._ref(entry.id), entry)
            row.setAccessibleName(
                self.context.say("panels.focus.row", text=one_line(entry.text), position=place + 1, total=len(cell))
            )
        self._filling.stop()

    def _new_row(self) -> FocusRow:
        if self._spare:
            return self._spare.pop()
        row = FocusRow(self.context, self.element)
        row.delete_asked.connect(self.delete)
        row.move_asked.connect(self.move_entry)
        row.step_asked.connect(self._on_step)
        row.typed.connect(self._begin)
        return row

    # The open row

    def open_row(self, row: FocusRow) -> None:
        """Open a row with all its fields; the one that was open closes, and the row stays where it is."""
        if row.entry is None or self.open_id == row.entry.id:
            return
        before = row.mapTo(self, QPoint(0, 0)).y()
        self.close_row()
        if self.body is None:
            self.body = Form(self.context, body_rows(self.element))
            self.body.go_to.connect(self.go_to)
        self.body.show_subject(EntrySubject(self._ref(row.entry.id)))
        self.open_id = row.entry.id
        row.open_with(self.body)
        self._settle(row, before)
        self.opened.emit(self)

    def close_row(self) -> None:
        """Close the open row, if there is one; what is typed in it is done."""
        row = self.rows.get(self.open_id) if self.open_id else None
        self.open_id = None
        if self.body is not None:
            self.body.commit()
            self.body.hide()
        if row is not None:
            row.commit()
            row.open_with(None)

    def _settle(self, row: FocusRow, before: int) -> None:
        """Scroll so that a row stays where it was, and then so that it is seen."""
        self._list.activate()
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + row.mapTo(self, QPoint(0, 0)).y() - before)

    def commit(self) -> None:
        """What is being typed is done; a text in the line to add becomes an entry."""
        if self.body is not None:
            self.body.commit()
        for row in list(self.rows.values()):
            row.commit()
        if self.add_line.text().strip():
            self.add(self.add_line.text().strip())

    def pending_edit(self, seed: str) -> AnyEdit | None:
        """The edit that the text in the line to add would be now, or none; `seed` gives the entry its id."""
        text = self.add_line.text().strip()
        return self._addition(text, derived_id(ENTRY_PREFIXES[self.element], seed, "")) if text else None

    def _addition(self, text: str, identifier: str) -> AddEntries | None:
        if self.stage is None:
            return None
        entry = ENTRY_TYPES[self.element](identifier, text)
        entry = shaped(entry, identifier) if isinstance(entry, DataPoint) else entry
        return AddEntries(self.stage.id, self.element, len(self.stage.cell(self.element)), (entry,))

    def focus_row(self, place: int) -> bool:
        """Select the row at a place, -1 for the last; false when there is none."""
        cell = self.stage.cell(self.element) if self.stage else ()
        if not cell or not -len(cell) <= place < len(cell):
            return False
        if cell[place].id not in self.rows:
            self._fill(len(cell))
        row = self.rows[cell[place].id]
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring_into_sight()
        QTimer.singleShot(0, self, self._bring_into_sight)  # once it has the height of all its fields
        return True

    def _bring_into_sight(self) -> None:
        """Scroll to the open row; of one that is too high for the panel one sees the top."""
        row = self.rows.get(self.open_id) if self.open_id else None
        if row is None:
            return
        if row.height() > self.area.viewport().height():
            self.area.verticalScrollBar().setValue(row.y())
        else:
            self.area.ensureWidgetVisible(row, 0, 8)

    # Deeds

    def add(self, text: str) -> None:
        """Add an entry at the end."""
        edit = self._addition(text, self.context.bridge.session.new_id(ENTRY_PREFIXES[self.element]))
        if edit is not None and self.context.bridge.do(edit):
            self.add_line.clear()
            QTimer.singleShot(0, self, self._to_end)

    def _begin(self, letter: str) -> None:
        """Typing on an entry begins a new one, as it does on the board."""
        self.add_line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.add_line.insert(letter)

    def _to_end(self) -> None:
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _place(self, entry_id: str) -> int | None:
        cell = self.stage.cell(self.element) if self.stage else ()
        return next((place for place, entry in enumerate(cell) if entry.id == entry_id), None)

    def delete(self, entry_id: str) -> None:
        """Delete an entry and select the next one, or go to the line to add."""
        place = self._place(entry_id)
        if place is None:
            return
        self.add_line.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.context.bridge.do(DeleteEntries((self._ref(entry_id),))):
            count = len(self.stage.cell(self.element)) if self.stage else 0
            if count:
                self.focus_row(min(place, count - 1))

    def move_entry(self, entry_id: str, step: int) -> None:
        """Move an entry one place up (-1) or down (1) in its cell; it stays selected."""
        place = self._place(entry_id)
        if place is None or self.stage is None or not 0 <= place + step < len(self.stage.cell(self.element)):
            return
        self.rows[entry_id].commit()
        index = place - 1 if step < 0 else place + 2
        self.context.bridge.do(MoveEntries((self._ref(entry_id),), self.stage.id, self.element, index))
        self.focus_row(place + step)

    def _on_step(self, entry_id: str, step: int) -> None:
        place = self._place(entry_id)
        if place is not None and not (place + step >= 0 and self.focus_row(place + step)) and step > 0:
            self.add_line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark_empty(self, on: bool) -> None:
        if self.stage is not None:
            self.context.bridge.do(SetDeliberatelyEmpty(self.stage.id, self.element, on))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A quiet ground with a line around it, and the element's colour at the edge of the open panel."""
        look, m = self.context.appearance.look, self.context.measures()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.line, 1))
        painter.setBrush(look.band)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), m.radius, m.radius)
        if self.open_id is not None or self.add_line.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.element(self.element))
            painter.drawRoundedRect(0, m.px(8), m.px(3), self.height() - m.px(16), 1.5, 1.5)
        painter.end()
