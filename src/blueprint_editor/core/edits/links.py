"""Links between entries: taking them out, putting them back, and looking whether they resolve.

Two things are linked to: a data point by the fields of documents, and a data point or document by
the evidence of triggers. Entries in the parking lot link too, and so do the forms that an entry had
before (`attached`): a form comes back with the links that still lead somewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set

from msgspec.structs import replace

from blueprint_editor.core.findings import Code, Refusal
from blueprint_editor.core.model import (
    AnyEntry,
    Blueprint,
    DataPoint,
    Document,
    Element,
    Field,
    Standardised,
    Trigger,
    data_points,
    documents,
)

from .base import map_entries, mapped, refuse
from .convert import in_forms, with_form
from .waiting import FIELD, Link, Links

_SOURCES = (Element.TRIGGER, Element.DOCUMENT)
_Change = Callable[[AnyEntry], AnyEntry]


def _each_source(blueprint: Blueprint, change: _Change, elements: Collection[Element]) -> Blueprint:
    """Change what may link: these elements, and every entry that may have been one of them."""

    def may_link(element: Element, cell: tuple[AnyEntry, ...]) -> bool:
        return element in elements or any(entry.attached for entry in cell)

    return map_entries(blueprint, may_link, change)


def open_field(field: Field) -> Field:
    """The field without its data point: an open field of the document."""
    return replace(field, standardised=Standardised.NO, data_point=None)


def detach(
    blueprint: Blueprint, evidence: Collection[str], fields: Collection[str]
) -> tuple[Blueprint, dict[str, Links]]:
    """Take entries out of all evidence, and data points out of all fields, which become open fields.

    Gives the links that were taken out, per entry. Cost grows with the document, so it is only
    done for documents and data points.
    """
    found: dict[str, list[Link]] = {}

    def change(entry: AnyEntry) -> AnyEntry:
        return in_forms(entry, form_change) if entry.attached else form_change(entry)

    def form_change(entry: AnyEntry) -> AnyEntry:
        if isinstance(entry, Trigger) and not taken.isdisjoint(entry.evidence):
            for at, target in enumerate(entry.evidence):
                if target in taken:
                    found.setdefault(target, []).append(Link(entry.id, at))
            return replace(entry, evidence=tuple(target for target in entry.evidence if target not in taken))
        if isinstance(entry, Document) and entry.fields:
            return _with_fields(entry, field_change)
        return entry

    def field_change(field: Field) -> Field:
        if field.data_point is None or field.data_point not in fields:
            return field
        found.setdefault(field.data_point, []).append(Link(field.id, FIELD))
        return open_field(field)

    taken = frozenset(evidence)
    elements = [element for element, wanted in zip(_SOURCES, (evidence, fields), strict=True) if wanted]
    result = _each_source(blueprint, change, elements) if elements else blueprint
    return result, {target: tuple(links) for target, links in found.items()}


def redirect(blueprint: Blueprint, to: Mapping[str, str]) -> Blueprint:
    """Let what points at the one data point, as evidence or from a field, point at the other; costs as `detach`.

    What would prove itself, having been a trigger once, does not.
    """

    def change(entry: AnyEntry) -> AnyEntry:
        return in_forms(entry, form_change) if entry.attached else form_change(entry)

    def form_change(entry: AnyEntry) -> AnyEntry:
        if isinstance(entry, Trigger) and not to.keys().isdisjoint(entry.evidence):
            proof = dict.fromkeys(to.get(target, target) for target in entry.evidence)
            return replace(entry, evidence=tuple(target for target in proof if target != entry.id))
        return _with_fields(entry, field_change) if isinstance(entry, Document) and entry.fields else entry

    def field_change(field: Field) -> Field:
        goal = None if field.data_point is None else to.get(field.data_point)
        return field if goal is None else replace(field, data_point=goal)

    return _each_source(blueprint, change, _SOURCES)


def reattach(blueprint: Blueprint, links: Mapping[str, Iterable[Link]]) -> Blueprint:
    """Put links back where they are still free: the source is there and has not taken another.

    A source that is another element by now gets the link in the form it had.
    """
    wanted: dict[str, list[tuple[int, str]]] = {}
    for target, its_links in links.items():
        for link in its_links:
            wanted.setdefault(link.source, []).append((link.at, target))
    if not wanted:
        return blueprint

    def may_link(element: Element, cell: tuple[AnyEntry, ...]) -> bool:
        return element in _SOURCES or any(entry.attached or entry.id in wanted for entry in cell)

    def change(entry: AnyEntry) -> AnyEntry:
        if not entry.attached and (isinstance(entry, Trigger) or entry.id not in wanted):
            return form_change(entry)
        return in_forms(with_form(entry, Element.TRIGGER) if entry.id in wanted else entry, form_change)

    def form_change(entry: AnyEntry) -> AnyEntry:
        if isinstance(entry, Trigger) and entry.id in wanted:
            evidence = list(entry.evidence)
            for at, target in sorted(wanted[entry.id]):
                if target not in evidence:
                    evidence.insert(at if at >= 0 else len(evidence), target)
            return entry if len(evidence) == len(entry.evidence) else replace(entry, evidence=tuple(evidence))
        if isinstance(entry, Document) and entry.fields:
            return _with_fields(entry, field_change)
        return entry

    def field_change(field: Field) -> Field:
        if field.data_point is not None or field.id not in wanted:
            return field
        return replace(field, standardised=Standardised.YES, data_point=wanted[field.id][0][1])

    return map_entries(blueprint, may_link, change)


def _with_fields(document: Document, change: Callable[[Field], Field]) -> Document:
    fields = mapped(document.fields, change)
    return document if fields is document.fields else replace(document, fields=fields)


_Targets = tuple[frozenset[str], frozenset[str], frozenset[str]]
_NO_IDS: frozenset[str] = frozenset()
_NOTHING: _Targets = (_NO_IDS, _NO_IDS, _NO_IDS)


def _targets(entry: AnyEntry) -> _Targets:
    """What an entry links to: as evidence, from its fields, and as a stage."""
    match entry:
        case Trigger():
            return frozenset(entry.evidence), _NO_IDS, _NO_IDS
        case Document():
            points = frozenset(field.data_point for field in entry.fields if field.data_point is not None)
            return _NO_IDS, points, _NO_IDS
        case DataPoint() if entry.required_from is not None:
            return _NO_IDS, _NO_IDS, frozenset([entry.required_from])
        case _:
            return _NOTHING


def _present(blueprint: Blueprint, evidence: Set[str], points: Set[str]) -> tuple[Set[str], Set[str]]:
    """Which of these are there: as data point or document, and as data point."""
    if not evidence and not points:
        return _NO_IDS, _NO_IDS
    all_points = {point.id for _, point in data_points(blueprint)}
    papers = {paper.id for _, paper in documents(blueprint)} if evidence - all_points else set[str]()
    return evidence & (all_points | papers), points & all_points


def unknown_link(blueprint: Blueprint, entries: Iterable[AnyEntry], before: AnyEntry | None = None) -> Refusal | None:
    """Why these entries cannot link as they do, or none; links that `before` had are not looked at."""
    known = _NOTHING if before is None else _targets(before)
    evidence, points, stages = set[str](), set[str](), set[str]()
    for entry in entries:
        its = _targets(entry)
        evidence |= its[0] - known[0]
        points |= its[1] - known[1]
        stages |= its[2] - known[2]
    present = _present(blueprint, evidence, points)
    missing = sorted((evidence - present[0]) | (points - present[1]))
    missing += sorted(stages - {stage.id for stage in blueprint.stages}) if stages else []
    return refuse(Code.UNKNOWN_LINK, id=missing[0]) if missing else None


def without_broken_links(blueprint: Blueprint, entry: AnyEntry) -> AnyEntry:
    """The entry without links to what is no longer there."""
    evidence, points = _present(blueprint, *_targets(entry)[:2])
    return _linking_only(blueprint, entry, evidence, points)


def without_lost_links(blueprint: Blueprint, entries: Sequence[AnyEntry]) -> list[AnyEntry]:
    """New entries, and what they were before, without links to what is neither in the blueprint nor among them.

    One look at the blueprint for all.
    """
    wanted_evidence, wanted_points = set[str](), set[str]()
    for entry in entries:
        for form in (entry, *(former.entry for former in entry.attached)):
            its = _targets(form)
            wanted_evidence |= its[0]
            wanted_points |= its[1]
    own_points = {entry.id for entry in entries if isinstance(entry, DataPoint)}
    own = own_points | {entry.id for entry in entries if isinstance(entry, Document)}
    evidence, points = _present(blueprint, wanted_evidence - own, wanted_points - own_points)
    evidence, points = evidence | own, points | own_points
    return [in_forms(entry, lambda form: _linking_only(blueprint, form, evidence, points)) for entry in entries]


def _linking_only(blueprint: Blueprint, entry: AnyEntry, evidence: Set[str], points: Set[str]) -> AnyEntry:
    match entry:
        case Trigger() if not evidence >= set(entry.evidence):
            return replace(entry, evidence=tuple(target for target in entry.evidence if target in evidence))
        case Document():
            return _with_fields(
                entry,
                lambda field: field if field.data_point is None or field.data_point in points else open_field(field),
            )
        case DataPoint() if entry.required_from is not None and blueprint.stage(entry.required_from) is None:
            return replace(entry, required_from=None)
        case _:
            return entry
