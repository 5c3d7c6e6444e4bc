"""While an input method composes, every key leaves the cursor within the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from blueprint_editor.gui.board.editor import EntryEditor
from blueprint_editor.gui.panels.editors import GrowingText
from tests.strategies import examples

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Key, Modifier = Qt.Key, Qt.KeyboardModifier
COMPOSED = ("\u2028", "😀", "´", "한국")
KEYS = (Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End, Key.Key_PageDown)
DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("compose"), st.sampled_from(COMPOSED)),
        st.tuples(st.just("type"), st.sampled_from(("a", " ", "é", "א"))),
        st.tuples(st.just("paste"), st.sampled_from(("een\ntwee", "lange woorden " * 4))),
        st.tuples(
            st.just("key"),
            st.tuples(
                st.sampled_from(KEYS),
                st.sampled_from((Modifier.NoModifier, Modifier.ShiftModifier)),
            ),
        ),
        st.tuples(
            st.just("key"), st.tuples(st.sampled_from((Key.Key_Z, Key.Key_Y)), st.just(Modifier.ControlModifier))
        ),
        st.tuples(st.just("width"), st.integers(60, 300)),
    ),
    min_size=4,
    max_size=30,
)


@pytest.fixture(params=[EntryEditor, lambda _holder: GrowingText(False)], ids=["board", "form"])
def text(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[QPlainTextEdit]:
    """A text that has the keyboard."""
    holder = QWidget()
    qtbot.addWidget(holder)
    make: Callable[[QWidget], QPlainTextEdit] = request.param
    made = make(holder)
    made.setParent(holder)
    holder.resize(300, 200)
    holder.show()
    made.setFocus()
    yield made
    holder.close()


def compose(text: QPlainTextEdit, letters: str) -> None:
    """Show letters at the cursor as an input method does."""
    QApplication.sendEvent(text, QInputMethodEvent(letters, []))


def do(text: QPlainTextEdit, deed: str, value: object) -> None:
    """One deed of the hands."""
    if deed == "compose":
        compose(text, str(value))
    elif deed == "type":
        QApplication.sendEvent(text, QKeyEvent(QEvent.Type.KeyPress, 0, Modifier.NoModifier, str(value)))
    elif deed == "paste":
        QApplication.clipboard().setText(str(value))
        QTest.keyClick(text, Key.Key_V, Modifier.ControlModifier)
    elif deed == "width" and isinstance(value, int):
        text.resize(value, text.height())
    elif isinstance(value, tuple):
        QTest.keyClick(text, *value)


def test_the_cursor_stays_within_the_text_whatever_is_composed(text: QPlainTextEdit) -> None:
    """One place beyond its end, the next letter ends the program."""

    @settings(max_examples=examples(60))
    @given(DEEDS)
    def holds(deeds: list[tuple[str, object]]) -> None:
        text.setPlainText("c=")
        for deed in deeds:
            do(text, *deed)
            cursor, most = text.textCursor(), text.document().characterCount() - 1
            assert max(cursor.position(), cursor.anchor()) <= most, deed

    holds()


def test_shift_alone_leaves_it_composing(text: QPlainTextEdit) -> None:
    compose(text, "한")
    QTest.keyPress(text, Key.Key_Shift)
    assert text.textCursor().block().layout().preeditAreaText() == "한"
    QTest.keyRelease(text, Key.Key_Shift)
