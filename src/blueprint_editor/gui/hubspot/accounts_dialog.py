"""The HubSpot accounts: a list of what is connected, and the deeds with one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPushButton, QTreeWidget

from blueprint_editor.gui.dialogs.buttons import keep_aside, standard_buttons
from blueprint_editor.gui.dialogs.rows import SORT, Row, make_roomy
from blueprint_editor.gui.messages import Choice, Tone
from blueprint_editor.paint import icons
from blueprint_editor.wording import say
from blueprint_editor.wording.plans import quoted
from blueprint_editor.workflows import portals
from blueprint_editor.workflows.portals import PortalError, Profile, Tested

from .accounts import Account, dot, type_text
from .dialog import HubSpotDialog, be_default

if TYPE_CHECKING:
    from blueprint_editor.gui.jobs import Context
    from blueprint_editor.gui.main_window import Window

COLUMNS = ("name", "number", "type", "hosting")
_NAME, _NUMBER, _TYPE, _HOSTING = range(4)


class AccountsDialog(HubSpotDialog):
    """Lists the accounts; adds, tests and removes them."""

    def __init__(self, window: Window) -> None:
        super().__init__(window, "accounts", 720, 420)
        self._profiles: tuple[Profile, ...] = ()
        self.lead = QLabel()
        self.lead.setWordWrap(True)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(len(COLUMNS))
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setSortingEnabled(True)
        self.tree.sortByColumn(_NAME, Qt.SortOrder.AscendingOrder)
        self.tree.currentItemChanged.connect(self._see)
        self.add_button, self.test_button, self.remove_button = QPushButton(), QPushButton(), QPushButton()
        self._buttons = standard_buttons(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.close)
        self.column.addWidget(self.lead)
        self.working.join(self.column)
        self.column.addWidget(self.tree, 1)
        for button, deed in (
            (self.add_button, self.add),
            (self.test_button, self.test),
            (self.remove_button, self.ask_remove),
        ):
            keep_aside(button)
            button.clicked.connect(deed)
            self.foot.addWidget(button)
        self.foot.addStretch(1)
        self.foot.addWidget(self._buttons)
        self.working.changed.connect(self._see)
        self.begin()
        if self._profiles:
            self.tree.setFocus()

    @property
    def current(self) -> Profile | None:
        """The account that is selected, or none."""
        item = self.tree.currentItem()
        name = item.data(_NAME, SORT + 1) if item is not None else None
        return next((profile for profile in self._profiles if profile.name == name), None)

    def dress(self) -> None:
        """Say everything."""
        self.setWindowTitle(self.text("accounts.title"))
        self.tree.setAccessibleName(self.text("accounts.title"))
        self.tree.setHeaderLabels([self.text(f"accounts.{column}") for column in COLUMNS])
        for button, key in ((self.add_button, "add"), (self.test_button, "test"), (self.remove_button, "remove")):
            button.setText(self.text(f"accounts.{key}"))
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.text("close"))
        self.fill()

    def fill(self, name: str = "") -> None:
        """Look which accounts there are, and select the one of this name."""
        name = name or (self.current.name if self.current else "")
        try:
            self._profiles = portals.portals()
        except PortalError as error:
            self._profiles = ()
            self.working.tell_error(error, self.fill)
        self.tree.clear()
        for profile in self._profiles:
            self.tree.addTopLevelItem(self._row(profile))
        make_roomy(self.tree, self.window_.appearance.look)
        rows = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        chosen = next((row for row in rows if row and row.data(_NAME, SORT + 1) == name), rows[0] if rows else None)
        if chosen is not None:
            self.tree.setCurrentItem(chosen)
        self.window_.desk.name_accounts()
        self.lead.setText(self._lead())
        self.tree.setVisible(bool(self._profiles))
        self.column.setStretchFactor(self.lead, 0 if self._profiles else 1)
        middle, top = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        self.lead.setAlignment(top if self._profiles else middle)
        colour = self.window_.appearance.look.ink if self._profiles else self.window_.appearance.look.dim
        self.lead.setStyleSheet(f"color: {colour.name()};")
        self._see()

    def _lead(self) -> str:
        """What the list is, and whose key does not outlive the program."""
        if not self._profiles:
            return self.text("accounts.none")
        for_now = portals.without_keyring(self._profiles)
        if not for_now:
            return self.text("accounts.lead")
        return self.text("accounts.for_now", n=len(for_now), names=", ".join(map(quoted, for_now)))

    def _row(self, profile: Profile) -> Row:
        account = Account(profile)
        texts = [profile.name, account.number, type_text(account, self.language), profile.hosting or "–"]
        row = Row(texts)
        for column, text in enumerate(texts):
            row.setData(column, SORT, profile.account if column == _NUMBER else text.casefold())
        row.setData(_NAME, SORT + 1, profile.name)
        row.setIcon(_NAME, dot(profile.colour))
        if profile.production:
            font = row.font(_TYPE)
            font.setBold(True)
            row.setFont(_TYPE, font)
            red = self.window_.appearance.look.refuse
            row.setForeground(_TYPE, red)
            row.setIcon(_TYPE, icons.icon("triangle-alert", red, 16))
        return row

    def _see(self) -> None:
        free = not self.working.busy
        self.add_button.setEnabled(free)
        be_default(self.add_button, not self._profiles)
        for button in (self.test_button, self.remove_button):
            button.setEnabled(free and self.current is not None)
            button.setVisible(bool(self._profiles))

    # Deeds

    def add(self) -> None:
        """Connect another account."""
        from .connect import ConnectDialog

        dialog = ConnectDialog(self.window_, self)
        dialog.connected.connect(self.fill)
        dialog.show()

    def test(self) -> None:
        """Ask HubSpot what the selected account is and what its key may do."""
        profile = self.current
        if profile is None:
            return
        name = profile.name

        def work(context: Context) -> Tested:
            return portals.check_portal(name, progress=context.progress, stopped=context.check)

        self.working.run(work, self._tested)

    def _tested(self, tested: Tested) -> None:
        self.fill(tested.profile.name)
        self.working.tell(partial(tested_words, tested), tone=Tone.ERROR if tested.missing else Tone.NOTICE)

    def ask_remove(self) -> None:
        """Ask whether the selected account is to be forgotten."""
        profile = self.current
        if profile is not None:
            choice = Choice("push_window.accounts.remove_yes", partial(self._remove, profile.name))
            self.working.tell(partial(_remove_words, profile.name), choice)

    def _remove(self, name: str) -> None:
        def work(context: Context) -> Profile:
            return portals.forget_portal(name, progress=context.progress, stopped=context.check)

        self.working.run(work, self._removed, first="keep_key")

    def _removed(self, profile: Profile) -> None:
        self.fill()
        self.working.tell(partial(_gone, profile.name))


def tested_words(tested: Tested, language: str) -> str:
    """What an account and its key said of themselves."""
    account = Account(tested.profile)
    parts = [f"{tested.profile.name}: {account.number} · {type_text(account, language)}"]
    if tested.profile.hosting:
        parts[0] += f" · {say('portal.hosting', language, hosting=tested.profile.hosting)}"
    if tested.scopes is not None:
        parts.append(say("portal.scopes", language, scopes=", ".join(tested.scopes) or "–"))
    elif not tested.missing:
        parts.append(say("portal.scopes_unknown", language))
    if tested.missing:
        parts.append(say("portal.missing", language, scopes=", ".join(tested.missing)))
    return "\n".join(parts)


def _remove_words(name: str, language: str) -> str:
    return say("push_window.accounts.remove_ask", language, name=name)


def _gone(name: str, language: str) -> str:
    return say("portal.removed", language, name=name)


def show_accounts(window: Window) -> AccountsDialog:
    """Show the accounts, in the dialog that is open already if there is one."""
    window.commit()
    dialog = window.findChild(AccountsDialog, "accounts")
    if not isinstance(dialog, AccountsDialog):
        dialog = AccountsDialog(window)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog
