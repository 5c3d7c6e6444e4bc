"""An entry as another element: what fits moves, what does not stays attached and comes back.

All the forms an entry has had are one state: per element its own fields, one value for each group
of fields that elements share, and the links that wait. `attached` writes that state down in one
way only, so that there and back is the same value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from blueprint_editor.core.ids import ENTRY_PREFIXES, FIELD, OPTION, derived_id
from blueprint_editor.core.model import (
    ELEMENTS,
    ENTRY_TYPES,
    AnyEntry,
    DataPoint,
    Document,
    Element,
    Entry,
    Former,
    Status,
    element_of,
)

from .waiting import Link, Links, links_of, places_of, sources_of

GROUPS: dict[str, dict[Element, str]] = {
    "role": {Element.RESPONSIBILITY: "role", Element.DOCUMENT: "owner", Element.TASK: "role"},
    "actor": {Element.TRIGGER: "actor", Element.COMMUNICATION: "initiative"},
    "purpose": {Element.DATA_POINT: "purpose", Element.COMMUNICATION: "purpose"},
}
"""The fields that are one thing in several elements."""

_SHARED = frozenset(Entry.__struct_fields__)
_EVIDENCE = (Element.DOCUMENT, Element.DATA_POINT)
"""What a trigger can link to."""


def _blank(element: Element, identifier: str) -> AnyEntry:
    """An entry with nothing but an id: the default of each field."""
    return ENTRY_TYPES[element](identifier, "")


_BLANKS = {element: _blank(element, "") for element in ELEMENTS}
_OWN = {
    element: tuple(name for name in blank.__struct_fields__ if name not in _SHARED)
    for element, blank in _BLANKS.items()
}
_GROUP_OF = {(element, name): group for group, names in GROUPS.items() for element, name in names.items()}


def left_behind(entry: AnyEntry, element: Element) -> tuple[str, ...]:
    """The names of the filled-in fields that have no place in another element."""
    own = element_of(entry)
    if own is element:
        return ()
    names = (name for name in _OWN[own] if getattr(entry, name) != getattr(_BLANKS[own], name))
    return tuple(name for name in names if element not in GROUPS.get(_GROUP_OF.get((own, name), ""), {}))


def waiting_links(entry: AnyEntry, element: Element) -> Links:
    """The links that come back when the entry becomes this element."""
    return links_that_fit(_waiting(entry), element)


def links_that_fit(links: Iterable[Link], element: Element) -> Links:
    """Those of the links that can point at this element."""
    return tuple(link for link in links if _takes(element, link.at))


def loses_links(entry: AnyEntry, element: Element) -> tuple[bool, bool]:
    """Whether becoming this element takes the entry out of evidence, and out of fields."""
    own = element_of(entry)
    return own in _EVIDENCE and element not in _EVIDENCE, own is Element.DATA_POINT and element is not own


def convert(entry: AnyEntry, element: Element, links: Links = ()) -> AnyEntry:
    """The entry as another element, with the same id, text, status and note.

    `links` are those that were taken out for it; `waiting_links` tells which come back.
    """
    if element_of(entry) is element:
        return entry
    forms = _forms(entry)
    values = _group_values(entry, element)
    waiting = tuple(link for link in (*_waiting(entry), *links) if not _takes(element, link.at))
    target = _filled(forms.pop(element, _BLANKS[element]), values)
    attached = _attached(element, entry.id, forms, values, waiting)
    return replace(target, id=entry.id, text=entry.text, status=entry.status, note=entry.note, attached=attached)


def refreshed(entry: AnyEntry) -> AnyEntry:
    """The entry with what is attached brought up to its present fields."""
    if not entry.attached:
        return entry
    element = element_of(entry)
    forms = _forms(entry)
    forms.pop(element)
    attached = _attached(element, entry.id, forms, _group_values(entry, element), _waiting(entry))
    return entry if attached == entry.attached else replace(entry, attached=attached)


def with_form(entry: AnyEntry, element: Element) -> AnyEntry:
    """The entry with a form of this element to be filled, when it has had none."""
    if element in {element_of(entry), *(element_of(former.entry) for former in entry.attached)}:
        return entry
    return replace(entry, attached=(*entry.attached, Former(_blank(element, entry.id))))


def in_forms(entry: AnyEntry, change: Callable[[AnyEntry], AnyEntry]) -> AnyEntry:
    """Change the entry as it is and as it was; the same object when nothing changes."""
    attached = tuple(
        former if form is former.entry else replace(former, entry=form)
        for former in entry.attached
        for form in [change(former.entry)]
    )
    changed = change(entry)
    if all(new is old for new, old in zip(attached, entry.attached, strict=True)):
        return changed
    return refreshed(replace(changed, attached=attached))


def _takes(element: Element, at: int) -> bool:
    """Whether a link of this place can point at this element."""
    return element is Element.DATA_POINT or (element is Element.DOCUMENT and at >= 0)


def _waiting(entry: AnyEntry) -> Links:
    return tuple(link for former in entry.attached for link in links_of(former.linked_from, former.linked_at))


def _bare(entry: AnyEntry, identifier: str) -> AnyEntry:
    """Only the fields that an element has for itself."""
    return replace(entry, id=identifier, text="", status=Status.CONFIRMED, note="", attached=())


def _forms(entry: AnyEntry) -> dict[Element, AnyEntry]:
    """Every form of the entry, the present one included."""
    forms = {element_of(former.entry): _bare(former.entry, entry.id) for former in entry.attached}
    forms[element_of(entry)] = _bare(entry, entry.id)
    return forms


def _group_values(entry: AnyEntry, element: Element) -> dict[str, object]:
    """One value for each group: of the present form, else the coming one as it was, else the last that has it."""
    formers = [former.entry for former in reversed(entry.attached)]
    formers.sort(key=lambda former: element_of(former) is not element)
    values: dict[str, object] = {}
    for form in (entry, *formers):
        for group, names in GROUPS.items():
            if element_of(form) in names:
                values.setdefault(group, getattr(form, names[element_of(form)]))
    return values


def _filled(form: AnyEntry, values: dict[str, object]) -> AnyEntry:
    """The form with the values of the groups that it has."""
    element = element_of(form)
    named = {names[element]: values[group] for group, names in GROUPS.items() if element in names and group in values}
    return replace(form, **named)


def _has_own(form: AnyEntry) -> bool:
    """Whether a form has something in a field that no other element has."""
    element = element_of(form)
    alone = (name for name in _OWN[element] if (element, name) not in _GROUP_OF)
    return any(getattr(form, name) != getattr(_BLANKS[element], name) for name in alone)


def _attached(
    element: Element, identifier: str, forms: dict[Element, AnyEntry], values: dict[str, object], waiting: Links
) -> tuple[Former, ...]:
    """The state beside the present form, written down in one way: only what is needed, in working order."""
    kept = {other: form for other, form in forms.items() if _has_own(form)}
    evidence = tuple(link for link in waiting if link.at >= 0)
    fields = tuple(link for link in waiting if link.at < 0)
    links: dict[Element, Links] = {}
    if evidence and Element.DOCUMENT in kept:
        links[Element.DOCUMENT] = evidence
    elif evidence:
        links[Element.DATA_POINT] = evidence
    if fields:
        links[Element.DATA_POINT] = links.get(Element.DATA_POINT, ()) + fields
    for carrier in (*links, *_carriers(element, {*kept, *links}, values)):
        kept.setdefault(carrier, _blank(carrier, identifier))
    return tuple(_former(_filled(kept[other], values), links.get(other, ())) for other in ELEMENTS if other in kept)


def _carriers(element: Element, kept: Iterable[Element], values: dict[str, object]) -> list[Element]:
    """The elements whose form must hold a group's value, as neither the present form nor another does."""
    there = {element, *kept}
    found: list[Element] = []
    for group, names in GROUPS.items():
        first = next(iter(names))
        filled = values.get(group) not in {None, getattr(_BLANKS[first], names[first])}
        if filled and there.isdisjoint(names):
            found.append(first)
    return found


def _former(form: AnyEntry, links: Links) -> Former:
    return Former(form, sources_of(links), places_of(links))


def with_new_ids(entry: AnyEntry, seed: str) -> AnyEntry:
    """A copy with new ids for itself, its fields and its options; its links are kept.

    What is attached is copied too, without the links that wait: those belong to the original.
    """
    copy = _copied(entry, derived_id(ENTRY_PREFIXES[element_of(entry)], seed, entry.id), seed)
    return refreshed(copy) if _waiting(entry) else copy


def _copied(entry: AnyEntry, identifier: str, seed: str) -> AnyEntry:
    changes: dict[str, object] = {"id": identifier}
    if entry.attached:
        changes["attached"] = tuple(Former(_copied(former.entry, identifier, seed)) for former in entry.attached)
    if isinstance(entry, Document) and entry.fields:
        changes["fields"] = tuple(replace(part, id=derived_id(FIELD, seed, part.id)) for part in entry.fields)
    if isinstance(entry, DataPoint) and entry.options:
        changes["options"] = tuple(replace(part, id=derived_id(OPTION, seed, part.id)) for part in entry.options)
    return replace(entry, **changes)
