"""The Edit menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint_editor.core.model import ELEMENTS, Element, Status
from blueprint_editor.gui import states

from .action import Action, Keys, Later

if TYPE_CHECKING:
    from blueprint_editor.gui.deeds import edit
else:
    edit = Later("deeds.edit")


def _turn_into(element: Element) -> Action:
    return Action(
        f"turn_{element.value}",
        ("edit", "turn"),
        lambda window: edit.turn_into(window, element),
        lambda window: states.can_turn(window, element),
        (f"Ctrl+T, {element.step}",),
        on_board=True,
    )


def _status(status: Status) -> Action:
    return Action(
        f"status_{status.value}",
        ("edit", "status"),
        lambda window: edit.set_status(window, status),
        states.has_selection,
        checked=lambda window: states.all_are(window, status),
        no_key_reason="in the menu of Ctrl+.; confirming has a key of its own",
    )


EDIT: tuple[Action, ...] = (
    Action("undo", ("edit",), edit.undo, states.can_undo, (Keys.Undo,), "undo-2", toolbar=2, words=states.undo_words),
    Action("redo", ("edit",), edit.redo, states.can_redo, (Keys.Redo,), "redo-2", toolbar=2, words=states.redo_words),
    Action("cut", ("edit",), edit.cut, states.can_copy, (Keys.Cut,), section=1),
    Action("copy", ("edit",), edit.copy, states.can_copy, (Keys.Copy,), section=1),
    Action("paste", ("edit",), edit.paste, states.can_paste, (Keys.Paste,), section=1),
    Action("paste_text", ("edit",), edit.paste_text, states.can_paste, ("Ctrl+Shift+V",), section=1),
    Action("delete", ("edit",), edit.delete, states.can_delete, (Keys.Delete,), "trash-2", section=1, on_board=True),
    Action("select_all", ("edit",), edit.select_all, states.can_paste, (Keys.SelectAll,), section=1),
    Action(
        "add_entry",
        ("edit",),
        edit.add_entry,
        states.in_cell,
        icon="plus",
        section=2,
        no_key_reason="on the board one just types",
    ),
    Action("edit_entry", ("edit",), edit.edit_entry, states.on_entry, ("F2",), "pencil", section=2, on_board=True),
    Action("menu_here", ("edit",), edit.show_menu, states.on_board_page, ("Ctrl+.",), section=2, on_board=True),
    Action(
        "confirm",
        ("edit",),
        edit.confirm,
        states.can_confirm,
        ("Ctrl+Shift+Enter", "Ctrl+Shift+Return"),
        "check",
        section=2,
    ),
    Action(
        "delete_examples",
        ("edit",),
        edit.delete_examples,
        states.has_examples,
        section=2,
        words=states.examples_words,
        no_key_reason="once in a blueprint, when its own entries are in",
    ),
    Action("duplicate", ("edit",), edit.duplicate, states.can_duplicate, ("Ctrl+D",), "copy", section=3, on_board=True),
    Action(
        "duplicate_next",
        ("edit",),
        edit.duplicate_next,
        states.has_next_stage,
        ("Ctrl+Shift+D",),
        section=3,
        on_board=True,
    ),
    Action("move_up", ("edit", "move"), edit.move_up, states.has_selection, ("Alt+Up",), on_board=True),
    Action("move_down", ("edit", "move"), edit.move_down, states.has_selection, ("Alt+Down",), on_board=True),
    Action("move_left", ("edit", "move"), edit.move_left, states.can_move, ("Alt+Left",), on_board=True),
    Action("move_right", ("edit", "move"), edit.move_right, states.can_move, ("Alt+Right",), on_board=True),
    Action(
        "move_to", ("edit", "move"), edit.move_to, states.has_selection, ("Ctrl+Shift+M",), section=1, on_board=True
    ),
    *(_turn_into(element) for element in ELEMENTS),
    *(_status(status) for status in Status),
    Action("park", ("edit",), edit.park, states.has_selection, ("Ctrl+Shift+P",), "circle-parking", section=3),
)
