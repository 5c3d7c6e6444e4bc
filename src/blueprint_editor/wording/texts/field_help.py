"""What belongs in each field, with an example: the tip on a field, and what F1 says in it."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "field_help.trigger.text": (
        (
            "Wat er aantoonbaar is gebeurd waardoor de deal in deze fase staat, in één zin met één daad.\n"
            "Bijvoorbeeld: De klant heeft de offerte getekend teruggestuurd."
        ),
        (
            "What has demonstrably happened so that the deal stands in this stage: one sentence, one deed.\n"
            "For example: The customer has sent back the signed quote."
        ),
    ),
    "field_help.trigger.actor": (
        (
            "Wie de daad deed. Een daad van de koper zegt het meest; kies Samen als jullie die allebei moeten doen.\n"
            "Bijvoorbeeld: Koper bij een getekende offerte, Samen bij een schouw."
        ),
        (
            "Who did the deed. A deed of the buyer says most; choose Together when both of you have to do it.\n"
            "For example: Buyer for a signed quote, Together for a site survey."
        ),
    ),
    "field_help.trigger.evidence": (
        (
            "Het document of datapunt waaraan een ander ziet dat het echt is gebeurd.\n"
            "Bijvoorbeeld: het document Offerte, of het datapunt Datum akkoord."
        ),
        (
            "The document or data point by which somebody else sees that it really happened.\n"
            "For example: the document Quote, or the data point Date of approval."
        ),
    ),
    "field_help.responsibility.text": (
        (
            "Het resultaat waar de verkoper in deze fase op wordt aangesproken, niet de handelingen ernaartoe.\n"
            "Bijvoorbeeld: De oplossing past bij het budget van de klant."
        ),
        (
            "The result that the rep answers for in this stage, not the steps towards it.\n"
            "For example: The solution fits the customer’s budget."
        ),
    ),
    "field_help.responsibility.role": (
        ("De rol van wie dit resultaat is: een functie, geen naam.\nBijvoorbeeld: Accountmanager."),
        ("The role that this result belongs to: a function, not a name.\nFor example: Account manager."),
    ),
    "field_help.document.text": (
        ("De naam van het document, zoals iedereen in het team het noemt.\nBijvoorbeeld: Opnameverslag."),
        ("The name of the document, as everybody in the team calls it.\nFor example: Survey report."),
    ),
    "field_help.document.audience": (
        (
            "Voor wie het document is: alleen voor jullie zelf, voor de klant, of voor allebei.\n"
            "Bijvoorbeeld: Intern bij een calculatie, Klant bij een offerte."
        ),
        (
            "Whom the document is for: only yourselves, the customer, or both.\n"
            "For example: Internal for a calculation, Customer for a quote."
        ),
    ),
    "field_help.document.owner": (
        ("De rol die het document maakt en bijhoudt.\nBijvoorbeeld: Werkvoorbereider."),
        ("The role that makes the document and keeps it up to date.\nFor example: Work planner."),
    ),
    "field_help.document.fields": (
        (
            "Wat er in het document staat, veld voor veld. Is het bij elke deal hetzelfde soort gegeven? Dan wordt"
            " het een datapunt. Anders blijft het een open veld.\n"
            "Bijvoorbeeld: Vermogen (kW) wordt een datapunt, Wensen blijft open."
        ),
        (
            "What stands in the document, field by field. Is it the same kind of fact in every deal? Then it becomes"
            " a data point. If not, it stays an open field.\n"
            "For example: Power (kW) becomes a data point, Wishes stays open."
        ),
    ),
    "field_help.document.template": (
        (
            "Waar het lege document ligt: een bestand of een adres.\n"
            "Bijvoorbeeld: https://intranet/sjablonen/offerte.docx."
        ),
        ("Where the empty document is: a file or an address.\nFor example: https://intranet/templates/quote.docx."),
    ),
    "field_help.data_point.text": (
        (
            "Eén gegeven dat je van elke deal moet weten, met een naam die maar één ding kan betekenen.\n"
            "Bijvoorbeeld: Gewenste opleverdatum."
        ),
        (
            "One fact that must be known of every deal, with a name that can mean one thing only.\n"
            "For example: Wanted delivery date."
        ),
    ),
    "field_help.data_point.doubles": (
        (
            "Datapunten met bijna dezelfde naam. Bedoelen ze hetzelfde, voeg ze dan samen; zo niet, zeg dat dan en"
            " er wordt niet meer naar gevraagd.\n"
            "Bijvoorbeeld: Budget en Budgetten."
        ),
        (
            "Data points with nearly the same name. If they mean the same, merge them; if not, say so and you are"
            " not asked again.\n"
            "For example: Budget and Budgets."
        ),
    ),
    "field_help.data_point.type": (
        (
            "Wat voor antwoord het is. In HubSpot bepaalt dit hoe je het invult en of je ermee kunt rekenen.\n"
            "Bijvoorbeeld: Bedrag bij Budget, Keuze bij Soort dak."
        ),
        (
            "What kind of answer it is. In HubSpot this decides how it is filled in, and whether one can calculate"
            " with it.\n"
            "For example: Amount for Budget, Choice for Kind of roof."
        ),
    ),
    "field_help.data_point.unit": (
        ("Waarin het wordt gemeten; leeg als er geen eenheid is.\nBijvoorbeeld: kW, m² of weken."),
        ("What it is measured in; empty when there is no unit.\nFor example: kW, m² or weeks."),
    ),
    "field_help.data_point.options": (
        (
            "De antwoorden waaruit je kiest, elk met een betekenis waarover niemand twijfelt. De waarde is de code"
            " in HubSpot.\n"
            "Bijvoorbeeld: Te duur = een ander bood dezelfde oplossing voor minder."
        ),
        (
            "The answers to choose from, each with a meaning that nobody doubts. The value is its code in HubSpot.\n"
            "For example: Too expensive = somebody else offered the same solution for less."
        ),
    ),
    "field_help.data_point.category": (
        (
            "Waar het gegeven over gaat. Zo zie je of je niet alleen verkoopcijfers bijhoudt.\n"
            "Bijvoorbeeld: Naleving bij Vergunning aanwezig."
        ),
        (
            "What the fact is about. This shows whether you keep more than sales figures alone.\n"
            "For example: Compliance for Permit present."
        ),
    ),
    "field_help.data_point.required_from": (
        ("De fase vanaf waar een deal niet verder gaat zonder dit antwoord.\nBijvoorbeeld: Offerte bij Budget."),
        ("The stage from which a deal goes no further without this answer.\nFor example: Quote for Budget."),
    ),
    "field_help.data_point.purpose": (
        (
            "Waarom je dit wilt weten en wat je ermee doet. Weet niemand het, dan kan het datapunt misschien weg.\n"
            "Bijvoorbeeld: Bepaalt welke installatie past."
        ),
        (
            "Why you want to know this and what you do with it. If nobody knows, the data point can perhaps go.\n"
            "For example: Decides which installation fits."
        ),
    ),
    "field_help.data_point.hubspot": (
        (
            "Welke dealeigenschap het in HubSpot wordt: een nieuwe, een bestaande (met haar interne naam), of geen.\n"
            "Bijvoorbeeld: Bestaande eigenschap amount bij Dealbedrag."
        ),
        (
            "Which deal property it becomes in HubSpot: a new one, an existing one (by its internal name), or none.\n"
            "For example: Existing property amount for Deal amount."
        ),
    ),
    "field_help.data_point.origins": (
        (
            "De documenten en velden waarin dit gegeven staat. Klik om erheen te gaan; koppelen doe je bij het"
            " document.\n"
            "Bijvoorbeeld: Offerte › Totaalbedrag."
        ),
        (
            "The documents and fields in which this fact is written down. Click to go there; link it at the"
            " document.\n"
            "For example: Quote › Total amount."
        ),
    ),
    "field_help.uses": (
        (
            "De triggers die hiermee worden bewezen. Klik om erheen te gaan; koppelen doe je bij de trigger.\n"
            "Bijvoorbeeld: De klant heeft de offerte getekend teruggestuurd."
        ),
        (
            "The triggers that this is evidence of. Click to go there; link it at the trigger.\n"
            "For example: The customer has sent back the signed quote."
        ),
    ),
    "field_help.task.text": (
        ("Eén handeling van jullie die gedaan moet zijn, met een werkwoord.\nBijvoorbeeld: Offerte nabellen."),
        ("One deed of yours that has to be done, with a verb.\nFor example: Call about the quote."),
    ),
    "field_help.task.role": (
        (
            "De rol die de taak doet: een functie, geen naam. In de tekst kan het ook met @.\n"
            "Bijvoorbeeld: Binnendienst."
        ),
        (
            "The role that does the task: a function, not a name. In the text you can use @ as well.\n"
            "For example: Sales support."
        ),
    ),
    "field_help.task.when": (
        (
            "Wanneer de taak gedaan moet zijn: geteld vanaf binnenkomst in de fase, of voor vertrek eruit.\n"
            "Bijvoorbeeld: 3 dagen na binnenkomst."
        ),
        (
            "When the task has to be done: counted from entering the stage, or before leaving it.\n"
            "For example: 3 days after entering."
        ),
    ),
    "field_help.task.required": (
        (
            "Aan als de deal niet verder mag voordat dit is gedaan.\n"
            "Bijvoorbeeld: aan bij Kredietcheck, uit bij Bedankje sturen."
        ),
        (
            "On when the deal may not go on before this is done.\n"
            "For example: on for Credit check, off for Send a thank-you note."
        ),
    ),
    "field_help.communication.text": (
        ("Waarover jullie in deze fase contact hebben.\nBijvoorbeeld: Toelichting op de offerte."),
        ("What you are in touch about in this stage.\nFor example: Explaining the quote."),
    ),
    "field_help.communication.channels": (
        (
            "Hoe jullie contact houden; bovenaan wat de klant het liefst heeft.\n"
            "Bijvoorbeeld: eerst Bezoek, dan Telefoon."
        ),
        ("How you keep in touch; what the customer likes best comes first.\nFor example: Visit first, then Phone."),
    ),
    "field_help.communication.initiative": (
        ("Van wie het eerste bericht komt.\nBijvoorbeeld: Verkoper bij een belafspraak, Koper bij een vraag."),
        ("Whose message comes first.\nFor example: Seller for a planned call, Buyer for a question."),
    ),
    "field_help.communication.frequency": (
        ("Hoe vaak, in je eigen woorden.\nBijvoorbeeld: elke twee weken, of twee dagen na de offerte."),
        ("How often, in your own words.\nFor example: every two weeks, or two days after the quote."),
    ),
    "field_help.communication.purpose": (
        ("Wat het contact moet opleveren.\nBijvoorbeeld: Twijfels horen voordat de klant beslist."),
        ("What the contact has to bring.\nFor example: Hear doubts before the customer decides."),
    ),
    "field_help.stage.name": (
        ("Een korte naam die iedereen hetzelfde leest, liefst wat de koper doet.\nBijvoorbeeld: Offerte in beraad."),
        (
            "A short name that everybody reads the same way, preferably what the buyer does.\n"
            "For example: Quote under review."
        ),
    ),
    "field_help.stage.kind": (
        ("Open zolang de deal loopt; Gewonnen en Verloren sluiten hem af.\nBijvoorbeeld: Verloren voor Geen opdracht."),
        ("Open as long as the deal goes on; Won and Lost close it.\nFor example: Lost for No order."),
    ),
    "field_help.stage.probability": (
        (
            "Hoeveel van de deals die hier staan jullie uiteindelijk winnen, uit ervaring en niet uit hoop.\n"
            "Bijvoorbeeld: 40% als vier van de tien het worden."
        ),
        (
            "How many of the deals that stand here you win in the end, from experience and not from hope.\n"
            "For example: 40% when four out of ten make it."
        ),
    ),
    "field_help.stage.description": (
        (
            "Wat er in deze fase gebeurt en waarin die verschilt van de vorige.\n"
            "Bijvoorbeeld: De klant vergelijkt en wij nemen twijfels weg."
        ),
        (
            "What happens in this stage, and how it differs from the one before.\n"
            "For example: The customer compares and we take away doubts."
        ),
    ),
    "field_help.stage.max_days": (
        ("Na hoeveel dagen in deze fase je wilt weten wat er aan de hand is.\nBijvoorbeeld: 30."),
        ("After how many days in this stage you want to know what is going on.\nFor example: 30."),
    ),
    "field_help.stage.aliases": (
        (
            "Hoe de fase nog meer heet, in oude lijsten of bij een ander team. Zo wordt hij herkend als je deals"
            " inleest.\n"
            "Bijvoorbeeld: Proposal sent."
        ),
        (
            "What else the stage is called, in old lists or by another team, so that it is known when deals are"
            " read.\n"
            "For example: Proposal sent."
        ),
    ),
    "field_help.stage.deliberately_empty": (
        (
            "Vink aan wat in deze fase met opzet leeg blijft. Het telt dan als klaar.\n"
            "Bijvoorbeeld: Documenten bij een eerste gesprek."
        ),
        (
            "Tick what stays empty in this stage on purpose. It counts as done then.\n"
            "For example: Documents for a first conversation."
        ),
    ),
    "field_help.blueprint.title": (
        ("Hoe deze blueprint heet, op het blad en in de lijst van bestanden.\nBijvoorbeeld: Verkoop van warmtepompen."),
        ("What this blueprint is called, on paper and in the list of files.\nFor example: Selling heat pumps."),
    ),
    "field_help.blueprint.client": (
        ("Voor welke organisatie deze pipeline is.\nBijvoorbeeld: Jansen Installaties."),
        ("The organisation that this pipeline is for.\nFor example: Jansen Installaties."),
    ),
    "field_help.blueprint.author": (
        ("Wie de blueprint maakte, om later iets te kunnen vragen.\nBijvoorbeeld: Noor de Wit."),
        ("Who made the blueprint, so that one can ask later.\nFor example: Noor de Wit."),
    ),
    "field_help.blueprint.notes": (
        ("Afspraken die voor de hele pipeline gelden.\nBijvoorbeeld: Bestaande klanten beginnen bij fase 2."),
        ("Agreements that hold for the whole pipeline.\nFor example: Existing customers begin at stage 2."),
    ),
    "field_help.blueprint.roles": (
        (
            "De rollen die hier meedoen, één lijst voor alles. Geef je een rol een andere naam, dan verandert die"
            " overal.\n"
            "Bijvoorbeeld: Accountmanager, Binnendienst, Werkvoorbereider."
        ),
        (
            "The roles that take part, one list for everything. Give a role another name and it changes everywhere.\n"
            "For example: Account manager, Sales support, Work planner."
        ),
    ),
    "field_help.status": (
        (
            "Hoe zeker dit is. Een voorbeeld telt niet mee en gaat niet naar HubSpot; een aanname telt wel, maar"
            " vraagt nog een ja.\n"
            "Bijvoorbeeld: Aanname als de klant er niet bij zat."
        ),
        (
            "How sure this is. An example does not count and does not go to HubSpot; an assumption counts, but still"
            " needs a yes.\n"
            "For example: Assumption when the client was not in the room."
        ),
    ),
    "field_help.note": (
        (
            "Wat je erbij wilt onthouden en nergens anders past.\n"
            "Bijvoorbeeld: Navragen bij Piet of dit ook voor onderhoud geldt."
        ),
        (
            "What you want to remember with it and fits nowhere else.\n"
            "For example: Ask Piet whether this holds for maintenance as well."
        ),
    ),
    "field_help.attached": (
        (
            "Wat dit was voordat het iets anders werd. Zet je het terug, dan komen die velden weer mee.\n"
            "Bijvoorbeeld: de rol en het moment van een taak die een document werd."
        ),
        (
            "What this was before it became something else. Turn it back, and those fields come back with it.\n"
            "For example: the role and the moment of a task that became a document."
        ),
    ),
}
