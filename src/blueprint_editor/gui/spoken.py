"""What a screen reader is told where nothing that has the keyboard says it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from shiboken6 import isValid

from blueprint_editor.gui import states
from blueprint_editor.wording import say, step_name

if TYPE_CHECKING:
    from blueprint_editor.core.edits.base import Step
    from blueprint_editor.gui.desk import Desk
    from blueprint_editor.gui.main_window import Window

AFTER = 10
"""Milliseconds until the keyboard has come to where a deed leads it."""
_POLITE = QAccessible.AnnouncementPoliteness.Polite
_URGENT = QAccessible.AnnouncementPoliteness.Assertive


def tell(where: QWidget, words: str, *, urgent: bool = False) -> None:
    """Have a screen reader say this, if there is one; what is urgent does not wait for what it is saying."""
    if words and QAccessible.isActive() and isValid(where):
        event = QAccessibleAnnouncementEvent(where, words)
        event.setPoliteness(_URGENT if urgent else _POLITE)
        QAccessible.updateAccessibility(event)


def tell_after(where: QWidget, words: str) -> None:
    """Likewise once what is being done is done: where the keyboard comes to is said first, and would cut this off."""
    if words and QAccessible.isActive():
        QTimer.singleShot(AFTER, where, partial(tell, where, words))


class Ears(QObject):
    """Says which row of a list has the keyboard when the list gets it: Qt names but the list."""

    def __init__(self, desk: Desk, app: QApplication) -> None:
        super().__init__(desk)
        app.focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QAbstractItemView) and QAccessible.isActive():
            QTimer.singleShot(0, now, partial(_tell_row, now))


def _tell_row(view: QAbstractItemView) -> None:
    known = QAccessible.queryAccessibleInterface(view) if view.hasFocus() else None
    row = known.focusChild() if known is not None else None
    if row is not None:
        QAccessible.updateAccessibility(QAccessibleEvent(row, QAccessible.Event.Focus))


class Speaker:
    """Says each deed of a window, and each that is taken back or done again."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._undo: Step | None = None
        self._redo: Step | None = None

    def deed(self) -> None:
        """The blueprint changed."""
        session = self._window.session
        undo, redo = self._undo, self._redo
        self._undo, self._redo = session.undo_step, session.redo_step
        if self._redo is not None and self._redo is undo:
            self._say("heard.undone", self._redo)
        elif self._undo is not None and self._undo is redo:
            self._say("heard.redone", self._undo)
        elif self._undo is not None and self._undo is not undo and not (self._undo == undo and self._fills_in()):
            self._say("heard.done", self._undo)

    def _fills_in(self) -> bool:
        """Whether one types in a field of a form, which keeps what is typed at each pause."""
        box, board = QApplication.focusWidget(), self._window.pages.board
        on_board = board is not None and box is not None and board.isAncestorOf(box)
        return states.text_box() is not None and not on_board

    def _say(self, key: str, step: Step) -> None:
        language = self._window.appearance.language
        tell_after(self._window, say(key, language, step=step_name(step, language)))
