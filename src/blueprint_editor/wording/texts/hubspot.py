"""HubSpot and its keys: what went wrong, what is safe, what to do."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # HubSpot answered, and changed nothing.
    "error.hubspot_unauthorised": (
        (
            "HubSpot herkent de sleutel niet. Dit verzoek heeft niets veranderd. "
            "Kijk in HubSpot of de sleutel nog bestaat en plak hem opnieuw."
        ),
        (
            "HubSpot does not recognise the key. This request changed nothing. "
            "Look in HubSpot whether the key still exists and paste it again."
        ),
    ),
    "error.hubspot_no_scope": (
        (
            "De sleutel mist hiervoor een recht (scope). Dit verzoek heeft niets veranderd. "
            "Geef de sleutel dat recht in HubSpot en probeer het opnieuw."
        ),
        (
            "The key lacks a scope for this. This request changed nothing. "
            "Give the key that scope in HubSpot and try again."
        ),
    ),
    "error.hubspot_not_found": (
        (
            "HubSpot kan dit niet vinden. Dit verzoek heeft niets veranderd. "
            "Misschien is het daar intussen verwijderd: haal de stand opnieuw op."
        ),
        (
            "HubSpot cannot find this. This request changed nothing. "
            "Perhaps it has been removed there meanwhile: fetch the state again."
        ),
    ),
    "error.hubspot_conflict": (
        (
            "Dit bestaat al in HubSpot. Dit verzoek heeft niets veranderd. "
            "Haal de stand opnieuw op en maak een nieuw plan."
        ),
        "This exists in HubSpot already. This request changed nothing. Fetch the state again and make a new plan.",
    ),
    "error.hubspot_refused": (
        (
            "HubSpot weigert dit verzoek ({status}). Er is daardoor niets veranderd. "
            "Lees wat HubSpot erover zegt en pas de Blueprint aan."
        ),
        (
            "HubSpot refuses this request ({status}). It changed nothing. "
            "Read what HubSpot says about it and change the Blueprint."
        ),
    ),
    "error.hubspot_rate_limited": (
        (
            "HubSpot krijgt te veel verzoeken tegelijk, ook na wachten. Dit verzoek heeft niets veranderd. "
            "Probeer het over een minuut opnieuw; misschien werkt een ander programma op dit account."
        ),
        (
            "HubSpot gets too many requests at once, also after a few waits. This request changed nothing. "
            "Try again in a minute; perhaps another program is at work on this account."
        ),
    ),
    "error.hubspot_daily_limit": (
        (
            "Dit account heeft zijn dagelijkse aantal verzoeken verbruikt. Dit verzoek heeft niets veranderd. "
            "Om middernacht in de tijdzone van het account kun je verder."
        ),
        (
            "This account has used up its requests for today. This request changed nothing. "
            "At midnight in the account's time zone you can go on."
        ),
    ),
    "error.hubspot_locked": (
        (
            "HubSpot is hier zelf mee bezig (423), ook na een paar keer wachten. Dit verzoek heeft niets veranderd. "
            "Probeer het over een paar minuten opnieuw."
        ),
        (
            "HubSpot itself is at work on this (423), also after a few waits. This request changed nothing. "
            "Try again in a few minutes."
        ),
    ),
    # Nothing reached HubSpot.
    "error.hubspot_no_network": (
        (
            "{host} is niet te bereiken. Er is niets verstuurd en niets veranderd. "
            "Kijk of je internet hebt en probeer het opnieuw."
        ),
        (
            "{host} cannot be reached. Nothing was sent and nothing was changed. "
            "Look whether you are online and try again."
        ),
    ),
    "error.hubspot_tls": (
        (
            "De verbinding met {host} is niet te vertrouwen: het certificaat klopt niet. Je sleutel is niet verstuurd. "
            "Zet de klok van deze computer goed, of vraag je IT-beheer naar het certificaat van hun beveiliging."
        ),
        (
            "The connection with {host} cannot be trusted: its certificate is not right. Your key was not sent. "
            "Set this computer's clock right, or ask your IT department for the certificate of their security."
        ),
    ),
    "error.hubspot_proxy": (
        (
            "De proxy {proxy} laat het verzoek niet door. Je sleutel is niet verstuurd en er is niets veranderd. "
            "Meld je aan bij de proxy, of vraag je IT-beheer om {host} toe te laten."
        ),
        (
            "The proxy {proxy} does not let the request through. Your key was not sent and nothing was changed. "
            "Log in to the proxy, or ask your IT department to allow {host}."
        ),
    ),
    "error.hubspot_bad_host": (
        (
            "BLUEPRINT_HUBSPOT_URL is “{host}”, en daar gaat geen sleutel naartoe. Er is niets verstuurd. "
            "Gebruik een adres dat met https:// begint, of http:// op deze computer zelf (127.0.0.1)."
        ),
        (
            "BLUEPRINT_HUBSPOT_URL is “{host}”, and no key goes there. Nothing was sent. "
            "Use an address that begins with https://, or http:// on this computer itself (127.0.0.1)."
        ),
    ),
    # No answer of HubSpot, or none to rely on.
    "error.hubspot_trouble": (
        "Bij HubSpot gaat iets mis ({status}). Er is niets veranderd. Probeer het over een paar minuten opnieuw.",
        "Something is wrong at HubSpot ({status}). Nothing was changed. Try again in a few minutes.",
    ),
    "error.hubspot_intercepted": (
        (
            "Niet HubSpot antwoordt, maar iets ertussen: een inlogpagina van het netwerk of een proxy. "
            "Dit zegt niets over het account. Log in op het netwerk (open een webpagina) en probeer het opnieuw."
        ),
        (
            "Not HubSpot answers, but something in between: a log-in page of the network, or a proxy. "
            "It says nothing about the account. Log in to the network (open a web page) and try again."
        ),
    ),
    "error.hubspot_odd_answer": (
        (
            "Het antwoord van HubSpot is onvolledig of anders dan verwacht ({what}), en wordt niet gebruikt. "
            "Er is niets veranderd. Probeer het opnieuw; blijft het zo, kijk dan of er een nieuwe versie is."
        ),
        (
            "HubSpot's answer is incomplete or not as expected ({what}), and is not used. "
            "Nothing was changed. Try again; if it stays so, look whether there is a new version."
        ),
    ),
    "error.hubspot_timed_out": (
        "{host} geeft geen antwoord binnen {seconds} seconden. Er is niets veranderd. Probeer het opnieuw.",
        "{host} does not answer within {seconds} seconds. Nothing was changed. Try again.",
    ),
    "error.hubspot_lost_answer": (
        "De verbinding met {host} brak af. Er is niets veranderd. Kijk of je internet hebt en probeer het opnieuw.",
        "The connection with {host} broke. Nothing was changed. Look whether you are online and try again.",
    ),
    "error.hubspot_cancelled": (
        "Gestopt. Dit verzoek heeft niets veranderd.",
        "Stopped. This request changed nothing.",
    ),
    "error.hubspot_outcome_unknown": (
        (
            "Een wijziging is naar HubSpot gestuurd, maar er kwam geen bruikbaar antwoord. "
            "Ze kan gedaan zijn of niet, en wordt niet zomaar herhaald. Vergelijk met HubSpot en ga dan verder."
        ),
        (
            "A change was sent to HubSpot, but no usable answer came. "
            "It may have been done or not, and is not repeated blindly. Compare with HubSpot and go on then."
        ),
    ),
    # What HubSpot itself said of it.
    "hubspot.said": ("HubSpot zegt: “{said}”", "HubSpot says: “{said}”"),
    "hubspot.correlation": ("Kenmerk: {correlation}.", "Reference: {correlation}."),
    # The key and the keyring.
    "error.key_empty": (
        "Er staat geen sleutel. Kopieer de hele sleutel in HubSpot en plak hem hier.",
        "There is no key. Copy the whole key in HubSpot and paste it here.",
    ),
    "error.key_unfit": (
        (
            "Dit kan geen sleutel van HubSpot zijn: er staat een teken in dat daar niet hoort (op plaats {place}). "
            "Kopieer de sleutel opnieuw, zonder tekst eromheen."
        ),
        (
            "This cannot be a key of HubSpot: a character in it does not belong there (in place {place}). "
            "Copy the key again, without text around it."
        ),
    ),
    "error.key_too_long": (
        (
            "Deze sleutel is te lang om te bewaren ({n} tekens; hooguit {most}). Er is niets bewaard. "
            "Kijk of er niet meer is geplakt dan de sleutel."
        ),
        (
            "This key is too long to keep ({n} characters; at most {most}). Nothing was kept. "
            "Look whether more than the key was pasted."
        ),
    ),
    "error.keyring_absent": (
        (
            "Deze computer heeft geen sleutelbos om de sleutel veilig in te bewaren. Hij staat nergens op de schijf, "
            "en geldt alleen tot je het programma sluit. Voor scripts kan hij in HUBSPOT_ACCESS_TOKEN."
        ),
        (
            "This computer has no keyring to keep the key in safely. It is nowhere on the disk, "
            "and counts only until you close the program. For scripts it can be in HUBSPOT_ACCESS_TOKEN."
        ),
    ),
    "error.keyring_locked": (
        (
            "De sleutelbos van deze computer is op slot. Er is niets bewaard of veranderd. "
            "Ontgrendel hem met je wachtwoord en probeer het opnieuw."
        ),
        ("This computer's keyring is locked. Nothing was kept or changed. Unlock it with your password and try again."),
    ),
    "error.keyring_silent": (
        (
            "De sleutelbos van deze computer geeft geen antwoord. Misschien vraagt hij ergens om je wachtwoord. "
            "De sleutel staat nergens anders. Meld je eventueel opnieuw aan bij de computer en probeer het nog eens."
        ),
        (
            "This computer's keyring does not answer. Perhaps it asks for your password somewhere. "
            "The key is nowhere else. If need be log in to the computer again, and try once more."
        ),
    ),
    "error.keyring_refused": (
        (
            "De sleutelbos van deze computer weigert ({kind}). De sleutel staat nergens anders. "
            "Kijk in de instellingen van je sleutelbos en probeer het opnieuw."
        ),
        (
            "This computer's keyring refuses ({kind}). The key is nowhere else. "
            "Look in the settings of your keyring and try again."
        ),
    ),
    "error.keyring_forgets": (
        (
            "De sleutelbos van deze computer heeft de sleutel niet onthouden. Hij staat nergens anders. "
            "Kijk in de instellingen van je sleutelbos en probeer het opnieuw."
        ),
        (
            "This computer's keyring did not keep the key. It is nowhere else. "
            "Look in the settings of your keyring and try again."
        ),
    ),
    # The accounts that the program knows.
    "error.portal_unknown": (
        "Er is geen HubSpot-account met de naam “{name}”. Deze zijn er: {known}.",
        "There is no HubSpot account named “{name}”. There are: {known}.",
    ),
    "error.portal_exists": (
        "Er is al een HubSpot-account met de naam “{name}”. Er is niets veranderd. Kies een andere naam.",
        "There is a HubSpot account named “{name}” already. Nothing was changed. Choose another name.",
    ),
    "error.portal_name_unfit": (
        "Geef het HubSpot-account een naam van 1 tot {most} tekens op één regel.",
        "Give the HubSpot account a name of 1 to {most} characters on one line.",
    ),
    "error.portal_no_key": (
        (
            "De sleutel van “{name}” staat niet in de sleutelbos van deze computer. "
            "Verbind het account opnieuw met een sleutel uit HubSpot."
        ),
        ("The key of “{name}” is not in this computer's keyring. Connect the account again with a key from HubSpot."),
    ),
    "error.portal_other_account": (
        (
            "De sleutel hoort bij account {account}, maar “{name}” is account {expected}. Er is niets veranderd. "
            "Plak een sleutel van account {expected}, of voeg {account} onder een eigen naam toe."
        ),
        (
            "The key belongs to account {account}, but “{name}” is account {expected}. Nothing was changed. "
            "Paste a key of account {expected}, or add {account} under a name of its own."
        ),
    ),
    "error.portals_unreadable": (
        (
            "De lijst van HubSpot-accounts kan niet gelezen worden: {path}. Er is niets aan veranderd, "
            "en je sleutels staan nog in de sleutelbos. Herstel of verwijder dat bestand."
        ),
        (
            "The list of HubSpot accounts cannot be read: {path}. Nothing in it was changed, "
            "and your keys are still in the keyring. Mend or remove that file."
        ),
    ),
}
