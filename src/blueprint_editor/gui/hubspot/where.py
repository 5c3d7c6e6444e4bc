"""Where a push or a comparison goes: an account and a pipeline in it, as the first rows of a dialog."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QPushButton

from blueprint_editor.core.plan import NEW, Target, TargetKind
from blueprint_editor.gui.dialogs.buttons import keep_aside
from blueprint_editor.wording import say
from blueprint_editor.wording.plans import candidate_label

from .accounts import Account, AccountBox

if TYPE_CHECKING:
    from blueprint_editor.gui.desk import Desk

    from .working import Working

_FLAGS = Qt.ItemDataRole.UserRole - 1
"""Where a box keeps whether a line of it can be chosen."""


class Where:
    """The boxes in `grid`, whose further rows are the dialog's; `new` offers a new pipeline too, for a push."""

    def __init__(self, desk: Desk, *, new: bool) -> None:
        self._new = new
        self.account_label, self.target_label = QLabel(), QLabel()
        self.accounts, self.target, self.again_button = AccountBox(desk), QComboBox(), QPushButton()
        keep_aside(self.again_button)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(8)
        self.grid.setColumnStretch(1, 1)
        self.grid.addWidget(self.account_label, 0, 0)
        self.grid.addWidget(self.accounts, 0, 1)
        self.grid.addWidget(self.again_button, 0, 2)
        self.grid.addWidget(self.target_label, 1, 0)
        self.grid.addWidget(self.target, 1, 1, 1, 2)

    def dress(self, language: str) -> None:
        """Say everything, and look which accounts there are now."""
        self.account_label.setText(say("push_window.account", language))
        self.target_label.setText(say("push_window.target", language))
        self.again_button.setText(say("push_window.push.again", language))
        self.accounts.fill()

    def begin(self, working: Working, account: Account | None, look: Callable[[], None]) -> None:
        """Have this account chosen and looked at, if there is one and the list of accounts can be read."""
        if self.accounts.trouble is not None:
            working.tell_error(self.accounts.trouble)
        elif account is not None:
            self.accounts.choose(account)
            look()

    def fill_target(self, target: Target | None, language: str) -> None:
        """Offer the pipelines of the account, with the one that it goes to chosen."""
        box = self.target
        box.clear()
        box.setPlaceholderText(say("push_window.push.choose_target", language))
        box.setAccessibleName(say("push_window.target", language))
        box.setEnabled(target is not None)
        if target is None:
            return
        if self._new:
            box.addItem(say("plan.candidate.new", language), NEW)
        for candidate in target.candidates:
            box.addItem(candidate_label(candidate, language), candidate.pipeline)
            if self._new and not candidate.writable:
                close_last(box)
        wanted = {TargetKind.NONE: None, TargetKind.NEW: NEW, TargetKind.EXISTING: target.pipeline}[target.kind]
        box.setCurrentIndex(-1 if wanted is None else box.findData(wanted))


def close_last(box: QComboBox) -> None:
    """The last line of a box can be read and not chosen."""
    box.model().setData(box.model().index(box.count() - 1, 0), 0, _FLAGS)
