# Everything a person or a machine does with this project. `make` alone shows what there is.
SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help setup setup-bench run test thorough e2e compat torture lint format bench bench-diff evaluate env clean
unexport PYTHONPATH PYTHONHOME

PORT ?= 8080
NEWSROOM_PORT ?= 8710
CORPUS ?= tests/newsroom/tuning
PAGES ?= ../shared/benchmarks/article-extraction
export PORT NEWSROOM_PORT PYTHON

help: ## Show this help
	@echo "Media Monitor reads the news and flags only the statements that are new."
	@echo
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-16s %s\n", $$1, $$2 }'
	@echo
	@echo "Start with \`make run\`. PORT=8081 moves Airflow's pages, PYTHON=... chooses the interpreter."

setup: ## Make .venv ready (every target does this by itself)
	@bin/setup

run: setup ## Start Airflow here, run the example days, show what is new, stay up (ONCE=1: then end)
	@exec .venv/bin/media-monitor up $(if $(ONCE),--once)

test: setup ## Run the tests that need neither Airflow nor a browser
	@exec .venv/bin/pytest -n 2 $(TESTS)

thorough: setup ## Run the tests that take longer: quality, every order of days, kills, a full disk
	@exec .venv/bin/pytest -n 2 -m thorough $(TESTS)

e2e: setup ## Run the tests with a real Airflow and a real browser
	@exec .venv/bin/pytest -m e2e --timeout 900 $(or $(TESTS),tests/e2e)

compat: setup ## Run the warehouse's tests on the next DuckDB, read its files with the oldest
	@.venv/bin/python bin/other_duckdb.py 1.4.5 2.0.0
	@.venv/bin/pytest -m compat tests/compat
	@PYTHONPATH="$(CURDIR)/.state/duckdb/2.0.0" exec .venv/bin/pytest -n 2 -m "not e2e" \
		tests/compat tests/warehouse tests/test_snapshot.py tests/test_diff.py tests/test_pipeline.py

torture: setup ## Kill the warehouse's writer 200 times at random moments; fill its disk
	@MEDIA_MONITOR_KILLS=$(or $(KILLS),200) exec .venv/bin/pytest -m thorough tests/test_durability.py

lint: setup ## Check style and types
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@exec .venv/bin/mypy

format: setup ## Put the code into its one format
	@.venv/bin/ruff check --fix-only .
	@exec .venv/bin/ruff format .

evaluate: setup ## Score the pipeline against gold files (CORPUS=folder)
	@exec .venv/bin/media-monitor evaluate --corpus "$(CORPUS)"

bench: setup-bench ## Compare cleaning with other extractors, page by page (PAGES=folder)
	@exec .venv/bin/python bin/bench.py "$(PAGES)"

bench-diff: setup ## Measure a day's load, diff and publish against long histories (STATEMENTS="100000 1000000")
	@exec .venv/bin/python bin/bench_diff.py .state/bench-diff $(STATEMENTS)

setup-bench:
	@bin/setup bench

env: ## Write .env with new secrets for docker compose
	@exec bin/make-env

clean: ## Remove what was set up and everything that was stored (.venv, .state)
	@rm -rf .venv .state
