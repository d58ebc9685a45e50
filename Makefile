# All paths are relative: the checkout's own path may hold spaces, which make cannot bear.

PYTHON_FOR_TOOLS := sh tools/with-python.sh
IN_ENVIRONMENT := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help tools environment build test installs prove lint format docs screenshots benchmark benchmark-routing dist lock upgrade clean

help: ## List what make can do here
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile | expand -t 20

tools: ## Find or install what the machine itself must have
	@sh tools/machine.sh

environment: ## Make .venv what requirements.lock says (PYTHON=… chooses the Python)
	@$(PYTHON_FOR_TOOLS) tools/environment.py

build: environment ## Compile specs/ into generated/
	.venv/bin/clinicspec build

test: environment ## Run every check but `installs`: ruff, mypy, pytest
	@$(IN_ENVIRONMENT) tools/checks.py lint format types tests programs

installs: environment ## Install the project as its users do, by pip and by pre-commit, from a package registry
	@$(IN_ENVIRONMENT) tools/checks.py installs

prove: environment ## Hold the routing against its oracle on thousands of generated clinics
	CLINICSPEC_EXAMPLES=3000 $(IN_ENVIRONMENT) -m pytest -q tests/routing/test_table.py tests/routing/test_proof.py

lint: environment ## Run the checks that need no tests: ruff, mypy
	@$(IN_ENVIRONMENT) tools/checks.py lint format types

format: environment ## Put the code into its form, and mend what ruff can mend
	$(IN_ENVIRONMENT) -m ruff check --fix-only
	$(IN_ENVIRONMENT) -m ruff format

docs: environment ## Rewrite the generated pages, and what check says in the rules' examples
	$(IN_ENVIRONMENT) -m tests.rules.pages
	$(IN_ENVIRONMENT) -m tests.rules.pages --docs
	$(IN_ENVIRONMENT) -m tests.fields_page
	$(IN_ENVIRONMENT) -m tests.finding_picture
	$(IN_ENVIRONMENT) -m tests.requirements_page
	$(IN_ENVIRONMENT) -m tests.template_names_page

screenshots: environment ## Make the pictures of docs/pages.md anew, in Chromium
	$(IN_ENVIRONMENT) -m tests.browser.screenshots

benchmark: environment ## Time check and build over 1,500 clinics (some ten minutes)
	$(IN_ENVIRONMENT) -m benchmarks.run --write

benchmark-routing: environment ## Time route queries against Alertmanager's amtool
	$(IN_ENVIRONMENT) -m benchmarks.routing --write

dist: environment ## Make the wheel and the source archive in dist/
	$(IN_ENVIRONMENT) -m hatchling build

lock: ## Solve requirements.lock for pyproject.toml, keeping the pins that still fit
	@$(PYTHON_FOR_TOOLS) tools/lock.py

upgrade: ## Solve requirements.lock with the newest versions
	@$(PYTHON_FOR_TOOLS) tools/lock.py --upgrade

clean: ## Remove what make has made, but not generated/
	rm -rf .venv dist tools/node_modules .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
