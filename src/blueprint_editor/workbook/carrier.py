"""What a workbook holds beside the blueprint: its bytes, kept until the next save puts them back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from .seal import is_sealed

RowIds = Mapping[str, Mapping[int, str]]
"""Which thing stands in which row, by table name: the number of the row, and the id it was given."""

NO_ROWS: RowIds = MappingProxyType({})


class Carrier(msgspec.Struct, frozen=True):
    """A workbook that holds more than ours; `rows` are none where its id column says it all."""

    data: bytes
    rows: RowIds = NO_ROWS


def carrier_of(data: bytes, rows: RowIds = NO_ROWS) -> Carrier | None:
    """What a save must put back, or none when the workbook is all our own."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return None if is_sealed(package) else Carrier(data, rows)
