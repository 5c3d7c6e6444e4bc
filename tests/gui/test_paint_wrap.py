"""The line breaker: no text is lost, lines fit, and the count is the number of lines."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from blueprint_editor.paint.wrap import Wrap
from tests.strategies import texts

WIDTHS = st.sampled_from((20.0, 61.5, 140.0, 300.0))
KERNING = 1.5
"""Pixels that a whole line may be wider than its words and spaces one by one."""

pytestmark = pytest.mark.usefixtures("qapp")


def font() -> QFont:
    """The size of a card's text."""
    shown = QFont(QApplication.font())
    shown.setPixelSize(13)
    return shown


def solid(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


@given(texts(), WIDTHS)
def test_the_count_is_the_number_of_lines(text: str, width: float) -> None:
    wrap = Wrap(font(), width)
    assert wrap.count(text) == len(wrap.lines(text)) >= 1


@given(texts(), WIDTHS)
def test_no_sign_is_lost(text: str, width: float) -> None:
    left = solid(text)
    for line in map(solid, Wrap(font(), width).lines(text)):
        # A word that is broken between syllables ends in a hyphen that the text does not have.
        shown = line if left.startswith(line) else line.removesuffix("-")
        assert left.startswith(shown)
        left = left.removeprefix(shown)
    assert not left


def test_a_long_word_breaks_between_syllables() -> None:
    lines = Wrap(font(), 100).lines("Dienstverleningsovereenkomst")
    assert len(lines) > 1
    assert all(line.endswith("-") for line in lines[:-1])
    assert Wrap(font(), 400).lines("Dienstverleningsovereenkomst") == ["Dienstverleningsovereenkomst"]


@given(st.text(st.sampled_from("abcdefgh WMil,."), max_size=200), WIDTHS)
def test_every_line_fits(text: str, width: float) -> None:
    metrics = QFontMetricsF(font())
    for line in Wrap(font(), width).lines(text):
        assert len(line) <= 1 or metrics.horizontalAdvance(line) <= width + KERNING


@given(st.lists(st.text(st.sampled_from("abc"), min_size=1, max_size=6), min_size=1, max_size=40), WIDTHS)
def test_a_line_takes_every_word_that_fits(words: list[str], width: float) -> None:
    metrics = QFontMetricsF(font())
    lines = Wrap(font(), width).lines(" ".join(words))
    for line, following in pairwise(lines):
        first = following.split()[0]
        assert metrics.horizontalAdvance(f"{line} {first}") > width - KERNING


def test_a_line_break_in_the_text_is_one_on_the_card() -> None:
    assert Wrap(font(), 300).lines("een\n\ntwee") == ["een", "", "twee"]


def test_a_script_without_spaces_breaks_anyway() -> None:
    wrap = Wrap(font(), 100)
    assert wrap.count("客户已签署合同" * 8) > 2
    assert wrap.count("x" * 200) > 2


def test_the_answer_does_not_depend_on_what_was_asked_before() -> None:
    one, other = Wrap(font(), 120), Wrap(font(), 120)
    asked = ["Klant tekent de offerte en stuurt haar terug", "x" * 90, "a\nb", ""]
    first = [one.count(text) for text in asked]
    assert [len(other.lines(text)) for text in asked] == first
    assert [one.count(text) for text in reversed(asked)] == first[::-1]
