"""Forms: `Nom : …`, JSON, YAML, INI and XML with French keys, e-mail headers, logs, query strings."""

from collections.abc import Iterator

import regex

from detectors.fields.pairs import Pair, labels, pairs
from detectors.fields.persons import Named, persons
from detectors.fields.recognizer import FieldRecognizer, Found
from detectors.fields.values import values
from detectors.fields.wordings import Proof
from detectors.finding import Category

EXAMPLES = (
    "Nom : <PERSON>LEFEVRE</PERSON>  Prénom : <PERSON>Hélène</PERSON>  Sexe : F",
    (
        "Nom de naissance : <PERSON>FONTAINE</PERSON>\nNom usuel : <PERSON>MARCHAND</PERSON>\nNé(e) le : "
        "<DATE_OF_BIRTH>14/02/1961</DATE_OF_BIRTH>"
    ),
    "Prénom : <PERSON>Hélène</PERSON> Âge : <AGE>63 ans</AGE> Tél. dom. : <PHONE_NUMBER>01 99 00 12 34</PHONE_NUMBER>",
    (
        '{"nom": "<PERSON>Lefèvre</PERSON>", "prenoms": ["<PERSON>Hélène</PERSON>", "<PERSON>Marie</PERSON>"], '
        '"dateNaissance": "<DATE_OF_BIRTH>1961-02-14</DATE_OF_BIRTH>"}'
    ),
    "patient:\n  nom_naissance: <PERSON>d'Ormesson</PERSON>\n  ipp: '<IPP>8001234567</IPP>'",
    "<patient><nom><PERSON>LEFEVRE</PERSON></nom><prenom><PERSON>Hélène</PERSON></prenom></patient>",
    "GET /search?nom=<PERSON>Dupont</PERSON>&prenom=<PERSON>Jean+Paul</PERSON>",
    "2024-05-03 INFO open patient=<PERSON>DUPONT Jean</PERSON> action=read ipp=<IPP>8001234567</IPP>",
    "Adresse : <ADDRESS>12 rue des Lilas\n69003 Lyon</ADDRESS>\nPrénom : <PERSON>Hélène</PERSON>",
    (
        "De : <PERSON>Hélène Lefèvre</PERSON> <<EMAIL_ADDRESS>h.lefevre@example.fr</EMAIL_ADDRESS>>\nCc : "
        "Dr <PERSON>Sophie Marchand</PERSON>"
    ),
    "Nom\n<PERSON>LEFEVRE</PERSON>\nPrénom\n<PERSON>Hélène</PERSON>\nSexe\nF",
    "**Nom :** <PERSON>LEFEVRE</PERSON>\n**Prénom :** <PERSON>Hélène</PERSON>\n**Chambre :** <UNIT>214</UNIT>",
    "Nom ....... <PERSON>LEFEVRE</PERSON>\nPrénom ....... <PERSON>Hélène</PERSON>",
    "UPDATE patients SET nom='<PERSON>LEFEVRE</PERSON>' WHERE ipp = <IPP>8001234567</IPP>",
    "Personne à prévenir : Mme <PERSON>Lefèvre</PERSON> (fille)",
    "Nom/Prénom : M. <PERSON>DURAND Michel</PERSON>",
    "N° de sécurité sociale : <NIR>2 69 05 49 588 157 80</NIR>",
    "DDN : <DATE_OF_BIRTH>14/02/1961</DATE_OF_BIRTH>\nOpérateur : <PERSON>Marchand</PERSON>",
)
NON_EXAMPLES = (
    "déficit hydrique : ([[tel:155-140/140|155-140/140]])x60",
    "Les phases d'un événement, à savoir : le temps dit de paix, puis la crise",
    "L'accident peut résulter de :\nL'existence d'une insuffisance rénale",
    "Nom : ____ Prénom : ____ Date de naissance : __/__/____",
    "Nom : [à compléter]\nPrénom : [à compléter]\nAdresse : [à compléter]",
    "Nom :\nPrénom :\nDate de naissance :\nAdresse :",
    "Nom : ...\nPrénom : ...\nIPP : ????",
    "Nom : {{nom}}\nPrénom : {{prenom}}",
    "Nom : [NOM_1_7K2P]\nDDN : [NAISSANCE_1_7K2P]",
    "Nom : voir dossier",
    "Identité du patient : [étiquette]",
    "Nom : libre\nPrénom : vide",
    "Nom : Doliprane\nDose : 1 g",
    "Mère : diabétique. Père : HTA, cardiopathie ischémique.",
    "Médecin : généraliste. Contact : oui.",
    "Médecin : êtes-vous marié ?\nPatient : j'ai mal depuis hier",
    "prenom = request.form[0]\nnom: str\nemail = user.email",
    "Contre-indications : grossesse. Adresse : voir en annexe.",
    "Voie : IV lente 30 min\nVoie : per os 3x/j\nVoie : 2 g IV sur 30 min\nVoie : périphérique 20G",
    "Tél : 15 en urgence",
    "Résultat : Hb 12 g/dL",
    "Nom : inconnu, adresse : sans domicile fixe",
)

_CATEGORIES = (
    *(Category.PERSON, Category.DATE_OF_BIRTH, Category.AGE, Category.DATE, Category.NIR, Category.IPP, Category.NDA),
    *(Category.RPPS, Category.ADELI, Category.FINESS, Category.RECORD_ID, Category.PHONE_NUMBER, Category.IBAN),
    *(Category.EMAIL_ADDRESS, Category.ADDRESS, Category.POSTAL_CODE, Category.CITY, Category.UNIT, Category.FACILITY),
    *(Category.PROFESSION, Category.ORIGIN, Category.CREDIT_CARD, Category.IP_ADDRESS),
)
_CODE = regex.compile(r"[a-z_$]\w*(?:\.|_|->)\w+|\w+(?:\.\w+)*[(\[]|(?:self|this|new|await|return|function)\b")
_WITH_MAIL = frozenset({Proof.ROLE, Proof.STAFF, Proof.PEOPLE})
_SHORTEST_LIST = 2


class FrFormRecognizer(FieldRecognizer):
    """Reads a value after the name of its field, wherever the name stands, and checks that it has the shape of one.

    "Nom" and "médecin" are also said of drugs and in prose: their value must then show a civility or a first name,
    unless another field of the same text already tells of a person.
    """

    def __init__(self) -> None:
        super().__init__("form", _CATEGORIES, 0.86)

    def fields(self, text: str) -> Iterator[Found]:
        """Give the values of the fields of persons, in order."""
        found = [pair for pair in [*pairs(text), *_listed(text)] if not _is_code(text, pair)]
        if not found:
            return
        known = any(pair.field.proof is Proof.IDENTITY and _read(text, pair, known=True) for pair in found)
        for pair in found:
            yield from _read(text, pair, known=known)


def _is_code(text: str, pair: Pair) -> bool:
    """Tell whether a value is an expression of a program ("patient.nom"); e-mails and logins look like one."""
    if pair.field.category is Category.EMAIL_ADDRESS or pair.field.proof in {Proof.LOGIN, Proof.STAFF}:
        return False
    return bool(_CODE.match(text, pair.start, pair.end))


def _listed(text: str) -> list[Pair]:
    """Give the names alone on their line when they are several, one of them a person's."""
    if "\n" not in text:
        return []
    found = list(labels(text))
    identity = any(pair.field.proof is Proof.IDENTITY for pair in found)
    return found if identity and len(found) >= _SHORTEST_LIST else []


def _read(text: str, pair: Pair, *, known: bool) -> list[Found]:
    """Give the values of a field; `known` when another one tells of a person."""
    category, proof = pair.field
    if category is None:
        return []
    if category is Category.PERSON:
        spans = list(persons(text, Named(pair.field, pair.name), pair.start, pair.end, known=known))
    else:
        spans = list(values(category, text, pair.start, pair.end))
    found = [Found(category, *span, f"champ {pair.name}") for span in spans]
    if proof in _WITH_MAIL:
        line = text.find("\n", pair.end)
        mails = values(Category.EMAIL_ADDRESS, text, pair.start, line if line >= 0 else len(text))
        found += [Found(Category.EMAIL_ADDRESS, *span, f"champ {pair.name}") for span in mails]
    return found
