"""What the palette offers: commands, stages and entries, in the order in which they are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from blueprint_editor.core.search import Hit, Query, Tier
from blueprint_editor.gui.actions import ACTIONS, Action
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.menus import plain, shown_key
from blueprint_editor.wording import LANGUAGES, capital, element_name, enum_label, say

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window

_COMMAND, _STAGE, _ENTRY = range(3)


class Choice(NamedTuple):
    """One row: what it says, and what Enter does: a command, or a place to go to."""

    text: str
    about: str
    key: str = ""
    icon: str = ""
    command: str = ""
    enabled: bool = True
    place: Cursor = Cursor()
    number: int = 0
    """A stage's, counted from 1."""
    rank: tuple[int, int] = (0, 0)


class Choices:
    """The commands as they stand when the palette opens, and the stages as they are."""

    def __init__(self, window: Window, recent: tuple[str, ...]) -> None:
        self._window = window
        self._language = window.appearance.language
        self._commands = [(action, self._command(action)) for action in ACTIONS if action.id != "palette"]
        self._searched: dict[str, str] = {}
        self._recent = recent

    def all(self) -> list[Choice]:
        """What there is before anything is typed: what one did last, then all commands and all stages."""
        known = {action.id: row for action, row in self._commands}
        last = [known[name] for name in self._recent if name in known]
        others = [row for _action, row in self._commands if row.command not in self._recent]
        return [*last, *others, *self._stages()]

    def found(self, query: Query) -> list[Choice]:
        """The commands and stages that match, the best first."""
        rows: list[Choice] = []
        for action, row in self._commands:
            tier = self._tier(action, row, query)
            if tier is not None:
                rows.append(row._replace(rank=(tier, _COMMAND)))
        for row in self._stages():
            tier = query.tier(row.text)
            if tier is not None:
                rows.append(row._replace(rank=(tier, _STAGE)))
        return sorted(rows, key=lambda row: row.rank)

    def entry(self, hit: Hit) -> Choice:
        """The row of an entry."""
        stage = self._window.bridge.blueprint.stage(hit.ref.stage)
        element = capital(element_name(hit.ref.element, self._language))
        return Choice(
            " ".join(hit.text.split()),
            f"{stage.name if stage else ''} · {element}",
            icon=hit.ref.element.value,
            place=Cursor(hit.ref.stage, hit.ref.element, hit.ref.id),
            rank=(hit.tier, _ENTRY),
        )

    def _tier(self, action: Action, row: Choice, query: Query) -> Tier | None:
        """How well a command matches: by its name, with its menu, or by its name in the other language."""
        tier = query.tier(plain(say(action.text_key, self._language)))
        if tier is not None and tier < Tier.LETTERS:
            return tier
        if action.id not in self._searched:
            names = " ".join(plain(say(action.text_key, language)) for language in LANGUAGES)
            self._searched[action.id] = f"{row.about} {names}"
        wider = query.tier(self._searched[action.id])
        return Tier.INSIDE if wider is not None and wider < Tier.LETTERS else tier

    def _command(self, action: Action) -> Choice:
        made = self._window.commands.actions[action.id]
        return Choice(
            plain(made.text()),
            menu_path(action, self._language),
            shown_key(action.keys),
            action.icon,
            action.id,
            made.isEnabled(),
        )

    def _stages(self) -> list[Choice]:
        if not self._window.has_document:
            return []
        about = capital(say("palette.stage", self._language))
        return [
            Choice(
                stage.name,
                f"{about} · {enum_label(stage.kind, self._language)}",
                place=Cursor(stage.id),
                number=number,
            )
            for number, stage in enumerate(self._window.bridge.blueprint.stages, 1)
        ]


def menu_path(action: Action, language: str) -> str:
    """The menus that lead to a command."""
    return " › ".join(plain(say(f"menu.{'.'.join(action.menu[: n + 1])}", language)) for n in range(len(action.menu)))
