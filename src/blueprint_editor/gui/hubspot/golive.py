"""The go-live checklist in its dock: what is done by hand in HubSpot, why and where, ticked with a name and a date."""

from __future__ import annotations

import datetime as dt
import getpass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from blueprint_editor.core.compare import Changes
from blueprint_editor.core.edits import SetSignOff
from blueprint_editor.core.plan import GoLiveCode, GoLiveItem
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.dialogs.rows import SORT, Row, make_roomy
from blueprint_editor.gui.panels.dress import field_sheet
from blueprint_editor.gui.theme import tick_palette, tick_sheet
from blueprint_editor.paint import icons
from blueprint_editor.wording import capital, say
from blueprint_editor.wording.dates import day_text
from blueprint_editor.wording.golive import golive_names, golive_path, golive_what, golive_why, tier_label
from blueprint_editor.wording.plan_text import checklist_text
from blueprint_editor.workflows import pushing

from .pages import item_page, open_url

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window

COLUMNS = ("what", "stage", "tier", "done")
_WHAT, _STAGE, _TIER, _DONE = range(4)
_LOOK_AFTER = 400
"""Milliseconds after a change until the list is made again: that looks at the whole blueprint."""


class GoLivePanel(QWidget):
    """The list at the left, and what there is to know of the selected item beside it."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self.items: tuple[GoLiveItem, ...] = ()
        self._filling = False
        self._stale = True
        """Whether something changed while nobody looked."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LOOK_AFTER)
        self._timer.timeout.connect(self.look)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(len(COLUMNS))
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setMinimumHeight(140)
        self.tree.setSortingEnabled(True)
        self.tree.sortByColumn(_WHAT, Qt.SortOrder.AscendingOrder)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        self.tree.itemChanged.connect(self._on_changed)
        self.tree.currentItemChanged.connect(self._see)
        self.count, self.what, self.why, self.path, self.names = (QLabel() for _ in range(5))
        self.link_button, self.copy_button = QPushButton(), QPushButton()
        self.link_button.clicked.connect(self._go)
        self.copy_button.clicked.connect(self._copy_names)
        self.text_button, self.pdf_button, self.page_button = QPushButton(), QPushButton(), QPushButton()
        self.text_button.clicked.connect(self._copy_all)
        self.pdf_button.clicked.connect(partial(self._save, ".pdf"))
        self.page_button.clicked.connect(partial(self._save, ".html"))
        self._lay_out()
        window.bridge.changed.connect(self._on_changes)
        window.appearance.changed.connect(self.dress)
        self.dress()

    def _lay_out(self) -> None:
        about = QWidget()
        column = QVBoxLayout(about)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(8)
        for label in (self.what, self.why, self.path, self.names):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.link_button)
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)
        self.about = QScrollArea()
        self.about.setWidgetResizable(True)
        self.about.setFrameShape(QFrame.Shape.NoFrame)
        self.about.setWidget(about)
        for widget in (about, self.about.viewport()):
            widget.setAutoFillBackground(False)
        self.about.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.tree)
        split.addWidget(self.about)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([800, 440])
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.count, 1)
        for button in (self.text_button, self.pdf_button, self.page_button):
            row.addWidget(button)
        page = QVBoxLayout(self)
        page.setContentsMargins(12, 4, 8, 8)
        page.setSpacing(8)
        page.addLayout(row)
        page.addWidget(split, 1)
        self.setAutoFillBackground(True)

    # What the dock asks

    def show_cursor(self, cursor: Cursor) -> None:
        """It says the same wherever the cursor is, and the dock calls this when it is opened: take what changed."""
        if self._stale:
            self.look()

    def commit(self) -> None:
        """Nothing is typed in it."""

    # Showing

    def dress(self) -> None:
        """Say everything, in the look and the language of the window."""
        look, language = self._window.appearance.look, self._window.appearance.language
        palette = self.palette()
        palette.setColor(self.backgroundRole(), look.surface)
        self.setPalette(palette)
        self.setStyleSheet(field_sheet(look))
        self.tree.setPalette(tick_palette(look))
        self.tree.setHeaderLabels([say(f"push_window.golive.{column}", language) for column in COLUMNS])
        for part in (self.tree, self.about):
            part.setAccessibleName(say("window.golive", language))
        self.link_button.setText(say("push_window.golive.open", language))
        self.link_button.setIcon(icons.icon("external-link", look.ink, 16))
        self.copy_button.setText(say("push_window.golive.copy_names", language))
        self.text_button.setText(say("push_window.golive.copy", language))
        self.pdf_button.setText(say("push_window.golive.pdf", language))
        self.page_button.setText(say("push_window.golive.html", language))
        font = self.what.font()
        font.setBold(True)
        self.what.setFont(font)
        for label in (self.count, self.why):
            label.setStyleSheet(f"color: {look.dim.name()};")
        if not self._stale:
            self.look()

    def look(self) -> None:
        """Make the list anew; the row that was selected stays selected."""
        self._timer.stop()
        self._stale = False
        current = self.current
        self.items = pushing.checklist(self._window.bridge.blueprint)
        self._filling = True
        self.tree.clear()
        for place, item in enumerate(self.items):
            self.tree.addTopLevelItem(self._row(place, item))
        make_roomy(self.tree, self._window.appearance.look)
        for column, most in ((_STAGE, 160), (_TIER, 140), (_DONE, 200)):
            self.tree.setColumnWidth(column, min(self.tree.columnWidth(column), most))
        self.tree.setStyleSheet(tick_sheet(self._window.appearance.look))
        self._filling = False
        rows = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        wanted = current.id if current is not None else ""
        chosen = next((row for row in rows if row and self._item(row).id == wanted), rows[0] if rows else None)
        if chosen is not None:
            self.tree.setCurrentItem(chosen)
        self._see()

    def _row(self, place: int, item: GoLiveItem) -> Row:
        look, language = self._window.appearance.look, self._window.appearance.language
        # the stage has a column of its own
        what = capital(say(f"golive.{item.code.value}.what", language))
        tier = tier_label(item.tier, language) if item.tier else ""
        done = " · ".join(part for part in (item.done_by, day_text(item.done_on, language)) if part)
        row = Row([what, item.place, tier, done])
        for column, text in ((_WHAT, capital(golive_what(item, language))), (_STAGE, item.place), (_DONE, done)):
            row.setToolTip(column, text)
        stages = [stage.name for stage in self._window.bridge.blueprint.stages]
        stage = stages.index(item.place) if item.place in stages else -1
        for column, value in ((_WHAT, place), (_STAGE, stage), (_TIER, tier), (_DONE, (item.done_on, item.done_by))):
            row.setData(column, SORT, value)
        row.setData(0, SORT + 1, place)
        row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        row.setCheckState(_WHAT, Qt.CheckState.Checked if item.done else Qt.CheckState.Unchecked)
        for column in range(len(COLUMNS)):
            if item.done or column != _WHAT:
                row.setForeground(column, look.dim)
        return row

    def _item(self, row: QTreeWidgetItem) -> GoLiveItem:
        return self.items[int(row.data(0, SORT + 1))]

    @property
    def current(self) -> GoLiveItem | None:
        """The item that is selected, or none."""
        row = self.tree.currentItem()
        return self._item(row) if row is not None and self.items and not self._filling else None

    def _see(self) -> None:
        if self._filling:
            return
        item, language = self.current, self._window.appearance.language
        done = sum(one.done for one in self.items)
        key = "push_window.golive.count" if self.items else "push_window.golive.empty"
        self.count.setText(say(key, language, done=done, n=len(self.items)))
        for button in (self.text_button, self.pdf_button, self.page_button):
            button.setEnabled(bool(self.items))
        self.about.setVisible(item is not None)
        self.tree.setVisible(bool(self.items))
        self._window.docks["golive"].count(len(self.items) - done)
        if item is None:
            return
        self.what.setText(capital(golive_what(item, language)))
        self.why.setText(golive_why(item, language))
        self.path.setText(golive_path(item, language))
        self.names.setText(golive_names(item, language) if item.names else "")
        self.names.setVisible(bool(item.names))
        self.copy_button.setVisible(bool(item.names) and item.code is not GoLiveCode.TRAINING)
        self.copy_button.setText(say("push_window.golive.copy_names", language))
        self.link_button.setVisible(item_page(self._window, item) is not None)

    # Deeds

    def _on_changes(self, _changes: Changes) -> None:
        if self.isVisible():
            self._timer.start()
        else:
            self._stale = True

    def _on_changed(self, row: QTreeWidgetItem, column: int) -> None:
        if self._filling or column != _WHAT:
            return
        on = row.checkState(_WHAT) is Qt.CheckState.Checked
        item = self._item(row)
        if on == item.done:
            return
        today = dt.datetime.now().astimezone().date().isoformat()
        deed = SetSignOff(item.id, who(self._window), today) if on else SetSignOff(item.id)
        self._window.bridge.do(deed)
        QTimer.singleShot(0, self, self.look)  # the row is still being changed; a refused tick goes away

    def _go(self) -> None:
        item = self.current
        url = item_page(self._window, item) if item is not None else None
        if url is not None:
            open_url(url)

    def _copy_names(self) -> None:
        item = self.current
        if item is not None:
            QGuiApplication.clipboard().setText("\n".join(item.names))
            self.copy_button.setText(say("push_window.copied", self._window.appearance.language))

    def _copy_all(self) -> None:
        language = self._window.appearance.language
        QGuiApplication.clipboard().setText(checklist_text(self.items, language))
        self._window.notice("push_window.golive.copied")

    def _save(self, suffix: str, _checked: bool = False) -> None:
        from blueprint_editor.gui.handouts import ask_target

        write = self._write_pdf if suffix == ".pdf" else self._write_page
        ask_target(self._window, "golive", suffix, partial(write, self.items))

    def _write_pdf(self, items: tuple[GoLiveItem, ...], path: Path) -> None:
        from blueprint_editor.gui.handouts import paint
        from blueprint_editor.paint.golive_sheet import golive_pages

        paint(
            self._window, path, golive_pages(items, self._links(items), self._title, self._window.appearance.language)
        )

    def _write_page(self, items: tuple[GoLiveItem, ...], path: Path) -> None:
        from blueprint_editor.gui.handouts import write
        from blueprint_editor.workflows.push_report import checklist_html

        language = self._window.appearance.language
        write(self._window, path, checklist_html(items, self._title, language, self._links(items)))

    def _links(self, items: tuple[GoLiveItem, ...]) -> dict[str, str]:
        """The address of each item that has one, by its id; none without an account."""
        pages = ((item.id, item_page(self._window, item)) for item in items)
        return {name: url for name, url in pages if url is not None}

    @property
    def _title(self) -> str:
        """The client and the pipeline, as a heading has them."""
        blueprint = self._window.bridge.blueprint
        return " · ".join(part for part in (blueprint.client, blueprint.title) if part)


def who(window: Window) -> str:
    """The name that a tick gets: the author of the blueprint, else who is logged in here."""
    author = window.bridge.blueprint.author.strip()
    if author:
        return author
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return say("push_window.golive.somebody", window.appearance.language)
