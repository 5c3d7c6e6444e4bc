"""Forms: which fields an element, a stage and the blueprint have, and the form that shows and changes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from html import escape
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from blueprint_editor.core.edits import AnyEdit
from blueprint_editor.core.findings import Refusal
from blueprint_editor.core.model import (
    Actor,
    Audience,
    Category,
    DataType,
    Element,
    Kind,
    Status,
    element_of,
)
from blueprint_editor.gui.panels.choices import (
    CheckEditor,
    ChoiceEditor,
    EmptyCellsEditor,
    HubSpotEditor,
    RoleEditor,
    StageEditor,
)
from blueprint_editor.gui.panels.context import Context
from blueprint_editor.gui.panels.derived import DoublesEditor, OriginsEditor, UsesEditor, doubles_of
from blueprint_editor.gui.panels.editors import MOST_LINES, Editor, LineEditor, NamesEditor, PathEditor, TextEditor
from blueprint_editor.gui.panels.fields import FieldsEditor
from blueprint_editor.gui.panels.lists import (
    ChannelsEditor,
    EvidenceEditor,
    OptionsEditor,
    RolesEditor,
)
from blueprint_editor.gui.panels.numbers import NumberEditor, PercentEditor, WhenEditor
from blueprint_editor.gui.panels.subjects import Subject
from blueprint_editor.wording import element_name, field_help, field_name

TYPING_PAUSE = 600
"""After how many milliseconds without a key what is being typed is done, joined with what follows."""

_CHOICES = {DataType.CHOICE, DataType.MULTI_CHOICE}


class Row(NamedTuple):
    """One field of a form: its name in the model, what edits it, and when it is there."""

    name: str
    make: Callable[[Context], Editor]
    span: int = 0
    """How many columns of the form it takes; nought is all of them."""
    label: bool = True
    shown: Callable[[Any], bool] | None = None
    read: Callable[[Context, Any], Any] | None = None
    """Where the value comes from, when it is derived."""


class KeptEditor(Editor):
    """What an entry was as another element, and what of it is kept; only told."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self._value: Any = ()
        self.hold(self.label)

    def value(self) -> Any:
        """What is kept."""
        return self._value

    def show_value(self, value: Any) -> None:
        """Tell what is kept."""
        self._value = value
        names = ", ".join(element_name(element_of(former.entry), self.context.language) for former in value)
        self.label.setText(self.context.say("panels.kept", elements=names) if names else "")


def _choice(values: type[StrEnum]) -> Callable[[Context], Editor]:
    return lambda context: ChoiceEditor(context, values)


def _check(name: str) -> Callable[[Context], Editor]:
    return lambda context: CheckEditor(context, field_name(name, context.language))


def _text(least: int, most: int = MOST_LINES) -> Callable[[Context], Editor]:
    return lambda context: TextEditor(context, least=least, most=most)


def _title(context: Context) -> Editor:
    return TextEditor(context, title=True)


def _days(context: Context) -> Editor:
    return NumberEditor(context, "", 3650)


TEXT = Row("text", _title)
STATUS = Row("status", _choice(Status), span=1)
NOTE = Row("note", _text(2))
KEPT = Row("attached", KeptEditor, shown=lambda entry: bool(entry.attached))

DOUBLES = Row("doubles", DoublesEditor, read=doubles_of)
ORIGINS = Row(
    "origins",
    OriginsEditor,
    read=lambda context, point: context.register.origins(context.blueprint, point.id),
)
USES = Row("uses", UsesEditor, read=lambda context, entry: context.register.uses(context.blueprint, entry.id))

ENTRY_ROWS: dict[Element, tuple[Row, ...]] = {
    Element.TRIGGER: (
        Row("actor", _choice(Actor), span=1),
        STATUS,
        Row("evidence", EvidenceEditor),
    ),
    Element.RESPONSIBILITY: (Row("role", RoleEditor, span=1), STATUS),
    Element.DOCUMENT: (
        Row("audience", _choice(Audience), span=1),
        Row("owner", RoleEditor, span=1),
        Row("fields", FieldsEditor),
        Row("template", PathEditor),
        USES,
        STATUS,
    ),
    Element.DATA_POINT: (
        DOUBLES,
        Row("type", _choice(DataType), span=1),
        Row("unit", LineEditor, span=1),
        Row("options", OptionsEditor, shown=lambda point: point.type in _CHOICES or bool(point.options)),
        Row("category", _choice(Category), span=1),
        Row("required_from", StageEditor, span=1),
        Row("purpose", TextEditor),
        Row("hubspot", HubSpotEditor),
        ORIGINS,
        USES,
        STATUS,
    ),
    Element.TASK: (
        Row("role", RoleEditor, span=1),
        STATUS,
        Row("when", WhenEditor),
        Row("required", _check("required"), label=False),
    ),
    Element.COMMUNICATION: (
        Row("channels", ChannelsEditor),
        Row("initiative", _choice(Actor), span=1),
        STATUS,
        Row("frequency", LineEditor),
        Row("purpose", TextEditor),
    ),
}
"""The fields of each element between its text and its note."""

STAGE_ROWS: tuple[Row, ...] = (
    Row("name", _title),
    Row("kind", _choice(Kind), span=1),
    Row("probability", PercentEditor, span=1),
    Row("description", _text(3)),
    Row("max_days", _days, span=1),
    Row("aliases", NamesEditor),
    Row("note", _text(2)),
    Row("deliberately_empty", EmptyCellsEditor),
)

HEADER_ROWS: tuple[Row, ...] = (
    Row("kind", _choice(Kind), span=2),
    Row("probability", PercentEditor, span=2),
    Row("max_days", _days, span=2),
    Row("aliases", lambda context: NamesEditor(context, most=2), span=4),
    Row("description", _text(1, 3), span=7),
)
"""The fields of a stage in one line, in a form of `HEADER_COLUMNS` columns; its name stands above."""

HEADER_COLUMNS = 17

BLUEPRINT_ROWS: tuple[Row, ...] = (
    Row("title", LineEditor),
    Row("client", LineEditor, span=1),
    Row("author", LineEditor, span=1),
    Row("notes", _text(4)),
    Row("roles", RolesEditor),
)


def entry_rows(element: Element) -> tuple[Row, ...]:
    """Every field of an element's entries, in the order of the form."""
    return (TEXT, *ENTRY_ROWS[element], NOTE, KEPT)


class _Label(QLabel):
    """A field's name above it, in small quiet letters; it keeps its own colour in every theme."""

    def __init__(self, text: str, context: Context) -> None:
        super().__init__(text)
        self.setFont(context.measures().small)
        palette = self.palette()
        palette.setColor(self.foregroundRole(), context.appearance.look.dim)
        self.setPalette(palette)
        self.setContentsMargins(1, 0, 0, 0)


class Form(QWidget):
    """The fields of one thing. Each change is one edit; typing in one field is one step.

    A text is done on leaving it, on Enter, by `commit`, and after a pause, joined with what follows.
    """

    go_to = Signal(object)

    def __init__(self, context: Context, rows: Sequence[Row], columns: int = 2) -> None:
        super().__init__()
        self.context = context
        self.columns = columns
        self.rows = tuple(rows)
        self.subject: Subject | None = None
        self.editors: dict[str, Editor] = {}
        self.cells: dict[str, QWidget] = {}
        self._owner: Any = None
        self._base: dict[str, Any] = {}
        """What each editor said right after it was shown a value: only what differs from it was changed by hand."""
        self._typing = ""
        self._session = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE)
        self._pause.timeout.connect(self._on_pause)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._build()

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(10)
        for column in range(self.columns):
            grid.setColumnStretch(column, 1)
        line, side = 0, 0
        for row in self.rows:
            span = row.span or self.columns
            if side + span > self.columns:
                line, side = line + 1, 0
            grid.addWidget(self._make(row), line, side, 1, span, Qt.AlignmentFlag.AlignTop)
            side += span

    def _make(self, row: Row) -> QWidget:
        """The editor of a field, connected and named, with its label above it."""
        editor = self.editors[row.name] = row.make(self.context)
        self._connect(row, editor)
        name = field_name(row.name, self.context.language)
        editor.set_name(name)
        cell = self.cells[row.name] = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        if row.label:
            label = _Label(name, self.context)
            label.setBuddy(editor)
            column.addWidget(label)
        column.addWidget(editor)
        return cell

    def _connect(self, row: Row, editor: Editor) -> None:
        editor.typed.connect(lambda name=row.name: self._on_typed(name))
        editor.edited.connect(lambda name=row.name: self._finish(name))
        editor.go_to.connect(self.go_to)

    # Showing

    def show_subject(self, subject: Subject | None) -> bool:
        """Show something else, or nothing; false when it is not in the blueprint."""
        if subject != self.subject:
            self.commit()
            if subject is not None and (self.subject is None or self.subject.kind != subject.kind):
                self._explain(subject.kind)
            self.subject = subject
            self._owner = None
        return self.refresh()

    def _explain(self, kind: str) -> None:
        """Every field says in its tip what belongs in it."""
        for name, cell in self.cells.items():
            told = escape(field_help(kind, name, self.context.language)).replace("\n", "<br>")
            cell.setToolTip(f"<p>{told}</p>")

    def field_of(self, widget: QWidget) -> str | None:
        """The name of the field that a part of this form belongs to, or none."""
        return next((name for name, cell in self.cells.items() if cell.isAncestorOf(widget)), None)

    def refresh(self) -> bool:
        """Show what changed; a field that did not change keeps what is being typed. False when the thing has gone."""
        owner = None if self.subject is None else self.subject.value(self.context.blueprint)
        if owner is None or self.subject is None:
            self._typing = ""
            return False
        before, self._owner = self._owner, owner
        for row in self.rows:
            editor = self.editors[row.name]
            editor.show_subject(self.subject, owner)
            value = self._read(row, owner)
            if before is None or row.read or not _same(self._read(row, before), value):
                self._show(row.name, value)
            visible = row.shown is None or row.shown(owner)
            if row.read:
                visible = bool(value)
            if self.cells[row.name].isHidden() is visible:
                self.cells[row.name].setVisible(visible)
        return True

    def _show(self, name: str, value: Any) -> None:
        self.editors[name].show_value(value)
        self._base[name] = self.editors[name].value()

    def _read(self, row: Row, owner: Any) -> Any:
        return row.read(self.context, owner) if row.read else getattr(owner, row.name)

    # Changing

    def commit(self) -> None:
        """What is being typed is done."""
        self._pause.stop()
        for name, editor in list(self.editors.items()):
            editor.finish()
            self._finish(name)

    def _on_typed(self, name: str) -> None:
        if self._typing not in {"", name}:
            self._finish(self._typing)
        self._typing = name
        self._pause.start()

    def pending_edit(self, _seed: str) -> AnyEdit | None:
        """The edit that what is being typed would be now, or none."""
        edit: AnyEdit | None = self._edit(self._typing) if self._typing else None
        return edit

    def _on_pause(self) -> None:
        """Do what is typed so far, when it would not be refused; it may still be unfinished."""
        name = self._typing
        edit = self._edit(name) if name else None
        if edit is not None and not isinstance(self.context.bridge.preview(edit), Refusal):
            self.context.bridge.do(edit, self._join(name))

    def _finish(self, name: str) -> None:
        typed = self._typing == name
        if typed:
            self._pause.stop()
            self._typing = ""
        edit = self._edit(name)
        if edit is not None:
            self.context.bridge.do(edit, self._join(name))
            self._restore(name)
        self._session += typed or edit is not None
        self.editors[name].settle()

    def _restore(self, name: str) -> None:
        """Show what the model has: after a refusal the old value, after a deed the tidied one."""
        row = next(row for row in self.rows if row.name == name)
        if self._owner is not None:
            self._show(name, self._read(row, self._owner))

    def _edit(self, name: str) -> Any:
        """The edit that makes the model as the field was changed to; none when it was not, or is so already."""
        row = next(row for row in self.rows if row.name == name)
        if self.subject is None or self._owner is None or row.read:
            return None
        value = self.editors[name].value()
        if _same(self._base.get(name), value):
            return None
        now = self.subject.value(self.context.blueprint)
        if now is None or _same(getattr(now, name), value):
            return None
        return self.subject.edit(self.context.blueprint, name, value)

    def _join(self, name: str) -> str | None:
        key = self.subject.key if self.subject else ""
        return f"{key}.{name}.{id(self)}.{self._session}"


def _same(first: Any, second: Any) -> bool:
    return first is second or bool(first == second)
