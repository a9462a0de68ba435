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
LOCK_UV := $(shell sed -n 's/^uv==\([0-9.]*\).*/\1/p' requirements.lock)

.PHONY: run test check fix lock words

$(READY): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit("Fivefold needs Python 3.11 or newer; this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	@echo "Preparing Fivefold (once; about a minute) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv==$(LOCK_UV)"
	@$(BIN)/python -m uv pip sync --quiet --require-hashes --python $(BIN)/python requirements.lock
	@$(BIN)/python -m fivefold_web.design.fonts
	@touch $@

run: $(READY)
	@EMPTY=$(EMPTY) PORT=$(PORT) $(BIN)/python -m fivefold_web.config.start

test: $(READY)
	@$(BIN)/python -m fivefold_web.config.verify

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy src/fivefold src/fivefold_link
	$(BIN)/lint-imports
	$(BIN)/python -m django makemigrations --check --dry-run
	$(BIN)/python -m fivefold.knowledge.check

fix: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock:
	$(BIN)/python -m uv pip compile pyproject.toml --extra web --group dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --no-annotate -o requirements.lock

words: $(READY)
	@$(BIN)/python -m fivefold_web.config.translators
