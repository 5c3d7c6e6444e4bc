"""What stands in a practice account: frozen values, and how the API shows each of them."""

from __future__ import annotations

import msgspec

from .answers import Json

ENFORCED = "CRM_PERMISSIONS_ENFORCEMENT"
DEAL_TYPE_ID = "0-3"
"""HubSpot's id of the object type deal."""


class Stage(msgspec.Struct, frozen=True, rename="camel"):
    """A stage; `deals` counts the deals in it, which the portal never shows over the pipelines API."""

    id: str
    label: str
    display_order: int
    probability: float
    created_at: str
    updated_at: str
    write_permissions: str = ENFORCED
    deals: int = 0

    @property
    def closed(self) -> bool:
        """Whether a deal in it is won or lost: derived, never written."""
        return self.probability in {0.0, 1.0}

    def shown(self) -> Json:
        """As a GET shows it."""
        return {
            "id": self.id,
            "label": self.label,
            "displayOrder": self.display_order,
            "metadata": {"isClosed": str(self.closed).lower(), "probability": repr(self.probability)},
            "createdAt": self.created_at,
            "updatedAt": self.updated_at,
            "archived": False,
            "writePermissions": self.write_permissions,
        }


class Pipeline(msgspec.Struct, frozen=True, rename="camel"):
    """A pipeline; its stages stand as they were made, their order is `display_order`."""

    id: str
    label: str
    display_order: int
    stages: tuple[Stage, ...]
    created_at: str
    updated_at: str

    def in_order(self) -> list[Stage]:
        """The stages as a person sees them."""
        return sorted(self.stages, key=lambda stage: stage.display_order)

    def stage(self, stage_id: str) -> Stage | None:
        """The stage with this id."""
        return next((stage for stage in self.stages if stage.id == stage_id), None)

    def shown(self) -> Json:
        """As a GET shows it."""
        return {
            "id": self.id,
            "label": self.label,
            "displayOrder": self.display_order,
            "stages": [stage.shown() for stage in self.stages],
            "createdAt": self.created_at,
            "updatedAt": self.updated_at,
            "archived": False,
        }


class Option(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """A choice of a property."""

    label: str
    value: str
    display_order: int = -1
    hidden: bool = False
    description: str = ""

    def shown(self) -> Json:
        """As a GET shows it."""
        return {
            "label": self.label,
            "value": self.value,
            "displayOrder": self.display_order,
            "hidden": self.hidden,
            "description": self.description,
        }


class Rights(msgspec.Struct, frozen=True, rename="camel"):
    """What HubSpot lets one do to a property."""

    archivable: bool = True
    read_only_definition: bool = False
    read_only_options: bool = False
    read_only_value: bool = False


class Property(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """A property of a deal, as a GET shows it but for what is silent where it has its default."""

    name: str
    label: str
    type: str
    field_type: str
    group_name: str
    created_at: str
    updated_at: str
    description: str = ""
    options: tuple[Option, ...] = ()
    display_order: int = -1
    hidden: bool = False
    form_field: bool = False
    has_unique_value: bool = False
    hubspot_defined: bool = False
    calculated: bool = False
    external_options: bool = False
    referenced_object_type: str | None = None
    show_currency_symbol: bool | None = None
    created_user_id: str | None = None
    updated_user_id: str | None = None
    archived_at: str | None = None
    modification_metadata: Rights = Rights()

    @property
    def archived(self) -> bool:
        """Whether it was archived; its name then comes back with its values."""
        return self.archived_at is not None


class Group(msgspec.Struct, frozen=True, rename="camel"):
    """A group of properties."""

    name: str
    label: str
    display_order: int = -1
    archived: bool = False


class Audit(msgspec.Struct, frozen=True, rename="camel"):
    """A change to a pipeline or a stage: when, by the id of whom, and what it then was."""

    at: str
    by: int
    action: str
    pipeline: str
    stage: str | None
    label: str
    then: Json | None = None


class Account(msgspec.Struct, frozen=True, rename="camel"):
    """A whole account; `next_id` is the number that the next thing without an id of its own gets."""

    portal_id: int
    account_type: str
    pipelines: tuple[Pipeline, ...]
    groups: tuple[Group, ...]
    properties: tuple[Property, ...]
    flows: tuple[Json, ...] = ()
    audits: tuple[Audit, ...] = ()
    next_id: int = 1_000_001
    pipeline_limit: int = 15
    property_limit: int = 1_000
    ui_domain: str = "app-eu1.hubspot.com"
    data_hosting_location: str = "eu1"
    time_zone: str = "Europe/Amsterdam"
    company_currency: str = "EUR"

    def pipeline(self, pipeline_id: str) -> Pipeline | None:
        """The pipeline with this id."""
        return next((pipeline for pipeline in self.pipelines if pipeline.id == pipeline_id), None)

    def group(self, name: str) -> Group | None:
        """The group with this name that is not archived."""
        return next((group for group in self.groups if group.name == name and not group.archived), None)

    def property(self, name: str) -> Property | None:
        """The property with this name, archived or not."""
        return next((known for known in self.properties if known.name == name), None)
