"""The steps of a plan for properties: the group, new ones, changed ones, and options that lose none."""

from __future__ import annotations

from msgspec.structs import replace

from blueprint_editor.core.model import DataType
from blueprint_editor.core.plan import (
    GONE,
    ChangeProperty,
    CreateGroup,
    CreateProperty,
    NewOption,
    NoticeCode,
    OnlyThere,
    Reason,
    SetOptions,
    Subject,
)

from .drafting import Drafting
from .fields import Field, property_description, property_label
from .matching import DOUBLED, INVALID, MISSING, RESERVED, Mapped, Misfit
from .naming import clean, key, slug, unique
from .options import BadOption, WantedOption, as_sent, is_clear, merged, new_option, sent
from .reading import Reading
from .value_types import TEXT_FIELDS, TYPES, WITH_OPTIONS, YES_NO
from .wire import OptionRecord, PropertyRecord

_WRONG: dict[str, Reason] = {
    MISSING: Reason.PROPERTY_MISSING,
    RESERVED: Reason.NAME_RESERVED,
    INVALID: Reason.NAME_INVALID,
    DOUBLED: Reason.NAME_DOUBLED,
}


def draft_properties(reading: Reading, draft: Drafting) -> None:
    """Draft all that a push does to properties: group, then new ones, then changes and options."""
    for misfit in reading.properties.misfits:
        _refuse(reading, draft, misfit)
    fields = fields_by_thing(reading)
    creates = [step for mapped in reading.properties.properties if (step := _create(reading, draft, mapped, fields))]
    creates = _within_limit(reading, draft, creates)
    if creates:
        group = _group(reading)
        needs: tuple[str, ...] = ()
        if isinstance(group, CreateGroup):
            draft.steps.append(group)
            needs = (group.id,)
        name = group if isinstance(group, str) else group.name
        draft.steps += [replace(step, group=name, needs=needs) for step in creates]
    options: list[SetOptions] = []
    for mapped in reading.properties.properties:
        if mapped.live is not None:
            own = fields.get((Subject.PROPERTY, mapped.owner.id), [])
            draft.steps += [_change(mapped, field) for field in own if reading.writes(field)]
            change = _set_options(reading, draft, mapped, mapped.live, fields)
            options += [] if change is None else [change]
            ours = [*own, *(field for point in mapped.points for field in _of_options(mapped, point.id, fields))]
            draft.unchanged += change is None and all(field.side is None for field in ours)
    draft.steps += options
    _only_there(reading, draft)
    _names_that_stay(reading, draft)


def fields_by_thing(reading: Reading) -> dict[tuple[Subject, str], list[Field]]:
    """The compared fields of each thing, by its id in the blueprint."""
    found: dict[tuple[Subject, str], list[Field]] = {}
    for field in reading.fields:
        found.setdefault((field.subject, field.about), []).append(field)
    return found


Fields = dict[tuple[Subject, str], list[Field]]


def _of_options(mapped: Mapped, point: str, fields: Fields) -> list[Field]:
    owner = next(one for one in mapped.points if one.id == point)
    found = (field for option in owner.options for field in fields.get((Subject.OPTION, option.id), []))
    return [field for field in found if field.owner == mapped.name]


def _refuse(reading: Reading, draft: Drafting, misfit: Misfit) -> None:
    point, name = misfit.point, misfit.name
    reason = _WRONG.get(misfit.wrong)
    if reason is Reason.PROPERTY_MISSING and name in reading.state.archived_properties:
        reason = Reason.PROPERTY_ARCHIVED
    facts: dict[str, str | int] = {"property": name}
    if reason is None:
        was = reading.was(point, name)
        reason = Reason.TYPE_CHANGED if was is not None and was.made else Reason.TYPE_DIFFERS
        there = reading.state.live_properties.get(name) or reading.state.archived_properties.get(name)
        facts |= {"here": point.type.value, "there": "" if there is None else f"{there.type}/{there.field_type}"}
    draft.refuse(reason, Subject.PROPERTY, point.id, point.text, facts)


def _group(reading: Reading) -> str | CreateGroup:
    """The group for new properties: the one of the last push, one that is called so, or a new one."""
    live = {group.name: group for group in reading.state.groups if not group.archived}
    if reading.pushed.group in live:
        return reading.pushed.group
    title = clean(reading.blueprint.title)
    label = f"Blueprint · {title}" if title else "Blueprint"
    same = next((group.name for group in live.values() if key(group.label) == key(label)), None)
    if same is not None:
        return same
    words = slug(title)
    taken = {group.name for group in reading.state.groups}
    name = unique(f"blueprint_{words}" if words else "blueprint", taken)
    return CreateGroup(id="group", name=name, label=label)


def _create(reading: Reading, draft: Drafting, mapped: Mapped, fields: Fields) -> CreateProperty | None:
    """The step that makes a property; none when it is there, is gone and stays so, or is refused."""
    if mapped.live is not None:
        return None
    point, label = mapped.owner, property_label(mapped.owner)
    gone = [field for field in fields.get((Subject.PROPERTY, point.id), []) if field.field == GONE]
    if gone and not reading.writes(gone[0]):
        return None
    facts: dict[str, str | int] = {"property": mapped.name}
    if not label:
        draft.refuse(Reason.LABEL_EMPTY, Subject.PROPERTY, point.id, "", facts)
        return None
    options = _first_options(reading, draft, mapped)
    if options is None:
        return None
    if mapped.returns is not None:
        draft.tell(NoticeCode.RETURNS, point.id, label, {"property": mapped.name})
    kind, field_type = _types(mapped)
    return CreateProperty(
        id=f"create_property:{mapped.name}",
        about=tuple(one.id for one in mapped.points),
        name=mapped.name,
        label=label,
        type=kind,
        field_type=field_type,
        group="",
        description=property_description(point),
        options=options,
        of_users=point.type is DataType.USER,
        returns=mapped.returns is not None,
    )


def _types(mapped: Mapped) -> tuple[str, str]:
    """The type and field type to make it with: those it has in the archive, where these cannot be changed."""
    kind, field_type = TYPES[mapped.owner.type]
    back = mapped.returns
    if back is None or {field_type, back.field_type} <= TEXT_FIELDS:
        return kind, field_type
    return back.type, back.field_type


def _first_options(reading: Reading, draft: Drafting, mapped: Mapped) -> tuple[NewOption, ...] | None:
    """The options to make a property with, after those that come back with it; none when they are refused."""
    point = mapped.owner
    if point.type is DataType.YES_NO:
        pairs = YES_NO.get(reading.blueprint.language, YES_NO["nl"])
        return tuple(NewOption(value, label) for value, label in pairs)
    if point.type not in WITH_OPTIONS:
        return ()
    wanted = reading.options(mapped)
    if isinstance(wanted, BadOption):
        _bad_option(draft, mapped, wanted)
        return None
    if not wanted:
        draft.refuse(Reason.NO_OPTIONS, Subject.PROPERTY, point.id, point.text, {"property": mapped.name})
        return None
    there = () if mapped.returns is None else as_sent(mapped.returns)
    options = merged(there, [new_option(one) for one in wanted])
    if not is_clear(options):
        _bad_option(draft, mapped, BadOption(empty=False, name=point.text))
        return None
    return options


def _bad_option(draft: Drafting, mapped: Mapped, bad: BadOption) -> None:
    reason = Reason.OPTION_EMPTY if bad.empty else Reason.OPTION_DOUBLED
    facts: dict[str, str | int] = {"property": mapped.name, "option": bad.name}
    draft.refuse(reason, Subject.PROPERTY, mapped.owner.id, mapped.owner.text, facts)


def _within_limit(reading: Reading, draft: Drafting, creates: list[CreateProperty]) -> list[CreateProperty]:
    """As many as the account still takes, if that is known."""
    usage = reading.state.limits.properties
    if usage is None or usage.limit is None or usage.usage is None:
        return creates
    room = max(usage.limit - usage.usage, 0)
    for step in creates[room:]:
        draft.refuse(Reason.PROPERTY_LIMIT, Subject.PROPERTY, step.about[0], step.label, {"most": usage.limit})
    return creates[:room]


def _change(mapped: Mapped, field: Field) -> ChangeProperty:
    return ChangeProperty(
        id=f"change_property:{mapped.name}:{field.field}",
        about=(mapped.owner.id,),
        name=mapped.name,
        label=field.name,
        field=field.field,
        before=field.theirs,
        after=field.ours,
    )


def _set_options(
    reading: Reading, draft: Drafting, mapped: Mapped, live: PropertyRecord, fields: Fields
) -> SetOptions | None:
    """The step that gives a property the options of both sides; none when it has them or may not be given any."""
    wanted = reading.options(mapped)
    if isinstance(wanted, BadOption):
        _bad_option(draft, mapped, wanted)
        return None
    if live.modification_metadata.read_only_options:
        missing = [one.label for one in wanted if one.live is None]
        if missing:
            facts: dict[str, str | int] = {"property": mapped.name, "options": ", ".join(missing)}
            draft.refuse(Reason.OPTIONS_READ_ONLY, Subject.PROPERTY, mapped.owner.id, mapped.owner.text, facts)
        return None
    before = as_sent(live)
    given = [option for one in wanted if (option := _option(reading, mapped, one, fields)) is not None]
    after = merged(before, given)
    if [_plain(option) for option in after] == list(before):
        return None
    if is_clear(before) and not is_clear(after):
        _bad_option(draft, mapped, BadOption(empty=False, name=mapped.owner.text))
        return None
    return SetOptions(
        id=f"set_options:{mapped.name}",
        about=tuple(point.id for point in mapped.points),
        name=mapped.name,
        label=live.label,
        before=before,
        after=after,
    )


def _plain(option: NewOption) -> NewOption:
    return replace(option, option="") if option.option else option


def _option(reading: Reading, mapped: Mapped, one: WantedOption, fields: Fields) -> NewOption | None:
    """An option as HubSpot is to have it: what is not ours to write stays as it is there."""
    own = [field for field in fields.get((Subject.OPTION, one.option.id), []) if field.owner == mapped.name]
    if one.live is None:
        gone = next((field for field in own if field.field == GONE), None)
        return new_option(one) if gone is None or reading.writes(gone) else None
    writes = {field.field for field in own if reading.writes(field)}
    return _rewritten(one, one.live, writes)


def _rewritten(one: WantedOption, live: OptionRecord, writes: set[str]) -> NewOption:
    option = replace(sent(live), option=one.option.id)
    option = replace(option, label=one.label) if "label" in writes else option
    return replace(option, hidden=False) if "hidden" in writes else option


def _only_there(reading: Reading, draft: Drafting) -> None:
    """Properties and options that a push made and that are no longer here."""
    live = reading.state.live_properties
    mapped = {one.name: one for one in reading.properties.properties}
    refused = {misfit.point.id for misfit in reading.properties.misfits}
    for was in reading.pushed.properties:
        record = live.get(was.name)
        if record is None or was.point in refused:
            continue
        if was.name not in mapped:
            if was.made:
                draft.only_there.append(OnlyThere(subject=Subject.PROPERTY, there=was.name, label=record.label))
            continue
        wanted = reading.options(mapped[was.name])
        ours = set() if isinstance(wanted, BadOption) else {one.value for one in wanted}
        known = {option.value for option in was.options} - ours
        for option in record.options:
            if option.value in known and not isinstance(wanted, BadOption):
                draft.only_there.append(
                    OnlyThere(subject=Subject.OPTION, there=option.value, label=option.label, owner=record.label)
                )


def _names_that_stay(reading: Reading, draft: Drafting) -> None:
    """Internal names that were changed here after a push: HubSpot keeps the first."""
    for mapped in reading.properties.properties:
        for point in mapped.points:
            typed = point.hubspot.name.strip()
            was = reading.was(point, mapped.name)
            if was is not None and was.made and typed and typed != mapped.name:
                draft.tell(NoticeCode.NAME_STAYS, point.id, point.text, {"property": mapped.name, "typed": typed})
