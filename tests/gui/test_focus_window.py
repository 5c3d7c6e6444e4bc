"""Focus as a part of the window: menus, status line and inspector follow it, and one comes back where one was."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from blueprint_editor.core.edits import ChangeStage
from blueprint_editor.core.model import Element
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.panels.focus_panel import ONE_ROW
from blueprint_editor.gui.panels.inspector import Inspector

from .window_kit import add, desk, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_commands_work_on_the_stage_that_is_shown_in_full(window: Window) -> None:
    first, second, third = window.bridge.blueprint.stages[:3]
    add(window, "Bellen", stage=1)
    window.go_to(Cursor(first.id, Element.TASK))
    window.docks["inspector"].enter()
    window.commands.trigger("focus")
    view = window.pages.focus_view
    assert view is not None
    assert view.panels[Element.TASK].add_line.hasFocus(), "one goes on where the cursor was"
    view.show_neighbour(1)
    assert second.name in window.status_line.place.text()
    assert view.panels[Element.TASK].focus_row(0)
    entry = window.bridge.blueprint.stages[1].tasks[0]
    assert window.cursor_place == Cursor(second.id, Element.TASK, entry.id)
    inspector = window.docks["inspector"].panel
    assert isinstance(inspector, Inspector)
    assert inspector.form is not None
    window.commands.trigger("focus")
    assert window.cursor_place == Cursor(second.id, Element.TASK, entry.id), "one comes back where one was"
    window.commands.trigger("focus")
    window.commands.trigger("stage_delete")
    assert [stage.id for stage in window.bridge.blueprint.stages[:2]] == [first.id, third.id]
    assert window.shown_board is not None, "what is gone is not shown"
    window.session.undo()
    window.go_to(Cursor(second.id, Element.TASK, entry.id))
    window.commands.trigger("focus")
    assert view.cursor_place() == Cursor(second.id, Element.TASK, entry.id)
    window.commands.trigger("focus")
    assert window.cursor_place == Cursor(second.id, Element.TASK, entry.id), "and comes back to the same place"


def test_focus_on_the_label_of_a_row_shows_the_stage_one_was_in(window: Window) -> None:
    second = window.bridge.blueprint.stages[1]
    board = window.shown_board
    assert board is not None
    window.go_to(Cursor(second.id, Element.TASK))
    board.labels.focus(Element.TASK)
    assert window.current_stage() is None
    assert window.commands.actions["focus"].isEnabled()
    window.commands.trigger("focus")
    assert window.pages.focus_view is not None
    assert window.pages.focus_view.stage_id == second.id
    window.leave_focus()
    board.labels.focus(Element.TASK)
    window.commands.trigger("stage_delete")
    board.labels.focus(Element.TASK)
    window.commands.trigger("focus")
    assert window.pages.in_focus


def test_a_stage_and_a_dock_fit_a_small_projector(window: Window) -> None:
    add(window, "Offerte", Element.DOCUMENT)
    window.bridge.do(ChangeStage(window.bridge.blueprint.stages[0].id, description="Een lang verhaal. " * 40))
    stage = window.bridge.blueprint.stages[0]
    window.resize(1280, 640)
    window.go_to(Cursor(stage.id, Element.DOCUMENT, stage.documents[0].id))
    window.commands.trigger("focus")
    window.commands.trigger("parking")
    view = window.pages.focus_view
    assert view is not None
    view.go(window.cursor_place)
    QApplication.processEvents()
    QApplication.processEvents()  # the open row has the height of its fields a turn later
    assert window.minimumSizeHint().height() < 500
    panel = view.panels[Element.DOCUMENT]
    row, area = panel.rows[stage.documents[0].id], panel.area
    assert area.height() >= ONE_ROW
    assert row.height() > area.viewport().height(), "it is too high to be seen whole"
    assert row.mapTo(area.viewport(), row.rect().topLeft()).y() == 0, "one sees its name"
    fields = view.header.fields.editors
    assert fields["description"].height() == fields["aliases"].height(), "the header has one line for each"
