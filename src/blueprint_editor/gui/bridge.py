"""A session as Qt sees it: one signal a deed, and a signal for every refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from blueprint_editor.core.compare import Changes
from blueprint_editor.core.findings import Refusal
from blueprint_editor.core.model import ELEMENTS, Blueprint
from blueprint_editor.core.session import Session
from blueprint_editor.gui.trail import note

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
        note(type(edit).__name__)
        refusal = self.session.do(edit, join)
        if refusal is not None:
            self.refused.emit(refusal)
        return refusal is None

    def tell_all(self) -> None:
        """Have every view look again at everything there is."""
        stages = self.blueprint.stages
        cells = frozenset((stage.id, element) for stage in stages for element in ELEMENTS)
        self.changed.emit(Changes(True, frozenset(stage.id for stage in stages), cells, True, True))

    def preview(self, edit: AnyEdit) -> Blueprint | Refusal:
        """What a deed would give; nothing changes."""
        return self.session.preview(edit)

    def _on_changes(self, changes: Changes) -> None:
        self.changed.emit(changes)
