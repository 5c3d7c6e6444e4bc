"""The options of a choice: which of ours is which in HubSpot, and the list that has all of both."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from blueprint_editor.core.model import DataPoint, Option
from blueprint_editor.core.plan import NewOption
from blueprint_editor.core.pushed import PushedOption

from .naming import clean, key, option_value
from .wire import OptionRecord, PropertyRecord


class WantedOption(NamedTuple):
    """An option of ours with the value it has in HubSpot; `live` is none while it is not there."""

    option: Option
    label: str
    value: str
    live: OptionRecord | None
    was: PushedOption | None


class BadOption(NamedTuple):
    """Why options cannot be pushed: one without a label, or two that are one to HubSpot; `name` says which."""

    empty: bool
    name: str


def wanted_options(
    points: Iterable[DataPoint], live: PropertyRecord | None, was: Mapping[str, PushedOption]
) -> tuple[WantedOption, ...] | BadOption:
    """The options of these data points together, each once; or why they cannot be pushed."""
    there = () if live is None else live.options
    by_value = {record.value: record for record in there}
    by_label = {key(record.label): record for record in reversed(there)}
    stored = {one.value for one in was.values()}
    found: dict[str, WantedOption] = {}
    for number, point in enumerate(points):
        for option in point.options:
            label = clean(option.label)
            if not label:
                return BadOption(empty=True, name=option.value)
            value = _value(option, by_value, by_label, was.get(option.id), {*by_value, *found, *stored})
            if value in found:
                if number and key(found[value].label) == key(label):
                    continue
                return BadOption(empty=False, name=label)
            found[value] = WantedOption(option, label, value, by_value.get(value), was.get(option.id))
    labels = [key(one.label) for one in found.values()]
    doubled = next((one.label for one in found.values() if labels.count(key(one.label)) > 1), None)
    return BadOption(empty=False, name=doubled) if doubled is not None else tuple(found.values())


def _value(
    option: Option,
    by_value: Mapping[str, OptionRecord],
    by_label: Mapping[str, OptionRecord],
    was: PushedOption | None,
    taken: Collection[str],
) -> str:
    """The value of an option: as it was pushed, as it is there, as it stands here, or from its label."""
    if was is not None:
        return was.value
    own = option.value.strip()
    if own in by_value:
        return own
    same = by_label.get(key(option.label))
    if same is not None:
        return same.value
    return own or option_value(option.label, taken)


def sent(option: OptionRecord) -> NewOption:
    """An option that is there, as it is sent again."""
    return NewOption(option.value, option.label, option.description, option.hidden)


def as_sent(record: PropertyRecord) -> tuple[NewOption, ...]:
    """The options of a property in their order, as they are sent again."""
    return tuple(sent(option) for option in sorted(record.options, key=lambda option: option.display_order))


def new_option(one: WantedOption) -> NewOption:
    """An option of ours as it is made."""
    return NewOption(one.value, one.label, clean(one.option.definition), hidden=False, option=one.option.id)


def merged(there: Sequence[NewOption], wanted: Sequence[NewOption]) -> tuple[NewOption, ...]:
    """All that are there in their order, as wanted where they are; a new one stands behind the one before it here."""
    given = {one.value: one for one in wanted}
    result = [given.get(one.value, one) for one in there]
    before = None
    for one in wanted:
        if all(other.value != one.value for other in result):
            places = [at for at, other in enumerate(result) if other.value == before]
            result.insert(places[0] + 1 if places else len(result), one)
        before = one.value
    return tuple(result)


def is_clear(options: Sequence[NewOption]) -> bool:
    """Whether no two options have one label."""
    labels = [key(one.label) for one in options]
    return len(set(labels)) == len(labels)
