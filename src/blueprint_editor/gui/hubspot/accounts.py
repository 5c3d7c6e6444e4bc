"""The HubSpot accounts as the dialogs offer them: those that are connected, and the practice portal."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QComboBox

from blueprint_editor.wording import say
from blueprint_editor.workflows import portals
from blueprint_editor.workflows.portals import Colour, Portal, PortalError, Profile

if TYPE_CHECKING:
    from blueprint_editor.core.model import Blueprint
    from blueprint_editor.gui.desk import Desk
    from blueprint_editor.gui.jobs import Context
    from blueprint_editor.workflows.practice import PracticePortal

_COLOURS = {
    Colour.GREY: "#7A8494",
    Colour.RED: "#D0443A",
    Colour.AMBER: "#D98A1F",
    Colour.GREEN: "#2F9E63",
    Colour.BLUE: "#3B7DD8",
    Colour.VIOLET: "#8A5CD6",
}


class Account(NamedTuple):
    """An account that can be chosen."""

    profile: Profile
    practice: bool = False

    @property
    def number(self) -> str:
        """Its number, as a blueprint remembers it."""
        return str(self.profile.account)


def dot(colour: Colour, ratio: float = 2.0) -> QIcon:
    """The mark of an account."""
    pixmap = QPixmap(round(16 * ratio), round(16 * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_COLOURS[colour]))
    painter.scale(ratio, ratio)
    painter.drawEllipse(3, 3, 10, 10)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return QIcon(pixmap)


def type_text(account: Account, language: str) -> str:
    """Whether people work in it."""
    if account.practice:
        return say("push_window.practice.type", language)
    return say("portal.production" if account.profile.production else "portal.test", language)


def account_text(account: Account, language: str) -> str:
    """An account on one line."""
    return f"{account.profile.name} · {account.number} · {type_text(account, language)}"


def known_accounts(desk: Desk) -> list[Account]:
    """The accounts that are connected, by name, then the practice portal; raises PortalError."""
    connected = [Account(profile) for profile in portals.portals()]
    return [*connected, Account(desk.practice.profile(desk.appearance.language), practice=True)]


def account_of(blueprint: Blueprint, accounts: list[Account]) -> Account | None:
    """The account that a blueprint was pushed to last, if it is among these."""
    by_number = {account.number: account for account in reversed(accounts)}
    return next((by_number[link.account] for link in reversed(blueprint.portals) if link.account in by_number), None)


def names(desk: Desk) -> dict[str, str]:
    """What each account is called, by its number."""
    try:
        found = known_accounts(desk)
    except PortalError:
        return {}
    return {account.number: account.profile.name for account in reversed(found)}


Opening = Callable[["Context"], Portal]
"""Opens the door to an account, in a job; its waiting ends when the job is stopped."""


def opening(desk: Desk, account: Account, stopped: Callable[[], bool | None] = lambda: None) -> Opening:
    """How an account is opened. `stopped` says whether to break off what is under way; none leaves that to the job."""
    practice = _started(desk) if account.practice else None

    def open_it(context: Context) -> Portal:
        if isinstance(practice, PortalError):
            raise PortalError(practice.code, practice.facts)

        def stop() -> bool:
            said = stopped()
            if said is None:
                context.check()
            return bool(said)

        if practice is not None:
            from blueprint_editor.workflows.practice import open_practice

            context.progress("ask_hubspot")
            return open_practice(practice, account.profile.name, stopped=stop)
        return portals.open_portal(account.profile.name, progress=context.progress, stopped=stop)

    return open_it


def _started(desk: Desk) -> PracticePortal | PortalError:
    """The practice portal, or why it does not start: that is said where the work is waited for."""
    try:
        return desk.practice.start()
    except PortalError as error:
        return error


class AccountBox(QComboBox):
    """Lets an account be chosen; nothing is chosen before somebody does."""

    chosen = Signal(object)
    """An `Account` was chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.accounts: list[Account] = []
        self.trouble: PortalError | None = None
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(self._on_activated)
        self.fill()

    @property
    def account(self) -> Account | None:
        """The account that is chosen, or none."""
        place = self.currentIndex()
        return self.accounts[place] if 0 <= place < len(self.accounts) else None

    def fill(self) -> None:
        """Look which accounts there are now; what was chosen stays chosen."""
        language, before = self._desk.appearance.language, self.account
        try:
            self.accounts, self.trouble = known_accounts(self._desk), None
        except PortalError as error:
            self.accounts, self.trouble = [], error
        self.clear()
        self.setPlaceholderText(say("push_window.account.choose", language))
        self.setAccessibleName(say("push_window.account", language))
        for account in self.accounts:
            self.addItem(dot(account.profile.colour), account_text(account, language))
        self.choose(before)

    def choose(self, account: Account | None) -> None:
        """Have this account chosen, or none."""
        place = next((at for at, one in enumerate(self.accounts) if account and one.number == account.number), -1)
        self.setCurrentIndex(place)

    def _on_activated(self, _place: int) -> None:
        if self.account is not None:
            self.chosen.emit(self.account)
