"""The bar that finds on the board: how much there is, on to the next, and the cards that have it stand out."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

from blueprint_editor.core.find_all import FindIndex, Found
from blueprint_editor.core.search import Query
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.seeking import give_back, show_place
from blueprint_editor.gui.spoken import tell
from blueprint_editor.gui.theme import form_sheet
from blueprint_editor.paint import icons
from blueprint_editor.wording import say

from .popup import SLICE

if TYPE_CHECKING:
    from blueprint_editor.core.compare import Changes
    from blueprint_editor.gui.main_window import Window

_MOST_SHOWN = 70
"""Letters of what was found that the bar shows."""


@guarded
class FindBar(QFrame):
    """Finds in items, their fields and notes, and in stages; Esc leaves with the cursor on what was found."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.setObjectName("findBar")
        self._window = window
        self._index = FindIndex()
        self._looking: Iterator[None] | None = None
        self._going = False
        """Whether it goes to a place once all are found."""
        self._origin = (0, -1, -1)
        self._back: QWidget | None = None
        self.found: list[Found] = []
        self.current = -1
        self.line = QLineEdit()
        self.line.setClearButtonEnabled(True)
        self.line.setFixedWidth(300)
        self.line.setMaxLength(200)
        self.line.textChanged.connect(self._typed)
        self.line.installEventFilter(self)
        self._icon, self.count, self.where = QLabel(), QLabel(), QLabel()
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        self.where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.previous, self.next, self.close_button = QToolButton(), QToolButton(), QToolButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        for widget in (self._icon, self.line, self.count, self.previous, self.next):
            row.addWidget(widget)
        row.addWidget(self.where, 1)
        row.addWidget(self.close_button)
        for button in (self.previous, self.next, self.close_button):
            button.setAutoRaise(True)
            button.setIconSize(QSize(18, 18))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.previous.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.close_button.clicked.connect(self.close_up)
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._look_on)
        window.bridge.changed.connect(self._on_changed)
        window.appearance.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether it is still looking."""
        return self._looking is not None

    def open_up(self) -> None:
        """Show the bar with what was looked for last, ready to be typed over."""
        window = self._window
        window.commit()
        place, blueprint = window.cursor_place, window.bridge.blueprint
        stage = blueprint.stage(place.stage) if place.stage else None
        self._origin = (0, -1, -1)
        if stage is not None:
            ids = [entry.id for entry in stage.cell(place.element)] if place.element else []
            entry = ids.index(place.entry) if place.entry in ids else -1
            self._origin = (blueprint.stages.index(stage), place.element.step - 2 if place.element else -1, entry)
        if not self.isVisible():
            self._back = QApplication.focusWidget()
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self._begin(go=False)

    def close_up(self) -> None:
        """Leave, with the cursor on what was found."""
        self._turn.stop()
        self._looking = None
        self.hide()
        self._mark(None)
        if 0 <= self.current < len(self.found):
            self._show_current()
        else:
            give_back(self._window, self._back)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) place, round and round."""
        if not self.isVisible():
            self.open_up()
        if self.busy or not self.found:
            return
        self.current = (self.current + by) % len(self.found) if self.current >= 0 else self._first(by)
        self._show_current()
        self._tell()

    def _go_on(self) -> None:
        self.step(1)

    def _go_back(self) -> None:
        self.step(-1)

    def _first(self, by: int) -> int:
        place = bisect_left([found.order for found in self.found], self._origin)
        return (place if by > 0 else place - 1) % len(self.found)

    def _typed(self, _text: str) -> None:
        self._begin(go=True)

    def _begin(self, *, go: bool) -> None:
        self.found, self.current, self._going = [], -1, go
        query = Query(self.line.text())
        self._looking = self._index.search(self._window.bridge.blueprint, query, self.found.append)
        self._look_on()

    def _look_on(self) -> None:
        """Look for a moment, say what there is, and go on when the window has had its turn."""
        until, looking = time.perf_counter() + SLICE, self._looking
        while looking is not None and time.perf_counter() < until:
            if next(looking, self) is self:
                looking = self._looking = None
        if looking is not None:
            self._turn.start(0)
        else:
            self._mark(frozenset(found.entry for found in self.found if found.entry) if self.line.text() else None)
            if self._going and self.found:
                self.current = self._first(1)
                self._show_current()
        self._tell()

    def _show_current(self) -> None:
        found, typing = self.found[self.current], self.line.hasFocus()
        show_place(self._window, Cursor(found.stage, found.element, found.entry))
        if typing and self.isVisible():
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark(self, entries: frozenset[str] | None) -> None:
        board = self._window.pages.board
        if board is not None and board.found != entries:
            board.show_found(entries)

    def _tell(self) -> None:
        language, n = self._window.appearance.language, len(self.found)
        if not Query(self.line.text()):
            told = ""
        elif self.busy:
            told = say("find.counting", language, n=n)
        elif not n:
            told = say("find.nothing", language)
        else:
            told = say("find.count", language, n=n, place=max(0, self.current) + 1)
        if told != self.count.text() and not self.busy:
            tell(self.line, told)
        self.count.setText(told)
        here = self.found[self.current] if 0 <= self.current < n else None
        self.where.setText(_where(here, language) if here is not None else "")
        for button in (self.previous, self.next):
            button.setEnabled(n > 0)

    def _on_changed(self, _changes: Changes) -> None:
        """Something was edited: what is found may be other things now; the place one was at is kept."""
        if not self.isVisible():
            return
        here = self.found[self.current][1:4] if 0 <= self.current < len(self.found) else None
        self._begin(go=False)
        if here is not None and not self.busy:
            self.current = next((n for n, found in enumerate(self.found) if found[1:4] == here), -1)
            self._tell()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The keys of the line that go on, and the one that leaves."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
            return False
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            return False
        return True

    def _dress(self) -> None:
        look, language = self._window.appearance.look, self._window.appearance.language
        commands = self._window.commands
        self._icon.setPixmap(icons.pixmap("search", look.dim, 18, self.devicePixelRatioF()))
        self.line.setPlaceholderText(say("find.hint", language))
        self.line.setAccessibleName(say("find.name", language))
        for button, icon, key, command in (
            (self.previous, "arrow-up", "find.previous", "find_previous"),
            (self.next, "arrow-down", "find.next", "find_next"),
            (self.close_button, "x", "find.close", "find"),
        ):
            button.setIcon(icons.icon(icon, look.ink, 18))
            told = say(key, language, key=commands.key_of(command))
            button.setToolTip(told)
            button.setAccessibleName(told)
        self.setStyleSheet(
            f"#findBar {{ background: {look.surface.name()}; border: none;"
            f" border-bottom: 1px solid {look.line.name()}; }}"
            f"QLabel {{ color: {look.dim.name()}; }} {form_sheet(look)}"
        )
        self._tell()


def _where(found: Found, language: str) -> str:
    """In which part of a thing the words are."""
    text = " ".join(found.text.split())
    short = text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"
    return say(f"find.part.{found.part}", language, text=short) if found.part != "text" else ""
