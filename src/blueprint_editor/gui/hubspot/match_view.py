"""What each stage and data point of a plan is in HubSpot: a list in which that is changed by hand."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from blueprint_editor.core.model import Blueprint, HubSpotUse
from blueprint_editor.core.plan import NEW, Choices, MatchRow, StageOption, Subject
from blueprint_editor.paint.look import Look
from blueprint_editor.wording import enum_label, say
from blueprint_editor.wording.matching import kind_label, match_why, option_label, there_label
from blueprint_editor.workflows import matching
from blueprint_editor.workflows.pushing import AccountState

from .choice_tree import ChoiceTree, Line, Offer

_HERE, _THERE, _WHY = range(3)
_ICONS = {Subject.STAGE: "rows-3", Subject.PROPERTY: "database"}


class Matched(NamedTuple):
    """What the matches are between, and what was said of them."""

    blueprint: Blueprint
    state: AccountState | None
    choices: Choices


class MatchView(QWidget):
    """Asks for another match; whoever hears of it makes the plan again, and shows that."""

    stage_matched = Signal(str, str)
    """The id of a stage here, and HubSpot's of what it is, or `new`."""
    point_mapped = Signal(str, object, str)
    """The id of a data point, its use (HubSpotUse), and the internal name of the property that is there."""

    def __init__(self) -> None:
        super().__init__()
        self._matched: Matched | None = None
        self._language = "nl"
        self.rows: dict[str, MatchRow] = {}
        """What is shown, by the ids of the blueprint."""
        self.lead = QLabel()
        self.lead.setWordWrap(True)
        self.tree = ChoiceTree(_THERE, self._offers)
        self.tree.setRootIsDecorated(False)
        self.tree.chosen.connect(self._on_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.lead)
        column.addWidget(self.tree, 1)

    def show_matches(self, matched: Matched, found: tuple[MatchRow, ...], look: Look, language: str) -> None:
        """Show how things are matched now."""
        self._matched, self._language = matched, language
        self.rows = {row.about: row for row in found}
        self.lead.setText(say("matching.lead", language))
        self.lead.setStyleSheet(f"color: {look.dim.name()};")
        self.tree.setAccessibleName(say("matching.tab.matches", language))
        self.tree.name_columns([say(f"matching.{name}", language) for name in ("here", "there", "why")])
        self.tree.show_lines((self._line(place, row) for place, row in enumerate(found)), look)

    def _line(self, place: int, row: MatchRow) -> Line:
        there, why = there_label(row, self._language), match_why(row, self._language)
        icon = "triangle-alert" if row.wrong is not None else _ICONS[row.subject]
        name = row.name or kind_label(row.subject, self._language)
        return Line(row.about, (name, there, why), (place, there.casefold(), why.casefold()), icon)

    def _offers(self, about: str) -> tuple[list[Offer], str]:
        row, matched = self.rows[about], self._matched
        assert matched is not None
        blueprint, state, choices = matched
        if state is None:
            return [], ""
        if row.subject is Subject.STAGE:
            return self._stage_offers(row, matching.stage_options(blueprint, state, choices, about))
        language = self._language
        new = [] if row.made else [Offer(HubSpotUse.NEW.value, say("matching.new_property", language))]
        offers = [
            *new,
            Offer(HubSpotUse.DOCUMENT_ONLY.value, enum_label(HubSpotUse.DOCUMENT_ONLY, language)),
            Offer(HubSpotUse.SKIP.value, enum_label(HubSpotUse.SKIP, language)),
        ]
        part: tuple[bool, bool] | None = None
        for option in matching.property_options(blueprint, state, about):
            begins, part = part != (option.fits, option.own), (option.fits, option.own)
            offers.append(Offer(_EXISTS + option.name, option_label(option, language), option.fits, begins))
        return offers, _EXISTS + row.there if row.use is HubSpotUse.EXISTING else row.use.value

    def _stage_offers(self, row: MatchRow, options: tuple[StageOption, ...]) -> tuple[list[Offer], str]:
        language = self._language
        offers = [Offer(NEW, say("matching.new_stage", language))]
        for place, option in enumerate(options):
            held = say("matching.held", language, label=option.label, name=option.held_by)
            offers.append(Offer(option.there, held if option.held_by else option.label, begins=not place))
        return offers, row.there or NEW

    def _on_chosen(self, about: str, key: str) -> None:
        row = self.rows.get(about)
        if row is None:
            return
        if row.subject is Subject.STAGE:
            self.stage_matched.emit(about, key)
        elif key.startswith(_EXISTS):
            self.point_mapped.emit(about, HubSpotUse.EXISTING, key.removeprefix(_EXISTS))
        else:
            self.point_mapped.emit(about, HubSpotUse(key), "")


_EXISTS = "="
"""Before the internal name of a property in the key of an offer: no use is called that."""
