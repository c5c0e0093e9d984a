import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.facts import Tier
from proxy.services.catalogue import Catalogue, CatalogueError, Kind

CATALOGUE = Catalogue.load()
PATTERN = re.compile(CATALOGUE.allow_pattern(), re.IGNORECASE)
HOSTS = sorted(host for service in CATALOGUE.services for host in service.hosts)
IDENTITY = sorted(host for service in CATALOGUE.services for host in service.identity)
ADAPTERS = {"openai", "anthropic", "mistral", "gemini", "chatgpt", "claude", "lechat"}
SHARED_APEXES = [
    "google.com", "www.google.com", "mail.google.com", "googleapis.com", "storage.googleapis.com",
    "github.com", "githubusercontent.com", "raw.githubusercontent.com", "microsoft.com", "office.com",
    "substrate.office.com", "graph.microsoft.com", "amazonaws.com", "s3.eu-west-3.amazonaws.com",
    "x.com", "bing.com", "www.bing.com", "notion.so", "cloudinary.com", "res.cloudinary.com",
    "blob.core.windows.net", "livekit.cloud", "ovh.net", "cloud.ovh.net", "duckduckgo.com", "baidu.com",
    "aliyuncs.com", "workers.dev", "adobe.com", "proton.me", "gouv.fr", "cloud.microsoft", "apple.com",
    "moonshot.cn", "quora.com",
]  # fmt: skip


def entry(service_id: str = "x", hosts: str = "[ia.exemple.fr]", extra: str = "") -> str:
    head = f"id: {service_id}, name: X, tier: open, kind: web, hosts: {hosts}"
    return f"- {{{head}, adapter: null, rewrite: false{extra}}}\n"


def load(tmp_path: Path, text: str) -> Catalogue:
    path = tmp_path / "catalogue.yaml"
    path.write_text(text, "utf-8")
    return Catalogue.load(path)


def intercepted(host: str, port: int = 443) -> bool:
    return PATTERN.search(f"{host}:{port}") is not None


def concrete(host: str, region: str = "eu-west-3") -> str:
    return host.removeprefix("=").replace("*", region)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("chatgpt.com", "chatgpt"),
        ("r.chatgpt.com", "chatgpt"),
        ("CHATGPT.com.", "chatgpt"),
        ("chat.openai.com", "chatgpt"),
        ("files.oaiusercontent.com", "chatgpt"),
        ("sora.chatgpt.com", "sora"),
        ("api.openai.com", "openai-api"),
        ("eu.api.openai.com", "openai-api"),
        ("platform.openai.com", "openai-site"),
        ("claude.ai", "claude"),
        ("platform.claude.com", "anthropic-site"),
        ("api.anthropic.com", "anthropic-api"),
        ("api.mistral.ai", "mistral-api"),
        ("console.mistral.ai", "mistral-site"),
        ("huggingface.co", "huggingface"),
        ("router.huggingface.co", "huggingface-router"),
        ("mon-hopital.openai.azure.com", "azure-openai"),
        ("europe-west9-aiplatform.googleapis.com", "vertex"),
        ("aiplatform.googleapis.com", "vertex"),
        ("bedrock-runtime.eu-west-3.amazonaws.com", "bedrock"),
        ("bedrock-runtime.xx-nouvelle-9.amazonaws.com", "bedrock"),
        ("llama.endpoints.kepler.ai.cloud.ovh.net", "ovh"),
        ("albert.api.etalab.gouv.fr", "albert"),
        ("api-free.deepl.com", "deepl-api"),
        ("under_score.chatgpt.com", "chatgpt"),
        ("cdn.huggingface.co", None),
        ("auth.openai.com", None),
        ("eu.auth.openai.com", None),
        ("accounts.google.com", None),
        ("login.microsoftonline.com", None),
        ("notchatgpt.com", None),
        ("chatgpt.com.evil.example", None),
        ("chatgpt.com..", None),
        ("bedrock-runtime..amazonaws.com", None),
        ("bedrock-runtime.a.b.amazonaws.com", None),
        ("-aiplatform.googleapis.com", None),
        ("com", None),
        ("", None),
        (".", None),
        ("192.0.2.7", None),
        ("é" * 64 + ".exemple.fr", None),
        *((host, None) for host in SHARED_APEXES),
    ],
)  # fmt: skip
def test_a_host_belongs_to_the_service_of_its_longest_name(host: str, expected: str | None) -> None:
    service = CATALOGUE.service_for(host)
    assert (service.id if service else None) == expected
    assert intercepted(host) == (expected is not None)


@pytest.mark.parametrize("port", [1, 80, 443, 8443, 65535])
def test_any_port_of_an_ai_host_is_intercepted(port: int) -> None:
    assert intercepted("claude.ai", port)
    assert intercepted("claude.ai.", port)


@pytest.mark.parametrize("name", ["chatgpt.com", "chatgpt.com:", "chatgpt.com:443\n", "x:443 chatgpt.com:443x", "a@b"])
def test_the_pattern_wants_a_host_and_a_port_and_nothing_else(name: str) -> None:
    assert not PATTERN.search(name)


labels = st.from_regex(r"[a-z0-9_]([a-z0-9-]{0,8}[a-z0-9])?", fullmatch=True)
known = st.sampled_from([concrete(host) for host in HOSTS + IDENTITY])
names = st.one_of(
    known,
    st.builds("{}.{}".format, labels, known),
    st.builds("{}{}".format, labels, known),
    st.builds("{}.{}".format, known, labels),
    st.builds(lambda name, cut: name.split(".", cut)[-1], known, st.integers(1, 4)),
    st.lists(labels, min_size=1, max_size=5).map(".".join),
)


@given(name=names, dot=st.sampled_from(["", "."]), upper=st.booleans(), port=st.integers(1, 65535))
def test_lookup_and_pattern_agree_on_every_name(name: str, dot: str, upper: bool, port: int) -> None:
    host = (name.upper() if upper else name) + dot
    assert intercepted(host, port) == (CATALOGUE.service_for(host) is not None)


@given(name=names)
def test_every_host_that_may_be_opened_and_signed_is_under_a_constraint_name(name: str) -> None:
    service = CATALOGUE.service_for(name)
    if service is not None and not service.regions:
        assert any(name == c or name.endswith("." + c) for c in CATALOGUE.constraint_names())


def test_constraint_names_never_hold_a_shared_apex_nor_each_other() -> None:
    constraints = CATALOGUE.constraint_names()
    assert not set(constraints) & set(SHARED_APEXES)
    assert all(not a.endswith("." + b) for a in constraints for b in constraints)
    assert "bedrock-runtime.eu-west-3.amazonaws.com" in constraints
    assert "api.openai.com" not in constraints
    assert not any("*" in name or "=" in name for name in constraints)


def test_the_shipped_catalogue_is_wide_and_prudent() -> None:
    assert len(HOSTS) >= 170
    assert not [service.id for service in CATALOGUE.services if service.tier is Tier.APPROVED]
    assert {service.adapter for service in CATALOGUE.services} == ADAPTERS | {None}
    assert {service.kind for service in CATALOGUE.services} == set(Kind)


@pytest.mark.parametrize(
    "host", ["aistudio.google.com", "poe.com", "chat.z.ai", "chat.minimax.io", "q.us-east-1.amazonaws.com"]
)
def test_a_service_whose_signature_binds_the_body_is_never_rewritten(host: str) -> None:
    service = CATALOGUE.service_for(host)
    assert service is not None
    assert not service.rewrite


def test_a_name_of_any_length_is_looked_at_by_its_end_alone() -> None:
    found = CATALOGUE.service_for("a." * 30_000 + "chatgpt.com")
    assert found is not None
    assert found.id == "chatgpt"


def test_a_name_is_found_in_both_its_idna_forms(tmp_path: Path) -> None:
    catalogue = load(tmp_path, entry(hosts="[xn--sant-epa.exemple.fr]"))
    for host in ("xn--sant-epa.exemple.fr", "Santé.exemple.fr", "SANTÉ.EXEMPLE.FR.", "a.santé.exemple.fr"):
        assert catalogue.service_for(host) is not None
        assert re.search(catalogue.allow_pattern(), f"{host}:443", re.IGNORECASE)
    assert catalogue.service_for("sante.exemple.fr") is None


def test_a_sign_in_page_wins_over_a_longer_service_name(tmp_path: Path) -> None:
    catalogue = load(tmp_path, entry(hosts="[ia.auth.exemple.fr, exemple.fr]", extra=", identity: [auth.exemple.fr]"))
    assert catalogue.service_for("ia.auth.exemple.fr") is None
    assert not re.search(catalogue.allow_pattern(), "ia.auth.exemple.fr:443", re.IGNORECASE)
    assert catalogue.service_for("exemple.fr") is not None


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (entry("a") + entry("b"), "catalogue.yaml:2 : « ia.exemple.fr » figure déjà ligne 1"),
        (entry("a") + "\n" + entry("a", "[b.exemple.fr]"), "catalogue.yaml:3 : « a » figure déjà ligne 1"),
        (entry(extra=", identity: [ia.exemple.fr]"), ":1 : « ia.exemple.fr » figure déjà ligne 1"),
        (entry(extra=", colour: red"), "catalogue.yaml:1 : « colour » n'est pas un champ connu"),
        (entry(hosts="[IA.exemple.fr]"), "catalogue.yaml:1 : « hosts.0 » a une valeur refusée"),
        (entry(hosts="[fr]"), "« hosts.0 » a une valeur refusée"),
        (entry(hosts='["a.*.exemple.fr"]'), "« * » dans `hosts` et `regions` vont ensemble"),
        (entry(extra=", regions: [eu]"), "« * » dans `hosts` et `regions` vont ensemble"),
        (entry().replace("rewrite: false", "rewrite: true"), "`rewrite: true` demande un `adapter`"),
        (entry().replace("rewrite: false", "rewrite: 'no'"), "« rewrite » a une valeur refusée"),
        (entry().replace("open", "free"), "« tier » a une valeur refusée"),
        (entry().replace("kind: web, ", ""), "« kind » manque"),
        ("[]", "doit être une liste"),
        ("", "doit être une liste"),
        ("- 3\n", "catalogue.yaml:1"),
        ("- {id: a\n- b", "catalogue.yaml:2 : le catalogue est illisible"),
        ("- !!python/object/apply:os.getcwd []", "catalogue.yaml:1 : le catalogue est illisible"),
    ],
)  # fmt: skip
def test_a_wrong_catalogue_is_refused_with_its_line(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        load(tmp_path, text)
    assert complaint in str(caught.value)


def test_a_missing_catalogue_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"absent\.yaml : le catalogue est illisible"):
        Catalogue.load(tmp_path / "absent.yaml")
