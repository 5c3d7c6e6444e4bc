"""Taking changes from another workbook: what is offered, what comes in, and that one undo takes it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from blueprint_editor.core.edits import AddStage, ChangeStage, DeleteEntries
from blueprint_editor.core.model import Blueprint, Element, EntryRef, Kind, Stage
from blueprint_editor.gui.changes.model import MARK
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.dialogs.fetch import FetchDialog, show_fetch
from blueprint_editor.gui.main_window import Window
from blueprint_editor.workflows import save_document
from blueprint_editor.workflows.comparing import Other

from .test_compare import every, rows
from .window_kit import add, desk, save_to, settled, texts, type_name, wait_for, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def other_of(window: Window) -> Blueprint:
    """What somebody made of what is in the window, which then goes on itself."""
    add(window, "Bellen")
    start = window.bridge.blueprint
    first = start.stages[0]
    assert window.bridge.do(ChangeStage(first.id, name="Kennismaking"))
    task = EntryRef(first.id, Element.TASK, first.tasks[0].id)
    assert window.bridge.do(DeleteEntries((task,)))
    assert window.bridge.do(AddStage(Stage("st_aaaaaaaaaaab", "Nazorg", kind=Kind.WON, probability=1.0), 99))
    add(window, "Terugbellen", stage=len(start.stages))
    theirs = window.bridge.blueprint
    for _ in range(4):
        window.session.undo()
    assert window.bridge.blueprint is start
    return theirs


def fetching(qtbot: QtBot, window: Window, other: Other) -> FetchDialog:
    """The question what to take, ready to answer."""
    dialog = FetchDialog(window, "Ander.xlsx", other)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.ready)
    return dialog


def tick(dialog: FetchDialog, words: str, on: bool) -> None:
    """Tick the change whose sentence has these words, or take its tick away."""
    told = next(one for one in every(dialog.panel.model) if words in one.sentence)
    index = dialog.panel.row_of(told.index).siblingAtColumn(MARK)
    state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
    assert dialog.panel.model.setData(index, state.value, Qt.ItemDataRole.CheckStateRole)


def take(qtbot: QtBot, dialog: FetchDialog, window: Window) -> None:
    """Take what is ticked."""
    dialog.fetch_button.click()
    settled(qtbot, window.desk)


def test_all_but_what_is_missing_there_is_ticked_when_nothing_is_known(window: Window, qtbot: QtBot) -> None:
    theirs = other_of(window)
    dialog = fetching(qtbot, window, Other(theirs))
    assert "niet bekend" in dialog.origin.text()
    ticked = {one.sentence[:12]: one.index in dialog.panel.model.ticked for one in every(dialog.panel.model)}
    assert ticked["taak “Bellen"] is False
    assert sum(ticked.values()) == len(ticked) - 1 == 3
    assert dialog.fetch_button.text() == "3 wijzigingen ophalen"
    take(qtbot, dialog, window)
    stages = window.bridge.blueprint.stages
    assert (stages[0].name, stages[-1].name) == ("Kennismaking", "Nazorg")
    assert texts(window.bridge.blueprint) == ["Bellen"]
    assert "opgehaald" in window.strip.label.text()


def test_what_comes_in_is_one_step_of_undo(window: Window, qtbot: QtBot) -> None:
    theirs = other_of(window)
    before = window.bridge.blueprint
    dialog = fetching(qtbot, window, Other(theirs))
    dialog.all_button.click()
    take(qtbot, dialog, window)
    assert window.bridge.blueprint == theirs
    window.session.undo()
    assert window.bridge.blueprint == before


def test_a_change_comes_with_what_it_needs_and_goes_with_it(window: Window, qtbot: QtBot) -> None:
    dialog = fetching(qtbot, window, Other(other_of(window)))
    dialog.none_button.click()
    assert not dialog.panel.model.ticked
    assert not dialog.fetch_button.isEnabled()
    tick(dialog, "Terugbellen", on=True)
    assert dialog.fetch_button.text() == "2 wijzigingen ophalen"
    tick(dialog, "Nazorg", on=False)
    assert not dialog.panel.model.ticked
    tick(dialog, "Nazorg", on=True)
    take(qtbot, dialog, window)
    assert [stage.name for stage in window.bridge.blueprint.stages][-1] == "Nazorg"
    assert texts(window.bridge.blueprint, stage=-1) == []


def test_with_a_base_only_what_they_did_is_offered(window: Window, qtbot: QtBot) -> None:
    theirs = other_of(window)
    base = window.bridge.blueprint
    add(window, "Van mij")
    dialog = fetching(qtbot, window, Other(theirs, base))
    assert "Het is bekend" in dialog.origin.text()
    sentences = [one.sentence for one in every(dialog.panel.model)]
    assert len(sentences) == 4
    assert not any("Van mij" in sentence for sentence in sentences)
    take(qtbot, dialog, window)
    assert texts(window.bridge.blueprint) == ["Van mij"]
    assert window.bridge.blueprint.stages[-1].name == "Nazorg"


def test_a_base_can_be_chosen(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    theirs, base = other_of(window), window.bridge.blueprint
    save_document(base, tmp_path / "Oud.xlsx")
    add(window, "Van mij")
    dialog = fetching(qtbot, window, Other(theirs))
    assert any("Van mij" in one.sentence for one in every(dialog.panel.model))
    dialog.base_button.click()
    type_name(wait_for(qtbot, dialog, QFileDialog, "askFile"), tmp_path / "Oud.xlsx")
    qtbot.waitUntil(lambda: dialog.ready and "Het is bekend" in dialog.origin.text())
    assert not any("Van mij" in one.sentence for one in every(dialog.panel.model))
    dialog.reject()


def test_where_both_differ_one_chooses(window: Window, qtbot: QtBot) -> None:
    from blueprint_editor.gui.dialogs.conflict import ConflictDialog

    theirs, base = other_of(window), window.bridge.blueprint
    assert window.bridge.do(ChangeStage(base.stages[0].id, name="Eerste gesprek"))
    dialog = fetching(qtbot, window, Other(theirs, base))
    assert "1 keer doen beide iets anders" in dialog.origin.text()
    dialog.none_button.click()
    dialog.fetch_button.click()
    asked = wait_for(qtbot, window, ConflictDialog, "conflicts")
    assert not dialog.isVisible()
    asked.reject()
    assert dialog.isVisible()
    dialog.fetch_button.click()
    asked = wait_for(qtbot, window, ConflictDialog, "conflicts")
    from blueprint_editor.core.merging import Choice

    asked.choose_all(Choice.THEIRS)
    asked.accept()
    settled(qtbot, window.desk)
    blueprint = window.bridge.blueprint
    assert blueprint.stages[0].name == "Kennismaking"
    assert texts(blueprint) == ["Bellen"]
    assert len(blueprint.stages) == len(base.stages)


def test_another_pipeline_keeps_its_id_and_its_account(window: Window, qtbot: QtBot) -> None:
    ours = window.bridge.blueprint
    dialog = fetching(qtbot, window, Other(replace(ours, id="bp_aaaaaaaaaaab")))
    assert rows(dialog.panel.model) == {}
    assert not dialog.fetch_button.isEnabled()
    dialog.reject()


def test_the_command_reads_the_file_and_knows_what_both_came_from(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    import openpyxl

    path = tmp_path / "Mijn.blueprint.xlsx"
    save_to(qtbot, window, path)
    book = openpyxl.load_workbook(path)
    sheet = next(sheet for sheet in book.worksheets if "Fasen" in sheet.title)
    name = window.bridge.blueprint.stages[0].name
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == name)
    cell.value = "In Excel"
    book.save(tmp_path / "Terug.xlsx")
    add(window, "Van mij")
    window.commands.trigger("fetch")
    type_name(wait_for(qtbot, window, QFileDialog, "askFile"), tmp_path / "Terug.xlsx")
    dialog = wait_for(qtbot, window, FetchDialog, "fetch")
    qtbot.waitUntil(lambda: dialog.ready)
    assert "Het is bekend" in dialog.origin.text()
    assert list(rows(dialog.panel.model).values()) == [[f"~ Fase “{name}” heet nu “In Excel”"]]
    QTest.keyClick(dialog.fetch_button, Qt.Key.Key_Space)
    settled(qtbot, window.desk)
    assert window.bridge.blueprint.stages[0].name == "In Excel"
    assert texts(window.bridge.blueprint) == ["Van mij"]


def test_a_missing_file_is_said_in_the_strip(window: Window, tmp_path: Path, qtbot: QtBot, desk: Desk) -> None:
    show_fetch(window, tmp_path / "Weg.xlsx")
    qtbot.waitUntil(window.strip.isVisible)
    assert "Weg.xlsx" in window.strip.label.text()
    settled(qtbot, desk)
