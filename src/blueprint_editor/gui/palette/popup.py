"""The palette as one sees it: a line to type in and what it finds, over the window and in nobody's way."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from blueprint_editor.core.search import EntryIndex, Hit, Query
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.seeking import give_back, show_place
from blueprint_editor.gui.spoken import tell
from blueprint_editor.gui.theme import scroll_sheet
from blueprint_editor.wording import say

from .choices import Choice, Choices
from .rows import ROW, ChoicesDelegate, ChoicesModel

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window

MOST_ENTRIES = 50
"""How many entries are shown; who wants another types on."""
_ROWS, _WIDTH, _MARGIN, _EDGES = 10, 680, 24, 6
SLICE = 0.008
"""Seconds that looking may take before the window gets its turn."""
_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _ROWS - 1,
    Qt.Key.Key_PageUp: 1 - _ROWS,
}


@guarded
class Palette(QFrame):
    """Finds every command, stage and entry; Enter does it or goes there, Esc goes back to where one was."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self._window = window
        self._index = EntryIndex()
        self._choices: Choices | None = None
        self._back: QWidget | None = None
        self._looking: Iterator[None] | None = None
        self._hits: list[Choice] = []
        self._named: list[Choice] = []
        self._more = False
        self.line = QLineEdit()
        self.line.setFrame(False)
        self.line.setMaxLength(200)
        self.line.textChanged.connect(self._look)
        self.line.installEventFilter(self)
        self.model = ChoicesModel(lambda: window.appearance.language, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(ChoicesDelegate(window.appearance, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self._clicked)
        self.foot = QLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        column.addWidget(self.foot)
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._look_on)
        window.installEventFilter(self)
        window.appearance.changed.connect(self._dress)
        self._dress()
        self.hide()

    def open_up(self) -> None:
        """Offer everything, with what one did last at the top."""
        window = self._window
        window.commit()
        window.hint_done("palette")
        window.commands.refresh()  # as things stand where one is, not in this line
        self._back = QApplication.focusWidget()
        self._choices = Choices(window, window.desk.settings.recent_commands)
        self.line.clear()
        self._look("")
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._say_row()
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]  # there is one

    def close_up(self, *, back: bool = True) -> None:
        """Go away, and give the keyboard back to where it was."""
        if not self.isVisible():
            return
        QApplication.instance().focusChanged.disconnect(self._on_focus)  # type: ignore[union-attr]  # there is one
        self._turn.stop()
        self._looking = self._choices = None
        before, self._back = self._back, None
        if back:
            give_back(self._window, before)
        self.hide()

    def take(self, row: int) -> None:
        """Do the command of a row, or go to its place; what cannot be done now stays where it is."""
        choice = self.model.choices[row] if 0 <= row < len(self.model.choices) else None
        if choice is None or not choice.enabled:
            return
        self.close_up()
        if choice.command:
            self._window.desk.settings.add_recent_command(choice.command)
            self._window.commands.refresh()
            self._window.commands.trigger(choice.command)
        else:
            show_place(self._window, choice.place)

    @property
    def busy(self) -> bool:
        """Whether it is still looking."""
        return self._looking is not None

    def _look(self, text: str) -> None:
        choices = self._choices
        if choices is None:
            return
        query = Query(text)
        self._hits, self._looking = [], None
        self._named = choices.found(query) if query else choices.all()
        if self._window.has_document:
            blueprint = self._window.bridge.blueprint
            self._looking = self._index.search(blueprint, query, MOST_ENTRIES, self._found)
        self._look_on()

    def _found(self, hit: Hit) -> None:
        assert self._choices is not None
        self._hits.append(self._choices.entry(hit))

    def _look_on(self) -> None:
        """Look for a moment, show what there is, and go on when the window has had its turn."""
        until, looking = time.perf_counter() + SLICE, self._looking
        while looking is not None and time.perf_counter() < until:
            if next(looking, self) is self:
                looking = self._looking = None
        self._show()
        if looking is not None:
            self._turn.start(0)

    def _show(self) -> None:
        rows = sorted([*self._named, *self._hits], key=lambda row: row.rank)
        kept = self._kept()
        if rows != self.model.choices:
            self.model.show_choices(rows)
            self._place()
            self._choose(rows.index(kept) if kept in rows else 0)
        language = self._window.appearance.language
        key = "more" if len(self._hits) == MOST_ENTRIES else "keys" if rows or self.busy else "nothing"
        self.foot.setText(say(f"palette.{key}", language, n=MOST_ENTRIES))

    def _kept(self) -> Choice | None:
        """The row that one went to with the arrows while it was still looking."""
        row = self.list.currentIndex().row()
        return self.model.choices[row] if self.busy and row > 0 else None

    def _choose(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(max(0, min(row, self.model.rowCount() - 1)), 0))
        self._say_row()

    def _say_row(self) -> None:
        """For who does not see the list: the keyboard stays in the line."""
        language, at = self._window.appearance.language, self.list.currentIndex()
        if not self.line.hasFocus():
            return
        if not at.isValid():
            tell(self.line, "" if self.busy else say("palette.nothing", language))
            return
        text = str(at.data(Qt.ItemDataRole.AccessibleTextRole))
        if not self.model.choices[at.row()].enabled:
            text = say("heard.unavailable", language, text=text)
        facts = {"position": at.row() + 1, "total": self.model.rowCount()}
        tell(self.line, say("heard.row", language, text=text, **facts))

    def _clicked(self, index: QModelIndex) -> None:
        self.take(index.row())

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self and not self.isAncestorOf(now):
            self.close_up(back=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the line that move in the list; and the window's size."""
        if watched is self._window:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
            return False
        return event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._pressed(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        key, row = Qt.Key(event.key()), self.list.currentIndex().row()
        if key == Qt.Key.Key_Escape:
            self.close_up()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take(row)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            pass  # there is nowhere else to go
        elif key in _MOVES:
            last, to = self.model.rowCount() - 1, row + _MOVES[key]
            around = abs(_MOVES[key]) == 1
            self._choose((last if around else 0) if to < 0 else (0 if around else last) if to > last else to)
        else:
            return False
        return True

    def _place(self) -> None:
        window = self._window
        middle = window.pages.mapTo(window, window.pages.rect().topLeft())
        width = min(_WIDTH, window.width() - 2 * _MARGIN)
        rows = min(_ROWS, max(1, self.model.rowCount()))
        around = self.line.sizeHint().height() + self.foot.sizeHint().height() + 2 * _EDGES
        height = min(rows * ROW + around, window.height() - middle.y() - _MARGIN)
        self.setGeometry((window.width() - width) // 2, middle.y() + 8, width, height)

    def _dress(self) -> None:
        look, language = self._window.appearance.look, self._window.appearance.language
        self.line.setPlaceholderText(say("palette.hint", language))
        self.line.setAccessibleName(say("palette.name", language))
        self.list.setAccessibleName(say("palette.list", language))
        surface, ink, dim = look.surface.name(), look.ink.name(), look.dim.name()
        rim, line = look.strong_line.name() if not look.strong else look.ink.name(), look.line.name()
        self.setStyleSheet(
            f"#palette {{ background: {surface}; border: 1px solid {rim}; border-radius: 8px; }}"
            f"QLineEdit {{ background: transparent; color: {ink}; border: none; border-bottom: 1px solid {line};"
            " padding: 12px 16px; font-size: 15px; }"
            f"QListView {{ background: {surface}; border: none; outline: 0; padding: 4px 0; }}"
            f"QLabel {{ color: {dim}; border-top: 1px solid {line}; padding: 8px 16px; font-size: 12px; }}"
            f"{scroll_sheet(look)}"
        )
