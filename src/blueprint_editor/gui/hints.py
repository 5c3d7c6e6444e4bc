"""Three hints on the first board, one after the other; doing the thing is what puts its hint away, and for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton

from blueprint_editor.paint import icons
from blueprint_editor.wording import say

if TYPE_CHECKING:
    from blueprint_editor.core.compare import Changes
    from blueprint_editor.gui.main_window import Window

HINTS = ("type", "move", "palette")
_DEEDS = {
    "type": frozenset(("add_entries",)),
    "move": frozenset(("move_entries", "move_stage")),
}
"""The steps of the undo list that show that one knows."""


class HintBar(QFrame):
    """Says what one can do next; seen while there is something left to say."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.setObjectName("hintBar")
        self._window = window
        self.shown = ""
        self._icon, self.label = QLabel(), QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.close_button = QToolButton()
        self.close_button.setAutoRaise(True)
        self.close_button.setIconSize(QSize(16, 16))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.clicked.connect(self._close)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self.label, 1)
        row.addWidget(self.close_button)
        window.bridge.changed.connect(self._on_changed)
        window.appearance.changed.connect(self._dress)
        self.hide()

    def begin(self) -> None:
        """Show the first hint that nobody has put away yet."""
        seen = self._window.desk.settings.hints_seen
        self.shown = next((hint for hint in HINTS if hint not in seen), "")
        self._dress()
        self.setVisible(bool(self.shown))

    def done(self, hint: str) -> None:
        """Somebody did what a hint says, or does not want it: it never comes again, and the next one does."""
        if self.shown:
            self._window.desk.settings.add_hint_seen(hint)
            self.begin()

    def _close(self) -> None:
        self.done(self.shown)

    def _on_changed(self, _changes: Changes) -> None:
        step = self._window.session.undo_step
        for hint, codes in _DEEDS.items():
            if self.shown and step is not None and step.code in codes:
                self.done(hint)

    def _dress(self) -> None:
        if not self.shown:
            return
        look, language = self._window.appearance.look, self._window.appearance.language
        commands = self._window.commands
        keys = {"left": commands.key_of("move_left"), "right": commands.key_of("move_right")}
        text = say(f"hint.{self.shown}", language, key=commands.key_of("palette"), **keys)
        self.label.setText(text)
        self.setAccessibleName(text)
        self._icon.setPixmap(icons.pixmap("lightbulb", look.dim, 16, self.devicePixelRatioF()))
        self.close_button.setIcon(icons.icon("x", look.dim, 16))
        self.close_button.setToolTip(say("hint.close", language))
        self.close_button.setAccessibleName(say("hint.close", language))
        self.setStyleSheet(
            f"#hintBar {{ background: {look.surface.name()}; border: none;"
            f" border-bottom: 1px solid {look.line.name()}; }}"
            f"QLabel {{ color: {look.ink.name()}; }}"
        )
