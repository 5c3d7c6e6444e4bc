"""The lists of a form: a document's fields, a choice's options, roles, evidence, channels, origins."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from blueprint_editor.core.edits import (
    ChangeBlueprint,
    LinkEvidence,
    LinkField,
    PromoteFields,
    RenameRole,
    UnlinkEvidence,
    UnlinkField,
)
from blueprint_editor.core.ids import FIELD, OPTION
from blueprint_editor.core.model import (
    AnyEntry,
    Channel,
    Communication,
    DataPoint,
    Element,
    EntryRef,
    Field,
    Option,
    Standardised,
    element_of,
)
from blueprint_editor.core.text import same_name
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.panels.choices import SearchCombo
from blueprint_editor.gui.panels.context import Context, Origin, candidates, element_icon, one_line
from blueprint_editor.gui.panels.rows import Column, Options
from blueprint_editor.gui.panels.subjects import EntrySubject, Subject
from blueprint_editor.gui.panels.table import TableEditor
from blueprint_editor.paint.meaning import mark
from blueprint_editor.wording import channel_label, enum_label, field_name

WIDE = 460
"""From which width in pixels a table shows its last column beside the others."""

_ANSWER_ICONS = {
    Standardised.YES: "check",
    Standardised.NO: "minus",
    Standardised.UNDECIDED: "circle-question-mark",
}


class FieldsEditor(TableEditor):
    """The fields of a document, each with its answer and the data point it stands for."""

    def __init__(self, context: Context) -> None:
        language = context.language
        self._icons = {answer: context.icon(name) for answer, name in _ANSWER_ICONS.items()}
        super().__init__(
            context,
            (
                Column(
                    "standardised",
                    field_name("standardised", language),
                    self._answer,
                    key=lambda row: row.standardised,
                    options=self._answers,
                    icon=lambda row: self._icons[row.standardised],
                    tip=lambda row: enum_label(row.standardised, language),
                    stretch=0,
                    heading=False,
                ),
                Column("text", context.say("panels.fields.text"), lambda row: row.text, stretch=5),
                Column(
                    "data_point",
                    field_name("data_point", language),
                    self._linked,
                    key=lambda row: row.data_point,
                    options=self._points,
                    search=True,
                    stretch=3,
                ),
                Column("note", field_name("note", language), lambda row: row.note, least=WIDE, stretch=3),
            ),
            context.say("panels.fields.add"),
        )
        self.promote_one = self.tool("database", "panels.fields.promote", self._promote_current, first=True)
        self.unlink = self.tool("link-2-off", "panels.fields.unlink", self._unlink_current, first=True)
        self.promote_all = QPushButton()
        self.promote_all.setIcon(context.icon("database"))
        self.promote_all.clicked.connect(self._promote_all)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.promote_all)
        self._show_tools()

    def changed_row(self, row: Any, name: str, value: Any) -> Any:
        """A field that is not standardised stands for no data point."""
        changed: Field = msgspec.structs.replace(row, **{name: value})
        if name == "standardised" and value is not Standardised.YES:
            changed = msgspec.structs.replace(changed, data_point=None)
        return changed

    def new_row(self, text: str) -> Any:
        """A field that nobody has decided about."""
        return Field(self.context.bridge.session.new_id(FIELD), text.strip())

    def change_cell(self, number: int, name: str, value: Any) -> None:
        """Linking and unlinking are deeds of their own."""
        if name != "data_point":
            super().change_cell(number, name, value)
        elif (ref := self._ref()) is not None:
            field = self.model.rows[number].id
            self.context.bridge.do(UnlinkField(ref, field) if value is None else LinkField(ref, field, value))

    def show_subject(self, subject: Subject, owner: Any) -> None:
        """The data points may be called otherwise now."""
        super().show_subject(subject, owner)
        self.model.refresh()

    def show_value(self, value: Any) -> None:
        """Show fields, and what can be done with them."""
        super().show_value(value)
        self._show_tools()

    def loose(self) -> tuple[str, ...]:
        """The ids of the standardised fields that stand for no data point yet."""
        return tuple(
            row.id for row in self.model.rows if row.standardised is Standardised.YES and row.data_point is None
        )

    def _on_current(self, *arguments: object) -> None:
        super()._on_current(*arguments)
        if hasattr(self, "promote_all"):
            self._show_tools()

    def _show_tools(self) -> None:
        row = self.current()
        self.promote_one.setEnabled(row is not None and row.data_point is None)
        self.unlink.setEnabled(row is not None and row.data_point is not None)
        loose = len(self.loose())
        self.promote_all.setVisible(loose > 0)
        self.promote_all.setText(self.context.say("panels.fields.promote_all", n=loose))

    def _answer(self, row: Any) -> str:
        undecided = row.standardised is Standardised.UNDECIDED
        return "" if undecided else enum_label(row.standardised, self.context.language)

    def _answers(self) -> Options:
        return [(enum_label(answer, self.context.language), answer) for answer in Standardised]

    def _linked(self, row: Any) -> str:
        known = self.context.find(row.data_point) if row.data_point else None
        return one_line(known.entry.text) if known else ""

    def _points(self) -> Options:
        found = candidates(self.context.blueprint, (Element.DATA_POINT,))
        return [(self.context.say("panels.fields.no_link"), None), *((text, entry.id) for text, entry, _ in found)]

    def _ref(self) -> EntryRef | None:
        return self.subject.ref if isinstance(self.subject, EntrySubject) else None

    def _promote_current(self) -> None:
        row = self.current()
        if row is not None:
            self._promote((row.id,))

    def _promote_all(self) -> None:
        self._promote(self.loose())

    def _promote(self, fields: tuple[str, ...]) -> None:
        ref = self._ref()
        if ref is not None and fields:
            self.context.bridge.do(PromoteFields(ref, fields, self.context.bridge.session.new_seed()))

    def _unlink_current(self) -> None:
        row, ref = self.current(), self._ref()
        if row is not None and ref is not None:
            self.context.bridge.do(UnlinkField(ref, row.id))


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
            self.go_to.emit(_cursor(known.stage.id, known.entry))


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


class OriginsEditor(TableEditor):
    """Where a data point comes from; a click goes there. Nothing can be changed here."""

    moves = False

    def __init__(self, context: Context) -> None:
        column = Column("origins", "", self._text, editable=False, icon=lambda _: context.icon("file-text"))
        super().__init__(context, (column,), "", header=False)
        self.tools.setParent(None)
        self.table.clicked.connect(self._go)
        self.table.activated.connect(self._go)

    def delete(self) -> None:
        """Origins are derived: unlink the field in its document."""

    def _on_current(self, *_: object) -> None:
        self._show_detail()

    def _text(self, row: Origin) -> str:
        return f"{one_line(row.document.text)} › {one_line(row.field.text)} · {row.stage.name}"

    def _go(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self.model.rows):
            origin: Origin = self.model.rows[index.row()]
            self.go_to.emit(_cursor(origin.stage.id, origin.document))


def _cursor(stage: str, entry: AnyEntry | DataPoint) -> Cursor:
    return Cursor(stage, element_of(entry), entry.id)
