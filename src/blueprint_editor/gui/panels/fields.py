"""A document taken apart: its fields, what was decided of each, and the data points that come of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from blueprint_editor.core.edits import LinkField, PromoteFields, UnlinkField
from blueprint_editor.core.ids import ENTRY_PREFIXES, FIELD
from blueprint_editor.core.model import DataPoint, Element, EntryRef, Field, Stage, Standardised
from blueprint_editor.core.text import fold
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.panels.choices import SearchCombo
from blueprint_editor.gui.panels.context import Context, Known, candidates, one_line
from blueprint_editor.gui.panels.field_parts import Told
from blueprint_editor.gui.panels.field_view import FieldsView
from blueprint_editor.gui.panels.headings import Quiet
from blueprint_editor.gui.panels.rows import Column, Options
from blueprint_editor.gui.panels.subjects import EntrySubject, Subject
from blueprint_editor.gui.panels.table import RowsView, TableEditor
from blueprint_editor.method.doubles import near
from blueprint_editor.method.guess import guess, shaped
from blueprint_editor.paint.meaning import mark
from blueprint_editor.wording import capital, enum_label, field_name

BELOW = 100_000
"""The least width of a column that is always edited below the list."""

_NOTHING = Told()


class PointCombo(SearchCombo):
    """The data point that a field stands for, found by typing; the likely ones come first."""

    picked = Signal(object)

    def __init__(self, owner: FieldsEditor) -> None:
        super().__init__()
        self._owner = owner
        self._options: Options = ()
        self.activated.connect(self._on_activated)

    def texts(self) -> list[str]:
        """The data points as they are called now."""
        self._options = self._owner.pointable()
        return [text for text, _ in self._options]

    def _on_activated(self, index: int) -> None:
        if 0 <= index < len(self._options):
            self.picked.emit(self._options[index][1])


class FieldsEditor(TableEditor):
    """The fields of a document, each with its answer and the data point it stands for.

    Yes makes a data point of the pipeline, or links to the one of that name. Where there is one of a name that
    may mean the same, the field waits, and offers both.
    """

    def __init__(self, context: Context) -> None:
        self._told: dict[str, tuple[object, Told]] = {}
        super().__init__(
            context,
            (
                Column("text", context.say("panels.fields.text"), lambda row: row.text, tip=self._spoken),
                Column("note", field_name("note", context.language), lambda row: row.note, least=BELOW),
            ),
            context.say("panels.fields.add"),
            header=False,
        )
        self.count = Quiet(context)
        self._tool_row.takeAt(0)  # the stretch: the count takes its room
        self._tool_row.insertWidget(0, self.count, 1)
        self.go = self.tool("arrow-right", "panels.fields.go", self._go, first=True)
        self.unlink = self.tool("link-2-off", "panels.fields.unlink", self._unlink_current, first=True)
        self.point_label = Quiet(context)
        self.point = PointCombo(self)
        self.point.setAccessibleName(context.say("panels.fields.point"))
        self.point.line.setPlaceholderText(context.say("panels.fields.point.hint"))
        self.point.picked.connect(self._on_point)
        self.yes_to_all = self._button("check", self._answer_all)
        self.link_all = self._button("link-2", self._link_all)
        self._lay_out()
        view = self.view
        view.answered.connect(self.answer)
        view.link_asked.connect(self.link)
        view.new_asked.connect(self.make_new)
        view.lines_pasted.connect(self.add_lines)
        self._show_tools()

    def make_table(self, header: bool) -> RowsView:
        """The list, whose rows tell what comes of their fields."""
        return FieldsView(self.model, self.context, self.told)

    @property
    def view(self) -> FieldsView:
        """The list."""
        assert isinstance(self.table, FieldsView)
        return self.table

    def _button(self, icon: str, run: Any) -> QPushButton:
        button = QPushButton()
        button.setIcon(self.context.icon(icon))
        button.clicked.connect(run)
        return button

    def _lay_out(self) -> None:
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(2, self.point_label)
        layout.insertWidget(3, self.point)
        layout.addWidget(self.yes_to_all)
        layout.addWidget(self.link_all)
        order: list[QWidget] = [self.table, self.unlink, self.go, self.up, self.down, self.remove]
        order += [self.point, self.detail, self.yes_to_all, self.link_all]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    # What is shown

    def show_subject(self, subject: Subject, owner: Any) -> None:
        """The data points may be called otherwise now."""
        if self.subject is not None and subject != self.subject:
            self._told.clear()
        super().show_subject(subject, owner)
        self.model.refresh()

    def show_value(self, value: Any) -> None:
        """Show fields, and what can be done with them."""
        super().show_value(value)
        self.model.refresh()
        self._show_tools()

    def told(self, field: Field) -> Told:
        """What is said under a field, and what can be done about it."""
        blueprint = self.context.blueprint
        if field.data_point is not None:
            known = self.context.find(field.data_point)
            return self._told_link(field, known) if known else _NOTHING
        if field.standardised is not Standardised.YES:
            return _NOTHING
        kept = self._told.get(field.id)
        seen = (field.text, *(stage.data_points for stage in blueprint.stages), self.context.language)
        if kept is None or not _same(kept[0], seen):
            kept = self._told[field.id] = (seen, self._told_offer(field))
        return kept[1]

    def _told_link(self, field: Field, known: Known) -> Told:
        point = known.entry
        assert isinstance(point, DataPoint)
        facts = [enum_label(point.type, self.context.language), point.unit]
        kind = " ".join(filter(None, facts))
        name = one_line(point.text)
        place = self.context.say("panels.fields.in_stage", number=self._number(known.stage))
        said = (capital(place),) if fold(name) == fold(field.text) else (name, place)
        return Told(" · ".join((*said, kind)), mark(point).icon)

    def _told_offer(self, field: Field) -> Told:
        say, like = self.context.say, self.like(field)
        if not like:
            return Told(new=say("panels.fields.make"))
        stage, point = like[0]
        key = "panels.fields.like" if len(like) == 1 else "panels.fields.like_several"
        text = say(key, name=one_line(point.text), number=self._number(stage), n=len(like) - 1)
        return Told(text, "", say("panels.fields.link"), say("panels.fields.new"))

    def _number(self, stage: Stage) -> int:
        return (self.context.blueprint.stage_index(stage.id) or 0) + 1

    def like(self, field: Field) -> list[tuple[Stage, DataPoint]]:
        """The data points that may be what this field stands for, the first likeliest."""
        blueprint = self.context.blueprint
        names = {fold(field.text), fold(guess(field.text).name)}
        found = self.context.doubles.like(blueprint, guess(field.text).name)
        return sorted(found, key=lambda one: fold(one[1].text) not in names)

    def _spoken(self, row: Field) -> str:
        told = self.told(row)
        answer = enum_label(row.standardised, self.context.language)
        keys = self.context.say("panels.fields.offer_keys") if told.link else ""
        return ", ".join(filter(None, (one_line(row.text), answer, told.text, keys)))

    def _on_current(self, *arguments: object) -> None:
        super()._on_current(*arguments)
        if hasattr(self, "link_all"):
            self._show_tools()

    def _show_tools(self) -> None:
        row, rows, say = self.current(), self.model.rows, self.context.say
        self.tools.setVisible(bool(rows))
        for button in (self.remove, self.up, self.down):
            button.setEnabled(button.isEnabled() and row is not None)
        self.remove.setEnabled(row is not None)
        linked = row is not None and row.data_point is not None
        self.unlink.setEnabled(linked)
        self.go.setEnabled(linked)
        open_ones = [field for field in rows if field.standardised is Standardised.UNDECIDED]
        offers = self._offers()
        self.count.setText(say("panels.fields.count", decided=len(rows) - len(open_ones), total=len(rows)))
        self.yes_to_all.setVisible(len(open_ones) > 1)
        self.yes_to_all.setText(say("panels.fields.yes_to_all", n=len(open_ones)))
        self.link_all.setVisible(len(offers) > 1)
        self.link_all.setText(say("panels.fields.link_all", n=len(offers)))
        self._show_point(row)

    def _show_point(self, row: Field | None) -> None:
        shown = row is not None
        self.point_label.setVisible(shown)
        self.point.setVisible(shown)
        if row is None:
            return
        self.point_label.setText(self.context.say("panels.fields.point_of", row=one_line(row.text)))
        known = self.context.find(row.data_point) if row.data_point else None
        if not (self.point.line.hasFocus() and self.point.line.isModified()):
            self.point.refill()
            self.point.line.show_text(self._option(known.stage, known.entry.text) if known else "")

    def pointable(self) -> Options:
        """What the current field can be linked to: what it may mean first, then every data point in order."""
        row = self.current()
        likely = self.like(row) if row is not None else []
        first = [(self._option(stage, point.text), point.id) for stage, point in likely]
        known = {point.id for _, point in likely}
        found = candidates(self.context.blueprint, (Element.DATA_POINT,))
        rest = [(text, entry.id) for text, entry, _ in found if entry.id not in known]
        return [*first, *rest, (self.context.say("panels.fields.no_link"), None)]

    def _option(self, stage: Stage, text: str) -> str:
        return f"{one_line(text)} · {stage.name}"

    # What is done

    def changed_row(self, row: Any, name: str, value: Any) -> Any:
        """A field that is not standardised stands for no data point."""
        changed: Field = msgspec.structs.replace(row, **{name: value})
        if name == "standardised" and value is not Standardised.YES:
            changed = msgspec.structs.replace(changed, data_point=None)
        return changed

    def new_row(self, text: str) -> Any:
        """A field that nobody has decided about."""
        return Field(self.context.bridge.session.new_id(FIELD), text.strip())

    def add_lines(self, lines: Sequence[str]) -> None:
        """A field for each line, as one step."""
        self.want((*self.model.rows, *map(self.new_row, lines)))

    def answer(self, number: int, answer: Standardised) -> None:
        """Answer for a field, and go on to the next one unless this one offers something now."""
        field: Field = self.model.rows[number]
        if answer is not Standardised.YES:
            self.change_cell(number, "standardised", answer)
        elif field.data_point is None:
            self._promote((field,), again=field.standardised is Standardised.YES)
        after = self.model.rows[number] if number < len(self.model.rows) else None
        if after is None or not self.told(after).offers:
            self._go_on(number)

    def _go_on(self, number: int) -> None:
        self.table.setCurrentIndex(self.model.index(number + 1, 0))

    def link(self, number: int) -> None:
        """Link a field to the data point that is offered."""
        field: Field = self.model.rows[number]
        ref, like = self._ref(), self.like(field)
        if ref is not None and field.data_point is None and like:
            self.context.bridge.do(LinkField(ref, field.id, like[0][1].id))
            self._go_on(number)

    def make_new(self, number: int) -> None:
        """Make a data point of a field, whatever it is like."""
        field: Field = self.model.rows[number]
        if field.data_point is None:
            self._promote((field,), again=True)
            self._go_on(number)

    def _promote(self, fields: Sequence[Field], again: bool = False) -> None:
        """Say yes to fields; with `again` one that may be a double becomes a data point all the same."""
        ref = self._ref()
        if ref is None or not fields:
            return
        how: list[tuple[str, str | DataPoint | None]] = []
        new: list[DataPoint] = []
        for field in fields:
            becomes = self._becomes(field, again)
            if isinstance(becomes, DataPoint):
                alike = any(near(becomes.text, one.text) and fold(becomes.text) != fold(one.text) for one in new)
                new.append(becomes)
                becomes = None if alike and not again else becomes
            how.append((field.id, becomes))
        seed = self.context.bridge.session.new_seed()
        self.context.bridge.do(PromoteFields(ref, tuple(field.id for field in fields), seed, tuple(how)))

    def _becomes(self, field: Field, again: bool) -> str | DataPoint | None:
        """What a field becomes: the data point of its name, a new one, or nothing while it may be a double."""
        session = self.context.bridge.session
        plain = DataPoint(session.new_id(ENTRY_PREFIXES[Element.DATA_POINT]), field.text)
        made = shaped(plain, session.new_seed(), bare=True)
        like = self.like(field)
        same = next((point.id for _, point in like if fold(point.text) in {fold(field.text), fold(made.text)}), None)
        return same or (None if like and not again else made)

    def _answer_all(self) -> None:
        self._promote([field for field in self.model.rows if field.standardised is Standardised.UNDECIDED])

    def _offers(self) -> list[tuple[Field, str]]:
        """The fields that offer a link, and the data point of each."""
        waiting = [field for field in self.model.rows if self.told(field).link]
        return [(field, self.like(field)[0][1].id) for field in waiting]

    def _link_all(self) -> None:
        ref, offers = self._ref(), self._offers()
        if ref is not None:
            how = tuple((field.id, point) for field, point in offers)
            seed = self.context.bridge.session.new_seed()
            self.context.bridge.do(PromoteFields(ref, tuple(field.id for field, _ in offers), seed, how))

    def _on_point(self, point: str | None) -> None:
        row, ref = self.current(), self._ref()
        if row is not None and ref is not None:
            self.context.bridge.do(UnlinkField(ref, row.id) if point is None else LinkField(ref, row.id, point))

    def _unlink_current(self) -> None:
        self._on_point(None)

    def _go(self) -> None:
        row = self.current()
        known = self.context.find(row.data_point) if row is not None and row.data_point else None
        if known:
            self.go_to.emit(Cursor(known.stage.id, Element.DATA_POINT, known.entry.id))

    def _ref(self) -> EntryRef | None:
        return self.subject.ref if isinstance(self.subject, EntrySubject) else None


def _same(first: object, second: tuple[object, ...]) -> bool:
    return isinstance(first, tuple) and len(first) == len(second) and all(map(_is, first, second))


def _is(first: object, second: object) -> bool:
    return first is second or (isinstance(first, str) and first == second)
