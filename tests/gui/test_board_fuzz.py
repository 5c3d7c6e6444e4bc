"""Random deeds, undo, scrolling and folding: the board always shows the document, exactly."""

from __future__ import annotations

import random

import msgspec
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blueprint_editor.core.edits import (
    AddEntries,
    AnyEdit,
    ChangeEntry,
    DeleteEntries,
    DeleteStage,
    DuplicateStage,
    MoveEntries,
    MoveStage,
)
from blueprint_editor.core.model import ELEMENTS, Element, EntryRef
from tests.gui.boards import Bench, entry, make_blueprint


def some_edit(chance: random.Random, bench: Bench) -> AnyEdit | None:
    """A random deed on the present blueprint, or none where there is nothing to do it on."""
    stages = bench.blueprint.stages
    stage, element = chance.choice(stages), chance.choice(ELEMENTS)
    cell = stage.cell(element)
    refs = [EntryRef(stage.id, element, one.id) for one in cell]
    words = "woord " * chance.randint(1, 40)
    kind = chance.choice(["add", "add", "change", "delete", "move", "move", "stage", "copy", "gone"])
    if kind == "add":
        return AddEntries(
            stage.id, element, chance.randint(0, len(cell)), (entry(element, words, bench.session._random_bytes),)
        )
    if kind == "stage":
        return MoveStage(stage.id, chance.randint(0, len(stages)))
    if kind == "copy" and len(stages) < 12:
        return DuplicateStage(stage.id, bench.session.new_seed())
    if kind == "gone" and len(stages) > 3:
        return DeleteStage(stage.id)
    if not refs:
        return None
    if kind == "change":
        return ChangeEntry(refs[0], msgspec.structs.replace(cell[0], text=words))
    if kind == "delete":
        return DeleteEntries(tuple(refs[:2]))
    target: Element = chance.choice(ELEMENTS)
    return MoveEntries(tuple(refs[-2:]), chance.choice(stages).id, target, 0)


def some_view_change(chance: random.Random, bench: Bench) -> None:
    """Look at another part of the board, or at it in another way."""
    board = bench.board
    kind = chance.randrange(6)
    if kind == 0:
        board.rows.toggle(chance.choice(ELEMENTS))
    elif kind == 1:
        board.horizontalScrollBar().setValue(chance.randint(0, board.horizontalScrollBar().maximum()))
    elif kind == 2:
        board.verticalScrollBar().setValue(chance.randint(0, board.verticalScrollBar().maximum()))
    elif kind == 3:
        board.resize(chance.randint(500, 1500), chance.randint(300, 900))
    elif kind == 4:
        board.set_zoom(chance.choice([0.5, 1.0, 1.7]))
    else:
        board.rows.show_step(chance.choice([None, *ELEMENTS]))


@pytest.mark.parametrize("seed", range(6))
def test_the_board_shows_the_document_whatever_happens(qtbot: QtBot, seed: int) -> None:
    chance = random.Random(seed)
    bench = Bench(qtbot, make_blueprint(open_stages=6, entries=4))
    start = bench.blueprint
    for _ in range(120):
        luck = chance.random()
        if luck < 0.6:
            edit = some_edit(chance, bench)
            if edit is not None:
                bench.bridge.do(edit)
        elif luck < 0.7:
            bench.session.undo()
        elif luck < 0.75:
            bench.session.redo()
        else:
            some_view_change(chance, bench)
        QApplication.processEvents()
        bench.watch_models()
        bench.check()
    while bench.session.can_undo:
        bench.session.undo()
    QApplication.processEvents()
    bench.check()
    assert bench.blueprint is start
