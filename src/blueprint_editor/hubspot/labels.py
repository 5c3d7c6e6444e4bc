"""Renaming stages: HubSpot has each label once in a pipeline, at every moment.

So a stage that takes the label of another comes after that one has given it up, and of stages that hand theirs
round one is called something else in between.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from blueprint_editor.core.plan import ChangeStage, Reason, Value

from .fields import Field
from .naming import key
from .wire import StageRecord


class Rename(NamedTuple):
    """A stage there, by its id here, that is to be called otherwise."""

    stage: str
    field: Field


Renames = Mapping[str, Rename]
"""The stages to rename, by HubSpot's id."""


def final_label(record: StageRecord, renames: Renames) -> str:
    """What a stage is called when all is done."""
    return str(renames[record.id].field.ours) if record.id in renames else record.label


def without_clashes(live: Sequence[StageRecord], renames: dict[str, Rename]) -> list[tuple[Rename, Reason]]:
    """Take out what would give two stages one label, the last first; what was taken out, and why."""
    out: list[tuple[Rename, Reason]] = []
    while True:
        finals: dict[str, set[str]] = {}
        for record in live:
            finals.setdefault(key(final_label(record, renames)), set()).add(record.id)
        clashing = [name for name in renames if len(finals[key(str(renames[name].field.ours))]) > 1]
        if not clashing:
            return out
        rename = renames.pop(clashing[-1])
        taken = finals[key(str(rename.field.ours))] - {rename.field.there} - set(renames)
        out.append((rename, Reason.LABEL_TAKEN if taken else Reason.LABEL_DOUBLED))


class Turns:
    """Renames stages one after the other, so that no label is ever twice in the pipeline."""

    def __init__(self, pipeline: str, live: Sequence[StageRecord], renames: Renames) -> None:
        self._pipeline = pipeline
        self._renames = renames
        self._holders = {key(record.label): record.id for record in live}
        self._used = {*self._holders, *(key(str(rename.field.ours)) for rename in renames.values())}
        self._done: dict[str, tuple[str, ...]] = {}
        self._under_way: list[str] = []
        self._steps: list[ChangeStage] = []

    def take(self) -> list[ChangeStage]:
        """The steps that came up since the last time."""
        steps, self._steps = self._steps, []
        return steps

    def free(self, label: str) -> tuple[str, ...]:
        """See to it that nobody has a label any more; the ids of the steps that do so."""
        holder = self._holders.get(key(label))
        return self.rename(holder) if holder is not None and holder in self._renames else ()

    def rename(self, live: str) -> tuple[str, ...]:
        """Rename a stage, after the one that has its label now; the ids of the steps after which its own is free."""
        if live in self._done:
            return self._done[live]
        if live in self._under_way:
            return self._pass(live)
        self._under_way.append(live)
        rename = self._renames[live]
        holder = self._holders.get(key(str(rename.field.ours)))
        waits = holder is not None and holder in self._renames and holder != live
        needs = self.rename(holder) if holder is not None and waits else ()
        self._under_way.remove(live)
        passing = self._done.get(live, ())
        step = self._step(rename, rename.field.ours, needs=tuple(dict.fromkeys((*needs, *passing))))
        self._steps.append(step)
        self._done[live] = (step.id,)
        return self._done[live]

    def _pass(self, live: str) -> tuple[str, ...]:
        """Call a stage something else for a moment: it waits for a stage that waits for it."""
        rename = self._renames[live]
        final = str(rename.field.ours)
        number = 2
        while key(f"{final} ({number})") in self._used:
            number += 1
        step = self._step(rename, f"{final} ({number})", needs=(_label_step(rename),), passing=True)
        self._steps.append(step)
        self._done[live] = (step.id,)
        return self._done[live]

    def _step(self, rename: Rename, label: Value, *, needs: tuple[str, ...], passing: bool = False) -> ChangeStage:
        return ChangeStage(
            id=f"pass_stage:{rename.stage}" if passing else _label_step(rename),
            needs=needs,
            about=(rename.stage,),
            pipeline=self._pipeline,
            stage=rename.field.there,
            name=rename.field.name,
            field="label",
            before=rename.field.theirs,
            after=label,
            passing=passing,
        )


def _label_step(rename: Rename) -> str:
    return f"change_stage:{rename.stage}:label"
