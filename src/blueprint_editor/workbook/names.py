"""Names and ids: a cell refers to a stage, a document or a data point by its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum, auto

from blueprint_editor.core.model import Blueprint, data_points, documents
from blueprint_editor.core.text import fold


class Target(Enum):
    """What a cell can refer to."""

    STAGE = auto()
    DOCUMENT = auto()
    DATA_POINT = auto()


class Found(Enum):
    """Why a name leads nowhere."""

    NOWHERE = auto()
    AMBIGUOUS = auto()


class Names:
    """The names of a blueprint; `former` are those of its snapshot, for what was renamed since."""

    def __init__(self, former: Names | None = None) -> None:
        self.former = former
        self._names: dict[Target, dict[str, str]] = {target: {} for target in Target}
        self._ids: dict[Target, dict[str, list[str]]] = {target: {} for target in Target}

    @classmethod
    def of(cls, blueprint: Blueprint) -> Names:
        """The names of everything in a blueprint."""
        names = cls()
        for stage in blueprint.stages:
            names.add(Target.STAGE, stage.id, stage.name)
        for _, document in documents(blueprint):
            names.add(Target.DOCUMENT, document.id, document.text)
        for _, point in data_points(blueprint):
            names.add(Target.DATA_POINT, point.id, point.text)
        return names

    def add(self, target: Target, identifier: str, name: str) -> None:
        """Learn the name of a thing."""
        self._names[target][identifier] = name
        self._ids[target].setdefault(fold(name), []).append(identifier)

    def name(self, target: Target, identifier: str | None) -> str | None:
        """The name of a thing, or none when it is not there."""
        return None if identifier is None else self._names[target].get(identifier)

    def has(self, target: Target, identifier: str) -> bool:
        """Whether a thing is there."""
        return identifier in self._names[target]

    def called(self, target: Target, name: str) -> Sequence[str]:
        """The ids of everything with this name; case and white space do not count."""
        return self._ids[target].get(fold(name), ())

    def heir(self, targets: Sequence[Target], identifier: str) -> str | None:
        """The thing itself when it is there, else the one other that bears the name it had, or none."""
        if any(self.has(target, identifier) for target in targets):
            return identifier
        for target in targets:
            name = self.former.name(target, identifier) if self.former else None
            if name is not None:
                called = self.called(target, name)
                return called[0] if len(called) == 1 else None
        return None

    def find(self, target: Target, name: str) -> str | Found:
        """The id behind a name: as it is now, else as it was in the snapshot."""
        return self.find_among(((target, name),))

    def find_among(self, wanted: Iterable[tuple[Target, str]]) -> str | Found:
        """The one id behind any of these names, now or else in the snapshot."""
        pairs = tuple(wanted)
        found = [one for target, name in pairs for one in self.called(target, name)]
        if not found and self.former:
            past = self.former
            found = [one for target, name in pairs for one in past.called(target, name) if self.has(target, one)]
        return found[0] if len(found) == 1 else Found.AMBIGUOUS if found else Found.NOWHERE
