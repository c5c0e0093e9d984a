"""Why the system refused something, in the words of the person who must act: `strerror` is English."""

import errno
import socket
import ssl

_NO_RIGHTS = "les droits manquent"
_CUT = "la connexion est coupée"
_NO_ROUTE = "aucune route n'y mène"

_CAUSES = {
    errno.ENOSPC: "le disque est plein",
    errno.EDQUOT: "le quota de disque est atteint",
    errno.EFBIG: "le fichier a atteint sa taille limite",
    errno.EROFS: "le disque est en lecture seule",
    errno.EIO: "le disque a une erreur",
    errno.ENOENT: "le fichier ou son dossier n'existe pas",
    errno.EEXIST: "un fichier de ce nom existe déjà",
    errno.EISDIR: "c'est un dossier",
    errno.ENOTDIR: "une partie de ce chemin n'est pas un dossier",
    errno.ENOTEMPTY: "le dossier n'est pas vide",
    errno.ENAMETOOLONG: "le nom est trop long",
    errno.ELOOP: "le fichier est un lien",
    errno.EACCES: _NO_RIGHTS,
    errno.EPERM: _NO_RIGHTS,
    errno.EAGAIN: "le système manque de moyens",
    errno.EBUSY: "un autre programme s'en sert",
    errno.EMFILE: "trop de fichiers sont ouverts",
    errno.ENFILE: "trop de fichiers sont ouverts",
    errno.ENOMEM: "la mémoire manque",
    errno.ECONNREFUSED: "la connexion est refusée",
    errno.ECONNRESET: _CUT,
    errno.ECONNABORTED: _CUT,
    errno.EPIPE: _CUT,
    errno.ETIMEDOUT: "pas de réponse à temps",
    errno.EHOSTUNREACH: _NO_ROUTE,
    errno.ENETUNREACH: _NO_ROUTE,
    errno.EADDRINUSE: "cette adresse est déjà prise",
    errno.EADDRNOTAVAIL: "cette adresse n'est pas à ce poste",
}
"""Those that people meet, of files and processes, then of the network."""


class ToldError(OSError):
    """A refusal of ours: a few French words, as `cause` gives them. What libraries raise with words is English."""


def cause(error: OSError) -> str:
    """Give a few French words, to be put after a colon or in brackets."""
    match error:
        case ssl.SSLError():  # its numbers are OpenSSL's
            return "la liaison TLS échoue"
        case socket.gaierror():  # its numbers are the resolver's
            return "le DNS ne répond pas" if error.errno == socket.EAI_AGAIN else "ce nom est inconnu du DNS"
        case TimeoutError():
            return _CAUSES[errno.ETIMEDOUT]
        case ConnectionError(errno=None):  # http.client's
            return _CUT
        case OSError(errno=int(number)):
            return _CAUSES.get(number) or f"le système a refusé, {errno.errorcode.get(number, number)}"
    return str(error) if isinstance(error, ToldError) else "le système a refusé"
