"""The words that decide about names, in plain spelling: those that announce one, and those that are none."""

from enum import Enum, auto

from detectors.lexicons import words


class Cue(Enum):
    """What a word says of the name after it."""

    CIVILITY = auto()
    SHORT_CIVILITY = auto()
    RELATION = auto()
    PATIENT = auto()
    ROLE = auto()
    BIRTH = auto()
    GREETING = auto()
    ACT = auto()
    ROSTER = auto()
    ACCOUNT = auto()


SHORT_CIVILITIES = words("m mm mr mrs ms mme mmes mlle mlles melle dr drs dre pr pre prof me sr sra mgr")
LONG_CIVILITIES = words(
    """
    monsieur madame mademoiselle messieurs mesdames docteur docteure docteurs professeur professeure doctor
    maitre monseigneur abbe rabbin imam madanm misye msye senor senora senhor senhora signor signora herr frau
    miss mister
    """
)
PLURALS = words(
    """
    mm mmes mlles drs messieurs mesdames docteurs epoux interne internes ide as externes infirmieres couple
    """
)
RELATIONS = words(
    """
    fils fille filles pere mere papa maman frere soeur freres soeurs mari femme epoux epouse conjoint
    conjointe compagnon compagne concubin concubine oncle tante neveu niece cousin cousine jumeau jumelle
    veuve veuf vve ep tuteur tutrice curateur curatrice mandataire aidant aidante confiance voisin voisine
    ami amie fiance fiancee parrain marraine belle gendre bru dit dite alias son tonton tata tatie tatan papi papy
    mamie mamy pepe meme manman marmay marmaille timoun zanfan accompagnant accompagnante accompagnateur
    accompagnatrice colocataire copain copine proche
    """
)
PATIENTS = words(
    """
    patient patiente paciente resident residente usager usagere petit petite bebe enfant nourrisson famille
    dossier identite beneficiaire assure assuree hote bb couple gramoune norn prenorn
    """
)
ROLES = words(
    """
    interne internes externe externes infirmier infirmiere infirmieres ide idec iade ibode as ash ade aide
    soignante soignant medecin medecins chirurgien chirurgienne chirurgiens anesthesiste anesthesie
    anesthesistes mar cardiologue neurologue pneumologue radiologue gynecologue urgentiste reanimateur
    pediatre geriatre oncologue psychiatre psychologue neuropsychologue kine kinesitherapeute ergotherapeute
    orthophoniste dieteticienne pharmacien pharmacienne secretaire secretariat cadre operateur operatrice
    prescripteur requerant requerante redacteur redactrice referent referente correspondant correspondants sf educ
    traitant traitante confrere consoeur collegue chef directeur directrice assistante assistant etudiant
    etudiante stagiaire cc copie signe signature signataire destinataire destinataires expediteur de a
    from to cci concerne avis reponse presents absents excuses brancardier ambulancier ambulanciere sage
    nom physician surgeon
    resp responsable senior seniors equipe declarant declarante arm permanencier permanenciere regulateur
    regulatrice presentateur piroguier remplacant remplacante animateur animatrice educateur educatrice
    estheticienne coiffeuse coiffeur benevole aumonier podologue psychomotricien psychomotricienne puericultrice
    auxiliaire musicotherapeute manipulateur manipulatrice
    investigateur preleveur examinateur technicien technicienne
    """
)
SHORT_ROLES = words("bb bebe educ ide interne externe psy psychologue kine infirmiere infirmier as ash sf collegue")
"""Words before a first name in small letters."""
GREETINGS = words(
    """
    bonjour bonsoir bjr salut slt hello hi hey coucou cher chere chers dear merci cordialement cdt cdlt
    amicalement bises bisous cest ici appelle prenomme prenommait nomme
    bsr bnsr journee soiree
    confraternellement respectueusement sincerement regards toi vous hola
    """
)
ACTED = words(
    """
    vu vue vus vues adresse adressee opere operee suivi suivie suivis pris prise charge recu recue examine
    examinee valide validee validees redige redigee signe signee dicte dictee saisi saisie transmis
    transmise prescrit prescrite demande demandee accepte acceptee refuse refusee appele appelee hospitalise
    hospitalisee realise realisee pose posee cosigne relu relue lu lue interprete interpretee consulte
    electroniquement etabli etablie envoye envoyee confie confiee reevalue reevaluee discute discutee fait
    faite accompagne accompagnee amene amenee echange etablie remplie interpretee cosignee realisee
    declare declaree reperfuse pose posee remplace
    """
)
ROSTERS = words(
    """
    lundi mardi mercredi jeudi vendredi samedi dimanche we weekend nuit nuits matin soir jour astreinte
    astreintes garde gardes equipe equipes entrants entrantes sortants sortantes patients patientes presents
    presentes absents absentes excuses excusees mutations transferts releve binome participants residents
    equipiers medecins internes visiteurs convives convoques inscrits
    """
)
"""Words before the names of those on duty, or of those who come and go."""
ACCOUNTS = words("user username userid usr login logon uid owner utilisateur compte identifiant session password")
AGENTS = words("par avec")
BEARERS = words("hopital hopitaux chu chr rue avenue boulevard bd place lycee college ecole square stade quai")
"""Nouns whose civility is that of a dead person: "hôpital Imam Khomeini"."""

CUES: dict[str, Cue] = {
    **dict.fromkeys(ROLES, Cue.ROLE),
    **dict.fromkeys(PATIENTS, Cue.PATIENT),
    **dict.fromkeys(RELATIONS, Cue.RELATION),
    **dict.fromkeys(GREETINGS, Cue.GREETING),
    **dict.fromkeys(AGENTS, Cue.ACT),
    **dict.fromkeys(LONG_CIVILITIES, Cue.CIVILITY),
    **dict.fromkeys(SHORT_CIVILITIES, Cue.SHORT_CIVILITY),
    **dict.fromkeys(words("ne nee"), Cue.BIRTH),
    **dict.fromkeys(ROSTERS, Cue.ROSTER),
    **dict.fromkeys(ACCOUNTS, Cue.ACCOUNT),
}

PARTICLES = words(
    """
    de du des d la le les l da do dos das del della di van von der den ter ten el al ben bin bint ould abd
    abu ibn st ste mac mc y e ait nait hadj
    """
)
NEVER = words(
    """
    ch chb vve veuve x xx xxx y z a ago aidesoignante
    answer ars ascite atcd aussi avc bjr bpco chr chu cnil covid cr crp cv
    ddn dob docteure dr dyspnee ecg eeg ehpad hdj hdm hta iban ide ii iii inr ipp irm irc iv ix joignable
    hospital university healthcare clinic institute france janeiro madanm madame melle mlle mme mmes
    monsieur mr mrs nda nfs nir pcr pr px rad ras rdv rpps samu sau smur ssr stp svp tdm tsh uhcd vi vii
    viii usmp hpp hypertendu hypertendue entree entrante sortie patient patiente nee ne lundi mardi mercredi
    jeudi vendredi samedi dimanche janvier fevrier juin juillet aout septembre octobre novembre decembre
    service hopital cordialement bonjour bonsoir docteur professeur chef interne infirmier infirmiere
    medecin chambre lit box date adresse tel tell mail fax objet allergie allergies antecedents conclusion
    motif examen age sexe hospitalise hospitalisee cher chere confrere confreres consoeur pole unite centre
    clinique laboratoire cabinet dossier maladie syndrome suite analyse fictif fictive anonyme inconnu
    inconnue type modele exemple test ph phu cca pu sindrome syndrome genu organizer elisa prenom prenoms nom noms
    had usic sspi msp cmp csapa ccas pmi camsp mdph cpam caf usld usip uhtcd
    dim drh dsi cpi cme cse dpo rssi dpi sih dechoc hdt perf vvp vvc sng pst ttt tte
    """
)
"""Words that are no part of a name even where one is announced."""
UNSUGGESTED = NEVER | words(
    """
    dtstart dtend uid prodid attendee location elif jj vcard vevent vcalendar summary modality order select having
    desc else join nacio nacido nacida traduce frances
    """
)
"""Words of code, of exchange formats and of Spanish requests too: names only where something announces them."""
TITLES = words(
    """
    maire directeur directrice president presidente ministre prefet chef cadre doyen procureur juge
    secretaire docteur docteure professeur professeure interne infirmier infirmiere medecin ambassadeur sous
    """
)
"""Functions that follow a civility ("Madame la Directrice")."""

HEADS = words(
    """
    maladie syndrome signe score critere sonde pince echelle classification index indice test epreuve
    traction manoeuvre position anemie lymphome tetralogie oedeme sac point triade loi regle formule equation etude
    gouttiere canal ligament trompe glande corps cellule bacille vaccin methode technique operation
    intervention procedure fracture paralysie choree sarcome tumeur thyroidite purpura crise phenomene
    reflexe angor nodule ulcere epithelioma demence dystrophie myopathie ataxie anneau drain lame valve
    catheter canule ciseaux aiguille plaque vis clou prothese colle solution reactif coloration gelose stade
    grade type conference consensus recommandation declaration convention rapport effet appareil fauteuil
    masque ballonnet courbe table angle theoreme diagramme nomogramme questionnaire grille protocole essai
    modele theorie principe concept hypothese serment code pyramide roue critique oeuvre chanson poeme poesie livre
    roman article
    these citation spot tache onde espace incision voie abord greffe suture noeud broche ecarteur
    diverticule kyste hernie membrane tubercule ganglion plexus fosse foramen artere veine nerf muscle zone
    aire bruit souffle rythme bloc liqueur solute sel eau poudre pommade baume huile prix fonds bourse cas
    encephalopathie gastrite osteochondrite cirrhose encephalite arterite maladies cancer adenome carcinome
    melanome virus race souche genre espece tempete cyclone ouragan colonne shampooing base toxine
    leucocidine catheterisme pneumocystis granulomatose vascularite nevralgie neuropathie microangiopathie
    naevus histoire vie portrait sonnet film musee statue logiciel systeme projet programme reseau groupe
    appli application robot outil assistant assistante plateforme portail dispositif machine chatbot typhon roi reine
    empereur gradient attelle ongle ongles ligne pli strie triangle quadrant ampoule electrode sinus cercle polygone
    anse
    capsule fascia arcade tunique polype lac laboratoire amendement decret ordonnance spermogramme sindrome syndrom
    genu
    """
)
"""Nouns that make an eponym, a law, a work of the name they govern ("maladie de Parkinson")."""
PLACES = words(
    """
    hopital hopitaux chu chr chru ch ghu ght aphp hia centre centres clinique polyclinique institut ehpad
    ssr maternite pavillon fondation residence lycee college ecole faculte universite batiment laboratoire
    laboratoires amphi amphitheatre foyer mediatheque bibliotheque creche stade gare aeroport metro station
    rue avenue av boulevard bd bvd place quai allee allees impasse chemin square cours route faubourg pont
    parc villa cite plan prix association ville commune departement hospices hospice service unite salle
    tour port mas camsp cmp sessad ime itep site campus maison dispensaire eglise chapelle cathedrale
    village hameau lotissement groupe congregation editions librairie cap mont lac ile baie saint sainte st
    ste hotel cabinet ifsi croix espace usa etats caserne
    """
)
"""Nouns of places and bodies that bear the names of people."""
OWNED = words(
    """
    fils fille filles enfants enfant pere mere papa maman frere soeur mari femme epoux epouse conjoint
    conjointe compagnon compagne dossier chambre lit patient patiente famille parents proches resultats
    courrier message appel anniversaire sortie entree admission retour avis reponse lettre mail sms
    departement arrivee deces demande consultation hospitalisation hospit operation rdv rendez prise charge
    garde tour planning bilan part nom ne nee numero numeros traitement ordonnance interne collegue confrere
    cadre equipe histoire cas rdvs etat plainte perfusion pansement toilette scanner irm prelevement radio
    affaires bracelet carte transfert suivi remplacement aupres pres loin partir cote cousin cousine tante
    oncle neveu niece ami amie voisin voisine visite chute voix absence presence aide accord lit box
    """
)
"""Nouns that may belong to a person: after them "de" keeps the name a person's."""
AFTER_A_NAME = words(
    """
    a est sera etait va doit veut peut refuse demande vient arrive dort souffre presente part sort revient
    tousse se n m s nous me vous dit pense appelle rappelle signale propose confirme previent travaille
    remplace gere passe repond prend fait habite vit mange marche boit tombe pleure crie reste rentre voit
    suit sortent refusent repasse ramene apporte accepte attend assure couvre gere garde permute echange
    """
)
"""Verbs of which someone is the subject: they make a person of a first name that opens a sentence."""
CARED_FOR = words(
    """
    sort sortent refuse refusent tousse vomit dort souffre saigne pleure crie tombe desature fugue chute
    revient rentre reste mange marche
    """
)
"""Verbs that make a patient of the surname before them."""
