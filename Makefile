# What one can do here. Each target is enough on a fresh machine with Python 3.11 and make, and quick when called again.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run test coverage test-services test-long bench check lock format

PORT ?= 8000
OURS := .venv/bin/python
PRODUCTION := DEBUG=0 SECRET_KEY=$$($(OURS) -c "import secrets; print(secrets.token_urlsafe(50))") ALLOWED_HOSTS=careerpath.example

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/' | expand -t 16

run: ## set everything up and serve on port 8000 (or PORT=8001), with demo accounts
	@.ci/environment requirements.txt
	@$(OURS) .ci/free_port.py $(PORT)
	@DEBUG=1 $(OURS) manage.py prepare --demo --verbosity 0
	@echo "careerpath is at http://127.0.0.1:$(PORT)/ (Ctrl+C stops it)"
	@DEBUG=1 SITE_URL=http://127.0.0.1:$(PORT) DJANGO_RUNSERVER_HIDE_WARNING=true $(OURS) manage.py runserver $(PORT)

test: ## run all tests on SQLite, with Chromium
	@.ci/environment requirements-dev.txt
	@.ci/chromium
	@$(OURS) -m pytest --numprocesses auto -m "not browser"
	@$(OURS) -m pytest --numprocesses auto -m browser tests/browser

coverage: ## run the tests but Chromium's and count the lines and branches that they reach: of calculations, all
	@.ci/environment requirements-dev.txt
	@$(OURS) -m pytest --numprocesses auto -m "not browser" --hypothesis-seed 0 --cov --cov-fail-under 98
	@$(OURS) -m coverage report --fail-under 100 --include "$$($(OURS) -m tests.arrows)"

test-services: ## run the tests that ask a database on PostgreSQL and Redis, starting them if need be
	@.ci/environment requirements-dev.txt
	@.ci/services
	@DATABASE_URL="$${DATABASE_URL:-postgres://postgres@127.0.0.1:5432/careerpath}" CACHE_URL="$${CACHE_URL:-redis://127.0.0.1:6379/8}" \
		$(OURS) -m pytest --numprocesses auto -m "database and not browser"

test-long: ## what takes too long for every change: 2,000 sequences, 16 people at once and a server that is killed 50 times, Chromium's tests on PostgreSQL
	@.ci/environment requirements-dev.txt
	@.ci/chromium
	@.ci/services
	@DATABASE_URL= $(OURS) -m tests.bench.long_clients
	@DATABASE_URL="$${DATABASE_URL:-postgres://postgres@127.0.0.1:5432/careerpath}" $(OURS) -m tests.bench.long_clients
	@SEQUENCES=2000 $(OURS) -m pytest --numprocesses 0 --override-ini faulthandler_timeout=0 tests/assessments/ratings/test_sitting_machine.py tests/assessments/plans/test_plan_machine.py tests/assessments/tries/test_try_machine.py tests/assessments/ratings/questions/test_short_way.py
	@EVERY_LOOK=1 DATABASE_URL="$${DATABASE_URL:-postgres://postgres@127.0.0.1:5432/careerpath}" CACHE_URL="$${CACHE_URL:-redis://127.0.0.1:6379/8}" \
		$(OURS) -m pytest --numprocesses auto -m browser tests/browser

bench: ## measure, as ratios within one run; fails when a goal is missed
	@.ci/environment requirements-dev.txt
	@$(OURS) -m tests.bench

check: ## style, types, imports, migrations, deployment settings, lock files
	@.ci/environment requirements-dev.txt
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@.venv/bin/djade --check --target-version 5.2 $$(find templates -name '*.html')
	@.venv/bin/mypy
	@$(OURS) -m pytest -q tests/test_imports.py tests/test_sizes.py
	@DEBUG=1 $(OURS) manage.py makemigrations --check --dry-run
	@$(PRODUCTION) $(OURS) -W error manage.py check --deploy --fail-level WARNING
	@$(OURS) .ci/lock.py --check

format: ## put code and templates into their form
	@.ci/environment requirements-dev.txt
	@.venv/bin/ruff check --fix
	@.venv/bin/ruff format
	@.venv/bin/djade --target-version 5.2 $$(find templates -name '*.html')

lock: ## write the lock files anew after a change in pyproject.toml
	@.ci/environment requirements-dev.txt
	@$(OURS) .ci/lock.py
