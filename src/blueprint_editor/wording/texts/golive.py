"""Texts of the go-live checklist: what to do by hand in HubSpot, why, and where to click."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "golive.title": ("Go-live-checklist", "Go-live checklist"),
    "golive.tier.starter": ("vanaf Starter", "from Starter"),
    "golive.tier.professional": ("vanaf Professional", "from Professional"),
    "golive.tier.enterprise": ("vanaf Enterprise", "from Enterprise"),
    "golive.done": ("Afgevinkt door {name}, {date}", "Ticked by {name}, {date}"),
    "golive.done.name": ("Afgevinkt door {name}", "Ticked by {name}"),
    "golive.done.date": ("Afgevinkt op {date}", "Ticked on {date}"),
    "golive.sheet.sign": ("naam en datum", "name and date"),
    "golive.why": ("Waarom: {why}", "Why: {why}"),
    "golive.path": ("Waar: {path}", "Where: {path}"),
    "golive.names": ("Precies overnemen: {names}", "Copy exactly: {names}"),
    "golive.place": ("{what}: {place}", "{what}: {place}"),
    # What, why, where.
    "golive.pipeline_access.what": ("Bepalen wie de pipeline ziet", "Decide who sees the pipeline"),
    "golive.pipeline_access.why": (
        "Een nieuwe pipeline is voor iedereen zichtbaar tot je haar aan teams toewijst.",
        "Everybody sees a new pipeline until you assign it to teams.",
    ),
    "golive.pipeline_access.path": (
        "Instellingen (tandwiel) › Objecten › Deals › Pijplijnen › pipeline kiezen › Acties › Toegang beheren",
        "Settings (gear) › Objects › Deals › Pipelines › choose the pipeline › Actions › Manage access",
    ),
    "golive.required_properties.what": ("Verplichte eigenschappen instellen", "Set the required properties"),
    "golive.required_properties.why": (
        "Zonder dit kan een deal verder zonder dat bekend is wat de volgende fase nodig heeft.",
        "Without it a deal can move on while what the next stage needs is not known.",
    ),
    "golive.required_properties.path": (
        "Instellingen (tandwiel) › Objecten › Deals › Pijplijnen › pipeline kiezen › fase: Verplichte eigenschappen",
        "Settings (gear) › Objects › Deals › Pipelines › choose the pipeline › stage: Required properties",
    ),
    "golive.currency.what": ("Bedragen als valuta tonen", "Show amounts as currency"),
    "golive.currency.why": (
        "Een bedrag komt als getal in HubSpot; zonder valuta leest niemand het als geld.",
        "An amount comes into HubSpot as a number; without a currency nobody reads it as money.",
    ),
    "golive.currency.path": (
        "Instellingen (tandwiel) › Eigenschappen › Dealeigenschappen › eigenschap › Veldtype › Notatie: Valuta",
        "Settings (gear) › Properties › Deal properties › the property › Field type › Number format: Currency",
    ),
    "golive.changed_type.what": ("Waarden overzetten naar een nieuwe eigenschap", "Move the values to a new property"),
    "golive.changed_type.why": (
        "HubSpot zet de waarden van een eigenschap niet om in een ander type; de oude blijft tot alles over is.",
        "HubSpot does not convert the values of a property to another type; the old one stays until all is moved.",
    ),
    "golive.changed_type.path": (
        "Deals exporteren › waarden aanpassen › CRM › Importeren in de nieuwe eigenschap › daarna de oude archiveren",
        "Export the deals › adapt the values › CRM › Import into the new property › then archive the old one",
    ),
    "golive.only_there.what": (
        "Fasen opruimen die alleen in HubSpot staan",
        "Clear away the stages that are only in HubSpot",
    ),
    "golive.only_there.why": (
        "Het programma verwijdert nooit een fase: eerst moeten de deals eruit, en dat beslis jij.",
        "The program never removes a stage: its deals have to leave first, and you decide that.",
    ),
    "golive.only_there.path": (
        "CRM › Deals: sleep de deals eruit. Dan Instellingen (tandwiel) › Objecten › Deals › Pijplijnen",
        "CRM › Deals: drag the deals out. Then Settings (gear) › Objects › Deals › Pipelines",
    ),
    "golive.record_layout.what": ("Eigenschappen op het dealrecord zetten", "Put the properties on the deal record"),
    "golive.record_layout.why": (
        "Een nieuwe eigenschap staat op geen enkel scherm tot je haar er zelf op zet.",
        "A new property is on no screen until you put it there.",
    ),
    "golive.record_layout.path": (
        "Instellingen (tandwiel) › Objecten › Deals › Records aanpassen › Standaardweergave",
        "Settings (gear) › Objects › Deals › Record customization › Default view",
    ),
    "golive.board_card.what": ("Kiezen wat op het dealbord te zien is", "Choose what shows on the deal board"),
    "golive.board_card.why": (
        "Op het bord is te zien wat verkopers zonder klikken moeten weten; vier eigenschappen is genoeg.",
        "The board shows what reps need to know without a click; four properties are enough.",
    ),
    "golive.board_card.path": (
        "Instellingen (tandwiel) › Objecten › Deals › Pijplijnen › pipeline kiezen › Bordweergave aanpassen",
        "Settings (gear) › Objects › Deals › Pipelines › choose the pipeline › Customize board & card view",
    ),
    "golive.stage_tasks.what": ("Taken automatisch laten aanmaken", "Have tasks made automatically"),
    "golive.stage_tasks.why": (
        "De automatisering van een fase is met geen sleutel te maken, en zonder blijft het bij afspraken.",
        "No key can make the automation of a stage, and without it the tasks stay good intentions.",
    ),
    "golive.stage_tasks.path": (
        "Instellingen (tandwiel) › Objecten › Deals › Pijplijnen › pipeline kiezen › Automatiseren › fase",
        "Settings (gear) › Objects › Deals › Pipelines › choose the pipeline › Automate › stage",
    ),
    "golive.draft_workflows.what": (
        "Conceptworkflows nakijken en inschakelen",
        "Check the draft workflows and switch them on",
    ),
    "golive.draft_workflows.why": (
        "Het programma schakelt nooit iets in: iemand moet gezien hebben wat er gaat lopen.",
        "The program never switches anything on: somebody has to have seen what is going to run.",
    ),
    "golive.draft_workflows.path": (
        "Automatisering › Workflows › workflow openen › Nakijken en publiceren",
        "Automation › Workflows › open the workflow › Review and publish",
    ),
    "golive.stage_days.what": (
        "Waarschuwen als een deal te lang in een fase staat",
        "Warn when a deal stays in a stage too long",
    ),
    "golive.stage_days.why": (
        "Het hoogste aantal dagen in een fase heeft in HubSpot geen eigen plek; een workflow kan erop letten.",
        "HubSpot has no place for the most days in a stage; a workflow can watch it.",
    ),
    "golive.stage_days.path": (
        "Automatisering › Workflows › Workflow maken › Deals › op de eigenschap Datum van binnenkomst in de fase",
        "Automation › Workflows › Create workflow › Deals › on the property Date entered stage",
    ),
    "golive.pipeline_rules.what": ("Regels van de pipeline instellen", "Set the rules of the pipeline"),
    "golive.pipeline_rules.why": (
        "Fasen overslaan of teruggaan, en wie in een gesloten deal mag werken, regelt HubSpot per pipeline.",
        "Skipping stages, going back, and who may edit a closed deal are rules of each pipeline in HubSpot.",
    ),
    "golive.pipeline_rules.path": (
        "Instellingen (tandwiel) › Objecten › Deals › Pijplijnen › pipeline kiezen › Pijplijnregels",
        "Settings (gear) › Objects › Deals › Pipelines › choose the pipeline › Pipeline rules",
    ),
    "golive.playbooks.what": ("Playbook schrijven", "Write a playbook"),
    "golive.playbooks.why": (
        "Triggers en verantwoordelijkheden hebben in HubSpot geen eigen veld; in een playbook staan ze bij de deal.",
        "Triggers and responsibilities have no field in HubSpot; in a playbook they stand beside the deal.",
    ),
    "golive.playbooks.path": ("CRM › Playbooks › Playbook maken", "CRM › Playbooks › Create playbook"),
    "golive.documents.what": ("Documenten klaarzetten", "Get the documents ready"),
    "golive.documents.why": (
        "De documentbibliotheek is niet met een sleutel te vullen.",
        "No key can fill the document library.",
    ),
    "golive.documents.path": ("CRM › Documenten › Document uploaden", "CRM › Documents › Upload document"),
    "golive.messages.what": ("Sjablonen en tekstblokken schrijven", "Write templates and snippets"),
    "golive.messages.why": (
        "Wat je per fase stuurt, hoort voor iedereen hetzelfde te zijn.",
        "What you send in a stage should be the same for everybody.",
    ),
    "golive.messages.path": (
        "CRM › Berichtsjablonen › Nieuw sjabloon, en CRM › Tekstblokken",
        "CRM › Message templates › New template, and CRM › Snippets",
    ),
    "golive.meetings.what": ("Links voor afspraken maken", "Make links for meetings"),
    "golive.meetings.why": (
        "Een link voor afspraken hoort bij een persoon en is niet met een sleutel te maken.",
        "A meeting link belongs to a person, and no key can make it.",
    ),
    "golive.meetings.path": (
        "CRM › Vergaderplanner › Planningspagina maken",
        "CRM › Meetings scheduler › Create scheduling page",
    ),
    "golive.move_deals.what": (
        "Lopende deals naar de nieuwe pipeline verplaatsen",
        "Move current deals to the new pipeline",
    ),
    "golive.move_deals.why": (
        "Het programma raakt geen deals aan; de dealtoets levert de lijst van oude naar nieuwe fase.",
        "The program touches no deals; the deal test gives the list from old stage to new.",
    ),
    "golive.move_deals.path": (
        "CRM › Deals › oude pipeline › deals aanvinken › Bewerken › Pijplijn en Dealfase",
        "CRM › Deals › the old pipeline › tick deals › Edit › Pipeline and Deal stage",
    ),
    "golive.training.what": ("Het team de pipeline laten oefenen", "Let the team practise the pipeline"),
    "golive.training.why": (
        "Een pipeline werkt als iedereen hem hetzelfde gebruikt; oefen met echte deals in de oefenportal.",
        "A pipeline works when everybody uses it the same way; practise with real deals in the practice portal.",
    ),
    "golive.training.names": ("Voor: {names}", "For: {names}"),
    "golive.stage_days.names": ("Na {names} dagen", "After {names} days"),
    "golive.only_there.names": ("Fasen: {names}", "Stages: {names}"),
    "golive.move_deals.names": ("Uit: {names}", "From: {names}"),
    "golive.training.path": ("HubSpot › Oefenportal in dit programma", "HubSpot › Practice portal in this program"),
}
