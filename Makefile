# The commands of this edition. GNU make 3.81 or later, on Debian and macOS; `make help` lists them.
# Needed beforehand: Python 3.11 or later with venv, git, make. Everything else goes into .venv/.

VENV = .venv/bin
PYTHON_ENV = @sh build_scripts/venv.sh

# On GitHub, problems become annotations beside the lines they concern.
FORMAT ?= $(if $(GITHUB_ACTIONS),github,text)

# `make publish` and `make commit-ledger` show what they would do; with PUBLISH=1 they do it.
PUBLISH ?=

# The branch with which `make audit` compares the ledger, at the commit that this copy began from; a copy without a forge has its own.
MAIN ?= $(firstword $(foreach branch,origin/main main,$(if $(shell git rev-parse --verify --quiet $(branch)),$(branch))) HEAD)

# Names of books, e.g. make books BOOKS=documents/letters/d1; without any, the study.
BOOKS ?=

# Further words for pytest, e.g. make test TESTS=tests/markup
TESTS ?=

# Words of kinds or paths, e.g. make screenshots PAGES=document
PAGES ?=

.PHONY: help site books serve check audit fmt publish commit-ledger test test-tools golden lint docs bench lighthouse screenshots lock env env-dev clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' Makefile

site: env ## build the edition into site/
	@$(VENV)/edition build --strict

books: env ## make the study, or BOOKS=…, as PDF and EPUB in books/
	@$(VENV)/edition pdf $(BOOKS)
	@$(VENV)/edition epub $(BOOKS)

serve: env ## preview with live reload
	@$(VENV)/edition serve

check: env ## check every source and explain every problem
	@$(VENV)/edition check --format $(FORMAT)

fmt: env ## write every source in its canonical form
	@$(VENV)/edition fmt

audit: env ## look for promises of the ledger that main has published and this copy does not keep
	@base=$$(git merge-base HEAD $(MAIN)) || { echo "No commit is common with $(MAIN): git fetch --unshallow" >&2; exit 1; }; \
	$(VENV)/edition ledger audit --against $$base

publish: env ## show what publishing would add to permalinks/ (PUBLISH=1 writes it)
	@$(VENV)/edition publish $(if $(PUBLISH),--write)

commit-ledger: ## show what of permalinks/ is not yet committed (PUBLISH=1 commits and pushes it)
	@sh build_scripts/commit-ledger.sh $(PUBLISH)

test: test-tools ## install what the tests need and run them
	@CHROMIUM="$$(sh build_scripts/test-tools.sh)" && export CHROMIUM && $(VENV)/python -m pytest $(TESTS)

test-tools: env-dev ## install the programs the tests call
	@sh build_scripts/test-tools.sh >/dev/null

golden: env-dev ## write anew what the tests expect of markup and of the tiny edition; review the difference
	@$(VENV)/python -m tests.markup.test_fixtures
	@$(VENV)/python -m tests.markup.test_typst
	@$(VENV)/python -m tests.golden.test_golden

lint: env-dev ## check the generator's own code and its reference pages
	@$(VENV)/ruff check .
	@$(VENV)/ruff format --check .
	@$(VENV)/mypy
	@$(VENV)/lint-imports --no-cache
	@$(VENV)/edition reference --check

docs: env ## write the reference pages of docs/ anew from the code
	@$(VENV)/edition reference

bench: test-tools ## build generated editions beside Hugo, Pagefind and mkdocs-material (SIZES=real,2000,5000 ROUNDS=3)
	@CHROMIUM="$$(sh build_scripts/test-tools.sh)" && export CHROMIUM && $(VENV)/python bench/run.py

screenshots: test-tools ## take pictures of each kind of page, on desk, phone and paper, into build/screens/
	@CHROMIUM="$$(sh build_scripts/test-tools.sh)" && export CHROMIUM && $(VENV)/python -m tests.site.screenshots $(PAGES)

lighthouse: test-tools ## ask Lighthouse about each kind of page (fetches it at first)
	@CHROMIUM="$$(sh build_scripts/test-tools.sh)" && export CHROMIUM && $(VENV)/python -m tests.site.lighthouse $(PAGES)

# No address may stand in a lock: it names packages by version and hash only.
LOCK = $(VENV)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links

lock: env-dev ## renew requirements.lock and requirements-dev.lock (LOCK_FLAGS=--upgrade: newest versions)
	@$(LOCK) --extra csl --extra pdf --group build $(LOCK_FLAGS) --output-file requirements.lock
	@$(LOCK) --extra csl --extra pdf --extra collate --extra dev --group build --constraints requirements.lock $(LOCK_FLAGS) --output-file requirements-dev.lock

env:
	$(PYTHON_ENV) requirements.lock

env-dev:
	$(PYTHON_ENV) requirements-dev.lock

clean: ## remove everything that was built or installed here
	@rm -rf .venv site .edition dist build node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results
