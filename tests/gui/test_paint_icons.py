"""The icons look as their SVG files say."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPicture
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from blueprint_editor.paint import icons
from blueprint_editor.resources import resource

SIZE = 96
NAMES = sorted(path.stem for path in resource("icons").glob("*.svg"))


def _shades(image: QImage) -> bytes:
    shades = image.convertToFormat(QImage.Format.Format_Alpha8)  # kept by name: its bytes go with it
    return bytes(shades.constBits())


def _by_qt(name: str, colour: str, size: int) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    svg = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(image.rect()))
    painter.end()
    return image


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_drawn_as_qt_draws_its_file(qapp: QApplication, name: str) -> None:
    ours = _shades(icons.pixmap(name, QColor("#123456"), SIZE).toImage())
    theirs = _shades(_by_qt(name, "#123456", SIZE))
    assert any(ours)
    # Where lines cross, Qt paints the second over the first and so makes their soft edges a little darker.
    wrong = sum(abs(here - there) > 96 for here, there in zip(ours, theirs, strict=True))
    assert wrong == 0


def test_an_icon_has_the_colour_it_was_asked_in(qapp: QApplication) -> None:
    image = icons.pixmap("square", QColor("#B3261E"), SIZE).toImage()
    assert image.pixelColor(SIZE // 2, SIZE // 8) == QColor("#B3261E")
    assert image.pixelColor(SIZE // 2, SIZE // 2).alpha() == 0


def test_an_icon_that_cannot_be_used_has_the_colour_for_that(qapp: QApplication) -> None:
    icon = icons.icon("undo-2", QColor("#eeeeee"), SIZE, QColor("#405060"))
    shown = icon.pixmap(SIZE, QIcon.Mode.Disabled).toImage()
    colours = {
        shown.pixelColor(x, y).name() for x in range(SIZE) for y in range(SIZE) if shown.pixelColor(x, y).alpha() == 255
    }
    assert colours == {"#405060"}


def test_an_icon_is_as_sharp_as_the_screen(qapp: QApplication) -> None:
    pixmap = icons.pixmap("zap", QColor("#123456"), 14, 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (28, 2.0)
    shades = _shades(pixmap.toImage())
    assert shades == _shades(icons.pixmap("zap", QColor("#123456"), 28).toImage())


@pytest.mark.parametrize("on_paper", [False, True])
def test_an_icon_is_drawn_at_its_place(qapp: QApplication, on_paper: bool) -> None:
    """On a screen as pixels that were drawn once, on paper as lines; what comes after it is not moved."""
    page, paper = QImage(100, 100, QImage.Format.Format_ARGB32_Premultiplied), QPicture()
    page.fill(0)
    painter = QPainter(paper if on_paper else page)
    icons.draw(painter, "square", QColor("#000000"), 30, 20, 40)
    painter.fillRect(0, 0, 1, 1, QColor("#000000"))
    painter.end()
    if on_paper:
        painter = QPainter(page)
        painter.drawPicture(0, 0, paper)
        painter.end()
    inked = [(x, y) for x in range(100) for y in range(100) if page.pixelColor(x, y).alpha() > 127]
    xs, ys = {x for x, _ in inked[1:]}, {y for _, y in inked[1:]}
    assert inked[0] == (0, 0)
    assert (min(xs), max(xs), min(ys), max(ys)) == (33, 66, 23, 56)
