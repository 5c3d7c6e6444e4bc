"""What was pushed last: which thing here is which in HubSpot, and each value as it was in both.

It stands as JSON in a blueprint's `PortalLink`, outside undo. A value is kept only where here and HubSpot
agreed on it; that is the base from which the next plan tells who changed what.
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from .model import Blueprint, PortalLink


class _Kept(msgspec.Struct, frozen=True, omit_defaults=True):
    pass


class PushedOption(_Kept, frozen=True):
    """An option of a choice, by its id here, and the value it has in HubSpot."""

    option: str
    value: str
    label: str | None = None
    hidden: bool | None = None


class PushedProperty(_Kept, frozen=True):
    """A data point, by its id here, and its property; `made` when a push made it, so that its texts are ours."""

    point: str
    name: str
    made: bool = False
    label: str | None = None
    description: str | None = None
    field_type: str | None = None
    options: tuple[PushedOption, ...] = ()


class PushedStage(_Kept, frozen=True):
    """A stage, by its id here and its id in HubSpot; `wanted` is the probability here when another one was sent."""

    stage: str
    id: str
    label: str | None = None
    probability: float | None = None
    wanted: float | None = None


class PushedWorkflow(_Kept, frozen=True):
    """The draft workflow of a stage here, and which tasks it was made with."""

    stage: str
    id: str
    tasks: str = ""


class UnderWay(_Kept, frozen=True):
    """What a push is at: a stage's label in passing, by HubSpot's id, the order it makes, and the properties.

    A push that is cut off leaves such a thing behind; known as ours, it is nothing that somebody did in HubSpot.
    `properties` has the data points of each name that is to be made.
    """

    labels: dict[str, str] = {}
    order: tuple[str, ...] = ()
    properties: dict[str, tuple[str, ...]] = {}


class Pushed(_Kept, frozen=True):
    """What HubSpot had after the last push, as far as it is what was wanted.

    `order` has HubSpot's ids, `wanted` is the title here when a shorter one was sent, `under_way` is of a push that
    is not over.
    """

    label: str | None = None
    wanted: str | None = None
    group: str = ""
    order: tuple[str, ...] = ()
    stages: tuple[PushedStage, ...] = ()
    properties: tuple[PushedProperty, ...] = ()
    workflows: tuple[PushedWorkflow, ...] = ()
    under_way: UnderWay = UnderWay()
    run: str = ""
    at: str = ""

    def stage(self, stage: str) -> PushedStage | None:
        """What is known of a stage, by its id here."""
        return next((one for one in self.stages if one.stage == stage), None)

    def property(self, point: str) -> PushedProperty | None:
        """What is known of a data point, by its id here."""
        return next((one for one in self.properties if one.point == point), None)


def pushed_of(link: PortalLink | None) -> Pushed:
    """What a link says was pushed; nothing when it says nothing that can be read, so that a plan asks again."""
    if link is None or not link.pushed:
        return Pushed()
    try:
        return msgspec.json.decode(link.pushed, type=Pushed)
    except (msgspec.DecodeError, RecursionError):
        return Pushed()


def link_of(account: str, pipeline: str, pushed: Pushed) -> PortalLink:
    """The link to keep in the blueprint."""
    return PortalLink(account, pipeline, msgspec.json.encode(pushed).decode())


def link_to(blueprint: Blueprint, account: str) -> PortalLink | None:
    """The link of a blueprint with an account, or none."""
    return next((link for link in blueprint.portals if link.account == account), None)


def with_link(links: tuple[PortalLink, ...], link: PortalLink) -> tuple[PortalLink, ...]:
    """The links with this one in the place of the one with the same account, or at the end."""
    if any(other.account == link.account for other in links):
        return tuple(link if other.account == link.account else other for other in links)
    return (*links, link)


def without_values(pushed: Pushed) -> Pushed:
    """The same things without the values of the pipeline: what is left when another pipeline is pushed to."""
    at_properties = UnderWay(properties=pushed.under_way.properties)
    return replace(pushed, label=None, wanted=None, order=(), stages=(), workflows=(), under_way=at_properties)
