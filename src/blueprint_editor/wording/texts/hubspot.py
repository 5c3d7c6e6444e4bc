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
    "hubspot.said": ("HubSpot zegt: “{said}”.", "HubSpot says: “{said}”."),
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
            "Deze computer heeft geen sleutelbos om de sleutel veilig in te bewaren. Er is niets bewaard, ook niet op "
            "de schijf. Verbind het account in het venster, of zet de sleutel in HUBSPOT_ACCESS_TOKEN."
        ),
        (
            "This computer has no keyring to keep the key in safely. Nothing was kept, not on the disk either. "
            "Connect the account in the window, or put the key into HUBSPOT_ACCESS_TOKEN."
        ),
    ),
    "error.keyring_locked": (
        (
            "De sleutelbos van deze computer is op slot gebleven: er is geen wachtwoord gegeven, of het klopte niet. "
            "Er is niets bewaard of veranderd. Ontgrendel hem en probeer het opnieuw."
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
    "error.portal_name_unfit": (
        "Geef het HubSpot-account een naam van 1 tot {most} tekens op één regel.",
        "Give the HubSpot account a name of 1 to {most} characters on one line.",
    ),
    "error.portal_no_key": (
        (
            "De sleutel van “{name}” is niet op deze computer bewaard. Verbind het account opnieuw met een sleutel uit "
            "HubSpot. Er is niets veranderd."
        ),
        (
            "The key of “{name}” is not kept on this computer. Connect the account again with a key from HubSpot. "
            "Nothing was changed."
        ),
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
    "error.push_not_confirmed": (
        (
            "Bevestig dit account eerst: typ het nummer {account} (“{name}”). Het is een productieaccount, of een "
            "ander account dan waar deze blueprint eerder heen ging. Er is niets veranderd."
        ),
        (
            "Confirm this account first: type its number {account} (“{name}”). It is a production account, or another "
            "account than this blueprint went to before. Nothing was changed."
        ),
    ),
    "error.push_blocked": (
        "Dit plan kan nog niet naar “{name}”: kies een pipeline en beantwoord wat er open staat ({n}).",
        "This plan cannot be pushed to “{name}” yet: choose a pipeline and answer what is open ({n}).",
    ),
    "error.push_stale": (
        (
            "In “{name}” is intussen iets veranderd, zodat dit plan niet meer klopt. Er is niets doorgevoerd. "
            "Bekijk het nieuwe plan."
        ),
        (
            "Something has changed in “{name}” meanwhile, so that this plan no longer holds. Nothing was pushed. "
            "Look at the new plan."
        ),
    ),
    "error.push_no_snapshot": (
        (
            "Wat er vóór deze keer in HubSpot stond, is op deze computer niet meer te lezen: {path}. "
            "Er is niets veranderd; zet met de hand terug wat anders moet."
        ),
        (
            "What stood in HubSpot before this push can no longer be read on this computer: {path}. "
            "Nothing was changed; put back by hand what should be otherwise."
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
    # The steps of this work.
    "work.ask_hubspot": ("HubSpot vragen…", "Asking HubSpot…"),
    "work.find_key": ("Sleutel halen uit de sleutelbos…", "Getting the key from the keyring…"),
    "work.keep_key": ("Sleutelbos bijwerken…", "Updating the keyring…"),
    # The command `portal`.
    "help.portal": (
        "Verbindt, toont, test of verwijdert HubSpot-accounts: add, list, test, remove.",
        "Connects, lists, tests or removes HubSpot accounts: add, list, test, remove.",
    ),
    "help.portal_add": (
        (
            "add NAAM vraagt om de sleutel (een servicesleutel, of een bestaand private-app-token) en test hem. "
            "Hij wordt niet getoond, en kan ook via een pijp komen. Hij komt in de sleutelbos van deze computer en "
            "nergens anders. Met de naam van een account dat er al is, krijgt dat account de nieuwe sleutel."
        ),
        (
            "add NAME asks for the key (a service key, or an existing private-app token) and tests it. "
            "It is not shown, and can come through a pipe as well. It goes into this computer's keyring and "
            "nowhere else. With the name of an account that is there already, that account gets the new key."
        ),
    ),
    "help.portal_others": (
        (
            "list toont de accounts. test NAAM vraagt HubSpot wat het account is en wat de sleutel mag; zonder naam "
            "geldt de sleutel in HUBSPOT_ACCESS_TOKEN. remove NAAM verwijdert account en sleutel van deze computer."
        ),
        (
            "list shows the accounts. test NAME asks HubSpot what the account is and what the key may do; without a "
            "name the key in HUBSPOT_ACCESS_TOKEN counts. remove NAME removes account and key from this computer."
        ),
    ),
    "help.a_name": ("NAAM", "NAME"),
    "help.colour": (
        "De kleur waarmee het account gemerkt wordt: {colours}.",
        "The colour that the account is marked with: {colours}.",
    ),
    "help.a_colour": ("KLEUR", "COLOUR"),
    "portal.key": ("Sleutel van HubSpot (wordt niet getoond)", "Key of HubSpot (is not shown)"),
    "portal.name_missing": ("Zeg welk account: portal {deed} NAAM.", "Say which account: portal {deed} NAME."),
    "portal.name_too_many": ("list krijgt geen naam.", "list takes no name."),
    "portal.added": ("Verbonden: {name}", "Connected: {name}"),
    "portal.renewed": ("Nieuwe sleutel voor: {name}", "New key for: {name}"),
    "portal.removed": (
        "Verwijderd: {name}. De sleutel zelf bestaat nog in HubSpot: trek hem daar in als niemand hem meer gebruikt.",
        "Removed: {name}. The key itself still exists in HubSpot: revoke it there if nobody uses it any more.",
    ),
    "portal.none": (
        "Er zijn nog geen HubSpot-accounts. Verbind er een met: portal add NAAM",
        "There are no HubSpot accounts yet. Connect one with: portal add NAME",
    ),
    "portal.account": ("account {account}", "account {account}"),
    "portal.production": ("PRODUCTIE", "PRODUCTION"),
    "portal.test": ("testaccount", "test account"),
    "portal.hosting": ("gegevens in {hosting}", "data in {hosting}"),
    "portal.host": ("via {host}", "by way of {host}"),
    "portal.key_keyring": (
        "De sleutel staat in de sleutelbos van deze computer.",
        "The key is in this computer's keyring.",
    ),
    "portal.key_session": (
        (
            "Deze computer heeft geen sleutelbos. De sleutel staat daarom nergens op de schijf en geldt tot je het "
            "programma sluit; daarna verbind je het account opnieuw."
        ),
        (
            "This computer has no keyring. So the key is nowhere on the disk and counts until you close the program; "
            "after that you connect the account again."
        ),
    ),
    "portal.scopes": ("Rechten van de sleutel: {scopes}", "Scopes of the key: {scopes}"),
    "portal.scopes_unknown": (
        "Rechten van de sleutel: onbekend, HubSpot zegt ze niet. Lezen kan de sleutel wel.",
        "Scopes of the key: unknown, HubSpot does not say. The key can read.",
    ),
    "portal.missing": ("Voor doorvoeren ontbreekt: {scopes}", "Missing for a push: {scopes}"),
    # The way to click, where an address may have changed.
    "click.deals": ("CRM › Deals", "CRM › Deals"),
    "click.pipeline": (
        "Instellingen (tandwiel) › Objecten › Deals › Pijplijnen",
        "Settings (gear) › Objects › Deals › Pipelines",
    ),
    "click.properties": (
        "Instellingen (tandwiel) › Eigenschappen › Dealeigenschappen",
        "Settings (gear) › Properties › Deal properties",
    ),
    "click.property": (
        "Instellingen (tandwiel) › Eigenschappen › Dealeigenschappen › “{property}”",
        "Settings (gear) › Properties › Deal properties › “{property}”",
    ),
    "click.layout": (
        "Instellingen (tandwiel) › Objecten › Deals › Records aanpassen",
        "Settings (gear) › Objects › Deals › Record customization",
    ),
    "click.workflow": ("Automatisering › Workflows › “{flow}”", "Automation › Workflows › “{flow}”"),
    "click.keys": ("Ontwikkeling › Sleutels › Servicesleutels", "Development › Keys › Service keys"),
    "click.help": (
        "Kennisbank van HubSpot › Dealpijplijnen en dealfasen instellen",
        "HubSpot's knowledge base › Set up and customize your deal pipelines and deal stages",
    ),
}
