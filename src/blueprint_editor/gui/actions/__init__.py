"""The table of commands: menus, toolbar, keys and the list of keys are all made from it.

Entering on the board itself (typing, Enter, Tab, arrows) is no command: the board and its editor
do that, and `BOARD_KEYS` lists it for the list of keys.
"""

from __future__ import annotations

from .action import Action, Key
from .edit import EDIT
from .file import FILE
from .find import FIND
from .help import HELP
from .hubspot import HUBSPOT
from .stage import STAGE
from .view import VIEW
from .workshop import WORKSHOP

ACTIONS: tuple[Action, ...] = (*FILE, *EDIT, *FIND, *VIEW, *STAGE, *WORKSHOP, *HUBSPOT, *HELP)

MENUS = ("file", "edit", "view", "stage", "workshop", "hubspot", "help")

__all__ = ["ACTIONS", "BOARD_KEYS", "MENUS", "Action", "Key"]

BOARD_KEYS: tuple[tuple[str, tuple[Key, ...]], ...] = (
    ("key.type", ()),
    ("key.commit", ("Enter",)),
    ("key.line_break", ("Shift+Enter",)),
    ("key.next_stage", ("Tab",)),
    ("key.previous_stage", ("Shift+Tab",)),
    ("key.next_element", ("Ctrl+Down",)),
    ("key.previous_element", ("Ctrl+Up",)),
    ("key.edit", ("Enter", "F2")),
    ("key.leave", ("Esc",)),
    ("key.arrows", ("Up", "Down", "Left", "Right")),
    ("key.jump", ("Ctrl+Left", "Ctrl+Right")),
    ("key.ends", ("Home", "End")),
    ("key.several", ("Shift+Up", "Shift+Down")),
    ("key.toggle", ("Space",)),
    ("key.neighbours", ("Ctrl+PgUp", "Ctrl+PgDown")),
    ("key.phase_end", ("Shift+Left", "Shift+Right")),
    ("key.phase_start", ("Alt+Shift+Left", "Alt+Shift+Right")),
    ("key.phase_move", ("Alt+Left", "Alt+Right")),
    ("key.present_next", ("PgDown",)),
    ("key.present_previous", ("PgUp",)),
    ("key.present_step", ("1", "7")),
    ("key.present_turn", ("Enter",)),
    ("key.present_blank", ("B", ".")),
    ("key.present_freeze", ("F",)),
    ("key.present_close", ("F5", "Esc")),
    ("key.answer", ("J", "Y", "N", "?")),
    ("key.link", ("K", "L")),
    ("key.table_sort", ("Ctrl+Shift+Up", "Ctrl+Shift+Down")),
    ("key.table_filter", ("Ctrl+F",)),
    ("key.table_width", ("Alt+Left", "Alt+Right")),
)
"""What the board and the panels do themselves: the key of a text, and its keys."""
