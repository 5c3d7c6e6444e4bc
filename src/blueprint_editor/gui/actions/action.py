"""One command as a row of the table, and a module of deeds that is loaded when it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtGui import QAction, QKeySequence

from blueprint_editor.gui import states

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window

Keys = QKeySequence.StandardKey
Key = QKeySequence.StandardKey | str
Run = Callable[["Window"], None]
Ask = Callable[["Window"], bool]


class Later:
    """A module that is loaded when the first of its functions is called, which is after the first picture."""

    def __init__(self, name: str) -> None:
        self._name = f"blueprint_editor.gui.{name}"

    def __getattr__(self, function: str) -> Callable[..., object]:
        def call(*given: object) -> object:
            return getattr(import_module(self._name), function)(*given)

        return call


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
