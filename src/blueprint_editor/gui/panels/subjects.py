"""What a form is about, an entry, a stage or the blueprint, and the edit that changes one field of it."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from blueprint_editor.core.edits import AnyEdit, ChangeBlueprint, ChangeEntry, ChangeStage
from blueprint_editor.core.model import AnyEntry, Blueprint, EntryRef, Stage, find


class EntrySubject(NamedTuple):
    """One entry, by its place."""

    ref: EntryRef

    @property
    def kind(self) -> str:
        """The code of what it is."""
        return self.ref.element.value

    @property
    def key(self) -> str:
        """Which entry it is, wherever it stands."""
        return self.ref.id

    def value(self, blueprint: Blueprint) -> AnyEntry | None:
        """The entry as it is now, or none when it is not there any more."""
        return find(blueprint, self.ref)

    def edit(self, blueprint: Blueprint, name: str, value: Any) -> AnyEdit | None:
        """The edit that gives a field another value; none when the entry has gone."""
        entry = self.value(blueprint)
        return None if entry is None else ChangeEntry(self.ref, msgspec.structs.replace(entry, **{name: value}))


class StageSubject(NamedTuple):
    """One stage."""

    stage: str

    @property
    def kind(self) -> str:
        """The code of what it is."""
        return "stage"

    @property
    def key(self) -> str:
        """Which stage it is."""
        return self.stage

    def value(self, blueprint: Blueprint) -> Stage | None:
        """The stage as it is now, or none when it is not there any more."""
        return blueprint.stage(self.stage)

    def edit(self, blueprint: Blueprint, name: str, value: Any) -> AnyEdit | None:
        """The edit that gives a field another value; none when the stage has gone."""
        return None if self.value(blueprint) is None else ChangeStage(self.stage, **{name: value})


class BlueprintSubject(NamedTuple):
    """The blueprint itself."""

    @property
    def kind(self) -> str:
        """The code of what it is."""
        return "blueprint"

    @property
    def key(self) -> str:
        """There is one."""
        return "blueprint"

    def value(self, blueprint: Blueprint) -> Blueprint:
        """The blueprint as it is now."""
        return blueprint

    def edit(self, blueprint: Blueprint, name: str, value: Any) -> AnyEdit | None:
        """The edit that gives a field another value."""
        return ChangeBlueprint(**{name: value})


Subject = EntrySubject | StageSubject | BlueprintSubject
