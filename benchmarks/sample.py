"""Blueprints of the three sizes that every figure is measured at; the same ones at every run."""

from __future__ import annotations

import random
import re
from typing import NamedTuple

import msgspec

from blueprint_editor.core import ids
from blueprint_editor.core.model import (
    CELL_NAMES,
    ELEMENTS,
    ENTRY_TYPES,
    Actor,
    AnyEntry,
    Blueprint,
    Channel,
    Communication,
    DataPoint,
    DataType,
    Document,
    Element,
    Kind,
    Responsibility,
    Stage,
    Task,
    Trigger,
)


class Size(NamedTuple):
    """How many stages a blueprint has, and how many entries stand in each of its cells."""

    stages: int
    per_cell: int

    @property
    def entries(self) -> int:
        """How many entries the whole blueprint has."""
        return self.stages * len(ELEMENTS) * self.per_cell


SIZES: dict[str, Size] = {"S": Size(8, 9), "M": Size(60, 35), "L": Size(200, 117)}
"""The sizes of the figures. A text has 40 characters on average, one in ten has more than 120."""

LONG_SHARE = 0.1
_SHORT, _LONG = (6, 39), (121, 174)
_ROLES = ("Accountmanager", "Consultant", "Binnendienst", "Projectleider")
_WORDS = re.findall(
    r"\w+",
    "de het een van voor met na bij in op klant offerte contract gesprek budget planning akkoord deal fase "
    "bevestigt ondertekent ontvangt bespreekt controleert stuurt legt vast wensen eisen locatie termijn "
    "handtekening voorstel implementatie verantwoordelijke beslisser technische validatie behoeftebepaling "
    "dienstverleningsovereenkomst productspecificatie leverdatum startbijeenkomst gebruikers koppelingen",
)


def text(chance: random.Random) -> str:
    """One text of the distribution of the sizes, made of Dutch words."""
    low, high = _LONG if chance.random() < LONG_SHARE else _SHORT
    least = chance.randint(low, high)
    words = [chance.choice(_WORDS).capitalize()]
    length = len(words[0])
    while length < least:
        words.append(chance.choice(_WORDS))
        length += 1 + len(words[-1])
    return " ".join(words)


def blueprint(size: Size, seed: int = 1) -> Blueprint:
    """A blueprint of a size, with two closing stages; equal for equal arguments."""
    chance = random.Random(seed)
    kinds = [Kind.OPEN] * max(0, size.stages - 2) + [Kind.WON, Kind.LOST][: size.stages]
    stages = tuple(_stage(chance, number, kind, size.per_cell) for number, kind in enumerate(kinds))
    return Blueprint(
        id=_id(chance, ids.BLUEPRINT), title="Verkoopproces", client="Jansen Installaties", roles=_ROLES, stages=stages
    )


def text_bytes(blueprint: Blueprint) -> int:
    """The bytes of the texts of all entries, in UTF-8."""
    return sum(len(entry.text.encode()) for _, _, entry in blueprint.entries())


def entry(chance: random.Random, element: Element) -> AnyEntry:
    """An entry of an element with a text and the one field that its card shows."""
    plain = ENTRY_TYPES[element](id=_id(chance, ids.ENTRY_PREFIXES[element]), text=text(chance))
    return msgspec.structs.replace(plain, **_own_field(chance, plain))


def _own_field(chance: random.Random, plain: AnyEntry) -> dict[str, object]:
    match plain:
        case Trigger():
            return {"actor": chance.choice(list(Actor))}
        case Responsibility():
            return {"role": chance.choice(_ROLES)}
        case Document():
            return {"owner": chance.choice(_ROLES)}
        case DataPoint():
            return {"type": chance.choice(list(DataType))}
        case Task():
            return {"role": chance.choice(_ROLES), "required": chance.random() < 0.3}
        case Communication():
            return {"channels": (chance.choice(list(Channel)),)}


def _stage(chance: random.Random, number: int, kind: Kind, per_cell: int) -> Stage:
    stage = Stage(
        id=_id(chance, ids.STAGE),
        name=f"{' '.join(chance.sample(_WORDS, 2)).capitalize()} {number + 1}",
        kind=kind,
        probability={Kind.WON: 1.0, Kind.LOST: 0.0}.get(kind, round(chance.uniform(0.05, 0.95), 2)),
    )
    cells = {CELL_NAMES[element]: tuple(entry(chance, element) for _ in range(per_cell)) for element in ELEMENTS}
    return msgspec.structs.replace(stage, **cells)


def _id(chance: random.Random, prefix: str) -> str:
    return ids.new_id(prefix, chance.randbytes)
