"""The account a practice portal starts with: what HubSpot puts into every new one."""

from __future__ import annotations

from .account import Account, Group, Option, Pipeline, Property, Rights, Stage

TEST, STANDARD = "DEVELOPER_TEST", "STANDARD"
"""The types of account: one to try things in, and one that people work in."""

MADE = "2026-01-05T09:00:00.000Z"

_STAGES = (
    ("appointmentscheduled", "Appointment Scheduled", 0.2, 4),
    ("qualifiedtobuy", "Qualified To Buy", 0.4, 2),
    ("presentationscheduled", "Presentation Scheduled", 0.6, 1),
    ("decisionmakerboughtin", "Decision Maker Bought-In", 0.8, 0),
    ("contractsent", "Contract Sent", 0.9, 1),
    ("closedwon", "Closed Won", 1.0, 3),
    ("closedlost", "Closed Lost", 0.0, 2),
)
_GROUPS = (
    Group("dealinformation", "Deal information", 0),
    Group("deal_revenue", "Deal revenue", 1),
    Group("deal_activity", "Deal activity", 2),
)
_INFORMATION, _REVENUE, _ACTIVITY = (group.name for group in _GROUPS)

_FIXED = Rights(archivable=False, read_only_definition=True)
_COMPUTED = Rights(archivable=False, read_only_definition=True, read_only_options=True, read_only_value=True)
_TYPES = (Option("New Business", "newbusiness", 0), Option("Existing Business", "existingbusiness", 1))
_PRIORITIES = (Option("Low", "low", 0), Option("Medium", "medium", 1), Option("High", "high", 2))
_YES_NO = (Option("True", "true", 0), Option("False", "false", 1))

_TEXT, _LONG_TEXT, _NUMBER = ("string", "text"), ("string", "textarea"), ("number", "number")
_MOMENT, _CHOICE = ("datetime", "date"), ("enumeration", "select")
_YES_OR_NO = ("bool", "booleancheckbox")


def start_account(*, account_type: str = TEST, portal_id: int = 147_000_001) -> Account:
    """An account as HubSpot makes it: the pipeline `default` with seven stages, and the properties of a deal."""
    stages = tuple(
        Stage(name, label, place, probability, MADE, MADE, deals=deals)
        for place, (name, label, probability, deals) in enumerate(_STAGES)
    )
    pipeline = Pipeline("default", "Sales Pipeline", 0, stages, MADE, MADE)
    return Account(portal_id, account_type, (pipeline,), _GROUPS, _properties())


def _properties() -> tuple[Property, ...]:
    return (
        _own("dealname", "Deal Name", _TEXT),
        _own("dealstage", "Deal Stage", ("enumeration", "radio"), rights=_with_fixed_options()),
        _own("pipeline", "Pipeline", _CHOICE, rights=_with_fixed_options()),
        _own("amount", "Amount", _NUMBER, currency=True),
        _own("closedate", "Close Date", _MOMENT),
        _own("hubspot_owner_id", "Deal owner", _CHOICE, owner=True),
        _own("dealtype", "Deal Type", ("enumeration", "radio"), options=_TYPES),
        _own("description", "Deal Description", _LONG_TEXT),
        _own("hs_priority", "Priority", _CHOICE, options=_PRIORITIES),
        _own("hs_next_step", "Next step", _TEXT),
        _own("closed_lost_reason", "Closed Lost Reason", _LONG_TEXT),
        _own("closed_won_reason", "Closed Won Reason", _LONG_TEXT),
        _own("createdate", "Create Date", _MOMENT),
        _own("hs_object_id", "Record ID", _NUMBER, rights=_COMPUTED),
        _own("hs_lastmodifieddate", "Last Modified Date", _MOMENT, rights=_COMPUTED),
        _own("hs_is_closed", "Is Deal Closed?", _YES_OR_NO, options=_YES_NO, rights=_COMPUTED),
        _own("hs_is_closed_won", "Is Closed Won", _YES_OR_NO, options=_YES_NO, rights=_COMPUTED),
        _own("days_to_close", "Days to close", _NUMBER, rights=_COMPUTED),
        _own("hs_forecast_amount", "Forecast amount", _NUMBER, _REVENUE, currency=True, rights=_COMPUTED),
        _own("hs_acv", "Annual contract value", _NUMBER, _REVENUE, currency=True),
        _own("hs_tcv", "Total contract value", _NUMBER, _REVENUE, currency=True),
        _own("notes_last_updated", "Last Activity Date", _MOMENT, _ACTIVITY, rights=_COMPUTED),
        _own("notes_next_activity_date", "Next Activity Date", _MOMENT, _ACTIVITY, rights=_COMPUTED),
        _own("num_associated_contacts", "Number of Associated Contacts", _NUMBER, rights=_COMPUTED),
    )


def _with_fixed_options() -> Rights:
    return Rights(archivable=False, read_only_definition=True, read_only_options=True)


def _own(
    name: str,
    label: str,
    kind: tuple[str, str],
    group: str = _INFORMATION,
    *,
    options: tuple[Option, ...] = (),
    rights: Rights = _FIXED,
    owner: bool = False,
    currency: bool = False,
) -> Property:
    return Property(
        name,
        label,
        *kind,
        group,
        MADE,
        MADE,
        options=options,
        hubspot_defined=True,
        calculated=rights.read_only_value,
        external_options=owner,
        referenced_object_type="OWNER" if owner else None,
        show_currency_symbol=True if currency else None,
        modification_metadata=rights,
    )
