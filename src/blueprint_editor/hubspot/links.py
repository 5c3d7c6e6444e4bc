"""Where in HubSpot something is: an address straight to it, which HubSpot may change, so the way to click is said too.

The way to click is `click.<place>` in wording; it takes the same names.
"""

from __future__ import annotations

import urllib.parse
from enum import StrEnum

from .address import is_here


class Place(StrEnum):
    """A page of HubSpot's."""

    DEALS = "deals"
    PIPELINE = "pipeline"
    PROPERTIES = "properties"
    PROPERTY = "property"
    LAYOUT = "layout"
    WORKFLOW = "workflow"
    KEYS = "keys"
    HELP = "help"


HELP_ARTICLE = "https://knowledge.hubspot.com/object-settings/set-up-and-customize-your-deal-pipelines-and-deal-stages"

PATHS: dict[Place, str] = {
    Place.DEALS: "/contacts/{portal}/objects/0-3/views/all/board",
    Place.PIPELINE: "/pipelines-settings/{portal}/object/0-3/{pipeline}",
    Place.PROPERTIES: "/property-settings/{portal}/properties?type=0-3",
    Place.PROPERTY: "/property-settings/{portal}/properties?type=0-3&action=edit&property={property}",
    Place.LAYOUT: "/sales-products-settings/{portal}/object/0-3/record-customization",
    Place.WORKFLOW: "/workflows/{portal}/platform/flow/{flow}/edit",
}
"""The address of a page within an account; a page that is not in here has a way to click only."""

MENU = (Place.DEALS, Place.PIPELINE, Place.PROPERTIES, Place.LAYOUT, Place.HELP)
"""What the menu offers: the links of the method's own text."""

_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.-:")


def link(place: Place, domain: str, portal: int, **names: str) -> str | None:
    """The address of a page of an account, or none where there is only a way to click.

    `names` are the id of the `pipeline` or the `flow`, or the name of the `property`; a pipeline's settings open
    without one too. `domain` is where the account says that its pages are.
    """
    if place is Place.HELP:
        return HELP_ARTICLE
    path = PATHS.get(place)
    if path is None or not domain or set(domain.lower()) - _PLAIN:
        return None
    given = {name: urllib.parse.quote(text, safe="") for name, text in {"pipeline": "", **names}.items()}
    scheme = "http" if is_here(domain.partition(":")[0]) else "https"
    return f"{scheme}://{domain}{path.format(portal=portal, **given)}".rstrip("/")
