"""What the window remembers, also when its file holds nonsense."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication

from blueprint_editor.gui.settings import MOST_RECENT, Settings, standard_file, system_language


@pytest.fixture
def file(tmp_path: Path, qapp: QApplication) -> Path:
    return tmp_path / "here" / "settings.ini"


def again(settings: Settings, file: Path) -> Settings:
    """The settings as the next start reads them."""
    settings.flush()
    return Settings(file)


def test_nothing_remembered_is_the_system(file: Path) -> None:
    settings = Settings(file)
    assert settings.language == system_language()
    assert settings.theme == "system"
    assert settings.recent == ()
    assert settings.window("geometry").isEmpty()


def test_what_is_set_is_there_next_time(file: Path) -> None:
    settings = Settings(file)
    settings.language, settings.theme = "en", "dark"
    settings.keep_window(QByteArray(b"somewhere"), QByteArray(b"docks"), ("inspector",))
    then = again(settings, file)
    assert (then.language, then.theme) == ("en", "dark")
    assert then.window("geometry") == QByteArray(b"somewhere")
    assert then.window("state") == QByteArray(b"docks")
    assert then.open_docks == ("inspector",)


def test_nonsense_reads_as_nothing(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("[General]\nlanguage=klingon\ntheme=7\nfolder=/not/there\n[window]\ngeometry=wide\n", "utf-8")
    settings = Settings(file)
    assert settings.language == system_language()
    assert settings.theme == "system"
    assert settings.folder != Path("/not/there")
    assert settings.window("geometry").isEmpty()


def test_recent_files_are_the_last_ten_once_each(file: Path, tmp_path: Path) -> None:
    settings = Settings(file)
    paths = [tmp_path / f"{number} café, één.xlsx" for number in range(MOST_RECENT + 3)]
    for path in [*paths, paths[-2]]:
        settings.add_recent(path)
    expected = [paths[-2], paths[-1], *reversed(paths[3:-2])]
    assert list(settings.recent) == expected
    assert again(settings, file).recent == settings.recent
    assert settings.folder == tmp_path


def test_one_recent_file_comes_back_as_one(file: Path, tmp_path: Path) -> None:
    settings = Settings(file)
    settings.add_recent(tmp_path / "a, b.xlsx")
    assert again(settings, file).recent == (tmp_path / "a, b.xlsx",)


def test_the_list_can_be_cleared(file: Path, tmp_path: Path) -> None:
    settings = Settings(file)
    settings.add_recent(tmp_path / "a.xlsx")
    settings.clear_recent()
    assert again(settings, file).recent == ()


def test_the_file_has_its_place_on_this_system(qapp: QApplication) -> None:
    assert standard_file().is_absolute()
    assert standard_file().name == "settings.ini"
