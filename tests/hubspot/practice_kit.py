"""HubSpot's own client against a practice portal, and what it thinks of the answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import urllib3
from hubspot.client import Client
from hubspot.crm import pipelines, properties
from urllib3.util.retry import Retry

from blueprint_editor.hubspot.practice import PracticePortal

NEVER = Retry(total=0, connect=0, read=0, redirect=0, status=0, other=0)
TOKEN = "pat-eu1-practice"


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

    def close(self) -> None:
        """Close what is open."""
        for client in self.clients:
            client.rest_client.pool_manager.clear()


def _configured(configuration: Any, portal: PracticePortal, token: str) -> Any:
    configuration.host = portal.url
    configuration.access_token = token
    configuration.retries = NEVER
    return configuration


__all__ = ["NEVER", "TOKEN", "Api", "Client", "Mapping", "urllib3"]
