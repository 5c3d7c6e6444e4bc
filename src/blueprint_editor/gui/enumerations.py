"""Making PySide6's enumerations in a third of the time that Python takes for them.

PySide6 makes an enumeration when its class is first touched, and all those of `Qt` at once: two hundred, with
three thousand members, before the first picture. Python puts each member through a stand-in on the class, as
enumerations written by hand may do anything with theirs; of names for whole numbers the outcome is known.
"""

from __future__ import annotations

import sys
from enum import Enum, EnumType, Flag, IntEnum, IntFlag
from typing import Any

LIKE_HERE = (3, 11)
"""The Python whose enumerations are built as here; any other makes them itself."""

_python: Any = vars(EnumType)["_create_"]
_empty: dict[tuple[type, object], dict[str, Any]] = {}
"""What Python puts in an enumeration without members, by its kind and by what becomes of odd bits."""
_taken: dict[type, frozenset[str]] = {}
"""The names that mean something to each kind."""


def make_quickly() -> None:
    """Have what is asked of `Enum("Name", [("member", 1), ...])` and its like made quickly from now on."""
    if sys.version_info[:2] == LIKE_HERE:
        EnumType._create_ = create  # type: ignore[attr-defined]  # it is there, unannounced


def create(kind: Any, name: str, members: Any, *, boundary: Any = None, module: Any = None, **others: Any) -> Any:
    """The enumeration that Python would make; of what is not plainly names for whole numbers, by Python itself."""
    module = module or sys._getframe(2).f_globals.get("__name__")  # noqa: SLF001 - who asks for it, as Python does
    if not set(others.values()) <= {None, 1} or not _are_plain(kind, members):
        return _python(kind, name, members, boundary=boundary, module=module, **others)
    if (kind, boundary) not in _empty:
        _empty[kind, boundary] = dict(vars(_python(kind, name, (), boundary=boundary, module=module)))
    empty = _empty[kind, boundary]
    inside = {key: value.copy() if type(value) in {list, dict} else value for key, value in empty.items()}
    made = type.__new__(EnumType, name, (kind,), inside | {"__module__": module})
    _fill(made, kind, members)
    return made


def _are_plain(kind: Any, members: Any) -> bool:
    """Whether these are pairs of a name, which means nothing yet, and a whole number."""
    if kind not in _taken:
        _taken[kind] = frozenset({"", "mro"}).union(*(vars(base) for base in kind.__mro__))
    taken = _taken[kind]
    return (
        type(members) is list
        and kind in {Enum, IntEnum, Flag, IntFlag}
        and all(type(pair) is tuple and type(pair[0]) is str and type(pair[1]) is int for pair in members)
        and all(name[:1] != "_" and name not in taken for name, _ in members)
        and len(dict(members)) == len(members)
    )


def _fill(made: Any, kind: Any, members: list[tuple[str, int]]) -> None:
    by_name, by_value, names = made._member_map_, made._value2member_map_, made._member_names_
    of_numbers, flags, new = kind._member_type_ is int, issubclass(kind, Flag), kind._member_type_.__new__
    for name, value in members:
        member = by_value.get(value)
        if member is None:
            member = by_value[value] = new(made, value) if of_numbers else new(made)
            member._value_, member._name_, member.__objclass__, member._sort_order_ = value, name, made, len(names)
            if not flags or (value > 0 and value.bit_count() == 1):
                names.append(name)
        by_name[name] = member
    for name, member in by_name.items():  # not above: each has Python look up anew what it knew of the class
        type.__setattr__(made, name, member)
    if flags:
        _tell_bits(made)


def _tell_bits(made: Any) -> None:
    """What a flag knows of the bits of its members together."""
    singles = [made._member_map_[name]._value_ for name in made._member_names_]
    for value in made._value2member_map_:
        made._flag_mask_ |= value
    made._singles_mask_ = sum(singles)
    made._all_bits_ = 2 ** made._flag_mask_.bit_length() - 1
    if singles != sorted(singles):
        made._iter_member_ = made._iter_member_by_def_
