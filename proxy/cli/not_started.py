"""Why `paravent run` did not start, where somebody here can mend it."""

from proxy.cli.exits import Exit


def explained(error: Exception, port: int) -> tuple[Exit, str] | None:
    """Tell what to say of an error that somebody here can mend; None of any other.

    Args:
        error: That ended it.
        port: Of the explicit proxy, where the error names none.
    """
    from proxy.ca import AuthorityError
    from proxy.gate.master import ListenError
    from proxy.gate.options import SigningInError
    from proxy.services.catalogue import CatalogueError
    from proxy.supply.signature import KeyFileError
    from proxy.supply.supplying import AuthorityFileError

    match error:
        case AuthorityError() | AuthorityFileError():
            return Exit.AUTHORITY_UNUSABLE, str(error)
        case CatalogueError():
            return Exit.CATALOGUE_INVALID, str(error)
        case KeyFileError():
            return Exit.USAGE, f"--policy-key {error}"
        case SigningInError():
            return Exit.INPUT_INVALID, str(error)
        case ListenError():
            port = error.port or port
            words = (
                f"Le port {port} de 127.0.0.1 est déjà pris, ou réservé à l'administrateur. Par quel programme : "
                f"ss -ltnp 'sport = :{port}'. Arrêtez-le, ou donnez un autre port (--port, --transparent, --status ; "
                "« make run PORT=8090 »)."
            )
            return Exit.PORT_TAKEN, words
    return None
