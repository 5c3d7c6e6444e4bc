"""A pipeline of HubSpot's beside the blueprint: what is what, whose value counts, and what would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QSplitter, QVBoxLayout, QWidget

from blueprint_editor.core.model import Blueprint, Stage, Status, data_points
from blueprint_editor.core.plan import (
    ALL_PROPERTIES,
    NEW,
    OUT,
    Becomes,
    Beside,
    BesideRow,
    Difference,
    Subject,
)
from blueprint_editor.gui.changes.panel import ChangesPanel
from blueprint_editor.paint.look import Look
from blueprint_editor.wording import say
from blueprint_editor.wording.change_list import Group
from blueprint_editor.wording.matching import (
    becomes_label,
    beside_why,
    difference_why,
    theirs_text,
    value_answers,
)
from blueprint_editor.wording.plans import quoted

from .choice_tree import ChoiceTree, Line, Offer
from .dialog import be_bold

_THERE, _HERE, _WHY = range(3)
_KINDS = {"+": "added", "−": "removed", "~": "changed"}
_ICONS = {Subject.PIPELINE: "route", Subject.STAGE: "rows-3", Subject.PROPERTY: "database"}


class BesideView(QWidget):
    """Asks what is what; whoever hears of it works it out again, and shows that."""

    answered = Signal(str, str)
    """What is answered (of a row, a value or all properties), and with what."""

    def __init__(self) -> None:
        super().__init__()
        self._language = "nl"
        self._blueprint: Blueprint | None = None
        self.rows: dict[str, BesideRow] = {}
        self.differences: dict[str, Difference] = {}
        self.head, self.lead, self.told, self.link = QLabel(), QLabel(), QLabel(), QLabel()
        for label in (self.head, self.lead, self.link):
            label.setWordWrap(True)
        for label in (self.head, self.told):
            be_bold(label)
        self.all_box = QCheckBox()
        self.all_box.clicked.connect(self._on_all)
        self.tree = ChoiceTree(_HERE, self._offers)
        self.tree.chosen.connect(self.answered)
        self.panel = ChangesPanel()
        below = QWidget()
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, 8, 0, 0)
        lower.setSpacing(8)
        lower.addWidget(self.told)
        lower.addWidget(self.panel, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.tree)
        split.addWidget(below)
        split.setSizes([320, 240])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.head, self.lead, self.all_box):
            column.addWidget(widget)
        column.addWidget(split, 1)
        column.addWidget(self.link)

    def dress(self, look: Look, language: str) -> None:
        """Take the colours of a look and the words of a language."""
        self._language = language
        self.lead.setText(say("matching.beside.lead", language))
        for label in (self.lead, self.link):
            label.setStyleSheet(f"color: {look.dim.name()};")
        self.all_box.setText(say("matching.all_properties", language))
        self.tree.setAccessibleName(say("matching.tab.matches", language))
        self.tree.name_columns([say(f"matching.{name}", language) for name in ("there", "here", "why")])
        self.panel.dress(look, language)

    def show_beside(self, blueprint: Blueprint, found: Beside, groups: tuple[Group, ...], look: Look) -> None:
        """Show what is what, and what would change by it."""
        language = self._language
        self._blueprint = blueprint
        self.rows = {row.id: row for row in found.rows}
        self.differences = {one.id: one for row in found.rows for one in row.differences}
        title = quoted(blueprint.title) if blueprint.title.strip() else say("matching.head.untitled", language)
        self.head.setText(say("matching.head", language, label=quoted(found.target.label), title=title))
        self.tree.show_lines(self._lines(found), look)
        marks = Counter(told.mark for group in groups for told in group.told)
        counts = ", ".join(say(f"changes.{_KINDS[mark]}", language, n=n) for mark, n in marks.items())
        self.told.setText(say("matching.changes" if marks else "matching.changes.none", language, counts=counts))
        self.panel.show_groups(groups)
        self.panel.setVisible(bool(marks))
        for widget in (self.panel.search, *self.panel.kinds.values()):
            widget.hide()  # it is a preview: what there is to find is above it
        key = "matching.linked" if found.linked else "matching.not_linked"
        self.link.setText(say(key, language, label=quoted(found.target.label)))

    def _lines(self, found: Beside) -> Iterator[Line]:
        language = self._language
        for place, row in enumerate(found.rows):
            whole = row.subject is Subject.PIPELINE
            if whole and not row.differences:
                continue
            here = becomes_label(row, language)
            why = "" if whole else beside_why(row, language)
            yield Line(
                row.id,
                (row.label, here, why),
                (place, here.casefold(), why.casefold()),
                _ICONS[row.subject],
                choosable=not whole,
                quiet=row.becomes is Becomes.OUT,
                below=tuple(self._value_line(at, one) for at, one in enumerate(row.differences)),
            )

    def _value_line(self, place: int, one: Difference) -> Line:
        language = self._language
        chosen = next(text for answer, text in value_answers(one, language) if answer is one.answer)
        why = difference_why(one, language)
        return Line(one.id, (theirs_text(one, language), chosen, why), (place, chosen.casefold(), why.casefold()))

    def _offers(self, name: str) -> tuple[list[Offer], str]:
        difference = self.differences.get(name)
        if difference is not None:
            answers = value_answers(difference, self._language)
            chosen = difference.answer.value if difference.answer is not None else ""
            return [Offer(answer.value, text) for answer, text in answers], chosen
        row = self.rows[name]
        new = say(f"matching.new_here.{row.subject.value}", self._language)
        offers = [Offer(NEW, new)] if row.can_be_new else []
        offers.append(Offer(OUT, say("matching.out", self._language)))
        offers += self._things(row)
        return offers, {Becomes.NEW: NEW, Becomes.OUT: OUT, Becomes.SAME: row.about}[row.becomes]

    def _things(self, row: BesideRow) -> Iterator[Offer]:
        """What is here that it could be."""
        blueprint = self._blueprint
        assert blueprint is not None
        held = {one.about: one.label for one in self.rows.values() if one.about and one.id != row.id}
        things: list[tuple[str, str]] = []
        if row.subject is Subject.STAGE:
            things = [(stage.id, _numbered(at, stage)) for at, stage in enumerate(blueprint.stages, 1)]
        else:
            points = (point for _, point in data_points(blueprint) if point.status is not Status.EXAMPLE)
            things = sorted(((point.id, point.text) for point in points), key=lambda one: one[1].casefold())
        for place, (name, text) in enumerate(things):
            now = say("matching.held", self._language, label=text, name=held[name]) if name in held else text
            yield Offer(name, now, begins=not place)

    def _on_all(self, on: bool) -> None:
        self.answered.emit(ALL_PROPERTIES, NEW if on else OUT)


def _numbered(place: int, stage: Stage) -> str:
    return f"{place}. {stage.name}"
