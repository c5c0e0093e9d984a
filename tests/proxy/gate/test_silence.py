import logging

import pytest

from proxy.gate.silence import silence


@pytest.mark.parametrize("name", ["mitmproxy", "mitmproxy.proxy.server", "asyncio", "hpack.hpack"])
def test_nothing_that_mitmproxy_logs_reaches_a_handler(name: str, caplog: pytest.LogCaptureFixture) -> None:
    silence()
    logging.getLogger(name).error("Mme Lefèvre")
    assert not caplog.records


def test_other_loggers_still_speak(caplog: pytest.LogCaptureFixture) -> None:
    silence()
    logging.getLogger("paravent").error("démarré")
    assert [record.message for record in caplog.records] == ["démarré"]
