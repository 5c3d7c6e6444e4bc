"""The inspector: every field of the entry, the stage or the blueprint under the cursor."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from blueprint_editor.core.compare import Changes
from blueprint_editor.core.model import Element, EntryRef, locate
from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.gui.bridge import Bridge
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.panels.context import Context
from blueprint_editor.gui.panels.dress import field_sheet
from blueprint_editor.gui.panels.forms import BLUEPRINT_ROWS, STAGE_ROWS, Form, entry_rows
from blueprint_editor.gui.panels.headings import Badge, Heading, StageBadge
from blueprint_editor.gui.panels.subjects import BlueprintSubject, EntrySubject, StageSubject
from blueprint_editor.gui.seeking import hold_keyboard
from blueprint_editor.wording import capital, element_name, enum_label

Key = Element | str
_STAGE, _BLUEPRINT = "stage", "blueprint"


class _Page(QWidget):
    """One heading and one form; made when first needed, kept until the look or the language changes."""

    def __init__(self, context: Context, key: Key) -> None:
        super().__init__()
        self.key = key
        self.stage_badge = StageBadge(context) if key == _STAGE else None
        badge: QWidget | None = Badge(context, key) if isinstance(key, Element) else self.stage_badge
        self.heading = Heading(context, badge)
        rows = entry_rows(key) if isinstance(key, Element) else STAGE_ROWS if key == _STAGE else BLUEPRINT_ROWS
        self.form = Form(context, rows)
        self.help = QToolButton()
        self.help.setAutoRaise(True)
        self.help.setIcon(context.icon("circle-question-mark"))
        self.help.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it tells of the field that has the keyboard
        self.help.setToolTip(context.say("panels.help"))
        self.help.setAccessibleName(context.say("panels.help"))
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.heading, 1)
        top.addWidget(self.help, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.form)
        column.addStretch(1)


@guarded
class Inspector(QScrollArea):
    """Shows what the cursor is on, and changes it in place; what was converted or moved is followed."""

    go_to = Signal(object)
    """A `Cursor`: the place that a click asked for."""
    help_asked = Signal()
    """One wants to know what belongs in the field that has the keyboard."""

    def __init__(self, bridge: Bridge, appearance: Appearance) -> None:
        super().__init__()
        self.context = Context(bridge, appearance)
        self._cursor = Cursor()
        self._stale = True
        self._pages: dict[Key, _Page] = {}
        self._page: _Page | None = None
        self._stack = QWidget()
        self._column = QVBoxLayout(self._stack)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self._stack)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(280)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setStyleSheet(field_sheet(appearance.look))
        bridge.changed.connect(self._on_changes)
        appearance.changed.connect(self._rebuild)

    def sizeHint(self) -> QSize:
        """As wide as its dock starts."""
        return QSize(320, 600)

    @property
    def form(self) -> Form | None:
        """The form that is shown."""
        return self._page.form if self._page else None

    def show_cursor(self, cursor: Cursor) -> None:
        """Show the entry at the cursor, else its stage, else the blueprint."""
        if cursor == self._cursor and not self._stale:
            return
        self.commit()
        self._cursor = cursor
        self._stale = True
        if self.isVisible():
            self._show()

    def commit(self) -> None:
        """What is being typed is done."""
        if self._page:
            self._page.form.commit()

    def showEvent(self, event: QShowEvent) -> None:
        """Take what changed while nobody looked."""
        super().showEvent(event)
        self._show()

    def _on_changes(self, changes: Changes) -> None:
        self._stale = True
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        self._stale = False
        cursor, blueprint = self._followed(), self.context.blueprint
        stage = blueprint.stage(cursor.stage) if cursor.stage else None
        if stage is None or cursor.stage is None:
            self._turn_to(_BLUEPRINT).form.show_subject(BlueprintSubject())
        elif cursor.entry and cursor.element:
            ref = EntryRef(cursor.stage, cursor.element, cursor.entry)
            self._turn_to(cursor.element).form.show_subject(EntrySubject(ref))
        else:
            self._turn_to(_STAGE).form.show_subject(StageSubject(cursor.stage))
        self._head(cursor)

    def _followed(self) -> Cursor:
        """The cursor, or where its entry stands now."""
        cursor, blueprint = self._cursor, self.context.blueprint
        if not cursor.entry or not cursor.stage or not cursor.element:
            return cursor
        ref = EntryRef(cursor.stage, cursor.element, cursor.entry)
        if EntrySubject(ref).value(blueprint) is None:
            found = locate(blueprint, cursor.entry)
            if found is None:
                return Cursor(cursor.stage, cursor.element)
            self._cursor = Cursor(found.stage, found.element, found.id)
        return self._cursor

    def _head(self, cursor: Cursor) -> None:
        page, context = self._page, self.context
        assert page is not None
        index = context.blueprint.stage_index(cursor.stage) if cursor.stage else None
        stage = None if index is None else context.blueprint.stages[index]
        if stage is None or index is None:
            page.heading.tell("Blueprint", context.say("panels.blueprint.line"))
        elif isinstance(page.key, Element):
            page.heading.tell(capital(element_name(page.key, context.language)), stage.name)
        else:
            line = context.say("panels.stage.line", number=index + 1, total=len(context.blueprint.stages))
            page.heading.tell(enum_label(stage.kind, context.language), line)
            page.heading.tell(context.say("panels.stage.title"), line)
            if page.stage_badge:
                page.stage_badge.show_stage(index + 1, stage.kind)

    def _turn_to(self, key: Key) -> _Page:
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = _Page(self.context, key)
            page.form.go_to.connect(self.go_to)
            page.help.clicked.connect(self.help_asked)
            self._column.addWidget(page)
        if page is not self._page:
            if self._page:
                self._page.hide()
            self._page = page
            page.show()
            self.verticalScrollBar().setValue(0)
        return page

    def _rebuild(self) -> None:
        """Make the forms anew in another look or language; what is being typed is done first."""
        self.commit()
        focus, form = self.window().focusWidget(), self.form
        field = form.field_of(focus) if form is not None and focus is not None else None
        held = hold_keyboard(self)
        old, self._pages, self._page = self._pages, {}, None
        self.setStyleSheet(field_sheet(self.context.appearance.look))
        for page in old.values():
            page.hide()  # the keyboard in it goes to the board, whose cursor may want a page here
            page.deleteLater()
        self._stale = True
        if self.isVisible():
            self._show()
        if held and self.form is not None:
            again = self.form.editors[field or next(iter(self.form.editors))]
            again.setFocus(Qt.FocusReason.OtherFocusReason)
