"""The pages of HubSpot that the program leads to, for an account of the user's."""

from __future__ import annotations

from blueprint_editor.hubspot import links
from blueprint_editor.hubspot.links import MENU, Place
from blueprint_editor.hubspot.profiles import Profile

__all__ = ["MENU", "Place", "page"]


def page(place: Place, profile: Profile | None, **names: str) -> str | None:
    """The address of a page of an account, or none where there is only a way to click (`click.<place>` in wording).

    What stands in for HubSpot has one page, whatever was asked for.
    """
    if place is Place.HELP:
        return links.HELP_ARTICLE
    if profile is None:
        return None
    if not profile.at_hubspot:
        return profile.host
    return links.link(place, profile.domain, profile.account, **names)
