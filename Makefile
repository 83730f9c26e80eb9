# Every target installs what it needs into .venv; Python 3.11 or newer and make are enough to start.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: demo test lint format bench bench-speed docs lock clean

demo: $(INSTALLED)  ## audit the sample company; its data is full of planted breaches, so the verdict is fail
	chmod -R o-rwx sample_data/exports sample_data/bucket sample_data/shop.db  # else the place of the clone is a finding
	$(BIN)/pii-audit scan --config sample_data/pii-audit.yaml --as-of 2026-11-22 \
	  -o human -o html=pii-audit-report.html -o json=pii-audit-result.json || test $$? -eq 1
	@echo "The report: pii-audit-report.html"

test: $(INSTALLED)  ## real PostgreSQL and S3 servers come as wheels, MariaDB and Chromium from Debian
	sh tests/install_debian_packages.sh
	$(BIN)/pytest $(PYTEST_ARGS)

lint: $(INSTALLED)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(INSTALLED)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(INSTALLED)  ## what detection finds
	$(BIN)/python -m benchmarks.detection.run
	$(BIN)/python -m benchmarks.ner_uner
	$(BIN)/python -m benchmarks.lineage

bench-speed: $(INSTALLED)  ## how fast it is, beside others: about an hour on two cores
	for what in compare growth workers postgres retention folder; do $(BIN)/python -m benchmarks.speed $$what || exit; done
	$(BIN)/python -m benchmarks.speed report

docs: $(INSTALLED)  ## write what is generated from code
	$(BIN)/python -c "from pii_audit.cli.rules_page import rules_page; print(rules_page(), end='')" > docs/rules.md
	$(BIN)/pii-audit scan -q --config sample_data/pii-audit.yaml --as-of 2026-11-22 -o json=pii-audit-result.json || test $$? -eq 1
	$(BIN)/python -c "from pathlib import Path; from pii_audit.cli.setup import load_result; \
	  from pii_audit.cli.clauses_page import clauses_page; \
	  print(clauses_page(load_result(Path('pii-audit-result.json'))), end='')" > docs/clauses.md

lock: $(INSTALLED)  ## pin the newest versions that pyproject.toml allows
	$(BIN)/uv pip compile pyproject.toml --upgrade --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-annotate --no-emit-find-links --no-emit-index-url --all-extras --group dev -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-annotate --no-emit-find-links --no-emit-index-url --all-extras -c requirements.txt -o requirements-run.txt

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -f pii-audit-report.html pii-audit-result.json

# Without bytecode every start would compile spaCy and pandas anew, for several seconds.
$(INSTALLED): requirements.txt requirements-without-deps.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	$(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode --require-hashes -r requirements.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode --no-deps --require-hashes -r requirements-without-deps.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --editable .
	touch $@
