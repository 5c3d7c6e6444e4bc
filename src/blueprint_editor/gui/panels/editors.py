"""The parts of a form that hold text: one line, many lines, names one a line, a path."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from blueprint_editor.gui.composing import end_composing
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.panels.context import Context
from blueprint_editor.gui.panels.dress import FIELD_HEIGHT
from blueprint_editor.gui.panels.subjects import Subject

FRAME = 6
"""What the edge and the margin of a text take of its height in pixels, in and out of focus."""
MOST_LINES = 14
"""From how many lines on a growing text scrolls."""


class Editor(QWidget):
    """A part of a form that shows one field and lets it be changed.

    `typed` says that the value is being changed and is not final, `edited` that it is. The form
    does the edit, and shows the value again when it is refused.
    """

    typed = Signal()
    edited = Signal()
    go_to = Signal(object)
    """A `Cursor`: the place that a click asked for."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.subject: Subject | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def hold(self, *widgets: QWidget) -> None:
        """Lay the controls side by side; the first takes the room and the focus."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in widgets:
            row.addWidget(widget)
        row.setStretch(0, 1)
        self.setFocusProxy(widgets[0])

    def value(self) -> Any:
        """The value that is shown, in the form of the model."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show a value of the model, without a signal."""
        raise NotImplementedError

    def show_subject(self, subject: Subject, owner: Any) -> None:
        """Take what the form is about; called before `show_value` and after every change."""
        self.subject = subject

    def finish(self) -> None:
        """Take over what is being typed in a part that keeps it apart, as a table's cell does."""

    def settle(self) -> None:
        """The value that is shown is done: Esc does not go back beyond it."""

    def set_flat(self) -> None:
        """Read like text until it is pointed at; what cannot do so stays as it is."""

    def set_name(self, name: str) -> None:
        """What a screen reader calls the control."""
        control = self.focusProxy() or self
        control.setAccessibleName(name)
        line = control.lineEdit() if isinstance(control, QComboBox) else None
        if line is not None:
            line.setAccessibleName(name)  # one types in a part of it


def leaves_undo(event: QEvent, pending: bool) -> bool:
    """Whether a key for undo or redo belongs to the window: nothing has been typed that is not done yet."""
    if event.type() is not QEvent.Type.ShortcutOverride or pending or not isinstance(event, QKeyEvent):
        return False
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


@guarded
class Line(QLineEdit):
    """A line edit that gives undo to the window when nothing is being typed, and takes its text back on Esc."""

    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._start = ""
        self.setMinimumWidth(48)

    def show_text(self, text: str) -> None:
        """Show a text from its beginning; it is what Esc goes back to."""
        self.setText(text)
        self.setCursorPosition(0)
        self._start = text

    def set_flat(self) -> None:
        """Read like text until it is pointed at."""
        self.setObjectName("flat")
        self.setMinimumWidth(40)
        self.setStyleSheet(
            "#flat { border: 1px solid transparent; border-radius: 4px; background: transparent; padding: 1px 3px; }"
            "#flat:hover { border-color: palette(mid); }"
            "#flat:focus { border: 1px solid palette(highlight); padding: 1px 3px; background: palette(base); }"
        )

    def settle(self) -> None:
        """Esc does not go back beyond the text that is shown."""
        self._start = self.text()

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window where it belongs."""
        if leaves_undo(event, self.isModified()):
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember what Esc goes back to."""
        self._start = self.text()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the typed text back; pressed again it is the window's."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._start:
            self.show_text(self._start)
            self.given_up.emit()
            return
        super().keyPressEvent(event)


class LineEditor(Editor):
    """A text of one line."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.line = Line()
        self.line.setMinimumHeight(FIELD_HEIGHT)
        self.line.textEdited.connect(self.typed)
        self.line.editingFinished.connect(self.edited)
        self.line.given_up.connect(self.edited)
        self.hold(self.line)

    def set_flat(self) -> None:
        """Read like text until it is pointed at."""
        self.line.set_flat()
        self.line.setMinimumHeight(0)

    def value(self) -> Any:
        """The text."""
        return self.line.text()

    def show_value(self, value: Any) -> None:
        """Show a text; the place of the cursor is kept while it is the same."""
        if self.line.text() != value:
            self.line.show_text(value)
        self.line.setModified(False)

    def settle(self) -> None:
        """Esc does not go back beyond the text that is shown."""
        self.line.settle()


@guarded
class GrowingText(QPlainTextEdit):
    """A plain text that is as high as its lines, up to a most.

    With `enter_commits`, Enter says `finished` and Shift+Enter breaks the line. Tab leaves.
    """

    finished = Signal()
    given_up = Signal()

    def __init__(self, enter_commits: bool, least: int = 1, most: int = MOST_LINES) -> None:
        super().__init__()
        self._enter_commits = enter_commits
        self._least, self._most = least, most
        self._start = ""
        self._flat = self._scrolling = False
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(4)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def show_text(self, text: str) -> None:
        """Show a text; it is what Esc goes back to."""
        self.setPlainText(text)
        self._start = text

    def settle(self) -> None:
        """Esc does not go back beyond the text that is shown."""
        self._start = self.toPlainText()

    def set_flat(self) -> None:
        """No frame and no ground: the text stands on what is behind it."""
        self.setObjectName("flat")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(2)
        self._flat = True
        self._grow()

    def set_most(self, lines: int) -> None:
        """Grow to so many lines, and scroll beyond that."""
        self._most = lines
        self._grow()

    def exact_text(self) -> str:
        """The text as it is, also its hard spaces, which `toPlainText` would make soft."""
        block, lines = self.document().firstBlock(), []
        while block.isValid():
            lines.append(block.text())
            block = block.next()
        return "\n".join(lines)

    def pending(self) -> bool:
        """Whether there is typing here that is not done yet."""
        return self.document().isModified()

    def _lines(self) -> int:
        return round(self.document().size().height())

    def _grow(self, *_: object) -> None:
        if self._scrolling:
            return  # its own scroll bar made it narrower or wider
        self._scrolling = True
        scrolls, bar = self._lines() > self._most, Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(bar.ScrollBarAsNeeded if scrolls else bar.ScrollBarAlwaysOff)
        # The top of a line that does not fit is not shown.
        self.setViewportMargins(0, 0, 0, round(self.document().documentMargin()) + 1 if scrolls else 0)
        self._scrolling = False
        lines = max(self._least, min(self._most, self._lines()))
        height = lines * QFontMetricsF(self.font()).lineSpacing() + 2 * self.document().documentMargin()
        wanted = round(height) + (0 if self._flat else FRAME)
        if wanted != self.height() or self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def sizeHint(self) -> QSize:
        """As high as the text, any width."""
        return QSize(120, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """As high as the text, any width."""
        return QSize(60, self.minimumHeight())

    def changeEvent(self, event: QEvent) -> None:
        """Another font has other lines."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._grow()

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window where it belongs."""
        if leaves_undo(event, self.pending()):
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember what Esc goes back to."""
        self._start = self.toPlainText()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving is done typing, unless a menu of the field itself opened."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is done, where Enter is done; Esc takes the typed text back."""
        end_composing(self, event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._enter_commits:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.insertPlainText("\n")
            else:
                self.finished.emit()
            return
        if event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._start:
            self.show_text(self._start)
            self.given_up.emit()
            return
        if event.key() == Qt.Key.Key_Escape or self._leaves(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _leaves(self, event: QKeyEvent) -> bool:
        """Whether an arrow goes beyond the first or the last line; then it is the owner's."""
        if event.modifiers() not in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}:
            return False
        cursor = self.textCursor()
        if event.key() == Qt.Key.Key_Up:
            return not cursor.movePosition(QTextCursor.MoveOperation.Up)
        return event.key() == Qt.Key.Key_Down and not cursor.movePosition(QTextCursor.MoveOperation.Down)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the form, unless this text itself scrolls and has the focus."""
        if self.hasFocus() and self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()


class TextEditor(Editor):
    """A text of several lines; as `title` Enter is done, else Enter breaks the line."""

    def __init__(self, context: Context, title: bool = False, least: int = 1, most: int = MOST_LINES) -> None:
        super().__init__(context)
        self.text = GrowingText(title, least, most)
        self.text.textChanged.connect(self._on_change)
        self.text.finished.connect(self.edited)
        self.text.given_up.connect(self.edited)
        self._quiet = False
        self.hold(self.text)

    def set_flat(self) -> None:
        """Read like text until it is pointed at."""
        self.text.set_flat()

    def value(self) -> Any:
        """The text."""
        return self.text.exact_text()

    def show_value(self, value: Any) -> None:
        """Show a text; the place of the cursor is kept while it is the same."""
        if self.value() != value:
            self._quiet = True
            self.text.show_text(self._shown(value))
            self._quiet = False
        self.text.document().setModified(False)

    def settle(self) -> None:
        """Esc does not go back beyond the text that is shown."""
        self.text.settle()

    def _shown(self, value: Any) -> str:
        return str(value)

    def _on_change(self) -> None:
        if not self._quiet:
            self.typed.emit()


class NamesEditor(TextEditor):
    """Several names, one a line."""

    def value(self) -> Any:
        """The names, without empty lines and doubles."""
        lines = (line.strip() for line in self.text.toPlainText().splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))

    def _shown(self, value: Any) -> str:
        return "\n".join(value)


class PathEditor(LineEditor):
    """A path or address, with a button to browse for a file."""

    def __init__(self, context: Context) -> None:
        Editor.__init__(self, context)
        self.line = Line()
        self.line.textEdited.connect(self.typed)
        self.line.editingFinished.connect(self.edited)
        self.line.given_up.connect(self.edited)
        self.line.setPlaceholderText(context.say("panels.path.hint"))
        self.browse = QToolButton()
        self.browse.setIcon(context.icon("folder-open"))
        self.browse.setToolTip(context.say("panels.path.browse"))
        self.browse.setAccessibleName(context.say("panels.path.browse"))
        self.browse.clicked.connect(self._browse)
        self.hold(self.line, self.browse)

    def _browse(self) -> None:
        from blueprint_editor.gui.prompts import ask_any_file

        ask_any_file(self, self.line.text(), self.context.language, self._take)

    def _take(self, path: Path) -> None:
        self.line.show_text(str(path))
        self.edited.emit()


def stacked(*widgets: QWidget, spacing: int = 4) -> QVBoxLayout:
    """A column of widgets without margins."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for widget in widgets:
        column.addWidget(widget)
    return column
