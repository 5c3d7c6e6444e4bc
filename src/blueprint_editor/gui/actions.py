"""The table of commands: menus, toolbar, keys and the list of keys are all made from it.

Entering on the board itself (typing, Enter, Tab, arrows) is no command: the board and its editor
do that, and `BOARD_KEYS` lists it for the list of keys.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtGui import QAction, QKeySequence

from blueprint_editor.core.model import ELEMENTS, Element
from blueprint_editor.gui import states
from blueprint_editor.wording import LANGUAGES

if TYPE_CHECKING:
    from blueprint_editor.gui import deeds, parked
    from blueprint_editor.gui.main_window import Window
else:

    class _Later:
        """A module that is loaded when the first of its functions is called, which is after the first picture."""

        def __init__(self, name: str) -> None:
            self._name = f"blueprint_editor.gui.{name}"

        def __getattr__(self, function: str) -> Callable[..., object]:
            def call(*given: object) -> object:
                return getattr(import_module(self._name), function)(*given)

            return call

    deeds, parked = _Later("deeds"), _Later("parked")

Keys = QKeySequence.StandardKey
Key = QKeySequence.StandardKey | str
Run = Callable[["Window"], None]
Ask = Callable[["Window"], bool]


class Action(msgspec.Struct, frozen=True):
    """One command. `menu` is the path of menus it is in; `section` counts the lines above it there."""

    id: str
    menu: tuple[str, ...]
    run: Run
    enabled: Ask = states.always
    keys: tuple[Key, ...] = ()
    icon: str = ""
    section: int = 0
    toolbar: int = 0
    """The group of the toolbar it is in, from 1; 0 is not in it."""
    labelled: bool = False
    """Whether its button shows its text beside the icon."""
    checked: Ask | None = None
    """For a command that is on or off: whether it is on."""
    group: str = ""
    """Commands of one group exclude each other."""
    on_board: bool = False
    """Whether its keys count only while the board has the focus."""
    words: Callable[[Window, str], str] | None = None
    """For a command whose text depends on the moment: the text in a language."""
    no_key_reason: str = ""
    role: QAction.MenuRole = QAction.MenuRole.NoRole

    @property
    def text_key(self) -> str:
        """The key of its text."""
        return f"action.{self.id}"


_STEP_KEYS: dict[int, tuple[str, ...]] = {
    # The signs are what the digits' keys give without Shift on a Belgian or French keyboard.
    2: ("Ctrl+2", "Ctrl+É"),
    3: ("Ctrl+3", 'Ctrl+"'),
    4: ("Ctrl+4", "Ctrl+'"),
    5: ("Ctrl+5", "Ctrl+("),
    6: ("Ctrl+6", "Ctrl+§"),
    7: ("Ctrl+7", "Ctrl+È"),
}


def _show_step(element: Element) -> Action:
    return Action(
        f"step_{element.value}",
        ("view", "step"),
        lambda window: deeds.show_step(window, element),
        states.has_document,
        _STEP_KEYS[element.step],
        checked=lambda window: window.step is element,
        group="step",
    )


def _turn_into(element: Element) -> Action:
    return Action(
        f"turn_{element.value}",
        ("edit", "turn"),
        lambda window: deeds.turn_into(window, element),
        lambda window: states.can_turn(window, element),
        (f"Ctrl+T, {element.step}",),
        on_board=True,
    )


def _theme(choice: str) -> Action:
    return Action(
        f"theme_{choice}",
        ("view", "theme"),
        lambda window: window.desk.set_theme(choice),
        checked=lambda window: window.desk.theme.choice == choice,
        group="theme",
        no_key_reason="chosen once, not while working",
    )


def _language(language: str) -> Action:
    return Action(
        f"language_{language}",
        ("view", "language"),
        lambda window: window.desk.set_language(language),
        checked=lambda window: window.appearance.language == language,
        group="language",
        no_key_reason="chosen once, not while working",
    )


def _compare_with(window: Window) -> None:
    from blueprint_editor.gui.dialogs.compare import compare_with

    compare_with(window)


def _can_fetch(window: Window) -> bool:
    return window.has_document and not window.session.read_only


def _fetch_from(window: Window) -> None:
    from blueprint_editor.gui.dialogs.fetch import fetch_from

    fetch_from(window)


def _show_versions(window: Window) -> None:
    from blueprint_editor.gui.dialogs.versions import show_versions

    show_versions(window)


def _show_left_work(window: Window) -> None:
    window.desk.left_work.show_list(window)


_FILE = (
    Action("new", ("file",), deeds.new, keys=(Keys.New,), icon="file-plus", toolbar=1),
    Action("open", ("file",), deeds.open_file, keys=(Keys.Open,), icon="folder-open", toolbar=1),
    Action("save", ("file",), deeds.save, keys=(Keys.Save,), icon="save", section=1, toolbar=1),
    Action("save_as", ("file",), deeds.save_as, states.has_document, (Keys.SaveAs, "Ctrl+Shift+S"), section=1),
    Action(
        "compare",
        ("file",),
        _compare_with,
        states.has_document,
        section=2,
        no_key_reason="now and then, and it asks for a file",
    ),
    Action(
        "fetch",
        ("file",),
        _fetch_from,
        _can_fetch,
        section=2,
        no_key_reason="now and then, and it asks for a file",
    ),
    Action(
        "versions",
        ("file",),
        _show_versions,
        states.has_document,
        section=2,
        no_key_reason="rare, and it opens a list",
    ),
    Action(
        "recovery",
        ("file",),
        _show_left_work,
        section=2,
        no_key_reason="rare: after the program stopped unexpectedly",
    ),
    Action("close", ("file",), deeds.close, keys=("Ctrl+W", Keys.Close), section=3),
    Action("quit", ("file",), deeds.leave, keys=(Keys.Quit, "Ctrl+Q"), section=3, role=QAction.MenuRole.QuitRole),
)

_EDIT = (
    Action("undo", ("edit",), deeds.undo, states.can_undo, (Keys.Undo,), "undo-2", toolbar=2, words=states.undo_words),
    Action("redo", ("edit",), deeds.redo, states.can_redo, (Keys.Redo,), "redo-2", toolbar=2, words=states.redo_words),
    Action("cut", ("edit",), deeds.cut, states.can_copy, (Keys.Cut,), section=1),
    Action("copy", ("edit",), deeds.copy, states.can_copy, (Keys.Copy,), section=1),
    Action("paste", ("edit",), deeds.paste, states.can_paste, (Keys.Paste,), section=1),
    Action("delete", ("edit",), deeds.delete, states.can_delete, (Keys.Delete,), "trash-2", section=1, on_board=True),
    Action("select_all", ("edit",), deeds.select_all, states.can_paste, (Keys.SelectAll,), section=1),
    Action(
        "add_entry",
        ("edit",),
        deeds.add_entry,
        states.in_cell,
        icon="plus",
        section=2,
        no_key_reason="on the board one just types",
    ),
    Action("edit_entry", ("edit",), deeds.edit_entry, states.on_entry, ("F2",), "pencil", section=2, on_board=True),
    Action("menu_here", ("edit",), deeds.show_menu, states.on_board_page, ("Ctrl+.",), section=2, on_board=True),
    Action(
        "confirm",
        ("edit",),
        deeds.confirm,
        states.can_confirm,
        ("Ctrl+Shift+Enter", "Ctrl+Shift+Return"),
        "check",
        section=2,
    ),
    Action(
        "duplicate", ("edit",), deeds.duplicate, states.has_selection, ("Ctrl+D",), "copy", section=3, on_board=True
    ),
    Action(
        "duplicate_next",
        ("edit",),
        deeds.duplicate_next,
        states.has_selection,
        ("Ctrl+Shift+D",),
        section=3,
        on_board=True,
    ),
    Action("move_up", ("edit", "move"), deeds.move_up, states.has_selection, ("Alt+Up",), on_board=True),
    Action("move_down", ("edit", "move"), deeds.move_down, states.has_selection, ("Alt+Down",), on_board=True),
    Action("move_left", ("edit", "move"), deeds.move_left, states.can_move, ("Alt+Left",), on_board=True),
    Action("move_right", ("edit", "move"), deeds.move_right, states.can_move, ("Alt+Right",), on_board=True),
    *(_turn_into(element) for element in ELEMENTS),
    Action("park", ("edit",), deeds.park, states.has_selection, ("Ctrl+Shift+P",), "circle-parking", section=3),
    Action(
        "unpark",
        ("edit",),
        parked.show_parked,
        parked.has_parked,
        section=3,
        no_key_reason="rare; it lists what is there, with a digit for each",
    ),
)

_VIEW = (
    Action(
        "step_stages",
        ("view", "step"),
        deeds.show_stages,
        states.has_document,
        ("Ctrl+1", "Ctrl+&"),
    ),
    *(_show_step(element) for element in ELEMENTS),
    Action(
        "step_all",
        ("view", "step"),
        deeds.show_all,
        states.has_document,
        ("Ctrl+9", "Ctrl+Ç"),
        "rows-3",
        section=1,
        checked=lambda window: window.step is None,
        group="step",
    ),
    Action("fold_row", ("view",), deeds.fold_row, states.in_cell, ("Ctrl+Shift+J",), section=1),
    Action("next_open", ("view",), deeds.next_open, states.on_board_page, ("Ctrl+J",), section=1),
    Action(
        "focus",
        ("view",),
        deeds.toggle_focus,
        states.can_focus,
        ("Ctrl+Shift+F",),
        "focus",
        section=2,
        toolbar=5,
        labelled=True,
        checked=states.in_focus,
    ),
    Action(
        "inspector",
        ("view",),
        deeds.inspect,
        states.has_document,
        ("Ctrl+Enter", "Ctrl+Return"),
        "panel-right",
        section=2,
        toolbar=5,
        labelled=True,
        checked=states.inspecting,
    ),
    Action("next_pane", ("view",), deeds.next_pane, states.has_document, ("F6",), section=2),
    Action("zoom_in", ("view",), deeds.zoom_in, states.on_board_page, (Keys.ZoomIn, "Ctrl+="), section=3),
    Action("zoom_out", ("view",), deeds.zoom_out, states.on_board_page, (Keys.ZoomOut,), section=3),
    Action("zoom_reset", ("view",), deeds.zoom_reset, states.on_board_page, ("Ctrl+0", "Ctrl+À"), section=3),
    *(_theme(choice) for choice in ("system", "light", "dark")),
    *(_language(language) for language in LANGUAGES),
    Action(
        "standard_layout",
        ("view",),
        deeds.standard_layout,
        section=5,
        no_key_reason="rare: docks that went astray",
    ),
)

_STAGE = (
    Action(
        "stage_after",
        ("stage",),
        deeds.stage_after,
        states.on_board_page,
        ("Ctrl+Shift+N",),
        "square-plus",
        toolbar=3,
        labelled=True,
    ),
    Action(
        "stage_before",
        ("stage",),
        deeds.stage_before,
        states.on_board_page,
        ("Ctrl+Shift+B",),
        "between-vertical-start",
    ),
    Action(
        "stage_rename",
        ("stage",),
        deeds.stage_rename,
        states.has_stage,
        icon="pencil",
        section=1,
        no_key_reason="Enter, F2 or a double click on the stage's header",
    ),
    Action(
        "stage_left",
        ("stage",),
        deeds.stage_left,
        states.has_stage,
        icon="arrow-left",
        section=1,
        no_key_reason="Alt+Left on the stage's header",
    ),
    Action(
        "stage_right",
        ("stage",),
        deeds.stage_right,
        states.has_stage,
        icon="arrow-right",
        section=1,
        no_key_reason="Alt+Right on the stage's header",
    ),
    Action(
        "stage_duplicate",
        ("stage",),
        deeds.stage_duplicate,
        states.has_stage,
        icon="copy",
        section=2,
        no_key_reason="Ctrl+D on the stage's header",
    ),
    Action(
        "stage_split",
        ("stage",),
        deeds.stage_split,
        states.has_stage,
        icon="split",
        section=2,
        no_key_reason="rare, and it asks what goes along",
    ),
    Action(
        "stage_merge",
        ("stage",),
        deeds.stage_merge,
        states.can_merge,
        icon="merge",
        section=2,
        no_key_reason="rare, and too much for one slip of the finger",
    ),
    Action(
        "deliberately_empty",
        ("stage",),
        deeds.deliberately_empty,
        states.in_cell,
        icon="minus",
        section=3,
        checked=states.is_deliberately_empty,
        no_key_reason="a decision of the room, made with a click",
    ),
    Action(
        "stage_delete",
        ("stage",),
        deeds.stage_delete,
        states.has_stage,
        icon="trash-2",
        section=4,
        no_key_reason="Delete on the stage's header",
    ),
)

_HELP = (
    Action("keys", ("help",), deeds.show_keys, keys=("F1",), icon="circle-question-mark"),
    Action(
        "about",
        ("help",),
        deeds.show_about,
        icon="info",
        section=1,
        no_key_reason="read once",
        role=QAction.MenuRole.AboutRole,
    ),
)

ACTIONS: tuple[Action, ...] = (*_FILE, *_EDIT, *_VIEW, *_STAGE, *_HELP)

MENUS = ("file", "edit", "view", "stage", "help")

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
)
"""What the board does itself: the key of its text, and its keys."""
