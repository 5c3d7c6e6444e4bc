"""Texts of the presenter window, and of the commands that open it."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "action.present": ("P&resenteren", "P&resent"),
    "action.present.short": ("Presenteren", "Present"),
    "action.present_here": ("Presenteren vanaf &hier", "Present from &here"),
    "action.present_freeze": ("Presentatie &vasthouden", "&Freeze the presentation"),
    "key.present_next": ("Presentatie: volgende cel of fase", "Presentation: next cell or stage"),
    "key.present_previous": ("Presentatie: vorige cel of fase", "Presentation: previous cell or stage"),
    "key.present_step": ("Presentatie: stap 1 tot en met 7", "Presentation: step 1 to 7"),
    "key.present_turn": ("Presentatie: één fase, of de hele rij", "Presentation: one stage, or the whole row"),
    "key.present_blank": ("Presentatie: scherm zwart", "Presentation: black screen"),
    "key.present_freeze": ("Presentatie: vasthouden of weer volgen", "Presentation: freeze, or follow again"),
    "key.present_close": ("Presentatie: sluiten", "Presentation: close"),
    "present.title": ("Presentatie", "Presentation"),
    "present.place": ("Fase {number} van {total}", "Stage {number} of {total}"),
}
