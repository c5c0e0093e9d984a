from pathlib import Path

import pytest

from proxy.services.catalogue import Catalogue
from proxy.services.radar import Radar, RadarError, Site

RADAR = Radar.load()
CATALOGUE = Catalogue.load()
EVERYBODYS = [
    "google.com", "www.google.com", "google.fr", "bing.com", "duckduckgo.com", "kagi.com", "wikipedia.org",
    "github.com", "microsoft.com", "office.com", "amazonaws.com", "vercel.app", "vercel.sh", "capcut.com",
    "infomaniak.com", "sberbank.ru", "x.com", "linkedin.com", "ameli.fr", "has-sante.fr", "doctolib.fr",
    "labanquepostale.fr", "impots.gouv.fr", "intranet.example.org",
]  # fmt: skip


def listed(tmp_path: Path, text: str) -> Radar:
    path = tmp_path / "radar.yaml"
    path.write_text(text, "utf-8")
    return Radar.load(path)


def test_there_are_more_than_sixty_sites() -> None:
    assert len(RADAR.sites) > 60


@pytest.mark.parametrize("site", RADAR.sites, ids=lambda site: site.id)
def test_no_site_is_in_the_catalogue_under_any_name(site: Site) -> None:
    assert site.id not in {service.id for service in CATALOGUE.services}
    for host in site.hosts:
        assert CATALOGUE.service_for(host) is None, host
        assert CATALOGUE.service_for(f"www.{host}") is None, host


@pytest.mark.parametrize("host", EVERYBODYS)
def test_a_site_that_serves_other_ends_too_is_not_listed(host: str) -> None:
    assert RADAR.site_for(host) is None


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("mammouth.ai", "mammouth"),
        ("app.mammouth.ai", "mammouth"),
        ("MAMMOUTH.ai.", "mammouth"),
        ("notmammouth.ai", None),
        ("mammouth.ai.example.org", None),
        ("api.edenai.run", "eden-ai"),
        ("gigachat.devices.sberbank.ru", "gigachat"),
        ("devices.sberbank.ru", None),
        ("", None),
        (".", None),
        ("192.0.2.7", None),
        ("2001:db8::7", None),
        ("chatgpt.com", None),
    ],
)
def test_a_name_covers_its_subdomains_and_nothing_else(host: str, site: str | None) -> None:
    found = RADAR.site_for(host)
    assert (found.id if found else None) == site


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {id: A, name: A, hosts: [a.fr]}\n", "radar.yaml, site 1, « id »"),
        ("- {id: a, name: A, hosts: [a.fr]}\n- {id: b, name: B, hosts: [http://b.fr]}\n", "site 2, « hosts.0 »"),
        ("- {id: a, name: A, hosts: []}\n", "site 1, « hosts »"),
        ("- {id: a, name: A, hosts: [fr]}\n", "« hosts.0 »"),
        ("- {id: a, name: A, hosts: [a.fr], tier: open}\n", "« tier »"),
        ("- {id: a, name: A, hosts: [a.fr]}\n- {id: b, name: B, hosts: [a.fr]}\n", "« a.fr » figure deux fois"),
        ("- {id: a, name: A, hosts: [a.fr]}\n- {id: a, name: B, hosts: [b.fr]}\n", "« a » figure deux fois"),
        ("- {id: a\n", "radar.yaml:2"),
        ("a: b\n", "illisible"),
    ],
)
def test_a_list_that_is_wrong_is_refused_at_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(RadarError) as caught:
        listed(tmp_path, text)
    assert said in str(caught.value)


def test_a_name_of_any_length_is_looked_at_by_its_end_alone() -> None:
    assert RADAR.site_for("a." * 30_000 + RADAR.sites[0].hosts[0]) == RADAR.sites[0]
    assert RADAR.site_for("a." * 30_000 + "exemple.fr") is None


def test_a_list_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RadarError, match="illisible"):
        Radar.load(tmp_path / "radar.yaml")
