"""Connecting an account, in three short pages: what it will do, where the key is made, and the key itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from blueprint_editor.gui.dialogs.buttons import keep_aside
from blueprint_editor.gui.messages import Tone
from blueprint_editor.wording import say
from blueprint_editor.workflows import portals
from blueprint_editor.workflows.portals import NEEDED_SCOPES, Added, Colour, PortalError

from .accounts import dot
from .accounts_dialog import tested_words
from .dialog import HubSpotDialog, be_bold, be_default

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from blueprint_editor.gui.jobs import Context
    from blueprint_editor.gui.main_window import Window

_WHAT, _WHERE, _KEY = range(3)


class ConnectDialog(HubSpotDialog):
    """Asks for a key, tries it, and has it kept; the key is in the field until the button is pressed, and no longer."""

    connected = Signal(str)
    """An account of this name was connected."""

    def __init__(self, window: Window, parent: QDialog, name: str = "") -> None:
        """With the `name` of an account that is there, only its key is asked for."""
        super().__init__(window, "connect", 560, 360)
        self.setParent(parent, self.windowFlags())
        self._done = False
        self.head = QLabel()
        self.pages = QStackedWidget()
        self.back_button, self.next_button, self.cancel_button = QPushButton(), QPushButton(), QPushButton()
        self.copy_buttons: list[QPushButton] = []
        for page in (self._what_page(), self._where_page(), self._key_page()):
            self.pages.addWidget(page)
        self.column.addWidget(self.head)
        self.working.join(self.column)
        self.column.addWidget(self.pages, 1)
        self.foot.addWidget(self.back_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.next_button)
        self.foot.addWidget(self.cancel_button)
        for button in (self.back_button, self.cancel_button):
            keep_aside(button)
        be_bold(self.head)
        be_default(self.next_button)
        self.back_button.clicked.connect(self._go_back)
        self.next_button.clicked.connect(self._go_on)
        self.cancel_button.clicked.connect(self.reject)
        self.key.textChanged.connect(self._see)
        self.name.textChanged.connect(self._see)
        self.working.changed.connect(self._see)
        self.name.setText(name or (window.bridge.blueprint.client[:60] if window.has_document else ""))
        self.begin()
        if name:
            self._show(_KEY)

    def _what_page(self) -> QWidget:
        page, column = _page()
        self.will, self.will_not, self.keeps = _words(), _words(), _words()
        for label in (self.will, self.will_not, self.keeps):
            column.addWidget(label)
        column.addStretch(1)
        return page

    def _where_page(self) -> QWidget:
        page, column = _page()
        self.where, self.scopes, self.older = _words(), _words(), _words()
        column.addWidget(self.where)
        column.addWidget(self.scopes)
        grid = QGridLayout()
        grid.setSpacing(8)
        for at, scope in enumerate(NEEDED_SCOPES):
            line, button = QLineEdit(scope), QPushButton()
            line.setReadOnly(True)
            line.setAccessibleName(scope)
            keep_aside(button)
            button.clicked.connect(partial(self._copy, at, scope))
            self.copy_buttons.append(button)
            grid.addWidget(line, at, 0)
            grid.addWidget(button, at, 1)
        column.addLayout(grid)
        column.addWidget(self.older)
        column.addStretch(1)
        return page

    def _key_page(self) -> QWidget:
        page, column = _page()
        self.name, self.colour, self.key = QLineEdit(), QComboBox(), QLineEdit()
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.key.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.name.setMaxLength(60)
        self.labels = [QLabel() for _ in range(3)]
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for at, (label, field) in enumerate(zip(self.labels, (self.name, self.colour, self.key), strict=True)):
            label.setBuddy(field)
            grid.addWidget(label, at, 0)
            grid.addWidget(field, at, 1)
        self.hint = _words()
        column.addLayout(grid)
        column.addWidget(self.hint)
        column.addStretch(1)
        return page

    # Showing

    def dress(self) -> None:
        """Say everything."""
        self.setWindowTitle(self.text("connect.title"))
        for label, key in (
            (self.will, "will"),
            (self.will_not, "will_not"),
            (self.keeps, "keeps"),
            (self.scopes, "scopes"),
            (self.older, "older"),
            (self.hint, "hint"),
        ):
            label.setText(self.text(f"connect.{key}"))
        self.where.setText(self.text("connect.where", path=say("click.keys", self.language)))
        for button in self.copy_buttons:
            button.setText(self.text("copy"))
        for label, key in zip(self.labels, ("name", "colour", "key"), strict=True):
            label.setText(self.text(f"connect.{key}"))
        self.key.setAccessibleName(self.text("connect.key"))
        chosen = max(0, self.colour.currentIndex())
        self.colour.clear()
        for colour in Colour:
            self.colour.addItem(dot(colour), self.text(f"colour.{colour.value}"))
        self.colour.setCurrentIndex(chosen)
        self.back_button.setText(self.text("connect.back"))
        self._see()

    def _see(self) -> None:
        at, busy = self.pages.currentIndex(), self.working.busy
        step = self.text("connect.step", at=at + 1, title=self.text(f"connect.page{at + 1}"))
        self.head.setText(self.text("connect.done.title") if self._done else step)
        self.back_button.setVisible(at > 0 and not self._done)
        self.back_button.setEnabled(not busy)
        self.next_button.setVisible(not self._done)
        self.next_button.setText(self.text("connect.connect" if at == _KEY else "connect.next"))
        ready = bool(self.key.text().strip() and self.name.text().strip())
        self.next_button.setEnabled(not busy and (at != _KEY or ready))
        self.cancel_button.setText(self.text("close") if self._done else say("window.cancel", self.language))
        for field in (self.name, self.colour, self.key):
            field.setEnabled(not busy)
        for part in (*self.labels, self.name, self.colour, self.key):
            part.setVisible(not self._done)

    def _show(self, at: int) -> None:
        self.pages.setCurrentIndex(at)
        self.working.strip.clear()
        self._see()
        if at == _KEY:
            (self.key if self.name.text().strip() else self.name).setFocus()

    def _go_back(self) -> None:
        self.key.setText("")
        self._show(self.pages.currentIndex() - 1)

    def _go_on(self) -> None:
        at = self.pages.currentIndex()
        if at < _KEY:
            self._show(at + 1)
        else:
            self.connect_account()

    def _copy(self, at: int, scope: str) -> None:
        QGuiApplication.clipboard().setText(scope)
        self.copy_buttons[at].setText(self.text("copied"))

    # Connecting

    def connect_account(self) -> None:
        """Try the key and have it kept; the field is empty from here on."""
        key, name = self.key.text(), self.name.text()
        self.key.setText("")  # unlike clear(), this leaves nothing to be undone
        colour = list(Colour)[max(0, self.colour.currentIndex())]

        def work(context: Context) -> Added:
            return portals.connect_portal(name, key, colour=colour, progress=context.progress, stopped=context.check)

        self.working.run(work, self._connected, failed=self._failed)

    def _failed(self, error: Exception) -> bool:
        """A second try would need the key, which is gone: it is pasted again."""
        if not isinstance(error, PortalError):
            return False
        self.working.tell_error(error)
        self.key.setFocus()
        return True

    def _connected(self, added: Added) -> None:
        self._done = True
        tone = Tone.ERROR if added.tested.missing else Tone.NOTICE
        self.working.tell(partial(_added_words, added), tone=tone)
        self.hint.setText(self.text("connect.done"))
        self._see()
        self.cancel_button.setFocus()
        self.connected.emit(added.tested.profile.name)

    def leave(self) -> None:
        """Nothing of the key stays behind."""
        self.key.setText("")


def _added_words(added: Added, language: str) -> str:
    told = tested_words(added.tested, language)
    if added.kept.value == "session":
        return f"{told}\n{say('portal.key_session', language)}"
    return f"{told}\n{say('portal.key_keyring', language)}"


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    return page, column


def _words() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
