"""What the menu of each thing on the board offers: an item, several, a cell, a stage, a row's name, the ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window

Parts = tuple[str | tuple[str, ...], ...]
"""Ids of commands, paths of menus, and an empty id for a line."""

ENTRY: Parts = (
    "edit_entry", "confirm", ("edit", "status"), "", "cut", "copy", "paste", "",
    "duplicate", "duplicate_next", ("edit", "turn"), "move_to", "park", "", "inspector", "", "delete",
)  # fmt: skip
SEVERAL: Parts = (
    "confirm", ("edit", "status"), "", "cut", "copy", "", "duplicate", "duplicate_next",
    ("edit", "turn"), "move_to", "park", "", "delete",
)  # fmt: skip
CELL: Parts = ("add_entry", "paste", "select_all", "", "deliberately_empty", "fold_row")
STAGE: Parts = (
    "stage_rename", "", "stage_after", "stage_before", "stage_left", "stage_right", "",
    "stage_duplicate", "stage_split", "stage_merge", "", "focus", "inspector", "", "stage_delete",
)  # fmt: skip
GROUND: Parts = ("stage_after", "", "step_all", "zoom_reset", "", "delete_examples")


def offered(window: Window) -> Parts:
    """What can be done where the cursor is."""
    cursor = window.cursor_place
    if window.selected_count() > 1:
        return SEVERAL
    if cursor.entry:
        return ENTRY
    if cursor.stage and cursor.element:
        return CELL
    if cursor.element:
        return "fold_row", f"step_{cursor.element.value}", "step_all", "", "next_open"
    return STAGE if cursor.stage else GROUND
