"""Properties of deals and their groups: account and request in, account and answer out."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from .account import Account, Group, Option, Property
from .answers import Answer, Call, Json, Refused, flag, needed, record, rows, text, whole
from .pipelines import Done, replace

MOST_AT_ONCE = 100
FIELD_TYPES: Mapping[str, frozenset[str]] = {
    "bool": frozenset({"booleancheckbox", "calculation_equation"}),
    "date": frozenset({"date"}),
    "datetime": frozenset({"date"}),
    "enumeration": frozenset({"booleancheckbox", "calculation_equation", "checkbox", "radio", "select"}),
    "number": frozenset({"calculation_equation", "number"}),
    "phone_number": frozenset({"phonenumber"}),
    "string": frozenset({"calculation_equation", "file", "html", "phonenumber", "text", "textarea"}),
}
"""Which field types go with a type."""

_NAME = re.compile(r"[a-z][a-z0-9_]{0,98}")
_RESERVED = ("hs_", "hubspot_")
_DEFINITION = {"label", "description", "groupName", "type", "fieldType", "hidden", "formField"}


def listed(account: Account, call: Call) -> Answer:
    """Every property, or every archived one."""
    wanted = _archived_wanted(call)
    results = [_shown(account, known) for known in account.properties if known.archived == wanted]
    return Answer(200, {"results": results})


def read(account: Account, call: Call, name: str) -> Answer:
    """One property; an archived one only for one who asks for archived ones; raises Refused."""
    known = account.property(name)
    if known is None or known.archived != _archived_wanted(call):
        raise _unknown(name)
    shown = _shown(account, known)
    if known.hubspot_defined:
        del shown["archived"]  # HubSpot leaves it out here
    return Answer(200, shown)


def create(account: Account, call: Call) -> Done:
    """A new property, or the archived one with that name back, as it is described now; raises Refused."""
    account, made = _created(account, call, record(call.body))
    place = f"/crm/v3/properties/deals/{made.name}"
    return account, Answer(201, _shown(account, made), headers={"Location": place})


def update(account: Account, call: Call, name: str) -> Done:
    """What is sent takes the place of what was: options as a whole list; raises Refused."""
    known, body = _active(account, name), record(call.body)
    rights = known.modification_metadata
    if rights.read_only_definition and any(body.get(field) is not None for field in _DEFINITION):
        raise Refused(400, f"Property {name} is read only: its definition cannot be changed.")
    if rights.read_only_options and body.get("options") is not None:
        raise Refused(400, f"Property {name} is read only: its options cannot be changed.")
    merged = _posted(known) | {key: value for key, value in body.items() if key in _CHANGEABLE and value is not None}
    if not known.hubspot_defined:
        _check(account, merged)
    options = known.options if body.get("options") is None else _options(body)
    changed = replace(
        known,
        label=needed(merged, "label"),
        type=needed(merged, "type"),
        field_type=needed(merged, "fieldType"),
        group_name=needed(merged, "groupName"),
        description=text(merged, "description") or "",
        display_order=_or(whole(merged, "displayOrder"), -1),
        hidden=bool(flag(merged, "hidden")),
        form_field=bool(flag(merged, "formField")),
        show_currency_symbol=flag(merged, "showCurrencySymbol"),
        options=options,
        updated_at=call.at,
        updated_user_id=str(call.by),
    )
    account = _with(account, changed)
    return account, Answer(200, _shown(account, changed))


def archive(account: Account, call: Call, name: str) -> Done:
    """Archive a property; raises Refused."""
    known = _active(account, name)
    if not known.modification_metadata.archivable:
        raise Refused(400, f"Property {name} cannot be archived.")
    return _with(account, replace(known, archived_at=call.at, updated_at=call.at)), Answer(204)


def batch_create(account: Account, call: Call, *, fail: bool = False) -> Done:
    """Many properties at once: 201, or 207 with what went wrong (`fail`: every second one); raises Refused."""
    made: list[Json] = []
    errors: list[Json] = []
    for number, item in enumerate(_inputs(call)):
        try:
            if fail and number % 2:
                raise Refused(500, "internal error", "INTERNAL_ERROR")
            account, one = _created(account, call, item)
        except Refused as refused:
            errors.append(_batch_error(refused, str(item.get("name", ""))))
        else:
            made.append(_shown(account, one))
    return account, _batch(call, made, errors, whole_status=201)


def batch_read(account: Account, call: Call) -> Answer:
    """Many properties at once: 200, or 207 with those that are not there; raises Refused."""
    wanted = bool(flag(record(call.body), "archived"))
    found: list[Json] = []
    errors: list[Json] = []
    for item in _inputs(call):
        name = needed(item, "name")
        known = account.property(name)
        if known is None or known.archived != wanted:
            errors.append(_batch_error(_unknown(name), name))
        else:
            found.append(_shown(account, known))
    return _batch(call, found, errors, whole_status=200)


def batch_archive(account: Account, call: Call) -> Done:
    """Archive many properties at once; raises Refused, and then none is."""
    for item in _inputs(call):
        account, _ = archive(account, call, needed(item, "name"))
    return account, Answer(204)


def groups_listed(account: Account) -> Answer:
    """Every group; there is no way to see an archived one."""
    return Answer(200, {"results": [_group_shown(group) for group in account.groups if not group.archived]})


def group_read(account: Account, name: str) -> Answer:
    """One group; raises Refused."""
    return Answer(200, _group_shown(_group(account, name)))


def group_create(account: Account, call: Call) -> Done:
    """A new group; the name of an archived one makes it anew; raises Refused."""
    body = record(call.body)
    name, label = needed(body, "name"), needed(body, "label")
    if not _NAME.fullmatch(name):
        raise Refused(400, f"Property group name {name} is not valid.")
    if account.group(name):
        message = f"A property group named '{name}' already exists."
        raise Refused(409, message, "OBJECT_ALREADY_EXISTS", "PropertyGroupError.GROUP_WITH_NAME_EXISTS")
    made = Group(name, label, _or(whole(body, "displayOrder"), -1))
    others = tuple(group for group in account.groups if group.name != name)
    return replace(account, groups=(*others, made)), Answer(201, _group_shown(made))


def group_update(account: Account, call: Call, name: str) -> Done:
    """Another label or place for a group; raises Refused."""
    group, body = _group(account, name), record(call.body)
    label = group.label if body.get("label") is None else needed(body, "label")
    changed = replace(group, label=label, display_order=_or(whole(body, "displayOrder"), group.display_order))
    return _with_group(account, changed), Answer(200, _group_shown(changed))


def group_archive(account: Account, name: str) -> Done:
    """Archive a group without active properties; raises Refused, with JSON inside its message, as HubSpot does."""
    group = _group(account, name)
    if any(known.group_name == name and not known.archived for known in account.properties):
        inner = {"message": f"Group {name} has active properties", "code": "GROUP_WITH_ACTIVE_PROPERTIES"}
        message = msgspec.json.encode(inner).decode()
        raise Refused(400, message, sub_category="PropertyGroupError.GROUP_WITH_ACTIVE_PROPERTIES")
    return _with_group(account, replace(group, archived=True)), Answer(204)


def _created(account: Account, call: Call, body: Json) -> tuple[Account, Property]:
    for name in ("name", "label", "type", "fieldType", "groupName"):
        needed(body, name)
    name = body["name"]
    before = account.property(name)
    if before is not None and not before.archived:
        message = f"A property named '{name}' already exists."
        raise Refused(409, message, "OBJECT_ALREADY_EXISTS", "Properties.PROPERTY_WITH_NAME_EXISTS")
    if not _NAME.fullmatch(name) or name.startswith(_RESERVED):
        raise Refused(400, f"Property name {name} is not valid.", sub_category="PropertyValidationError.INVALID_NAME")
    _check(account, body)
    active = [known for known in account.properties if not (known.archived or known.hubspot_defined)]
    if len(active) >= account.property_limit:
        raise Refused(400, f"This portal has reached its limit of {account.property_limit} custom properties.")
    made = Property(
        name,
        body["label"],
        body["type"],
        body["fieldType"],
        body["groupName"],
        before.created_at if before else call.at,
        call.at,
        description=text(body, "description") or "",
        options=_options(body),
        display_order=_or(whole(body, "displayOrder"), -1),
        hidden=bool(flag(body, "hidden")),
        form_field=bool(flag(body, "formField")),
        has_unique_value=bool(flag(body, "hasUniqueValue")),
        external_options=bool(flag(body, "externalOptions")),
        referenced_object_type=text(body, "referencedObjectType"),
        show_currency_symbol=flag(body, "showCurrencySymbol"),
        created_user_id=str(call.by),
        updated_user_id=str(call.by),
    )
    if before is not None:
        return _with(account, made), made
    return replace(account, properties=(*account.properties, made)), made


def _check(account: Account, body: Json) -> None:
    """Whether what a property is said to be goes together; raises Refused."""
    kind, field = needed(body, "type"), needed(body, "fieldType")
    if kind not in FIELD_TYPES:
        raise Refused(400, f"Property type {kind} is not valid.")
    if field not in FIELD_TYPES[kind]:
        raise Refused(400, f"Field type {field} does not go with property type {kind}.")
    group = needed(body, "groupName")
    if account.group(group) is None:
        raise Refused(400, f"Property group {group} does not exist.")
    options = _options(body)
    external = bool(flag(body, "externalOptions"))
    if external and (options or not text(body, "referencedObjectType")):
        raise Refused(400, "A property with external options needs a referenced object type and no options.")
    match kind:
        case "bool":
            if {option.value for option in options} != {"true", "false"} or len(options) != 2:
                message = "Boolean properties must have exactly two options: true and false."
                raise Refused(400, message, sub_category="PropertyValidationError.INVALID_BOOLEAN_OPTION")
        case "enumeration":
            if not options and not external:
                raise Refused(400, "A property of type enumeration must have options.")
        case _:
            if options:
                raise Refused(400, f"A property of type {kind} cannot have options.")


def _options(body: Json) -> tuple[Option, ...]:
    """The options of a property, each with a value of its own; raises Refused."""
    options = tuple(
        Option(
            needed(item, "label"),
            needed(item, "value"),
            _or(whole(item, "displayOrder"), -1),
            bool(flag(item, "hidden")),
            text(item, "description") or "",
        )
        for item in rows(body, "options") or ()
    )
    for field in ("value", "label"):
        told = [getattr(option, field) for option in options]
        twice = next((one for one in told if told.count(one) > 1), None)
        if twice is not None:
            message = f"Property option {field}s must be unique: {twice}"
            raise Refused(400, message, sub_category="PropertyValidationError.INVALID_OPTION")
    return options


_CHANGEABLE = _DEFINITION | {"options", "displayOrder", "showCurrencySymbol"}


def _posted(known: Property) -> Json:
    """A property as it would be written anew."""
    return {key: value for key, value in _plain(known).items() if value is not None}


def _shown(account: Account, known: Property) -> Json:
    """A property as a GET shows it; the choices of stage and pipeline are what the account has."""
    shown = {key: value for key, value in _plain(known).items() if value is not None}
    options: list[tuple[str, str]] = []
    if known.name == "dealstage":
        options = [(stage.label, stage.id) for one in account.pipelines for stage in one.in_order()]
    elif known.name == "pipeline":
        options = [(one.label, one.id) for one in account.pipelines]
    if options and known.hubspot_defined:
        shown["options"] = [Option(*pair, place).shown() for place, pair in enumerate(options)]
    return shown


def _plain(known: Property) -> Json:
    return {
        "name": known.name,
        "label": known.label,
        "type": known.type,
        "fieldType": known.field_type,
        "groupName": known.group_name,
        "description": known.description,
        "options": [option.shown() for option in known.options],
        "displayOrder": known.display_order,
        "hidden": known.hidden,
        "formField": known.form_field,
        "hasUniqueValue": known.has_unique_value,
        "hubspotDefined": known.hubspot_defined,
        "calculated": known.calculated,
        "externalOptions": known.external_options,
        "referencedObjectType": known.referenced_object_type,
        "showCurrencySymbol": known.show_currency_symbol,
        "createdAt": known.created_at,
        "updatedAt": known.updated_at,
        "createdUserId": known.created_user_id,
        "updatedUserId": known.updated_user_id,
        "archived": known.archived,
        "archivedAt": known.archived_at,
        "dataSensitivity": "non_sensitive",
        "modificationMetadata": {
            "archivable": known.modification_metadata.archivable,
            "readOnlyDefinition": known.modification_metadata.read_only_definition,
            "readOnlyOptions": known.modification_metadata.read_only_options,
            "readOnlyValue": known.modification_metadata.read_only_value,
        },
    }


def _group_shown(group: Group) -> Json:
    return {"name": group.name, "label": group.label, "displayOrder": group.display_order, "archived": group.archived}


def _archived_wanted(call: Call) -> bool:
    """Whether archived ones are asked for; HubSpot reads no other spelling than this."""
    return call.query.get("archived") == "true"


def _active(account: Account, name: str) -> Property:
    known = account.property(name)
    if known is None or known.archived:
        raise _unknown(name)
    return known


def _group(account: Account, name: str) -> Group:
    group = account.group(name)
    if group is None:
        raise Refused(404, f"Property group {name} does not exist", "OBJECT_NOT_FOUND")
    return group


def _unknown(name: str) -> Refused:
    return Refused(404, f"Property {name} does not exist", "OBJECT_NOT_FOUND", context={"name": [name]})


def _with(account: Account, changed: Property) -> Account:
    """The account with this property in the place of the one with its name."""
    properties = tuple(changed if known.name == changed.name else known for known in account.properties)
    return replace(account, properties=properties)


def _with_group(account: Account, changed: Group) -> Account:
    return replace(account, groups=tuple(changed if group.name == changed.name else group for group in account.groups))


def _or(value: int | None, otherwise: int) -> int:
    return otherwise if value is None else value


def _inputs(call: Call) -> list[Json]:
    inputs = rows(record(call.body), "inputs")
    if inputs is None:
        raise Refused(400, "Invalid input JSON on line 1, column 1: Some required fields were not set: [inputs]")
    if len(inputs) > MOST_AT_ONCE:
        raise Refused(400, f"The maximum number of inputs in a batch is {MOST_AT_ONCE}.")
    return inputs


def _batch_error(refused: Refused, name: str) -> Json:
    """One line of what went wrong in a batch; each field is one that the client asks for."""
    told = refused.told
    return {
        "status": "error",
        "category": told.get("category", "VALIDATION_ERROR"),
        "subCategory": told.get("subCategory"),
        "message": told["message"],
        "context": {"name": [name], **told.get("context", {})},
        "links": {},
        "errors": [],
    }


def _batch(call: Call, results: list[Json], errors: list[Json], *, whole_status: int) -> Answer:
    told: Json = {"status": "COMPLETE", "results": results, "startedAt": call.at, "completedAt": call.at}
    if errors:
        return Answer(207, told | {"numErrors": len(errors), "errors": errors})
    return Answer(whole_status, told)
