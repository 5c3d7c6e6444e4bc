"""What a plan gathers while it is made."""

from __future__ import annotations

from blueprint_editor.core.findings import Facts
from blueprint_editor.core.plan import AnyStep, Notice, NoticeCode, OnlyThere, Reason, Refused, Subject

from .naming import clean


class Drafting:
    """The lines of a plan so far; `unchanged` counts the things that are the same on both sides."""

    def __init__(self) -> None:
        self.steps: list[AnyStep] = []
        self.refused: list[Refused] = []
        self.notices: list[Notice] = []
        self.only_there: list[OnlyThere] = []
        self.unchanged = 0

    def refuse(
        self, reason: Reason, subject: Subject, about: str = "", name: str = "", facts: Facts | None = None
    ) -> None:
        """Leave something out, and say why."""
        self.refused.append(Refused(reason=reason, subject=subject, about=about, name=clean(name), facts=facts or {}))

    def tell(self, code: NoticeCode, about: str = "", name: str = "", facts: Facts | None = None) -> None:
        """Something to know of."""
        self.notices.append(Notice(code=code, about=about, name=clean(name), facts=facts or {}))
