"""Texts of HubSpot in the window: its menu, its dialogs, and the go-live checklist in its dock."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # The menu.
    "action.push": ("&Doorvoeren in HubSpot…", "&Push to HubSpot…"),
    "action.portal_compare": ("&Vergelijken met HubSpot…", "&Compare with HubSpot…"),
    "action.portal_fetch": ("Pipeline &ophalen…", "&Fetch a pipeline…"),
    "action.push_undo": ("Doorvoering on&gedaan maken…", "&Undo a push…"),
    "action.golive": ("Go-&live-checklist", "Go-&live checklist"),
    "action.accounts": ("HubSpot-&accounts…", "HubSpot &accounts…"),
    "action.practice": ("Oefenpo&rtal", "P&ractice portal"),
    "action.practice_page": ("Pagina van de oefenportal &tonen", "&Show the practice portal's page"),
    "action.practice_afresh": ("Oefenportal opnieuw &beginnen…", "&Begin the practice portal afresh…"),
    "action.page_deals": ("D&eals in HubSpot", "D&eals in HubSpot"),
    "action.page_pipeline": ("&Instellingen van de pipeline", "P&ipeline settings"),
    "action.page_properties": ("Dealeigen&schappen", "Deal pr&operties"),
    "action.page_layout": ("I&ndeling van het dealrecord", "Record la&yout of deals"),
    "action.page_help": ("&Hulpartikel van HubSpot", "HubSpot's &help article"),
    "window.golive": ("Go-live-checklist", "Go-live checklist"),
    "window.golive.close": ("Go-live-checklist sluiten", "Close the go-live checklist"),
    # What several dialogs say.
    "push_window.account": ("Account", "Account"),
    "push_window.account.choose": ("Kies een account…", "Choose an account…"),
    "push_window.target": ("Pipeline", "Pipeline"),
    "push_window.choose": ("Kies…", "Choose…"),
    "push_window.close": ("Sluiten", "Close"),
    "push_window.copy": ("Kopiëren", "Copy"),
    "push_window.copied": ("Gekopieerd", "Copied"),
    "push_window.connect": ("Account verbinden…", "Connect an account…"),
    "push_window.stopped": (
        "Gestopt. Er is niets veranderd, hier niet en in HubSpot niet.",
        "Stopped. Nothing was changed, neither here nor in HubSpot.",
    ),
    "push_window.click": (
        "Er is geen HubSpot-account gekoppeld. In HubSpot klik je hierheen: {path}",
        "No HubSpot account is connected. In HubSpot click your way there: {path}",
    ),
    "work.read_account": ("Account lezen…", "Reading the account…"),
    "work.plan": ("Plan maken…", "Making the plan…"),
    "work.push": ("Doorvoeren in HubSpot…", "Pushing to HubSpot…"),
    "handout.push_report": ("doorvoerverslag", "push-report"),
    "handout.golive": ("go-live-checklist", "go-live-checklist"),
    # The practice portal.
    "push_window.practice.name": ("Oefenportal", "Practice portal"),
    "push_window.practice.type": ("oefenaccount op deze computer", "practice account on this computer"),
    "push_window.practice.started": (
        (
            "De oefenportal staat open: een HubSpot-account op deze computer, zonder netwerk. Wat je erin doorvoert, "
            "blijft bewaard."
        ),
        (
            "The practice portal is open: a HubSpot account on this computer, without a network. What you push to it "
            "is kept."
        ),
    ),
    "push_window.practice.stopped": (
        "De oefenportal is gesloten. Wat erin staat, is er de volgende keer weer.",
        "The practice portal is closed. What is in it will be there again the next time.",
    ),
    "push_window.practice.afresh_ask": (
        (
            "De oefenportal opnieuw beginnen? Alle pipelines, eigenschappen en wijzigingen die erin staan, verdwijnen. "
            "Aan je blueprints verandert niets."
        ),
        (
            "Begin the practice portal afresh? All pipelines, properties and changes that are in it go. Nothing "
            "changes in your blueprints."
        ),
    ),
    "push_window.practice.afresh_yes": ("Opnieuw beginnen", "Begin afresh"),
    "push_window.practice.afresh": (
        "De oefenportal is weer zoals een nieuw HubSpot-account.",
        "The practice portal is like a new HubSpot account again.",
    ),
    "push_window.practice.afresh_aside": (
        "De oefenportal is weer zoals een nieuw HubSpot-account. Het onleesbare bestand staat er nog naast.",
        "The practice portal is like a new HubSpot account again. The file that could not be read is still beside it.",
    ),
    "push_window.practice.put_back": ("Terughalen", "Bring back"),
    "push_window.practice.is_back": (
        "Wat in de oefenportal stond, staat er weer.",
        "What was in the practice portal is there again.",
    ),
    # The accounts.
    "push_window.accounts.title": ("HubSpot-accounts", "HubSpot accounts"),
    "push_window.accounts.lead": (
        "Deze accounts zijn verbonden. De sleutel van elk staat in de sleutelbos van deze computer.",
        "These accounts are connected. The key of each is in this computer's keyring.",
    ),
    "push_window.accounts.for_now": (
        (
            "Deze accounts zijn verbonden. Deze computer heeft geen sleutelbos: de sleutel van {names} geldt tot je "
            "het programma sluit.|"
            "Deze accounts zijn verbonden. Deze computer heeft geen sleutelbos: de sleutels van {names} gelden tot je "
            "het programma sluit."
        ),
        (
            "These accounts are connected. This computer has no keyring: the key of {names} counts until you close the "
            "program.|"
            "These accounts are connected. This computer has no keyring: the keys of {names} count until you close the "
            "program."
        ),
    ),
    "push_window.accounts.none": (
        (
            "Er is nog geen HubSpot-account verbonden. Met een account kun je een blueprint doorvoeren, vergelijken en "
            "ophalen. Oefenen kan zonder: HubSpot → Oefenportal."
        ),
        (
            "No HubSpot account is connected yet. With one you can push a blueprint, compare it and fetch it. To "
            "practise you need none: HubSpot → Practice portal."
        ),
    ),
    "push_window.accounts.name": ("Naam", "Name"),
    "push_window.accounts.number": ("Nummer", "Number"),
    "push_window.accounts.type": ("Soort", "Type"),
    "push_window.accounts.hosting": ("Gegevens in", "Data in"),
    "push_window.accounts.add": ("Verbinden…", "Connect…"),
    "push_window.accounts.test": ("Testen", "Test"),
    "push_window.accounts.remove": ("Verwijderen…", "Remove…"),
    "push_window.accounts.remove_ask": (
        "“{name}” en zijn sleutel van deze computer verwijderen? In HubSpot verandert er niets.",
        "Remove “{name}” and its key from this computer? Nothing changes in HubSpot.",
    ),
    "push_window.accounts.remove_yes": ("Verwijderen", "Remove"),
    "push_window.colour.grey": ("Grijs", "Grey"),
    "push_window.colour.red": ("Rood", "Red"),
    "push_window.colour.amber": ("Oranje", "Amber"),
    "push_window.colour.green": ("Groen", "Green"),
    "push_window.colour.blue": ("Blauw", "Blue"),
    "push_window.colour.violet": ("Paars", "Violet"),
    # Connecting one.
    "push_window.connect.title": ("HubSpot-account verbinden", "Connect a HubSpot account"),
    "push_window.connect.step": ("Stap {at} van 3: {title}", "Step {at} of 3: {title}"),
    "push_window.connect.page1": ("wat er wel en niet gebeurt", "what will happen, and what will not"),
    "push_window.connect.page2": ("een sleutel maken in HubSpot", "make a key in HubSpot"),
    "push_window.connect.page3": ("de sleutel plakken en testen", "paste the key and test it"),
    "push_window.connect.will": (
        (
            "Wel: pipelines, fasen en dealeigenschappen lezen, en ze maken en wijzigen. Altijd toont een plan eerst "
            "wat er verandert, en er gebeurt niets voordat je op Doorvoeren drukt."
        ),
        (
            "It will read pipelines, stages and deal properties, and make and change them. A plan always shows first "
            "what changes, and nothing happens before you press Push."
        ),
    ),
    "push_window.connect.will_not": (
        (
            "Niet: deals lezen of wijzigen, contacten of bedrijven zien, een pipeline of fase verwijderen. Deals "
            "blijven in de fase waarin ze staan."
        ),
        (
            "It will not read or change deals, see contacts or companies, or remove a pipeline or a stage. Deals stay "
            "in the stage they are in."
        ),
    ),
    "push_window.connect.keeps": (
        "De sleutel komt in de sleutelbos van deze computer en nergens anders: niet in je blueprint, niet in een log.",
        "The key goes into this computer's keyring and nowhere else: not into your blueprint, not into a log.",
    ),
    "push_window.connect.where": (
        "Maak in HubSpot een servicesleutel: {path}. Daarvoor moet je superbeheerder zijn.",
        "Make a service key in HubSpot: {path}. You need to be a super admin for that.",
    ),
    "push_window.connect.scopes": ("Geef hem deze twee rechten (scopes):", "Give it these two scopes:"),
    "push_window.connect.older": (
        "Heb je al een private app met deze rechten? Dan kun je het token daarvan gebruiken.",
        "Have you got a private app with these scopes already? Then you can use its token.",
    ),
    "push_window.connect.name": ("&Naam", "&Name"),
    "push_window.connect.colour": ("K&leur", "Co&lour"),
    "push_window.connect.key": ("&Sleutel", "&Key"),
    "push_window.connect.hint": (
        (
            "Geef een productieaccount een eigen kleur, dan zie je altijd waar je bent. Met de naam van een account "
            "dat er al is, krijgt dat de nieuwe sleutel."
        ),
        (
            "Give a production account a colour of its own, so that you always see where you are. The name of an "
            "account that is there already gives that one the new key."
        ),
    ),
    "push_window.connect.done.title": ("Verbonden", "Connected"),
    "push_window.connect.done": (
        "Het account is verbonden. Je kunt dit venster sluiten.",
        "The account is connected. You can close this window.",
    ),
    "push_window.connect.back": ("Terug", "Back"),
    "push_window.connect.next": ("Verder", "Next"),
    "push_window.connect.connect": ("Testen en verbinden", "Test and connect"),
    # The plan and the push.
    "push_window.push.title": ("Doorvoeren in HubSpot", "Push to HubSpot"),
    "push_window.push.title_undo": ("Doorvoering ongedaan maken", "Undo a push"),
    "push_window.push.name": ("Naam", "Name"),
    "push_window.push.again": ("Opnieuw lezen", "Read again"),
    "push_window.push.back": ("Nieuw plan", "New plan"),
    "push_window.push.choose_target": ("Kies een pipeline…", "Choose a pipeline…"),
    "push_window.push.workflows": (
        "Van de taken conceptworkflows maken, altijd uitgeschakeld (vanaf Professional)",
        "Make draft workflows of the tasks, always switched off (from Professional)",
    ),
    "push_window.push.copy": ("Plan kopiëren", "Copy the plan"),
    "push_window.push.empty": (
        "Kies een account. Het programma leest dat en toont wat er zou veranderen; er wordt nog niets geschreven.",
        "Choose an account. The program reads it and shows what would change; nothing is written yet.",
    ),
    "push_window.push.unread": (
        "Het account is niet gelezen, dus er is nog geen plan. Er is niets geschreven.",
        "The account was not read, so there is no plan yet. Nothing was written.",
    ),
    "push_window.push.empty_undo": (
        "Het account wordt gelezen. Het plan toont wat teruggezet wordt en wat blijft; er wordt nog niets geschreven.",
        "The account is being read. The plan shows what is put back and what stays; nothing is written yet.",
    ),
    "push_window.push.push": ("{n} stap doorvoeren|{n} stappen doorvoeren", "Push {n} step|Push {n} steps"),
    "push_window.push.push.none": ("Doorvoeren", "Push"),
    "push_window.push.undo.none": ("Terugzetten", "Put back"),
    "push_window.push.undo": ("{n} stap terugzetten|{n} stappen terugzetten", "Put {n} step back|Put {n} steps back"),
    "push_window.push.confirm": (
        "Dit is een productieaccount waarin mensen werken. Typ het nummer {account} om door te voeren in “{name}”.",
        "This is a production account that people work in. Type its number {account} to push to “{name}”.",
    ),
    "push_window.push.confirm_other": (
        "Deze blueprint ging eerder naar een ander account. Typ het nummer {account} om door te voeren in “{name}”.",
        "This blueprint went to another account before. Type the number {account} to push to “{name}”.",
    ),
    "push_window.push.stopping": (
        "Stopt na deze stap. Nog eens drukken wacht ook daar niet op.",
        "Stops after this step. Pressing again does not wait for that either.",
    ),
    "push_window.push.left": (
        "Het doorvoeren stopt na deze stap. Wat gedaan is, staat in de blueprint; nog eens doorvoeren gaat verder.",
        "The push stops after this step. What was done is in the blueprint; pushing again goes on.",
    ),
    "push_window.group.in_way": ("In de weg ({n})", "In the way ({n})"),
    "push_window.group.questions": ("Vragen ({n})", "Questions ({n})"),
    "push_window.group.notices": ("Goed om te weten", "Good to know"),
    "push_window.group.steps": ("Wat er gebeurt ({n})", "What happens ({n})"),
    "push_window.group.only_there": ("Alleen in HubSpot, blijft staan ({n})", "Only in HubSpot, stays ({n})"),
    "push_window.group.left_out": ("Gaat niet mee ({n})", "Left out ({n})"),
    "push_window.group.by_hand": ("Met de hand, na het doorvoeren ({n})", "By hand, after the push ({n})"),
    # The report.
    "push_window.report.title": ("Verslag", "Report"),
    "push_window.report.number": ("Nr.", "No."),
    "push_window.report.outcome": ("Uitkomst", "Outcome"),
    "push_window.report.step": ("Stap", "Step"),
    "push_window.report.said": ("Toelichting", "Explanation"),
    "push_window.report.reference": ("Kenmerk", "Reference"),
    "push_window.report.at": ("Tijd", "Time"),
    "push_window.report.copy": ("Verslag kopiëren", "Copy the report"),
    "push_window.report.html": ("Opslaan als HTML…", "Save as HTML…"),
    "push_window.report.csv": ("Opslaan als CSV…", "Save as CSV…"),
    # Comparing.
    "push_window.drift.title": ("Vergelijken met HubSpot", "Compare with HubSpot"),
    "push_window.drift.empty": (
        "Kies een account. Het programma leest dat en toont wat er anders is dan in deze blueprint.",
        "Choose an account. The program reads it and shows what is different from this blueprint.",
    ),
    "push_window.drift.choose_target": (
        "Deze blueprint is nog niet in dit account doorgevoerd. Kies de pipeline om mee te vergelijken.",
        "This blueprint was not pushed to this account yet. Choose the pipeline to compare with.",
    ),
    "push_window.drift.what": ("Wat er anders is", "What is different"),
    "push_window.drift.who": ("Door en wanneer", "By and when"),
    "push_window.drift.user": ("gebruiker {user}", "user {user}"),
    "push_window.drift.answer": ("Wat je doet", "What you do"),
    "push_window.drift.copy": ("Lijst kopiëren", "Copy the list"),
    "push_window.drift.go": ("{n} wijziging uitvoeren|{n} wijzigingen uitvoeren", "Make {n} change|Make {n} changes"),
    "push_window.drift.go.none": ("Uitvoeren", "Make changes"),
    "push_window.drift.taken": (
        "{n} wijziging overgenomen.|{n} wijzigingen overgenomen.",
        "{n} change taken over.|{n} changes taken over.",
    ),
    # Fetching.
    "push_window.fetch.title": ("Pipeline ophalen uit HubSpot", "Fetch a pipeline from HubSpot"),
    "push_window.fetch.empty": (
        "Kies een account. Van een pipeline daaruit maak je een nieuwe blueprint, of je zet haar naast deze.",
        "Choose an account. A pipeline in it becomes a new blueprint, or comes in beside this one.",
    ),
    "push_window.fetch.name": ("Pipeline", "Pipeline"),
    "push_window.fetch.stages": ("Fasen", "Stages"),
    "push_window.fetch.fetch": ("Ophalen", "Fetch"),
    "push_window.fetch.origin": ("{name} uit HubSpot", "{name} from HubSpot"),
    # Undoing.
    "push_window.undo.title": ("Doorvoering ongedaan maken", "Undo a push"),
    "push_window.undo.lead": (
        "Kies een doorvoering. Eerst zie je een plan van wat er teruggezet wordt; fasen en pipelines blijven altijd.",
        "Choose a push. A plan first shows what would be put back; stages and pipelines always stay.",
    ),
    "push_window.undo.none": (
        "Vanaf deze computer is nog niets van deze blueprint doorgevoerd dat ongedaan kan worden gemaakt.",
        "Nothing of this blueprint was pushed from this computer yet that could be undone.",
    ),
    "push_window.undo.when": ("Wanneer", "When"),
    "push_window.undo.account": ("Account", "Account"),
    "push_window.undo.pipeline": ("Pipeline", "Pipeline"),
    "push_window.undo.steps": ("Stappen", "Steps"),
    "push_window.undo.plan": ("Plan bekijken…", "Look at the plan…"),
    # The go-live checklist.
    "push_window.golive.what": ("Wat er moet gebeuren", "What is to be done"),
    "push_window.golive.stage": ("Fase", "Stage"),
    "push_window.golive.tier": ("Abonnement", "Subscription"),
    "push_window.golive.done": ("Gedaan", "Done"),
    "push_window.golive.open": ("Openen in HubSpot", "Open in HubSpot"),
    "push_window.golive.copy_names": ("Namen kopiëren", "Copy the names"),
    "push_window.golive.copy": ("Lijst kopiëren", "Copy the list"),
    "push_window.golive.copied": (
        "De go-live-checklist staat op het klembord.",
        "The go-live checklist is on the clipboard.",
    ),
    "push_window.golive.pdf": ("Opslaan als PDF…", "Save as PDF…"),
    "push_window.golive.html": ("Opslaan als HTML…", "Save as HTML…"),
    "push_window.golive.count": ("{done} van {n} gedaan", "{done} of {n} done"),
    "push_window.golive.empty": (
        "Er is niets met de hand te doen. Wat HubSpot niet van het programma aanneemt, komt hier vanzelf te staan.",
        "There is nothing to do by hand. What HubSpot does not take from the program appears here by itself.",
    ),
    "push_window.golive.somebody": ("iemand", "somebody"),
}
