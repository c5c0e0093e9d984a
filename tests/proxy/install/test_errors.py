import pytest

from proxy.install.errors import InstallError, ToolError


@pytest.mark.parametrize(("said", "expected"), [("  refusé \n", "refusé"), ("", "sans rien dire")])
def test_a_tool_that_fails_is_named_with_what_it_said(said: str, expected: str) -> None:
    error = ToolError("certutil -A", said)
    assert isinstance(error, InstallError)
    assert str(error) == f"« certutil -A » a échoué : {expected}"
