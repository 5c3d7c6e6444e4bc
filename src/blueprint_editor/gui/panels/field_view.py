"""The list of a document's fields: each row with its answers; one types, answers and links without leaving it."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QStyle, QStyleOptionViewItem, QToolTip, QWidget

from blueprint_editor.core.model import Field, Standardised
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.panels.cells import CellDelegate, PasteLine
from blueprint_editor.gui.panels.context import Context
from blueprint_editor.gui.panels.field_parts import ANSWERS, GAP, LINE, PAD, Parts, Ruler, Told
from blueprint_editor.gui.panels.rows import RowsModel
from blueprint_editor.gui.panels.table import EDGES, RowsView
from blueprint_editor.gui.theme import edge
from blueprint_editor.paint import icons
from blueprint_editor.paint.look import mix
from blueprint_editor.wording import enum_label

KEYS: dict[str, Standardised] = {
    "j": Standardised.YES,
    "y": Standardised.YES,
    "n": Standardised.NO,
    "?": Standardised.UNDECIDED,
    "/": Standardised.UNDECIDED,
}
"""What one presses to answer; the question mark without Shift as well, where it stands on that key."""
LINK_KEYS = frozenset("kl")
"""What one presses to link to the data point that is offered."""

_OWN_KEYS = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.Paste)

Tell = Callable[[Field], Told]
Index = QModelIndex | QPersistentModelIndex


@guarded
class FieldsView(RowsView):
    """Rows as high as what they say; J, N and ? answer, K links, and lines that are pasted become fields."""

    takes_clipboard = True
    """Cut, copy and paste of the Edit menu are its own while it has the keyboard."""

    answered = Signal(int, object)
    """A row and the `Standardised` that was chosen."""
    link_asked = Signal(int)
    new_asked = Signal(int)
    lines_pasted = Signal(list)

    def __init__(self, model: RowsModel, context: Context, tell: Tell) -> None:
        self.context, self.tell = context, tell
        words = (*(enum_label(answer, context.language) for answer in ANSWERS[:2]), "?")
        measures = context.measures()
        self.ruler = Ruler(QFont(), measures.small, cast("tuple[str, str, str]", words))
        self.words = words
        self.under = QPoint(-1, -1)
        """Where the pointer is."""
        super().__init__(model, header=False)
        self.setItemDelegate(FieldDelegate(self))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setMouseTracking(True)
        model.dataChanged.connect(self._fit_height)

    # Sizes

    def parts(self, row: int, rect: QRect | None = None) -> Parts:
        """Where the parts of a row stand, in the viewport or in a rectangle of its width."""
        field: Field = self.rows_model.rows[row]
        place = self.visualRect(self.rows_model.index(row, 0)) if rect is None else rect
        return self.ruler.parts(place, " ".join(field.text.split()), self.tell(field))

    def _fit_height(self) -> None:
        width = max(80, self.viewport().width())
        self.ruler.font = self.font()
        for row in range(len(self.rows_model.rows)):
            self.setRowHeight(row, self.parts(row, QRect(0, 0, width, LINE)).height)
        self.setFixedHeight(self.verticalHeader().length() + EDGES)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks texts elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_height()

    # Keys

    def event(self, event: QEvent) -> bool:
        """Copy and paste are the list's own."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if any(event.matches(key) for key in _OWN_KEYS):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer, link, paste; on a row other letters do nothing, so that no slip overwrites a field."""
        row = self.currentIndex().row()
        editing = self.state() == QAbstractItemView.State.EditingState
        if editing or self.rows_model.is_add_row(row) or row < 0:
            if not editing and event.matches(QKeySequence.StandardKey.Paste):
                self.paste()
                return
            super().keyPressEvent(event)
            return
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        letter = event.text().casefold() if plain else ""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
        elif letter in KEYS:
            self.answered.emit(row, KEYS[letter])
        elif letter in LINK_KEYS:
            self.link_asked.emit(row)
        elif letter == " ":
            now = ANSWERS.index(self.rows_model.rows[row].standardised)
            self.answered.emit(row, ANSWERS[(now + 1) % len(ANSWERS)])
        elif not letter.isprintable() or not letter:
            super().keyPressEvent(event)

    def paste(self) -> None:
        """Each line of the clipboard becomes a field."""
        lines = pasted_lines()
        if lines:
            self.lines_pasted.emit(lines)

    def copy(self) -> None:
        """Copy the current field's text."""
        row = self.currentIndex().row()
        if 0 <= row < len(self.rows_model.rows):
            QApplication.clipboard().setText(self.rows_model.rows[row].text)

    def cut(self) -> None:
        """Copy the current field's text, and delete the field."""
        self.copy()
        self.delete_asked.emit()

    # The pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on an answer or an offer is one; elsewhere it chooses the row."""
        row = self.rowAt(event.position().toPoint().y())
        if 0 <= row < len(self.rows_model.rows) and event.button() is Qt.MouseButton.LeftButton:
            parts, point = self.parts(row), event.position().toPoint()
            answer = parts.answer_at(point)
            if answer is not None or parts.link.contains(point) or parts.new.contains(point):
                self.finish()
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self.setCurrentIndex(self.rows_model.index(row, 0))
                if answer is not None:
                    self.answered.emit(row, answer)
                elif parts.link.contains(point):
                    self.link_asked.emit(row)
                else:
                    self.new_asked.emit(row)
                return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click on an answer is a click too."""
        row = self.rowAt(event.position().toPoint().y())
        if 0 <= row < len(self.rows_model.rows) and self._is_hot(row, event.position().toPoint()):
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up what a click would do."""
        self.under = event.position().toPoint()
        row = self.rowAt(self.under.y())
        hot = 0 <= row < len(self.rows_model.rows) and self._is_hot(row, self.under)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hot else Qt.CursorShape.ArrowCursor)
        self.viewport().update()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is lit any more."""
        self.under = QPoint(-1, -1)
        self.viewport().update()
        super().leaveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """The tip of an answer says its key."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.rowAt(event.pos().y())
            answer = self.parts(row).answer_at(event.pos()) if 0 <= row < len(self.rows_model.rows) else None
            if answer is not None:
                QToolTip.showText(event.globalPos(), self.context.say(f"panels.fields.{answer.value}"), self)
                return True
        return super().viewportEvent(event)

    def _is_hot(self, row: int, point: QPoint) -> bool:
        parts = self.parts(row)
        return parts.answer_at(point) is not None or parts.link.contains(point) or parts.new.contains(point)


def pasted_lines() -> list[str]:
    """The lines on the clipboard as one would type them: without bullets and numbers, none empty."""
    from blueprint_editor.gui.clipboard import taken
    from blueprint_editor.workflows import clipboard

    found = clipboard.read(taken(), as_text=True)
    return list(found.texts) if isinstance(found, clipboard.Lines) else []


@guarded
class FieldDelegate(CellDelegate):
    """Paints a row as a whole, and edits its text where the text stands."""

    def __init__(self, view: FieldsView) -> None:
        super().__init__(view)
        self._view = view

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line; several lines that are pasted into it become fields."""
        line = super().createEditor(parent, option, index)
        if isinstance(line, PasteLine):
            line.lines = pasted_lines
            line.lines_pasted.connect(self._view.lines_pasted)
        return line

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over the text alone."""
        rect = option.rect
        if index.row() < len(self._view.rows_model.rows):
            place = self._view.parts(index.row(), rect).text
            rect = QRect(place.left() - 4, rect.top() + 1, place.width() + 4, LINE - 2)
        editor.setGeometry(rect)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the row."""
        return QSize(100, self._view.rowHeight(index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground, the text, the answers, what is said and offered."""
        view, row = self._view, index.row()
        look = view.context.appearance.look
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen and row < len(view.rows_model.rows):
            painter.fillRect(rect, look.selected)
        if row and row < len(view.rows_model.rows):
            painter.setPen(look.line)
            painter.drawLine(rect.left() + PAD, rect.top(), rect.right() - PAD, rect.top())
        if view.hasFocus() and index.row() == view.currentIndex().row():
            painter.setPen(QPen(look.accent, 1.5))
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 3, 3)
        if row >= len(view.rows_model.rows):
            painter.setPen(look.dim)
            room = rect.adjusted(PAD, 0, -PAD, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, view.rows_model.add_text)
        else:
            self._paint_field(painter, row, view.parts(row, rect))
        painter.restore()

    def _paint_field(self, painter: QPainter, row: int, parts: Parts) -> None:
        view, look = self._view, self._view.context.appearance.look
        field: Field = view.rows_model.rows[row]
        painter.setFont(view.font())
        painter.setPen(look.ink)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        one_line = parts.text.height() <= LINE
        text = " ".join(field.text.split())
        if one_line:
            text = view.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, parts.text.width())
            painter.drawText(parts.text, flags, text)
        else:
            self._paint_lines(painter, parts.text, text)
        self._paint_answers(painter, parts, field.standardised)
        self._paint_told(painter, parts, view.tell(field))

    def _paint_lines(self, painter: QPainter, place: QRect, text: str) -> None:
        """A text on two lines, the second cut where it ends."""
        metrics, first = self._view.fontMetrics(), ""
        words = text.split(" ")
        while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= place.width():
            first = f"{first} {words.pop(0)}".strip()
        if not first:
            first = metrics.elidedText(words.pop(0), Qt.TextElideMode.ElideRight, place.width())
        rest = metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, place.width())
        line = metrics.lineSpacing()
        top = place.top() + (place.height() - 2 * line) // 2
        for number, shown in enumerate((first, rest)):
            room = QRect(place.left(), top + number * line, place.width(), line)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_answers(self, painter: QPainter, parts: Parts, chosen: Standardised) -> None:
        """Three words in one frame; the one that was chosen stands on its own ground."""
        view, look = self._view, self._view.context.appearance.look
        frame = QRectF(parts.switch()).adjusted(0.5, 0.5, -0.5, -0.5)
        clip = QPainterPath()
        clip.addRoundedRect(frame, 4, 4)
        painter.save()
        painter.setClipPath(clip)
        painter.fillRect(frame, look.surface)
        painter.setFont(view.ruler.small)
        for answer, word, place in zip(ANSWERS, view.words, parts.answers, strict=True):
            on, lit = answer is chosen, place.contains(view.under)
            if on:
                strong = look.ink if answer is not Standardised.UNDECIDED else mix(look.surface, look.ink, 0.14)
                painter.fillRect(place, strong)
            elif lit:
                painter.fillRect(place, mix(look.surface, look.ink, 0.08))
            decided = on and answer is not Standardised.UNDECIDED
            painter.setPen(look.surface if decided else look.ink if on or lit else look.dim)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, word)
        painter.restore()
        painter.setPen(QPen(edge(look), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 4, 4)
        for place in parts.answers[1:]:
            painter.drawLine(place.left(), place.top() + 1, place.left(), place.bottom())

    def _paint_told(self, painter: QPainter, parts: Parts, told: Told) -> None:
        view, look = self._view, self._view.context.appearance.look
        painter.setFont(view.ruler.small)
        if not parts.told.isEmpty():
            left = parts.told.left()
            if told.icon:
                icons.draw(painter, told.icon, look.dim, left, parts.told.center().y() - 6, 13)
                left += 13 + GAP
            room = QRect(left, parts.told.top(), max(0, parts.told.right() - left), parts.told.height())
            text = painter.fontMetrics().elidedText(told.text, Qt.TextElideMode.ElideRight, room.width())
            painter.setPen(look.ink if told.offers else look.dim)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        for place, word in ((parts.link, told.link), (parts.new, told.new)):
            if not place.isEmpty():
                lit = place.contains(view.under)
                painter.setPen(QPen(edge(look), 1))
                painter.setBrush(mix(look.surface, look.ink, 0.08) if lit else look.surface)
                painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
                painter.setPen(look.ink)
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, word)
