"""Texts of a push to HubSpot: the plan and its questions, a comparison with the account, the report."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # The first line: where the push goes.
    "plan.target.none": (
        "Doel: nog niet gekozen. Kies in account {account} een nieuwe pipeline of een bestaande.",
        "Target: not chosen yet. Choose a new pipeline or an existing one in account {account}.",
    ),
    "plan.target.new": (
        "Doel: nieuwe pipeline {label} in account {account}",
        "Target: new pipeline {label} in account {account}",
    ),
    "plan.target.existing": (
        "Doel: pipeline {label} ({pipeline}) in account {account}",
        "Target: pipeline {label} ({pipeline}) in account {account}",
    ),
    "plan.target.undo": (
        "Doorvoering ongedaan maken in pipeline {label} ({pipeline}), account {account}",
        "Undo the push to pipeline {label} ({pipeline}), account {account}",
    ),
    "plan.target.existing.named": (
        "Doel: pipeline {label} in account {account}",
        "Target: pipeline {label} in account {account}",
    ),
    "plan.target.undo.named": (
        "Doorvoering ongedaan maken in pipeline {label}, account {account}",
        "Undo the push to pipeline {label}, account {account}",
    ),
    "plan.target.limit": ("{used} van {limit} pipelines in gebruik", "{used} of {limit} pipelines in use"),
    "plan.account.production": ("{name} (productie)", "{name} (production)"),
    "plan.account.test": ("{name} (testaccount)", "{name} (test account)"),
    "plan.candidate": ("{label} – {n} fase|{label} – {n} fasen", "{label} – {n} stage|{label} – {n} stages"),
    "plan.candidate.read_only": (
        "{label} – van een integratie, alleen te lezen",
        "{label} – owned by an integration, read only",
    ),
    "plan.candidate.new": ("Nieuwe pipeline", "New pipeline"),
    # Steps.
    "plan.step.create_group": ("groep {label} voor de eigenschappen", "group {label} for the properties"),
    "plan.step.create_property": ("eigenschap {label} ({name}, {type})", "property {label} ({name}, {type})"),
    "plan.step.create_property.options": (
        "eigenschap {label} ({name}, {type}, {n} optie)|eigenschap {label} ({name}, {type}, {n} opties)",
        "property {label} ({name}, {type}, {n} option)|property {label} ({name}, {type}, {n} options)",
    ),
    "plan.step.change_property": (
        "eigenschap {label}: {field} {before} → {after}",
        "property {label}: {field} {before} → {after}",
    ),
    "plan.step.set_options": ("eigenschap {label}: {what}", "property {label}: {what}"),
    "plan.step.archive_property": (
        "eigenschap {label} ({name}) archiveren; deals verliezen wat erin staat, tot dezelfde naam weer wordt gemaakt",
        "archive property {label} ({name}); deals lose what it holds until the same name is made again",
    ),
    "plan.step.create_pipeline": (
        "pipeline {label} met {n} fase|pipeline {label} met {n} fasen",
        "pipeline {label} with {n} stage|pipeline {label} with {n} stages",
    ),
    "plan.step.change_pipeline": ("pipeline: naam {before} → {after}", "pipeline: name {before} → {after}"),
    "plan.step.create_stage": ("fase {label} · {chance}", "stage {label} · {chance}"),
    "plan.step.change_stage": ("fase {label}: {field} {before} → {after}", "stage {label}: {field} {before} → {after}"),
    "plan.step.pass_stage": (
        "fase {label} heet even {after}, zodat een andere fase haar naam kan krijgen",
        "stage {label} is called {after} for a moment, so that another stage can take its name",
    ),
    "plan.step.order_stages": ("volgorde: {order}", "order: {order}"),
    "plan.step.place_stages": ("nieuwe fasen op hun plek: {order}", "new stages in their place: {order}"),
    "plan.step.create_workflow": (
        "conceptworkflow {label} met {n} taak, uitgeschakeld|conceptworkflow {label} met {n} taken, uitgeschakeld",
        "draft workflow {label} with {n} task, switched off|draft workflow {label} with {n} tasks, switched off",
    ),
    "plan.options.new": (
        "{n} optie erbij ({names})|{n} opties erbij ({names})",
        "{n} more option ({names})|{n} more options ({names})",
    ),
    "plan.options.renamed": ("optie {before} → {after}", "option {before} → {after}"),
    "plan.options.shown": ("optie {name} weer zichtbaar", "option {name} visible again"),
    "plan.options.hidden": ("optie {name} verborgen", "option {name} hidden"),
    "plan.field.label": ("naam", "name"),
    "plan.field.description": ("omschrijving", "description"),
    "plan.field.field_type": ("soort veld", "kind of field"),
    "plan.field.probability": ("winkans", "win probability"),
    "plan.field.hidden": ("zichtbaarheid", "visibility"),
    "plan.field.order": ("volgorde", "order"),
    "plan.value.none": ("leeg", "empty"),
    "plan.value.hidden": ("verborgen", "hidden"),
    "plan.value.shown": ("zichtbaar", "visible"),
    "plan.type.string.text": ("tekst", "text"),
    "plan.type.string.textarea": ("lange tekst", "long text"),
    "plan.type.string.phonenumber": ("telefoon", "phone"),
    "plan.type.string.file": ("bestand", "file"),
    "plan.type.number.number": ("getal", "number"),
    "plan.type.date.date": ("datum", "date"),
    "plan.type.datetime.date": ("datum en tijd", "date and time"),
    "plan.type.bool.booleancheckbox": ("ja/nee", "yes/no"),
    "plan.type.enumeration.select": ("keuze", "choice"),
    "plan.type.enumeration.radio": ("keuze", "choice"),
    "plan.type.enumeration.checkbox": ("meerdere", "several"),
    "plan.type.user": ("gebruiker", "user"),
    # What the plan leaves alone.
    "plan.unchanged": ("{n} ongewijzigd", "{n} unchanged"),
    "plan.examples": (
        "{n} voorbeeld wordt niet doorgevoerd|{n} voorbeelden worden niet doorgevoerd",
        "{n} example is not pushed|{n} examples are not pushed",
    ),
    "plan.document_only": (
        "{n} datapunt staat alleen in een document|{n} datapunten staan alleen in een document",
        "{n} data point is in a document only|{n} data points are in a document only",
    ),
    "plan.skipped": (
        "{n} datapunt overgeslagen|{n} datapunten overgeslagen",
        "{n} data point skipped|{n} data points skipped",
    ),
    "plan.nothing": ("Niets door te voeren: HubSpot heeft alles al.", "Nothing to push: HubSpot has it all."),
    "plan.nothing_undo": ("Niets terug te zetten.", "Nothing to put back."),
    "plan.by_hand": (
        "{n} punt op de go-live-checklist|{n} punten op de go-live-checklist",
        "{n} item on the go-live checklist|{n} items on the go-live checklist",
    ),
    "plan.left_out": ("(niet aangevinkt)", "(not ticked)"),
    "plan.only_there.stage": (
        "fase {label} staat alleen in HubSpot en blijft. Verplaats eerst de deals; verwijder de fase dan in HubSpot.",
        "stage {label} is only in HubSpot and stays. Move its deals first, then remove it in HubSpot.",
    ),
    "plan.only_there.property": (
        "eigenschap {label} staat niet meer in de blueprint en blijft in HubSpot",
        "property {label} is no longer in the blueprint and stays in HubSpot",
    ),
    "plan.only_there.option": (
        "optie {label} van {owner} staat niet meer in de blueprint en blijft in HubSpot",
        "option {label} of {owner} is no longer in the blueprint and stays in HubSpot",
    ),
    "plan.stays.pipeline": (
        "pipeline {label} is bij deze doorvoering gemaakt en blijft; een pipeline verwijder je in HubSpot",
        "pipeline {label} was made by this push and stays; a pipeline is removed in HubSpot",
    ),
    "plan.stays.stage": (
        "fase {label} is hierbij gemaakt en blijft. Verplaats eerst de deals; verwijder de fase dan in HubSpot.",
        "stage {label} was made by this push and stays. Move its deals first, then remove it in HubSpot.",
    ),
    "plan.stays.workflow": (
        "conceptworkflow {label} is bij deze doorvoering gemaakt en blijft, uitgeschakeld",
        "draft workflow {label} was made by this push and stays, switched off",
    ),
    # Matches.
    "plan.match.stage": ("fase {name} is {label} in HubSpot: {reason}", "stage {name} is {label} in HubSpot: {reason}"),
    "plan.match.property": (
        "datapunt {name} is eigenschap {label}: {reason}",
        "data point {name} is property {label}: {reason}",
    ),
    "plan.match.workflow": (
        "conceptworkflow {name} is er al: {reason}",
        "draft workflow {name} is there already: {reason}",
    ),
    "plan.reason.by_hand": ("zo gekozen", "chosen so"),
    "plan.reason.stored": ("eerder doorgevoerd", "pushed before"),
    "plan.reason.own_id": ("door dit programma gemaakt", "made by this program"),
    "plan.reason.named": ("de interne naam staat in de blueprint", "the internal name stands in the blueprint"),
    "plan.reason.label": ("dezelfde naam", "the same name"),
    "plan.reason.other_name": ("een andere naam van de fase", "one of the stage's other names"),
    "plan.reason.default": ("een eigenschap die HubSpot al heeft", "a property that HubSpot has already"),
    # Questions and their answers.
    "plan.question.probability": (
        "HubSpot kent een winkans in stappen van 10%. Fase {name} krijgt {answer}.",
        "HubSpot takes win probabilities in steps of 10%. Stage {name} gets {answer}.",
    ),
    "plan.question.long_label": (
        "De naam {name} is langer dan 36 tekens; HubSpot nam vroeger geen langere namen van pipelines aan.",
        "The name {name} has more than 36 characters; HubSpot used to refuse longer names of pipelines.",
    ),
    "plan.question.stage_match": (
        "Is fase {name} in HubSpot de fase {answer}? Voorgesteld om: {reason}.",
        "Is stage {name} the stage {answer} in HubSpot? Proposed for: {reason}.",
    ),
    "plan.question.stage_match.new": (
        "Fase {name} wordt nieuw gemaakt, hoewel er een fase met die naam is.",
        "Stage {name} is made anew, although there is a stage of that name.",
    ),
    "plan.question.property_match": (
        "Is datapunt {name} in HubSpot de eigenschap {answer}? Voorgesteld om: {reason}.",
        "Is data point {name} the property {answer} in HubSpot? Proposed for: {reason}.",
    ),
    "plan.question.property_match.new": (
        "Datapunt {name} wordt een nieuwe eigenschap.",
        "Data point {name} becomes a new property.",
    ),
    "plan.answer.keep": ("Zo laten", "Leave it so"),
    "plan.answer.shorten": ("Inkorten tot {label}", "Shorten to {label}"),
    "plan.answer.new_stage": ("Nieuwe fase", "New stage"),
    "plan.answer.new_property": ("Nieuwe eigenschap", "New property"),
    "plan.answer.take_over": ("Overnemen in de blueprint", "Take over into the blueprint"),
    "plan.answer.put_back": ("Terugzetten in HubSpot", "Put back in HubSpot"),
    "plan.answer.ignore": ("Zo laten", "Leave it so"),
    # Differences.
    "plan.side.here": ("Hier gewijzigd", "Changed here"),
    "plan.side.there": ("In HubSpot gewijzigd", "Changed in HubSpot"),
    "plan.side.both": ("Hier en in HubSpot gewijzigd", "Changed here and in HubSpot"),
    "plan.what.pipeline": ("pipeline {name}", "pipeline {name}"),
    "plan.what.stage": ("fase {name}", "stage {name}"),
    "plan.what.order": ("fasen", "stages"),
    "plan.what.property": ("eigenschap {name}", "property {name}"),
    "plan.what.option": ("optie {name} van {owner}", "option {name} of {owner}"),
    "plan.what.workflow": ("conceptworkflow {name}", "draft workflow {name}"),
    "plan.difference.two": (
        "{what}: {field} hier {ours}, in HubSpot {theirs}",
        "{what}: {field} here {ours}, in HubSpot {theirs}",
    ),
    "plan.difference.three": (
        "{what}: {field} hier {ours}, in HubSpot {theirs}, laatst doorgevoerd {base}",
        "{what}: {field} here {ours}, in HubSpot {theirs}, last pushed {base}",
    ),
    "plan.difference.gone": ("{what} is er in HubSpot niet meer", "{what} is no longer in HubSpot"),
    "plan.difference.undo": (
        "{what}: {field} was {ours}, werd {base}, is intussen {theirs}",
        "{what}: {field} was {ours}, became {base}, is {theirs} by now",
    ),
    "plan.difference.by": ("door gebruiker {user}, {at}", "by user {user}, {at}"),
    "plan.difference.at": ("{at}", "{at}"),
    "plan.only_here.stage": ("fase {name} staat alleen in de blueprint", "stage {name} is only in the blueprint"),
    "plan.only_here.property": ("datapunt {name} is nog geen eigenschap", "data point {name} is no property yet"),
    "plan.same": ("De blueprint en HubSpot zijn gelijk.", "The blueprint and HubSpot are the same."),
    # Refusals: what is left out, why, and what to do.
    "plan.refused.no_target": (
        "Er is nog geen doel gekozen: een nieuwe pipeline, of een die er al is.",
        "No target has been chosen yet: a new pipeline, or one that is there.",
    ),
    "plan.refused.target_gone": (
        "De pipeline van de vorige keer is er niet meer in dit account. Kies een andere, of een nieuwe.",
        "The pipeline of the last time is no longer in this account. Choose another one, or a new one.",
    ),
    "plan.refused.read_only": (
        "Pipeline {name} is van een integratie en alleen te lezen. Kies een andere.",
        "Pipeline {name} belongs to an integration and is read only. Choose another one.",
    ),
    "plan.refused.pipeline_limit": (
        "Dit account heeft al {most} pipelines, en meer kan niet. Kies een bestaande pipeline.",
        "This account has {most} pipelines already and takes no more. Choose an existing pipeline.",
    ),
    "plan.refused.pipeline_unnamed": (
        "De pipeline heeft nog geen naam. Geef de blueprint een titel.",
        "The pipeline has no name yet. Give the blueprint a title.",
    ),
    "plan.refused.pipeline_taken": (
        "Er is al een pipeline die {name} heet. Kies die als doel, of geef de blueprint een andere titel.",
        "There is a pipeline called {name} already. Choose it as the target, or give the blueprint another title.",
    ),
    "plan.refused.no_stages": (
        "Er is geen fase die kan worden doorgevoerd, en zonder fase kan een pipeline niet bestaan.",
        "There is no stage that can be pushed, and a pipeline cannot be without one.",
    ),
    "plan.refused.label_empty": ("{what} heeft geen naam. Geef er een.", "{what} has no name. Give it one."),
    "plan.refused.label_doubled": (
        "{what} heet hetzelfde als een andere; in HubSpot kan dat niet. Geef een andere naam.",
        "{what} is called the same as another one, which HubSpot does not take. Give it another name.",
    ),
    "plan.refused.label_taken": (
        "{what}: die naam is in HubSpot al in gebruik. Geef een andere naam, of koppel ze aan elkaar.",
        "{what}: that name is in use in HubSpot. Give another name, or match the two.",
    ),
    "plan.refused.probability_missing": (
        "{what} heeft nog geen winkans, en HubSpot wil er een. Vul hem in.",
        "{what} has no win probability yet, and HubSpot wants one. Fill it in.",
    ),
    "plan.refused.stage_limit": (
        "{what}: een pipeline heeft in HubSpot hoogstens {most} fasen. Voeg er samen.",
        "{what}: a pipeline has at most {most} stages in HubSpot. Merge some.",
    ),
    "plan.refused.name_reserved": (
        "{what}: de interne naam {property} begint zoals alleen HubSpot dat mag. Kies een andere.",
        "{what}: the internal name {property} begins as only HubSpot's may. Choose another one.",
    ),
    "plan.refused.name_invalid": (
        "{what}: de interne naam {property} kan niet. Gebruik kleine letters, cijfers en _, en begin met een letter.",
        "{what}: the internal name {property} cannot be. Use small letters, figures and _, and begin with a letter.",
    ),
    "plan.refused.name_doubled": (
        "{what}: een ander datapunt heeft de interne naam {property}. Kies Bestaande eigenschap of een andere.",
        "{what}: another data point has the internal name {property}. Choose Existing property, or another name.",
    ),
    "plan.refused.property_missing": (
        "{what}: de eigenschap {property} is er niet in dit account. Kies een andere, of Nieuwe eigenschap.",
        "{what}: the property {property} is not in this account. Choose another one, or New property.",
    ),
    "plan.refused.property_archived": (
        "{what}: de eigenschap {property} is gearchiveerd. Zet haar in HubSpot terug, of kies Nieuwe eigenschap.",
        "{what}: the property {property} is archived. Restore it in HubSpot, or choose New property.",
    ),
    "plan.refused.property_limit": (
        "{what}: dit account heeft hoogstens {most} eigen eigenschappen, en die zijn er al.",
        "{what}: this account takes at most {most} properties of its own, and has them.",
    ),
    "plan.refused.type_differs": (
        "{what} is {here}, maar de eigenschap {property} in HubSpot is {there}. Kies een andere, of een nieuwe.",
        "{what} is {here}, but the property {property} in HubSpot is {there}. Choose another property, or a new one.",
    ),
    "plan.refused.type_changed": (
        "{what} is nu {here}, maar {property} is in HubSpot {there}. Het overzetten staat op de go-live-checklist.",
        "{what} is {here} now, but {property} is {there} in HubSpot. Moving the values is on the go-live checklist.",
    ),
    "plan.refused.no_options": (
        "{what} is een keuze zonder opties. Voeg opties toe.",
        "{what} is a choice without options. Add some.",
    ),
    "plan.refused.option_empty": (
        "{what} heeft een optie zonder naam. Geef er een.",
        "{what} has an option without a name. Give it one.",
    ),
    "plan.refused.option_doubled": (
        "{what}: twee opties zijn voor HubSpot dezelfde ({option}). Geef ze een eigen naam en waarde.",
        "{what}: two options are one to HubSpot ({option}). Give each its own name and value.",
    ),
    "plan.refused.options_read_only": (
        "{what}: HubSpot laat geen opties aan {property} toevoegen ({options}). Probeer het in HubSpot zelf.",
        "{what}: HubSpot lets no options be added to {property} ({options}). Try it in HubSpot itself.",
    ),
    # Notices.
    "plan.notice.other_account": (
        "Deze blueprint is eerder doorgevoerd in account {name}. Dit is een ander account.",
        "This blueprint was pushed to account {name} before. This is another account.",
    ),
    "plan.notice.returns": (
        "Eigenschap {name} ({property}) is gearchiveerd en komt terug met de waarden die deals toen hadden.",
        "Property {name} ({property}) is archived and comes back with the values that deals had then.",
    ),
    "plan.notice.wins": (
        "Deals in fase {name} tellen na deze wijziging als gewonnen.",
        "Deals in stage {name} count as won after this change.",
    ),
    "plan.notice.loses": (
        "Deals in fase {name} tellen na deze wijziging als verloren.",
        "Deals in stage {name} count as lost after this change.",
    ),
    "plan.notice.reopens": (
        "Deals in fase {name} zijn na deze wijziging weer open.",
        "Deals in stage {name} are open again after this change.",
    ),
    "plan.notice.name_stays": (
        "Datapunt {name}: in HubSpot blijft de interne naam {property}; {typed} komt te laat.",
        "Data point {name}: the internal name stays {property} in HubSpot; {typed} comes too late.",
    ),
    "plan.notice.workflow_stays": (
        "De taken voor conceptworkflow {name} zijn veranderd; de workflow blijft zoals hij is. Pas hem in HubSpot aan.",
        "The tasks for draft workflow {name} have changed; the workflow stays as it is. Change it in HubSpot.",
    ),
    "plan.notice.workflow_twice": (
        "Conceptworkflow {name} staat meer dan eens in HubSpot. Verwijder daar wat je niet nodig hebt.",
        "Draft workflow {name} is in HubSpot more than once. Remove there what you do not need.",
    ),
    "plan.notice.no_workflows": (
        "Met deze sleutel kan het programma geen workflows zien; de taken staan op de go-live-checklist.",
        "This key does not let the program see workflows; the tasks are on the go-live checklist.",
    ),
    "plan.notice.stays": ("Groep {name} blijft in HubSpot.", "Group {name} stays in HubSpot."),
    # The report.
    "plan.outcome.done": ("Gelukt", "Done"),
    "plan.outcome.already": ("Stond er al", "Was so already"),
    "plan.outcome.failed": ("Mislukt", "Failed"),
    "plan.outcome.unknown": ("Onbekend", "Unknown"),
    "plan.outcome.skipped": ("Overgeslagen", "Skipped"),
    "plan.outcome.not_reached": ("Niet aan toe gekomen", "Not reached"),
    # Why a step has its outcome, where HubSpot itself did not say.
    "plan.why.needs": ("Hangt af van een mislukte stap", "Needs a step that was not done"),
    "plan.why.read_back": ("Teruggelezen stond het er niet zo", "Read back, it was not so"),
    "plan.why.hubspot_no_network": ("Er was geen verbinding met HubSpot", "There was no connection with HubSpot"),
    "plan.why.hubspot_tls": ("Het certificaat is niet te vertrouwen", "The certificate is not to be trusted"),
    "plan.why.hubspot_proxy": ("De proxy liet het niet door", "The proxy did not let it through"),
    "plan.why.hubspot_bad_host": ("Het adres van HubSpot klopt niet", "HubSpot's address is not right"),
    "plan.why.hubspot_unauthorised": ("HubSpot herkent de sleutel niet", "HubSpot does not know the key"),
    "plan.why.hubspot_no_scope": ("De sleutel mag dit niet", "The key may not do this"),
    "plan.why.hubspot_not_found": ("HubSpot vond het niet", "HubSpot did not find it"),
    "plan.why.hubspot_conflict": ("Het staat al in HubSpot", "It is in HubSpot already"),
    "plan.why.hubspot_refused": ("HubSpot weigerde het", "HubSpot refused it"),
    "plan.why.hubspot_rate_limited": ("Te veel verzoeken tegelijk", "Too many requests at once"),
    "plan.why.hubspot_daily_limit": ("De verzoeken van vandaag zijn op", "Today's requests are used up"),
    "plan.why.hubspot_locked": ("HubSpot was er zelf mee bezig", "HubSpot was at work on it itself"),
    "plan.why.hubspot_trouble": ("Er ging iets mis bij HubSpot", "Something went wrong at HubSpot"),
    "plan.why.hubspot_timed_out": ("Geen antwoord; kan nog gebeuren", "No answer; it may still be done"),
    "plan.why.hubspot_lost_answer": ("De verbinding brak af", "The connection broke"),
    "plan.why.hubspot_intercepted": ("Iets ertussen gaf antwoord", "Something in between answered"),
    "plan.why.hubspot_odd_answer": ("Het antwoord was niet te gebruiken", "The answer was of no use"),
    "plan.why.hubspot_cancelled": ("Gestopt", "Stopped"),
    "plan.report.title": ("Verslag van doorvoering {run}", "Report of push {run}"),
    "plan.report.account": (
        "Account {account}, pipeline {label} ({pipeline})",
        "Account {account}, pipeline {label} ({pipeline})",
    ),
    "plan.report.time": ("Van {started} tot {ended}", "From {started} to {ended}"),
    "plan.report.user": (
        "Door HubSpot-gebruiker {user}; de naam is met deze sleutel niet op te vragen",
        "By HubSpot user {user}; this key does not tell the name",
    ),
    "plan.report.line": ("{outcome}: {step}", "{outcome}: {step}"),
    "plan.report.said": ("HubSpot: {message}", "HubSpot: {message}"),
    "plan.report.correlation": ("Kenmerk bij HubSpot: {correlation}", "HubSpot's reference: {correlation}"),
    "plan.report.complete": (
        "Alles is doorgevoerd, en teruggelezen staat het zo in HubSpot.",
        "All was pushed, and read back it stands so in HubSpot.",
    ),
    "plan.report.not_read": (
        "Het account is na afloop niet teruggelezen. Vergelijk met HubSpot om te zien wat er staat.",
        "The account was not read back afterwards. Compare with HubSpot to see what is there.",
    ),
    "plan.report.differs": (
        "Teruggelezen is {n} ding anders dan het plan:|Teruggelezen zijn {n} dingen anders dan het plan:",
        "Read back, {n} thing is not as planned:|Read back, {n} things are not as planned:",
    ),
    "plan.report.cancelled": (
        "Gestopt voordat alles klaar was. Nog eens doorvoeren gaat verder.",
        "Stopped before all was done. Pushing again goes on.",
    ),
    "plan.report.not_kept": (
        "Gestopt: deze computer kan niet meer bewaren hoe ver het is (schijf vol?). Nog eens doorvoeren gaat verder.",
        "Stopped: this computer can keep no more of how far it is (disk full?). Pushing again goes on there.",
    ),
    "plan.report.incomplete": (
        "Niet alles is gelukt. Nog eens doorvoeren doet alleen wat er nog ontbreekt.",
        "Not all was done. Pushing again does only what is still missing.",
    ),
}
