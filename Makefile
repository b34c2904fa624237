# Everything a contributor needs, on a machine with Python 3.11 or later, git and make. Each target sets up what it
# needs by itself: `.venv` is made once, from lock files with their hashes, and filled again when these change. The site
# needs what requirements.lock names; tests, style and types need what requirements-dev.lock adds.

VENV := .venv
BIN := $(VENV)/bin
# Empty files that say what is done: packages for the site, what is prepared from them, packages for tests and style.
INSTALLED := $(VENV)/.installed
READY := $(VENV)/.ready
TOOLS := $(VENV)/.tested
RUN := $(BIN)/mithilfe

# Further arguments, for example: make test ARGS="tests/checks -x", make serve ARGS="--port 9000"
ARGS ?=

# uv compiles nothing of what it installs: most is never loaded. Python keeps what it compiles, also on a machine whose
# environment says otherwise; each run would compile it again.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help site test check lint serve format bench lock hooks setup clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)$$/make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do \
		printf '  %-12s %s\n' "$$name" "$$text"; done

site: $(READY) ## check the content and build the site into site/
	$(RUN) check
	$(RUN) build $(ARGS)

test: $(TOOLS) ## run all tests, those in the browser included
	@chromium="$$($(BIN)/python scripts/find_chromium.py)" && \
		MITHILFE_CHROMIUM="$$chromium" $(BIN)/python -m pytest -n 2 $(ARGS)

check: $(TOOLS) ## look for mistakes in content and code, without running the tests
	$(RUN) check $(ARGS)
	$(RUN) format --check
	@$(MAKE) --no-print-directory lint

lint: $(TOOLS) ## look for mistakes in code alone
	$(RUN) schema --check
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

serve: $(READY) ## show the site on this computer and follow every change
	$(RUN) serve $(ARGS)

format: $(TOOLS) ## bring content and code into one style
	$(RUN) format
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(TOOLS) ## measure check and build (takes minutes; prints JSON)
	$(BIN)/python -m benchmarks.scale $(ARGS)

# The larger lock file comes first: what all packages agree upon suits those of the site as well.
COMPILE := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --upgrade --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --quiet
lock: $(TOOLS) ## find newer versions of all dependencies and write both lock files
	$(COMPILE) --extra dev -o requirements-dev.lock $(ARGS)
	$(COMPILE) -c requirements-dev.lock -o requirements.lock $(ARGS)

hooks: $(TOOLS) ## check every commit before it is made
	git config core.hooksPath .githooks

setup: $(READY) ## make the virtual environment, as far as the site needs it, and nothing else

clean: ## remove everything that can be made again
	rm -rf $(VENV) site build .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis test-results benchmarks/out \
		mithilfe.egg-info

# What decides how dictionaries, words and templates are prepared; `_CODE` in dictionaries.py and `MODULES` in known.py
# have the same files.
PREPARED := generator/compute/tables.py generator/compute/templates.py $(addprefix generator/text/,dictionaries.py \
	towns.py tokens.py compounds.py gazetteer.py places.py dictionary.py stems.py analyser.py inflection.py known.py)

# What was broken off while packages were written leaves this file: it is done again, and all that follows from it.
ifneq ($(wildcard $(VENV)/.installing),)
.PHONY: $(INSTALLED)
endif

$(INSTALLED): requirements.lock pyproject.toml scripts/setup.sh scripts/install.py scripts/interpreter.py \
		$(wildcard scripts/interpreter/*)
	@sh scripts/setup.sh $(VENV) requirements.lock
	@touch $@

# Without it every first look at a word costs seconds.
$(READY): $(INSTALLED) scripts/prepare.py $(PREPARED)
	@$(BIN)/python scripts/prepare.py || \
		echo "Dictionaries, words and templates could not be prepared; everything works, but slower." >&2
	@touch $@

$(TOOLS): $(READY) requirements-dev.lock
	@sh scripts/setup.sh $(VENV) requirements-dev.lock
	@touch $@
