"""What finds things: the end of the Edit menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .action import Action, Later

if TYPE_CHECKING:
    from blueprint_editor.gui.deeds import find
else:
    find = Later("deeds.find")

FIND: tuple[Action, ...] = (
    Action(
        "palette", ("edit",), find.show_palette, keys=("Ctrl+K",), icon="search", section=4, toolbar=6, labelled=True
    ),
)
