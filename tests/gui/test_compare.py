"""The list of changes in a window: what it shows, finds, sorts and copies, and where it goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from blueprint_editor.core.edits import ChangeEntry, ChangeStage, DeleteEntries
from blueprint_editor.core.model import Blueprint, Element, EntryRef
from blueprint_editor.gui.changes.model import MARK, SENTENCE, ChangesModel
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.dialogs.compare import CompareDialog, show_against, show_changes
from blueprint_editor.gui.main_window import Window
from blueprint_editor.wording.change_list import Group, Told

from .window_kit import add, desk, save_to, saved_file, type_name, wait_for, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def lead(language: str) -> str:
    """The line above the list."""
    return {"nl": "Heen", "en": "There"}[language]


def back(language: str) -> str:
    """The line above the list the other way round."""
    return {"nl": "Terug", "en": "Back"}[language]


def changed(window: Window) -> Blueprint:
    """What is in the window, after which three things are changed in it: added, gone and renamed."""
    for text in ("Bellen", "Mailen"):
        add(window, text, stage=1)
    before = window.bridge.blueprint
    stage = before.stages[1]
    assert window.bridge.do(ChangeStage(before.stages[0].id, name="Kennismaking"))
    assert window.bridge.do(DeleteEntries((EntryRef(stage.id, Element.TASK, stage.tasks[0].id),)))
    add(window, "Inplannen", Element.COMMUNICATION, stage=1)
    return before


@pytest.fixture
def dialog(window: Window, qtbot: QtBot) -> CompareDialog:
    """The list of what was changed in a window."""
    before = changed(window)
    made = show_changes(window, before, window.bridge.blueprint, lead, back)
    qtbot.waitUntil(lambda: made.found)
    return made


def rows(model: ChangesModel) -> dict[str, list[str]]:
    """What is shown: mark and sentence under each title."""
    found: dict[str, list[str]] = {}
    for row in range(model.rowCount()):
        head = model.index(row, MARK)
        found[head.data()] = [
            f"{model.index(at, MARK, head).data()} {model.index(at, SENTENCE, head).data()}"
            for at in range(model.rowCount(head))
        ]
    return found


def test_changes_stand_under_their_stage(dialog: CompareDialog, window: Window) -> None:
    name = window.bridge.blueprint.stages[1].name
    assert rows(dialog.panel.model) == {
        "Kennismaking  (1)": ["~ Fase “Consultatie Gepland” heet nu “Kennismaking”"],
        f"{name}  (2)": ["− Taak “Bellen” verwijderd", "+ Communicatie “Inplannen” toegevoegd"],
    }
    assert {mark: button.text() for mark, button in dialog.panel.kinds.items()} == {
        "+": "+  1 toegevoegd",
        "−": "−  1 verwijderd",
        "~": "~  1 gewijzigd",
    }


def test_words_and_kinds_find(dialog: CompareDialog) -> None:
    QTest.keyClicks(dialog.panel.search, "taak bel")
    assert [row for found in rows(dialog.panel.model).values() for row in found] == ["− Taak “Bellen” verwijderd"]
    dialog.panel.search.clear()
    dialog.panel.kinds["~"].click()
    assert [row[0] for found in rows(dialog.panel.model).values() for row in found] == ["~"]
    QTest.keyClicks(dialog.panel.search, "niets zo")
    assert rows(dialog.panel.model) == {}
    assert dialog.panel.message.isVisible()
    assert dialog.panel.message.text().startswith("Niets gevonden")


def test_a_click_on_a_column_sorts_in_each_stage(dialog: CompareDialog) -> None:
    model = dialog.panel.model
    dialog.panel.tree.sortByColumn(SENTENCE, Qt.SortOrder.AscendingOrder)
    assert list(rows(model).values())[1] == ["+ Communicatie “Inplannen” toegevoegd", "− Taak “Bellen” verwijderd"]
    dialog.panel.tree.sortByColumn(MARK, Qt.SortOrder.DescendingOrder)
    assert [row[0] for row in list(rows(model).values())[1]] == ["−", "+"]
    dialog.panel.tree.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert [row[0] for row in list(rows(model).values())[1]] == ["−", "+"]


def test_enter_goes_to_the_card(dialog: CompareDialog, window: Window, qtbot: QtBot) -> None:
    stage = window.bridge.blueprint.stages[1]
    (added,) = stage.communications[-1:]
    told = next(one for one in every(dialog.panel.model) if one.entry == added.id)
    index = dialog.panel.row_of(told.index)
    dialog.panel.tree.setCurrentIndex(index)
    dialog.panel.tree.activated.emit(index)
    qtbot.waitUntil(lambda: window.cursor_place.entry == added.id)
    gone = next(one for one in every(dialog.panel.model) if one.mark == "−")
    dialog.panel.activated.emit(gone)
    assert window.cursor_place.entry == added.id


def test_enter_stays_in_the_list(dialog: CompareDialog, qtbot: QtBot) -> None:
    QTest.keyClick(dialog.panel.search, Qt.Key.Key_Return)
    QTest.keyClick(dialog.panel.tree, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog.panel.tree, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def every(model: ChangesModel) -> list[Told]:
    """Every change that is shown."""
    found = [
        model.told_at(model.index(at, MARK, model.index(row, MARK)))
        for row in range(model.rowCount())
        for at in range(model.rowCount(model.index(row, MARK)))
    ]
    return [told for told in found if told is not None]


def test_copy_puts_the_text_on_the_clipboard(dialog: CompareDialog) -> None:
    dialog.copy_button.click()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Heen\n3 verschillen: 1 toegevoegd, 1 verwijderd, 1 gewijzigd\n\nKennismaking\n  ~ Fase")
    assert dialog.copy_button.text() == "Gekopieerd"


def test_the_other_way_round(dialog: CompareDialog, qtbot: QtBot) -> None:
    dialog.swap_button.click()
    qtbot.waitUntil(lambda: dialog.found)
    assert "+ Taak “Bellen” toegevoegd" in [row for found in rows(dialog.panel.model).values() for row in found]


def test_the_list_speaks_the_language_of_the_window(dialog: CompareDialog, desk: Desk, qtbot: QtBot) -> None:
    desk.set_language("en")
    qtbot.waitUntil(lambda: dialog.found)
    assert "− Task “Bellen” removed" in [row for found in rows(dialog.panel.model).values() for row in found]
    assert dialog.copy_button.text() == "Copy as text"


def test_equal_blueprints_say_so(window: Window, qtbot: QtBot) -> None:
    blueprint = window.bridge.blueprint
    made = show_changes(window, blueprint, blueprint, lead, back)
    qtbot.waitUntil(lambda: made.found)
    assert made.panel.message.isVisible()
    assert made.panel.message.text() == "Er zijn geen verschillen."
    assert not made.copy_button.isEnabled()


def test_closing_while_it_compares_leaves_nothing(window: Window, desk: Desk, qtbot: QtBot) -> None:
    blueprint = window.bridge.blueprint
    made = show_changes(window, blueprint, replace(blueprint, title="x"), lead, back)
    made.close()
    desk.set_language("en")
    qtbot.waitUntil(lambda: not desk.jobs.busy)


def test_the_command_asks_for_a_file_and_compares(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "Ander.blueprint.xlsx"
    save_to(qtbot, window, path)
    stage = window.bridge.blueprint.stages[0]
    add(window, "Nieuw")
    ref = EntryRef(stage.id, Element.TASK, window.bridge.blueprint.stages[0].tasks[0].id)
    window.commands.trigger("compare")
    asked = wait_for(qtbot, window, QFileDialog, "askFile")
    type_name(asked, path)
    made = wait_for(qtbot, window, CompareDialog, "compare")
    qtbot.waitUntil(lambda: made.found)
    assert list(rows(made.panel.model).values()) == [["+ Taak “Nieuw” toegevoegd"]]
    assert window.bridge.do(ChangeEntry(ref, replace(window.bridge.blueprint.stages[0].tasks[0], note="x")))
    assert list(rows(made.panel.model).values()) == [["+ Taak “Nieuw” toegevoegd"]]


def test_a_file_that_cannot_be_read_is_said_in_the_strip(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "Weg.xlsx"
    show_against(window, path)
    qtbot.waitUntil(window.strip.isVisible)
    assert "Weg.xlsx" in window.strip.label.text()
    saved_file(path)
    window.strip.buttons[0].click()
    wait_for(qtbot, window, CompareDialog, "compare")


def test_very_many_changes_come_folded(dialog: CompareDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    tree, head = dialog.panel.tree, dialog.panel.model.index(1, MARK)
    assert tree.isExpanded(head)
    monkeypatch.setattr("blueprint_editor.gui.changes.panel.MOST_OPEN", 2)
    dialog.panel.search.setText("a")
    assert dialog.panel.model.shown_count == 3
    assert not tree.isExpanded(dialog.panel.model.index(1, MARK))
    dialog.panel.search.setText("taak")
    assert tree.isExpanded(dialog.panel.model.index(0, MARK))


def test_the_model_is_sound(qtbot: QtBot, window: Window) -> None:
    model = ChangesModel(window, choosing=True)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    told = tuple(Told(at, "+~−"[at % 3], "a", f"change {at}") for at in range(5))
    model.show_groups((Group("a", "A", told[:3]), Group("b", "B", told[3:])), {1})
    model.find("change 4", ())
    model.sort(SENTENCE, Qt.SortOrder.DescendingOrder)
    model.find("", ("+",))
    head = model.index(0, MARK, QModelIndex())
    assert model.setData(head, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert model.ticked == {0, 1}
    model.find("", ())
    assert model.data(head, Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.PartiallyChecked
