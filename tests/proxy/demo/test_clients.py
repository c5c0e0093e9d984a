from pathlib import Path

import httpx
import pytest
import trustme

from proxy.demo import clients
from proxy.demo.clients import Network, RefusedError


def test_a_client_goes_through_the_proxy_alone_and_trusts_what_workstations_trust(tmp_path: Path) -> None:
    trusted = tmp_path / "ca.pem"
    trustme.CA().cert_pem.write_to_path(str(trusted))
    options = Network("http://127.0.0.1:1", trusted).options()
    assert (options["proxy"], options["trust_env"]) == ("http://127.0.0.1:1", False)
    assert [authority["subject"] for authority in options["verify"].get_ca_certs()]
    with pytest.raises(httpx.ConnectError):
        clients.chatgpt_page(Network("http://127.0.0.1:1", trusted), "Bonjour")


def test_a_refusal_is_an_error_that_shows_its_text() -> None:
    assert str(RefusedError("Demande retenue")) == "Demande retenue"
