"""Texts of typing on the board: what is recognised of a line, and the list of roles."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "typing.required": ("Verplicht", "Required"),
    "typing.when": ("na {n} dag|na {n} dagen", "after {n} day|after {n} days"),
    "typing.role.new": ("{role} (nieuw)", "{role} (new)"),
    "typing.role.add": ("Nieuwe rol: {role}", "New role: {role}"),
    "typing.options": ("{type}: {options}", "{type}: {options}"),
    "typing.chip.tip": ("Klik of Backspace: weer gewone tekst", "Click or Backspace: plain text again"),
    "typing.recognised": ("Herkend: {fields}", "Recognised: {fields}"),
    "typing.roles": ("Rollen", "Roles"),
    # The list of keys.
    "typing.sheet": ("Snelschrift, achter een item", "Shorthand, behind an item"),
    "typing.sheet.role": ("Taak, verantwoordelijkheid: de rol", "Task, responsibility: the role"),
    "typing.sheet.role.token": ("@rol", "@role"),
    "typing.sheet.after": ("Taak: dagen na binnenkomst", "Task: days after entering"),
    "typing.sheet.after.token": ("+3d", "+3d"),
    "typing.sheet.before": ("Taak: dagen voor vertrek", "Task: days before leaving"),
    "typing.sheet.before.token": ("-1d", "-1d"),
    "typing.sheet.required": ("Taak, datapunt: verplicht", "Task, data point: required"),
    "typing.sheet.required.token": ("!", "!"),
    "typing.sheet.type": ("Datapunt: het type", "Data point: the type"),
    "typing.sheet.type.token": (":getal  :datum  :bedrag  :ja/nee  …", ":number  :date  :amount  :yes/no  …"),
    "typing.sheet.options": ("Datapunt: een keuze met opties", "Data point: a choice with options"),
    "typing.sheet.options.token": (":keuze(a{bar}b{bar}c)", ":choice(a{bar}b{bar}c)"),
    "typing.sheet.audience": ("Document: voor wie", "Document: for whom"),
    "typing.sheet.audience.token": (">klant  >intern  >beide", ">customer  >internal  >both"),
    "typing.sheet.channels": ("Communicatie: de kanalen", "Communication: the channels"),
    "typing.sheet.channels.token": ("via telefoon, mail", "via phone, mail"),
    "typing.sheet.back": ("Een blokje weer gewone tekst maken", "Turn a chip back into text"),
    "typing.sheet.back.token": ("Backspace", "Backspace"),
}
