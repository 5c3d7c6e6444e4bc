"""Texts of the help on the thing under the cursor (F1): what it is, and what one does with it."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "help.name": ("Hulp", "Help"),
    "help.close": ("Hulp sluiten (Esc)", "Close the help (Esc)"),
    "help.all_keys": ("Alle toetsen", "All keys"),
    "help.stage": ("Fase", "Stage"),
    "help.stage.what": (
        (
            "Een fase is een stap die de koper zet, niet een taak van jullie. De volgorde is de weg van de deal;"
            " gewonnen en verloren sluiten hem af. De winkans zegt hoeveel van de deals die hier staan jullie winnen.\n"
            "Houd het bij weinig fasen, met een naam die iedereen in het team hetzelfde leest."
        ),
        (
            "A stage is a step that the buyer takes, not a task of yours. Their order is the way of the deal;"
            " won and lost close it. The win probability says how many of the deals that stand here you win.\n"
            "Keep to few stages, with a name that everybody in the team reads the same way."
        ),
    ),
    "help.trigger": ("Trigger", "Trigger"),
    "help.trigger.what": (
        (
            "Een trigger is wat er aantoonbaar is gebeurd waardoor de deal in deze fase staat, liefst een daad van"
            " de koper."
            " Een gevoel telt niet: noem het document of het datapunt dat het bewijst.\n"
            "Eén daad per trigger. Staan er twee in één zin, maak er dan twee van."
        ),
        (
            "A trigger is what has demonstrably happened so that the deal stands in this stage, preferably a deed"
            " of the buyer."
            " A feeling does not count: name the document or the data point that proves it.\n"
            "One deed for each trigger. Where one sentence has two, make two of it."
        ),
    ),
    "help.responsibility": ("Verantwoordelijkheid", "Responsibility"),
    "help.responsibility.what": (
        (
            "Waar de verkoper in deze fase op wordt aangesproken: het resultaat, niet de handelingen."
            " Zet er met @ de rol bij, zodat duidelijk is van wie het is."
        ),
        (
            "What the rep answers for in this stage: the result, not the steps towards it."
            " Add the role with @, so that it is clear whose it is."
        ),
    ),
    "help.document": ("Document", "Document"),
    "help.document.what": (
        (
            "Een document dat bij deze fase hoort, met de velden die erin staan. Bepaal bij elk veld of het in elke"
            " deal"
            " hetzelfde is: dan wordt het een datapunt van de pipeline. Zo niet, dan blijft het een open veld van"
            " het document."
        ),
        (
            "A document that belongs to this stage, with the fields in it. Decide for each field whether it is the"
            " same in"
            " every deal: then it becomes a data point of the pipeline. If not, it stays an open field of the document."
        ),
    ),
    "help.data_point": ("Datapunt", "Data point"),
    "help.data_point.what": (
        (
            "Iets wat je van elke deal moet weten om de juiste oplossing te leveren, één keer vastgelegd, met een type."
            " In HubSpot wordt het een eigenschap van de deal. Verplicht vanaf een fase betekent: zonder dit"
            " antwoord gaat de deal daar niet verder."
        ),
        (
            "Something that must be known of every deal to deliver the right solution, written down once, with a type."
            " In HubSpot it becomes a property of the deal. Required from a stage means: without this"
            " answer the deal goes no further there."
        ),
    ),
    "help.task": ("Taak", "Task"),
    "help.task.what": (
        (
            "Eén handeling van jullie, met wie die doet (@rol) en wanneer (+3d na binnenkomst,"
            " -1d voor het verlaten van de fase). Een ! maakt de taak verplicht."
        ),
        (
            "One deed of yours, with who does it (@role) and when (+3d after it came in,"
            " -1d before it leaves the stage). A ! makes the task required."
        ),
    ),
    "help.communication": ("Communicatie", "Communication"),
    "help.communication.what": (
        (
            "Hoe jullie in deze fase contact houden: waarover, via welk kanaal, hoe vaak, en wie het begin maakt."
            " Zet het kanaal erachter met “via”."
        ),
        (
            "How you keep in touch in this stage: about what, through which channel, how often, and who begins."
            " Add the channel with “via”."
        ),
    ),
    "help.board": ("Het bord", "The board"),
    "help.board.what": (
        (
            "Kolommen zijn de fasen van een deal, rijen de zes elementen. Lees een rij van links naar rechts als"
            " één verhaal;"
            " een lege cel valt zo meteen op."
        ),
        (
            "Columns are the stages of a deal, rows are the six elements. Read a row from left to right as one story;"
            " an empty cell is seen at once."
        ),
    ),
    "help.inspector": ("Inspector", "Inspector"),
    "help.inspector.what": (
        (
            "Alle velden van wat op het bord is gekozen. Elke wijziging staat meteen in de blueprint en is met één keer"
            " ongedaan maken terug te nemen. F6 brengt je terug naar het bord."
        ),
        (
            "All fields of what is chosen on the board. Each change is in the blueprint at once, and one undo takes"
            " it back."
            " F6 brings you back to the board."
        ),
    ),
    "help.parking": ("Parkeerplaats", "Parking lot"),
    "help.parking.what": (
        (
            "Wat nu niet aan de beurt is, maar niet weg mag: met wie erop terugkomt en wanneer."
            " Een item van het bord houdt alles bij zich en kan zo weer terug."
            " Kies er meer met Shift of Ctrl: wat je dan doet, geldt voor allemaal."
        ),
        (
            "What is not for now but must not get lost: with who comes back to it, and when."
            " An item from the board keeps all that belongs to it, and can go back as it was."
            " Select several with Shift or Ctrl: what you do then counts for all of them."
        ),
    ),
    "help.points": ("Tabel met datapunten", "Table of data points"),
    "help.points.what": (
        (
            "Alle datapunten van de pipeline onder elkaar: klik op een kop om te sorteren, typ in een vak om te"
            " wijzigen,"
            " plak een kolom uit Excel om er veel tegelijk in te vullen."
        ),
        (
            "All data points of the pipeline below each other: click a heading to sort, type in a box to change it,"
            " paste a column from Excel to fill in many at once."
        ),
    ),
    "help.rail": ("De zeven stappen", "The seven steps"),
    "help.rail.what": (
        (
            "De methode in volgorde: eerst de fasen, daarna rij voor rij. De ring loopt vol naarmate de cellen van"
            " een stap"
            " zijn ingevuld of bewust leeg zijn. Een stap kiezen opent zijn rij en vouwt de andere in; niets is"
            " verplicht."
        ),
        (
            "The method in its order: the stages first, then row by row. The ring fills as the cells of a step are"
            " filled in"
            " or are deliberately empty. To choose a step opens its row and folds the others; nothing is compulsory."
        ),
    ),
    "help.palette": ("Alles zoeken", "Find anything"),
    "help.palette.what": (
        (
            "Typ een paar letters van een opdracht, een fase of een item; accenten en hoofdletters maken niet uit."
            " Enter doet de opdracht of gaat erheen. Wat grijs is, kan nu niet."
        ),
        (
            "Type a few letters of a command, a stage or an item; accents and capitals do not matter."
            " Enter does the command or goes there. What is grey is not possible now."
        ),
    ),
    "help.find": ("Op het bord zoeken", "Find on the board"),
    "help.find.what": (
        (
            "Zoekt in items, velden, notities en fasen. Items zonder de woorden worden lichter."
            " Esc sluit de balk en laat je staan op wat je vond."
        ),
        (
            "Looks in items, fields, notes and stages. Items without the words become fainter."
            " Esc closes the bar and leaves you on what you found."
        ),
    ),
    "help.start": ("Beginnen", "Begin"),
    "help.start.what": (
        (
            "Kies een sjabloon: met voorbeelden om van te leren, alleen met fasen, of leeg. Of open een werkmap,"
            " ook een die niet met dit programma is gemaakt: dan zie je wat er van elke cel wordt."
        ),
        (
            "Choose a template: with examples to learn from, with stages only, or empty. Or open a workbook,"
            " also one that was not made with this program: then you see what becomes of each cell."
        ),
    ),
    # The three hints on the first board.
    "hint.type": (
        "Klik op een cel en typ: elke Enter maakt een item en begint het volgende.",
        "Click a cell and type: each Enter makes an item and begins the next one.",
    ),
    "hint.move": (
        "Sleep een item naar een andere fase, of verplaats het met {left} en {right}.",
        "Drag an item to another stage, or move it with {left} and {right}.",
    ),
    "hint.palette": (
        "{key} vindt alles: elke opdracht, elke fase en elk item.",
        "{key} finds everything: every command, every stage and every item.",
    ),
    "hint.close": ("Tip niet meer tonen", "Do not show this hint again"),
    # The printed sheet of keys.
    "keys.sheet": ("Toetsen van Blueprint editor", "Keys of Blueprint editor"),
    "keys.pdf": ("Opslaan als &PDF…", "Save as &PDF…"),
    "keys.print": ("&Afdrukken…", "Prin&t…"),
    "keys.print.tip": (
        "Opent het blad als PDF, in het programma waarmee je PDF’s bekijkt en afdrukt",
        "Opens the sheet as a PDF, in the program in which you read and print PDFs",
    ),
    "keys.file": ("Toetsen Blueprint editor.pdf", "Keys Blueprint editor.pdf"),
    "keys.page": ("{page} van {n}", "{page} of {n}"),
    "keys.pdf_type": ("PDF (*.pdf)", "PDF (*.pdf)"),
    "keys.saved": ("Opgeslagen: {name}", "Saved: {name}"),
    "keys.not_saved": (
        "{name} is niet geschreven: {reason}. Kies een andere plek.",
        "{name} was not written: {reason}. Choose another place.",
    ),
}
