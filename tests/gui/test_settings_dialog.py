"""Settings that count at once, the switch of the recovery copy, pinned files, privacy and licences."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.dialogs.licences import LicencesDialog, licence_files
from blueprint_editor.gui.dialogs.preferences import SettingsDialog
from blueprint_editor.gui.dialogs.privacy import places
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.settings import Settings

from .window_kit import add, desk, wait_for, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def dialog(window: Window, qtbot: QtBot) -> SettingsDialog:
    """The settings, opened from the menu."""
    window.commands.trigger("settings")
    return wait_for(qtbot, window, SettingsDialog, "settings")


def choose(dialog: SettingsDialog, name: str, value: str) -> None:
    box = dialog.boxes[name]
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_what_is_chosen_counts_at_once_and_is_kept(dialog: SettingsDialog, desk: Desk) -> None:
    choose(dialog, "language", "en")
    choose(dialog, "theme", "strong_dark")
    choose(dialog, "density", "compact")
    assert (dialog.windowTitle(), desk.appearance.density) == ("Settings", "compact")
    assert desk.appearance.look.strong
    desk.settings.flush()
    kept = Settings(desk.settings.file)
    assert (kept.language, kept.theme, kept.density) == ("en", "strong_dark", "compact")


def test_without_a_recovery_copy_nothing_is_written_and_on_again_all_is(
    dialog: SettingsDialog, window: Window, desk: Desk
) -> None:
    add(window, "geschreven")
    assert window.recovering.journal is not None
    dialog.recovery.click()
    assert window.recovering.journal is None
    add(window, "niet geschreven")
    assert window.recovering.journal is None
    assert any("ben je kwijt" in label.text() for label in dialog.findChildren(QLabel))
    dialog.recovery.click()
    assert window.recovering.journal is not None
    assert desk.settings.recovery_copy


def test_a_new_blueprint_takes_the_agenda_of_the_settings(dialog: SettingsDialog, window: Window, desk: Desk) -> None:
    def agenda() -> dict[str, int]:
        made = desk.new_window()
        made.files.create("empty", "en")
        return {item.text: item.minutes for item in made.bridge.blueprint.agenda}

    before = window.bridge.blueprint
    assert not dialog.agenda.reset.isEnabled()
    dialog.agenda.minutes["stages"].setValue(45)
    dialog.agenda.minutes["deal_test"].setValue(0)
    desk.settings.flush()
    assert Settings(desk.settings.file).agenda == {"stages": 45, "deal_test": 0}
    found = agenda()
    assert (found["Stages"], found["Triggers"], found.get("Deal test")) == (45, 30, None)
    assert window.bridge.blueprint is before, "one that is there keeps its own"
    dialog.agenda.reset.click()
    assert dialog.agenda.minutes["stages"].value() == 30
    assert agenda() == {}, "that of the method, which is not written down"


def test_pinned_files_come_first_and_stay_when_the_list_is_cleared(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "s.ini")
    files = [tmp_path / f"{number}.xlsx" for number in range(12)]
    for file in files:
        settings.add_recent(file)
    settings.pin(files[5], on=True)
    settings.pin(files[1], on=True)
    assert settings.recent_files[:3] == (files[5], files[1], files[11])
    assert len(settings.recent_files) == 10
    settings.clear_recent()
    assert settings.recent_files == (files[5], files[1])
    settings.pin(files[5], on=False)
    assert list(settings.recent_files) == [files[1]]


def test_the_menu_and_the_start_page_pin(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        desk.settings.add_recent(tmp_path / name)
    window = desk.new_window()
    window.show_start()
    window.show()
    qtbot.waitExposed(window)
    assert window.pages.start is not None
    page = window.pages.start

    def pins() -> list[QToolButton]:
        return [one for one in page.findChildren(QToolButton) if one.isCheckable() and one.isVisibleTo(page)]

    qtbot.waitUntil(lambda: len(pins()) == 2)
    QTest.mouseClick(pins()[1], Qt.MouseButton.LeftButton)
    assert desk.settings.pinned == (tmp_path / "a.xlsx",)
    assert desk.settings.recent_files[0] == tmp_path / "a.xlsx"
    menu = window.commands.recent
    menu.open_up()
    assert menu.actions()[0].data() == tmp_path / "a.xlsx"
    assert not menu.actions()[0].icon().isNull()
    for name, on in (("a.xlsx", False), ("b.xlsx", True)):
        submenu = next(found for action in menu.actions() if isinstance(found := action.menu(), QMenu))
        pin = next(action for action in submenu.actions() if action.text().endswith(name))
        pin.trigger()
        menu.open_up()
        assert (tmp_path / name in desk.settings.pinned) is on


def test_privacy_names_real_places(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    assert dict(places(window))["document"] is None
    window.commands.trigger("privacy")
    told = wait_for(qtbot, window, QDialog, "privacy")
    words = "\n".join(label.text() for label in told.findChildren(QLabel))
    assert "api.hubapi.com" in words
    assert str(window.desk.settings.file) in words
    assert str(tmp_path / "backups") in words


def test_every_part_has_a_licence_that_can_be_read(window: Window) -> None:
    dialog = LicencesDialog(window, window.appearance)
    for row, part in enumerate(licence_files()):
        dialog.parts.setCurrentRow(row)
        assert len(dialog.text.toPlainText()) > 200, part
