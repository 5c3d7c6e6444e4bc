"""The practice portal of this program: one for all windows, gone when the program ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from blueprint_editor.wording import say

if TYPE_CHECKING:
    from blueprint_editor.workflows.portals import Profile
    from blueprint_editor.workflows.practice import PracticePortal


class Practice(QObject):
    """Starts and stops the practice portal."""

    changed = Signal()
    """It was started or stopped."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.portal: PracticePortal | None = None

    def start(self) -> PracticePortal:
        """The portal, started if it was not."""
        if self.portal is None:
            from blueprint_editor.workflows.practice import practice_portal

            self.portal = practice_portal().start()
            self.changed.emit()
        return self.portal

    def stop(self) -> None:
        """Let nobody in any more; what it held is gone."""
        if self.portal is not None:
            self.portal.stop()
            self.portal = None
            self.changed.emit()

    def profile(self, language: str) -> Profile:
        """The portal as an account, started or not."""
        from blueprint_editor.workflows.practice import practice_profile

        return practice_profile(say("push_window.practice.name", language), self.portal)
