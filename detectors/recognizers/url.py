"""Links that lead to a person: a professional's page, a health record, a profile, an intranet."""

from collections.abc import Iterator

from detectors import names
from detectors.finding import Category
from detectors.matching import TIMEOUT, Hit, Recognizer, compiled

EXAMPLES = (
    "rendez-vous : <URL>https://www.doctolib.fr/cardiologue/lyon/sophie-marchand</URL>.",
    "<URL>doctolib.fr/cardiologue/lyon/sophie-marchand?pid=practice-1234</URL>",
    "<URL>https://www.maiia.com/medecin-generaliste/69003-LYON/marchand-sophie</URL>",
    "voir <URL>https://www.monespacesante.fr/documents/8f3a2b1c</URL> pour le CR",
    "(<URL>https://www.dmp.fr/patient/consultation?id=204518</URL>)",
    "profil <URL>https://www.linkedin.com/in/helene-lefevre-1234</URL>",
    "<URL>https://fr.linkedin.com/in/helene-lefevre</URL>",
    "<URL>https://www.facebook.com/helene.lefevre.75</URL>",
    "insta <URL>instagram.com/helene_lefevre</URL>",
    "<URL>https://x.com/helenelefevre/status/1234567890123456789</URL>",
    "<URL>http://orbis.aphp.fr/dossier/8001234567</URL>",
    "<URL>https://dpi.ght-exemple.fr/patients/204518/courriers</URL>",
    "<URL>http://intranet/annuaire/marchand</URL>",
    "<URL>https://pacs.chu-exemple.local:8443/viewer?study=1.2.3</URL>",
    "<URL>http://192.0.2.14/pacs/viewer?PatientID=204518</URL>",
    "<URL>https://exemple.fr/rdv?nom=lefevre&prenom=helene</URL>",
    "<URL>https://exemple.fr/resultats?token=8f3a2b1c9d7e6f5a</URL>",
    "<URL>https://portail.exemple.fr/patient/204518</URL>",
    "<URL>https://exemple.fr/u/8f3a2b1c-9d7e-4f5a-8b1c-2d3e4f5a6b7c</URL>",
    "<URL>https://www.leetchi.com/c/pour-helene-lefevre</URL>",
    "<URL>file:///C:/Users/hlefevre/Bureau/CR.pdf</URL>",
    "<URL>https://visio.exemple.fr/rdv/louis-marchand/8f2k</URL>",
    "<URL>https://rdv.exemple.fr/cardiologue/nice/edouard-marchand</URL>",
    r"<URL>\\srv-fic01\cardio\patients\lefevre.docx</URL>",
    "<URL>https://annuaire.sante.fr/web/site-pro/information-detail?idNat=810100012342</URL>",
)
NON_EXAMPLES = (
    "https://www.has-sante.fr/jcms/p_3456789/fr/fiche",
    "https://pubmed.ncbi.nlm.nih.gov/31337762/",
    "https://www.ameli.fr/assure/remboursements",
    "https://doi.org/10.1056/NEJMoa2034577",
    "https://www.vidal.fr/medicaments/eliquis-5-mg.html",
    "https://github.com/exemple/depot/issues/12",
    "https://www.doctolib.fr",
    "https://www.doctolib.fr/cardiologue/lyon",
    "https://www.monespacesante.fr",
    "https://www.dmp.fr/",
    "https://www.linkedin.com/company/exemple",
    "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006912497",
    "https://fr.wikipedia.org/wiki/Maladie_de_Parkinson",
    "https://www.exemple.fr/page?id=12&lang=fr",
    "exemple.fr",
    "https://base-donnees-publique.medicaments.gouv.fr/extrait.php?specid=60001234",
    "https://www.aphp.fr",
    "http://localhost:8080/docs",
    "proxy_pass http://127.0.0.1:8042/dicom-web/",
    "https://exemple.fr/conseils/marie-curie-et-la-radioactivite",
    "https://exemple.fr/rdv/prendre-rendez-vous",
    "https://recherche.aphp.fr/eds",
    "https://formation.chu-exemple.fr/catalogue/hygiene",
    "https://www.orpha.net/fr/disease/detail/558?name=marfan",
)

_URL = compiled(
    r"(?i)(?:\b(?:https?|ftps?|dicomweb|smb)://[^\s<>\"«»|]{3,2000}|\bfile:/{2,3}[^\s<>\"«»|]{3,500}"
    r"|\\\\[\w.\-]{2,60}\\[^\s<>\"«»|]{2,300}"
    r"|\b(?:[\w\-]{1,40}\.){0,3}(?:doctolib|maiia|linkedin|facebook|instagram|monespacesante|twitter|tiktok"
    r"|dmp)\.(?:com|fr)/[^\s<>\"«»|]{2,500})"
)
_STARTS = ("://", "\\\\", ".fr/", ".com/", "file:")
_PUBLIC = compiled(
    r"(?i)^\w+://(?:[\w\-]+\.)*(?:has-sante\.fr|nih\.gov|who\.int|doi\.org|vidal\.fr|github\.com|gitlab\.com"
    r"|wikipedia\.org|ameli\.fr"
    r"|legifrance\.gouv\.fr|medicaments\.gouv\.fr|sante\.gouv\.fr|service-public\.fr|ansm\.sante\.fr"
    r"|santepubliquefrance\.fr|orpha\.net"
    r"|cochrane\w*\.(?:org|com)|nejm\.org|thelancet\.com|bmj\.com|sciencedirect\.com|youtube\.com|google\.\w+"
    r"|stackoverflow\.com"
    r"|python\.org|pypi\.org|europa\.eu|inserm\.fr|cismef\.\S+|loinc\.org|hl7\.\w+|localhost)(?=[:/]|$)"
)
_LEADS_TO_SOMEONE = (
    ("professionnel", compiled(r"(?i)\b(?:doctolib|maiia|keldoc|ubiclic|medaviz)\.(?:fr|com)/[^/\s]+/[^/\s]+/[^/\s]+")),
    ("espace santé", compiled(r"(?i)\b(?:monespacesante|dmp)\.fr/[^/\s]+[/?]\S")),
    ("annuaire", compiled(r"(?i)\bannuaire\.(?:sante|esante)\S*[?&]\w+=\S")),
    (
        "réseau social",
        compiled(
            r"(?i)\b(?:linkedin\.com/(?:in|pub)/|(?:facebook|instagram|tiktok|twitter|x|threads)\.(?:com"
            r"|net)/@?[\w.\-]{3})"
        ),
    ),
    (
        "cagnotte",
        compiled(r"(?i)\b(?:leetchi|gofundme|lepotcommun|onparticipe|copainsdavant\S*|geneanet)\.\w+/\S*\w{3}"),
    ),
    (
        "intranet",
        compiled(
            r"(?i)^\w+://(?:[\w.\-]*(?:intranet|extranet)[\w.\-]*|[\w\-]+|[\w.\-]+\.(?:local|lan|intra|interne?"
            r"|intern|corp|home|prive))(?::\d+)?/\S"
        ),
    ),
    (
        "hôpital",
        compiled(
            r"(?i)^\w+://(?!www\.)[\w.\-]*\b(?:aphp|ap-hm|chu-lyon|ght[\w\-]*|chu?[\w\-]*"
            r"|hopital[\w\-]*)\.[\w.]*\w(?::\d+)?/\S*(?:\d{4}|[?&]\w+=\S|/(?:patients?|dossiers?|agents?|annuaire)/\S)"
        ),
    ),
    (
        "profil",
        compiled(
            r"(?i)/(?:u|profile?s?|profil|membres?|members?|auteurs?|authors?)/(?!(?:reset|guide|mon|my|new|edit|change)[.\-_])[a-z]+(?:[.\-_][a-z]+){1,4}(?![\w/])"
        ),
    ),
    ("adresse IP", compiled(r"(?i)^\w+://(?!127\.|0\.0\.0\.0)(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?/\S")),
    (
        "champ nommé",
        compiled(
            r"(?i)[?&#;/](?:nom|prenom|name|first_?name|last_?name|patient(?:_?id)?|ipp|nip|nir|ins|nda|ddn|dob"
            r"|birth\w*|mail|e-?mail|tel|phone"
            r"|user(?:name)?|token|access_?token|auth|session\w*|sid|key|rpps|dossier"
            r"|patients?/)[=/]?[\w@%.+\-]{3,}(?<=\d|=\S+)"
        ),
    ),
    ("identifiant opaque", compiled(r"(?i)[/=](?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32,64})\b")),
)
"""Paths, hosts or fields that point at one person, with the name of each rule."""
_CARE = compiled(
    r"(?i)[/.](?:rdv|rendez-?vous|visio|t[ée]l[ée]consult\w*|consultations?|m[ée]decins?|docteurs?|dr|praticiens?"
    r"|infirmi[èe]re?s?|sages?-femmes?|kin[ée]\w*|psy\w*|equipe|annuaire|patients?|\w+(?:ologue|iatre|icien)s?)[/.]"
)
_SLUG = compiled(
    r"(?i)/([a-z]{3,}(?:-(?:marie|pierre|louis|paul|luc|claude))?)-([a-z]{3,}(?:-[a-z]{2,}){0,2})(?=[/?#]|$)"
)
_SHARE = compiled(r"(?i)^(?:file:|\\\\)")
_STRAY = ".,;:!?)]}'’\""


class FrUrlRecognizer(Recognizer):
    """Finds links that lead to one person, whole: host, path and query.

    Public sites of health, law and science are left, as is a site without a path: they name nobody. The query is not
    dropped but covered, for it carries what identifies.
    """

    def __init__(self) -> None:
        super().__init__(Category.URL, "url")

    def find(self, text: str) -> Iterator[Hit]:
        """Give the links, their trailing punctuation aside."""
        if not any(start in text for start in _STARTS):
            return
        for match in _URL.finditer(text, timeout=TIMEOUT):
            given = match[0].rstrip(_STRAY)
            if rule := _rule(given):
                yield Hit(rule, match.start(), match.start() + len(given), 0.9)


def _rule(link: str) -> str:
    """Name what makes a link lead to someone, or nothing."""
    if _SHARE.search(link):
        return "partage de fichiers"
    if _PUBLIC.search(link):
        return ""
    found = next((name for name, pattern in _LEADS_TO_SOMEONE if pattern.search(link, timeout=TIMEOUT)), "")
    return found or ("prénom et nom" if _names_someone(link) else "")


def _names_someone(link: str) -> bool:
    """Tell whether a page of appointments or of professionals is that of « edouard-marchand »."""
    slugs = _SLUG.finditer(link, timeout=TIMEOUT) if _CARE.search(link) else ()
    return any(names.is_first_name(slug[1]) and not names.is_first_name(slug[2]) for slug in slugs)
