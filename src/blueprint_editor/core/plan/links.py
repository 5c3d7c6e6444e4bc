"""The pages of HubSpot that a line can lead to."""

from __future__ import annotations

from enum import StrEnum


class LinkKey(StrEnum):
    """A page that has an address of its own, named as `hubspot.links` names it; others have only a way to click."""

    DEALS = "deals"
    PIPELINE = "pipeline"
    PROPERTIES = "properties"
    PROPERTY = "property"
    LAYOUT = "layout"
