"""A window with a document that holds more than ours: saved without a word, or refused with a way out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.main_window import Window
from blueprint_editor.wording import say
from tests.unit.carried_kit import BLUEPRINT, parts
from tests.unit.foreign_books import everything
from tests.unit.foreign_parts import Book
from tests.unit.test_workflows_carrying import ORIGIN
from tests.unit.workbook_kit import written

from .window_kit import add, choose_name, desk, settled, type_name, wait_for, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def opened(desk: Desk, qtbot: QtBot, path: Path, data: bytes) -> Window:
    """A window with this workbook."""
    path.write_bytes(data)
    made = desk.new_window()
    made.show()
    made.files.open_path(path)
    qtbot.waitUntil(lambda: made.has_document)
    settled(qtbot, desk)
    return made


def beside(macros: Path | None = None) -> bytes:
    """A blueprint beside everything."""
    from blueprint_editor.workbook.carrier import Carrier
    from blueprint_editor.workbook.graft import graft

    return graft(Carrier(everything(macros)), written(BLUEPRINT))


def test_a_save_keeps_what_is_beside_it_again_and_again(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    made = opened(desk, qtbot, path, beside())
    before = parts(path.read_bytes())
    for text in ("een", "twee"):
        add(made, text)
        made.commands.trigger("save")
        settled(qtbot, desk)
        assert not made.modified
    after = parts(path.read_bytes())
    for name in ("xl/charts/chart1.xml", "xl/media/image1.png", "docProps/custom.xml"):
        assert after[name] == before[name]
    assert made.document.carrier is not None


def test_a_workbook_with_macros_keeps_its_suffix(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    made = opened(desk, qtbot, tmp_path / "a.xlsm", beside(tmp_path / "vbaProject.bin"))
    add(made, "een")
    made.commands.trigger("save_as")
    dialog = wait_for(qtbot, made, QFileDialog, "askName")
    type_name(dialog, tmp_path / "elders.xlsx")
    settled(qtbot, desk)
    assert made.document.path == tmp_path / "elders.xlsm"
    assert "xl/vbaProject.bin" in parts((tmp_path / "elders.xlsm").read_bytes())


def test_a_signed_workbook_is_refused_with_a_new_file_to_go_to(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = Book(beside())
    book.content["_xmlsignatures/origin.sigs"] = b""
    book.refer("", "rIdS", ORIGIN, "_xmlsignatures/origin.sigs")
    made = opened(desk, qtbot, path, book.packed())
    before = path.read_bytes()
    add(made, "een")
    made.commands.trigger("save")
    qtbot.waitUntil(lambda: "ondertekend" in made.strip.label.text())
    assert [button.text() for button in made.strip.buttons] == [say("window.save_new_file", "nl")]
    made.strip.buttons[0].click()
    choose_name(qtbot, made, tmp_path / "b.xlsx")
    settled(qtbot, desk)
    assert path.read_bytes() == before
    now = parts((tmp_path / "b.xlsx").read_bytes())
    assert "xl/charts/chart1.xml" in now
    assert not [name for name in now if "signature" in name]
    assert made.document.path == tmp_path / "b.xlsx"
    assert not made.modified
