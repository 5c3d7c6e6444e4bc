"""A text that grows: whatever changes, it has whole lines, at most so many, and never chases its own scroll bar."""

from __future__ import annotations

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


def test_a_text_has_whole_lines_whatever_changes(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    text = GrowingText(enter_commits=True)
    text.setParent(holder)
    text.set_flat()
    holder.resize(300, 200)
    holder.show()

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
