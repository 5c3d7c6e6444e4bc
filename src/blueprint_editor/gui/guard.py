"""What Qt calls of ours must not raise into Qt: an error goes to the border, and Qt gets an answer.

An exception in a method that Qt calls while Python waits for Qt (a size that is asked for while a layout
is made) leaves Shiboken with an error and a result at once, and the process ends with a segmentation fault.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex

_NOWHERE = QModelIndex()
_EMPTY: dict[str, object] = {"rowCount": 0, "columnCount": 0, "data": None, "index": _NOWHERE, "parent": _NOWHERE}
"""What a model says that can say nothing; Qt has no answer of its own to these."""

T = TypeVar("T", bound=type)


def guarded(kind: T) -> T:
    """A class whose methods that Qt calls hand their errors to `sys.excepthook`, and then do as Qt's own would."""
    known = [vars(base) for base in _of_qt(kind)]
    for name, function in list(vars(kind).items()):
        if isinstance(function, FunctionType) and name[:1] != "_" and any(name in one for one in known):
            setattr(kind, name, _guard(kind, name, function))
    return kind


def is_qts(kind: type, name: str) -> bool:
    """Whether a class of ours has this method from Qt, so that Qt calls it."""
    return any(name in vars(base) for base in _of_qt(kind))


def _of_qt(kind: type) -> list[type]:
    return [base for base in kind.__mro__[1:] if base.__module__.startswith("PySide6")]


def went_well(deed: Callable[..., object], *arguments: object) -> bool:
    """Do something that is not worth an error, or comes of one; what it raises goes to the border."""
    return _call(deed, arguments)[0]


def _guard(kind: type, name: str, function: FunctionType) -> Callable[..., Any]:
    @wraps(function)
    def guard(self: Any, *arguments: Any) -> Any:
        done, value = _call(function, (self, *arguments))
        return value if done else _answer(kind, name, self, arguments)

    return guard


def _call(function: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[bool, Any]:
    try:
        return True, function(*arguments)
    except Exception as error:  # noqa: BLE001 - the border of the window: Qt cannot take an error
        sys.excepthook(type(error), error, error.__traceback__)
        return False, None


def _answer(kind: type, name: str, thing: Any, arguments: tuple[Any, ...]) -> Any:
    """What Qt is told in the place of a method that failed: nothing was done, or what Qt itself would say."""
    if name == "closeEvent":
        arguments[0].ignore()  # what cannot be asked about is not thrown away
    if name.endswith("Event"):
        return None
    if name in {"event", "eventFilter"}:
        return False
    if name in _EMPTY:
        return _EMPTY[name]
    done, value = _call(getattr(super(kind, thing), name), arguments)
    return value if done else None
