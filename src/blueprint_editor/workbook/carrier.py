"""What a workbook holds beside the blueprint: its bytes, kept until the next save puts them back."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from .look import look
from .seal import is_sealed

RowIds = Mapping[str, Mapping[int, str]]
"""Which thing stands in which row, by table name: the number of the row, and the id it was given."""

NO_ROWS: RowIds = MappingProxyType({})


_TYPES, _MACROS = "[Content_Types].xml", b"macroEnabled"


class Carrier(msgspec.Struct, frozen=True):
    """A workbook that holds more than ours; `rows` are none where its id column says it all.

    `suffix` is how the name of such a file ends: Excel opens no macros in an `.xlsx`.
    """

    data: bytes
    rows: RowIds = NO_ROWS
    suffix: str = ".xlsx"


def carrier_of(data: bytes, rows: RowIds = NO_ROWS) -> Carrier | None:
    """What a save must put back, or none when the workbook is all our own."""
    with look(data) as package:
        if is_sealed(package):
            return None
        macros = _TYPES in package.namelist() and _MACROS in package.read(_TYPES)
    return Carrier(data, rows, ".xlsm" if macros else ".xlsx")
