"""What one sees of a widget: every text in it, what it stands on, and whether there is room for it.

Texts that our own code paints are caught at `QPainter.drawText`, so whatever is painted comes under it unasked;
texts that Qt paints are asked of its widgets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPalette, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPushButton,
    QTabBar,
    QToolBar,
    QWidget,
)

from blueprint_editor.wording.tables import all_texts

_SLACK = 1.5
_LINE_SLACK = 4.0
"""How much of a line's height may be cut off: less than what lies above and below its letters."""
_LOOKED_AT = 10
_LINE_FRAME, _BOX_FRAME, _FLAT_FRAME = 10, 31, 26
"""What a line, a combo box and one that reads like text have beside their text, in pixels."""


class Painted(NamedTuple):
    """A text that our code painted, in pixels of the window it is in."""

    text: str
    place: QRectF
    room: QRectF
    colour: QColor
    font: QFont
    whole: bool
    """Whether nothing lies over its place."""


class Seen(NamedTuple):
    """A picture of a widget without the texts that our code painted, and those texts."""

    ground: QImage
    texts: list[Painted]

    def under(self, place: QRectF) -> QColor:
        """What a text stands on: the colour that most of its place has."""
        box = place.toAlignedRect().intersected(self.ground.rect())
        xs = range(box.left(), box.right() + 1, max(1, box.width() // _LOOKED_AT))
        ys = range(box.top(), box.bottom() + 1, max(1, box.height() // _LOOKED_AT))
        most = Counter(self.ground.pixel(x, y) for x in xs for y in ys).most_common(1)
        return QColor(most[0][0]) if most else QColor()


def look_at(widget: QWidget) -> Seen:
    """Paint a widget with all that is in it, and catch each text that our code paints."""
    caught: list[Painted] = []
    with _catching(caught.append):
        ground = widget.grab().toImage()
    return Seen(ground, caught)


@contextmanager
def _catching(keep: Callable[[Painted], None]) -> Iterator[None]:
    real = QPainter.drawText

    def catch(painter: QPainter, *arguments: Any) -> None:
        keep(_painted(painter, *arguments))

    QPainter.drawText = catch  # type: ignore[method-assign, assignment]  # the one door of all painted texts
    try:
        yield
    finally:
        QPainter.drawText = real  # type: ignore[method-assign]  # as it was


def _painted(painter: QPainter, place: Any, *rest: Any) -> Painted:
    """What `QPainter.drawText` was asked for, as far as our code asks for it: at a point, or into a rectangle."""
    metrics = QFontMetricsF(painter.font())
    moved = painter.deviceTransform()
    device = painter.device()
    if isinstance(place, QRect | QRectF):
        text = next(one for one in rest if isinstance(one, str))
        flags = 0 if rest[0] is text else int(rest[0])
        room = QRectF(place)
        taken = metrics.boundingRect(room, flags, text)
        taken.adjust(0, min(_LINE_SLACK, taken.height()) / 2, 0, -min(_LINE_SLACK, taken.height()) / 2)
    else:
        text, start = str(rest[0]), QPointF(place)
        taken = QRectF(start.x(), start.y() - metrics.capHeight(), metrics.horizontalAdvance(text), metrics.capHeight())
        room = QRectF(device.rect()) if isinstance(device, QWidget) else taken
        if isinstance(device, QWidget):
            room.translate(-painter.worldTransform().dx(), -painter.worldTransform().dy())
    whole = not isinstance(device, QWidget) or _whole(device, painter.worldTransform().mapRect(taken))
    return Painted(text, moved.mapRect(taken), moved.mapRect(room), painter.pen().color(), painter.font(), whole)


def _whole(widget: QWidget, place: QRectF) -> bool:
    box = place.toAlignedRect()
    return widget.visibleRegion().intersected(box) == QRegion(box)


def contrast(one: QColor, other: QColor) -> float:
    """How well two colours are told apart, from 1 to 21, as WCAG counts it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def hard_to_read(root: QWidget, least: float) -> list[str]:
    """The texts with less contrast than this with what they stand on; what is switched off may have less."""
    seen = look_at(root)
    found = []
    for one in seen.texts:
        told = contrast(one.colour, seen.under(one.place)) if one.text.strip() and one.whole else least
        if told < least:
            found.append(f"painted {one.text!r}: {one.colour.name()} on {seen.under(one.place).name()} is {told:.1f}")
    for widget in shown(root):
        text, role = own_text(widget), widget.foregroundRole()
        if not text or not widget.isEnabled() or _paints_itself(widget):
            continue
        ink = widget.palette().color(role)
        if isinstance(widget, QLineEdit) and not widget.text():
            ink = widget.palette().color(QPalette.ColorRole.PlaceholderText)
        place = QRectF(widget.mapTo(root, QPoint()), QSizeF(widget.size()))
        ground = seen.under(place)
        if isinstance(widget, QPushButton):  # its style sheet has rules that no palette knows
            ink = _furthest(seen.ground, place.adjusted(6, 6, -6, -6).toRect(), ground)
        if contrast(ink, ground) < least:
            kind = type(widget).__name__
            found.append(f"{kind} {text!r}: {ink.name()} on {ground.name()} is {contrast(ink, ground):.1f}")
    return found


def _furthest(picture: QImage, box: QRect, ground: QColor) -> QColor:
    """The colour in a part of a picture that is told best from the ground: that of the letters."""
    colours = {
        picture.pixel(x, y) for x in range(box.left(), box.right() + 1) for y in range(box.top(), box.bottom() + 1)
    }
    return max((QColor(colour) for colour in colours), key=lambda colour: contrast(colour, ground))


def _paints_itself(widget: QWidget) -> bool:
    return any("paintEvent" in vars(kind) for kind in type(widget).__mro__ if kind.__module__.startswith("blueprint"))


def own_text(widget: QWidget) -> str:
    """The text that a widget of Qt shows, or none."""
    if isinstance(widget, QLabel):
        return "" if widget.pixmap().isNull() is False else widget.text()
    if isinstance(widget, QAbstractButton | QComboBox):
        bare = isinstance(widget, QAbstractButton) and not _shows_text(widget)
        return "" if bare else widget.currentText() if isinstance(widget, QComboBox) else widget.text()
    if isinstance(widget, QGroupBox):
        return widget.title()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    return ""


def _shows_text(button: QAbstractButton) -> bool:
    style = getattr(button, "toolButtonStyle", None)
    return style is None or style() != Qt.ToolButtonStyle.ToolButtonIconOnly or button.icon().isNull()


def shown(root: QWidget) -> Iterator[QWidget]:
    """The widgets one sees in a window, itself included."""
    yield root
    for widget in root.findChildren(QWidget):
        if widget.isVisibleTo(root) and widget.window() is root.window() and not widget.visibleRegion().isEmpty():
            yield widget


def cut_off(root: QWidget, seen: Seen | None = None) -> list[str]:
    """The texts in a window that have less room than they need, each with what shows it."""
    found = [
        f"painted {one.text!r}: takes {_size(one.place)}, has {_size(one.room)}"
        for one in (seen or look_at(root)).texts
        if one.text.strip() and not _inside(one.place, one.room)
    ]
    for widget in shown(root):
        found += [f"{type(widget).__name__} {what}" for what in (*_lacking(widget), *_lacking_parts(widget))]
        text = own_text(widget)
        if text and widget is not root and not _in_sight(widget, root):
            found.append(f"{type(widget).__name__} {text!r} lies partly outside its window")
    return found


def _inside(place: QRectF, room: QRectF) -> bool:
    return room.adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(place)


def _size(rect: QRectF) -> str:
    return f"{rect.width():.0f} by {rect.height():.0f} at {rect.x():.0f}, {rect.y():.0f}"


def _lacking(widget: QWidget) -> Iterator[str]:
    """What of a widget's own texts has no room."""
    text = own_text(widget)
    if _paints_itself(widget) and text in widget.toolTip():
        return  # what it has no room for can be read there
    if isinstance(widget, QLabel) and text:
        need = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
        if widget.height() + _LINE_SLACK < need or (
            not widget.wordWrap() and widget.width() + _SLACK < widget.sizeHint().width()
        ):
            yield f"{text!r} needs {widget.sizeHint().width()} by {need}, has {widget.width()} by {widget.height()}"
    elif isinstance(widget, QAbstractButton | QGroupBox) and text:
        need_width = widget.minimumSizeHint().width()
        if widget.width() + _SLACK < need_width:
            yield f"{text!r} needs {need_width}, has {widget.width()}"
    elif isinstance(widget, QComboBox | QLineEdit) and text:
        yield from _lacking_field(widget, text)


def _lacking_parts(widget: QWidget) -> Iterator[str]:
    """Which of the texts in a widget of several parts have no room."""
    if isinstance(widget, QHeaderView):
        for place in range(widget.count()):
            if not widget.isSectionHidden(place) and widget.sectionSize(place) < _title_width(widget, place):
                yield f"section {place} needs {_title_width(widget, place)}, has {widget.sectionSize(place)}"
    elif isinstance(widget, QTabBar):
        for tab in range(widget.count()):
            if widget.tabRect(tab).width() < widget.fontMetrics().horizontalAdvance(widget.tabText(tab)):
                yield f"tab {widget.tabText(tab)!r}"
    elif isinstance(widget, QMenuBar):
        for action in widget.actions():
            if not widget.rect().contains(widget.actionGeometry(action)) and widget.height():
                yield f"menu {action.text()!r} is not shown"
    elif isinstance(widget, QToolBar):
        more = widget.findChild(QWidget, "qt_toolbar_ext_button")
        if more is not None and more.isVisible():
            yield "does not show all its buttons"


def _lacking_field(widget: QComboBox | QLineEdit, text: str) -> Iterator[str]:
    """A hint and a choice of ours are never cut; a text of the user's may be, when it can be read elsewhere."""
    if isinstance(widget, QLineEdit):
        text, frame = widget.placeholderText() if not widget.text() else "", _LINE_FRAME
    else:
        frame = _FLAT_FRAME if getattr(widget, "flat", False) else _BOX_FRAME
        if widget.isEditable() or (text not in _ours() and text in widget.toolTip()):
            return
    need = widget.fontMetrics().horizontalAdvance(text) + frame
    if text and need > widget.width():
        yield f"{text!r} needs {need}, has {widget.width()}"


@cache
def _ours() -> frozenset[str]:
    """Every text that the program can show."""
    return frozenset(part for pair in all_texts().values() for text in pair for part in text.split("|"))


def words_of(root: QWidget, seen: Seen | None = None) -> set[str]:
    """Every text that one can read in a window, tips and menus included."""
    found = {one.text for one in (seen or look_at(root)).texts}
    for widget in shown(root):
        found |= {own_text(widget), widget.toolTip(), *(action.text() for action in widget.actions())}
    return found


def _title_width(header: QHeaderView, place: int) -> int:
    model = header.model()
    title = model.headerData(place, header.orientation(), Qt.ItemDataRole.DisplayRole) if model is not None else None
    if header.orientation() is Qt.Orientation.Vertical or not isinstance(title, str):
        return 0
    return header.fontMetrics().horizontalAdvance(title)


def _in_sight(widget: QWidget, root: QWidget) -> bool:
    """Whether all of a widget is in its window, or it can be scrolled to."""
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        if isinstance(parent, QAbstractScrollArea) or isinstance(parent.parentWidget(), QAbstractScrollArea):
            return True
        if (
            not parent.rect()
            .adjusted(-1, -1, 1, 1)
            .contains(QRect(widget.mapTo(parent, QRect().topLeft()), widget.size()))
        ):
            return False
        parent = parent.parentWidget()
    return True
