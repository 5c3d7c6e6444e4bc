"""A blueprint as a picture file: PNG, PDF or SVG, chosen by the name's suffix. Needs no screen."""

from __future__ import annotations

import errno
import math
import os
import secrets
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSizeF
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter

from blueprint_editor.core.findings import Code, Facts
from blueprint_editor.core.model import Blueprint

from .look import dark as dark_look
from .look import light as light_look
from .poster import Poster

# ExportError
#   UnknownFormat   the suffix names no format
#   NotWritten      the file cannot be written there: the code says why

PNG_SCALE = 2.0
MOST_SIDE = 16_000
"""The longest side of a PNG in pixels; a larger poster is drawn smaller."""
MOST_PIXELS = 64_000_000
"""The most pixels of a PNG: 256 MB while it is drawn."""

_A3 = QSizeF(420, 297)
_PAGE_MARGIN = 10.0
_MARGINS = QSizeF(2 * _PAGE_MARGIN, 2 * _PAGE_MARGIN)
_LEAST_MM = 0.19
"""Millimetres a pixel below which the text, 13 pixels, is under 7 points: the page grows instead."""
_MOST_MM = 0.30
_LONGEST_PAGE = 5_000.0
"""PDF readers stop at 5,080 mm."""
_PDF_DPI = 1_200


class ExportError(Exception):
    """The picture is not made; `code` and `facts` say why."""

    def __init__(self, code: Code, facts: Facts) -> None:
        """Keep what a sentence is made of."""
        super().__init__(code.value)
        self.code = code
        self.facts = facts


class UnknownFormat(ExportError):  # noqa: N818 - the name says what is wrong
    """The suffix of the name is not one of `FORMATS`."""


class NotWritten(ExportError):  # noqa: N818 - the name says what is wrong
    """The picture cannot be written to that place; what was there is untouched."""


def render(blueprint: Blueprint, path: str | Path, *, dark: bool = False, language: str | None = None) -> None:
    """Draw the whole board into a file; raises `UnknownFormat` or `NotWritten`, and then changes nothing."""
    path = Path(path)
    drawn = to_bytes(blueprint, path.suffix, dark=dark, language=language)
    write_file(path, drawn)


def write_file(path: Path, data: bytes) -> None:
    """Put a whole file in its place; raises `NotWritten`, and then changes nothing."""
    try:
        _replace(path, data)
    except OSError as error:
        raise NotWritten(_code_of(error), {"path": str(path), "reason": error.strerror or ""}) from error


def to_bytes(blueprint: Blueprint, suffix: str, *, dark: bool = False, language: str | None = None) -> bytes:
    """The content of a picture file with this suffix (`.png`), labels in `language` or the blueprint's own."""
    draw = FORMATS.get(suffix.lower())
    if draw is None:
        raise UnknownFormat(Code.UNKNOWN_FORMAT, {"suffix": suffix, "formats": " ".join(FORMATS)})
    application()
    look = dark_look() if dark else light_look()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    draw(Poster(blueprint, look, language or blueprint.language), buffer)
    buffer.close()
    return bytes(buffer.data().data())


def _png(poster: Poster, buffer: QBuffer) -> None:
    size = poster.size()
    side, area = max(size.width(), size.height()), size.width() * size.height()
    scale = min(PNG_SCALE, MOST_SIDE / side, math.sqrt(MOST_PIXELS / area))
    image = QImage(max(1, int(size.width() * scale)), max(1, int(size.height() * scale)), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.setText("Title", poster.heading)
    painter = QPainter(image)
    try:
        poster.paint(painter)
    finally:
        painter.end()  # a painter that outlives its device takes the program down
    QImageWriter(buffer, QByteArray(b"png")).write(image)


def _pdf(poster: Poster, buffer: QBuffer) -> None:
    size = poster.size()
    page, scale = _sheet(QSizeF(size))
    writer = QPdfWriter(buffer)
    writer.setTitle(poster.heading)
    writer.setCreator("Blueprint editor")
    writer.setResolution(_PDF_DPI)
    # Portrait means "as given" here: the size is wider than high already.
    paper = QPageSize(page, QPageSize.Unit.Millimeter, "Poster", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    dots = _PDF_DPI / 25.4
    painter = QPainter(writer)
    try:
        painter.scale(dots, dots)
        painter.fillRect(QRect(0, 0, math.ceil(page.width()), math.ceil(page.height())), poster.ground)
        painter.translate((page.width() - size.width() * scale) / 2, _PAGE_MARGIN)
        painter.scale(scale, scale)
        poster.paint(painter)
    finally:
        painter.end()


def _sheet(size: QSizeF) -> tuple[QSizeF, float]:
    """The page for a poster and its millimetres a pixel: A3 while that can be read, else as large as it takes."""
    for page in (_A3, _A3.transposed()):
        scale = _scale(size, page)
        if scale >= _LEAST_MM:
            return page, min(scale, _MOST_MM)
    scale = min(_LEAST_MM, _scale(size, QSizeF(_LONGEST_PAGE, _LONGEST_PAGE)))
    return size * scale + _MARGINS, scale


def _scale(size: QSizeF, page: QSizeF) -> float:
    room = page - _MARGINS
    return min(room.width() / size.width(), room.height() / size.height())


def _svg(poster: Poster, buffer: QBuffer) -> None:
    from PySide6.QtSvg import QSvgGenerator

    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(96)  # so that its millimetres are pixels of a browser
    generator.setSize(poster.size())
    generator.setViewBox(QRect(0, 0, poster.size().width(), poster.size().height()))
    generator.setTitle(poster.heading)
    generator.setDescription("Blueprint editor")
    painter = QPainter(generator)
    try:
        poster.paint(painter)
    finally:
        painter.end()


FORMATS: dict[str, Callable[[Poster, QBuffer], None]] = {".png": _png, ".pdf": _pdf, ".svg": _svg}
"""Every suffix and what draws it."""

_kept: list[QGuiApplication] = []


def application() -> None:
    """Make sure that Qt runs; without a window's application one that needs no screen."""
    if QGuiApplication.instance() is None:
        # Where widgets are loaded somebody may want them later, and there is one application a process.
        widgets = sys.modules.get("PySide6.QtWidgets")
        kind = widgets.QApplication if widgets else QGuiApplication
        screenless = sys.platform == "linux" and "QT_QPA_PLATFORM" not in os.environ
        _kept.append(kind(["", "-platform", "offscreen"] if screenless else [""]))


def _replace(path: Path, data: bytes) -> None:
    """Put bytes in the place of a file in one move, so that a half picture never has its name."""
    path = Path(os.path.realpath(path))
    beside = path.with_name(f".{secrets.token_hex(6)}.tmp")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _code_of(error: OSError) -> Code:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Code.DISK_FULL
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return Code.NOT_FOUND
    if isinstance(error, (PermissionError, IsADirectoryError)) or error.errno == errno.EROFS:
        return Code.NO_PERMISSION
    return Code.DISK_ERROR
