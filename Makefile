# The list of chores. `make help` prints it.
HOST ?= 127.0.0.1
PORT ?= 8000
DATA ?= ../shared/data
PYTHON := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev serve test lint format conformance judge bench screenshots train accuracy clean

help: ## Print this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

setup:
	@sh deploy/setup.sh serve

setup-dev:
	@sh deploy/setup.sh test

serve: setup ## Set up what is missing and run the server on HOST:PORT (127.0.0.1:8000)
	@exec $(PYTHON) manage.py serve --migrate --host $(HOST) --port $(PORT)

test: setup-dev ## Set up what is missing and run every test
	@$(PYTHON) -m pytest $(ARGS)

lint: setup-dev ## Style, types, migrations
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy .
	@$(PYTHON) manage.py makemigrations --check --dry-run --verbosity 1

format: setup-dev ## Let ruff put the style right
	@$(PYTHON) -m ruff check --fix .
	@$(PYTHON) -m ruff format .

conformance: setup-dev ## Run the Autobahn test suite against the sockets (needs python2.7)
	@$(PYTHON) -m tests.conformance

judge: setup-dev ## Let independent programs from PyPI judge restoring and redacting streams
	@$(PYTHON) -m tests.judge $(ARGS)

bench: setup-dev ## Print speed and memory as ratios to a peer or a limit
	@$(PYTHON) -m tests.bench $(ARGS)
	@$(PYTHON) -m tests.bench.sockets
	@$(PYTHON) -m tests.bench.gateway
	@$(PYTHON) -m tests.bench.rooms
	@$(PYTHON) -m tests.bench.voice

screenshots: setup-dev ## Make pictures of the pages in ARGS (screenshots/); for reactions in colour install an emoji font
	@$(PYTHON) -m tests.browser.screenshots $(or $(ARGS),screenshots)

train: ## Train the model on DATA (a folder of labelled sets); hours of CPU
	@sh deploy/setup.sh train
	@$(PYTHON) -m redaction.training.train --data $(DATA) $(ARGS)

accuracy: setup-dev ## Measure the engine on DATA (a folder of labelled sets) beside its targets; pages of errors in var/accuracy
	@$(PYTHON) manage.py accuracy $(DATA) --out var/accuracy $(ARGS)

clean: ## Remove what make made, the database excepted
	@rm -rf .venv .peers .mypy_cache .ruff_cache .pytest_cache .hypothesis staticfiles
