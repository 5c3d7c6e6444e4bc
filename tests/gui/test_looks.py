"""Every look can be read: texts on what they stand on, edges, and the colours that mean something."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from pytestqt.qtbot import QtBot

from blueprint_editor.core.edits.base import with_cells
from blueprint_editor.core.model import ELEMENTS, Kind, Status
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.settings import DENSITIES, THEMES
from blueprint_editor.gui.theme import edge, palette
from blueprint_editor.paint.look import SCALES, Look, Measures, dark, light, strong_dark, strong_light

from .seen import contrast, hard_to_read
from .window_kit import desk, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LOOKS = {"light": light, "dark": dark, "strong_light": strong_light, "strong_dark": strong_dark}
Role = QPalette.ColorRole
every_look = pytest.mark.parametrize("make", list(LOOKS.values()), ids=list(LOOKS))


def least(look: Look) -> float:
    """The contrast that a text must have at least."""
    return 7.0 if look.strong else 4.5


@every_look
def test_texts_of_widgets_are_told_from_their_ground(make: Callable[[], Look]) -> None:
    look, colours = make(), palette(make())
    pairs = (
        (Role.WindowText, Role.Window),
        (Role.Text, Role.Base),
        (Role.Text, Role.AlternateBase),
        (Role.ButtonText, Role.Button),
        (Role.HighlightedText, Role.Highlight),
        (Role.ToolTipText, Role.ToolTipBase),
        (Role.PlaceholderText, Role.Base),
        (Role.Link, Role.Base),
        (Role.Link, Role.Window),
    )
    found = {pair: contrast(colours.color(pair[0]), colours.color(pair[1])) for pair in pairs}
    assert all(told >= least(look) for told in found.values()), found


@every_look
def test_marks_and_edges_are_told_from_their_ground(make: Callable[[], Look]) -> None:
    look = make()
    grounds = (look.board, look.band, look.surface, look.card)
    marks: list[QColor] = [look.accent, look.won, look.lost, look.refuse, edge(look), *look.elements]
    if look.strong:
        marks += [look.line, look.strong_line]
    found = [
        f"{mark.name()} on {ground.name()}: {contrast(mark, ground):.2f}"
        for mark in marks
        for ground in grounds
        if contrast(mark, ground) < 3
    ]
    assert not found
    assert all(contrast(look.on_element, colour) >= least(look) for colour in look.elements)
    assert all(contrast(look.kind(kind), look.surface) >= least(look) for kind in Kind)
    assert contrast(look.accent, look.selected) >= 3


@pytest.mark.parametrize("theme", list(LOOKS))
def test_everything_in_the_window_can_be_read(desk: Desk, qtbot: QtBot, theme: str) -> None:
    desk.set_theme(theme)
    window = desk.new_window()
    window.files.create("service", "nl")
    window.resize(1400, 900)
    window.show()
    qtbot.waitExposed(window)
    of_each_status(window)
    wanted = least(desk.appearance.look)
    stage = window.bridge.blueprint.stages[0]
    found = hard_to_read(window, wanted)
    for element in ELEMENTS:
        window.show_step(element)
        window.docks["inspector"].show()
        window.go_to(Cursor(stage.id, element, stage.cell(element)[0].id))
        found += hard_to_read(window, wanted)
    window.enter_focus()
    found += hard_to_read(window, wanted)
    window.show_start()
    found += hard_to_read(window, wanted)
    assert not found, "\n".join(sorted(set(found)))


def of_each_status(window: Window) -> None:
    """Let the first stages have examples, assumptions and confirmed entries."""
    blueprint = window.bridge.blueprint
    stages = list(blueprint.stages)
    for place, status in enumerate((Status.ASSUMPTION, Status.CONFIRMED)):
        cells = {
            element: tuple(msgspec.structs.replace(entry, status=status) for entry in cell)
            for element, cell in stages[place].cells()
        }
        stages[place] = with_cells(stages[place], cells)
    window.session.replace(msgspec.structs.replace(blueprint, stages=tuple(stages)), saved=True)


def test_contrast_counts_as_wcag_does() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


def test_each_theme_is_taken_and_remembered(desk: Desk, window: Window) -> None:
    for theme in THEMES[1:]:
        window.commands.trigger(f"theme_{theme}")
        assert window.appearance.look == LOOKS[theme]()
        assert window.commands.actions[f"theme_{theme}"].isChecked()
        assert desk.settings.theme == theme


def test_the_system_says_how_strong_the_contrast_is(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.set_theme("system")
    hints = type(QGuiApplication.styleHints().accessibility())
    assert desk.theme.look_name == "light"
    monkeypatch.setattr(hints, "contrastPreference", lambda _hints: Qt.ContrastPreference.HighContrast)
    assert desk.theme.look_name == "strong_light"
    desk.set_theme("dark")
    assert desk.theme.look_name == "dark", "what was chosen here comes first"


def test_compact_puts_more_on_the_board_and_is_remembered(desk: Desk, window: Window) -> None:
    board = window.pages.board
    assert board is not None
    roomy = board.matrix.height
    window.commands.trigger("density_compact")
    assert board.matrix.height < roomy
    assert window.commands.actions["density_compact"].isChecked()
    assert desk.settings.density == "compact"
    assert set(SCALES) == set(DENSITIES)
    window.commands.trigger("density_comfortable")
    assert board.matrix.height == roomy


@pytest.mark.parametrize("density", DENSITIES)
def test_a_scale_grows_with_the_zoom(qtbot: QtBot, density: str) -> None:
    once, twice = Measures("", 1.0, SCALES[density]), Measures("", 2.0, SCALES[density])
    assert twice.text.pixelSize() == 2 * once.text.pixelSize()
    assert twice.label_width == 2 * once.label_width
