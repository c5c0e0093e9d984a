"""What the name of a person looks like in French, and the words that are never one."""

import re
import unicodedata
from functools import lru_cache

from detectors.lexicons import words
from detectors.lexicons.drugs import DRUGS
from detectors.lexicons.eponyms import EPONYMS, PUBLIC_FIGURES
from detectors.lexicons.first_names import AMBIGUOUS, FIRST_NAMES

PARTICLE = r"(?i:de\s(?:la|l['’])|d[eu]s?|da|dos|del|v[ao]n(?:\sde[rn]?)?|l[ea]|el|al|ben|bint|ould|ste?)"
WORD = r"(?:[Dd]['’])?(?:\p{Lu}[\p{L}\p{M}1'’]+(?:[\-‑][\p{L}\p{M}'’]+)*)"
INITIALS = r"(?!MM?\.\s)(?:\p{Lu}\.[\-\s]?){1,3}(?=\p{L})"
_GAP = r"(?:(?<=\p{Lu}{2}),(?=\s\p{Lu}\p{Ll}))?[ \t]{1,2}"
NAME = rf"(?:{INITIALS})?(?:{PARTICLE}\s)?{WORD}(?:{_GAP}(?:{PARTICLE}\s|{INITIALS})?{WORD}){{0,4}}"
"""A capitalised name of one to five words with its particles and initials, on one line."""

NOT_A_NAME = words(
    """
    a abdomen absence accouchement actuellement admis admise adresse adressee adulte age agee ago ai aide
    aidesoignante allergie allergies analyse analysez anonyme answer antecedent antecedents aout apres
    arret arrivee ars as ascite assistant asthme atcd au aucun aucune auscultation aussi autre aux avant
    avc avec avenue avis avoir ayant bebe bien bilan bjr bloc bonjour bonsoir boulevard box bpco bras but
    c ca calme car cas cat ce centre ces cet cette ch chambre chef chefs cher chere chers chez chirurgie
    chr chu classification clinique cnil comment compare compte conclusion confrere connu connue conscient
    consciente consultation consulte contexte cordialement correct courrier covid cr critere criteres crp
    d dans date ddn de debut decede decedee decembre demain demande depuis des deux diabete diabetique
    diagnostic dimanche directeur directrice discussion dit dob docteur docteure donc donne dossier
    douleur dr du dyspnee e ecg echelle echographie ecris ehpad elle elles en encore enfant ensuite
    entrant entre entree est et etait etat etre eu euh evolution examen explique externe fais fait famille
    feminin femme fevrier fictif fictive fille fils font frere garcon groupe h has hier histoire homme
    hopital hospitalier hospitaliere hospitalise hospitalisee hta hypertendu hypertendue i iban ici ii iii
    il ils inconnu inconnue infirmier infirmiere inr institut interne introduction ipp irm iv ix j janvier
    je jeudi joignable jour juillet juin kine l la le les leur lit loi lors lundi m ma madame madanm
    mademoiselle mail maire mais mal maladie mardi masculin me medecin medicaments melle merci mercredi
    mere mes mesdames messieurs methode methodes mlle mme mode modele mois mon monsieur motif mr mrs n nda
    ne nee nfs nir nom non notre nourrisson nous nouveau nouvelle novembre nuit o objectif octobre ok on
    ont originaire ou oui p pas patient patiente patients pcr pendant pere personne peut place pole pour
    pourquoi pr prenom prepare present presente president prevu prevue prise probleme professeur propose
    puis px qu quand que quel quelle quelles quels qui quoi rdv re recu recue redige refuse reponse
    resultat resultats resume rpps rue s sa sage samedi samu sans score se secretaire secretariat
    septembre sera service ses seul seule sexe si signe smur soeur soit son sont sort sorti sortie sous
    ssr stp suite suivi suivie suivre sujet sur svp syndrome ta te tel tout toute traduis traitement
    transfere transferee tres tsh tu type uhcd un une unite urgence urgences va vendredi venu venue vers
    veuf veuillez veuve vi vient vii viii vit voici voir vos votre vous vu vue xx xxx y
    """
)
"""Plain words that may be capitalised or follow a civility, and are no part of a name."""

NOT_AFTER_CIVILITY = words(
    """
    a au aux c ce cet cette chef de des directeur directrice docteur docteure du elle en est et il
    infirmier infirmiere interne je l la le les maire medecin ministre n nous on ou prefet president
    presidente professeur que qui vous x xx xxx y z
    """
)
"""Words that follow a civility without being a name ("Monsieur le Maire")."""

_FACILITY = (
    r"(?:h[oô]pita(?:l|ux)|chr?u?|ghu?|ght|aphp|ap-hp|hia|centre|clinique|polyclinique|institut"
    r"|ehpad|ssr|maternit[ée]|pavillon|fondation|r[ée]sidence"
    r"|lyc[ée]e|coll[èe]ge|[ée]cole|facult[ée]|universit[ée]|b[âa]timent|laboratoires?"
    r"|amphi(?:th[ée][âa]tre)?|foyer|m[ée]diath[èe]que|crèche|stade|gare|a[ée]roport|m[ée]tro"
    r"|station"
    r"|rue|r\.|avenue|av\.?|boulevard|bd|bvd|place|pl\.?|quai|all[ée]es?|impasse|chemin|square"
    r"|cours|route|faubourg|pont|parc|villa|cit[ée]"
    r"|loi|prix|plan|rapport|d[ée]cret|ordonnance|amendement|arr[êe]t|avis\sdemand[ée]\s[àa]"
    r"|oubli|association|ville|commune|d[ée]partement)"
)
_EPONYM_HEAD = (
    r"(?:maladies?|syndromes?|signes?|scores?|crit[èe]res?|sondes?|pinces?|[ée]chelles?"
    r"|classifications?|index|indices?|tests?|[ée]preuves?|man(?:œ|oe)uvres?|positions?"
    r"|an[ée]mies?|lymphomes?|t[ée]tralogie|œd[èe]mes?|oed[èe]mes?|cul-de-sac|points?|triade|loi"
    r"|r[èe]gles?|formules?|[ée]quations?|[ée]tudes?|goutti[èe]re|canal|"
    r"ligament|trompes?|glandes?|corps|cellules?|bacille|vaccin|m[ée]thode|technique"
    r"|op[ée]ration|intervention|proc[ée]dure|fractures?|paralysie|chor[ée]e|"
    r"sarcomes?|tumeurs?|thyro[ïi]dites?|purpura|crise|ph[ée]nom[èe]ne|r[ée]flexes?|angor"
    r"|nodules?|ulc[èe]re|[ée]pith[ée]lioma|d[ée]mence|dystrophie|myopathie|"
    r"ataxie|anneau|drain|lame|valves?|cath[ée]ter|canule|ciseaux|aiguille|plaque|vis|clou"
    r"|proth[èe]se|colle|solution|r[ée]actif|coloration|g[ée]lose|"
    r"stade|stades|grade|types?|conf[ée]rence|consensus|recommandations?|d[ée]claration"
    r"|convention|rapport|effet|appareil|lit|fauteuil|masque|ballonnet|courbes?|table|angle|"
    r"th[ée]or[èe]me|diagramme|monogramme|nomogramme|questionnaire|grille|protocole|essai|crit[èe]re)"
)
_LINKS = (
    r"(?:\s+(?:\w+\s+)?(?:de\s+la\s+|de\s+l['’]|d['’]|de\s+|du\s+|des\s+)|\s+(?:europ[ée]en"
    r"|universitaire|hospitalier|r[ée]gional|g[ée]n[ée]ral|priv[ée]|psychiatrique|saint"
    r"|sainte)?\s*)"
)

NOT_A_PERSON_BEFORE = (
    rf"(?:\b{_EPONYM_HEAD}(?:\s+(?!chez\b|pour\b|par\b|à\b)[\p{{Ll}}]+)?\s+(?:de\s+la\s+|de\s+"
    rf"|d['’]|du\s+)$|\b{_FACILITY}{_LINKS}(?:de\s+)?$"
    r"|\b(?:qui\s+(?:était|est)|selon|d['’]apr[èe]s|auteurs?\s*:)\s+$)"
)
"""Words that, right before a name, make it an eponym, a place, a law or an author (case ignored)."""

NOT_A_PERSON_AFTER = (
    r"^(?:\s*(?:et\s+al\b|et\s+coll\b|&\s+al)|,?\s*\(?(?:19|20)\d\d\)?\s*[;:.,]"
    r"|\s*\d+(?:[.,]\d+)?\s*(?:mg|g|µg|μg|ml|%|ui)\b|\s*(?:stade|grade|type)\s|\s*®)"
)
"""Words that, right after a name, make it an author or a drug."""

PERSON_AFTER = (
    r"^\s*(?:,\s*(?:\d{1,3}\s?(?:ans|mois|a\b|jours)|n[ée]e?\b)|\(?\d{1,3}\s?ans|(?:box"
    r"|ch(?:ambre)?\.?|lit|\d+e\s[ée]tage)\s?\d*\b)"
)
"""Words that, right after a name, tell of a person: an age, a birth, a bed."""


@lru_cache(maxsize=8192)
def _plain_letter(char: str) -> str:
    return unicodedata.normalize("NFD", char)[0].lower()


def plain(word: str) -> str:
    """Give a word in lower case without accents."""
    return "".join(_plain_letter(char) for char in word)


def is_first_name(word: str) -> bool:
    """Tell whether each part of a word is a common first name."""
    return all(part in FIRST_NAMES for part in plain(word).split("-"))


def has_first_name(words: list[str]) -> bool:
    """Tell whether some word starts like a first name, compound ones included."""
    return any(plain(word).split("-")[0] in FIRST_NAMES for word in words)


def is_plain_first_name(word: str) -> bool:
    """Tell whether a word is a first name and nothing else."""
    return is_first_name(word) and plain(word) not in AMBIGUOUS


def is_common_word(word: str) -> bool:
    """Tell whether a word is no part of a name; a capital letter alone may be an initial."""
    bare = word.strip(".'’")
    return plain(bare) in NOT_A_NAME and not (len(bare) == 1 and bare.isupper())


def is_title(word: str) -> bool:
    """Tell whether a word after a civility is a function or a grammatical word."""
    return plain(word).strip(".'’") in NOT_AFTER_CIVILITY


def is_binomial(word: str, after: str) -> bool:
    """Tell whether a word opens a Latin species ("Vibrio cholerae")."""
    return bool(_GENUS.search(plain(word)) and _SPECIES.match(after))


def is_medical_word(word: str) -> bool:
    """Tell whether a capitalised word ends as diseases, acts and drugs do in French."""
    return bool(_MEDICAL_ENDING.search(plain(word)))


def is_eponym(words: list[str]) -> bool:
    """Tell whether every part of a name belongs to medicine's vocabulary of names."""
    parts = [part for word in words for part in plain(word).replace("’", "'").split("-") if part not in _LINKING]
    return bool(parts) and all(part in EPONYMS for part in parts)


def is_public_figure(name: str) -> bool:
    """Tell whether a full name is one of history or of public life."""
    return plain(name) in PUBLIC_FIGURES


def is_drug(word: str) -> bool:
    """Tell whether a word is a brand of drug."""
    return plain(word) in DRUGS


_GENUS = re.compile(r"(?:a|us|um|is|io|es|as|ix|on|er|ax)$")
_SPECIES = re.compile(r"\s(?:spp?\b|[a-z]{3,}(?:us|a|i|is|um|ae|ans|ens|es|on)\b)")
_MEDICAL_ENDING = re.compile(
    r"(?:ose|oses|ite|ites|emie|pathie|therapie|scopie|graphie|metrie|plastie|tomie|ectomie"
    r"|algie|urie|phylie|ome|omes|coccus|ella|bacter"
    r"|mycine|cilline|azole|statine|prazole|sartan|olol|mab|nib|vir|tion|tions|ique|iques|logie"
    r"|ologue|phobie|phagie|cytose|trophie)$"
)
_LINKING = frozenset({"de", "la", "le", "du", "d", "l", "et"})
