# Fivefold: `make run` opens the workspace, `make test` proves it. Both prepare what they need.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export PYTHONPATH := src
export DJANGO_SETTINGS_MODULE := fivefold_web.config.settings
# Some machines forbid Python to keep what it has compiled; then every start would compile 1,500 files anew.
export PYTHONDONTWRITEBYTECODE :=
LOCK_UV := $(shell sed -n 's/^uv==\([0-9.]*\).*/\1/p' requirements-dev.lock)

.PHONY: run link-demo test check fix lock words

# Three sets, each a lock of its own: what the workspace needs, what the secure engine needs (no web framework), and
# everything that tests and checks need. The last holds the first, so `make test` also serves `make run`.
TESTED := $(VENV)/.tested
LINK := .venv-link
LINKED := $(LINK)/.ready

define prepare
	@$(PYTHON) -c 'import sys; sys.exit("Fivefold needs Python 3.11 or newer; this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	@echo "Preparing Fivefold (once; about a minute) ..."
	@test -x $(1)/bin/python || $(PYTHON) -m venv $(1)
	@$(1)/bin/python -m pip install --quiet --disable-pip-version-check "uv==$(LOCK_UV)"
	@$(1)/bin/python -m uv pip sync --quiet --require-hashes --python $(1)/bin/python $(2)
endef

$(READY): requirements.lock
	$(call prepare,$(VENV),requirements.lock)
	@$(BIN)/python -m fivefold_web.design.fonts
	@touch $@

$(TESTED): requirements-dev.lock requirements.lock
	$(call prepare,$(VENV),requirements-dev.lock)
	@$(BIN)/python -m fivefold_web.design.fonts
	@touch $(READY) $@

$(LINKED): requirements-link.lock
	$(call prepare,$(LINK),requirements-link.lock)
	@touch $@

run: $(READY)
	@EMPTY=$(EMPTY) PORT=$(PORT) $(BIN)/python -m fivefold_web.config.start

link-demo: $(LINKED)
	@$(LINK)/bin/python -m fivefold_link demo $(ARGS)

test: $(TESTED)
	@$(BIN)/python -m fivefold_web.config.verify

check: $(TESTED)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy src/fivefold src/fivefold_link
	$(BIN)/lint-imports
	$(BIN)/python -m django makemigrations --check --dry-run
	$(BIN)/python -m fivefold.knowledge.check

fix: $(TESTED)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

COMPILE = $(BIN)/python -m uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --no-annotate --quiet
lock:
	$(COMPILE) --all-extras --group dev --group bench -o requirements-dev.lock
	$(COMPILE) --extra web -c requirements-dev.lock -o requirements.lock
	$(COMPILE) --extra link -c requirements-dev.lock -o requirements-link.lock

words: $(READY)
	@$(BIN)/python -m fivefold_web.config.translators
