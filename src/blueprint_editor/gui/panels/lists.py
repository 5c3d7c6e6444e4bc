"""The lists of a form: a choice's options, roles, evidence, channels."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QVBoxLayout

from blueprint_editor.core.edits import (
    ChangeBlueprint,
    LinkEvidence,
    RenameRole,
    UnlinkEvidence,
)
from blueprint_editor.core.ids import OPTION
from blueprint_editor.core.model import (
    AnyEntry,
    Channel,
    Communication,
    Element,
    Option,
    element_of,
)
from blueprint_editor.core.text import same_name
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.panels.choices import SearchCombo
from blueprint_editor.gui.panels.context import Context, candidates, element_icon, one_line
from blueprint_editor.gui.panels.rows import Column, Options
from blueprint_editor.gui.panels.subjects import EntrySubject, Subject
from blueprint_editor.gui.panels.table import TableEditor
from blueprint_editor.paint.meaning import mark
from blueprint_editor.wording import channel_label, enum_label, field_name

WIDE = 460
"""From which width in pixels a table shows its last column beside the others."""


class OptionsEditor(TableEditor):
    """The answers of a choice, each with its value and what it means."""

    def __init__(self, context: Context) -> None:
        language = context.language
        super().__init__(
            context,
            (
                Column("label", field_name("label", language), lambda row: row.label, stretch=3),
                Column("value", field_name("value", language), lambda row: row.value, stretch=2),
                Column(
                    "definition", field_name("definition", language), lambda row: row.definition, least=WIDE, stretch=5
                ),
            ),
            context.say("panels.options.add"),
        )

    def changed_row(self, row: Any, name: str, value: Any) -> Any:
        """The option with another text in it."""
        return msgspec.structs.replace(row, **{name: value})

    def new_row(self, text: str) -> Any:
        """An option that only has its label."""
        return Option(self.context.bridge.session.new_id(OPTION), text.strip())


class RolesEditor(TableEditor):
    """The roles of the blueprint; renaming one renames it everywhere."""

    def __init__(self, context: Context) -> None:
        name = Column("name", field_name("role", context.language), str)
        super().__init__(context, (name,), context.say("panels.roles.add"), header=False)

    def changed_row(self, row: Any, name: str, value: Any) -> Any:
        """The new name."""
        return str(value).strip()

    def new_row(self, text: str) -> Any:
        """A role that is not there yet."""
        name = text.strip()
        return None if any(same_name(name, row) for row in self.model.rows) else name

    def change_cell(self, number: int, name: str, value: Any) -> None:
        """Renaming is a deed of its own."""
        new = str(value).strip()
        if new:
            self.context.bridge.do(RenameRole(self.model.rows[number], new))

    def want(self, rows: tuple[Any, ...]) -> None:
        """Ask for another list of roles."""
        self.context.bridge.do(ChangeBlueprint(roles=rows))


class PickCombo(SearchCombo):
    """What can still be chosen for a list; choosing empties it for the next."""

    picked = Signal(object)

    def __init__(self, owner: PickList) -> None:
        super().__init__()
        self._owner = owner
        self._options: Options = ()
        self.activated.connect(self._on_activated)
        self.line.returnPressed.connect(self._on_return)

    def texts(self) -> list[str]:
        """The options that are left."""
        self._options = self._owner.pickable()
        return [text for text, _ in self._options]

    def _on_activated(self, index: int) -> None:
        chosen = self._options[index][1] if 0 <= index < len(self._options) else None
        self.empty()
        if chosen is not None:
            self.picked.emit(chosen)

    def _on_return(self) -> None:
        """A text that is no option is itself the choice, where that may be."""
        typed = self.line.text().strip()
        if typed and self._owner.free and self.findText(typed) < 0:
            self.empty()
            self.picked.emit(typed)

    def empty(self) -> None:
        """Forget what was typed."""
        self.setCurrentIndex(-1)
        self.line.clear()


class PickList(TableEditor):
    """A list that is filled by choosing from what there is."""

    free = False
    """Whether any other text can be added too."""

    def __init__(self, context: Context, column: Column, hint: str) -> None:
        super().__init__(context, (column,), "", header=False)
        self.pick = PickCombo(self)
        self.pick.line.setPlaceholderText(hint)
        self.pick.setAccessibleName(hint)
        self.pick.picked.connect(self.add_picked)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(self.pick)
        self.setFocusProxy(self.pick)
        self.table.setVisible(False)

    def pickable(self) -> Options:
        """What is not in the list yet."""
        raise NotImplementedError

    def add_picked(self, choice: Any) -> None:
        """Ask for the choice at the end."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show the list; an empty one takes no room."""
        super().show_value(value)
        self.table.setVisible(bool(value))


class EvidenceEditor(PickList):
    """The documents and data points that prove a trigger."""

    moves = False

    def __init__(self, context: Context) -> None:
        column = Column("evidence", "", self._text, icon=self._icon, editable=False)
        super().__init__(context, column, context.say("panels.evidence.add"))
        self.remove.setIcon(context.icon("link-2-off"))
        self.remove.setToolTip(context.say("panels.evidence.remove"))
        self.remove.setAccessibleName(context.say("panels.evidence.remove"))
        self.open = self.tool("arrow-right", "panels.go", self._go, first=True)
        self.table.doubleClicked.connect(self._go)

    def pickable(self) -> Options:
        """Documents and data points that are no evidence yet."""
        taken = set(self.model.rows)
        found = candidates(self.context.blueprint, (Element.DOCUMENT, Element.DATA_POINT))
        return [(text, entry.id) for text, entry, _ in found if entry.id not in taken]

    def add_picked(self, choice: Any) -> None:
        """Link one."""
        if isinstance(self.subject, EntrySubject):
            self.context.bridge.do(LinkEvidence(self.subject.ref, choice))

    def delete(self) -> None:
        """Unlink the current one."""
        current = self.current()
        if isinstance(self.subject, EntrySubject) and current is not None:
            self.context.bridge.do(UnlinkEvidence(self.subject.ref, current))

    def show_subject(self, subject: Subject, owner: Any) -> None:
        """What is linked may be called otherwise now."""
        super().show_subject(subject, owner)
        self.model.refresh()

    def _text(self, row: Any) -> str:
        known = self.context.find(row)
        return f"{one_line(known.entry.text)} · {known.stage.name}" if known else ""

    def _icon(self, row: Any) -> QIcon | None:
        known = self.context.find(row)
        return self.context.icon(element_icon(known.entry)) if known else None

    def _go(self, *_: object) -> None:
        current = self.current()
        known = self.context.find(current) if current else None
        if known:
            self.go_to.emit(cursor_of(known.stage.id, known.entry))


class ChannelsEditor(PickList):
    """Channels in order of preference: the known ones, or any other text."""

    free = True

    def __init__(self, context: Context) -> None:
        column = Column("channel", "", self._text, icon=self._icon, editable=False)
        super().__init__(context, column, context.say("panels.channels.add"))

    def pickable(self) -> Options:
        """The known channels that are not in the list."""
        taken = set(self.model.rows)
        return [
            (enum_label(channel, self.context.language), channel.value)
            for channel in Channel
            if channel.value not in taken
        ]

    def add_picked(self, choice: Any) -> None:
        """Ask for the channel at the end; the name of a known one is that channel."""
        names = {enum_label(channel, self.context.language).casefold(): channel.value for channel in Channel}
        channel = names.get(choice.casefold(), choice)
        if channel not in self.model.rows:
            self.want((*self.model.rows, channel))

    def _text(self, row: Any) -> str:
        return channel_label(row, self.context.language)

    def _icon(self, row: Any) -> QIcon | None:
        return self.context.icon(mark(Communication("", "", channels=(row,))).icon)


def cursor_of(stage: str, entry: AnyEntry) -> Cursor:
    """Where an entry stands."""
    return Cursor(stage, element_of(entry), entry.id)
