"""What differs between two blueprints, and where two people's work does not fit together."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # Things that only a list of changes names.
    "thing.blueprint": ("blueprint|blueprints", "blueprint|blueprints"),
    "thing.role": ("rol|rollen", "role|roles"),
    "thing.phase": ("stap van de klantreis|stappen van de klantreis", "phase of the journey|phases of the journey"),
    "thing.kept_finding": (
        "besluit over een aandachtspunt|besluiten over aandachtspunten",
        "decision on a point of attention|decisions on points of attention",
    ),
    "thing.rule_level": ("regel|regels", "rule|rules"),
    "thing.agenda": ("agendapunt|agendapunten", "part of the agenda|parts of the agenda"),
    "thing.sign_off": ("akkoord|akkoorden", "sign-off|sign-offs"),
    "thing.portal": ("koppeling met HubSpot|koppelingen met HubSpot", "link with HubSpot|links with HubSpot"),
    # Fields that only a list of changes names.
    "field.id": ("Kenmerk", "Id"),
    "field.first": ("Vanaf fase", "From stage"),
    "field.last": ("Tot en met fase", "Up to stage"),
    "field.after": ("Na de fasen", "After the stages"),
    "field.linked_from": ("Verwijzingen hierheen", "Links to this"),
    "field.linked_at": ("Plaats van verwijzingen", "Places of links"),
    "field.entry": ("Geparkeerd item", "Parked item"),
    "field.code": ("Regel", "Rule"),
    "field.about": ("Gaat over", "Is about"),
    "field.reason": ("Reden", "Reason"),
    "field.minutes": ("Minuten", "Minutes"),
    "field.item": ("Onderdeel", "Item"),
    "field.date": ("Datum", "Date"),
    "field.account": ("HubSpot-account", "HubSpot account"),
    "field.pipeline": ("Pipeline in HubSpot", "Pipeline in HubSpot"),
    "field.pushed": ("Laatst doorgevoerd", "Last pushed"),
    # One change. {what} is `taak “Bellen”`, or of a field `veld “Prijs” van document “Offerte”`.
    "change.added": ("{what} toegevoegd", "{what} added"),
    "change.removed": ("{what} verwijderd", "{what} removed"),
    "change.added_with": (
        "{what} toegevoegd, met {n} item|{what} toegevoegd, met {n} items",
        "{what} added, with {n} item|{what} added, with {n} items",
    ),
    "change.removed_with": (
        "{what} verwijderd, met {n} item|{what} verwijderd, met {n} items",
        "{what} removed, with {n} item|{what} removed, with {n} items",
    ),
    "change.renamed": ("{what} heet nu {new}", "{what} is now called {new}"),
    "change.reworded": ("{what} luidt nu {new}", "{what} now reads {new}"),
    "change.field": ("{what}: {field} was {old} en is nu {new}", "{what}: {field} was {old} and is now {new}"),
    "change.own_field": ("{field} was {old} en is nu {new}", "{field} was {old} and is now {new}"),
    "change.own_filled": ("{field} is nu {new}", "{field} is now {new}"),
    "change.own_emptied": ("{field} is nu leeg; was {old}", "{field} is now empty; was {old}"),
    "change.own_long": ("{field} is veranderd", "{field} has changed"),
    "change.filled": ("{what}: {field} is nu {new}", "{what}: {field} is now {new}"),
    "change.emptied": ("{what}: {field} is nu leeg; was {old}", "{what}: {field} is now empty; was {old}"),
    "change.kept_fields": (
        "{what}: wat bij omzetten bewaard is, is veranderd",
        "{what}: what was kept when it was converted has changed",
    ),
    "change.long": ("{what}: {field} is veranderd", "{what}: {field} has changed"),
    "change.to_stage": ("{what} verplaatst van {old} naar {new}", "{what} moved from {old} to {new}"),
    "change.converted": ("{what} is nu een {new}", "{what} is now a {new}"),
    "change.converted_to_stage": (
        "{what} is nu een {new} en staat bij {stage}",
        "{what} is now a {new} and stands in {stage}",
    ),
    "change.no_doubles": (
        "besluit “geen dubbelen” over {one} en {other}",
        "decision “no doubles” on {one} and {other}",
    ),
    "change.parked": ("{what} geparkeerd", "{what} parked"),
    "change.unparked": (
        "{what} teruggehaald van de parkeerplaats naar {new}",
        "{what} brought back from the parking lot to {new}",
    ),
    "change.behind": ("{what} staat nu na {new}", "{what} now stands after {new}"),
    "change.in_front": ("{what} staat nu vooraan", "{what} now stands first"),
    "change.of": ("{what} van {owner}", "{what} of {owner}"),
    "change.empty": ("leeg", "empty"),
    "change.no_name": ("zonder naam", "without a name"),
    # The list.
    "changes.none": ("Er zijn geen verschillen.", "There are no differences."),
    "changes.count": (
        "{n} verschil: {counts}|{n} verschillen: {counts}",
        "{n} difference: {counts}|{n} differences: {counts}",
    ),
    "changes.added": ("{n} toegevoegd", "{n} added"),
    "changes.removed": ("{n} verwijderd", "{n} removed"),
    "changes.changed": ("{n} gewijzigd", "{n} changed"),
    "changes.whole": ("Hele blueprint", "The whole blueprint"),
    "changes.gone": ("{stage} (verwijderd)", "{stage} (removed)"),
    # Where two versions do not fit together.
    "conflict.count": (
        "{n} plek waar beide versies iets anders doen:|{n} plekken waar beide versies iets anders doen:",
        "{n} place where both versions differ:|{n} places where both versions differ:",
    ),
    "conflict.changed": ("{what}: {field} is in beide veranderd", "{what}: {field} has changed in both"),
    "conflict.removed_ours": (
        "{what} is in jouw versie verwijderd en in de andere veranderd",
        "{what} was removed in your version and changed in the other",
    ),
    "conflict.removed_theirs": (
        "{what} is in jouw versie veranderd en in de andere verwijderd",
        "{what} was changed in your version and removed in the other",
    ),
    "conflict.moved": ("{what} is in beide verplaatst", "{what} was moved in both"),
    "conflict.reordered": ("{what} is in beide anders neergezet", "{what} was put elsewhere in both"),
    "conflict.added": ("{what} is in beide toegevoegd, met verschillen", "{what} was added in both, with differences"),
    "conflict.removed_value": ("verwijderd", "removed"),
    "conflict.behind": ("na {new}", "after {new}"),
    "conflict.in_front": ("vooraan", "first"),
    "conflict.ours": ("jouw versie: {value}", "your version: {value}"),
    "conflict.theirs": ("andere versie: {value}", "other version: {value}"),
    "conflict.base": ("eerst: {value}", "before: {value}"),
    # The window's list of changes.
    "action.compare": ("Ver&gelijken met…", "Co&mpare with…"),
    "compare.title": ("Wat er veranderd is", "What has changed"),
    "compare.here": ("Wat er in dit venster anders is dan in {name}.", "What is different in this window from {name}."),
    "compare.there": (
        "Wat er in {name} anders is dan in dit venster.",
        "What is different in {name} from this window.",
    ),
    "compare.list": ("Veranderingen", "Changes"),
    "compare.what": ("Verandering", "Change"),
    "compare.search": ("Zoeken in de veranderingen", "Find in the changes"),
    "compare.not_found": ("Niets gevonden. Zoek iets anders.", "Nothing found. Look for something else."),
    "compare.copy": ("Kopiëren als tekst", "Copy as text"),
    "compare.copied": ("Gekopieerd", "Copied"),
    "compare.swap": ("Andersom", "The other way round"),
    "compare.close": ("Sluiten", "Close"),
    # Taking changes from another workbook.
    "action.fetch": ("Wijzigingen op&halen uit…", "&Fetch changes from…"),
    "fetch.title": ("Wijzigingen ophalen", "Fetch changes"),
    "fetch.lead": (
        "Dit is in {name} anders dan hier. Wat je aanvinkt, komt erin als één stap die je ongedaan kunt maken.",
        "This is different in {name}. What you tick comes in as one step that you can undo.",
    ),
    "fetch.no_base": (
        "Uit welke versie beide komen, is niet bekend. Wat daar ontbreekt, staat daarom niet aangevinkt.",
        "Which version both came from is not known. So what is missing there is not ticked.",
    ),
    "fetch.has_base": (
        "Het is bekend uit welke versie beide komen: hier staat alleen wat daar veranderd is.",
        "It is known which version both came from: only what was changed there is listed.",
    ),
    "fetch.conflicts": (
        "{n} keer doen beide iets anders; daar kies je straks.|{n} keer doen beide iets anders; daar kies je straks.",
        "In {n} place both differ; you choose there next.|In {n} places both differ; you choose there next.",
    ),
    "fetch.base": ("Versie kiezen waar beide uit komen…", "Choose the version both came from…"),
    "fetch.all": ("Alles aanvinken", "Tick all"),
    "fetch.none": ("Niets aanvinken", "Tick none"),
    "fetch.fetch": ("{n} wijziging ophalen|{n} wijzigingen ophalen", "Fetch {n} change|Fetch {n} changes"),
    "fetch.done": (
        "{n} wijziging opgehaald; ongedaan maken kan.|{n} wijzigingen opgehaald; ongedaan maken kan.",
        "{n} change fetched; you can undo it.|{n} changes fetched; you can undo them.",
    ),
    # What had to be mended in a merge.
    "mended.unlinked": (
        "{about} verwijst niet meer naar {target}, want dat is er niet meer",
        "{about} no longer points at {target}, which is gone",
    ),
    "mended.redirected": (
        "wat naar fase {about} verwees, verwijst nu naar {target}",
        "what pointed at stage {about} now points at {target}",
    ),
    "mended.not_empty": (
        "{target} bij {about} is niet meer bewust leeg, want er staat iets",
        "{target} of {about} is no longer deliberately empty, as something stands there",
    ),
    "mended.reordered": (
        "open fasen staan weer vóór gewonnen en verloren",
        "open stages stand before won and lost again",
    ),
    "mended.new_id": (
        "een onderdeel dat dubbel voorkwam, heeft een eigen kenmerk",
        "a part that occurred twice has an id of its own",
    ),
    "mended.stage_kept": (
        "fase {about} blijft: er is altijd een gewonnen en een verloren fase",
        "stage {about} stays: there is always a won and a lost stage",
    ),
}
