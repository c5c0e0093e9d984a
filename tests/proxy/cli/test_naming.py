import pytest

from proxy.cli.naming import service_ids
from proxy.services.catalogue import Catalogue


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["lechat"], ("lechat",)),
        (["Le Chat", " LE CHAT ", "lechat"], ("lechat",)),
        (["Claude", "chatgpt"], ("claude", "chatgpt")),
        ([], ()),
    ],
)
def test_a_service_is_named_by_id_or_title_whatever_the_case(names: list[str], ids: tuple[str, ...]) -> None:
    assert service_ids(names) == ids


def test_no_title_of_the_catalogue_names_two_services() -> None:
    services = Catalogue.load().services
    ids = tuple(service.id for service in services)
    assert service_ids(ids) == service_ids([service.name for service in services]) == ids


def test_names_that_nobody_knows_are_all_told_with_what_may_have_been_meant() -> None:
    with pytest.raises(ValueError, match="inconnu") as refused:
        service_ids(["le-chat", "Claude", "zzzz"])

    assert str(refused.value) == (
        "service inconnu du catalogue : « le-chat ». Vouliez-vous dire « lechat » ? "
        "service inconnu du catalogue : « zzzz ». Liste : paravent policy services."
    )
