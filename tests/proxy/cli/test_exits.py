from proxy.cli.exits import MEANINGS, Exit


def test_success_is_zero_and_two_is_left_to_wrong_command_lines() -> None:
    assert Exit.OK == 0
    assert Exit.USAGE == 2


def test_every_status_is_explained() -> None:
    assert set(MEANINGS) == set(Exit)
