"""Which steps of a plan are ticked: a step goes with all that needs it, and comes with all it needs."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from .plan import Plan
from .steps import AnyStep, CreateStage, OrderStages, to_make


def tick(plan: Plan, step: str, *, on: bool) -> Plan:
    """The plan with a step ticked or not, and the others along with it; the same plan for a step it does not have."""
    needs = {one.id: frozenset(one.needs) for one in plan.steps}
    if step not in needs:
        return plan
    if on:
        left_out = plan.left_out - _reached(needs, step)
    else:
        needed_by: dict[str, frozenset[str]] = {
            name: frozenset(other for other, its in needs.items() if name in its) for name in needs
        }
        left_out = plan.left_out | _reached(needed_by, step)
    return plan if left_out == plan.left_out else replace(plan, left_out=left_out)


def ticked(plan: Plan) -> tuple[AnyStep, ...]:
    """The steps to carry out, in order; an order of stages without those that are not made."""
    missing = {
        to_make(step.stage.stage) for step in plan.steps if isinstance(step, CreateStage) and step.id in plan.left_out
    }
    chosen = (step for step in plan.steps if step.id not in plan.left_out)
    placed = (_without(step, missing) if isinstance(step, OrderStages) else step for step in chosen)
    return tuple(step for step in placed if step is not None)


def _without(step: OrderStages, missing: set[str]) -> OrderStages | None:
    """The order without stages that are not made; none when nothing is left to order."""
    after = tuple(name for name in step.after if name not in missing)
    if after == step.before:
        return None
    return step if after == step.after else replace(step, after=after)


def _reached(steps: Mapping[str, frozenset[str]], start: str) -> frozenset[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += steps.get(here, ())
    return frozenset(found)
