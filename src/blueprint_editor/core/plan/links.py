"""The places in HubSpot that a line can lead to."""

from __future__ import annotations

from enum import StrEnum


class LinkKey(StrEnum):
    """A place in HubSpot that has a link, and always a click path too."""

    DEALS = "deals"
    PIPELINE = "pipeline"
    PROPERTIES = "properties"
    PROPERTY = "property"
    RECORD = "record"
    WORKFLOWS = "workflows"
    WORKFLOW = "workflow"
    PLAYBOOKS = "playbooks"
    DOCUMENTS = "documents"
    TEMPLATES = "templates"
    MEETINGS = "meetings"
    HELP = "help"
