# The handful of commands that a person types; `make` alone lists them.
# Everything lands in .venv/ and var/; `make clean` takes it away again.

.DEFAULT_GOAL := help
.PHONY: help run test check lint shots bench lock clean

# The commands below are for trying and developing; production sets SECRET_KEY and SITE_URL instead.
export DEBUG := 1

PORT ?= 8000
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3 python python3.14; do \
	"$$python" -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo "$$python" && break; done)
UV := $(shell command -v uv 2>/dev/null)
BIN := .venv/bin

help:
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile | expand -t 14

run: .venv/.app .env ## set up, load the catalogue, seed a demo group, serve it on 127.0.0.1:8000
	@DEMO=1 $(BIN)/python -m planner.trial $(PORT)

test: .venv/.dev .env ## the tests, on SQLite and on PostgreSQL, browser journeys included
	@$(BIN)/python -m tests.both_databases $(ARGS)

check: lint ## formats, lints, types, arrows, and the tests on SQLite without browser journeys
	@env -u DATABASE_URL $(BIN)/python -m pytest -q -n 2 -m "not journey" $(ARGS)

lint: .venv/.dev .env ## the part of `check` that runs no test
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/djade --target-version 5.2 --check $$(find templates -name '*.html')
	@$(BIN)/djlint --lint --quiet templates
	@$(BIN)/lint-imports --no-logo >var/lint-imports.txt || { cat var/lint-imports.txt; exit 1; }
	@$(BIN)/python manage.py makemigrations --check --dry-run
	@$(BIN)/mypy .

shots: .venv/.dev .env ## pictures of every page, phone and desk, light and dark, into shots/
	@$(BIN)/python -m tests.journeys.shots

bench: .venv/.dev .env ## time the planner against its baselines
	@$(BIN)/python -m bench $(ARGS)

lock: ## resolve pyproject.toml's dependencies anew into requirements/ (needs uv)
	uv pip compile -q --generate-hashes --universal --python-version 3.11 --no-header \
		--no-strip-extras --no-annotate pyproject.toml -o requirements/app.txt
	uv pip compile -q --generate-hashes --universal --python-version 3.11 --no-header \
		--no-strip-extras --no-annotate --extra dev -c requirements/app.txt pyproject.toml -o requirements/dev.txt

clean: ## remove what make built: .venv, var (the demo's database included), shots, caches
	rm -rf .venv var shots .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- set up -------------------------------------------------------------------------------------

.venv/.app: requirements/app.txt
	$(call install,$<)

# Holds everything that app.txt does, in the same releases.
.venv/.dev: requirements/dev.txt
	$(call install,$<)
	@touch .venv/.app

# Makes manage.py, pytest and mypy run as a person types them; settings.py says when it is read.
.env:
	@mkdir -p var
	@printf 'DEBUG=1\nDEMO=1\n' >.env

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Lemma needs Python 3.11 or newer, with its venv module" \
		"(on Debian: apt install python3-venv)."; exit 1; }
	@echo "Setting up .venv with $(PYTHON) ..."
	@$(if $(UV),$(UV) venv -q --python $(PYTHON) .venv,$(PYTHON) -m venv .venv)

# Both compile what they install: importing OR-Tools without bytecode takes seconds.
define install
@$(MAKE) -s --no-print-directory .venv/bin/python
@echo "Installing $(1), about a minute the first time ..."
@$(if $(UV),$(UV) pip install -q --python .venv/bin/python --compile-bytecode,\
	.venv/bin/python -m pip install -q --disable-pip-version-check) --require-hashes -r $(1)
@touch $@
endef
