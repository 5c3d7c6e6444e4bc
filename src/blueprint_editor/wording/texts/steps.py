"""Texts of the seven steps beside the page: the rail, its timer, and the help with each step."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "steps.rail.title": ("Zeven stappen", "Seven steps"),
    "steps.rail.step.name": ("Stap {number}: {title}, {done} van {total}", "Step {number}: {title}, {done} of {total}"),
    "steps.rail.step.tip": (
        "Stap {number}: {title}, {done} van {total} ({key})\n{question}",
        "Step {number}: {title}, {done} of {total} ({key})\n{question}",
    ),
    # The bar over the page.
    "steps.bar.question": ("Stap {number}: {question}", "Step {number}: {question}"),
    "steps.bar.example": ("Voorbeelden: {n} van {total}", "Examples: {n} of {total}"),
    "steps.bar.assumption": ("Aannames: {n} van {total}", "Assumptions: {n} of {total}"),
    "steps.bar.unconfirmed": ("Niet bevestigd: {n} van {total}", "Not confirmed: {n} of {total}"),
    "steps.bar.all": ("Weer alles tonen", "Show all again"),
    # Docks.
    "window.agenda": ("Agenda", "Agenda"),
    "window.agenda.close": ("Agenda sluiten", "Close the agenda"),
    "window.roles": ("Rollen", "Roles"),
    "window.roles.close": ("Rollen sluiten", "Close the roles"),
    "window.tips": ("Tips bij de stap", "Tips with the step"),
    "window.tips.close": ("Tips sluiten", "Close the tips"),
    # The agenda.
    "steps.agenda.opening": ("Opening", "Opening"),
    "steps.agenda.stages": ("Fasen", "Stages"),
    "steps.agenda.deal_test": ("Dealtoets", "Deal test"),
    "steps.agenda.triggers": ("Triggers", "Triggers"),
    "steps.agenda.break": ("Pauze", "Break"),
    "steps.agenda.responsibilities": ("Verantwoordelijkheden", "Responsibilities"),
    "steps.agenda.documents": ("Documenten", "Documents"),
    "steps.agenda.data_points": ("Datapunten", "Data points"),
    "steps.agenda.tasks": ("Taken", "Tasks"),
    "steps.agenda.communication": ("Communicatie", "Communication"),
    "steps.agenda.closing": ("Afsluiting", "Closing"),
    "steps.agenda.text": ("Onderdeel", "Part"),
    "steps.agenda.minutes": ("Minuten", "Minutes"),
    "steps.agenda.add": ("Toevoegen, bijv. Pauze 15", "Add, e.g. Break 15"),
    "steps.agenda.here": ("Timer bij dit onderdeel laten lopen", "Run the timer at this part"),
    "steps.agenda.standard": ("Standaardagenda terugzetten", "Back to the standard agenda"),
    "steps.agenda.total": ("Samen {hours} uur en {minutes} minuten", "Together {hours} hours and {minutes} minutes"),
    "steps.agenda.not_begun": ("Nog niet begonnen", "Not begun yet"),
    "steps.agenda.following": ("Hierna: {text} ({n} min)", "Next: {text} ({n} min)"),
    # The roles.
    "steps.roles.lead": (
        "Een rol heet overal hetzelfde. Wijzig je hier een naam, dan verandert die op het hele bord.",
        "A role has one name everywhere. Change it here and it changes on the whole board.",
    ),
    "steps.roles.name": ("Rol", "Role"),
    "steps.roles.uses": ("Gebruikt", "Used"),
    "steps.roles.add": ("Nieuwe rol", "New role"),
    "steps.roles.merge": ("Samenvoegen", "Merge"),
    "steps.roles.merge_to": ("Samenvoegen tot “{text}”", "Merge into “{text}”"),
    "steps.roles.merge_tip": (
        "Selecteer twee of meer rollen die hetzelfde zijn.",
        "Select two or more roles that are the same.",
    ),
    "steps.roles.remove_tip": (
        "Alleen wat nergens gebruikt wordt, kan weg.",
        "Only what is used nowhere can go.",
    ),
    "steps.roles.remove": ("Verwijderen", "Remove"),
    "steps.roles.tidy": (
        "Ongebruikte rol verwijderen|Ongebruikte rollen verwijderen ({n})",
        "Remove the unused role|Remove the unused roles ({n})",
    ),
    # The help with each step; each line is a paragraph.
    "steps.tips.line": ("Stap {number} van {total}", "Step {number} of {total}"),
    "steps.tips.whole": (
        (
            "Werk van 1 naar 7. Elke stap is al nuttig terwijl de volgende nog leeg is.\n"
            "Kies links een stap: zijn rij gaat open en de andere vouwen in.\n"
            "Leeg mag ook een besluit zijn: noem de cel bewust leeg, dan telt die als klaar."
        ),
        (
            "Work from 1 to 7. Each step is useful while the next one is still empty.\n"
            "Choose a step at the left: its row opens and the others fold.\n"
            "Empty may be a decision too: call the cell deliberately empty and it counts as done."
        ),
    ),
    "steps.tips.stages": (
        (
            "Schrijf op hoe een deal nu echt verloopt, niet hoe het hoort.\n"
            "Drie tot zeven open fasen zijn genoeg. Twijfel je over een fase? Voeg haar samen met de buur.\n"
            "Leg een paar lopende deals erin: wat nergens past, laat zien welke fase ontbreekt.\n"
            "Geef elke open fase een winkans; die van gewonnen en verloren liggen vast."
        ),
        (
            "Write down how a deal really goes, not how it should.\n"
            "Three to seven open stages are enough. In doubt about one? Merge it with its neighbour.\n"
            "Put a few running deals into it: what fits nowhere shows which stage is missing.\n"
            "Give each open stage a win probability; won and lost have theirs."
        ),
    ),
    "steps.tips.trigger": (
        (
            "Feitelijk: er is iets gebeurd. Een goed gevoel over de deal is geen trigger.\n"
            "Inspecteerbaar: een document of datapunt bewijst het. Koppel dat als bewijs.\n"
            "Kopergericht: het liefst een daad van de koper. Die brengt de verkoop verder, niet wij.\n"
            "Eén daad per trigger; twee daden zijn twee triggers."
        ),
        (
            "Factual: something happened. A good feeling about the deal is no trigger.\n"
            "Inspectable: a document or data point proves it. Link that as evidence.\n"
            "Buyer-centred: preferably the buyer’s deed. It moves the sale on, not ours.\n"
            "One deed per trigger; two deeds are two triggers."
        ),
    ),
    "steps.tips.responsibility": (
        (
            "Waar mag de rest van het team je op aanspreken zolang de deal hier staat?\n"
            "Noem het resultaat, niet de bezigheid: wat te doen staat, komt bij de taken.\n"
            "Schrijf met @ de rol erachter als het niet altijd de verkoper is."
        ),
        (
            "What may the rest of the team hold you to while the deal stands here?\n"
            "Name the result, not the activity: what there is to do comes with the tasks.\n"
            "Put the role behind it with @ when it is not always the rep."
        ),
    ),
    "steps.tips.document": (
        (
            "Denk aan wat de koper krijgt, en aan wat jullie zelf invullen.\n"
            "Haal elk document uit elkaar: welke velden staan erin?\n"
            "Is een veld in elke deal hetzelfde soort gegeven? Dan wordt het een datapunt. Zo niet, dan blijft het een"
            " open veld. Nog niet zeker? Kies “nog bepalen”."
        ),
        (
            "Think of what the buyer gets, and of what you fill in yourselves.\n"
            "Take each document apart: which fields stand in it?\n"
            "Is a field the same kind of fact in every deal? Then it becomes a data point. If not, it stays an open"
            " field. Not sure yet? Choose “to be decided”."
        ),
    ),
    "steps.tips.data_point": (
        (
            "Vraag de mensen die leveren: wat moet je weten om het goed te doen?\n"
            "Kijk verder dan verkoopcijfers: eisen, normen, gebruik, locatie.\n"
            "Maak iets pas verplicht vanaf de fase waarin je het kunt weten.\n"
            "Bij verloren hoort een keuze met redenen; geef elke reden een betekenis."
        ),
        (
            "Ask those who deliver: what must you know to do it well?\n"
            "Look further than sales figures: requirements, standards, usage, location.\n"
            "Require something from the stage in which you can know it, and no earlier.\n"
            "Lost needs a choice of reasons; give each reason a meaning."
        ),
    ),
    "steps.tips.task": (
        (
            "Wat gaat mis als niemand het doet? Dat is een taak; de rest is gewoonte.\n"
            "Zet er een rol en een moment bij: wie, en hoeveel dagen na binnenkomst?\n"
            "Gewonnen heeft minstens één taak voor de overdracht."
        ),
        (
            "What goes wrong when nobody does it? That is a task; the rest is habit.\n"
            "Add a role and a moment: who, and how many days after entering?\n"
            "Won has at least one task for the hand-over."
        ),
    ),
    "steps.tips.communication": (
        (
            "Wat wil de koper hier horen, en langs welke weg?\n"
            "Spreek af wie het initiatief neemt en hoe vaak; stilte is ook een boodschap.\n"
            "Noem de kanalen op volgorde: eerst het kanaal van voorkeur."
        ),
        (
            "What does the buyer want to hear here, and by which road?\n"
            "Agree who takes the initiative and how often; silence is a message too.\n"
            "Name the channels in order: the preferred one first."
        ),
    ),
    "steps.tips.always": ("Bij elke stap", "With every step"),
    "steps.tips.reflect": (
        "Kijk naar hoe jullie echt verkopen. Neem een deal van vorige maand en loop hem na.",
        "Look at how you really sell. Take a deal of last month and go through it.",
    ),
    "steps.tips.journey": (
        "Leg de klantreis ernaast. Die begint eerder en eindigt later dan jullie fasen, en is niet hetzelfde.",
        "Put the customer’s journey beside it. It begins earlier and ends later than your stages, and is not the same.",
    ),
    "steps.tips.simple": (
        "Houd het simpel. Wat je niet in één zin uitlegt aan een nieuwe collega, doet straks niemand.",
        "Keep it simple. What you cannot explain to a new colleague in one sentence, nobody will do.",
    ),
    "steps.tips.consistent": (
        "Wees consequent: één naam voor één ding, en voor het hele team dezelfde afspraken.",
        "Be consistent: one name for one thing, and the same agreements for the whole team.",
    ),
}
