"""One open blueprint without a window: do, preview, undo, and one notice per deed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from . import ids
from .compare import Changes, compare
from .findings import Code, Refusal
from .history import History
from .model import Blueprint, PortalLink

if TYPE_CHECKING:
    from .edits.base import Edit, Step

Listener = Callable[[Changes], None]


class Recorder(Protocol):
    """Hears of each deed before anybody sees it, so that it can be kept; raises nothing."""

    def did(self, edit: Edit, join: str | None, before: Blueprint, after: Blueprint) -> None:
        """An edit was done."""

    def went(self, way: str, before: Blueprint, after: Blueprint) -> None:
        """The blueprint changed without an edit: `way` is `undo`, `redo` or `portals`."""


class Session:
    """Holds the blueprint and its history; `random_bytes(n)` gives n random bytes for new ids.

    Listeners hear of each deed once, after it; a deed that changes nothing is not one.
    """

    def __init__(self, blueprint: Blueprint, random_bytes: ids.RandomBytes, *, saved: bool = True) -> None:
        self._history = History(blueprint, saved=saved)
        self._random_bytes = random_bytes
        self._listeners: list[Listener] = []
        self.read_only = False
        self.recorder: Recorder | None = None

    @property
    def blueprint(self) -> Blueprint:
        """The blueprint as it is."""
        return self._history.now

    @property
    def can_undo(self) -> bool:
        """Whether there is a deed to take back."""
        return not self.read_only and self.undo_step is not None

    @property
    def can_redo(self) -> bool:
        """Whether there is a deed to do again."""
        return not self.read_only and self.redo_step is not None

    @property
    def undo_step(self) -> Step | None:
        """The name of what undo takes back, or none."""
        return self._history.undo_step

    @property
    def redo_step(self) -> Step | None:
        """The name of what redo does again, or none."""
        return self._history.redo_step

    @property
    def is_saved(self) -> bool:
        """Whether the blueprint is as it was saved or opened."""
        return self._history.is_saved

    @property
    def saved(self) -> Blueprint | None:
        """What the file held when it was opened or saved last, or none: the base of a merge with it."""
        return self._history.saved

    def mark_saved(self, blueprint: Blueprint | None = None) -> None:
        """The file holds this value, which may be older than the present one, or the present one."""
        self._history.mark_saved(blueprint)

    def preview(self, edit: Edit) -> Blueprint | Refusal:
        """What `do` would make of it, or why it would not; nothing changes."""
        return Refusal(Code.READ_ONLY) if self.read_only else edit.apply(self.blueprint)

    def do(self, edit: Edit, join: str | None = None) -> Refusal | None:
        """Do a deed, or say why not. Deeds in a row with the same `join` are one step of undo."""
        before = self.blueprint
        result = self.preview(edit)
        if isinstance(result, Refusal):
            return result
        if result is not before:
            self._history.do(edit.step(self._history.base(join)), result, join)
            if self.recorder is not None:
                self.recorder.did(edit, join, before, result)
            self._tell(before)
        return None

    def undo(self) -> Step | None:
        """Take the last deed back and name it; none when there is none."""
        before = self.blueprint
        step = self._history.undo() if self.can_undo else None
        self._record("undo", before)
        self._tell(before)
        return step

    def redo(self) -> Step | None:
        """Do the deed that was undone last again and name it; none when there is none."""
        before = self.blueprint
        step = self._history.redo() if self.can_redo else None
        self._record("redo", before)
        self._tell(before)
        return step

    def replace(self, blueprint: Blueprint, *, saved: bool = True, base: Blueprint | None = None) -> None:
        """Go on with another blueprint, without a history; `saved` when a file holds it.

        `base` is what the file holds instead, where that is known.
        """
        before = self.blueprint
        self._history = History(blueprint, saved=saved)
        if base is not None and not saved:
            self._history.mark_saved(base)
        self._tell(before)

    def set_portals(self, portals: tuple[PortalLink, ...]) -> None:
        """Remember what HubSpot has, outside undo."""
        before = self.blueprint
        self._history.set_portals(portals)
        self._record("portals", before)
        self._tell(before)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear of each deed; the function that comes back ends it."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def new_id(self, prefix: str) -> str:
        """A fresh id."""
        return ids.new_id(prefix, self._random_bytes)

    def new_seed(self) -> str:
        """A fresh seed, for an edit that makes ids of its own."""
        return self._random_bytes(16).hex()

    def _record(self, way: str, before: Blueprint) -> None:
        if self.recorder is not None and self.blueprint is not before:
            self.recorder.went(way, before, self.blueprint)

    def _tell(self, before: Blueprint) -> None:
        if self.blueprint is before:
            return
        changes = compare(before, self.blueprint)
        for listener in tuple(self._listeners):
            listener(changes)
