"""What a push is at, so that one that was cut off there goes on, makes nothing twice, and asks nobody.

Stages that swap their labels pass through a third one, and an order is made stage by stage (`labels`, `ordering`).
Neither is a value that here and HubSpot agreed on, nor one that somebody in HubSpot chose. A property whose making
nobody heard of is ours too: it was not there when the push set out.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from msgspec.structs import replace

from blueprint_editor.core.model import PortalLink
from blueprint_editor.core.plan import AnyStep, ChangeStage, CreateProperty, OrderStages
from blueprint_editor.core.pushed import Pushed, PushedProperty, PushedStage, UnderWay, link_of, pushed_of

from .naming import same_label
from .wire import StageRecord


def setting_out(link: PortalLink, steps: Iterable[AnyStep]) -> PortalLink:
    """The link of a push that is about to carry these steps out; some may go on from where one was cut off."""
    known = pushed_of(link).under_way.labels
    labels: dict[str, str] = {}
    order: tuple[str, ...] = ()
    properties: dict[str, tuple[str, ...]] = {}
    for step in steps:
        if isinstance(step, ChangeStage) and step.passing:
            labels[step.stage] = str(step.after)
        elif isinstance(step, ChangeStage) and step.field == "label" and step.stage in known:
            labels.setdefault(step.stage, known[step.stage])
        elif isinstance(step, OrderStages):
            order = step.after
        elif isinstance(step, CreateProperty):
            properties[step.name] = step.about
    return _with(link, UnderWay(labels, order, properties))


def arrived(link: PortalLink, left: Iterable[AnyStep]) -> PortalLink:
    """The link of a push that is over; what is `left` to do may have to go on from where it is."""
    may = ChangeStage | OrderStages | CreateProperty
    return link if any(isinstance(step, may) for step in left) else _with(link, UnderWay())


def with_properties(pushed: Pushed, live: Container[str]) -> Pushed:
    """What was pushed, where the properties that are there, and that a push was about to make, count as made by it."""
    known = {one.point for one in pushed.properties}
    found = [
        PushedProperty(point, name, made=number == 0)
        for name, points in pushed.under_way.properties.items()
        for number, point in enumerate(points)
        if name in live and point not in known
    ]
    return replace(pushed, properties=(*pushed.properties, *found)) if found else pushed


def caught_up(pushed: Pushed, live: Sequence[StageRecord]) -> Pushed:
    """What was pushed, where what a push left half done counts as pushed: what is to come is a change of this side."""
    known = pushed.under_way
    labels = {one.id: one.label for one in live if in_passing(known, one.id, one.label)}
    theirs = tuple(one.id for one in live)
    half = is_half_made(known, pushed.order, theirs)
    return replace(
        pushed,
        stages=tuple(_labelled(one, labels) for one in pushed.stages),
        order=tuple(name for name in theirs if name in set(pushed.order)) if half else pushed.order,
    )


def in_passing(known: UnderWay, stage: str, label: str) -> bool:
    """Whether a stage has the label that a push gave it for a moment."""
    return stage in known.labels and same_label(known.labels[stage], label)


def is_half_made(known: UnderWay, before: Sequence[str], now: Sequence[str]) -> bool:
    """Whether stages that stood in the order `before` were on their way to another one.

    They go to the end one by one, in the order that they are to have; the others stay as they were.
    """
    there = set(now)
    was = [name for name in before if name in there]
    both = set(was)
    theirs = [name for name in now if name in both]
    wanted = [name for name in known.order if name in both]
    for place in range(len(theirs)):
        moved, rest = theirs[place:], theirs[:place]
        start = wanted.index(moved[0]) if moved[0] in wanted else 0
        if wanted[start : start + len(moved)] == moved and rest == [name for name in was if name not in moved]:
            return True
    return False


def _labelled(one: PushedStage, labels: dict[str, str]) -> PushedStage:
    return replace(one, label=labels[one.id]) if one.id in labels else one


def _with(link: PortalLink, under_way: UnderWay) -> PortalLink:
    return link_of(link.account, link.pipeline, replace(pushed_of(link), under_way=under_way))
