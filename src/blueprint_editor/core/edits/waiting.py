"""Links as they are kept while they wait: seen from what they point at, with their places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

FIELD = -1
"""The place of a link that a field has; a trigger's link has its place in the evidence, from 0."""


class Link(NamedTuple):
    """A link to an entry, seen from that entry: the id of the field or trigger, and its place."""

    source: str
    at: int


Links = tuple[Link, ...]


def links_of(sources: tuple[str, ...], places: tuple[int, ...]) -> Links:
    """Links as they are kept; one without a place is a field's."""
    return tuple(Link(source, places[at] if at < len(places) else FIELD) for at, source in enumerate(sources))


def sources_of(links: Iterable[Link]) -> tuple[str, ...]:
    """The ids, to be kept as `linked_from`."""
    return tuple(link.source for link in links)


def places_of(links: Iterable[Link]) -> tuple[int, ...]:
    """The places, to be kept as `linked_at`."""
    return tuple(link.at for link in links)
