"""Stages down and meanings along, or the other way round: the block that a line of headings opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from blueprint_editor.core.model import Element

from . import names, words
from .grid import Spot, View
from .model import Axis as AxisName
from .model import Line, Meaning
from .words import Hit

M = Meaning

SCANNED = 400
"""How many lines are looked at for headings."""

_STAGE_LEVEL = frozenset({M.STAGE, M.NUMBER, M.ALIASES, M.DESCRIPTION, M.KIND, M.PROBABILITY, M.MAX_DAYS, M.NOTE})


class Said(NamedTuple):
    """What a person said of the lines of a sheet: of the lines of a view, and of the places along them."""

    lines: Mapping[int, Meaning]
    places: Mapping[int, Meaning]


def said_of(view: View, corrections: Mapping[Line, Meaning]) -> Said:
    """The corrections of a sheet as its view sees them."""
    lines: dict[int, Meaning] = {}
    places: dict[int, Meaning] = {}
    along = AxisName.COLUMN if view.turned else AxisName.ROW
    for line, meaning in corrections.items():
        if line.sheet == view.grid.title:
            (lines if line.axis is along else places)[line.index] = meaning
    return Said(lines, places)


class Heading(NamedTuple):
    """A line of headings: what stands at each place, and how much it looks like one.

    `own` is what its words say; `hits` takes what a person said for it.
    """

    line: int
    hits: Mapping[int, Hit]
    weight: float
    own: Mapping[int, Hit] = {}


def headings(view: View, said: Said) -> list[Heading]:
    """The lines that head a block, in order: rows for tables, in a view that is turned the column of labels."""
    found = [_heading(view, line, said) for line in view.lines[:SCANNED] if line not in said.lines]
    good = [one for one in found if _heads(one, view)]
    good = [one for one in good if not _is_over_tables(one, good, view)]
    if _are_said(said):
        good = _own_headings(good, view) or _unheaded(view, said)
    if not good:
        return []
    best = max(good, key=lambda one: (round(one.weight, 1), -one.line))
    above = {view.span(spot)[0][0] for spot in view.spots(best.line).values()}
    best = next((one for one in good if one.line in above and one.line < best.line), best)  # merged over two lines
    if view.turned:
        return [one for one in good if one is best or _repeats(best, one)]
    # What stands under the best row of headings is its content, unless it heads a table of its own.
    return [one for one in good if one is best or (_heads_anew(one) and not _goes_on(view, best, one))]


def _heading(view: View, line: int, said: Said) -> Heading:
    hits: dict[int, Hit] = {}
    for place, spot in view.spots(line).items():
        text = view.grid.texts[spot]
        hit = None if names.is_only_number(text) else words.stage_heading(text.rstrip(":"))
        if hit:
            hits[place] = hit
    own = dict(hits)
    for place, meaning in said.places.items():
        if meaning is not M.IGNORE and view.spot(line, place):
            hits[place] = Hit(meaning, 1.0)
        else:
            hits.pop(place, None)
    return _weighed(view, Heading(line, hits, 0.0, own))


def _weighed(view: View, heading: Heading) -> Heading:
    best: dict[Meaning, float] = {}
    for hit in heading.hits.values():
        worth = hit.weight * (1.0 if hit.meaning.element or hit.meaning is M.STAGE else 0.6)
        best[hit.meaning] = max(best.get(hit.meaning, 0), worth)
    filled = len(set(view.spots(heading.line).values())) or 1
    known = len({view.spot(heading.line, place) for place in heading.hits})
    return heading._replace(weight=sum(best.values()) * (0.4 + 0.6 * known / filled))


def _is_over_tables(heading: Heading, good: Sequence[Heading], view: View) -> bool:
    """Whether a line holds the titles of tables whose own headings stand right below it."""
    if view.turned or any(hit.meaning is M.STAGE for hit in heading.hits.values()):
        return False
    below = next((one for one in good if 0 < one.line - heading.line <= 2), None)
    titled = len(heading.own) == len(view.spots(heading.line)) and all(
        hit.meaning.element for hit in heading.own.values()
    )
    return (
        titled and below is not None and any(hit.meaning is M.STAGE and hit.weight == 1 for hit in below.own.values())
    )


def _own_headings(good: Sequence[Heading], view: View) -> list[Heading]:
    """The lines whose words head a block by themselves; else the first, if one word of it is surely a heading."""
    alone = [one for one in good if _heads(_weighed(view, one._replace(hits=one.own)), view)]
    if alone or not good:
        return alone
    first = min(good, key=lambda one: one.line)
    return [first] if any(hit.weight == 1 for hit in first.own.values()) else []


def _are_said(said: Said) -> bool:
    """Whether a person said more than what is to be skipped."""
    return any(meaning is not M.IGNORE for meaning in said.places.values())


def _unheaded(view: View, said: Said) -> list[Heading]:
    """No line of headings at all: what the places mean is only what a person said."""
    meant = {place: Hit(meaning, 1.0) for place, meaning in said.places.items() if meaning is not M.IGNORE}
    lines = [line for line in view.lines if view.spots(line).keys() & meant.keys()]
    return [Heading(min(lines) - 1, meant, 1.0)] if lines else []


def _heads(heading: Heading, view: View) -> bool:
    meanings = {hit.meaning for hit in heading.hits.values() if hit.weight >= 0.6}
    sure = {hit.meaning for hit in heading.hits.values() if hit.weight >= 0.7}
    elements = {meaning for meaning in meanings if meaning.element}
    if len(elements) >= 2 and heading.weight >= 1:
        return True
    if M.STAGE not in sure:
        return bool(elements & sure) and len(sure - {M.STAGE, M.NUMBER}) >= 2 and heading.weight >= 1
    others = view.spots(heading.line).keys() - {place for place, hit in heading.hits.items() if hit.meaning is M.STAGE}
    more = [view.text(heading.line, place) for place in others]
    return len(meanings - {M.STAGE, M.NUMBER}) >= 1 or any(map(words.is_text_heading, more))


def _heads_anew(heading: Heading) -> bool:
    exact = {hit.meaning for hit in heading.own.values() if hit.weight == 1}
    return M.STAGE in exact or len({one for one in exact if one.element}) >= 3


def _goes_on(view: View, best: Heading, other: Heading) -> bool:
    """Whether a line is the second line of the best headings: cells merged over both."""
    return other.line > best.line and bool(set(view.spots(best.line).values()) & set(view.spots(other.line).values()))


def _repeats(best: Heading, other: Heading) -> bool:
    """Whether another column of labels stands beside the best one: it says much of the same."""
    shared = {hit.meaning for hit in best.hits.values()} & {
        hit.meaning for hit in other.hits.values() if hit.weight == 1
    }
    return len({one for one in shared if one.element}) >= 3 and other.weight >= 0.7 * best.weight


class Titles(NamedTuple):
    """The titles over a table, by the place where each stands, and the element of the sheet's own title."""

    spots: Mapping[int, tuple[Spot, Element]]
    sheet: Element | None


class Block:
    """The lines that a heading governs, each line a record (of a stage), each place with a meaning."""

    def __init__(self, view: View, heading: Heading, end: int, said: Said, titles: Titles) -> None:
        self.view, self.heading, self.said, self.titles = view, heading, said, titles
        self.lines = [line for line in view.lines if heading.line < line < end and said.lines.get(line) is not M.IGNORE]
        self.sub_heading = 0
        self.sub_lines: dict[int, str] = {}
        self.field_table = False
        self.stage_places = self._stage_places()
        self.meanings: dict[int, tuple[Meaning, Element | None]] = {}
        self.repeats = self._stages_repeat()
        self._give_meanings()

    # Which places name the stage

    def _stage_places(self) -> list[int]:
        given = [place for place, meaning in self.said.places.items() if meaning is M.STAGE]
        if given:
            return sorted(given)
        explicit = [place for place, hit in self.heading.hits.items() if hit.meaning is M.STAGE and self._names(place)]
        sure = [place for place in explicit if self.heading.hits[place].weight == 1] or explicit
        if sure:
            return sorted(sure) if self.view.turned else self._apart(sorted(sure))
        first = min((place for place, hit in self.heading.hits.items() if hit.meaning is not M.NUMBER), default=0)
        found = [place for place in range(1, first) if place not in self.heading.hits and self._names(place, least=2)]
        return [max(found, key=lambda place: (self._likeness(place), place))] if found else []

    def _likeness(self, place: int) -> int:
        """How much the texts at a place look like the names of stages: the end of a deal, no other label."""
        label = self.view.text(self.heading.line, place)
        texts = [text for line in self.lines if (text := self.view.text(line, place))]
        ends = names.has_end(texts) or sum(map(names.bears_number, texts)) > 1
        return 2 * ends + (not label or words.is_element_heading(label)) + (len(texts) >= 0.8 * self._filled())

    def _filled(self) -> int:
        """How many lines hold something at the places that are known."""
        known = self.heading.hits.keys()
        return sum(1 for line in self.lines if self.view.spots(line).keys() & known)

    def _apart(self, places: list[int]) -> list[int]:
        """The first stage column, and those that stand behind an empty one: tables side by side."""
        found = places[:1]
        for place in places[1:]:
            if not any(self.view.spot(self.heading.line, place - 1) for _ in (0,)) or place - found[-1] > 2:
                found.append(place)
        return found

    def _names(self, place: int, least: int = 1) -> bool:
        """Whether the texts at a place may be the names of stages."""
        texts = {spot: self.view.grid.texts[spot] for line in self.lines if (spot := self.view.spot(line, place))}
        fit = [text for text in texts.values() if names.may_be_name(text)]
        heads = [text for text in texts.values() if words.is_field_word(text)]
        return len(fit) >= least and len(fit) >= 0.6 * len(texts) and len(heads) < len(texts)

    def _stages_repeat(self) -> bool:
        """Whether a stage is named by several cells: then each record is an entry, not a stage."""
        spots = {self.view.spot(line, place) for place in self.stage_places[:1] for line in self.lines} - {None}
        keys = [names.key_of(self.view.grid.texts[spot]) for spot in spots if spot]
        return len(set(keys)) < len(keys)

    # What the places mean

    def element_at(self, place: int) -> Element | None:
        """The element that the table of a place is about, as its title says."""
        first, last = self._segment(place)
        for at, (_, element) in self.titles.spots.items():
            if first <= at < last:
                return element
        return self.titles.sheet

    def _segment(self, place: int) -> tuple[int, int]:
        """The places of the table that a place is part of: tables may stand side by side."""
        if self.view.turned or len(self.stage_places) < 2:
            return 0, self.view.last_place + 1
        first = max((one for one in self.stage_places if one <= place), default=self.stage_places[0])
        last = min((one for one in self.stage_places if one > first), default=self.view.last_place + 1)
        return (0 if first == self.stage_places[0] else first), last

    def _give_meanings(self) -> None:
        view, line = self.view, self.heading.line
        texts = {place: view.text(line, place) for place in sorted(view.spots(line))}
        for segment in sorted({self._segment(place) for place in texts}):
            self._give_segment({place: text for place, text in texts.items() if segment[0] <= place < segment[1]})
        for place, meaning in self.said.places.items():
            if meaning is not M.STAGE:
                self.meanings[place] = (meaning, None)
        if view.turned:
            self._give_sub_lines()
        else:
            self._give_sub_headings()

    def _give_segment(self, texts: Mapping[int, str]) -> None:
        hits = {place: hit for place, hit in self.heading.hits.items() if place in texts}
        elements = [hit.meaning.element for hit in hits.values() if hit.meaning.element and hit.weight >= 0.6]
        one = self.element_at(min(texts)) or (elements[0] if len(set(elements)) == 1 else None)
        if not self.view.turned and self.element_at(min(texts)) is None:
            self._give_long_table(texts)
        if any(self.meanings.get(place, (None, None))[0] is M.ELEMENT for place in texts):
            one = None
        current: Element | None = None
        for place, text in texts.items():
            if place in self.meanings or place in self.stage_places:
                continue
            found = self._meaning(place, text, one, current)
            if found:
                self.meanings[place] = found
                current = found[0].element or current
        if one and not self.view.turned and self._is_table(one, min(texts)):
            self._keep_one_column(one, texts)
        self._give_document_fields(texts)
        self._give_text_column(texts, one)

    def _keep_one_column(self, one: Element, texts: Mapping[int, str]) -> None:
        """In a table of one element one column has its texts, the surest; `Taak 1` and `Taak 2` are one."""
        hits = self.heading.hits
        kept: set[str] = set()
        places = [place for place in texts if self.meanings.get(place, (None, None))[0] is Meaning(one.value)]
        for place in sorted(places, key=lambda at: (-hits[at].weight if at in hits else 0, at)):
            kept = kept or {words.heading_text(texts[place])}
            if words.heading_text(texts[place]) not in kept:
                del self.meanings[place]

    def _give_document_fields(self, texts: Mapping[int, str]) -> None:
        """A table of documents and their fields: each line a field, the document on several of them."""
        by_meaning = {self.meanings[place][0]: place for place in reversed(list(texts)) if place in self.meanings}
        document, point = by_meaning.get(M.DOCUMENT), by_meaning.get(M.DATA_POINT)
        fields = [place for place, text in texts.items() if words.is_document_field(text)]
        if self.view.turned or not self.repeats or document is None or point is None or not fields:
            return
        said = [self.view.text(line, document) for line in self.lines if self.view.spot(line, document)]
        if len(set(said)) < len(said):
            self.field_table = True
            for place in [place for place, (meaning, _) in self.meanings.items() if meaning is M.DATA_POINT]:
                del self.meanings[place]
            self.meanings[fields[0]] = (M.FIELDS, Element.DOCUMENT)

    def _meaning(
        self, place: int, text: str, one: Element | None, current: Element | None
    ) -> tuple[Meaning, Element | None] | None:
        hit = self.heading.hits.get(place)
        text = text.rstrip(":")
        if one and not self.view.turned:
            own = words.field_heading(text, one)
            stage_wide = hit and hit.weight == 1 and hit.meaning in _STAGE_LEVEL and not self._is_table(one, place)
            if own and not stage_wide:
                return (own.meaning, None if own.meaning.element or own.meaning in {M.STAGE, M.NUMBER} else one)
            if hit and hit.meaning is M.DESCRIPTION and self._is_table(one, place):
                return (M.TEXT if self.element_at(place) and not self._has_element_column(one) else M.NOTE, one)
        elif not self.view.turned and current and self._is_field(place, text, current):
            own = words.field_heading(text, current)
            return (own.meaning, current) if own else None
        if hit is None or hit.meaning is M.STAGE:
            return None
        return hit.meaning, None

    def _is_table(self, one: Element, place: int) -> bool:
        return self.repeats or self.element_at(place) is one

    def _has_element_column(self, one: Element) -> bool:
        return any(hit.meaning.element is one and hit.weight >= 0.7 for hit in self.heading.hits.values())

    def _is_field(self, place: int, text: str, current: Element) -> bool:
        """Whether a heading is a field of the element at its left: `Wie` behind `Taken`."""
        own = words.field_heading(text, current)
        if not own or own.meaning.element or own.meaning in {M.STAGE, M.NUMBER, M.NOTE}:
            return False
        hit = self.heading.hits.get(place)
        if hit is None:
            return True
        if hit.meaning.element is Element.RESPONSIBILITY and own.meaning in {M.ROLE, M.OWNER, M.ACTOR}:
            others = [at for at, other in self.heading.hits.items() if other.meaning is hit.meaning and at != place]
            return bool(others) or self.repeats
        return False

    def _give_long_table(self, texts: Mapping[int, str]) -> None:
        """A column says the element, another the text."""
        for place, text in texts.items():
            if place in self.stage_places or not words.is_element_heading(text):
                continue
            said = [view_text for line in self.lines if (view_text := self.view.text(line, place))]
            named = [text for text in said if words.element_named(text)]
            if len(named) >= max(2, 0.5 * len(said)):
                self.meanings[place] = (M.ELEMENT, None)
                return

    def _give_text_column(self, texts: Mapping[int, str], one: Element | None) -> None:
        """Where no column is the element's own: that which says `Omschrijving`, or the first unknown one."""
        known = [self.meanings[place] for place in texts if place in self.meanings]
        long_table = any(meaning is M.ELEMENT for meaning, _ in known)
        if self.view.turned or not (long_table or one):
            return
        if any(meaning is M.TEXT or (one and meaning.element is one) for meaning, _ in known):
            return
        free = [place for place in sorted(texts) if place not in self.stage_places]
        generic = [place for place in free if words.is_text_heading(texts[place])]
        unknown = [place for place in free if place not in self.meanings]
        own = [
            place
            for place in free
            if one and place in self.heading.hits and self.heading.hits[place].meaning.element is one
        ]
        for place in (*own, *generic, *unknown)[:1]:
            self.meanings[place] = (M.TEXT, one)

    def _give_sub_headings(self) -> None:
        """A second line of headings: `Taken` over `Wat` and `Wie`."""
        if not self.lines or self.lines[0] != self.heading.line + 1:
            return
        line = self.lines[0]
        found: dict[int, tuple[Meaning, Element | None]] = {}
        for place, spot in self.view.spots(line).items():
            meaning = self.meanings.get(place)
            if spot == self.view.spot(self.heading.line, place):
                continue
            if place in self.stage_places or not meaning or not meaning[0].element:
                return
            own = words.field_heading(self.view.grid.texts[spot], meaning[0].element)
            if own and not own.meaning.element:
                found[place] = (own.meaning, meaning[0].element)
            elif own or words.is_text_heading(self.view.grid.texts[spot]):
                found[place] = meaning
            else:
                return
        if len(found) >= 2:
            self.sub_heading = line
            self.meanings |= found
            self.lines = self.lines[1:]

    def _give_sub_lines(self) -> None:
        """Under stages that are merged over columns, what each column holds: `Wat`, `Wie`."""
        view, line = self.view, self.heading.line
        for stage_place in self.stage_places[:1]:
            place = stage_place + 1
            said = {one: view.text(one, place) for one in self.lines if view.spot(one, place)}
            wide = any(len(view.span(spot)[0]) > 1 for one in self.lines if (spot := view.spot(one, stage_place)))
            if (
                wide
                and view.spot(line, place) is None
                and len(said) > 1
                and all(map(words.is_field_word, said.values()))
            ):
                self.sub_heading, self.sub_lines = place, said
