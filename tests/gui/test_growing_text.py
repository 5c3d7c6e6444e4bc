"""A text that grows: whatever changes, it has whole lines, at most so many, and never chases its own scroll bar."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from blueprint_editor.gui.panels.editors import GrowingText
from tests.strategies import examples

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

WORDS = st.lists(st.tuples(st.integers(1, 12), st.sampled_from(" \n")), min_size=1, max_size=14)
DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("width"), st.integers(60, 200)),
        st.tuples(st.just("font"), st.integers(8, 13)),
        st.tuples(st.just("most"), st.integers(1, 5)),
        st.tuples(st.just("bar"), st.integers(4, 40)),
        st.tuples(st.just("text"), WORDS.map(lambda words: "".join("x" * n + end for n, end in words).strip())),
    ),
    min_size=20,
    max_size=60,
)


def do(text: GrowingText, deed: str, value: int | str) -> None:
    """Change one thing that the height depends on."""
    if isinstance(value, str):
        text.setPlainText(value)
    elif deed == "width":
        text.resize(value, text.height())
    elif deed == "font":
        text.setFont(QFont(text.font().family(), value))
    elif deed == "most":
        text.set_most(value)
    else:
        text.setStyleSheet(f"QScrollBar:vertical {{ width: {value}px; }}")
    QApplication.processEvents()


CHASED = (
    "xxxxxxx xxxxx\nxxxxxxxxx xx xxxxxxxxxxxx x xx xxxx\nxxxx xx xxxx\nxxx xxxxxxxxxxx xxxxxxxxx",
    "xxxxxxxxxxx xxx xxxxx xxxxxxx xxxxxxx\nxxxx xxxxxxxxx xx xxxxxxx xxxxxxxx xxxxxxxxxx\nxxxxxxxxxxx xxxxx",
    "xxxxxxx xxx xxxxxxx xxxxxxxxxxxx\nxxxxxxxxxx xxxxxxxxxx\nxxxxxxx\nxxxxxxx\nxxxxxxxxx\nxxxxxxxxxx xxxxxxxxxxx xx",
)
"""Texts that once fitted with a scroll bar and not without it, for as long as Qt had not seen all their lines."""


@pytest.fixture
def text(qtbot: QtBot) -> Iterator[GrowingText]:
    """An empty text on the screen, within something larger."""
    holder = QWidget()
    qtbot.addWidget(holder)
    made = GrowingText(enter_commits=True)
    made.setParent(holder)
    holder.resize(300, 200)
    holder.show()
    yield made
    holder.close()


@pytest.mark.parametrize("chased", CHASED)
def test_a_text_never_chases_its_scroll_bar(text: GrowingText, chased: str) -> None:
    for width in (*range(200, 59, -1), *range(60, 200, 7), 63, 193, 63, 181, 65, 168, 71, 169, 99, 196, 92):
        text.setPlainText("")
        do(text, "text", chased)
        do(text, "width", width)


def test_a_text_has_whole_lines_whatever_changes(text: GrowingText) -> None:
    text.set_flat()

    @settings(max_examples=examples(60))
    @given(DEEDS)
    def holds(deeds: list[tuple[str, int | str]]) -> None:
        text.set_most(3)
        most = 3
        for deed, value in deeds:
            do(text, deed, value)
            most = int(value) if deed == "most" else most
            spacing, around = QFontMetricsF(text.font()).lineSpacing(), 2 * text.document().documentMargin()
            assert text.height() in {round(lines * spacing + around) for lines in range(1, most + 1)}, (deed, value)

    holds()
