"""Texts of what is what: fetching a pipeline beside a blueprint, and matching by hand in the plan of a push."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # What is what, in the plan of a push.
    "matching.tab.plan": ("Plan", "Plan"),
    "matching.tab.matches": ("Wat is wat", "What is what"),
    "matching.here": ("In de blueprint", "In the blueprint"),
    "matching.there": ("In HubSpot", "In HubSpot"),
    "matching.why": ("Waarom", "Why"),
    "matching.stage": ("Fase", "Stage"),
    "matching.property": ("Datapunt", "Data point"),
    "matching.pipeline": ("Pipeline", "Pipeline"),
    "matching.new_stage": ("Nieuwe fase", "New stage"),
    "matching.new_property": ("Nieuwe eigenschap", "New property"),
    "matching.new_property.named": ("Nieuwe eigenschap ({name})", "New property ({name})"),
    "matching.existing": ("{label} ({name})", "{label} ({name})"),
    "matching.held": ("{label} (nu van {name})", "{label} (now {name})"),
    "matching.misfit": ("{label} ({name}): {type}, past niet", "{label} ({name}): {type}, does not fit"),
    "matching.own": ("eigenschap van HubSpot zelf", "a property of HubSpot's own"),
    "matching.mapped": ("zo staat het in de blueprint", "so it stands in the blueprint"),
    "matching.wrong.missing": ("die eigenschap is er niet in dit account", "that property is not in this account"),
    "matching.wrong.reserved": ("zo'n naam geeft alleen HubSpot", "only HubSpot gives such a name"),
    "matching.wrong.invalid": ("dat kan geen interne naam zijn", "that can be no internal name"),
    "matching.wrong.doubled": ("een ander datapunt heeft die naam", "another data point has that name"),
    "matching.wrong.type": ("de eigenschap is van een ander type", "the property is of another type"),
    "matching.lead": (
        "Klopt een koppeling niet? Kies in de kolom In HubSpot wat het wel is; het plan wordt meteen opnieuw gemaakt.",
        "Is a match wrong? Choose in the column In HubSpot what it is; the plan is made again at once.",
    ),
    # Beside a blueprint.
    "matching.beside": ("&Naast deze blueprint…", "&Beside this blueprint…"),
    "matching.new_blueprint": ("Nieuwe &blueprint", "New &blueprint"),
    "matching.back": ("Terug", "Back"),
    "matching.take": ("{n} wijziging overnemen|{n} wijzigingen overnemen", "Take {n} change|Take {n} changes"),
    "matching.take.none": ("Koppelen", "Match"),
    "matching.head": ("{label} in HubSpot naast {title}", "{label} in HubSpot beside {title}"),
    "matching.head.untitled": ("deze blueprint", "this blueprint"),
    "matching.beside.lead": (
        (
            "Kies per regel wat het hier is, en waar beide iets anders hebben wiens waarde telt. Wat HubSpot niet "
            "heeft, blijft hier staan. Eén keer ongedaan maken haalt alles terug."
        ),
        (
            "Choose for each line what it is here and, where both have something else, whose value counts. What "
            "HubSpot does not have stays here. One undo takes it all back."
        ),
    ),
    "matching.all_properties": (
        "&Eigenschappen die hier niet zijn als datapunt toevoegen",
        "&Add properties that are not here as data points",
    ),
    "matching.only_there": ("alleen in HubSpot", "only in HubSpot"),
    "matching.lookalike": (
        "zo heet hier een datapunt van een ander type",
        "a data point of another type is called so here",
    ),
    "matching.new_here.stage": ("Nieuwe fase", "New stage"),
    "matching.new_here.property": ("Nieuw datapunt", "New data point"),
    "matching.out": ("Niet overnemen", "Leave out"),
    "matching.value.ours": ("{value} (zoals hier)", "{value} (as here)"),
    "matching.value.theirs": ("{ours} → {value} (van HubSpot)", "{ours} → {value} (from HubSpot)"),
    "matching.value.type_ours": ("{value} (zoals hier, niet gekoppeld)", "{value} (as here, not matched)"),
    "matching.value.add": ("Toevoegen", "Add"),
    "matching.value.not_add": ("Niet toevoegen", "Do not add"),
    "matching.field": ("{field}: {value}", "{field}: {value}"),
    "matching.field.label": ("Naam", "Name"),
    "matching.field.probability": ("Winkans", "Win probability"),
    "matching.field.order": ("Volgorde", "Order"),
    "matching.field.type": ("Type", "Type"),
    "matching.field.options": ("Opties die hier niet zijn", "Options that are not here"),
    "matching.field.option": ("Optie", "Option"),
    "matching.field.description": ("Omschrijving", "Description"),
    "matching.field.field_type": ("Soort veld", "Kind of field"),
    "matching.side.here": ("hier gewijzigd", "changed here"),
    "matching.side.there": ("in HubSpot gewijzigd", "changed in HubSpot"),
    "matching.side.both": ("in beide gewijzigd", "changed in both"),
    "matching.differs": ("beide hebben iets anders", "the two differ"),
    "matching.changes": (
        "Wat er in de blueprint verandert: {counts}",
        "What changes in the blueprint: {counts}",
    ),
    "matching.changes.none": (
        "In de blueprint verandert niets; hij weet daarna wat in HubSpot wat is.",
        "Nothing changes in the blueprint; it knows afterwards what is what in HubSpot.",
    ),
    "matching.linked": (
        "Daarna hoort de blueprint bij pipeline {label}: vergelijken en doorvoeren gaan daarheen.",
        "After that the blueprint goes with pipeline {label}: compare and push lead there.",
    ),
    "matching.not_linked": (
        "De blueprint blijft bij de pipeline waarin hij eerder is doorgevoerd.",
        "The blueprint stays with the pipeline it was pushed to before.",
    ),
    "matching.taken": (
        "Overgenomen uit HubSpot: {n} wijziging.|Overgenomen uit HubSpot: {n} wijzigingen.",
        "Taken from HubSpot: {n} change.|Taken from HubSpot: {n} changes.",
    ),
    "matching.taken.none": (
        "De blueprint weet nu wat in HubSpot wat is.",
        "The blueprint knows now what is what in HubSpot.",
    ),
    # The command line.
    "matching.line.same": ("{kind} {there} is {name}: {why}", "{kind} {there} is {name}: {why}"),
    "matching.line.new": ("{kind} {there} komt erbij", "{kind} {there} comes in"),
    "matching.line.out": ("{kind} {there} wordt niet overgenomen", "{kind} {there} is left out"),
    "matching.line.pipeline": ("pipeline {there}", "pipeline {there}"),
    "matching.line.keep": (
        "{field}: hier {ours}, in HubSpot {theirs}; blijft zoals hier",
        "{field}: here {ours}, in HubSpot {theirs}; stays as here",
    ),
    "matching.line.take": (
        "{field}: hier {ours}, in HubSpot {theirs}; wordt zoals in HubSpot",
        "{field}: here {ours}, in HubSpot {theirs}; becomes as in HubSpot",
    ),
    "matching.line.property": ("eigenschap", "property"),
    "matching.line.stage": ("fase", "stage"),
    "help.beside": (
        (
            "De pipeline naast deze blueprint ophalen: wat hetzelfde is wordt gekoppeld, wat alleen in HubSpot staat "
            "komt erbij, en er gaat niets verloren."
        ),
        (
            "Fetch the pipeline beside this blueprint: what is the same is matched, what is only in HubSpot comes in, "
            "and nothing is lost."
        ),
    ),
    "help.a_match": ("DIT=DAT", "THIS=THAT"),
    "help.pull_match": (
        ("Met --beside: wat in HubSpot (id of naam) hier is (naam of id), of =new of =out. Mag vaker."),
        (
            "With --beside: what something in HubSpot (id or name) is here (name or id), or =new or =out. May be "
            "repeated."
        ),
    ),
    "help.pull_keep": (
        "Met --beside: wiens waarde telt waar beide iets anders hebben.",
        "With --beside: whose value counts where the two differ.",
    ),
    "help.pull_properties": (
        "Met --beside: eigenschappen die hier niet zijn als datapunt toevoegen.",
        "With --beside: add properties that are not here as data points.",
    ),
    "help.push_match": (
        (
            "Wat een fase of datapunt (naam of id) in HubSpot is (id of naam), of =new; voor een datapunt ook "
            "=document of =skip. Mag vaker."
        ),
        (
            "What a stage or data point (name or id) is in HubSpot (id or name), or =new; for a data point =document "
            "or =skip as well. May be repeated."
        ),
    ),
    "matching.no_equals": (
        "{text}: schrijf --match als DIT=DAT.",
        "{text}: write --match as THIS=THAT.",
    ),
    "matching.not_here": (
        "{name}: zo heet geen fase en geen datapunt in de blueprint.",
        "{name}: no stage and no data point of the blueprint is called that.",
    ),
    "matching.not_there": (
        "{name}: dat is er niet in HubSpot, of het past niet. Kies uit: {choices}.",
        "{name}: that is not in HubSpot, or does not fit. Choose from: {choices}.",
    ),
    "matching.several": (
        "{name}: daar zijn er meer van. Gebruik een id: {choices}.",
        "{name}: there are several of those. Use an id: {choices}.",
    ),
    "matching.only_beside": (
        "--match, --keep en --properties gaan samen met --beside.",
        "--match, --keep and --properties go with --beside.",
    ),
}
