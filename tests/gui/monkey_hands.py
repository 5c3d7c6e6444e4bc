"""Hands that point, click, drag and type by chance, as a person could who does not look."""

from __future__ import annotations

import os
import random
from collections import deque
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
    QInputMethodEvent,
    QKeyEvent,
    QWheelEvent,
    QWindow,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from blueprint_editor.core.copies import MIME_TYPE

K, NONE = Qt.Key, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
ARROWS = (K.Key_Up, K.Key_Down, K.Key_Left, K.Key_Right)
KEYS = (
    *(*ARROWS, *ARROWS, K.Key_Tab, K.Key_Backtab, K.Key_Return, K.Key_Return, K.Key_Enter, K.Key_Escape, K.Key_Space),
    *(K.Key_Delete, K.Key_Backspace, K.Key_Home, K.Key_End, K.Key_PageUp, K.Key_PageDown, K.Key_Menu),
    *(K.Key_F2, K.Key_F3, K.Key_F4, K.Key_F6),
)
CLOSING = {K.Key_Return, K.Key_Enter, K.Key_Escape, K.Key_Space, K.Key_F4}
WITH_CTRL = (*(getattr(K, f"Key_{letter}") for letter in "AACCXVVVZZZYDKFLBJTP19"), K.Key_Period)
MODIFIERS = (NONE, NONE, NONE, NONE, CTRL, SHIFT, SHIFT, ALT, CTRL | SHIFT, ALT | SHIFT)
LETTERS = "aab c deJnN?12 :@!+-=>/\"'<&#%"
FOREIGN = ("é", "漢", "😀", "\u202e", "ß", "\u0301", "\x7f", "\ud83d", "\u2028", "ﷺ", "ﬁ", "\t")
LINES = (
    "een\ntwee\n\n- drie\n* vier",
    "naam\ttype\twaarde\r\na\t1\tx\r\nb\t2",
    "=1+1\n@rol\n+3d\n!\n>klant",
    "x" * 40_000,
    "\u202e\u200b\n\x0b\x0c\u2028",
    "",
    "[ ] doen\n[x] gedaan\n1. eerst\n2) dan",
    "één\t\t\t\ttwee\n\t\t\n",
    "a|b;c,d",
)
HTML = (
    "<table><tr><td>a<td colspan=3>b<tr><td rowspan=9>c</table>",
    "<ul><li>a<li>b<p>c",
    "<table>" * 40,
    "<b>&#0;</b>",
)


class Stay(QObject):
    """Keeps a window, and those it belongs to, until a key in it is up again: `QTest` lets events run in between.

    It would go on with a window that a save or a push has closed by then; Qt itself sends a key in one go.
    """

    def __init__(self, top: QWidget) -> None:
        super().__init__()
        self._kept: list[QWidget] = []
        self._leave: list[QWidget] = []
        one: QWidget | None = top
        while one is not None:
            self._kept.append(one)
            one = one.parentWidget()

    def __enter__(self) -> None:
        for one in self._kept:
            one.installEventFilter(self)

    def __exit__(self, *_: object) -> None:
        for one in filter(shiboken6.isValid, self._kept):
            one.removeEventFilter(self)
        for one in filter(shiboken6.isValid, self._leave):
            one.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.DeferredDelete:
            return False
        self._leave += [one for one in self._kept if one is watched]
        return True


class Hands:
    """Mouse and keyboard; `chance` says where and what, `done` keeps what was done last, `kind` what kind that was."""

    def __init__(self, chance: random.Random, folder: Path) -> None:
        self.chance, self.folder = chance, folder
        self.done: deque[str] = deque(maxlen=12)
        self.kind = ""
        self._trail = os.open(folder / "trail.txt", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
        self.held: tuple[QWindow, list[QPoint]] | None = None
        """What a drag began in, and the points it is still to go to."""

    def note(self, kind: str, more: object = "") -> None:
        """Something of this kind is done now."""
        self.kind = kind
        self.done.append(f"{kind} {more}")
        os.write(self._trail, f"{kind} {more}\n".encode("utf-8", "backslashreplace"))

    # Where

    def _top(self) -> QWidget | None:
        """The window that an event goes to: what is in front of all, else one of those that are there."""
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if front is not None:
            return front
        seen = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.width() > 2]
        active = QApplication.activeWindow()
        return active if active in seen and self.chance.random() < 0.9 else self.chance.choice(seen) if seen else None

    def _place(self) -> tuple[QWidget, QWindow, QPoint] | None:
        """A window, and a point in it: as likely in a small part as in a large one, or anywhere."""
        top, chance = self._top(), self.chance
        handle = top.windowHandle() if top is not None else None
        if top is None or handle is None:
            return None
        part, at = top, QPoint(chance.randrange(top.width()), chance.randrange(top.height()))
        if chance.random() < 0.6:
            while chance.random() < 0.92:
                inner = [one for one in part.children() if isinstance(one, QWidget) and one.isVisible()]
                inner = [one for one in inner if not one.isWindow() and min(one.width(), one.height()) > 2]
                if not inner:
                    break
                part = chance.choice(inner)
            inside = QPoint(chance.randrange(part.width()), chance.randrange(part.height()))
            there = part.mapTo(top, inside) if part is not top else inside
            at = there if top.rect().contains(there) else at
        size = handle.size()  # a window may have been given another by its platform
        return top, handle, QPoint(min(at.x(), size.width() - 1), min(at.y(), size.height() - 1))

    @staticmethod
    def _front() -> QWidget | None:
        """The window that hears the keys; as long as nobody holds it here, its handle is good for nothing."""
        top = QApplication.activePopupWidget() or QApplication.activeWindow()
        return top if top is not None and top.windowHandle() is not None else None

    # The events

    def click(self) -> None:
        """Click, once or twice, with either button."""
        place, chance = self._place(), self.chance
        if place is None:
            return
        top, handle, at = place
        hit = top.childAt(at) or top
        button = Qt.MouseButton.RightButton if chance.random() < 0.12 else LEFT
        modifier = chance.choice(MODIFIERS) if chance.random() < 0.3 else NONE
        twice = isinstance(top, QMainWindow) and chance.random() < 0.2  # `mouseDClick` does not see that a window goes
        where = f"{_named(hit)} in {type(top).__name__} {at.toTuple()}"
        self.note("double click" if twice else "click", f"{where} {button.name} {modifier.name}")
        if twice:
            QTest.mouseDClick(handle, button, modifier, at)
            return
        QTest.mousePress(handle, button, modifier, at)
        if shiboken6.isValid(handle):
            QTest.mouseRelease(handle, button, modifier, at)

    def hover(self) -> None:
        """Move the pointer."""
        place = self._place()
        if place is not None:
            self.note("hover", place[2].toTuple())
            QTest.mouseMove(place[1], place[2])

    def drag(self) -> None:
        """Press, move, and let go elsewhere, or give up with Esc."""
        place, chance = self._place(), self.chance
        if place is None:
            return
        top, handle, at = place
        modifier = chance.choice([NONE, NONE, CTRL, SHIFT])
        self.note("drag", f"{type(top.childAt(at) or top).__name__} {at.toTuple()} {modifier.name}")
        QTest.mousePress(handle, LEFT, modifier, at)
        if not shiboken6.isValid(handle) or not shiboken6.isValid(top):
            return
        way = [
            QPoint(chance.randrange(top.width()), chance.randrange(top.height())) for _ in range(chance.randrange(1, 4))
        ]
        self.held = handle, [at + QPoint(15, 3), *way]
        while self.held is not None:
            self.drag_on()

    def drag_on(self) -> None:
        """The next step of a drag; also called from within the loop that a real one runs."""
        assert self.held is not None
        handle, way = self.held
        if not shiboken6.isValid(handle) or not handle.isVisible():
            self.held = None
        elif way:
            at = way.pop(0)
            if QRect(QPoint(), handle.size()).contains(at):
                QTest.mouseMove(handle, at)
            if not way and self.chance.random() < 0.2:
                self.done.append("Esc in the drag")
                QTest.keyClick(handle, K.Key_Escape)
        else:
            self.held = None
            size = handle.size()
            QTest.mouseRelease(handle, LEFT, NONE, QPoint(size.width() // 2, size.height() // 2))

    def drop(self) -> None:
        """What another program drags is over a place, and is dropped or goes away."""
        place = self._place()
        target = place[0].childAt(place[2]) if place is not None else None
        if place is None or target is None:
            return
        data, action = self.odd_data(), Qt.DropAction.CopyAction
        at = target.mapFrom(place[0], place[2])
        self.note("drop", f"{data.formats()} on {type(target).__name__}")
        above = target.parentWidget()
        while not target.acceptDrops() and not target.isWindow() and above is not None:
            at = target.mapToParent(at)
            target, above = above, above.parentWidget()
        if target.acceptDrops():
            events = (QDragEnterEvent(at, action, data, LEFT, NONE), QDragMoveEvent(at, action, data, LEFT, NONE))
            last = QDropEvent(QPointF(at), action, data, LEFT, NONE)
            for event in (*events, last):
                if shiboken6.isValid(target):
                    QCoreApplication.sendEvent(target, event)

    def wheel(self) -> None:
        """Turn the wheel."""
        place = self._place()
        target = place[0].childAt(place[2]) if place is not None else None
        if place is not None and target is not None:
            steps, modifier = self.chance.choice([-240, -120, 120, 240]), self.chance.choice([NONE, NONE, SHIFT, CTRL])
            self.note("wheel", f"{steps} {modifier.name} on {type(target).__name__}")
            at = QPointF(target.mapFrom(place[0], place[2]))
            turned, phase = QPoint(0, steps), Qt.ScrollPhase.NoScrollPhase
            there = QPointF(place[0].mapToGlobal(place[2]))
            event = QWheelEvent(at, there, QPoint(), turned, Qt.MouseButton.NoButton, modifier, phase, False)
            QApplication.sendEvent(target, event)

    def key(self) -> None:
        """Press a key where the focus is."""
        top = self._front()
        if top is None:
            return
        some = self.chance.random() < 0.3
        key = self.chance.choice(WITH_CTRL if some else KEYS)
        modifier = CTRL if some else self.chance.choice(MODIFIERS)
        self.note("key", f"{key.name} {modifier.name} on {_named(QApplication.focusWidget())}")
        self._press(top, key, modifier)

    @staticmethod
    def _press(top: QWidget, key: Qt.Key | str, modifier: Qt.KeyboardModifier) -> None:
        """Not by `keyClick`: it goes on with a window that its own press has closed, and crashes.

        For the same reason no modifier where a key, or what happens just then, may close what it is pressed in, or
        make a part of another window of it, as of a dock that floats: `QTest` lets go of it afterwards.
        """
        if not isinstance(top, QMainWindow):
            modifier = NONE if key in CLOSING or not isinstance(top, QDialog) else modifier & ~ALT
        stroke: Any = key  # `QTest` takes a letter as well, which its types do not say
        with Stay(top):
            QTest.keyPress(top.windowHandle(), stroke, modifier)
            if shiboken6.isValid(top) and top.windowHandle() is not None:
                QTest.keyRelease(top.windowHandle(), stroke, modifier)

    def type(self) -> None:
        """Type a letter, also one that needs an input method."""
        focus, top, chance = QApplication.focusWidget(), self._front(), self.chance
        if top is None:
            return
        if chance.random() < 0.8 or focus is None:
            letter = chance.choice(LETTERS)
            self.note("type", f"{letter!r} on {_named(focus)}")
            self._press(top, letter, NONE)
            return
        letter = chance.choice(FOREIGN)
        self.note("type", f"{letter!r} on {_named(focus)}")
        if chance.random() < 0.5:
            QCoreApplication.sendEvent(focus, QKeyEvent(QEvent.Type.KeyPress, 0, NONE, letter))
        elif focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
            QCoreApplication.sendEvent(focus, QInputMethodEvent(letter, []))
            if chance.random() < 0.8 and shiboken6.isValid(focus):
                event = QInputMethodEvent("", [])
                event.setCommitString(letter)
                QCoreApplication.sendEvent(focus, event)

    def odd_data(self) -> QMimeData:
        """What another program may have put on the clipboard."""
        data, chance = QMimeData(), self.chance
        kind = chance.randrange(6)
        if kind in {0, 1, 2}:
            data.setText(chance.choice(LINES))
        if kind in {2, 3}:
            data.setHtml(chance.choice(HTML))
        if kind == 4:
            names = [str(self.folder / "a.blueprint.xlsx"), "/nergens/offerte.docx", "https://example.org/x?y=1"]
            data.setUrls([QUrl(one) if "://" in one else QUrl.fromLocalFile(one) for one in chance.sample(names, 2)])
        if kind == 5:
            data.setData(MIME_TYPE, chance.choice([b"", b"{}", b"\xff\xfe", b'{"entries": [1]}']))
            image = QImage(4, 4, QImage.Format.Format_RGB32)
            image.fill(QColor("red"))
            data.setImageData(image)
        return data


def _named(widget: QWidget | None) -> str:
    return f"{type(widget).__name__} {widget.objectName()}" if widget is not None else "nothing"
