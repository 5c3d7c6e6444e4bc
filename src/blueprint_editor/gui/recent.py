"""The menu of recent files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from blueprint_editor.gui.theme import faint
from blueprint_editor.paint import icons
from blueprint_editor.wording import say

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window
    from blueprint_editor.gui.presence import Presence


def short_path(path: Path) -> str:
    """A path as a menu shows it: the home folder as `~`, and `&` as itself."""
    try:
        shown = str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        shown = str(path)
    return shown.replace("&", "&&")


class RecentMenu(QMenu):
    """The last ten files; those that are gone are greyed, and the list can be cleared."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.setToolTipsVisible(True)
        self._presence: Presence | None = None
        self.aboutToShow.connect(self.open_up)
        self.fill()

    def open_up(self) -> None:
        """Show the files as far as is known, and find out which are gone."""
        if self._presence is None:
            self._presence = self._window.desk.presence
            self._presence.changed.connect(self._grey)
        self.fill()
        self._presence.ask(self._window.desk.settings.recent_files)

    def fill(self) -> None:
        """Make the menu anew, as the files are now."""
        self.clear()
        look, language, settings = (
            self._window.appearance.look,
            self._window.appearance.language,
            self._window.desk.settings,
        )
        files, pinned = settings.recent_files, settings.pinned
        for number, path in enumerate(files, 1):
            action = self.addAction(f"&{number % 10}  {short_path(path)}")
            action.setData(path)
            if path in pinned:
                action.setIcon(icons.icon("pin", look.ink, 16, faint(look)))
            action.triggered.connect(partial(self._open, path))
        if files:
            self.addSeparator()
            pins = self.addMenu(say("recent.pins", language))
            pins.setIcon(icons.icon("pin", look.ink, 16))
            for path in files:
                pin = pins.addAction(short_path(path))
                pin.setCheckable(True)
                pin.setChecked(path in pinned)
                pin.triggered.connect(partial(self._pin, path, pin))
        action = self.addAction(say("window.recent.clear" if files else "window.recent.none", language))
        action.setEnabled(bool(files))
        action.triggered.connect(self._forget)
        self._grey()

    def _grey(self) -> None:
        """Set the files that are gone off, also while the menu is open."""
        for action in self.actions():
            path = action.data()
            if isinstance(path, Path):
                there = self._presence is None or self._presence.is_there(path)
                action.setEnabled(there)
                gone = say("window.recent.gone", self._window.appearance.language)
                action.setToolTip(str(path) if there else gone)

    def _open(self, path: Path, _checked: bool = False) -> None:
        self._window.files.open_path(path)

    def _pin(self, path: Path, pin: QAction) -> None:
        self._window.desk.settings.pin(path, pin.isChecked())

    def _forget(self) -> None:
        self._window.desk.settings.clear_recent()
