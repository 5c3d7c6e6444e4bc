"""What else a push asks an account: what it is, what a token may, how much is left, and workflows."""

from __future__ import annotations

from .account import DEAL_TYPE_ID, Account
from .answers import Answer, Call, Json, Refused, flag, needed, nowhere, record, rows
from .pipelines import Done, replace

SCHEMAS_READ, SCHEMAS_WRITE = "crm.schemas.deals.read", "crm.schemas.deals.write"
DEALS_READ, AUTOMATION = "crm.objects.deals.read", "automation"
SCOPES = (
    AUTOMATION,
    "crm-pipelines-governance-read",
    "crm-pipelines-governance-write",
    DEALS_READ,
    SCHEMAS_READ,
    SCHEMAS_WRITE,
    "oauth",
)
"""What a token may that is not held to less."""

APP_ID = 700_001


def details(account: Account) -> Answer:
    """What account this is."""
    return Answer(
        200,
        {
            "portalId": account.portal_id,
            "accountType": account.account_type,
            "timeZone": account.time_zone,
            "companyCurrency": account.company_currency,
            "additionalCurrencies": [],
            "utcOffset": "+01:00",
            "utcOffsetMilliseconds": 3_600_000,
            "uiDomain": account.ui_domain,
            "dataHostingLocation": account.data_hosting_location,
        },
    )


def token_info(account: Account, call: Call) -> Answer:
    """What the token of this request may; raises Refused for another token."""
    if needed(record(call.body), "tokenKey") != call.token:
        raise Refused(400, "tokenKey is not the token of this request")
    scopes = SCOPES if call.scopes is None else sorted({"oauth", *call.scopes})
    told = {"userId": call.by, "hubId": account.portal_id, "appId": APP_ID, "scopes": list(scopes)}
    return Answer(200, told | {"isUserToken": False})


def property_limits(account: Account) -> Answer:
    """How many properties of its own the account may have, and has."""
    used = sum(not (known.archived or known.hubspot_defined) for known in account.properties)
    line = _limit(account.property_limit, used)
    overall = {f"overall{key.capitalize()}": value for key, value in line.items()}
    return Answer(200, {**overall, "byObjectType": [_named(line)]})


def pipeline_limits(account: Account) -> Answer:
    """How many pipelines the account may have, and has."""
    line = _limit(account.pipeline_limit, len(account.pipelines))
    custom = {"byObjectType": [], "overallLimit": 100, "overallUsage": 0, "overallPercentage": 0.0}
    return Answer(200, {"hubspotDefinedObjectTypes": [_named(line)], "customObjectTypes": custom})


def flows_listed(account: Account) -> Answer:
    """Every workflow, in short."""
    short = ("id", "isEnabled", "flowType", "revisionId", "objectTypeId", "name", "uuid")
    results = [{key: flow[key] for key in short if key in flow} for flow in account.flows]
    return Answer(200, {"results": results})


def flow_read(account: Account, call: Call, flow_id: str) -> Answer:
    """One workflow."""
    flow = next((known for known in account.flows if known["id"] == flow_id), None)
    return nowhere(call) if flow is None else Answer(200, flow)


def flow_create(account: Account, call: Call) -> Done:
    """A new workflow; raises Refused."""
    body = record(call.body)
    _check(body)
    flow_id = str(account.next_id)
    own = {"id": flow_id, "revisionId": "1", "createdAt": call.at, "updatedAt": call.at}
    flow = body | own | {"nextAvailableActionId": str(len(body["actions"]) + 1)}
    return replace(account, flows=(*account.flows, flow), next_id=account.next_id + 1), Answer(201, flow)


def flow_put(account: Account, call: Call, flow_id: str) -> Done:
    """Another workflow in the place of one, by who has seen the newest revision of it; raises Refused."""
    before = next((known for known in account.flows if known["id"] == flow_id), None)
    if before is None:
        return account, nowhere(call)
    body = record(call.body)
    _check(body)
    if needed(body, "revisionId") != before["revisionId"]:
        raise Refused(409, "The revisionId is not the newest one of this workflow.", "CONFLICT")
    own = {"id": flow_id, "revisionId": str(int(before["revisionId"]) + 1), "updatedAt": call.at}
    flow = body | own | {"createdAt": before["createdAt"]}
    flows = tuple(flow if known["id"] == flow_id else known for known in account.flows)
    return replace(account, flows=flows), Answer(200, flow)


def flow_delete(account: Account, call: Call, flow_id: str) -> Done:
    """Remove a workflow."""
    left = tuple(known for known in account.flows if known["id"] != flow_id)
    if len(left) == len(account.flows):
        return account, nowhere(call)
    return replace(account, flows=left), Answer(204)


def _check(body: Json) -> None:
    """Whether a workflow hangs together: each action leads to one that is there; raises Refused."""
    for name in ("type", "flowType", "objectTypeId"):
        needed(body, name)
    if flag(body, "isEnabled") is None:
        raise Refused(400, "Invalid input JSON on line 1, column 1: Some required fields were not set: [isEnabled]")
    actions = rows(body, "actions") or []
    known = {needed(action, "actionId") for action in actions}
    nexts = [record(action["connection"]).get("nextActionId") for action in actions if action.get("connection")]
    starts = [body["startActionId"]] if body.get("startActionId") is not None else []
    if len(known) != len(actions) or not known.issuperset(filter(None, [*nexts, *starts])):
        raise Refused(400, "The actions of this workflow are not connected to each other.")


def _limit(limit: int, used: int) -> Json:
    return {"limit": limit, "usage": used, "percentage": round(100 * used / limit, 2) if limit else 100.0}


def _named(line: Json) -> Json:
    return {"objectTypeId": DEAL_TYPE_ID, "singularLabel": "Deal", "pluralLabel": "Deals", **line}
