"""The strips at the top of the window: a message with what can be done about it, and progress."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QToolButton, QWidget

from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.gui.messages import Choice, Message, Tone
from blueprint_editor.gui.theme import form_sheet
from blueprint_editor.paint import icons
from blueprint_editor.paint.look import Look, mix
from blueprint_editor.wording import say

REFUSAL_SECONDS = 8
PANE_KEY = "F6"
"""The key of the command that comes to a bar; a test holds it to the table of commands."""
_LINE = 28
"""Pixels of a message of one line, so that it stands at the height of its icon, with and without buttons."""
PROGRESS_AFTER = 200
"""Milliseconds of work before the window shows that it is working."""


def _ground(look: Look, tone: Tone) -> QColor:
    if tone is Tone.NOTICE:
        return mix(look.surface, look.ink, 0.06)
    return mix(look.surface, look.refuse, 0.16 if look.dark else 0.09)


class MessageStrip(QFrame):
    """One message at a time over the board, never in the way of typing."""

    left = Signal()
    """It goes while the keyboard is in it; Qt would take the keyboard to whatever comes next."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageStrip")
        self._appearance = appearance
        self._message: Message | None = None
        self._waiting: Message | None = None
        """What nobody has answered yet, while something else is said."""
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._icon.setContentsMargins(0, 5, 0, 0)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._discreet = False
        self.reveal = QPushButton()
        self.reveal.setAutoDefault(False)
        self.reveal.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.reveal.clicked.connect(lambda: self._let_see(True))
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.setIconSize(QSize(16, 16))
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.clicked.connect(self.clear)
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 8, 8)
        self._row.setSpacing(8)
        self._row.addWidget(self._icon)
        self._row.addWidget(self.label, 1)
        self._row.addWidget(self.reveal, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._seen = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        appearance.changed.connect(self._dress)
        self.hide()

    @property
    def message(self) -> Message | None:
        """What is being said now."""
        return self._message

    def tell(self, message: Message) -> None:
        """Say this instead of what was said."""
        if self._message is not None and self._message.lasting and not message.lasting:
            self._waiting = self._message
        self._message, self._seen = message, False
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(choice) for choice in message.choices]
        self._dress()
        self.show()
        if message.tone is Tone.REFUSAL:
            self._timer.start(REFUSAL_SECONDS * 1000)
        else:
            self._timer.stop()
        self._say_aloud(message)

    def _say_aloud(self, message: Message) -> None:
        """What is said, and by which key one comes to the buttons."""
        from blueprint_editor.gui.spoken import tell  # not for the first picture

        text, choices = self.label.text(), ", ".join(button.text() for button in self.buttons if not button.isHidden())
        if choices:
            text = say("heard.choices", self._appearance.language, text=text, choices=choices, key=PANE_KEY)
        tell(self, text, urgent=message.tone is not Tone.NOTICE)

    def clear(self) -> None:
        """Say this no more; what waits for an answer is said again."""
        self._timer.stop()
        waiting, self._message, self._waiting = self._waiting, None, None
        if waiting is not None:
            self.tell(waiting)
            return
        if self.isAncestorOf(self.window().focusWidget()):
            self.left.emit()
        self.hide()

    def set_discreet(self, on: bool) -> None:
        """Whether others look along: then what may name a file or an account waits until it is asked for."""
        self._discreet = on
        self._let_see(False)

    def _let_see(self, seen: bool) -> None:
        self._seen = seen
        self._dress()

    @property
    def _veiled(self) -> bool:
        message = self._message
        harmless = message is None or message.public or message.tone is Tone.REFUSAL
        return self._discreet and not self._seen and not harmless

    def drop_passing(self) -> None:
        """Take away what says something of one deed, once another has been done after it."""
        if self._message is not None and (self._message.of_deed or self._message.tone is Tone.REFUSAL):
            self.clear()

    def _button(self, choice: Choice) -> QPushButton:
        button = QPushButton()
        button.setProperty("textKey", choice.key)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        def press() -> None:
            if not choice.stays:
                self.clear()
            choice.run()

        button.clicked.connect(press)
        self._row.insertWidget(self._row.count() - 1, button, 0, Qt.AlignmentFlag.AlignTop)
        return button

    def _dress(self) -> None:
        message = self._message
        if message is None:
            return
        look, language = self._appearance.look, self._appearance.language
        text = say("window.strip.veiled", language) if self._veiled else message.words(language)
        self.label.setText(text)
        self.setAccessibleName(text)
        for button in self.buttons:
            button.setText(say(str(button.property("textKey")), language))
            button.setVisible(not self._veiled)
        self.reveal.setText(say("window.strip.reveal", language))
        self.reveal.setVisible(self._veiled)
        self._close.setToolTip(say("window.strip.close", language))
        self._close.setAccessibleName(say("window.strip.close", language))
        self._close.setIcon(icons.icon("x", look.dim, 16))
        colour = look.dim if message.tone is Tone.NOTICE else look.refuse
        self._icon.setPixmap(icons.pixmap(message.tone.value, colour, 18, self.devicePixelRatioF()))
        self.label.setMinimumHeight(_LINE)
        self.setStyleSheet(
            f"#messageStrip {{ background: {_ground(look, message.tone).name()};"
            f" border: none; border-bottom: 1px solid {look.line.name()}; }} {form_sheet(look)}"
        )


class ProgressStrip(QFrame):
    """What long work is doing; appears after a moment, with a button when it can be stopped."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progressStrip")
        self._appearance = appearance
        self._key = ""
        self._cancel: Callable[[], None] | None = None
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(160, 8)
        self.button = QPushButton()
        self.button.clicked.connect(self._on_cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self.bar)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PROGRESS_AFTER)
        self._timer.timeout.connect(self._appear)
        appearance.changed.connect(self._dress)
        self.hide()

    def begin(self, key: str, cancel: Callable[[], None] | None = None) -> None:
        """Work has begun; `key` is the text of its first step."""
        self._cancel = cancel
        self.button.setVisible(cancel is not None)
        self.button.setEnabled(True)
        self.step(key)
        self._timer.start()

    def _appear(self) -> None:
        from blueprint_editor.gui.spoken import tell  # likewise

        self.show()
        tell(self, self.label.text())

    def step(self, key: str) -> None:
        """The work has come to another step, or says again which it is at."""
        if key != self._key:
            self._key = key
            self.bar.setRange(0, 0)
            self._dress()

    def reach(self, step: str) -> None:
        """A job has come to this step."""
        self.step(f"work.{step}")

    def advance(self, done: float) -> None:
        """So much of the step has been done, from 0 to 1; at the end nobody knows what is still to come."""
        self.bar.setRange(0, 0 if done >= 1 else 100)
        self.bar.setValue(round(done * 100))

    def end(self) -> None:
        """The work is over."""
        self._timer.stop()
        self._cancel = None
        self._key = ""
        self.hide()

    def _on_cancel(self) -> None:
        if self._cancel is not None:
            self.button.setEnabled(False)
            self._cancel()

    def _dress(self) -> None:
        if not self._key:
            return
        look, language = self._appearance.look, self._appearance.language
        self.label.setText(say(self._key, language))
        self.button.setText(say("window.cancel", language))
        self.setStyleSheet(
            f"#progressStrip {{ background: {look.surface.name()};"
            f" border: none; border-bottom: 1px solid {look.line.name()}; }} {form_sheet(look)}"
        )
