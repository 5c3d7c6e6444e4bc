"""One entry in the focus view: its text and main fields in two lines; opened, all its fields."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout

from blueprint_editor.core.model import (
    AnyEntry,
    Communication,
    Document,
    Element,
    EntryRef,
    Standardised,
    Status,
    Trigger,
)
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.panels.context import Context, one_line
from blueprint_editor.gui.panels.editors import TextEditor
from blueprint_editor.gui.panels.forms import ENTRY_ROWS, TEXT, Form, Row, entry_rows
from blueprint_editor.gui.panels.headings import Quiet
from blueprint_editor.gui.panels.subjects import EntrySubject
from blueprint_editor.paint import icons
from blueprint_editor.paint.meaning import mark
from blueprint_editor.wording import channel_label, say

COMPACT: dict[Element, tuple[str, ...]] = {
    Element.TRIGGER: ("actor",),
    Element.RESPONSIBILITY: ("role",),
    Element.DOCUMENT: ("audience", "owner"),
    Element.DATA_POINT: ("type", "required_from"),
    Element.TASK: ("role", "required"),
    Element.COMMUNICATION: ("initiative", "frequency"),
}
"""The fields that a row shows while it is not open; its text stands above them."""

_SIGNS = {Standardised.YES: "✓", Standardised.NO: "–", Standardised.UNDECIDED: "?"}


class CompactForm(Form):
    """A few fields side by side, without labels, that read like a line of text."""

    def _build(self) -> None:
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(4)
        for row in self.rows:
            cell = self._make(row._replace(label=False))
            self.editors[row.name].set_flat()
            cell.setSizePolicy(self.editors[row.name].sizePolicy())
            self.line.addWidget(cell)


def _row(element: Element, name: str) -> Row:
    return next(row for row in ENTRY_ROWS[element] if row.name == name)


def body_rows(element: Element) -> tuple[Row, ...]:
    """The fields that an open row shows below the others."""
    compact = {TEXT.name, *COMPACT[element]}
    rest = [row for row in entry_rows(element) if row.name not in compact]
    return tuple(sorted(rest, key=lambda row: (row.name != "fields", not row.span)))


def digest(entry: AnyEntry, language: str) -> str:
    """What a closed row says of the fields that it has no room to edit."""
    match entry:
        case Document():
            return "   ".join(f"{_SIGNS[field.standardised]}\u00a0{one_line(field.text)}" for field in entry.fields)
        case Trigger() if entry.evidence:
            return say("board.evidence", language, n=len(entry.evidence))
        case Trigger():
            return say("board.no_evidence", language)
        case Communication():
            return ", ".join(channel_label(channel, language) for channel in entry.channels)
        case _:
            return ""


def begins_text(event: QKeyEvent) -> bool:
    """Whether a key is a letter or sign that one writes; AltGr gives signs with Ctrl and Alt together."""
    modifiers = event.modifiers()
    control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    alt = bool(modifiers & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier))
    return control == alt and event.text().isprintable() and bool(event.text().strip())


@guarded
class FocusRow(QFrame):
    """An entry. The row itself takes the focus when no field of it has: then keys move and delete it."""

    delete_asked = Signal(str)
    move_asked = Signal(str, int)
    step_asked = Signal(str, int)
    typed = Signal(str)
    """The first letter of a new entry, typed on this one."""

    def __init__(self, context: Context, element: Element) -> None:
        super().__init__()
        self.context = context
        self.element = element
        self.entry: AnyEntry | None = None
        self.is_open = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.title = Form(context, (TEXT._replace(label=False),))
        self.text = self.title.editors["text"]
        assert isinstance(self.text, TextEditor)
        self.text.set_flat()
        self.compact = CompactForm(context, tuple(_row(element, name) for name in COMPACT[element]))
        self._wide = element is Element.DOCUMENT
        self.digest = Quiet(context, wraps=self._wide)
        self.remove = QToolButton()
        self.remove.setAutoRaise(True)
        self.remove.setIcon(context.icon("trash-2"))
        self.remove.setToolTip(context.say("panels.tool.delete"))
        self.remove.setAccessibleName(context.say("panels.tool.delete"))
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.remove.clicked.connect(self._delete)
        self._lay_out()

    def _lay_out(self) -> None:
        m = self.context.measures()
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(2)
        head.addWidget(self.title, 1)
        keep = self.remove.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.remove.setSizePolicy(keep)
        self.remove.setVisible(False)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(m.px(34), m.px(4), m.px(6), m.px(6))
        self._column.setSpacing(2)
        self._column.addLayout(head)
        if self.element is Element.COMMUNICATION:
            self.digest.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            self.digest.setContentsMargins(3, 0, 0, 0)
            self.compact.line.insertWidget(0, self.digest)
        elif self._wide:
            self.digest.setContentsMargins(3, 0, 0, 0)
            self._column.addWidget(self.digest)
            self.compact.line.addStretch(1)
        else:
            self.compact.line.addWidget(self.digest, 1)
        self._column.addWidget(self.compact)

    # Showing

    def show_entry(self, ref: EntryRef, entry: AnyEntry) -> None:
        """Show an entry, or what changed of it."""
        self.entry = entry
        self.title.show_subject(EntrySubject(ref))
        self.compact.show_subject(EntrySubject(ref))
        self._tell()

    def _tell(self) -> None:
        if self.entry is None:
            return
        text = digest(self.entry, self.context.language)
        self.digest.setText(text)
        self.digest.setVisible(not self.is_open if self._wide and text else not self._wide)
        self.update()

    def open_with(self, body: Form | None) -> None:
        """Open with the form of the other fields, or close."""
        self.is_open = body is not None
        if body is not None:
            body.setContentsMargins(0, 4, 0, 2)
            self._column.addWidget(body)
            body.show()
        self.remove.setVisible(self.is_open or self.underMouse())
        self._tell()

    def commit(self) -> None:
        """What is being typed is done."""
        self.title.commit()
        self.compact.commit()

    def edit(self) -> None:
        """Put the cursor at the end of the text."""
        assert isinstance(self.text, TextEditor)
        self.text.text.setFocus(Qt.FocusReason.OtherFocusReason)
        cursor = self.text.text.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.text.text.setTextCursor(cursor)

    # Acting

    def _delete(self) -> None:
        if self.entry:
            self.delete_asked.emit(self.entry.id)

    def enterEvent(self, event: Any) -> None:
        """The button to delete comes with the pointer."""
        super().enterEvent(event)
        self.remove.show()
        self.update()

    def leaveEvent(self, event: Any) -> None:
        """And goes with it, unless the row is open."""
        super().leaveEvent(event)
        self.remove.setVisible(self.is_open)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the fields selects the row."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys on the row itself; Esc in one of its fields comes here and selects the row."""
        if self.entry is None:
            return
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key))
        if step is not None and not alt:
            self.step_asked.emit(self.entry.id, step)
        elif not self.hasFocus():
            if key == Qt.Key.Key_Escape:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                event.ignore()
        elif step is not None:
            self.move_asked.emit(self.entry.id, step)
        elif key == Qt.Key.Key_Delete:
            self._delete()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2} and not event.modifiers():
            self.edit()
        elif begins_text(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card: its edge tells the status, the accent that it is selected, its slot what it means."""
        look, m = self.context.appearance.look, self.context.measures()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        status = self.entry.status if self.entry else Status.CONFIRMED
        pen = QPen(look.line, 1)
        if status is not Status.CONFIRMED:
            pen = QPen(look.strong_line, 1)
            pen.setDashPattern([4.0, 3.0] if status is Status.ASSUMPTION else [1.0, 2.5])
        if self.underMouse():
            pen = QPen(look.hover_line, 1)
        if self.is_open:
            pen = QPen(look.accent, 2 if self.hasFocus() else 1)
        painter.setPen(pen)
        painter.setBrush(look.example if status is Status.EXAMPLE and not self.is_open else look.card)
        painter.drawRoundedRect(box, m.radius, m.radius)
        if self.entry:
            self._paint_slot(painter)
        painter.end()

    def _paint_slot(self, painter: QPainter) -> None:
        look, m = self.context.appearance.look, self.context.measures()
        assert self.entry is not None
        shown = mark(self.entry)
        top = self.title.y() + m.px(5)
        if shown.icon:
            icons.draw(painter, shown.icon, look.dim, m.px(10), top, m.icon)
        else:
            painter.setFont(m.tiny)
            painter.setPen(look.dim)
            painter.drawText(QRectF(m.px(4), top, m.px(28), m.icon), Qt.AlignmentFlag.AlignCenter, shown.text)
        if shown.star:
            painter.setFont(m.bold)
            painter.setPen(look.ink)
            painter.drawText(QRectF(m.px(24), top - m.px(3), m.px(8), m.icon), "*")
