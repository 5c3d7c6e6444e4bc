"""The practice portal of this program: one for all windows, kept in the data folder from one time to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from blueprint_editor.core.findings import Code
from blueprint_editor.wording import say
from blueprint_editor.workflows.portals import PortalError

if TYPE_CHECKING:
    from blueprint_editor.workflows.portals import Profile
    from blueprint_editor.workflows.practice import Account, PracticePortal


class Practice(QObject):
    """Starts and stops the practice portal."""

    changed = Signal()
    """It was started or stopped."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.portal: PracticePortal | None = None

    def start(self) -> PracticePortal:
        """The portal, started if it was not; raises PortalError."""
        if self.portal is None:
            from blueprint_editor.workflows.practice import kept_practice

            self.portal = kept_practice().start()
            self.changed.emit()
        return self.portal

    def begin_afresh(self) -> Account | None:
        """Make it as HubSpot makes an account; what it was, or none where that cannot be read. Raises PortalError."""
        from blueprint_editor.workflows.practice import begin_afresh, set_practice_aside

        try:
            return begin_afresh(self.start())
        except PortalError as error:
            if error.code is not Code.NO_PRACTICE_STATE:
                raise
        set_practice_aside()
        self.start()
        return None

    def put_back(self, account: Account) -> None:
        """Make it what it was; raises PortalError."""
        from blueprint_editor.workflows.practice import put_back

        put_back(self.start(), account)

    def stop(self) -> None:
        """Let nobody in any more; what it holds stays in its file."""
        if self.portal is not None:
            self.portal.stop()
            self.portal = None
            self.changed.emit()

    def profile(self, language: str) -> Profile:
        """The portal as an account, started or not."""
        from blueprint_editor.workflows.practice import practice_profile

        return practice_profile(say("push_window.practice.name", language), self.portal)
