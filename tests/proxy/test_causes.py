import errno
import io
import os
import shutil
import socket
import ssl
from http.client import RemoteDisconnected
from pathlib import Path
from urllib.error import URLError

import pytest

from proxy.causes import ToldError, cause
from proxy.journal.descriptor import HeldError
from proxy.supply.shelf import AbsentError


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "le disque est plein"),
        (FileNotFoundError(errno.ENOENT, "No such file or directory"), "le fichier ou son dossier n'existe pas"),
        (PermissionError(errno.EACCES, "Permission denied"), "les droits manquent"),
        (PermissionError(errno.EPERM, "Operation not permitted"), "les droits manquent"),
        (ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused"), "la connexion est refusée"),
        (TimeoutError("timed out"), "pas de réponse à temps"),
        (TimeoutError(errno.ETIMEDOUT, "Connection timed out"), "pas de réponse à temps"),
        (RemoteDisconnected("Remote end closed connection without response"), "la connexion est coupée"),
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), "ce nom est inconnu du DNS"),
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"), "le DNS ne répond pas"),
        (ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER] wrong version number"), "la liaison TLS échoue"),
        (ToldError("la copie relue n'est pas la même"), "la copie relue n'est pas la même"),
        (AbsentError("absent du commit 0123456789"), "absent du commit 0123456789"),
        (HeldError(), "un autre Paravent y écrit déjà"),
        (BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable"), "le système manque de moyens"),
        (shutil.SpecialFileError("`/x` is a named pipe"), "le système a refusé"),
        (io.UnsupportedOperation("not readable"), "le système a refusé"),
        (URLError("unknown url type"), "le système a refusé"),
        (OSError(), "le système a refusé"),
        (OSError(errno.ENOTTY, "Inappropriate ioctl for device"), "le système a refusé, ENOTTY"),
        (OSError(99999, "Unknown error 99999"), "le système a refusé, 99999"),
    ],
    ids=lambda given: given if isinstance(given, str) else type(given).__name__,
)
def test_a_refusal_of_the_system_is_told_in_french(error: OSError, said: str) -> None:
    assert cause(error) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [("absent/x", "n'existe pas"), ("file/x", "n'est pas un dossier"), ("", "un dossier"), ("x" * 300, "trop long")],
)
def test_what_the_system_itself_raises_is_understood(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match=r".") as refused:
        os.close(os.open(tmp_path / name, os.O_WRONLY))
    assert said in cause(refused.value)
