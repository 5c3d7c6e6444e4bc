"""The words that head a row, a column or a table: generous lists, Dutch and English."""

from __future__ import annotations

from .model import Meaning

M = Meaning

STAGE_WORDS: dict[Meaning, tuple[str, str]] = {
    M.STAGE: (
        """
        fase, fasen, fases, dealfase, dealfasen, fasenaam, verkoopfase, salesfase, naam fase, pijplijnfase,
        pipelinefase, stap, stappen, processtap, verkoopstap, status deal, dealstatus, fase verkoopproces,
        fase in het verkoopproces, verkoopfasen, fase naam, pijplijn, verkoopproces, salesproces, traject,
        etappe, mijlpaal
        """,
        """
        stage, stages, deal stage, deal stages, stage name, pipeline stage, sales stage, sales stages,
        phase, phases, step, steps, process step, sales process, pipeline, pipeline stages, milestone, sales
        phase, opportunity stage
        """,
    ),
    M.NUMBER: (
        """
        nr, nummer, volgorde, volgnummer, #, no, n, fasenummer, fase nr, stapnr, stap nr, regel, id
        """,
        """
        number, order, sequence, seq, stage no, stage number, stage nr, step no, step nr, step number, sort
        order
        """,
    ),
    M.ALIASES: (
        """
        andere namen, andere naam, alternatieve naam, alternatieve namen, ook wel, ook genoemd, alias, oude
        naam, ook bekend als, naam in crm, naam in hubspot, crm naam, synoniemen, interne naam
        """,
        """
        other names, other name, alternative name, alternative names, aliases, aka, also known as, also
        called, old name, name in crm, crm name, name in hubspot, synonyms, internal name
        """,
    ),
    M.DESCRIPTION: (
        """
        wat er gebeurt, wat gebeurt, waarom,
        omschrijving, beschrijving, toelichting, definitie, doel, doel van de fase, doel van deze fase,
        uitleg, wat is dit, betekenis, doelstelling, inhoud, korte omschrijving, omschrijving fase, wat
        gebeurt hier, wat gebeurt er, waar gaat het om, resultaat
        """,
        """
        why, what is done,
        description, definition, explanation, goal, goals, purpose, objective, meaning, what is it, summary,
        aim, what happens here, what happens, stage definition, stage description, outcome
        """,
    ),
    M.KIND: (
        """
        soort, soort fase, type fase, fasetype, open gesloten
        """,
        """
        kind, kind of stage, stage type, type of stage, open closed
        """,
    ),
    M.PROBABILITY: (
        """
        winkans, kans, slagingskans, scoringskans, waarschijnlijkheid, weging, percentage, kanspercentage,
        kans op succes, kans in procenten, gewogen kans, scoringspercentage, slaagkans, dealkans, %, kans %
        """,
        """
        probability, win probability, win chance, chance, likelihood, weighting, weight, win rate, odds,
        close probability, forecast, forecast %, win %, prob, deal probability, closing probability
        """,
    ),
    M.MAX_DAYS: (
        """
        max dagen, max dagen in fase, maximum dagen, doorlooptijd, looptijd, dagen in fase, termijn fase,
        max doorlooptijd, maximale doorlooptijd, gemiddelde doorlooptijd, aantal dagen, duur, dagen
        """,
        """
        max days, max days in stage, days in stage, duration, lead time, maximum days, time in stage, sla
        days, cycle time, max time, days
        """,
    ),
    M.NOTE: (
        """
        notitie, notities, opmerking, opmerkingen, aantekening, aantekeningen, bijzonderheden, let op,
        commentaar, tips, aandachtspunten, overig, overige, extra informatie, valkuilen, toelichting bij
        """,
        """
        note, notes, remark, remarks, comment, comments, tips, points of attention, miscellaneous, pitfalls,
        watch out
        """,
    ),
    M.TRIGGER: (
        """
        wat de klant doet, klant doet, wanneer komt een deal in deze fase, wat heeft de koper gedaan, koper doet,
        trigger, triggers, aanleiding, aanleidingen, wanneer start, wanneer begint, start wanneer,
        startmoment, ingangscriteria, ingangscriterium, instapcriteria, instroomcriteria, startcriteria,
        entreecriteria, startvoorwaarde, startvoorwaarden, beginvoorwaarde, wanneer in deze fase, wanneer
        komt een deal hier, wat triggert deze fase, instroom, entry criteria, startsein, startpunt,
        kooptrigger, wat doet de klant, wat heeft de klant gedaan, actie klant, klantactie, klantacties,
        actie van de klant, signaal, koopsignaal, voorwaarde om te starten, wanneer naar deze fase, criteria
        om te starten, begint als, start als, begint wanneer, gaat in als, in deze fase als, fase start als,
        gebeurtenis, wanneer staat een deal hier, ingang
        """,
        """
        what the client does, what the customer does, what the buyer does, client does, customer does, buyer does,
        trigger, triggers, entry criteria, entry criterion, entry condition, entry conditions, entered when,
        starts when, when does it start, start criteria, starting point, entry, buyer action, buyer actions,
        customer action, customer actions, buyer signal, start trigger, when to enter, criteria to enter,
        entrance criteria, entry trigger, begins when, what triggers it, trigger event, entry requirements,
        moves here when, deal enters when, event, buying signal, gate in, stage entry
        """,
    ),
    M.RESPONSIBILITY: (
        """
        verantwoordelijkheid, verantwoordelijkheden, wie doet wat, wie is verantwoordelijk, raci,
        verantwoordelijk, verantwoordelijke, verantwoordelijken, rollen, rol verkoper, taken en
        verantwoordelijkheden, verantwoordelijkheid verkoper, verantwoordelijkheden verkoper,
        verantwoordelijkheid sales, rolverdeling, eigenaar, eigenaarschap, wie, wie doet het, door wie, rol,
        uitvoerder, trekker, proceseigenaar, rollen en taken, waarvoor is de verkoper verantwoordelijk,
        rollen en verantwoordelijkheden, bevoegdheden, actiehouder, team, aan zet
        """,
        """
        responsibility, responsibilities, responsible, who does what, raci, roles and responsibilities,
        owner, owners, accountable, accountability, accountabilities, ownership, who, rep responsibilities,
        seller responsibilities, sales responsibilities, role, roles, stage owner, duties, duty, assigned
        to, who is responsible, done by
        """,
    ),
    M.DOCUMENT: (
        """
        wat we sturen, wat wij sturen, wat sturen we, wat leveren we op, wat we opleveren,
        document, documenten, stukken, documentatie, output, deliverables, deliverable, op te leveren,
        papierwerk, bestanden, benodigde documenten, formulieren, sjablonen, bijlagen, bescheiden, dossier,
        oplevering, opleveringen, producten, essentiele documenten, belangrijke documenten, paperassen,
        benodigde stukken, templates, formats, contracten, welke documenten, dossierstukken, materiaal,
        hulpmiddelen, materialen, verkoopmateriaal, doc, docs, document naam
        """,
        """
        what we send, we send, what we deliver, we deliver,
        document, documents, documentation, deliverable, deliverables, output, outputs, paperwork, files,
        forms, templates, attachments, required documents, key documents, essential documents, collateral,
        artifacts, artefacts, materials, assets, sales collateral, docs, doc, document name, contracts
        """,
    ),
    M.DATA_POINT: (
        """
        te weten, wat we vastleggen, wat we willen weten, wat we vragen, verzamelen we, willen weten,
        datapunt, datapunten, data punt, data punten, gegevenspunt, gegevenspunten, gegevens, velden, data,
        informatie, info, belangrijke data punten, belangrijke datapunten, benodigde gegevens, benodigde
        informatie, crm velden, crm gegevens, vast te leggen, vastleggen, vastleggen in crm, wat moeten we
        weten, wat willen we weten, te verzamelen gegevens, te verzamelen, verplichte velden, eigenschappen,
        kenmerken, hubspot velden, input, klantgegevens, in te vullen, invulvelden, invoervelden,
        registreren, uit te vragen, uitvragen, vragen, kwalificatievragen, weten, op te vragen, feiten,
        datavelden, parameters, wat leggen we vast, te registreren, nodige informatie, minimale informatie,
        veld, gegeven
        """,
        """
        what we ask, what we need, we need to know, what we record, what we collect,
        data point, data points, datapoint, datapoints, data, fields, information, info, information needed,
        data needed, data to collect, information to collect, key data, key data points, crm fields, crm
        data, properties, attributes, required fields, required information, required data, what we need to
        know, what must we know, must know, inputs, input, questions, qualification questions, capture, to
        capture, data captured, deal properties, hubspot properties, record, discovery questions, field,
        property, data fields, facts, need to know
        """,
    ),
    M.TASK: (
        """
        wat wij doen, wat we doen, wat doen wij, wat moet de verkoper doen, verkoper doet, onze taken,
        taak, taken, actie, acties, actiepunten, actiepunt, to do, todo, to do's, todos, activiteit,
        activiteiten, werkzaamheden, essentiele taken, wat moet er gebeuren, wat doen we, stappen in deze
        fase, handelingen, checklist, checklijst, exitcriteria, exit criteria, uitstroomcriteria,
        uitgangscriteria, definition of done, klaar als, gereed als, volgende stappen, te doen, doen,
        verkoopactiviteiten, verkoopacties, salesacties, interne acties, acties verkoper, actie verkoper,
        acties sales, onze acties, werk, stappenplan, afgerond als, fase klaar als, uitstroom, wat te doen,
        afvinklijst, verplichte acties, takenlijst, actielijst, werkinstructie, verplichte taken
        """,
        """
        what we do, we do, what the rep does, what sales does, our work,
        task, tasks, action, actions, action item, action items, to do, todo, to dos, todos, activity,
        activities, next steps, checklist, exit criteria, exit criterion, exit conditions, definition of
        done, done when, what to do, key activities, sales activities, seller actions, sales actions, work,
        steps to take, required actions, things to do, our actions, rep actions, key tasks, essential tasks,
        complete when, gate out, stage exit, required tasks, must do, work items
        """,
    ),
    M.COMMUNICATION: (
        """
        hoe communiceren we, communiceren, contact houden, contact onderhouden,
        communicatie, communicatievormen, vormen van communicatie, vorm van communicatie, contactmoment,
        contactmomenten, mails, mail, e mail, e mails, emails, berichten, klantcontact, contact, kanaal,
        kanalen, communicatiekanaal, communicatiekanalen, communicatie met klant, klantcommunicatie, contact
        met klant, contactvorm, contactvormen, correspondentie, gesprekken, overleg, overleggen,
        communicatiemomenten, communicatiemethode, communicatiemiddelen, contact via, hoe houden we contact,
        follow up, opvolging, bericht, meetings, afspraken, belmomenten, klantmomenten, touchpoints, comm
        """,
        """
        how do we communicate, communicate, stay in touch, keep in touch,
        communication, communications, contact, contacts, contact moment, contact moments, touchpoint,
        touchpoints, mails, mail, emails, e mail, e mails, messages, channel, channels, forms of
        communication, customer communication, client communication, communication channel, communication
        channels, customer contact, client contact, meetings, calls, outreach, follow up, correspondence,
        communication method, communication methods, messaging, comms, how we communicate, contact points
        """,
    ),
}
"""The words of a stage as a whole and of its elements, Dutch and English, with commas between them."""

FIELD_WORDS: dict[Meaning, str] = {
    M.ELEMENT: """
        element, onderdeel, soort, type, categorie, rubriek, component, category, kind, section, bouwsteen,
        pijler, item type, wat voor, onderwerp
    """,
    M.ROLE: """
        rol, role, wie, who, verantwoordelijke, verantwoordelijk, responsible, owner, eigenaar, door, by,
        door wie, by whom, uitvoerder, actiehouder, assignee, assigned to, functie, afdeling, team, raci,
        trekker, wie doet het, done by, persoon, medewerker, department
    """,
    M.WHEN: """
        wanneer, when, termijn, deadline, due, timing, moment, uiterlijk, binnen, tijdstip, due date, by
        when, doorlooptijd, planning, tijd
    """,
    M.REQUIRED: """
        verplicht, required, mandatory, verplicht j n, verplicht ja nee, must, moet, required y n, optioneel
    """,
    M.PURPOSE: """
        doel, purpose, waarom, why, reden, goal, aim, inhoud, boodschap, message, gebruik
    """,
    M.CHANNELS: """
        kanaal, kanalen, channel, channels, medium, via, hoe, how, vorm, middel, kanalen op voorkeur,
        channels by preference, communicatiekanaal, method, methode, wijze
    """,
    M.INITIATIVE: """
        initiatief, initiatief bij, initiative, initiative by, initiative with, initiator, wie neemt
        initiatief, afzender, van, from, sender
    """,
    M.FREQUENCY: """
        frequentie, frequency, hoe vaak, how often, ritme, cadence, cadans, interval
    """,
    M.AUDIENCE: """
        voor wie, for whom, doelgroep, audience, ontvanger, bestemd voor, recipient, intern extern, internal
        external, aan wie, gericht aan
    """,
    M.OWNER: """
        eigenaar, owner, wie, who, rol, role, verantwoordelijke, responsible, opsteller, opgesteld door,
        author, maker, gemaakt door, door wie, prepared by, by, door, wie maakt het, made by
    """,
    M.TEMPLATE: """
        sjabloon, template, link, bestand, file, locatie, location, url, waar te vinden, pad, map,
        vindplaats, where, format
    """,
    M.ACTOR: """
        door wie, by whom, wie, who, actor, partij, party, door, by, initiatief
    """,
    M.EVIDENCE: """
        bewijs, bewijzen, evidence, proof, blijkt uit, aantoonbaar door, vastgelegd in, shown by
    """,
    M.TYPE: """
        type, veldtype, field type, soort, soort veld, data type, datatype, gegevenstype, formaat, format,
        invoertype
    """,
    M.UNIT: """
        eenheid, unit, maat, units
    """,
    M.CATEGORY: """
        categorie, category, groep, group, soort gegeven, rubriek, onderwerp
    """,
    M.STATUS: """
        status, zekerheid, stand
    """,
    M.FIELDS: """
        velden, fields, veld, field, gegevens in document, invulvelden, wat staat erin, inhoud, contents,
        bevat, contains, document fields, documentvelden
    """,
    M.OPTIONS: """
        opties, options, keuzes, choices, keuzeopties, waarden, values, antwoorden, mogelijke waarden,
        possible values, picklist, keuzelijst, optie
    """,
    M.NOTE: """
        notitie, notities, opmerking, opmerkingen, toelichting, note, notes, remark, remarks, comment,
        comments, uitleg, bijzonderheden, explanation
    """,
    M.TEXT: """
        omschrijving, beschrijving, description, naam, name, wat, what, item, tekst, text, titel, title,
        inhoud, content, regel, punt, onderwerp, subject, details, invulling, waarde, value, activiteit,
        toelichting
    """,
}
"""The words for a column of a table that is about one element, in both languages."""
