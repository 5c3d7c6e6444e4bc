"""One thing in three versions made into one, field by field."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from blueprint_editor.core.differences.changes import WHOLE, Place, Thing
from blueprint_editor.core.differences.order import merged_order
from blueprint_editor.core.differences.outline import PARTS, keyed, value_fields
from blueprint_editor.core.differences.take import together
from blueprint_editor.core.edits.convert import refreshed
from blueprint_editor.core.ids import derived_id, prefix_of
from blueprint_editor.core.model import AnyEntry
from blueprint_editor.core.text import fold, refusal_of

from .conflicts import Answers, Choice, Conflict, ConflictKind

JOINED: dict[Thing, dict[str, str]] = {
    Thing.BLUEPRINT: {"title": " / ", "client": " / ", "author": " / ", "notes": "\n"},
    Thing.STAGE: {"name": "", "description": "\n", "note": "\n"},
    Thing.KEPT_FINDING: {"reason": "\n"},
}
"""The fields of which both texts can be kept in one, and what stands between them; a name becomes an other name."""

DOUBLED = frozenset({Thing.ENTRY, Thing.FIELD, Thing.OPTION, Thing.PHASE, Thing.PARKING, Thing.AGENDA, Thing.SIGN_OFF})
"""Of these a second one holds what the other side has."""

_NAMES = frozenset({"aliases", "channels"})
"""Lists of names in which case does not count."""


class About(NamedTuple):
    """Which thing is being made into one."""

    thing: Thing
    id: str = ""
    owner: str = ""
    place: Place | None = None


def changed_by_one(base: Any, ours: Any, theirs: Any) -> tuple[bool, Any]:
    """Whether at most one side changed a value, and then the value that counts."""
    if theirs in (ours, base):
        return True, ours
    return (True, theirs) if ours == base else (False, ours)


class Fields:
    """Makes things into one; asks about each conflict, and remembers which things are to be kept twice."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self.ask = answers.ask
        self.twice: dict[tuple[Thing, str], Any] = {}

    def thing(self, about: About, base: Any, ours: Any, theirs: Any) -> Any:
        """The thing with what either side changed; `base` is none when both added it."""
        one, value = changed_by_one(base, ours, theirs)
        if one:
            return value
        names = value_fields(about.thing, ours)
        if not names:
            return self._field(about, (WHOLE,), (base,), (ours,), (theirs,), theirs)[0]
        values: dict[str, Any] = {}
        for name in names:
            if name not in values and name != "attached":
                values |= self._unit(about, sorted(together(about.thing, name)), base, ours, theirs)
        if about.thing is Thing.ENTRY:
            return self._entry(about, base, ours, theirs, values)
        return replace(ours, **self._named(about, values, ours, theirs))

    def scalar(self, name: str, base: Any, ours: Any, theirs: Any) -> Any:
        """A field of the blueprint."""
        one, value = changed_by_one(base, ours, theirs)
        if one:
            return value
        return self._field(About(Thing.BLUEPRINT), (name,), (base,), (ours,), (theirs,), None)[0]

    def _unit(self, about: About, names: Sequence[str], base: Any, ours: Any, theirs: Any) -> dict[str, Any]:
        """Fields that belong together."""
        was, here, there = (
            None if side is None else tuple(getattr(side, name) for name in names) for side in (base, ours, theirs)
        )
        assert here is not None
        assert there is not None
        one, value = changed_by_one(was, here, there)
        if not one and len(names) == 1:
            listed = _collection(names[0], was[0] if was else None, here[0], there[0])
            one, value = listed is not None, (listed,)
        if not one:
            value = self._field(about, tuple(names), was, here, there, theirs)
        return dict(zip(names, value, strict=True))

    def _field(self, about: About, names: Sequence[str], base: Any, ours: Any, theirs: Any, whole: Any) -> Any:
        """Which of two values to have."""
        differ = [at for at in range(len(names)) if ours[at] != theirs[at]]
        fields = tuple(names[at] for at in differ)
        joined = JOINED.get(about.thing, {})
        conflict = Conflict(
            kind=ConflictKind.CHANGED,
            thing=about.thing,
            id=about.id,
            owner=about.owner,
            place=about.place,
            fields=fields,
            base=None if base is None else tuple(base[at] for at in differ),
            ours=tuple(ours[at] for at in differ),
            theirs=tuple(theirs[at] for at in differ),
            can_keep_both=about.thing in DOUBLED or set(fields) <= set(joined),
        )
        choice = self._answers.ask(conflict)
        if choice is Choice.THEIRS:
            return theirs
        if choice is Choice.BOTH and about.thing in DOUBLED:
            self.twice.setdefault((about.thing, f"{about.owner}:{about.id}" if about.owner else about.id), whole)
        elif choice is Choice.BOTH:
            return tuple(_joined(joined[name], *pair) for name, *pair in zip(names, ours, theirs, strict=True))
        return ours

    def _named(self, about: About, values: dict[str, Any], ours: Any, theirs: Any) -> dict[str, Any]:
        """A stage whose two names are both kept has the other as an other name."""
        if about.thing is Thing.STAGE and isinstance(values["name"], tuple):
            name, other = values["name"]
            known = {fold(alias) for alias in (*values["aliases"], name)}
            aliases = values["aliases"] if fold(other) in known else (*values["aliases"], " ".join(other.split()))
            values = {**values, "name": name, "aliases": aliases}
        return values

    def _entry(
        self, about: About, base: AnyEntry | None, ours: AnyEntry, theirs: AnyEntry, values: dict[str, Any]
    ) -> AnyEntry:
        for name, thing in PARTS.items():
            if hasattr(ours, name):
                sides = [keyed(thing, getattr(side, name, ())) for side in (base, ours, theirs)]
                values[name] = tuple(self._parts(about, thing, *sides))
        merged: AnyEntry = replace(ours, **values)
        formers = [
            refreshed(replace(merged, attached=() if side is None else side.attached)).attached
            for side in (base, ours, theirs)
        ]
        one, attached = changed_by_one(*formers)
        if not one:
            was, here, there = ((former,) for former in formers)
            (attached,) = self._field(about, ("attached",), was, here, there, theirs)
        return replace(merged, attached=attached)

    def _parts(
        self, about: About, thing: Thing, base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]
    ) -> Iterable[Any]:
        """The fields of a document or the options of a data point."""
        if ours == theirs and list(ours) == list(theirs):
            return ours.values()
        found: dict[str, Any] = {}
        for key in dict.fromkeys((*ours, *theirs)):
            part = self._part(About(thing, key, about.id, about.place), base.get(key), ours.get(key), theirs.get(key))
            if part is not None:
                found[key] = part
        ask = partial(self.order, About(thing, "", about.id, about.place))
        result: list[Any] = []
        for key in ask(list(base), list(ours), list(theirs), found):
            result.append(found[key])
            other = self.twice.pop((thing, f"{about.id}:{key}"), None)
            copy = None if other is None else second(other, key)
            if copy is not None and copy.id not in found:
                result.append(copy)
        return result

    def _part(self, about: About, base: Any, ours: Any, theirs: Any) -> Any:
        if ours is not None and theirs is not None:
            return self.thing(about, base, ours, theirs)
        if base is None:
            return ours or theirs
        left = ours or theirs
        return None if left == base else left if self.stays(about, base, ours, theirs) else None

    def stays(self, about: About, base: Any, ours: Any, theirs: Any) -> bool:
        """Whether what one side removed (none) and the other changed stays."""
        choice = self._answers.ask(
            Conflict(
                kind=ConflictKind.REMOVED,
                thing=about.thing,
                id=about.id,
                owner=about.owner,
                place=about.place,
                base=base,
                ours=ours,
                theirs=theirs,
            )
        )
        return choice is not (Choice.OURS if ours is None else Choice.THEIRS)

    def order(
        self, about: About, base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], wanted: Collection[str]
    ) -> list[str]:
        """The wanted keys in one order; what both moved apart is asked."""
        order, apart = merged_order(base, ours, theirs, wanted)
        chosen: list[str] = []
        for key in apart:
            if key not in base:  # new to both at different places: one of them, whichever side is ours
                chosen += [key] if list(theirs) < list(ours) else []
                continue
            sides = [_before(key, keys, wanted) for keys in (base, ours, theirs)]
            conflict = Conflict(
                kind=ConflictKind.REORDERED,
                thing=about.thing,
                id=key,
                owner=about.owner,
                place=about.place,
                base=sides[0],
                ours=sides[1],
                theirs=sides[2],
            )
            chosen += [key] if self._answers.ask(conflict) is Choice.THEIRS else []
        return merged_order(base, ours, theirs, wanted, chosen)[0] if chosen else order


def second(value: Any, key: str) -> Any:
    """A copy of a thing that has no links to it, with an id of its own that is the same every time."""
    if not hasattr(value, "id"):
        return value
    return replace(value, id=derived_id(prefix_of(key), seed_of(value), key))


def seed_of(value: msgspec.Struct) -> str:
    """A seed for the id of a second one: another for each content."""
    return "both " + msgspec.json.encode(value).decode()


def _before(key: str, keys: Sequence[str], wanted: Collection[str]) -> str | None:
    return next((other for other in reversed(keys[: keys.index(key)]) if other in wanted), None)


def _joined(between: str, ours: str, theirs: str) -> Any:
    if not between:
        return ours, theirs
    text = between.join(filter(None, (ours, theirs)))
    return text if refusal_of(text) is None else ours


def _collection(name: str, base: Any, ours: Any, theirs: Any) -> Any:
    """A set or a list of names with what either side added and without what either removed; none for others."""
    if isinstance(ours, frozenset):
        return (ours & theirs) | ((ours | theirs) - (base or frozenset()))
    base = base or ()
    if not isinstance(ours, tuple) or not all(isinstance(item, str) for item in (*base, *ours, *theirs)):
        return None
    sides = [{fold(item) if name in _NAMES else item: item for item in side} for side in (base, ours, theirs)]
    was, here, there = sides
    wanted = {key: min(here.get(key, there.get(key, "")), there.get(key, here.get(key, ""))) for key in (*here, *there)}
    wanted = {key: item for key, item in wanted.items() if key not in was or (key in here and key in there)}
    as_theirs = wanted if list(there) < list(here) else ()
    order, _ = merged_order(list(was), list(here), list(there), wanted, as_theirs)
    return tuple(wanted[key] for key in order)
