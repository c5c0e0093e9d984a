from tests.proxy.console.pages.clinic import Clinic


def test_services_are_told_with_their_tier_and_counts(console: Clinic) -> None:
    page = console.text("/services", periode="90")
    assert all(words in page for words in ("ChatGPT", "Le Chat", "accès libre", "sous contrat", "validé"))
    assert 'href="/decisions?du=' in console.get("/services").text


def test_sites_that_the_catalogue_does_not_know_are_named_where_they_can_be(console: Clinic) -> None:
    page = console.text("/services")
    assert "Mammouth" in page
    assert "un-site-oublie" in page
    assert "rien de ce qui y est envoyé n'est jugé" in page


def test_nothing_used_says_what_to_do(console: Clinic, empty: Clinic) -> None:
    assert "Choisissez une période plus longue" in console.text("/services", du="2020-01-01", au="2020-01-02")
    assert "Aucun contact noté." in empty.text("/services")
