import logging

import pytest

from proxy.console.defects import tell


def test_a_defect_is_told_by_its_kind_and_place_and_never_by_its_words(caplog: pytest.LogCaptureFixture) -> None:
    try:
        int("Hélène Lefèvre")
    except ValueError as error:
        tell(error)
    [record] = caplog.records
    assert record.levelno == logging.ERROR
    assert record.getMessage().startswith("ValueError, ")
    assert "test_defects.py" in record.getMessage()
    assert "Lefèvre" not in record.getMessage()
