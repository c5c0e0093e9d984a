"""The words that hospitals put before a value of a person, in French, English and abbreviations."""

from enum import Enum

from detectors.finding import Category


class Proof(Enum):
    """What the mere presence of a field says.

    Attributes:
        IDENTITY: The text is about a person, and the value is theirs ("nom de naissance").
        DETAIL: A person's field as well as a thing's ("ville", "service").
        NAME: A name of whatever ("nom").
        ROLE: A word for a person, which prose also puts before a colon ("interne", "patient").
        STAFF: A function or an act that only somebody can have ("chirurgien", "validé par").
        PEOPLE: A word for several persons ("présents", "entrants").
        ROSTER: A word that has names after it in a duty roster, anything elsewhere ("lundi").
        LOGIN: An account of a computer, whose name is often made of a person's.
        KIN: A word for a relative, more often followed by an illness than by a name ("mère").
    """

    IDENTITY = "identity"
    DETAIL = "detail"
    NAME = "name"
    ROLE = "role"
    STAFF = "staff"
    PEOPLE = "people"
    ROSTER = "roster"
    LOGIN = "login"
    KIN = "kin"


PERSONS = {
    Proof.NAME: "nom, noms, name, names, family, given, denomination, libelle nom",
    Proof.IDENTITY: """
        nom de naissance, nom naiss, nom nais, nom nee, nom de jeune fille, nom jf, njf, ndn, nom usuel, nom
        marital, nom d'usage, nom d'epoux, nom d'epouse, nom utilise, nom patronymique, patronyme, nom de famille,
        nom legal, prenom, prenoms, pren, prenom usuel, prenom utilise, prenom de naissance, premier prenom, 1er
        prenom, 1er prenom de naissance, premier prenom de naissance, premier prenom acte de naissance, deuxieme
        prenom, 2e prenom, second prenom, autres prenoms, liste des prenoms, prenoms de naissance, prenoms acte de
        naissance, nom prenom, nom prenoms, noms prenoms, nom et prenom, nom et prenoms, noms et prenoms, prenom
        nom, prenom et nom, nom complet, nom usuel prenom, nom de naissance prenom, nom ou prenom, ident patient,
        trait strict, traits stricts, traits d'identite, trait d'identite, identite stricte, last name, lastname,
        lname, first name, fname, surname, family name, given name, given names, middle name, maiden name, birth
        name, full name, patient name, patient s name, other patient names, patient birth name, patient s birth
        name, patient mother s birth name, mother s maiden name, nachname, vorname, apellido, apellidos, nombre,
        cognome
    """,
    Proof.KIN: """
        conjoint, conjointe, epoux, epouse, concubin, compagne, compagnon, mari, pere, mere, fils, fille, frere,
        soeur, enfant, contact, contacts
    """,
    Proof.ROLE: """
        patient, patiente, beneficiaire des soins, resident, residente, malade, usager, usagere, beneficiaire,
        assure, assuree, identite, mt, mar, correspondant, interne, externe, senior, chef de service, ide, idel,
        auteur, destinataire, personne de confiance, pers de confiance, pdc, personne a prevenir, personne a
        contacter, pers a prevenir, contact d'urgence, personne contact, tuteur, tutrice, curateur, curatrice,
        mandataire, mjpm, representant legal, aidant, aidant principal, referent, referente, demandeur, demandeuse,
        pharmacie referente, provider, gp, nok, next of kin, emergency contact, guardian, requested by, author,
        signed by, from, to, de, a, cc, cci, bcc, expediteur, copie a, declarant, declarante, requerant, requerante,
        medecin, docteur, dr, doctor, physician, attending, sn, display name, cn, common name, attendee, organizer
    """,
    Proof.STAFF: """
        medecin traitant, med traitant, med tt, mdt, medecin resp, medecin responsable, medecin responsable du
        service, medecin referent, medecin correspondant, medecin adresseur, medecin hospitalier, medecin chef,
        medecin prescripteur, medecin demandeur, medecin operateur, medecin senior, medecin regulateur, medecin
        certificateur, medecin coordonnateur, medecin de garde, medecin d'astreinte, med resp, med responsable, dr
        responsable, praticien, praticien referent, praticien responsable, praticien resp, praticien hospitalier,
        chirurgien, chirurgien responsable, operateur, operatrice, 1er operateur, 2e operateur, premier operateur,
        second operateur, aide operatoire, premiere aide, instrumentiste, ibode, iade, panseuse, anesthesiste,
        prescripteur, prescriptrice, radiologue, cardiologue, gynecologue, neurologue, oncologue, nephrologue,
        pediatre, psychiatre, geriatre, urgentiste, pharmacien, pharmacienne, infirmier, infirmiere, sage femme,
        kine, kinesitherapeute, redacteur, redactrice, signataire, validateur, secretaire, secretaire medicale,
        transcripteur, transcriptrice, dactylo, examinateur, technicien, technicienne, manipulateur, manipulatrice,
        preleveur, preleveuse, biologiste, biologiste responsable, pathologiste, investigateur, arm, regulateur,
        ambulancier, conducteur, assistante sociale, psychologue, dieteticienne, interne de garde, senior de garde,
        cadre de sante, cadre de garde, chef de clinique, adresse par, adressee par, redige par, dicte par, signe
        par, signee par, valide par, validee par, frappe par, saisi par, saisie par, realise par, realisee par, fait
        par, faite par, effectue par, effectuee par, preleve par, lu par, relu par, interprete par, examine par,
        examinee par, opere par, operee par, prescrit par, prescrite par, demande par, demandee par, vu par, vue
        par, pose par, posee par, administre par, dispense par, delivre par, etabli par, etablie par, cree par,
        modifie par, verifie par, controle par, recu par, pris par, appele par, certifie par, attending physician,
        referring physician, referring physician s name, performing physician, performing physician s name,
        operators name, operator s name, name of physicians reading study, surgeon, requesting physician, ordering
        provider, radiologist, operator, technologist, reported by, performed by, validated by
    """,
    Proof.PEOPLE: """
        patients, patientes, residents, residentes, entrants, entrantes, entrees du jour, sortants, sortantes,
        sorties du jour, entree prevue, presents, presentes, excuses, absents, participants, etaient presents,
        convives, equipe, equipe de garde, equipe du jour, equipe de nuit, equipe chirurgicale, equipe operatoire,
        equipe soignante, de garde, internes, externes, medecins, chirurgiens, operateurs, infirmiers, infirmieres,
        aides soignants, aides soignantes, transferts, transferes, mutations, hospitalises, convoques, a voir, a
        revoir, en attente, lits bloques, signataires, destinataires, medecins presents, redacteurs
    """,
    Proof.ROSTER: """
        lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, we, week end, weekend, astreinte, garde, nuit,
        jour, matin, apres midi, soir
    """,
    Proof.LOGIN: """
        user, username, user name, userid, user id, uid, login, utilisateur, id utilisateur, code utilisateur,
        identifiant utilisateur, compte, session, account, account name, sam account name, user principal name,
        remote user, auth user, logged in as, connected user, usr, opid, operateur id, logname
    """,
}
OTHERS: dict[tuple[Category | None, Proof], str] = {
    (Category.DATE_OF_BIRTH, Proof.IDENTITY): """
        ddn, dn, dob, date de naissance, date naiss, date nais, dat naiss, dtnaiss, dt naiss, dt nais, dnaiss,
        datnais, naissance, date naissance, ne le, nee le, nee, ne, nele, nes le, ne e le, ne nee le, naiss, birth
        date, birthdate, date of birth, birthday, born, born on, birth time, birthtime, patient s birth date, date
        et lieu de naissance, ne le a, geburtsdatum, fecha de nacimiento, data di nascita
    """,
    (Category.NIR, Proof.IDENTITY): """
        nir, ins, ins nir, ins c, ins nia, nia, matricule ins, matricule, nss, ss, secu, securite sociale, ss no,
        immatriculation, immat ss, n secu, num secu, sec soc, insee, nir assure, ssn, nir beneficiaire, nir od
    """,
    (Category.IPP, Proof.IDENTITY): """
        ipp, nip, ipp patient, identifiant patient, identifiant permanent, identifiant permanent du patient, id
        patient, patient id, patientid, pat id, patid, mrn, medical record number, mpi, idpat, numpat, noip, nipp,
        dossier patient, dossier medical, numero patient, n patient, other patient ids, n dossier, numero de
        dossier, dossier n, n de dossier, identifiant local, id local, medical record, record number
    """,
    (Category.NDA, Proof.IDENTITY): """
        nda, iep, sejour, dossier administratif, venue, passage, n sejour, numero de sejour, id sejour, visit
        number, encounter id, admission id, numsejour, dossier sejour, episode, n cas, no cas, numero de cas, n
        venue, n passage
    """,
    (Category.RPPS, Proof.IDENTITY): "rpps, idnps, rpps prescripteur, rpps medecin",
    (Category.ADELI, Proof.IDENTITY): "adeli",
    (Category.FINESS, Proof.DETAIL): """
        finess, finess geographique, finess juridique, finess et, finess ej, etab finess
    """,
    (Category.RECORD_ID, Proof.IDENTITY): """
        accession, accession number, n demande, numero de demande, n prelevement, numero de prelevement, id
        prelevement, n echantillon, numero d'echantillon, n examen, numero d'examen, n adherent, numero d'adherent,
        adherent, mutuelle, n ecrou, ecrou, n assure, numero d'assure, n cafat,
        n mutuelle, numero de mutuelle, n allocataire, numero allocataire, allocataire caf, n caf, n mdph,
        mdph, n passeport, passeport, passport, cni, n cni, carte d'identite, n carte d'identite, titre de sejour, n
        etranger, agdref, permis de conduire, matricule agent, ref dossier, reference dossier, record id, n d'ordre,
        n anapath, n compte rendu, n beneficiaire, numero de beneficiaire, study id, specimen id, sample id, n labo,
        numero labo, numero de labo, n de labo, device serial number, numero inclusion, n inclusion, numero de
        serie, n de serie, immatriculation vehicule
    """,
    (Category.PHONE_NUMBER, Proof.IDENTITY): """
        tel, tel dom, tel domicile, tel fixe, tel port, tel portable, tel mobile, tel pro, tel travail, tel bureau,
        telephone, telephone domicile, telephone fixe, telephone portable, telephone mobile, telephone personnel,
        portable, port, mobile, gsm, fixe, fax, telecopie, joignable au, phone, phone number, mobile phone, cell,
        home phone, patient s telephone numbers, telephone number, num tel, no tel, n tel, numero de telephone,
        contact tel, tel contact, tel conjoint, tel mere, tel pere, tph, telephones, tels, bip
    """,
    (Category.EMAIL_ADDRESS, Proof.IDENTITY): """
        mail, mails, email, emails, e mail, courriel, adresse mail, adresse email, adresse e mail, adresse
        electronique, mel, messagerie, mssante, adresse mssante, email address, mail address
    """,
    (Category.ADDRESS, Proof.IDENTITY): """
        adresse, adr, adresse postale, adresse domicile, adresse personnelle, adresse complete, adresse actuelle,
        adr1, adr2, adresse ligne 1, adresse 1, rue, voie, no et rue, numero et rue, numero et voie, domicile,
        domicilie, domiciliee, demeurant, demeurant a, address, street, home address, street address, address line,
        patient s address, lieu de residence, lieu de vie, complement d'adresse, complement adresse, lieu dit, lieu
        de depart, lieu d'arrivee, adresse de depart, adresse d'arrivee, adresse de destination, lieu de prise en
        charge, adresse de prise en charge, lieu d'intervention, adresse d'intervention
    """,
    (
        Category.POSTAL_CODE,
        Proof.DETAIL,
    ): "cp, code postal, codepostal, cpost, cod post, zip, zip code, postal code, postcode",
    (Category.CITY, Proof.DETAIL): """
        ville, commune, localite, city, town, ville de residence, commune de residence, ville de naissance, commune
        de naissance, commune de deces, lieu de deces, ville de deces, lieu de naissance, lieu naiss, birth place,
        birthplace, place of birth, ne a, nee a, ne e a, ville naissance, bureau distributeur, cp ville, cp et
        ville, code postal et ville, code postal ville
    """,
    (
        Category.AGE,
        Proof.DETAIL,
    ): "age, age patient, age du patient, age a l'admission, age actuel, age ans, age annees, patient s age",
    (Category.DATE, Proof.DETAIL): """
        date d'entree, date entree, date de sortie, date sortie, entree le, entre le, entree, sortie, sorti le,
        sortie le, date d'admission, admission, date d'hospitalisation, hospitalise le, hospitalisee le, hospitalise
        e le, date de l'examen, date examen, date de consultation, date consultation, date de l'acte, date acte,
        date d'intervention, date intervention, date de prelevement, date prelevement, preleve le, date de deces,
        date deces, deces, decede le, decedee le, ddd, dde, dds, date rdv, date de rdv, rdv, rdv le, date du sejour,
        date debut, date fin, date de l'accident, date accident, vu le, vue le, date de pose, date d'implantation,
        dtent, dtsort, dt entree, dt sortie, datent, datsort, date heure entree, date heure sortie, admission date,
        discharge date, study date, series date, acquisition date, content date, date of death, dod
    """,
    (Category.UNIT, Proof.DETAIL): """
        service, uf, um, unite fonctionnelle, unite medicale, unite de soins, service d'hospitalisation, pole,
        chambre, ch, chb, lit, box, secteur, etage, couloir, uf hebergement, uf responsable, ward, room, bed,
        localisation, service demandeur, service prescripteur, service d'accueil, n chambre, chambre lit, uf resp
    """,
    (Category.FACILITY, Proof.DETAIL): """
        etablissement, hopital, ehpad, nom de l'etablissement, nom etablissement, etab, employeur, ecole,
        etablissement scolaire, etablissement d'origine, provenance, facility, hospital, institution, institution
        name, employer, entreprise, lieu de travail, raison sociale, pharmacie, laboratoire
    """,
    (Category.PROFESSION, Proof.DETAIL): """
        profession, metier, activite professionnelle, occupation, job
    """,
    (Category.ORIGIN, Proof.DETAIL): """
        nationalite, pays de naissance, pays naissance, nationality, country of birth
    """,
    (Category.IBAN, Proof.IDENTITY): "iban, rib, iban patient, compte bancaire",
    (Category.CREDIT_CARD, Proof.IDENTITY): """
        carte bancaire, cb, n cb, n carte bancaire, credit card, card number
    """,
    (Category.IP_ADDRESS, Proof.DETAIL): "ip, adresse ip, ip address, ip addr, client ip, src ip",
    (None, Proof.IDENTITY): "sexe, sex, gender, civilite, civ, genre, patient s sex, sexe patient, situation familiale",
}
"""What each name of a field is for; no category when its value is no finding ("sexe")."""
