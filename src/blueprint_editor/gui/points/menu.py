"""What can be done with the selected data points, as a menu: the keys are written beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from blueprint_editor.core.model import Element
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.panels.context import one_line

from .columns import WIDER, title_of
from .doubling import merge_words

if TYPE_CHECKING:
    from .panel import PointsPanel

SETTABLE = ("type", "category", "required_from", "stage", "status")
"""The columns that the menu sets for all selected rows."""


def menu_of(panel: PointsPanel) -> QMenu:
    """The menu at the current cell; the caller shows it."""
    menu = QMenu(panel)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    say, rows = panel.context.say, panel.view.chosen()
    if rows:
        _settings(menu, panel)
        guessable = len(panel.deeds.guessable(rows))
        _add(menu, say("points.menu.guess", n=max(1, guessable)), lambda: panel.deeds.guess(rows), on=guessable > 0)
        group = panel.doubles.group()
        _add(menu, merge_words(panel.context, group).replace("&&", "&"), lambda: panel.merge(group), on=len(group) > 1)
        _add(menu, say("points.apart"), lambda: panel.deeds.set_apart(group), on=len(group) > 1)
        if panel.deeds.pairs_of(rows):
            _add(menu, say("points.menu.together"), lambda: panel.deeds.set_together(rows))
        menu.addSeparator()
        _add(menu, say("points.menu.copy", n=len(rows)), panel.copy, QKeySequence(QKeySequence.StandardKey.Copy))
        column = panel.view.current_column()
        title = title_of(column, panel.context.language)
        _add(menu, say("points.menu.copy_column", column=title), lambda: panel.copy(column))
    _add(menu, say("points.menu.paste"), panel.paste, QKeySequence(QKeySequence.StandardKey.Paste))
    menu.addSeparator()
    _order(menu, panel)
    if rows:
        menu.addSeparator()
        _places(menu, panel)
        menu.addSeparator()
        _add(menu, say("points.menu.delete", n=len(rows)), panel.delete, QKeySequence(QKeySequence.StandardKey.Delete))
    return menu


def _add(
    menu: QMenu, text: str, run: Callable[[], object], key: QKeySequence | None = None, *, on: bool = True
) -> None:
    action = menu.addAction(text.replace("&", "&&"))
    action.triggered.connect(lambda _=False: run())
    action.setEnabled(on)
    if key is not None:
        action.setShortcut(key)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # only to be read: the table hears its keys itself


def _settings(menu: QMenu, panel: PointsPanel) -> None:
    """A submenu for each column that is chosen in, with what all selected rows have ticked."""
    rows = panel.view.chosen()
    for name in SETTABLE:
        part = menu.addMenu(title_of(name, panel.context.language))
        now = {panel.reader.edited(name, row) for row in rows}
        for text, value in panel.reader.options(name):
            action = part.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(now == {value})
            action.triggered.connect(_setter(panel, name, value))


def _setter(panel: PointsPanel, name: str, value: Any) -> Callable[[bool], None]:
    return lambda _: panel.set_cells(panel.view.chosen(), name, value)


def _order(menu: QMenu, panel: PointsPanel) -> None:
    say, column = panel.context.say, panel.view.current_column()
    title = title_of(column, panel.context.language)
    up, down = QKeySequence("Ctrl+Shift+Up"), QKeySequence("Ctrl+Shift+Down")
    _add(menu, say("points.menu.up", column=title), lambda: panel.sort_by((column, False)), up)
    _add(menu, say("points.menu.down", column=title), lambda: panel.sort_by((column, True)), down)
    _add(menu, say("points.menu.board"), lambda: panel.sort_by(None), on=panel.model.sorting is not None)
    _add(menu, say("points.menu.wider"), lambda: panel.view.widen(WIDER), QKeySequence("Alt+Right"))
    _add(menu, say("points.menu.narrower"), lambda: panel.view.widen(-WIDER), QKeySequence("Alt+Left"))


def _places(menu: QMenu, panel: PointsPanel) -> None:
    """Where the current data point stands, where it comes from, and what it is evidence of."""
    row, context = panel.view.current_row(), panel.context
    if row is None:
        return
    goals = [(context.say("points.menu.go"), Cursor(row.stage, Element.DATA_POINT, row.id))]
    goals += [
        (
            f"{one_line(one.document.text)} › {one_line(one.field.text)}",
            Cursor(one.stage.id, Element.DOCUMENT, one.document.id),
        )
        for one in panel.reader.origins(row)
    ]
    goals += [
        (one_line(use.trigger.text), Cursor(use.stage.id, Element.TRIGGER, use.trigger.id))
        for use in context.register.uses(context.blueprint, row.id)
    ]
    for text, goal in goals:
        _add(menu, text if len(text) <= 60 else f"{text[:59].rstrip()}…", _goer(panel, goal))


def _goer(panel: PointsPanel, goal: Cursor) -> Callable[[], None]:
    return lambda: panel.go_to.emit(goal)
