"""What travels in a drag between the board and the parking lot."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

PARKED_MIME = "application/x-blueprint-parked"


def carry(data: QMimeData, document: str, item: str, text: str) -> None:
    """Put a point of the parking lot into a drag's data."""
    data.setData(PARKED_MIME, f"{document} {item}".encode())
    data.setText(text)


def carried(data: QMimeData, document: str) -> str | None:
    """The id of the point that is dragged, or none when it is not one of this document."""
    if not data.hasFormat(PARKED_MIME):
        return None
    origin, _, item = bytes(data.data(PARKED_MIME).data()).decode().partition(" ")
    return item if item and origin == document else None
