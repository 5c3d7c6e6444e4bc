"""A round through the whole window: every part is shown, and Qt calls every method of ours that it can call.

`overrides` finds those methods by looking at the code, so that a new one cannot be forgotten.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from types import CodeType
from typing import Any

import shiboken6
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QIdentityProxyModel,
    QMetaObject,
    QMimeData,
    QPoint,
    QPointF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QEnterEvent,
    QFocusEvent,
    QInputMethodEvent,
    QInputMethodQueryEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QMainWindow,
    QSpinBox,
    QWidget,
    QWidgetItem,
)

import blueprint_editor.gui

PACKAGE = "blueprint_editor.gui"
Deed = Callable[[], object]
_PLACE = QPointF(6, 6)
_SCROLLED = frozenset(
    (
        "mousePressEvent",
        "mouseReleaseEvent",
        "mouseMoveEvent",
        "mouseDoubleClickEvent",
        "contextMenuEvent",
        "wheelEvent",
        "dragEnterEvent",
        "dragMoveEvent",
        "dragLeaveEvent",
        "dropEvent",
        "paintEvent",
        "resizeEvent",
    )
)
"""Events that a scroll area hears through its viewport."""


def classes() -> Iterator[type]:
    """Every class of the window's room that is made of one of Qt's."""
    seen: set[type] = set()
    for module in pkgutil.walk_packages(blueprint_editor.gui.__path__, f"{PACKAGE}."):
        for found in vars(importlib.import_module(module.name)).values():
            if inspect.isclass(found) and found.__module__.startswith(PACKAGE) and found not in seen and _of_qt(found):
                seen.add(found)
                yield found


def overrides() -> dict[CodeType, str]:
    """Every method of ours that Qt calls, by its code."""
    return {
        inspect.unwrap(function).__code__: f"{found.__name__}.{name}"
        for found in classes()
        for name, function in vars(found).items()
        if inspect.isfunction(function)
        and not name.startswith("__")
        and any(name in vars(base) for base in _of_qt(found))
    }


def _of_qt(found: type) -> list[type]:
    return [base for base in found.__mro__[1:] if base.__module__.startswith("PySide6")]


Wanted = Callable[[CodeType], bool]
"""Whether a method is still to be called."""


def provocations(root: QWidget, wanted: Wanted) -> Iterator[Deed]:
    """What makes Qt call the wanted methods of every part in a window, each in its turn."""
    for widget in [root, *root.findChildren(QWidget)]:
        names = [name for name, code in _overridden(type(widget)) if wanted(code)] if shiboken6.isValid(widget) else []
        for name in names:
            if name in _EVENTS:
                yield _posting(widget, name)
            elif name in _DEEDS:
                yield _doing(widget, _DEEDS[name])
        if isinstance(widget, QAbstractItemView) and shiboken6.isValid(widget):
            delegate = widget.itemDelegate()
            if any(wanted(code) for thing in (widget, delegate) for _name, code in _overridden(type(thing))):
                yield _doing(widget, _look_at_items)
                yield _doing(widget, _edit_items)
    for model in root.findChildren(QAbstractItemModel):
        if any(wanted(code) for _name, code in _overridden(type(model))):
            yield _doing(model, _ask)


def _overridden(kind: type) -> list[tuple[str, CodeType]]:
    return [
        (name, inspect.unwrap(function).__code__)
        for base in kind.__mro__
        if base.__module__.startswith(PACKAGE)
        for name, function in vars(base).items()
        if inspect.isfunction(function)
    ]


def _posting(widget: QWidget, name: str) -> Deed:
    def post() -> None:
        if not shiboken6.isValid(widget):
            return
        area = isinstance(widget, QAbstractScrollArea) and name in _SCROLLED
        heir = widget.viewport() if area and isinstance(widget, QAbstractScrollArea) else widget
        if name == "paintEvent":
            heir.update()
        else:
            for event in _EVENTS[name]():
                QCoreApplication.sendEvent(heir, event)

    return post


def _doing(thing: Any, deed: Callable[[Any], object]) -> Deed:
    return lambda: deed(thing) if shiboken6.isValid(thing) else None


def _mouse(kind: QEvent.Type, *buttons: Qt.MouseButton) -> list[QEvent]:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return [QMouseEvent(kind, _PLACE, _PLACE, button, left, none) for button in buttons or (left,)]


def _key() -> list[QEvent]:
    none = Qt.KeyboardModifier.NoModifier
    return [QKeyEvent(QEvent.Type.KeyPress, key, none) for key in (Qt.Key.Key_Shift, Qt.Key.Key_Escape)]


_MIME = QMimeData()
_MIME.setText("van elders")
_DRAG = (Qt.DropAction.CopyAction, _MIME, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


def _wheel() -> list[QEvent]:
    turn = QPoint(0, 120)
    begin, none = Qt.ScrollPhase.NoScrollPhase, Qt.KeyboardModifier.NoModifier
    return [QWheelEvent(_PLACE, _PLACE, turn, turn, Qt.MouseButton.NoButton, none, begin, False)]


_TYPE = QEvent.Type
_EVENTS: dict[str, Callable[[], list[QEvent]]] = {
    "paintEvent": list,
    "mousePressEvent": lambda: _mouse(_TYPE.MouseButtonPress),
    "mouseReleaseEvent": lambda: _mouse(_TYPE.MouseButtonRelease),
    "mouseMoveEvent": lambda: _mouse(_TYPE.MouseMove, Qt.MouseButton.NoButton),
    "mouseDoubleClickEvent": lambda: _mouse(_TYPE.MouseButtonDblClick),
    "contextMenuEvent": lambda: [
        QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, _PLACE.toPoint(), _PLACE.toPoint())
    ],
    "wheelEvent": _wheel,
    "keyPressEvent": _key,
    "enterEvent": lambda: [QEnterEvent(_PLACE, _PLACE, _PLACE)],
    "leaveEvent": lambda: [QEvent(_TYPE.Leave)],
    "focusInEvent": lambda: [QFocusEvent(_TYPE.FocusIn)],
    "focusOutEvent": lambda: [QFocusEvent(_TYPE.FocusOut)],
    "dragEnterEvent": lambda: [QDragEnterEvent(_PLACE.toPoint(), *_DRAG)],
    # Qt takes a move to what was entered last, so the drag enters again.
    "dragMoveEvent": lambda: [QDragEnterEvent(_PLACE.toPoint(), *_DRAG), QDragMoveEvent(_PLACE.toPoint(), *_DRAG)],
    "dragLeaveEvent": lambda: [QDragLeaveEvent()],
    "dropEvent": lambda: [QDropEvent(_PLACE, *_DRAG)],
    "resizeEvent": lambda: [QResizeEvent(QSize(90, 90), QSize(80, 80))],
    "changeEvent": lambda: [QEvent(_TYPE.FontChange), QEvent(_TYPE.PaletteChange)],
    "closeEvent": lambda: [QCloseEvent()],
    "showEvent": lambda: [QShowEvent()],
    "inputMethodEvent": lambda: [QInputMethodEvent("", [])],
    "inputMethodQuery": lambda: [QInputMethodQueryEvent(Qt.InputMethodQuery.ImCursorRectangle)],
    "event": lambda: [QEvent(_TYPE.User)],
}


def _look_at_items(view: QAbstractItemView) -> None:
    model = view.model()
    if model is None or not model.rowCount():
        return
    first = model.index(0, 0)
    view.setCurrentIndex(model.index(model.rowCount() - 1, 0))
    view.setCurrentIndex(first)
    view.scrollTo(first)
    view.sizeHintForIndex(first)
    view.viewport().update()


def _edit_items(view: QAbstractItemView) -> None:
    model = view.model()
    for column in range(model.columnCount() if model is not None else 0):
        index = model.index(0, column)
        if index.flags() & Qt.ItemFlag.ItemIsEditable and any(
            one.__name__ == "CellsView" for one in type(view).__mro__
        ):
            view.setCurrentIndex(index)
            view.edit(index)
            QCoreApplication.sendEvent(QApplication.focusWidget() or view, _key()[1])


def _ask(model: QAbstractItemModel) -> None:
    proxy = QIdentityProxyModel()
    proxy.setSourceModel(model)
    index = proxy.index(0, 0)
    proxy.parent(index)
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
        proxy.data(index, role)
    proxy.setData(index, None, Qt.ItemDataRole.UserRole + 77)
    proxy.flags(index)
    proxy.headerData(0, Qt.Orientation.Horizontal)
    if not isinstance(model, QAbstractListModel):  # there it is private
        proxy.columnCount()
    proxy.rowCount()
    proxy.sort(0)
    proxy.setSourceModel(None)  # type: ignore[arg-type]  # none is allowed


def _spin(spin: QSpinBox) -> None:
    spin.stepBy(1)
    spin.stepUp()
    spin.interpretText()
    spin.lineEdit().insert("7")
    spin.interpretText()


def _popup(box: QComboBox) -> None:
    down = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QCoreApplication.sendEvent(box, down)
    box.hidePopup()


def _popup_menu(window: QMainWindow) -> None:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, _PLACE.toPoint(), _PLACE.toPoint())
    QCoreApplication.sendEvent(window, event)


def _tab(widget: QWidget) -> None:
    QCoreApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier))


_DEEDS: dict[str, Callable[[Any], object]] = {
    "createPopupMenu": _popup_menu,
    "heightForWidth": lambda widget: QWidgetItem(widget).heightForWidth(200),
    "sizeHint": lambda widget: QWidgetItem(widget).sizeHint(),
    "minimumSizeHint": lambda widget: QWidgetItem(widget).minimumSize(),
    "scrollContentsBy": lambda area: [area.verticalScrollBar().setValue(place) for place in (30, 0)],
    "focusNextPrevChild": _tab,
    "stepBy": _spin,
    "showPopup": _popup,
    "insertFromMimeData": lambda box: box.paste(),
    "currentChanged": _look_at_items,
    "selectAll": lambda view: QMetaObject.invokeMethod(view, "selectAll"),
}
