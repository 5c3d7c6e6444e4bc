"""The action list: what is on the parking lot, and the tasks that somebody answers for."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from blueprint_editor.core.model import Blueprint, Element, When, element_of


class SortBy(StrEnum):
    """What the list goes by."""

    OWNER = "owner"
    DUE = "due"


class ToDo(msgspec.Struct, frozen=True):
    """Something that somebody does; `due` is a date, `when` the moment of a task of the pipeline."""

    text: str
    owner: str
    due: str = ""
    when: When | None = None
    element: Element | None = None
    stage: str = ""
    note: str = ""
    parked: bool = True


def to_dos(blueprint: Blueprint, by: SortBy = SortBy.OWNER, *, tasks: bool = True) -> tuple[ToDo, ...]:
    """All points of the parking lot and, with `tasks`, every task with a role; what has no owner or date comes last."""
    found = []
    for item in blueprint.parking:
        stage = blueprint.stage(item.stage) if item.stage else None
        element = element_of(item.entry) if item.entry is not None else item.element
        name = stage.name if stage else ""
        found.append(ToDo(item.text, item.owner, item.due, element=element, stage=name, note=item.note))
    if tasks:
        found += [
            ToDo(
                task.text,
                task.role,
                when=task.when,
                element=Element.TASK,
                stage=stage.name,
                note=task.note,
                parked=False,
            )
            for stage in blueprint.stages
            for task in stage.tasks
            if task.role
        ]
    return tuple(sorted(found, key=_by_owner if by is SortBy.OWNER else _by_due))


def _by_owner(one: ToDo) -> tuple[bool, str, bool, bool, str]:
    return (not one.owner, one.owner.casefold(), not one.parked, not one.due, one.due)


def _by_due(one: ToDo) -> tuple[bool, str, bool, str]:
    return (not one.due, one.due, not one.parked, one.owner.casefold())
