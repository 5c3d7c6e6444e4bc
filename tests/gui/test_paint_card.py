"""A card is as high as its lines, stays in its rectangle, and looks different for each thing it says."""

from __future__ import annotations

import random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from benchmarks.sample import entry as sample_entry
from blueprint_editor.core.model import (
    ELEMENTS,
    Actor,
    AnyEntry,
    DataPoint,
    DataType,
    Document,
    Element,
    Field,
    Standardised,
    Status,
    Task,
    Trigger,
)
from blueprint_editor.paint.card import Cards, CardState
from blueprint_editor.paint.look import Look, Measures, dark, light
from blueprint_editor.paint.meaning import mark, meaning_line
from tests.strategies import texts

WIDTH, BORDER = 200, 6
GROUND = QColor("#FF00FF")

pytestmark = pytest.mark.usefixtures("qapp")


def cards(look: Look | None = None, language: str = "nl", zoom: float = 1.0) -> Cards:
    """What paints cards."""
    return Cards(look or light(), Measures(QApplication.font().family(), zoom), language)


def picture(painter_of: Cards, entry: AnyEntry, state: CardState) -> QImage:
    """A card on a ground that no look has, with a border around it."""
    height = painter_of.height(entry, WIDTH, state.open_row)
    image = QImage(WIDTH + 2 * BORDER, height + 2 * BORDER, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    painter = QPainter(image)
    painter_of.paint(painter, QRectF(BORDER, BORDER, WIDTH, height), entry, state)
    painter.end()
    return image


def border_is_untouched(image: QImage) -> bool:
    """Whether nothing was painted outside the card's rectangle."""
    width, height = image.width(), image.height()
    inside = QRectF(BORDER, BORDER, width - 2 * BORDER, height - 2 * BORDER)
    places = ((x, y) for y in range(height) for x in range(width))
    return all(image.pixelColor(x, y) == GROUND for x, y in places if not inside.contains(x + 0.5, y + 0.5))


@pytest.mark.parametrize("element", ELEMENTS)
@settings(max_examples=6)
@given(seed=st.integers(0, 1000), opened=st.booleans(), selected=st.booleans())
def test_a_card_stays_in_its_rectangle(element: Element, seed: int, opened: bool, selected: bool) -> None:
    entry = sample_entry(random.Random(seed), element)
    shown = picture(cards(), entry, CardState(open_row=opened, selected=selected))
    assert border_is_untouched(shown)


@given(texts(), st.sampled_from((0.5, 1.0, 1.75, 3.0)))
def test_a_card_is_as_high_as_its_lines(text: str, zoom: float) -> None:
    painter_of = cards(zoom=zoom)
    m, entry = painter_of.measures, Task("ta_aaaaaaaaaaaa", text)
    lines = len(painter_of.wrap(WIDTH).lines(text))
    assert painter_of.height(entry, WIDTH, open_row=False) == lines * m.line + 2 * m.pad_y


def test_the_meaning_stands_in_the_open_row_only() -> None:
    task = Task("ta_aaaaaaaaaaaa", "Offerte versturen", role="Verkoper", required=True)
    painter_of = cards()
    assert meaning_line(task, "nl").startswith("Verkoper")
    assert painter_of.height(task, WIDTH, open_row=True) > painter_of.height(task, WIDTH, open_row=False)
    bare = Task("ta_aaaaaaaaaaaa", "Offerte versturen")
    assert painter_of.height(bare, WIDTH, open_row=True) == painter_of.height(bare, WIDTH, open_row=False)


TRIGGER = Trigger("tr_aaaaaaaaaaaa", "Klant tekent")
STATES = (
    (TRIGGER, CardState()),
    (TRIGGER, CardState(selected=True)),
    (TRIGGER, CardState(hovered=True)),
    (TRIGGER, CardState(open_row=True)),
    (msgspec.structs.replace(TRIGGER, status=Status.EXAMPLE), CardState()),
    (msgspec.structs.replace(TRIGGER, status=Status.ASSUMPTION), CardState()),
    (msgspec.structs.replace(TRIGGER, actor=Actor.BUYER), CardState()),
    (msgspec.structs.replace(TRIGGER, evidence=("do_aaaaaaaaaaaa",)), CardState()),
    (msgspec.structs.replace(TRIGGER, text="Klant tekent niet"), CardState()),
)


@pytest.mark.parametrize("look", [light(), dark()], ids=["light", "dark"])
def test_every_state_of_a_card_looks_different(look: Look) -> None:
    painter_of = cards(look)
    pictures = [picture(painter_of, entry, state) for entry, state in STATES]
    for number, one in enumerate(pictures):
        assert all(one != other for other in pictures[number + 1 :]), f"state {number} looks like a later one"


def test_the_slot_counts_the_decided_fields_of_a_document() -> None:
    kinds = (Standardised.YES, Standardised.NO, Standardised.UNDECIDED)
    fields = tuple(Field(f"fi_aaaaaaaaaaa{n}", "Veld", kind) for n, kind in enumerate(kinds))
    assert mark(Document("do_aaaaaaaaaaaa", "Offerte", fields=fields)).text == "2/3"
    assert mark(Document("do_aaaaaaaaaaaa", "Offerte")).icon


@pytest.mark.parametrize("kind", DataType)
def test_every_type_of_data_point_has_its_icon_and_a_star_when_required(kind: DataType) -> None:
    point = DataPoint("dp_aaaaaaaaaaaa", "Budget", type=kind)
    assert mark(point).icon
    assert not mark(point).star
    assert mark(msgspec.structs.replace(point, required_from="st_aaaaaaaaaaaa")).star
    assert picture(cards(), point, CardState()) != picture(
        cards(), msgspec.structs.replace(point, required_from="st_aaaaaaaaaaaa"), CardState()
    )
