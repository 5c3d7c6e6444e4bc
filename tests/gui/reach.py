"""What the keyboard reaches and a screen reader names: Tab is pressed as a user does, and looked at where it goes."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)

_LEAST, _PIXELS = 3.0, 30
"""How well a ring is told from what was there, and how many pixels it has at least: more than a text cursor."""
_SLACK = 6
"""Pixels that things in one line may stand apart in height."""
_LINEAR = [(part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4) + 0.05 for part in range(256)]


def _called(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName() or _name(widget) or '-'!r}"


def _name(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name) if found is not None else ""


def _part_of_another(widget: QWidget) -> bool:
    """Whether it is a part of one widget of Qt's, or stands in for one of ours."""
    parent = widget.parentWidget()
    inside = isinstance(parent, QAbstractSpinBox | QComboBox | QAbstractItemView) and not isinstance(
        widget, QAbstractButton | QComboBox
    )
    return inside or isinstance(widget, QAbstractSlider) or widget.objectName().startswith("qt_")


def unnamed(root: QWidget) -> list[str]:
    """What can be used and has no name to be called by."""
    return [
        f"{_called(widget)} in {_called(widget.parentWidget() or root)} has no name"
        for widget in [root, *root.findChildren(QWidget)]
        if widget.isVisible()
        and (widget.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(widget, QAbstractButton | QLineEdit))
        and not widget.focusProxy()
        and not _part_of_another(widget)
        and not _name(widget).strip()
    ]


def to_reach(root: QWidget) -> list[QWidget]:
    """What takes the keyboard with Tab in a part of a window."""
    found = [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not _part_of_another(widget)
    ]
    return [widget for widget in found if widget.focusProxy() is None]


class Walk:
    """Tab, from the topmost widget of a part until it leaves the part or comes round."""

    def __init__(self, root: QWidget) -> None:
        self.root = root
        self.order: list[QWidget] = []
        self.faint: list[str] = []
        wanted = to_reach(root)
        if not wanted:
            return
        first = min(wanted, key=lambda one: (_box(one, root).top(), _box(one, root).left()))
        first.setFocus(Qt.FocusReason.TabFocusReason)
        for _ in range(2 * len(wanted) + 2):
            focus = QApplication.focusWidget()
            if focus is None or not root.isAncestorOf(focus) or focus in self.order:
                break
            self.order.append(focus)
            window, place = root.window(), _box(focus, root.window())
            shown = window.grab(place).toImage()
            QTest.keyClick(focus, Qt.Key.Key_Tab)
            QApplication.processEvents()
            stands = not focus.hasFocus() and focus.isVisible() and place == _box(focus, window)
            if stands and not _ring(shown, window.grab(place).toImage()):
                self.faint.append(f"the keyboard is not seen on {_called(focus)}")
        self.missed = [one for one in wanted if one not in self.order]

    def wrong(self) -> list[str]:
        """What is not reached, and what comes before what stands above or left of it."""
        if not self.order:
            return []
        missed = [f"{_called(widget)} is not reached with Tab" for widget in self.missed]
        return [*missed, *self._back(), *self.faint]

    def _back(self) -> list[str]:
        boxes = [(widget, _box(widget, self.root)) for widget in self.order]
        return [
            f"Tab goes back from {_called(one)} to {_called(other)}"
            for (one, before), (other, after) in pairwise(boxes)
            if (after.bottom() < before.top() + _SLACK and after.left() < before.right())
            or (abs(after.center().y() - before.center().y()) < _SLACK and after.right() < before.left())
        ]


def _box(widget: QWidget, root: QWidget) -> QRect:
    """Where a widget is, with room for a ring around it."""
    if not root.isAncestorOf(widget):
        return widget.rect()
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size()).adjusted(-2, -2, 2, 2)


def _ring(one: QImage, other: QImage) -> bool:
    """Whether enough of a picture differs enough from another."""
    grey = QImage.Format.Format_Grayscale8
    first, second = bytes(one.convertToFormat(grey).constBits()), bytes(other.convertToFormat(grey).constBits())
    told = sum(
        1
        for a, b in zip(first, second, strict=False)
        if a != b and max(_LINEAR[a], _LINEAR[b]) >= _LEAST * min(_LINEAR[a], _LINEAR[b])
    )
    return told >= _PIXELS
