"""What the picture's changes are applied to: the blueprint so far, what was taken, and what was not."""

from __future__ import annotations

from collections.abc import Callable

from blueprint_editor.core.edits import Edit
from blueprint_editor.core.findings import Code, Finding, Refusal, Where
from blueprint_editor.core.ids import RandomBytes
from blueprint_editor.core.model import AnyEntry, Blueprint, Element, EntryRef, Stage, find

from .layout import ENTRY_TABLES, STAGES, Table

MOST_FINDINGS = 20
"""So many cells that were not understood are named one by one at most."""


class Merging:
    """The blueprint so far; `base` is the snapshot, `ours` what the tables say."""

    def __init__(
        self,
        base: Blueprint,
        sheet: str,
        findings: list[Finding],
        random_bytes: RandomBytes,
        title: Callable[[Table], str],
    ) -> None:
        self.base, self.ours, self.current, self.random = base, base, base, random_bytes
        self.sheet, self.findings = sheet, findings
        self.added = self.removed = self.changed = 0
        self.before_places = _places(base)
        self.ours_places: dict[str, EntryRef] = {}
        self.places: dict[str, EntryRef] = {}
        self._title, self._not_taken = title, 0

    def begin(self, ours: Blueprint) -> None:
        """Start from what the tables say."""
        self.ours = self.current = ours
        self.ours_places = _places(ours)
        self.places = dict(self.ours_places)

    def do(self, edit: Edit, cell: str) -> bool:
        """Do a deed; one that is refused leaves a finding."""
        result = edit.apply(self.current)
        if isinstance(result, Refusal):
            self.not_taken(cell)
            return False
        self.current = result
        return True

    def add(self, code: Code, cell: str, **facts: str | int) -> None:
        """A finding about a cell of the picture."""
        known: dict[str, str | int] = {"sheet": self.sheet, "cell": cell}
        self.findings.append(Finding(code, Where(sheet=self.sheet, cell=cell), {**known, **facts}))

    def not_taken(self, cell: str) -> None:
        """A cell was changed in a way that is not understood."""
        self._not_taken += 1
        if self._not_taken <= MOST_FINDINGS:
            self.add(Code.PICTURE_CHANGED, cell)

    def conflict(self, cell: str, picture: str, table: str, element: Element | None = None) -> None:
        """Picture and table both say something new; the table counts."""
        self.add(Code.PICTURE_CONFLICT, cell, picture=picture, table=table, other=self._other(element))

    def gone(self, cell: str, text: str, element: Element | None = None) -> None:
        """One took away what the other changed; the table counts."""
        self.add(Code.PICTURE_CONFLICT_GONE, cell, text=text, other=self._other(element))

    def report(self) -> None:
        """Say how much was taken over, if anything was."""
        if self.added or self.removed or self.changed:
            facts: dict[str, str | int] = {"sheet": self.sheet, "added": self.added}
            facts.update(removed=self.removed, changed=self.changed)
            self.findings.append(Finding(Code.CONTENT_CHANGED, Where(sheet=self.sheet), facts))

    def in_tables(self, identifier: str) -> AnyEntry | None:
        """An entry as the tables have it, or none when they do not."""
        ref = self.ours_places.get(identifier)
        return find(self.ours, ref) if ref else None

    def stage_before(self, identifier: str) -> Stage | None:
        """A stage as it was written."""
        return self.base.stage(identifier)

    def _other(self, element: Element | None) -> str:
        return self._title(ENTRY_TABLES[element] if element else STAGES)


def _places(blueprint: Blueprint) -> dict[str, EntryRef]:
    """Where each entry stands."""
    return {entry.id: EntryRef(stage.id, element, entry.id) for stage, element, entry in blueprint.entries()}
