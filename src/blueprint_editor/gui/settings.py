"""What the window remembers from one time to the next: sizes, looks, language, recent files."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import QByteArray, QLocale, QSettings, QStandardPaths

from blueprint_editor.wording import LANGUAGES

MOST_RECENT = 10
MOST_COLUMNS = 80
MOST_COMMANDS = 6
THEMES = ("system", "light", "dark", "strong_light", "strong_dark")
DENSITIES = ("comfortable", "compact")
STATE_VERSION = 1
"""Raised when docks or toolbars get another name, so that an old arrangement is not restored."""


def standard_file() -> Path:
    """Where the settings of this user are kept on this system."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(folder) / "settings.ini"


def system_language() -> str:
    """The language of the system as far as the program has it: Dutch for Dutch or none, else English."""
    name = QLocale.system().name()
    return "nl" if name.startswith(("nl", "fy")) or name in {"", "C"} else "en"


class Settings:
    """A file of settings; a value that makes no sense reads as if it were not there."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """The language of the window."""
        found = self._text("language")
        return found if found in LANGUAGES else system_language()

    @language.setter
    def language(self, language: str) -> None:
        self._store.setValue("language", language)

    @property
    def theme(self) -> str:
        """One of `THEMES`."""
        found = self._text("theme")
        return found if found in THEMES else "system"

    @theme.setter
    def theme(self, theme: str) -> None:
        self._store.setValue("theme", theme)

    @property
    def density(self) -> str:
        """One of `DENSITIES`."""
        found = self._text("density")
        return found if found in DENSITIES else DENSITIES[0]

    @density.setter
    def density(self, density: str) -> None:
        self._store.setValue("density", density)

    @property
    def rail_open(self) -> bool:
        """Whether the rail of the steps says what they ask."""
        return self._text("rail") == "open"

    @rail_open.setter
    def rail_open(self, is_open: bool) -> None:
        self._store.setValue("rail", "open" if is_open else "strip")

    @property
    def filled_worksheets(self) -> bool:
        """Whether worksheets have in small print what is there already."""
        return self._text("worksheets") != "blank"

    @filled_worksheets.setter
    def filled_worksheets(self, filled: bool) -> None:
        self._store.setValue("worksheets", "filled" if filled else "blank")

    @property
    def light_projector(self) -> bool:
        """Whether the projector is light whatever the theme is."""
        return self._text("projector") != "theme"

    @light_projector.setter
    def light_projector(self, light: bool) -> None:
        self._store.setValue("projector", "light" if light else "theme")

    @property
    def motion(self) -> bool:
        """Whether cards and rows may move, if the system does not ask for less."""
        return self._text("motion") != "off"

    @motion.setter
    def motion(self, on: bool) -> None:
        self._store.setValue("motion", "on" if on else "off")

    @property
    def recovery_copy(self) -> bool:
        """Whether each change is written down, so that a crash takes nothing."""
        return self._text("recovery") != "off"

    @recovery_copy.setter
    def recovery_copy(self, on: bool) -> None:
        self._store.setValue("recovery", "on" if on else "off")

    @property
    def agenda(self) -> dict[str, int]:
        """The minutes of those parts of the standard agenda (codes) that get other minutes in a new blueprint."""
        pairs = (part.partition(":") for part in self._text("agenda").split(" "))
        return {code: int(minutes) for code, _, minutes in pairs if code and minutes.isdecimal() and len(minutes) < 4}

    @agenda.setter
    def agenda(self, minutes: dict[str, int]) -> None:
        self._store.setValue("agenda", " ".join(f"{code}:{count}" for code, count in minutes.items()))

    @property
    def journey_hidden(self) -> bool:
        """Whether the row of the customer's journey stays away, also where there is one."""
        return self._text("journey") == "hidden"

    @journey_hidden.setter
    def journey_hidden(self, is_hidden: bool) -> None:
        self._store.setValue("journey", "hidden" if is_hidden else "shown")

    @property
    def folder(self) -> Path:
        """The folder that the last file was in; the documents of the user when there is none."""
        found = self._text("folder")
        if found and Path(found).is_dir():
            return Path(found)
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))

    @property
    def recent(self) -> tuple[Path, ...]:
        """The files opened or saved last, the newest first, whether they are still there or not."""
        found = self._store.value("recent", [])
        names = [found] if isinstance(found, str) else found if isinstance(found, list) else []
        return tuple(Path(str(name)) for name in names if name)[:MOST_RECENT]

    @property
    def pinned(self) -> tuple[Path, ...]:
        """The files that stay on top of the recent ones, in the order in which they were pinned."""
        found = self._store.value("pinned", [])
        names = [found] if isinstance(found, str) else found if isinstance(found, list) else []
        return tuple(Path(str(name)) for name in names if name)[:MOST_RECENT]

    @property
    def recent_files(self) -> tuple[Path, ...]:
        """What is offered to open again: the pinned files, then the others, the newest first."""
        pinned = self.pinned
        return (*pinned, *(path for path in self.recent if path not in pinned))[:MOST_RECENT]

    def pin(self, path: Path, on: bool) -> None:
        """Keep a file on top of the recent ones, or no longer."""
        others = [known for known in self.pinned if known != path]
        self._store.setValue("pinned", [str(known) for known in ([*others, path] if on else others)][:MOST_RECENT])

    def add_recent(self, path: Path) -> None:
        """Put a file on top of the recent files, and remember its folder."""
        others = [known for known in self.recent if known != path]
        self._store.setValue("recent", [str(known) for known in (path, *others)][:MOST_RECENT])
        self._store.setValue("folder", str(path.parent))

    def clear_recent(self) -> None:
        """Forget the recent files but those that are pinned."""
        self._store.remove("recent")

    @property
    def hints_seen(self) -> frozenset[str]:
        """The hints on the first board that have been put away."""
        return frozenset(filter(None, self._text("hints").split(" ")))

    def add_hint_seen(self, hint: str) -> None:
        """Never show a hint again."""
        self._store.setValue("hints", " ".join(sorted(self.hints_seen | {hint})))

    @property
    def recent_commands(self) -> tuple[str, ...]:
        """The commands chosen last in the palette, the newest first."""
        return tuple(filter(None, self._text("palette/recent").split(" ")))[:MOST_COMMANDS]

    def add_recent_command(self, name: str) -> None:
        """Put a command on top of those chosen last."""
        others = [known for known in self.recent_commands if known != name]
        self._store.setValue("palette/recent", " ".join([name, *others][:MOST_COMMANDS]))

    def window(self, name: str) -> QByteArray:
        """The `geometry` or the `state` of the window that was closed last; empty when there is none."""
        found = self._store.value(f"window/{name}")
        return found if isinstance(found, QByteArray) else QByteArray()

    @property
    def open_docks(self) -> tuple[str, ...]:
        """The names of the docks that were open in the window that was closed last."""
        return tuple(filter(None, self._text("window/docks").split(" ")))

    def keep_window(self, geometry: QByteArray, state: QByteArray, docks: tuple[str, ...]) -> None:
        """Remember how a window lies and which docks it shows."""
        self._store.setValue("window/docks", " ".join(docks))
        self._store.setValue("window/geometry", geometry)
        self._store.setValue("window/state", state)

    @property
    def file_name(self) -> str:
        """The file that the settings are kept in."""
        return self._store.fileName()

    def columns(self, element: str) -> dict[str, str]:
        """What columns of pasted tables held for an element, by heading or place; what makes no sense is nothing."""
        try:
            return msgspec.json.decode(self._text(f"paste/{element}") or "{}", type=dict[str, str])
        except msgspec.MsgspecError:
            return {}

    def remember_columns(self, element: str, columns: dict[str, str]) -> None:
        """Remember what columns held, those of the last tables only."""
        known = {**{key: one for key, one in self.columns(element).items() if key not in columns}, **columns}
        self._store.setValue(
            f"paste/{element}", msgspec.json.encode(dict(list(known.items())[-MOST_COLUMNS:])).decode()
        )

    def flush(self) -> None:
        """Write what has changed to the file now."""
        self._store.sync()

    def _text(self, key: str) -> str:
        found = self._store.value(key)
        return found if isinstance(found, str) else ""
