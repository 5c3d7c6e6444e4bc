"""Changes between blueprints in words, a sentence for each, and what two versions do differently."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

import msgspec

from blueprint_editor.core.apart import DOUBLE
from blueprint_editor.core.differences import (
    WHOLE,
    Added,
    AnyChange,
    Changed,
    Mended,
    Mending,
    Moved,
    Place,
    Removed,
    Thing,
)
from blueprint_editor.core.merging import Conflict, ConflictKind
from blueprint_editor.core.model import (
    AnyEntry,
    Blueprint,
    Element,
    HubSpotMapping,
    When,
    element_of,
)

from .names import (
    ENUM_PREFIXES,
    channel_label,
    element_name,
    element_title,
    enum_label,
    field_name,
    in_sentence,
    percentage,
    when_text,
    yes_no,
)
from .sentences import quoted
from .tables import say

_TEXTS = {
    Thing.STAGE: "name",
    Thing.ENTRY: "text",
    Thing.FIELD: "text",
    Thing.OPTION: "label",
    Thing.PHASE: "text",
    Thing.PARKING: "text",
    Thing.AGENDA: "text",
    Thing.SIGN_OFF: "item",
    Thing.PORTAL: "account",
    Thing.KEPT_FINDING: "code",
}
_STAGE_FIELDS = frozenset({"required_from", "first", "last", "stage"})
_OPAQUE = frozenset({"attached", "pushed", "linked_from", "linked_at"})
"""Fields whose value says nothing to a reader."""


class Words:
    """Speaks of changes between blueprints: knows the names of everything in them; the last one counts first."""

    def __init__(self, language: str, *blueprints: Blueprint) -> None:
        self._language = language
        self._things: dict[tuple[Thing, str], Any] = {}
        for blueprint in blueprints:
            self._learn(blueprint)

    def _learn(self, blueprint: Blueprint) -> None:
        for stage in blueprint.stages:
            self._things[Thing.STAGE, stage.id] = stage
            for _, cell in stage.cells():
                self._things.update({(Thing.ENTRY, entry.id): entry for entry in cell})
        for item in blueprint.parking:
            self._things[Thing.PARKING, item.id] = item
            if item.entry is not None:
                self._things[Thing.ENTRY, item.entry.id] = item.entry
        for phase in blueprint.journey:
            self._things[Thing.PHASE, phase.id] = phase

    def sentence(self, change: AnyChange, inside: int = 0) -> str:
        """What has changed; `inside` is how many entries a stage brings or takes with it."""
        what = self.what(change)
        match change:
            case Added():
                key = "change.added_with" if inside else "change.added"
                return self._say(key, what=what, n=inside)
            case Removed():
                key = "change.removed_with" if inside else "change.removed"
                return self._say(key, what=what, n=inside)
            case Moved():
                return self._moved(change, what)
            case Changed():
                return self._changed(change, what)

    def what(self, about: AnyChange | Conflict) -> str:
        """What it is about: `taak “Bellen”`, `veld “Prijs” van document “Offerte”`."""
        value = self._value_of(about)
        if about.thing is Thing.BLUEPRINT:
            return say("thing.blueprint", self._language, n=1)
        if about.thing is Thing.ENTRY:
            return self._entry(about.id, value)
        if about.thing is Thing.KEPT_FINDING and about.id.startswith(f"{DOUBLE} "):
            one, _, other = about.id.removeprefix(f"{DOUBLE} ").partition(" ")
            return self._say("change.no_doubles", one=self._entry(one, None), other=self._entry(other, None))
        name = say(f"thing.{about.thing.value}", self._language, n=1)
        named = f"{name} {self._quoted(self._text_of(about, value))}"
        if not about.owner:
            return named
        return self._say("change.of", what=named, owner=self._entry(about.owner, None))

    def _entry(self, entry_id: str, value: AnyEntry | None) -> str:
        entry: AnyEntry | None = value or self._things.get((Thing.ENTRY, entry_id))
        if entry is None:
            return say("thing.entry", self._language, n=1)
        return f"{element_name(element_of(entry), self._language)} {self._quoted(entry.text)}"

    def _value_of(self, about: AnyChange | Conflict) -> Any:
        match about:
            case Added() | Removed():
                return about.value
            case Conflict() if about.kind in {ConflictKind.REMOVED, ConflictKind.ADDED}:
                return about.base or about.ours or about.theirs
            case Changed(thing=Thing.ENTRY, field="text") | Changed(thing=Thing.STAGE, field="name"):
                entry = self._things.get((about.thing, about.id))
                name = {about.field: about.old}
                return None if entry is None else msgspec.structs.replace(entry, **name)
            case Moved(thing=Thing.ENTRY):
                return None
            case _:
                return self._things.get((about.thing, about.id))

    def _text_of(self, about: AnyChange | Conflict, value: Any) -> str:
        if value is None and about.owner:
            owner = self._things.get((Thing.ENTRY, about.owner))
            parts = (*getattr(owner, "fields", ()), *getattr(owner, "options", ()))
            value = next((part for part in parts if part.id == about.id), None)
        if isinstance(value, str):
            return value
        if isinstance(value, tuple):
            return str(value[0])
        if about.thing is Thing.SIGN_OFF:
            from .golive import sign_off_name

            return sign_off_name(about.id, self._language).strip("“”")
        return str(getattr(value, _TEXTS.get(about.thing, ""), about.id))

    def _moved(self, change: Moved, what: str) -> str:
        here, there = change.place, change.to
        if here is None or there is None or here == there:
            return self._behind("change", change, what)
        if there.item is not None:
            return self._say("change.parked", what=what)
        to = self._stage(there)
        if here.item is not None:
            return self._say("change.unparked", what=what, new=to)
        if here.element is there.element:
            return self._say("change.to_stage", what=what, old=self._stage(here), new=to)
        entry = self._things.get((Thing.ENTRY, change.id))
        was = element_name(here.element, self._language)
        what = was if entry is None else f"{was} {self._quoted(entry.text)}"
        new = element_name(there.element, self._language)
        if here.stage == there.stage:
            return self._say("change.converted", what=what, new=new)
        return self._say("change.converted_to_stage", what=what, new=new, stage=to)

    def _behind(self, area: str, change: Moved, what: str) -> str:
        if change.follows is None:
            return self._say(f"{area}.in_front", what=what)
        return self._say(f"{area}.behind", what=what, new=self._quoted(self._name(change.thing, change)))

    def _name(self, thing: Thing, change: Moved) -> str:
        follows = change.follows or ""
        value = self._things.get((thing, follows))
        return self._text_of(msgspec.structs.replace(change, id=follows), value)

    def _stage(self, place: Place) -> str:
        stage = self._things.get((Thing.STAGE, place.stage or ""))
        return self._quoted("" if stage is None else stage.name)

    def _changed(self, change: Changed, what: str) -> str:
        if change.field == "attached":
            return self._say("change.kept_fields", what=what)
        if change.field == _TEXTS.get(change.thing) and change.new:
            key = "change.renamed" if change.thing is Thing.STAGE else "change.reworded"
            return self._say(key, what=what, new=self._quoted(change.new))
        field = in_sentence(self._field(change.thing, change.field))
        if change.field in _OPAQUE:
            return self._say("change.long", what=what, field=field)
        old, new = (self.value(change.field, value) for value in (change.old, change.new))
        empty = self._say("change.empty")
        key = "filled" if old == empty else "emptied" if new == empty else "field"
        key = "long" if old == new else key
        key = f"own_{key}" if change.thing is Thing.BLUEPRINT else key
        return self._say(f"change.{key}", what=what, field=field, old=old, new=new)

    def _field(self, thing: Thing, field: str) -> str:
        if field == WHOLE and thing is Thing.RULE_LEVEL:
            return field_name("kind", self._language)
        return field_name(field, self._language)

    def value(self, field: str, value: Any) -> str:
        """A value of a field as a sentence says it."""
        if value in {None, "", (), frozenset()}:
            return self._say("change.empty")
        match value:
            case bool():
                return yes_no(value, self._language)
            case StrEnum() if type(value) in ENUM_PREFIXES:
                return in_sentence(enum_label(value, self._language))
            case str():
                return self._word(field, value)
            case float() if field == "probability":
                return percentage(value, self._language)
            case When():
                return when_text(value, self._language)
            case HubSpotMapping():
                use = in_sentence(enum_label(value.use, self._language))
                return f"{use} {self._quoted(value.name)}" if value.name else use
            case frozenset() | tuple():
                return self._list(field, value)
        return str(value)

    def _word(self, field: str, value: str) -> str:
        if field == "language":
            return in_sentence(say(f"language.{'en' if value == 'en' else 'nl'}", self._language))
        if field == "channels":
            return in_sentence(channel_label(value, self._language))
        if field in _STAGE_FIELDS and (Thing.STAGE, value) in self._things:
            value = self._things[Thing.STAGE, value].name
        elif field in {"evidence", "data_point"} and (Thing.ENTRY, value) in self._things:
            value = self._things[Thing.ENTRY, value].text
        return self._quoted(value)

    def _list(self, field: str, values: Iterable[Any]) -> str:
        if isinstance(values, frozenset):
            return ", ".join(
                in_sentence(element_title(element, self._language)) for element in Element if element in values
            )
        return ", ".join(self.value(field, value) for value in values)

    def conflict(self, conflict: Conflict) -> str:
        """What two versions do differently."""
        what = self.what(conflict)
        match conflict.kind:
            case ConflictKind.CHANGED:
                names = [in_sentence(self._field(conflict.thing, name)) for name in conflict.fields]
                return self._say("conflict.changed", what=what, field=", ".join(names))
            case ConflictKind.REMOVED:
                side = "ours" if conflict.ours is None else "theirs"
                return self._say(f"conflict.removed_{side}", what=what)
            case _:
                return self._say(f"conflict.{conflict.kind.value}", what=what)

    def side(self, conflict: Conflict, value: Any) -> str:
        """What one side of a conflict has: its `base`, `ours` or `theirs`."""
        match conflict.kind:
            case ConflictKind.CHANGED:
                pairs = zip(conflict.fields, value if isinstance(value, tuple) else (value,), strict=False)
                return "; ".join(self._long(name, one) for name, one in pairs)
            case ConflictKind.MOVED:
                return self._place(value)
            case ConflictKind.REORDERED:
                moved = Moved(thing=conflict.thing, id=conflict.id, owner=conflict.owner, follows=value)
                return self._behind("conflict", moved, "")
            case _ if value is None:
                return self._say("conflict.removed_value")
            case _:
                return self._quoted(self._text_of(conflict, value))

    def _long(self, field: str, value: Any) -> str:
        return field_name(field, self._language) if field in _OPAQUE else self.value(field, value)

    def _place(self, place: Place | None) -> str:
        if place is None:
            return self._say("change.empty")
        return say("show.parking", self._language) if place.item is not None else self._stage(place)

    def mended(self, note: Mended) -> str:
        """What a merge or a choice of changes had to mend."""
        about, target = note.about, note.target
        if note.what is Mending.NOT_EMPTY:
            target = element_title(Element(target), self._language)
        elif target:
            target = self._any_name(target)
        return self._say(f"mended.{note.what.value}", about=self._any_name(about), target=target)

    def _any_name(self, name: str) -> str:
        stage = self._things.get((Thing.STAGE, name))
        if stage is not None:
            return self._quoted(stage.name)
        if (Thing.ENTRY, name) in self._things:
            return self._entry(name, None)
        for (thing, _), entry in self._things.items():
            for part in getattr(entry, "fields", ()) if thing is Thing.ENTRY else ():
                if part.id == name:
                    return f"{say('thing.field', self._language, n=1)} {self._quoted(part.text)}"
        return say("thing.entry", self._language, n=1)

    def _quoted(self, text: str) -> str:
        return quoted(text) if text.strip() else self._say("change.no_name")

    def _say(self, key: str, **facts: str | int) -> str:
        return say(key, self._language, **facts)
