"""A session as Qt sees it: one signal a deed, and a signal for every refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from blueprint_editor.core.compare import Changes
from blueprint_editor.core.findings import Refusal
from blueprint_editor.core.model import Blueprint
from blueprint_editor.core.session import Session

if TYPE_CHECKING:
    from blueprint_editor.core.edits import AnyEdit


class Bridge(QObject):
    """Carries deeds to a session and its notices to the window."""

    changed = Signal(object)
    """One `Changes` for each deed, undo or redo."""
    refused = Signal(object)
    """The `Refusal` of a deed that was not done."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        session.subscribe(self._on_changes)

    @property
    def blueprint(self) -> Blueprint:
        """The blueprint as it is now."""
        return self.session.blueprint

    def do(self, edit: AnyEdit, join: str | None = None) -> bool:
        """Do a deed; false when it was refused, and then `refused` says why."""
        refusal = self.session.do(edit, join)
        if refusal is not None:
            self.refused.emit(refusal)
        return refusal is None

    def preview(self, edit: AnyEdit) -> Blueprint | Refusal:
        """What a deed would give; nothing changes."""
        return self.session.preview(edit)

    def _on_changes(self, changes: Changes) -> None:
        self.changed.emit(changes)
