"""Blueprints to start from: `resources/templates/<name>.<language>.json` becomes a fresh blueprint.

A template has keys where a blueprint has ids. Each use draws new ids, and marks every entry as an
example, so that nothing counts as decided before the room has looked at it.
"""

from __future__ import annotations

from functools import cache

import msgspec

from blueprint_editor.core import ids
from blueprint_editor.core.findings import Code, Facts
from blueprint_editor.core.model import (
    CELL_NAMES,
    Actor,
    Audience,
    Blueprint,
    Category,
    Communication,
    DataPoint,
    DataType,
    Document,
    Element,
    Field,
    HubSpotMapping,
    Kind,
    Option,
    Responsibility,
    Stage,
    Standardised,
    Status,
    Task,
    Trigger,
    When,
)
from blueprint_editor.resources import resource

TEMPLATE_CODES = ("service-stages", "service", "empty")
"""Every template, in the order in which a window offers them."""

_LANGUAGES = ("nl", "en")
_STAGES_ONLY = "service-stages"


class UnknownTemplate(Exception):  # noqa: N818 - the name says what is wrong
    """There is no template of this name, or not in this language."""

    code = Code.UNKNOWN_TEMPLATE

    def __init__(self, template: str) -> None:
        """Keep the name as it was asked for."""
        super().__init__(template)
        self.facts: Facts = {"template": template}


def new_blueprint(
    code: str,
    language: str,
    random_bytes: ids.RandomBytes,
    *,
    title: str = "",
    client: str = "",
    author: str = "",
) -> Blueprint:
    """A blueprint from a template, with new ids every time and every entry an example; or `UnknownTemplate`."""
    plan = _plan(code, language)
    stages = plan.stages if code != _STAGES_ONLY else tuple(_without_entries(stage) for stage in plan.stages)
    maker = _Maker(random_bytes, stages)
    return Blueprint(
        id=ids.new_id(ids.BLUEPRINT, random_bytes),
        title=title,
        client=client,
        author=author,
        language=language,
        roles=plan.roles,
        notes=plan.notes,
        stages=tuple(maker.stage(stage) for stage in stages),
    )


def with_template(blueprint: Blueprint, code: str, random_bytes: ids.RandomBytes) -> Blueprint:
    """A blueprint without entries and open stages, with those of a template; its closed stages stay what they are."""
    fresh = new_blueprint(code, blueprint.language, random_bytes)
    own = {stage.kind: stage for stage in reversed(blueprint.stages)}
    known = {stage.id: own[stage.kind].id for stage in fresh.stages if stage.kind in own}
    stages = tuple(_settled(stage, own.get(stage.kind), known) for stage in fresh.stages)
    others = tuple(stage for stage in blueprint.stages if stage is not own[stage.kind])
    roles = (*blueprint.roles, *(role for role in fresh.roles if role not in blueprint.roles))
    return msgspec.structs.replace(blueprint, stages=(*stages, *others), roles=roles)


def _settled(stage: Stage, own: Stage | None, known: dict[str, str]) -> Stage:
    """A stage of a template as it stands here: the one that was there takes its entries, and keeps its id."""
    points = tuple(
        msgspec.structs.replace(point, required_from=known.get(point.required_from or "", point.required_from))
        for point in stage.data_points
    )
    cells = {name: getattr(stage, name) for name in CELL_NAMES.values()} | {"data_points": points}
    return msgspec.structs.replace(own or stage, **cells)


def template_title(code: str, language: str) -> str:
    """What a template is called, in its own language; or `UnknownTemplate`."""
    return _offer(code, language).title


def template_description(code: str, language: str) -> str:
    """What a template brings, in a sentence in its own language; or `UnknownTemplate`."""
    return _offer(code, language).description


# --- What stands in the file. A key is local to the file; a link is a key. -------------------------


class _Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What every part of a template has."""


class _Offer(_Plan, frozen=True):
    """How a template is offered."""

    title: str
    description: str


class _Entry(_Plan, frozen=True):
    text: str
    key: str = ""
    note: str = ""


class _Trigger(_Entry, frozen=True):
    actor: Actor = Actor.UNKNOWN
    evidence: tuple[str, ...] = ()


class _Responsibility(_Entry, frozen=True):
    role: str = ""


class _Field(_Plan, frozen=True):
    text: str
    standardised: Standardised = Standardised.UNDECIDED
    data_point: str | None = None


class _Document(_Entry, frozen=True):
    audience: Audience = Audience.INTERNAL
    owner: str = ""
    fields: tuple[_Field, ...] = ()


class _Option(_Plan, frozen=True):
    label: str
    value: str
    definition: str


class _DataPoint(_Entry, frozen=True):
    category: Category = Category.OTHER
    type: DataType = DataType.TEXT
    unit: str = ""
    options: tuple[_Option, ...] = ()
    purpose: str = ""
    required_from: str | None = None
    hubspot: HubSpotMapping = HubSpotMapping()


class _Task(_Entry, frozen=True):
    role: str = ""
    when: When | None = None
    required: bool = False


class _Communication(_Entry, frozen=True):
    purpose: str = ""
    channels: tuple[str, ...] = ()
    initiative: Actor = Actor.UNKNOWN
    frequency: str = ""


class _Stage(_Plan, frozen=True):
    key: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: Kind = Kind.OPEN
    probability: float | None = None
    description: str = ""
    triggers: tuple[_Trigger, ...] = ()
    responsibilities: tuple[_Responsibility, ...] = ()
    documents: tuple[_Document, ...] = ()
    data_points: tuple[_DataPoint, ...] = ()
    tasks: tuple[_Task, ...] = ()
    communications: tuple[_Communication, ...] = ()


class _Template(_Offer, frozen=True):
    """A whole file; `stages_only` offers the same stages without their entries."""

    stages: tuple[_Stage, ...]
    stages_only: _Offer | None = None
    notes: str = ""
    roles: tuple[str, ...] = ()


@cache
def _plan(code: str, language: str) -> _Template:
    if code not in TEMPLATE_CODES or language not in _LANGUAGES:
        raise UnknownTemplate(code if code not in TEMPLATE_CODES else f"{code} ({language})")
    name = "service" if code == _STAGES_ONLY else code
    return msgspec.json.decode(resource("templates", f"{name}.{language}.json").read_bytes(), type=_Template)


def _offer(code: str, language: str) -> _Offer:
    plan = _plan(code, language)
    return plan.stages_only or plan if code == _STAGES_ONLY else plan


def _without_entries(stage: _Stage) -> _Stage:
    return _Stage(stage.key, stage.name, stage.aliases, stage.kind, stage.probability, stage.description)


# --- From the file to a blueprint ------------------------------------------------------------------


class _Maker:
    """Makes the parts of one blueprint, and knows which id stands for which key."""

    def __init__(self, random_bytes: ids.RandomBytes, stages: tuple[_Stage, ...]) -> None:
        self._random_bytes = random_bytes
        self._stages = {stage.key: self._new(ids.STAGE) for stage in stages}
        self._documents = {one.key: self._fresh(Element.DOCUMENT) for stage in stages for one in stage.documents}
        self._points = {one.key: self._fresh(Element.DATA_POINT) for stage in stages for one in stage.data_points}
        self._evidence = self._documents | self._points

    def _new(self, prefix: str) -> str:
        return ids.new_id(prefix, self._random_bytes)

    def _fresh(self, element: Element) -> str:
        return self._new(ids.ENTRY_PREFIXES[element])

    def stage(self, plan: _Stage) -> Stage:
        """One stage with all its entries."""
        return Stage(
            id=self._stages[plan.key],
            name=plan.name,
            aliases=plan.aliases,
            kind=plan.kind,
            probability=plan.probability,
            description=plan.description,
            triggers=tuple(self._trigger(one) for one in plan.triggers),
            responsibilities=tuple(self._responsibility(one) for one in plan.responsibilities),
            documents=tuple(self._document(one) for one in plan.documents),
            data_points=tuple(self._data_point(one) for one in plan.data_points),
            tasks=tuple(self._task(one) for one in plan.tasks),
            communications=tuple(self._communication(one) for one in plan.communications),
        )

    def _trigger(self, plan: _Trigger) -> Trigger:
        return Trigger(
            id=self._fresh(Element.TRIGGER),
            text=plan.text,
            status=Status.EXAMPLE,
            note=plan.note,
            actor=plan.actor,
            evidence=tuple(self._evidence[key] for key in plan.evidence),
        )

    def _responsibility(self, plan: _Responsibility) -> Responsibility:
        return Responsibility(
            id=self._fresh(Element.RESPONSIBILITY),
            text=plan.text,
            status=Status.EXAMPLE,
            note=plan.note,
            role=plan.role,
        )

    def _document(self, plan: _Document) -> Document:
        return Document(
            id=self._documents[plan.key],
            text=plan.text,
            status=Status.EXAMPLE,
            note=plan.note,
            audience=plan.audience,
            owner=plan.owner,
            fields=tuple(self._field(field) for field in plan.fields),
        )

    def _field(self, plan: _Field) -> Field:
        return Field(
            id=self._new(ids.FIELD),
            text=plan.text,
            standardised=plan.standardised,
            data_point=None if plan.data_point is None else self._points[plan.data_point],
        )

    def _data_point(self, plan: _DataPoint) -> DataPoint:
        return DataPoint(
            id=self._points[plan.key],
            text=plan.text,
            status=Status.EXAMPLE,
            note=plan.note,
            category=plan.category,
            type=plan.type,
            unit=plan.unit,
            options=tuple(
                Option(self._new(ids.OPTION), option.label, option.value, option.definition) for option in plan.options
            ),
            purpose=plan.purpose,
            required_from=None if plan.required_from is None else self._stages[plan.required_from],
            hubspot=plan.hubspot,
        )

    def _task(self, plan: _Task) -> Task:
        return Task(
            id=self._fresh(Element.TASK),
            text=plan.text,
            status=Status.EXAMPLE,
            note=plan.note,
            role=plan.role,
            when=plan.when,
            required=plan.required,
        )

    def _communication(self, plan: _Communication) -> Communication:
        return Communication(
            id=self._fresh(Element.COMMUNICATION),
            text=plan.text,
            status=Status.EXAMPLE,
            note=plan.note,
            purpose=plan.purpose,
            channels=plan.channels,
            initiative=plan.initiative,
            frequency=plan.frequency,
        )
