"""A toolbar that leaves out words before it leaves out buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolBar, QToolButton, QWidget

from blueprint_editor.gui.guard import guarded

_BESIDE, _ALONE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly


@guarded
class FittingToolBar(QToolBar):
    """Its labelled buttons show their icon alone where there is no room for all they say."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._labelled: list[QToolButton] = []

    def label(self, button: QToolButton) -> None:
        """Let a button show its text beside its icon, where there is room."""
        button.setToolButtonStyle(_BESIDE)
        self._labelled.append(button)

    def fit(self) -> None:
        """Show the texts, or the icons alone, as the room is now."""
        for style in (_BESIDE, _ALONE):
            for button in self._labelled:
                button.setToolButtonStyle(style)
            if self.sizeHint().width() <= self.width():
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into the new width."""
        super().resizeEvent(event)
        self.fit()
