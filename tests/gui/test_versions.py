"""The versions of a document: a list with what changed since, and the way back."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.dialogs.compare import CompareDialog
from blueprint_editor.gui.dialogs.versions import VersionsDialog
from blueprint_editor.gui.main_window import Window
from blueprint_editor.wording import say
from blueprint_editor.workflows import save_document, versions

from .window_kit import add, desk, reopened, save_to, saved_file, settled, texts, wait_for, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def shown(window: Window, qtbot: QtBot) -> VersionsDialog:
    """The list, read to its end."""
    window.commands.trigger("versions")
    dialog = wait_for(qtbot, window, VersionsDialog, "versions")
    settled(qtbot, window.desk)
    return dialog


def column(dialog: VersionsDialog, number: int) -> list[str]:
    """What stands in a column, from top to bottom."""
    rows = (dialog.tree.topLevelItem(row) for row in range(dialog.tree.topLevelItemCount()))
    return [row.text(number) for row in rows if row is not None]


@pytest.fixture
def versioned(window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path) -> Path:
    """A file that was saved three times: with nothing, with one entry, with three."""
    path = tmp_path / "Klant.xlsx"
    save_to(qtbot, window, path)
    for names in (("een",), ("twee", "drie")):
        for name in names:
            add(window, name)
        window.commands.trigger("save")
        settled(qtbot, desk)
    return path


def test_each_version_says_what_changed_since(window: Window, qtbot: QtBot, versioned: Path) -> None:
    dialog = shown(window, qtbot)
    assert column(dialog, 3) == ["2 verschillen: 2 toegevoegd", "3 verschillen: 3 toegevoegd"]
    assert all(column(dialog, 0))
    assert all("kB" in size for size in column(dialog, 2))
    dialog.tree.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    assert column(dialog, 3) == ["3 verschillen: 3 toegevoegd", "2 verschillen: 2 toegevoegd"]


def test_who_saved_a_version_is_told(window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "Klant.xlsx"
    blueprint = replace(saved_file(path), author="Anna")
    for _ in range(2):
        from blueprint_editor.workflows import fingerprint_of

        save_document(blueprint, path, expected=fingerprint_of(path))
    window.files.open_path(path)
    settled(qtbot, desk)
    assert column(shown(desk.windows[-1], qtbot), 1) == ["Anna", ""]


def test_restoring_is_one_step_of_undo(window: Window, desk: Desk, qtbot: QtBot, versioned: Path) -> None:
    dialog = shown(window, qtbot)
    dialog.tree.setCurrentItem(dialog.tree.topLevelItem(1))  # type: ignore[arg-type]  # there are two
    QTest.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    settled(qtbot, desk)
    assert texts(window.bridge.blueprint) == []
    assert window.modified
    assert window.document.path == versioned
    message = window.strip.message
    assert message is not None
    assert "teruggezet" in message.words("nl")
    window.commands.trigger("undo")
    assert texts(window.bridge.blueprint) == ["een", "twee", "drie"]
    assert not window.modified
    window.commands.trigger("redo")
    window.commands.trigger("save")
    settled(qtbot, desk)
    assert texts(reopened(versioned)) == []


def test_a_version_opens_beside_the_document_and_says_what_it_is(
    window: Window, desk: Desk, qtbot: QtBot, versioned: Path
) -> None:
    dialog = shown(window, qtbot)
    QTest.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    settled(qtbot, desk)
    other = desk.windows[-1]
    assert other is not window
    assert texts(other.bridge.blueprint) == ["een"]
    assert other.document.path is None
    assert "versie van" in other.windowTitle()
    other.close()
    assert other not in desk.windows, "it is kept already: nothing to ask"


def test_what_changed_is_shown_change_by_change(window: Window, desk: Desk, qtbot: QtBot, versioned: Path) -> None:
    dialog = shown(window, qtbot)
    QTest.mouseClick(dialog.show_button, Qt.MouseButton.LeftButton)
    compare = wait_for(qtbot, window, CompareDialog, "compare")
    settled(qtbot, desk)
    assert compare.found
    compare.close()


def test_a_document_without_versions_says_when_they_come(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(window, qtbot)
    assert not dialog.tree.isVisible()
    assert dialog._lead.text() == say("versions.none", "nl")
    dialog.close()
    save_to(qtbot, window, tmp_path / "a.xlsx")
    assert shown(window, qtbot)._lead.text() == say("versions.none", "nl")


def test_a_version_that_is_damaged_is_told_and_the_others_are_read(
    window: Window, desk: Desk, qtbot: QtBot, versioned: Path
) -> None:
    newest = versions.versions_of(versioned)[0]
    newest.path.write_bytes(b"weg")
    dialog = shown(window, qtbot)
    assert sorted(column(dialog, 3)) == ["3 verschillen: 3 toegevoegd", "niet te lezen"]
    damaged = next(dialog.tree.topLevelItem(row) for row in range(2) if column(dialog, 3)[row] == "niet te lezen")
    assert damaged is not None
    dialog.tree.setCurrentItem(damaged)
    assert not dialog.restore_button.isEnabled()


def test_closing_the_list_stops_the_reading(window: Window, desk: Desk, qtbot: QtBot, versioned: Path) -> None:
    window.commands.trigger("versions")
    wait_for(qtbot, window, VersionsDialog, "versions").close()
    settled(qtbot, desk)


def test_versions_are_found_through_a_link(versioned: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.xlsx"
    link.symlink_to(versioned)
    assert versions.versions_of(link) == versions.versions_of(versioned)
    assert len(versions.versions_of(link)) == 2


def test_a_version_is_as_old_as_the_file_says_and_not_as_the_copy(versioned: Path) -> None:
    """A file that was saved on Monday and replaced on Friday is Monday's version."""
    found = versions.versions_of(versioned)
    later = datetime.now(UTC) + timedelta(days=4)
    copy = found[0].path
    os.rename(copy, copy.with_name(later.strftime("%Y%m%d-%H%M%S-%f.xlsx")))  # noqa: PTH104
    assert versions.versions_of(versioned)[0].at == found[0].at
