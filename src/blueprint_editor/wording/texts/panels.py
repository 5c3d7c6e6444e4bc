"""Texts of the inspector and of one stage in full."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # Heads of the inspector.
    "panels.blueprint.line": ("Geldt voor de hele pipeline", "Holds for the whole pipeline"),
    "panels.stage.title": ("Fase", "Stage"),
    "panels.stage.line": ("{number} van {total}", "{number} of {total}"),
    # Fields.
    "panels.path.hint": ("Pad of webadres", "Path or web address"),
    "panels.path.browse": ("Bestand kiezen…", "Choose a file…"),
    "panels.role.hint": ("Nog niemand", "Nobody yet"),
    "panels.required.never": ("Niet verplicht", "Not required"),
    "panels.probability.fixed": (
        "Ligt vast: gewonnen is 100%, verloren is 0%.",
        "Fixed: won is 100%, lost is 0%.",
    ),
    "panels.when.none": ("Geen moment", "No moment"),
    "panels.when.enter": ("dag na binnenkomst|dagen na binnenkomst", "day after entering|days after entering"),
    "panels.when.leave": ("dag voor vertrek|dagen voor vertrek", "day before leaving|days before leaving"),
    "panels.when.days.name": ("Aantal dagen", "Number of days"),
    "panels.hubspot.name": ("Interne naam in HubSpot", "Internal name in HubSpot"),
    "panels.hubspot.name.hint": ("Interne naam", "Internal name"),
    "panels.empty.filled": ("Hier staat al iets.", "There is something here already."),
    "panels.kept": (
        "Was eerder: {elements}. Wat hier niet past, blijft bewaard en komt terug bij terugzetten.",
        "Was before: {elements}. What does not fit here is kept, and comes back when it is turned back.",
    ),
    # One stage in full.
    "panels.focus.back": ("Bord", "Board"),
    "panels.focus.back.tip": ("Terug naar het bord (Esc)", "Back to the board (Esc)"),
    "panels.focus.previous": ("Vorige fase (Ctrl+PgUp)", "Previous stage (Ctrl+PgUp)"),
    "panels.focus.next": ("Volgende fase (Ctrl+PgDn)", "Next stage (Ctrl+PgDn)"),
    "panels.focus.add": ("Typ en druk op Enter", "Type and press Enter"),
    "panels.focus.add.name": ("Toevoegen aan {element}", "Add to {element}"),
    "panels.focus.row": ("{text}, {position} van {total}", "{text}, {position} of {total}"),
    "panels.focus.empty": ("Bewust leeg", "Deliberately empty"),
    # Lists.
    "panels.tool.up": ("Omhoog (Alt+↑)", "Up (Alt+↑)"),
    "panels.tool.down": ("Omlaag (Alt+↓)", "Down (Alt+↓)"),
    "panels.tool.delete": ("Verwijderen (Del)", "Delete (Del)"),
    "panels.detail": ("{title} bij {row}", "{title} of {row}"),
    "panels.go": ("Ga erheen", "Go there"),
    "panels.fields.text": ("Veld", "Field"),
    "panels.fields.add": ("Veld toevoegen…", "Add a field…"),
    "panels.fields.no_link": ("Geen datapunt", "No data point"),
    "panels.fields.promote": ("Maak hier een datapunt van", "Make this a data point"),
    "panels.fields.unlink": ("Losmaken van het datapunt", "Unlink from the data point"),
    "panels.fields.promote_all": (
        "Maak van {n} standaardveld een datapunt|Maak van {n} standaardvelden datapunten",
        "Make {n} standard field a data point|Make {n} standard fields data points",
    ),
    "panels.options.add": ("Optie toevoegen…", "Add an option…"),
    "panels.roles.add": ("Rol toevoegen…", "Add a role…"),
    "panels.evidence.add": ("Document of datapunt als bewijs…", "Document or data point as evidence…"),
    "panels.evidence.remove": ("Niet meer als bewijs gebruiken (Del)", "No longer use as evidence (Del)"),
    "panels.channels.add": ("Kanaal toevoegen…", "Add a channel…"),
}
