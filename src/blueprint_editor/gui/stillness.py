"""Whether the system asks for less motion. Qt tells only from 6.12 on, so each system is asked in its own way."""

from __future__ import annotations

import sys
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusPendingCallWatcher

_UNSEEN = {"offscreen", "minimal"}
"""Platforms that show nothing to anybody."""
_WAIT = 2_000
"""Milliseconds that the desktop has for its answer; nobody waits for it."""


def asks_for_less() -> bool:
    """Whether things are to stand still; false where the system says nothing about it."""
    if QGuiApplication.platformName().partition(":")[0] in _UNSEEN:
        return True
    if sys.platform == "win32":
        return _windows_asks()
    return _mac_asks() if sys.platform == "darwin" else _desktop().asks


@cache
def _desktop() -> Desktop:
    return Desktop()


class Desktop(QObject):
    """Asks the desktop's portal (org.freedesktop.portal.Settings): reduced motion, or no animations of GNOME's?"""

    def __init__(self) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher  # not for a start

        super().__init__(QGuiApplication.instance())
        bus = QDBusConnection.sessionBus()
        self._said: list[bool] = [] if bus.isConnected() else [False, False]
        name, path = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
        for group, key, still in (
            ("org.freedesktop.appearance", "reduced-motion", 1),
            ("org.gnome.desktop.interface", "enable-animations", 0),
        ):
            call = QDBusMessage.createMethodCall(name, path, "org.freedesktop.portal.Settings", "ReadOne")
            call.setAutoStartService(False)
            call.setArguments([group, key])
            # Not in a thread: a call that waits keeps every thread of Python waiting.
            watcher = QDBusPendingCallWatcher(bus.asyncCall(call, _WAIT), self)
            watcher.finished.connect(partial(self._on_answer, watcher, still))

    @property
    def answered(self) -> bool:
        """Whether both answers are there, be it that nobody knows."""
        return len(self._said) >= 2

    @property
    def asks(self) -> bool:
        """Whether things are to stand still; so they do until it has answered."""
        return not self.answered or any(self._said)

    def _on_answer(self, watcher: QDBusPendingCallWatcher, still: int, *_: object) -> None:
        from PySide6.QtDBus import QDBusMessage

        answer = watcher.reply()
        said = answer.arguments() if answer.type() is QDBusMessage.MessageType.ReplyMessage else []
        self._said.append(bool(said) and _plain(said[0]) == still)


def _plain(said: object) -> object:
    """What is in a value of D-Bus, however it comes out of Qt."""
    return said.variant() if hasattr(said, "variant") else said


def _windows_asks() -> bool:
    """Whether *Animation effects* are off there."""
    if sys.platform != "win32":
        return False
    import ctypes

    moves = ctypes.c_int(1)
    get_client_area_animation = 0x1042
    ctypes.windll.user32.SystemParametersInfoW(get_client_area_animation, 0, ctypes.byref(moves), 0)
    return not moves.value


def _mac_asks() -> bool:
    """Whether *Reduce motion* is on there."""
    import plistlib

    try:
        file = Path("~/Library/Preferences/com.apple.universalaccess.plist").expanduser()
        return bool(plistlib.loads(file.read_bytes()).get("reduceMotion"))
    except (OSError, plistlib.InvalidFileException):
        return False
