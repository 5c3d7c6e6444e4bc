"""What the dialogs of HubSpot share: beside the window and not in front of it, with work that has its progress."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from blueprint_editor.core.findings import Code
from blueprint_editor.gui.dialogs.buttons import keep_aside
from blueprint_editor.gui.messages import Choice
from blueprint_editor.gui.placement import resize_within
from blueprint_editor.gui.theme import form_sheet
from blueprint_editor.wording import say

from .working import Again, Working, void

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window
    from blueprint_editor.workflows.portals import PortalError


class HubSpotDialog(QDialog):
    """Subclasses fill `column` and `foot`, and say everything in `dress`, also for another look or language.

    On a low screen the column scrolls, and the buttons in the foot stay where they are.
    """

    def __init__(self, window: Window, name: str, width: int, height: int) -> None:
        super().__init__(window)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.window_ = window
        self.ended = False
        self.working = Working(window.desk)
        self.working.offer = self._offer_key
        self.column, self.foot = QVBoxLayout(), QHBoxLayout()
        self.column.setContentsMargins(20, 16, 20, 0)
        self.column.setSpacing(12)
        self.foot.setContentsMargins(20, 12, 20, 16)
        self.foot.setSpacing(8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.area = _scrolling(self.column)
        whole.addWidget(self.area, 1)
        whole.addLayout(self.foot)
        resize_within(self, width, height)
        self.setMinimumSize(min(width, 560), min(height, 320))
        self.finished.connect(self._on_finished)

    @property
    def language(self) -> str:
        """The language of the window."""
        return self.window_.appearance.language

    def text(self, key: str, **facts: str | int) -> str:
        """One of the texts of these dialogs."""
        return say(f"push_window.{key}", self.language, **facts)

    def begin(self) -> None:
        """All is made: dress it, now and whenever the look or the language changes."""
        self.window_.appearance.changed.connect(self._dress)
        self._dress()

    def dress(self) -> None:
        """Say everything, in the look and the language of the window."""
        raise NotImplementedError

    def leave(self) -> None:
        """It is being closed."""

    def _offer_key(self, error: PortalError, again: Again) -> tuple[Choice, ...]:
        """A key that is not kept can be given at once, and then it goes on."""
        if error.code is not Code.PORTAL_NO_KEY:
            return ()
        return (Choice("push_window.connect", partial(self._ask_key, str(error.facts["name"]), again)),)

    def _ask_key(self, name: str, again: Again) -> None:
        from .connect import ConnectDialog

        dialog = ConnectDialog(self.window_, self, name)
        if again is not None:
            dialog.connected.connect(lambda _name: void(again()))
        dialog.show()

    def _dress(self) -> None:
        self.setStyleSheet(form_sheet(self.window_.appearance.look))
        self.dress()

    def _on_finished(self) -> None:
        if self.ended:
            return  # it was closed already, as the window went
        self.ended = True
        self.leave()
        self.working.stop()
        self.window_.appearance.changed.disconnect(self._dress)


def _scrolling(column: QVBoxLayout) -> QScrollArea:
    held, area = QWidget(), QScrollArea()
    held.setLayout(column)
    held.setMinimumWidth(1)  # what is too wide is cut by the layout, not by the edge of the window
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(held)
    for ground in (held, area.viewport()):
        ground.setAutoFillBackground(False)
    return area


class Pages:
    """Widgets of which one is seen; the others take no room, unlike in a stack, which is as high as its highest."""

    def __init__(self, column: QVBoxLayout, *pages: QWidget) -> None:
        self._pages = pages
        for page in pages:
            column.addWidget(page, 1)
        self.show(pages[0])

    def show(self, page: QWidget) -> None:
        """Have this one seen."""
        self.shown = page
        page.show()  # first, so that the keyboard comes to it when the one it is in goes
        for one in self._pages:
            if one is not page:
                one.hide()


def be_default(button: QPushButton, on: bool = True) -> None:
    """Have Enter press this button, and show that; or no longer."""
    button.setDefault(on)
    be_bold(button, on)


def be_main(button: QPushButton) -> None:
    """Give a button the look of the default one; Enter presses it only when the keyboard is on it."""
    keep_aside(button)
    button.setProperty("main", True)
    be_bold(button)


def be_bold(widget: QWidget, on: bool = True) -> None:
    """Give a heading or a default button its weight; the sheet has it too, but does not make room for it."""
    font = widget.font()
    font.setWeight(QFont.Weight.DemiBold if on else QFont.Weight.Normal)
    widget.setFont(font)
