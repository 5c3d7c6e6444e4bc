"""The clipboard of the system: Qt's data to plain flavours, and back. All reading of them is `workflows.clipboard`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from blueprint_editor.core.copies import MIME_TYPE

if TYPE_CHECKING:
    from blueprint_editor.workflows.clipboard import Flavours

_TABBED = "application/x-libreoffice-tsvc"
"""What LibreOffice calls a text with tabs that is a table."""


def flavours_in(data: QMimeData) -> Flavours:
    """What these data hold, in the forms that can be read."""
    from blueprint_editor.workflows.clipboard import Flavours  # not for the line that asks `is_list`

    tabbed = next((name for name in data.formats() if name.startswith(_TABBED)), "")
    return Flavours(
        own=bytes(data.data(MIME_TYPE).data()) if data.hasFormat(MIME_TYPE) else b"",
        html=data.html() if data.hasHtml() else "",
        tabbed=_decoded(bytes(data.data(tabbed).data())) if tabbed else "",
        text=data.text() if data.hasText() else "",
    )


def held() -> QMimeData:
    """What the clipboard holds; some systems say nothing at all of an empty one."""
    found: QMimeData | None = QApplication.clipboard().mimeData()
    return found if found is not None else QMimeData()


def taken() -> Flavours:
    """What lies on the clipboard."""
    return flavours_in(held())


def files() -> tuple[str, ...]:
    """The files that were copied in a file manager, by their paths."""
    data = held()
    return tuple(url.toLocalFile() for url in data.urls() if url.isLocalFile()) if data.hasUrls() else ()


def put(flavours: Flavours) -> None:
    """Put this on the clipboard, in all its forms."""
    data = QMimeData()
    data.setData(MIME_TYPE, flavours.own)
    data.setHtml(flavours.html)
    data.setData(_TABBED, flavours.tabbed.encode())
    data.setText(flavours.text)
    QApplication.clipboard().setMimeData(data)


def is_list(data: QMimeData) -> bool:
    """Whether this is more than words for one line: several lines, cells, or entries of ours."""
    if data.hasFormat(MIME_TYPE):
        return True
    text = data.text().strip("\r\n") if data.hasText() else ""
    return any(char in text for char in "\n\r\t\x0b\u2028\u2029")


def _decoded(data: bytes) -> str:
    """A text as LibreOffice writes it: UTF-8, or UTF-16 with its mark."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8", "replace")
