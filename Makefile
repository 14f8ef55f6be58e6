# Two commands on a fresh machine: `make run` and `make test`. Both need only python3 (3.11+), its venv module and make.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check audit format lock tour clean

run: .venv/run.done
	@$(BIN)/newsdigest $(if $(BOT_TOKEN)$(shell grep -sE '^BOT_TOKEN=.' .env),run,demo)

test: .venv/test.done check
	$(BIN)/python -m coverage erase
	$(BIN)/python -m coverage run -m pytest
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report

check: .venv/test.done
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry --no-ansi .

# Known weaknesses of the dependencies; needs the network, and says so where there is none.
audit:
	@PYTHON="$(PYTHON)" .ci/audit

format: .venv/test.done
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Needs uv; run by hand after a change of the dependencies in pyproject.toml.
lock:
	echo 'setuptools>=77' | uv pip compile --universal --generate-hashes --no-annotate --no-header --python-version 3.11 pyproject.toml - -o requirements.txt
	echo 'setuptools>=77' | uv pip compile --universal --generate-hashes --no-annotate --no-header --python-version 3.11 pyproject.toml - --group dev -o requirements-dev.txt

# Draws the pictures of docs/tour.md from what the bot answers now.
tour: .venv/test.done
	PTB_TIMEDELTA=1 $(BIN)/python -m docs.tour

clean:
	rm -rf .venv .coverage* .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "newsdigest needs Python 3.11 or newer; name one: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv .venv

.venv/run.done: requirements.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test.done: requirements-dev.txt .venv/run.done
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
