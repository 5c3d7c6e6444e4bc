"""The blueprint: frozen values, and look-ups in them.

A blueprint owns its stages in order, a stage owns its entries in order, one tuple for each of
the six elements. Links between entries (evidence, a field's data point) are ids. Nothing here
changes anything: that is what `core.edits` is for.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import msgspec

FORMAT = "deal-blueprint"
VERSION = 1


class Element(StrEnum):
    """The six elements of a stage, in the method's working order (steps 2 to 7)."""

    TRIGGER = "trigger"
    RESPONSIBILITY = "responsibility"
    DOCUMENT = "document"
    DATA_POINT = "data_point"
    TASK = "task"
    COMMUNICATION = "communication"

    @property
    def step(self) -> int:
        """The number of the method's step, 2 to 7."""
        return ELEMENTS.index(self) + 2


ELEMENTS: tuple[Element, ...] = tuple(Element)


class Status(StrEnum):
    """How sure the room is of an entry; an example comes from a template and does not count as done."""

    EXAMPLE = "example"
    ASSUMPTION = "assumption"
    CONFIRMED = "confirmed"


class Kind(StrEnum):
    """What a stage means for the deal; won and lost close it."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


class Actor(StrEnum):
    """Who does the deed."""

    BUYER = "buyer"
    SELLER = "seller"
    TOGETHER = "together"
    UNKNOWN = "unknown"


class Audience(StrEnum):
    """Who reads a document."""

    INTERNAL = "internal"
    CUSTOMER = "customer"
    BOTH = "both"


class DataType(StrEnum):
    """What kind of value a data point holds."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    AMOUNT = "amount"
    PERCENTAGE = "percentage"
    DATE = "date"
    DATETIME = "datetime"
    YES_NO = "yes_no"
    CHOICE = "choice"
    MULTI_CHOICE = "multi_choice"
    USER = "user"
    PHONE = "phone"
    FILE = "file"


class Category(StrEnum):
    """What a data point tells about the deal."""

    REQUIREMENTS = "requirements"
    COMPLIANCE = "compliance"
    USAGE = "usage"
    LOCATION = "location"
    SALES = "sales"
    LOSS = "loss"
    OTHER = "other"


class Channel(StrEnum):
    """The channels with a name of their own; any other text is a channel too."""

    EMAIL = "email"
    PHONE = "phone"
    VIDEO = "video"
    VISIT = "visit"
    CHAT = "chat"
    POST = "post"
    PORTAL = "portal"


class Standardised(StrEnum):
    """Whether a document's field is the same in every deal; deciding later is an answer too."""

    YES = "yes"
    NO = "no"
    UNDECIDED = "undecided"


class Anchor(StrEnum):
    """From which moment the days of a task count."""

    ENTER = "enter"
    LEAVE = "leave"


class HubSpotUse(StrEnum):
    """What a data point becomes in HubSpot."""

    NEW = "new"
    EXISTING = "existing"
    DOCUMENT_ONLY = "document_only"
    SKIP = "skip"


class Entry(msgspec.Struct, frozen=True, gc=False, tag_field="element", omit_defaults=True):
    """What every entry has. `attached` keeps what did not fit when it was another element."""

    id: str
    text: str
    status: Status = Status.CONFIRMED
    note: str = ""
    attached: tuple[Former, ...] = ()


class Trigger(Entry, frozen=True, gc=False, tag="trigger"):
    """What happened so that a deal stands here; `evidence` are ids of documents and data points."""

    actor: Actor = Actor.UNKNOWN
    evidence: tuple[str, ...] = ()


class Responsibility(Entry, frozen=True, gc=False, tag="responsibility"):
    """What the rep answers for in this stage."""

    role: str = ""


class Field(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """A field of a document; `data_point` is the id of the data point it stands for, or none."""

    id: str
    text: str
    standardised: Standardised = Standardised.UNDECIDED
    data_point: str | None = None
    note: str = ""


class Document(Entry, frozen=True, gc=False, tag="document"):
    """A document of the stage; `owner` is a role, `template` a path or URL."""

    audience: Audience = Audience.INTERNAL
    owner: str = ""
    template: str = ""
    fields: tuple[Field, ...] = ()


class Option(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """One answer of a choice; `value` is what HubSpot stores, `definition` what it means."""

    id: str
    label: str
    value: str = ""
    definition: str = ""


class HubSpotMapping(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """Which HubSpot deal property a data point becomes; `name` is its internal name."""

    use: HubSpotUse = HubSpotUse.NEW
    name: str = ""


class DataPoint(Entry, frozen=True, gc=False, tag="data_point"):
    """What must be known; `required_from` is the id of the stage from which it is required, or none."""

    category: Category = Category.OTHER
    type: DataType = DataType.TEXT
    unit: str = ""
    options: tuple[Option, ...] = ()
    purpose: str = ""
    required_from: str | None = None
    hubspot: HubSpotMapping = HubSpotMapping()


class When(msgspec.Struct, frozen=True, gc=False):
    """A moment: `days` (0 or more) after the deal enters the stage, or before it leaves."""

    anchor: Anchor
    days: int


class Task(Entry, frozen=True, gc=False, tag="task"):
    """What has to happen before the deal can move on."""

    role: str = ""
    when: When | None = None
    required: bool = False


class Communication(Entry, frozen=True, gc=False, tag="communication"):
    """How contact is kept; `channels` in order of preference, a `Channel` value or free text."""

    purpose: str = ""
    channels: tuple[str, ...] = ()
    initiative: Actor = Actor.UNKNOWN
    frequency: str = ""


AnyEntry = Trigger | Responsibility | Document | DataPoint | Task | Communication

ENTRY_TYPES: dict[Element, type[AnyEntry]] = {
    Element.TRIGGER: Trigger,
    Element.RESPONSIBILITY: Responsibility,
    Element.DOCUMENT: Document,
    Element.DATA_POINT: DataPoint,
    Element.TASK: Task,
    Element.COMMUNICATION: Communication,
}
_ELEMENT_OF = {kind: element for element, kind in ENTRY_TYPES.items()}


class Former(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """What an entry was as another element, and the fields and triggers that were linked to it.

    `entry` has its own fields; text, status and note stay with the entry as it is now. `linked_at`
    tells for each link its place in the trigger's evidence, -1 for a field's link.
    """

    entry: AnyEntry
    linked_from: tuple[str, ...] = ()
    linked_at: tuple[int, ...] = ()


class Stage(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """A stage of the deal. `probability` is none or a number from 0 to 1, `max_days` none or days."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: Kind = Kind.OPEN
    probability: float | None = None
    description: str = ""
    max_days: int | None = None
    note: str = ""
    deliberately_empty: frozenset[Element] = frozenset()
    triggers: tuple[Trigger, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    documents: tuple[Document, ...] = ()
    data_points: tuple[DataPoint, ...] = ()
    tasks: tuple[Task, ...] = ()
    communications: tuple[Communication, ...] = ()

    def cell(self, element: Element) -> tuple[AnyEntry, ...]:
        """The entries of one element, in order."""
        entries: tuple[AnyEntry, ...] = getattr(self, CELL_NAMES[element])
        return entries

    def cells(self) -> Iterator[tuple[Element, tuple[AnyEntry, ...]]]:
        """The six cells in working order."""
        for element in ELEMENTS:
            yield element, self.cell(element)


CELL_NAMES: dict[Element, str] = {
    Element.TRIGGER: "triggers",
    Element.RESPONSIBILITY: "responsibilities",
    Element.DOCUMENT: "documents",
    Element.DATA_POINT: "data_points",
    Element.TASK: "tasks",
    Element.COMMUNICATION: "communications",
}


class Phase(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """A phase of the customer's journey, from stage `first` to stage `last` (ids).

    A phase with neither stands before the stages, or after them when `after` is set.
    """

    id: str
    text: str
    first: str | None = None
    last: str | None = None
    after: bool = False


class ParkingItem(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """A point put aside; `due` is an ISO date or empty, `stage` and `element` say where it belongs.

    `entry` is the whole entry it came from, or none when it was typed here; `linked_from` are the
    ids of the fields and triggers that were linked to that entry, `linked_at` their places as in
    `Former`.
    """

    id: str
    text: str
    owner: str = ""
    due: str = ""
    element: Element | None = None
    stage: str | None = None
    note: str = ""
    entry: AnyEntry | None = None
    linked_from: tuple[str, ...] = ()
    linked_at: tuple[int, ...] = ()


class KeptFinding(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """A point of attention the room decided to keep: its code, the id it is about, and why."""

    code: str
    about: str
    reason: str = ""


class AgendaItem(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """One part of the workshop and its minutes."""

    text: str
    minutes: int


class SignOff(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """A tick with a name and an ISO date."""

    item: str
    name: str
    date: str


class PortalLink(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """The HubSpot account and pipeline this blueprint was pushed to, and what was pushed last (JSON)."""

    account: str
    pipeline: str = ""
    pushed: str = ""


class Blueprint(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """One sales pipeline. `language` is `nl` or `en`; `portals` lies outside undo."""

    id: str
    title: str = ""
    client: str = ""
    author: str = ""
    language: str = "nl"
    roles: tuple[str, ...] = ()
    notes: str = ""
    stages: tuple[Stage, ...] = ()
    journey: tuple[Phase, ...] = ()
    parking: tuple[ParkingItem, ...] = ()
    kept_findings: tuple[KeptFinding, ...] = ()
    rule_levels: tuple[tuple[str, str], ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    portals: tuple[PortalLink, ...] = ()

    def stage_index(self, stage_id: str) -> int | None:
        """The place of a stage, or none; cost grows with the stages only."""
        for index, stage in enumerate(self.stages):
            if stage.id == stage_id:
                return index
        return None

    def stage(self, stage_id: str) -> Stage | None:
        """The stage with this id, or none."""
        index = self.stage_index(stage_id)
        return None if index is None else self.stages[index]

    def entries(self) -> Iterator[tuple[Stage, Element, AnyEntry]]:
        """Every entry on the board with its stage and element, in order; cost grows with the document."""
        for stage in self.stages:
            for element, cell in stage.cells():
                for entry in cell:
                    yield stage, element, entry


class EntryRef(msgspec.Struct, frozen=True, gc=False):
    """Where an entry stands: found in the time of one cell, however large the blueprint is."""

    stage: str
    element: Element
    id: str


def element_of(entry: AnyEntry) -> Element:
    """Which element an entry is."""
    return _ELEMENT_OF[type(entry)]


def find(blueprint: Blueprint, ref: EntryRef) -> AnyEntry | None:
    """The entry at this place, or none when it is not there."""
    stage = blueprint.stage(ref.stage)
    if stage is None:
        return None
    return next((entry for entry in stage.cell(ref.element) if entry.id == ref.id), None)


def locate(blueprint: Blueprint, entry_id: str) -> EntryRef | None:
    """Where the entry with this id stands; cost grows with the document."""
    for stage, element, entry in blueprint.entries():
        if entry.id == entry_id:
            return EntryRef(stage.id, element, entry_id)
    return None


def data_points(blueprint: Blueprint) -> Iterator[tuple[Stage, DataPoint]]:
    """Every data point of the pipeline with its stage, in order."""
    for stage in blueprint.stages:
        for point in stage.data_points:
            yield stage, point


def documents(blueprint: Blueprint) -> Iterator[tuple[Stage, Document]]:
    """Every document of the pipeline with its stage, in order."""
    for stage in blueprint.stages:
        for document in stage.documents:
            yield stage, document


def origins(blueprint: Blueprint, data_point: str) -> tuple[tuple[Document, Field], ...]:
    """The documents and fields in which a data point is written down; derived, never stored."""
    return tuple(
        (document, field)
        for _, document in documents(blueprint)
        for field in document.fields
        if field.data_point == data_point
    )
