"""The ring around what has the keyboard, for the widgets of Qt that hardly show it by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QFocusFrame,
    QPlainTextEdit,
    QRadioButton,
    QTextEdit,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from blueprint_editor.gui.guard import guarded

if TYPE_CHECKING:
    from blueprint_editor.gui.desk import Desk

OWN = "showsFocus"
"""The property of a widget that shows by itself that it has the keyboard."""
_SILENT = (QToolButton, QCheckBox, QRadioButton, QComboBox, QAbstractScrollArea)
_TEXTS = (QPlainTextEdit, QTextEdit)


def needs_ring(widget: QWidget) -> bool:
    """Whether a widget would not be seen to have the keyboard."""
    return isinstance(widget, _SILENT) and not isinstance(widget, _TEXTS) and not widget.property(OWN)


@guarded
class Ring(QFocusFrame):
    """One ring, which lies over whatever it is given to and goes along with it.

    It lies in the widget, and not around it as Qt would put it: at the edge of a panel that would be cut off.
    """

    def __init__(self, desk: Desk, widget: QWidget) -> None:
        super().__init__(widget)
        self._desk = desk
        self._around = widget
        widget.installEventFilter(self)
        self.setGeometry(widget.rect())
        self.raise_()
        self.show()

    def leave(self) -> None:
        """The keyboard goes elsewhere."""
        if isValid(self._around):  # a list that is filled anew takes its box away with the keyboard in it
            self._around.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._desk.appearance.look.accent, 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()


class Rings(QObject):
    """Gives a ring to what gets the keyboard, unless the mouse gave it."""

    def __init__(self, desk: Desk, app: QApplication) -> None:
        super().__init__(desk)
        self._desk = desk
        self._ring: Ring | None = None
        app.focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        before, self._ring = self._ring, None
        if before is not None and isValid(before):
            before.leave()
        if now is not None and needs_ring(now) and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._ring = Ring(self._desk, now)
