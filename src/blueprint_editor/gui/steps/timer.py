"""The timer of one window: follows its agenda, and wakes once a second while it runs and somebody can see it."""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from blueprint_editor.core.compare import Changes
from blueprint_editor.core.model import AgendaItem, Blueprint
from blueprint_editor.core.text import fold
from blueprint_editor.gui.guard import guarded
from blueprint_editor.method.agenda import STANDARD, Clock, Timer
from blueprint_editor.wording import say

from .painting import step_title

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window

_SEEN = {QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.WindowStateChange}
_MINUTES = re.compile(r"(.*?\S)\s+(\d{1,4})\s*(?:m|min|minuten|minutes)?\.?", re.IGNORECASE)
USUAL_MINUTES = 15
"""What a new part of the agenda takes until somebody says otherwise."""


def agenda_of(blueprint: Blueprint) -> tuple[AgendaItem, ...]:
    """The agenda of a blueprint; the standard one, in its language, when it has none of its own."""
    return blueprint.agenda or standard_agenda(blueprint.language)


def standard_agenda(language: str) -> tuple[AgendaItem, ...]:
    """The half-day agenda of the method."""
    return tuple(AgendaItem(say(f"steps.agenda.{code}", language), minutes) for code, minutes in STANDARD)


def agenda_with(minutes: Mapping[str, int], language: str) -> tuple[AgendaItem, ...]:
    """The standard agenda with other minutes for some parts (codes), without those of none; none when it is as it was.

    None as well when nothing would be left.
    """
    parts = [(code, minutes.get(code, usual)) for code, usual in STANDARD]
    if parts == list(STANDARD):
        return ()
    return tuple(AgendaItem(say(f"steps.agenda.{code}", language), count) for code, count in parts if count)


def typed_part(text: str) -> AgendaItem:
    """The part of an agenda that was typed, with its minutes when it ends with a number: `Pauze 20`."""
    found = _MINUTES.fullmatch(text.strip())
    return AgendaItem(found[1], int(found[2])) if found else AgendaItem(text.strip(), USUAL_MINUTES)


@guarded
class StepTimer(QObject):
    """Counts the parts of the agenda; a deed on the agenda takes the counted time along."""

    changed = Signal()
    """A second went by, or something was chosen."""

    def __init__(self, window: Window, clock: Clock = time.monotonic) -> None:
        super().__init__(window)
        self._window = window
        self.timer = Timer(clock)
        self._agenda = agenda_of(window.bridge.blueprint)
        self.wake = QTimer(self, singleShot=True)
        self.wake.timeout.connect(self._show)
        window.bridge.changed.connect(self._on_changes)

    @property
    def agenda(self) -> tuple[AgendaItem, ...]:
        """The agenda that it counts by."""
        return self._agenda

    @property
    def item(self) -> AgendaItem | None:
        """The part that is counted, or none before it was started."""
        part = self.timer.part
        return self._agenda[part] if part is not None and part < len(self._agenda) else None

    @property
    def following(self) -> AgendaItem | None:
        """The part that comes after that, or none."""
        part = self.timer.part
        return self._agenda[part + 1] if part is not None and part + 1 < len(self._agenda) else None

    @property
    def left(self) -> int:
        """The seconds left of the part that is counted; negative once it is over."""
        return 0 if self.item is None else self.timer.left(self.item.minutes)

    def toggle(self) -> None:
        """Pause, go on, or begin: with the part that the open step is, else the first."""
        if self.timer.running:
            self.timer.pause()
        elif self._agenda:
            if self.item is None:
                self.timer.go_to(self._first())
            self.timer.start()
        self._show()

    def next(self) -> None:
        """Go on with the part that comes next."""
        if self.following is not None and self.timer.part is not None:
            self.go_to(self.timer.part + 1)

    def go_to(self, part: int) -> None:
        """Count a part, running from now on."""
        self.timer.go_to(part)
        self.timer.start()
        self._show()

    def reset(self) -> None:
        """Forget what was counted."""
        self.timer.reset()
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While it counts: a window that nobody sees needs no waking."""
        if event.type() in _SEEN:
            self._sleep_or_wake()
        return False

    def _first(self) -> int:
        step = self._window.step
        if step is not None:
            languages = {self._window.appearance.language, self._window.bridge.blueprint.language}
            names = {fold(step_title(step, language)) for language in languages}
            names |= {fold(say(f"steps.agenda.{_CODES[step - 1]}", language)) for language in languages}
            for part, item in enumerate(self._agenda):
                if fold(item.text) in names:
                    return part
        return 0

    def _show(self) -> None:
        self._sleep_or_wake()
        self.changed.emit()

    def _sleep_or_wake(self) -> None:
        """Wake when the next second begins, if it runs and is seen."""
        window = self._window
        window.removeEventFilter(self)
        self.wake.stop()
        if not self.timer.running:
            return
        window.installEventFilter(self)
        if window.isVisible() and not window.isMinimized():
            self.wake.start(1000 - round(self.timer.spent() * 1000) % 1000)

    def _on_changes(self, _changes: Changes) -> None:
        agenda = agenda_of(self._window.bridge.blueprint)
        if agenda == self._agenda:
            return
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, item in enumerate(agenda):
            places[fold(item.text)].append(place)
        known: dict[int, int] = {}
        for part, item in enumerate(self._agenda):
            if places[fold(item.text)]:
                known[part] = places[fold(item.text)].pop(0)
        if len(agenda) == len(self._agenda):  # one of them may only have another name
            left = [place for rest in places.values() for place in rest]
            known |= {part: part for part in range(len(agenda)) if part not in known and part in left}
        self.timer.reorder(known)
        self._agenda = agenda
        self._show()


_CODES = ("stages", "triggers", "responsibilities", "documents", "data_points", "tasks", "communication")
"""The parts of the standard agenda that are a step, in the order of the steps."""
