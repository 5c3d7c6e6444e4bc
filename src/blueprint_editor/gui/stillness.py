"""Whether the system asks for less motion. Qt tells only from 6.12 on, so each system is asked in its own way."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from PySide6.QtGui import QGuiApplication

_UNSEEN = {"offscreen", "minimal"}
"""Platforms that show nothing to anybody."""
_WAIT = 200
"""Milliseconds that the desktop has for its answer, once in a run."""


@cache
def asks_for_less() -> bool:
    """Whether things are to stand still; false where the system says nothing about it."""
    if QGuiApplication.platformName().partition(":")[0] in _UNSEEN:
        return True
    if sys.platform == "win32":
        return _windows_asks()
    return _mac_asks() if sys.platform == "darwin" else desktop_asks()


def desktop_asks() -> bool:
    """What the desktop's portal says (org.freedesktop.portal.Settings): reduced motion, or no animations of GNOME's."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage  # not for a start, nor elsewhere

    bus = QDBusConnection.sessionBus()
    name, path = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
    for group, key, still in (
        ("org.freedesktop.appearance", "reduced-motion", 1),
        ("org.gnome.desktop.interface", "enable-animations", 0),
    ):
        call = QDBusMessage.createMethodCall(name, path, "org.freedesktop.portal.Settings", "ReadOne")
        call.setAutoStartService(False)
        call.setArguments([group, key])
        answer = bus.call(call, timeout=_WAIT) if bus.isConnected() else call
        said = answer.arguments() if answer.type() is QDBusMessage.MessageType.ReplyMessage else []
        if said and _plain(said[0]) == still:
            return True
    return False


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
