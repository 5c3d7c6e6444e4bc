"""What travels in a drag between the board and the parking lot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from blueprint_editor.core.model import ParkingItem

PARKED_MIME = "application/x-blueprint-parked"


def carry(data: QMimeData, document: str, items: Sequence[ParkingItem]) -> None:
    """Put points of the parking lot into a drag's data."""
    data.setData(PARKED_MIME, " ".join((document, *(item.id for item in items))).encode())
    data.setText("\n".join(" ".join(item.text.split()) for item in items))


def carried(data: QMimeData, document: str) -> tuple[str, ...]:
    """The ids of the points that are dragged, none when they are not of this document."""
    if not data.hasFormat(PARKED_MIME):
        return ()
    origin, *items = bytes(data.data(PARKED_MIME).data()).decode().split(" ")
    return tuple(items) if origin == document else ()
