"""HubSpot's own client against a practice portal, and what it thinks of the answers."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hubspot.crm import pipelines, properties
from hubspot.crm.pipelines.exceptions import ApiException as PipelineException
from hubspot.crm.properties.exceptions import ApiException as PropertyException
from urllib3.util.retry import Retry

from blueprint_editor.hubspot.practice import PracticePortal

NEVER = Retry(total=0, connect=0, read=0, redirect=0, status=0, other=0)
TOKEN = "pat-eu1-practice"
_HEADERS = {"Accept": "application/json", "Content-Type": "application/json"}


class Api:
    """The client's own APIs, each on one pool of connections, without a second try."""

    def __init__(self, portal: PracticePortal, token: str = TOKEN) -> None:
        """Point the client at the portal."""
        pipes = pipelines.ApiClient(_configured(pipelines.Configuration(), portal, token))
        props = properties.ApiClient(_configured(properties.Configuration(), portal, token))
        self.clients = (pipes, props)
        self.pipelines = pipelines.PipelinesApi(pipes)
        self.stages = pipelines.PipelineStagesApi(pipes)
        self.audits = pipelines.PipelineAuditsApi(pipes)
        self.properties = properties.CoreApi(props)
        self.groups = properties.GroupsApi(props)
        self.batch = properties.BatchApi(props)

    def call(self, method: str, path: str, body: object = None) -> Any:
        """The client's generic call, as it is used for what it has no API for."""
        return self.clients[0].call_api(
            path,
            method,
            {},
            [],
            dict(_HEADERS),
            body=body,
            post_params=[],
            files={},
            response_types_map={200: "object", 201: "object"},
            auth_settings=["oauth2"],
            _return_http_data_only=True,
        )

    def close(self) -> None:
        """Close what is open."""
        for client in self.clients:
            client.rest_client.pool_manager.clear()


def refused(status: int, call: Callable[..., object], *arguments: object) -> dict[str, Any]:
    """What HubSpot says of a request that it refuses."""
    with pytest.raises((PipelineException, PropertyException)) as caught:
        call(*arguments)
    assert caught.value.status == status, caught.value.body
    told: dict[str, Any] = json.loads(caught.value.body)
    assert told.pop("status") == "error"
    assert told.pop("correlationId")
    return told


def stage(label: str, order: int, chance: object = "0.5", **more: object) -> dict[str, Any]:
    """A stage as it is written."""
    return {"label": label, "displayOrder": order, "metadata": {"probability": chance}, **more}


def pipeline(label: str, *stages: dict[str, Any], **more: object) -> dict[str, Any]:
    """A pipeline as it is written."""
    return {"label": label, "displayOrder": 1, "stages": list(stages), **more}


def property_(name: str, **more: object) -> dict[str, Any]:
    """A property as it is written, a text unless said otherwise."""
    usual = {"label": name.title(), "type": "string", "fieldType": "text", "groupName": "dealinformation"}
    return {"name": name, **usual, **more}


def options(*values: str) -> list[dict[str, Any]]:
    """Options as they are written."""
    return [
        {"label": value.title(), "value": value, "hidden": False, "displayOrder": place}
        for place, value in enumerate(values)
    ]


def _configured(configuration: Any, portal: PracticePortal, token: str) -> Any:
    configuration.host = portal.url
    configuration.access_token = token
    configuration.retries = NEVER
    return configuration
