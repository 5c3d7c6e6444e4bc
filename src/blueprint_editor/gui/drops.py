"""What a drop from outside holds for the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData


def workbooks_in(data: QMimeData) -> tuple[Path, ...]:
    """The workbooks among the files that are dragged; what they hold is seen when they are opened."""
    if not data.hasUrls():
        return ()
    files = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return tuple(path for path in files if path.suffix.lower() in {".xlsx", ".xlsm", ".xls"})
