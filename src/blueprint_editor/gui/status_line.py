"""The line at the bottom: where the cursor is, how much there is, the document's language, whether it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QStatusBar

from blueprint_editor.core.model import Blueprint
from blueprint_editor.gui.elided import Elided
from blueprint_editor.gui.guard import guarded
from blueprint_editor.method.steps import STEPS, percentage_done
from blueprint_editor.wording import element_title, say

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window


_INDENT = 16
"""Pixels before and after the place of the cursor."""
_LEAST_PLACE, _GAP = 160, 6
"""What the place of the cursor has at least, and what lies between two labels."""


def entry_count(blueprint: Blueprint) -> int:
    """How many entries are on the board; looks at each cell once, not at each entry."""
    return sum(len(cell) for stage in blueprint.stages for _, cell in stage.cells())


@guarded
class StatusLine(QStatusBar):
    """What the window always says at the bottom."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._counted: tuple[Blueprint, int] | None = None
        self.place = Elided(_INDENT)  # where the cursor is
        self.progress, self.counts, self.language, self.saved = QLabel(), QLabel(), QLabel(), QLabel()
        self.portal = QLabel()
        self.zoom = QLabel()
        self.setSizeGripEnabled(False)
        self.addWidget(self.place, 1)
        for label in self._told:
            self.addPermanentWidget(label)

    @property
    def _told(self) -> tuple[QLabel, ...]:
        """What is said of a document, from the left."""
        return self.progress, self.counts, self.zoom, self.language, self.portal, self.saved

    def settle(self) -> None:
        """Take the height that a new style sheet gives now; when shown, it would lay out the window twice."""
        for label in (self.place, *self._told):
            label.ensurePolished()
        self.reformat()

    def refresh(self) -> None:
        """Say how things are now."""
        window, language = self._window, self._window.appearance.language
        if not window.has_document:
            for label in self._told:
                label.hide()
            self.place.tell("")
            return
        blueprint = window.bridge.blueprint
        self.place.tell(self._place_text())
        self.progress.setText(self._progress_text())
        self.counts.setText(self._count_text(blueprint))
        board = window.shown_board
        zoom = round(board.zoom * 100) if board is not None else 100
        self.zoom.setText(say("window.status.zoom", language, share=f"{zoom}%") if zoom != 100 else "")
        self.language.setText(say(f"language.{blueprint.language}", language))
        self.language.setToolTip(say("window.status.language", language))
        self.portal.setText(self._portal_text(blueprint))
        self._tell_saved(say(self._saved_key(), language))
        self._fit()

    def _fit(self) -> None:
        """Leave out what matters least where there is no room for all."""
        if not self._window.has_document:
            return
        told = [
            label for label in self._told if label.text() and not (label is self.portal and self._window.projecting)
        ]
        for label in (self.language, self.counts, self.portal, self.progress):
            if sum(one.sizeHint().width() + _GAP for one in told) + _LEAST_PLACE <= self.width():
                break
            told = [one for one in told if one is not label]
        for label in self._told:
            label.setVisible(label in told)

    def minimumSizeHint(self) -> QSize:
        """A window may be narrower than all that is said here."""
        return QSize(_LEAST_PLACE, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for now."""
        super().resizeEvent(event)
        self._fit()

    def _place_text(self) -> str:
        cursor, language = self._window.cursor_place, self._window.appearance.language
        stage = self._window.bridge.blueprint.stage(cursor.stage) if cursor.stage else None
        if stage is None:
            return ""
        if cursor.element is None:
            return say("window.status.stage", language, stage=stage.name)
        return say("window.status.cell", language, stage=stage.name, element=element_title(cursor.element, language))

    def _progress_text(self) -> str:
        step, language = self._window.step, self._window.appearance.language
        told = say("window.status.done", language, share=f"{percentage_done(self._window.rail.progress)}%")
        if step is None:
            return told
        return f"{say('window.status.step', language, number=step, total=len(STEPS))} · {told}"

    def _count_text(self, blueprint: Blueprint) -> str:
        language = self._window.appearance.language
        board = self._window.shown_board
        selected = self._window.selected_count()
        if board is not None and board.chosen.picking:
            return say("window.status.picking", language, n=selected)
        if selected > 1:
            return say("window.status.selected", language, n=selected)
        if self._counted is None or self._counted[0] is not blueprint:
            self._counted = (blueprint, entry_count(blueprint))
        parts = [("stages", len(blueprint.stages)), ("entries", self._counted[1]), ("parked", len(blueprint.parking))]
        told = [say(f"window.status.{part}", language, n=n) for part, n in parts if n or part != "parked"]
        return " · ".join(told)

    def _portal_text(self, blueprint: Blueprint) -> str:
        """The account that this was pushed to last; its name once the list of accounts was looked at."""
        language = self._window.appearance.language
        if not blueprint.portals:
            return say("window.status.no_portal", language)
        number = blueprint.portals[-1].account
        return say("window.status.portal", language, name=self._window.desk.account_name(number))

    def _tell_saved(self, text: str) -> None:
        before, key = self.saved.text(), "window.status.saved"
        self.saved.setText(text)
        if before and before != text == say(key, self._window.appearance.language) and self.isVisible():
            from blueprint_editor.gui.spoken import tell  # not for the first picture

            tell(self, text)

    def _saved_key(self) -> str:
        window = self._window
        if window.files.saving:
            return "window.status.saving"
        if window.document.read_only:
            return "window.status.read_only"
        if window.modified:
            return "window.status.unsaved"
        return "window.status.saved" if window.document.path else "window.status.untouched"
