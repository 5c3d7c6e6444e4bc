"""The Help menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from .action import Action, Keys, Later

if TYPE_CHECKING:
    from blueprint_editor.gui.deeds import help_
else:
    help_ = Later("deeds.help_")

HELP: tuple[Action, ...] = (
    Action("help_here", ("help",), help_.show_help, keys=("F1", Keys.HelpContents), icon="circle-question-mark"),
    Action("keys", ("help",), help_.show_keys, keys=("F12",), icon="keyboard"),
    Action("privacy", ("help",), help_.show_privacy, section=1, icon="shield-check", no_key_reason="read once"),
    Action(
        "about",
        ("help",),
        help_.show_about,
        icon="info",
        section=1,
        no_key_reason="read once",
        role=QAction.MenuRole.AboutRole,
    ),
)
