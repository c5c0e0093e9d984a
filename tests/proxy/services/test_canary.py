from policies.facts import Tier
from proxy.services.canary import CANARY, HOST
from proxy.services.catalogue import Catalogue


def test_no_catalogue_knows_it_and_nobody_can_own_its_name() -> None:
    shipped = Catalogue.load()
    assert shipped.service_for(HOST) is None
    assert CANARY.id not in {service.id for service in shipped.services}
    assert HOST.endswith(".invalid")


def test_it_is_judged_as_the_most_open_of_services() -> None:
    known = Catalogue((*Catalogue.load().services, CANARY))
    assert known.service_for(HOST) is CANARY
    assert known.service_for(f"other.{HOST}") is None
    assert CANARY.tier is Tier.OPEN
