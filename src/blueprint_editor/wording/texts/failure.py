"""What the window says when the program itself is at fault: what is safe, what happened, what to do."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "failure.title": ("Fout in het programma", "Fault in the program"),
    "failure.head": ("Er ging iets mis in het programma.", "Something went wrong in the program."),
    "failure.safe": (
        "Je werk is er nog, met alles wat je gedaan hebt. Je kunt verder. Sla voor de zekerheid een kopie op.",
        "Your work is still here, with everything you have done. You can go on. Save a copy to be sure.",
    ),
    "failure.not_kept": (
        (
            "Je werk is er nog, maar alleen in dit programma: er is geen herstelkopie van. Sla het nu op."
            " Daarna kun je verder."
        ),
        (
            "Your work is still here, but in this program alone: there is no recovery copy of it. Save it now."
            " Then you can go on."
        ),
    ),
    "failure.nothing_open": (
        "Er stond nog niets open, dus er is niets verloren. Je kunt verder.",
        "Nothing was open yet, so nothing is lost. You can go on.",
    ),
    "failure.while.command": (
        "Het gebeurde bij “{name}”. Kijk of dat gedaan is, en probeer het anders opnieuw.",
        "It happened in “{name}”. Look whether that was done, and try it again if not.",
    ),
    "failure.while.deed": (
        "Het gebeurde bij wat je het laatst deed. Kijk of dat gedaan is, en probeer het anders opnieuw.",
        "It happened in what you did last. Look whether that was done, and try it again if not.",
    ),
    "failure.while.painting": (
        "Het gebeurde bij het tekenen van het venster. Als er iets verkeerd getoond wordt: sla op en open opnieuw.",
        "It happened while the window was drawn. If something is shown wrongly: save, and open it again.",
    ),
    "failure.while.job": (
        "Het gebeurde bij werk op de achtergrond. Probeer opnieuw wat je het laatst vroeg.",
        "It happened in work in the background. Try again what you asked for last.",
    ),
    "failure.more": (
        "Er ging daarna nog {n} ander ding mis.|Er gingen daarna nog {n} andere dingen mis.",
        "After that {n} other thing went wrong.|After that {n} other things went wrong.",
    ),
    "failure.show": ("Verslag bekijken", "Show report"),
    "failure.go_on": ("Verder", "Go on"),
    "failure.copy": ("Verslag kopiëren", "Copy report"),
    "failure.folder": ("Map openen", "Open folder"),
    "failure.report_kept": (
        "In dit verslag staat geen tekst van je Blueprint, geen naam en geen map. Het staat alleen op deze computer.",
        "This report holds no text of your Blueprint, no name and no folder. It is kept on this computer only.",
    ),
    "failure.report_not_kept": (
        "In dit verslag staat geen tekst van je Blueprint, geen naam en geen map. Het kon niet bewaard worden.",
        "This report holds no text of your Blueprint, no name and no folder. It could not be kept.",
    ),
}
