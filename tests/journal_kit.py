"""What the tests of recovery share: a session that is kept in a journal, and a known row of deeds to do in it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from blueprint_editor.core.edits import AddEntries, AnyEdit, ChangeEntry, DeleteEntries, Edit, MoveEntries
from blueprint_editor.core.ids import ENTRY_PREFIXES
from blueprint_editor.core.model import ELEMENTS, ENTRY_TYPES, Blueprint, Element, EntryRef
from blueprint_editor.core.session import Session
from blueprint_editor.method.templates import new_blueprint
from blueprint_editor.recovery import journal as journals
from blueprint_editor.recovery.journal import Journal, begin, header_of


class Kept:
    """Writes what a session does into a journal, as the window does."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal

    def did(self, edit: Edit, join: str | None, before: Blueprint, after: Blueprint) -> None:
        """An edit."""
        self.journal.did(edit, join, after)  # type: ignore[arg-type]  # every edit is one of the union; a test says so

    def went(self, way: str, before: Blueprint, after: Blueprint) -> None:
        """Undo, redo, portals."""
        self.journal.went(way, before, after)


def kept_session(
    folder: Path, blueprint: Blueprint, *, path: Path | None = None, changes: int = 0
) -> tuple[Session, Journal]:
    """A session and the journal that keeps it; `changes` that no file holds were done before."""
    head = header_of("Klant", blueprint.id, path=path, fingerprint="was")
    journal = begin(folder, head, blueprint, changes=changes)
    session = Session(blueprint, random.Random(5).randbytes)
    session.recorder = Kept(journal)
    return session, journal


def start() -> Blueprint:
    """The same blueprint every time."""
    return new_blueprint("service", "nl", random.Random(7).randbytes)


def deeds(session: Session, seed: int = 1) -> Iterator[Blueprint]:
    """Do a deed after the other for ever, the same ones for each seed, and give what came of each."""
    chance = random.Random(seed)
    number = 0
    while True:
        before = session.blueprint
        number += 1
        way = chance.random()
        if way < 0.1:
            session.undo()
        elif way < 0.15:
            session.redo()
        else:
            assert session.do(_deed(session, chance, number), "typing" if way > 0.9 else None) is None
        if session.blueprint is not before:
            yield session.blueprint


def _deed(session: Session, chance: random.Random, number: int) -> AnyEdit:
    stages, element = [stage.id for stage in session.blueprint.stages], chance.choice(ELEMENTS)
    stage = session.blueprint.stage(chance.choice(stages))
    assert stage is not None
    cell = stage.cell(element)
    if not cell or (len(cell) < 12 and chance.random() < 0.5):
        entry = ENTRY_TYPES[element](session.new_id(ENTRY_PREFIXES[element]), f"werk {number} — één")
        return AddEntries(stage.id, element, chance.randrange(3), (entry,))
    entry = chance.choice(cell)
    ref = EntryRef(stage.id, element, entry.id)
    if len(cell) > 9:
        return DeleteEntries((ref,))
    if chance.random() < 0.5:
        return MoveEntries((ref,), chance.choice(stages), Element(element), 0)
    changed = ENTRY_TYPES[element](entry.id, f"anders {number}")
    return ChangeEntry(ref, changed)


def snapshot_each(count: int) -> None:
    """Make snapshots more often than usual, so that a short test meets many."""
    journals.EVERY = count
