"""The File menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from blueprint_editor.gui import states

from .action import Action, Keys, Later

if TYPE_CHECKING:
    from blueprint_editor.gui.deeds import file
else:
    file = Later("deeds.file")

FILE: tuple[Action, ...] = (
    Action("new", ("file",), file.new, keys=(Keys.New,), icon="file-plus", toolbar=1),
    Action("open", ("file",), file.open_file, keys=(Keys.Open,), icon="folder-open", toolbar=1),
    Action("save", ("file",), file.save, keys=(Keys.Save,), icon="save", section=1, toolbar=1),
    Action("save_as", ("file",), file.save_as, states.has_document, (Keys.SaveAs, "Ctrl+Shift+S"), section=1),
    Action(
        "compare",
        ("file",),
        file.compare,
        states.has_document,
        section=2,
        no_key_reason="now and then, and it asks for a file",
    ),
    Action(
        "fetch",
        ("file",),
        file.fetch,
        states.can_fetch,
        section=2,
        no_key_reason="now and then, and it asks for a file",
    ),
    Action(
        "versions",
        ("file",),
        file.versions,
        states.has_document,
        section=2,
        no_key_reason="rare, and it opens a list",
    ),
    Action(
        "recovery",
        ("file",),
        file.left_work,
        section=2,
        no_key_reason="rare: after the program stopped unexpectedly",
    ),
    Action(
        "settings",
        ("file",),
        file.settings,
        keys=(Keys.Preferences, "Ctrl+,"),
        icon="settings-2",
        section=3,
        role=QAction.MenuRole.PreferencesRole,
    ),
    Action("close", ("file",), file.close, keys=("Ctrl+W", Keys.Close), section=4),
    Action("quit", ("file",), file.leave, keys=(Keys.Quit, "Ctrl+Q"), section=4, role=QAction.MenuRole.QuitRole),
)
