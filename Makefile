# Everything a contributor needs, on a machine with Python 3.11 or later, git and make. Each target sets up what it
# needs by itself: `.venv` is made once, from the lock file with its hashes, and again when the lock file changes.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
RUN := $(BIN)/mithilfe

# Further arguments, for example: make test ARGS="tests/checks -x", make serve ARGS="--port 9000"
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help site test check lint serve format bench lock hooks setup clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)$$/make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do \
		printf '  %-12s %s\n' "$$name" "$$text"; done

site: $(READY) ## check the content and build the site into site/
	$(RUN) check
	$(RUN) build $(ARGS)

test: $(READY) ## run all tests, those in the browser included
	@chromium="$$($(BIN)/python scripts/find_chromium.py)" && \
		MITHILFE_CHROMIUM="$$chromium" $(BIN)/python -m pytest -n 2 $(ARGS)

check: $(READY) ## look for mistakes in content and code, without running the tests
	$(RUN) check $(ARGS)
	$(RUN) format --check
	@$(MAKE) --no-print-directory lint

lint: $(READY) ## look for mistakes in code alone
	$(RUN) schema --check
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

serve: $(READY) ## show the site on this computer and follow every change
	$(RUN) serve $(ARGS)

format: $(READY) ## bring content and code into one style
	$(RUN) format
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(READY) ## measure check and build (takes minutes; prints JSON)
	$(BIN)/python -m benchmarks.scale $(ARGS)

lock: $(READY) ## find newer versions of all dependencies and write requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --upgrade --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-header --quiet -o requirements.lock $(ARGS)

hooks: $(READY) ## check every commit before it is made
	git config core.hooksPath .githooks

setup: $(READY) ## make the virtual environment and nothing else

clean: ## remove everything that can be made again
	rm -rf $(VENV) site build .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis test-results benchmarks/out \
		mithilfe.egg-info

# What decides how dictionaries, words and templates are prepared; `_CODE` in dictionaries.py and `MODULES` in known.py
# have the same files.
PREPARED := generator/compute/tables.py generator/compute/templates.py $(addprefix generator/text/,dictionaries.py \
	towns.py tokens.py compounds.py gazetteer.py dictionary.py stems.py analyser.py inflection.py known.py)

$(READY): requirements.lock pyproject.toml scripts/setup.sh scripts/prepare.py $(PREPARED)
	@sh scripts/setup.sh $(VENV)
	@touch $@
