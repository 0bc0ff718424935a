# `make run` and `make test` do all set-up on a fresh machine: CPython 3.11 or later with venv is all they need.
PYTHON ?= python3
BIN := .venv/bin
OUT ?= out

.PHONY: run test test-slow check bench docs lock clean

run: .venv/run
	$(BIN)/action-plans run data/samples --out $(OUT)

test: check
	$(BIN)/python -m pytest -q -n 2 -m "not slow"

test-slow: .venv/dev
	$(BIN)/python -m pytest -q -n 2 -m slow

check: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: .venv/dev
	$(BIN)/python -m benchmarks

# The pages of docs/ that are made from the code.
docs: .venv/dev
	$(BIN)/python -m docs.make

# The set-up is done anew when a lock file changes.
.venv/run: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	test -f .venv/dev || $(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

.venv/dev: requirements-dev.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

# Needs uv. Names, versions and hashes only: no index address.
lock:
	uv pip compile pyproject.toml --group dev --all-extras --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q -o requirements-dev.lock
	grep -oE '^[a-z0-9._-]+==[^ ;]+( ; [^\\]+)?' requirements-dev.lock > .venv/constraints.txt
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q --group build -c .venv/constraints.txt -o requirements.lock

clean:
	rm -rf .venv $(OUT)
