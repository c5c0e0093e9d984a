from proxy.services.catalogue import Catalogue
from proxy.services.names import service_names, sign_in_names

CATALOGUE = Catalogue.load()


def test_names_are_those_that_the_dns_can_answer() -> None:
    services, pages = service_names(CATALOGUE), sign_in_names(CATALOGUE)
    assert {"chatgpt.com", "huggingface.co", "api.anthropic.com"} <= set(services)
    assert {"accounts.google.com", "auth.openai.com"} <= set(pages)
    assert not set(services) & set(pages)
    assert not [name for name in (*services, *pages) if set("*=") & set(name)]


def test_the_names_of_services_are_services_and_those_of_sign_in_pages_are_none() -> None:
    assert all(CATALOGUE.service_for(name) for name in service_names(CATALOGUE))
    assert not any(CATALOGUE.service_for(name) for name in sign_in_names(CATALOGUE))


def test_names_are_in_order_and_each_once() -> None:
    for found in (service_names(CATALOGUE), sign_in_names(CATALOGUE)):
        assert list(found) == sorted(set(found))
