"""The geometry of the board: columns and rows line up, heights follow the cards, and an edit costs one cell."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from benchmarks.sample import Size, blueprint
from blueprint_editor.core.model import CELL_NAMES, ELEMENTS, AnyEntry, Blueprint, Element, Kind
from blueprint_editor.paint.look import MAX_ZOOM, MIN_ZOOM, Measures
from blueprint_editor.paint.matrix import MOST_CARDS, Matrix, Span, shown_count

BOARDS = st.builds(blueprint, st.builds(Size, st.integers(1, 7), st.integers(0, 4)), st.integers(0, 99))


def card_height(entry: AnyEntry, width: int, open_row: bool) -> int:
    """A height that depends on all that a real one depends on."""
    return 20 + len(entry.text) % 7 + width % 5 + (12 if open_row else 0)


def matrix(shown: Blueprint, room: int = 1000, zoom: float = 1.0) -> Matrix:
    """The geometry of a blueprint in a width."""
    assert QApplication.instance() is not None
    made = Matrix(Measures("", zoom), card_height)
    made.set_blueprint(shown)
    made.fit(room)
    return made


@given(BOARDS, st.integers(100, 4000), st.floats(MIN_ZOOM, MAX_ZOOM))
def test_columns_follow_each_other_without_overlap(
    qapp: QApplication, shown: Blueprint, room: int, zoom: float
) -> None:
    m = matrix(shown, room, zoom)
    for number in range(len(shown.stages)):
        assert m.xs[number] + m.widths[number] <= m.xs[number + 1]
        gap = m.xs[number + 1] - m.xs[number] - m.widths[number]
        assert gap in {0, m.measures.closed_gap}


@given(BOARDS, st.integers(100, 4000))
def test_columns_fit_the_room_within_their_limits(qapp: QApplication, shown: Blueprint, room: int) -> None:
    m = matrix(shown, room)
    opened = [width for stage, width in zip(shown.stages, m.widths, strict=True) if stage.kind is Kind.OPEN]
    assert len(set(opened)) <= 1
    assert all(m.measures.min_column <= width <= m.measures.max_column for width in opened)
    if opened and m.measures.min_column < opened[0]:
        assert m.width <= room + 2


@given(BOARDS, st.sets(st.sampled_from(ELEMENTS)), st.sampled_from((None, *ELEMENTS)))
def test_a_row_is_as_high_as_its_highest_cell(
    qapp: QApplication, shown: Blueprint, folded: set[Element], opened: Element | None
) -> None:
    m = matrix(shown)
    m.folded, m.open_row = folded, opened
    m.measure_all()
    for row, element in enumerate(ELEMENTS):
        if element in folded:
            assert m.row_height(row) == m.measures.folded
        else:
            heights = [m.cell_height((stage.id, element)) for stage in shown.stages]
            least = m.measures.row_top + m.measures.hint + m.measures.px(4)
            assert m.row_height(row) == max([least, *heights])
            assert all(m.room_below((stage.id, element)) > 0 for stage in shown.stages)


@given(BOARDS, st.data())
def test_a_place_finds_its_own_cell(qapp: QApplication, shown: Blueprint, data: st.DataObject) -> None:
    m = matrix(shown)
    column = data.draw(st.integers(0, len(shown.stages) - 1))
    row = data.draw(st.integers(0, len(ELEMENTS) - 1))
    box = m.cell(column, row)
    for x in (box.x, box.x + box.width - 1):
        for y in (box.y, box.y + box.height - 1):
            assert (m.column_at(x), m.row_at(y)) == (column, row)
    assert m.span(box.x, box.y, box.width, box.height) == Span(column, column, row, row)


@given(BOARDS, st.data())
def test_measuring_what_changed_equals_measuring_all(qapp: QApplication, shown: Blueprint, data: st.DataObject) -> None:
    m = matrix(shown)
    stage = data.draw(st.sampled_from(shown.stages))
    element = data.draw(st.sampled_from(ELEMENTS))
    cell = stage.cell(element)
    other = tuple(msgspec.structs.replace(entry, text=entry.text + "abc") for entry in cell)
    changed = msgspec.structs.replace(stage, **{CELL_NAMES[element]: other[1:] + other[:2]})
    stages = tuple(changed if one is stage else one for one in shown.stages)
    after = msgspec.structs.replace(shown, stages=stages)
    m.set_blueprint(after)
    before = list(m.ys)
    moved = m.measure([(stage.id, element)])
    fresh = matrix(after)
    assert (m.ys, m.xs, m.widths) == (fresh.ys, fresh.xs, fresh.widths)
    assert moved == (before != m.ys)


def test_a_long_cell_shows_a_readable_number_of_cards(qtbot: QtBot) -> None:
    shown = blueprint(Size(2, 40))
    m = matrix(shown)
    capped = m.height
    m.expanded = {(shown.stages[0].id, Element.TASK)}
    m.measure([(shown.stages[0].id, Element.TASK)])
    assert m.height > capped
    m.open_row = Element.DOCUMENT
    m.measure_all()
    assert m.is_expanded((shown.stages[1].id, Element.DOCUMENT))
    assert not m.is_expanded((shown.stages[1].id, Element.TASK))


@given(st.integers(0, 500))
def test_a_rest_of_one_or_two_is_shown_as_well(total: int) -> None:
    shown = shown_count(total, expanded=False)
    assert shown_count(total, expanded=True) == total
    assert shown == total or (shown == MOST_CARDS and total - shown > 2)


def test_a_blueprint_without_stages_has_six_empty_rows(qtbot: QtBot) -> None:
    m = matrix(Blueprint("bp_aaaaaaaaaaaa"))
    assert m.width == 0
    assert len({m.row_height(row) for row in range(len(ELEMENTS))}) == 1
    assert m.row_height(0) > 0
