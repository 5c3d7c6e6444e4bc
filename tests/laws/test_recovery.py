"""Laws of the journal: what comes back is what was, whatever was done, and a damaged one gives a part of that."""

from __future__ import annotations

import random
import secrets
import shutil
import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint_editor.core.edits import ChangeBlueprint
from blueprint_editor.core.model import Blueprint, PortalLink
from blueprint_editor.core.session import Session
from blueprint_editor.recovery import journal as journals
from blueprint_editor.recovery.journal import Journal, begin, header_of
from blueprint_editor.recovery.left import Restored, restore
from blueprint_editor.recovery.rows import Draft, Patch, apply_patch, patch
from tests.edit_strategies import edits_for
from tests.figures import Figure
from tests.journal_kit import Kept, deeds, kept_session, start
from tests.strategies import LONG, blueprints, examples

DAMAGES = 2_000 if LONG else 200
EVERY = 7


@given(blueprints(most=2), blueprints(most=2))
@settings(max_examples=examples(30))
def test_a_patch_makes_one_blueprint_of_another(one: Blueprint, other: Blueprint) -> None:
    assert apply_patch(one, patch(one, other)) == other
    assert patch(one, one) == Patch()


@given(blueprints(most=2, open_stages=2), st.data())
@settings(max_examples=examples(30))
def test_what_comes_back_is_what_was(blueprint: Blueprint, data: st.DataObject) -> None:
    """Any deeds, with undo, redo and what HubSpot has between them, and snapshots at any moment."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr(journals, "EVERY", 3)
        journal = begin(Path(folder), header_of("x", blueprint.id), blueprint)
        session = Session(blueprint, secrets.token_bytes)
        session.recorder = Kept(journal)
        for _ in range(data.draw(st.integers(0, 12))):
            match data.draw(st.sampled_from(("do", "do", "do", "undo", "redo", "portals", "look"))):
                case "undo":
                    session.undo()
                case "redo":
                    session.redo()
                case "portals":
                    session.set_portals((PortalLink(str(data.draw(st.integers(0, 3)))),))
                case "look":
                    journal.look_after()
                case _:
                    session.do(data.draw(edits_for(session.blueprint)), data.draw(st.sampled_from((None, "a"))))
        found = restore(journal.path)
        assert found == Restored(session.blueprint, journal.changes, True)
        journal.close(keep=True)
        assert restore(journal.path) == found
        assert found is not None
        assert (found.changes > 0) == (journal.changes > 0)


def test_a_draft_comes_back_until_the_next_deed(tmp_path: Path) -> None:
    session, journal = kept_session(tmp_path, start())
    draft = Draft(ChangeBlueprint(client="nog niet klaar"))
    following = deeds(session)
    next(following)
    journal.draft(draft)
    assert _restored(journal).draft == draft
    next(following)
    assert _restored(journal).draft is None
    journal.draft(draft)
    journal.draft(None)
    assert _restored(journal).draft is None
    journal.close(keep=False)
    assert list(tmp_path.iterdir()) == []


def _restored(journal: Journal) -> Restored:
    found = restore(journal.path)
    assert found is not None
    return found


def _states(folder: Path, monkeypatch: pytest.MonkeyPatch, count: int) -> tuple[Path, list[Blueprint]]:
    """A journal as a killed process leaves it, half in its log, and what the blueprint was after each deed."""
    monkeypatch.setattr(journals, "EVERY", EVERY)
    session, journal = kept_session(folder / "alive", start())
    states, following = [session.blueprint], deeds(session)
    for number in range(count):
        states.append(next(following))
        if number % 5 == 4:
            journal.look_after()
    shutil.copytree(folder / "alive", folder / "left")
    journal.close(keep=False)
    return folder / "left" / journal.path.name, states


def test_a_damaged_journal_gives_its_longest_valid_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    path, states = _states(tmp_path, monkeypatch, 64)
    whole = restore(path)
    assert whole is not None
    assert (whole.blueprint, whole.whole) == (states[-1], True)
    known = {id(state): number for number, state in enumerate(states)}
    chance, nothing, reached = random.Random(3), 0, []
    for number in range(DAMAGES):
        folder = tmp_path / f"damaged-{number}"
        shutil.copytree(path.parent, folder)
        _damage(folder / (path.name + chance.choice(("", "-wal"))), chance)
        before = {one.name: one.read_bytes() for one in folder.iterdir() if not one.name.endswith("-shm")}
        found = restore(folder / path.name)
        assert {one.name: one.read_bytes() for one in folder.iterdir() if not one.name.endswith("-shm")} == before
        if found is None:
            nothing += 1
        else:
            place = next((known[id(state)] for state in reversed(states) if state == found.blueprint), None)
            assert place is not None, "a state that never was"
            reached.append(place)
        shutil.rmtree(folder)
    full = sum(place == len(states) - 1 for place in reached)
    figure(
        "R5",
        f"{DAMAGES} damaged journals: 0 exceptions, 0 states that never were (target 0); "
        f"{full} whole, {len(reached) - full} a valid part, {nothing} unreadable",
    )
    assert reached


def _damage(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    match chance.randrange(4):
        case 0:
            del data[chance.randrange(len(data)) :]
        case 1:
            place = chance.randrange(len(data))
            data[place : place + 512] = bytes(min(512, len(data) - place))
        case _:
            for _ in range(chance.choice((1, 1, 20))):
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


@pytest.mark.parametrize("gone", [12, 20, 40, 59])
def test_a_damaged_deed_ends_the_part_that_is_valid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gone: int) -> None:
    """Each deed behind the last snapshot is checked for itself; a snapshot that is damaged has one before it."""
    path, states = _states(tmp_path, monkeypatch, 60)
    with sqlite3.connect(path) as connection:
        snaps = [seq for (seq,) in connection.execute("select seq from snap where seq > 0 order by seq")]
        connection.execute("update snap set mark = mark + 1 where seq = ?", (snaps[-1],))
        connection.execute("update deed set data = replace(data, 'e', 'f') where seq = ?", (gone,))
    connection.close()
    found = restore(path)
    assert found is not None
    expected = gone - 1 if gone > snaps[0] else 60
    assert (found.blueprint, found.whole) == (states[expected], expected == 60)


def test_the_stages_that_did_not_change_are_not_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journals, "EVERY", 1)
    session, journal = kept_session(tmp_path, start())
    count = len(session.blueprint.stages)
    next(deeds(session))
    journal.look_after()
    with sqlite3.connect(journal.path) as connection:
        parts = connection.execute("select count(*) from part").fetchone()[0]
    connection.close()
    assert count < parts <= count + 2
    journal.close(keep=False)
