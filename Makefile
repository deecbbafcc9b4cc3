# make demo   the site on http://127.0.0.1:8000, with the 2017 plenary (PORT=… for another port;
#             MORE=1 for two more plenaries, which are invented)
# make test   every check: style, types, templates, tests
# make bench  lists and searches over 10 thousand, 100 thousand and 1 million generated passages, beside the
#             page one writes first (SIZES=10000,100000 for others; DATABASE_URL=postgres://… for PostgreSQL,
#             whose database is emptied)
# They need Python 3.11, 3.12 or 3.13, and nothing else; what they install stays in .venv.

SHELL = /bin/sh
VENV = .venv
PY = $(VENV)/bin/python
PORT ?= 8000
DATA_DIR ?= $(CURDIR)/var
SECRET = $(DATA_DIR)/secret_key
PIP_INSTALL = $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes
LOCK = $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header

SIZES ?= 10000,100000,1000000

.PHONY: install demo test bench lock audit translations

install: $(VENV)/.checks

# Python 3.11 to 3.13: `python3` if it is one, or else the newest that has its version in its name.
$(PY):
	@for python in $(PYTHON) python3 python3.13 python3.12 python3.11; do \
	  if "$$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; \
	  then break; else python=; fi; \
	done; \
	if [ -z "$$python" ]; then echo "Python 3.11, 3.12 or 3.13 is needed."; exit 1; fi; \
	"$$python" -m venv $(VENV) || { rm -rf $(VENV); echo "On Debian: apt install python3-venv"; exit 1; }

# An empty file says that a lock is installed, until the lock changes. The checks' lock has the site's in it.
$(VENV)/.site: requirements.txt | $(PY)
	@echo "Installing what the site needs…"
	@$(PIP_INSTALL) -r requirements.txt
	@touch $@

$(VENV)/.checks: requirements-dev.txt | $(PY)
	@echo "Installing what the checks need…"
	@$(PIP_INSTALL) -r requirements-dev.txt
	@touch $(VENV)/.site $@

$(SECRET): | $(VENV)/.site
	@mkdir -p "$(DATA_DIR)"
	@umask 077; $(PY) -c 'import secrets; print(secrets.token_urlsafe(60))' > $@

demo: export DATA_DIR := $(DATA_DIR)
demo: export DEBUG = off
demo: export HTTPS = off
demo: export ALLOWED_HOSTS = 127.0.0.1,localhost,[::1]
demo: export SITE_URL = http://127.0.0.1:$(PORT)
demo: export SECRET_KEY = $(shell cat "$(SECRET)" 2>/dev/null)

# Sent SIGTERM, make passes it on. Sent SIGINT, it only stops listening for it and waits, because a
# keyboard sends it to everybody. The loop sees that, where /proc tells which signals make catches or
# ignores (2 is SIGINT's bit in a mask's last digit), and stops the server; also when make is gone.
demo: $(VENV)/.site $(SECRET)
	@$(PY) manage.py demo $(if $(MORE),--more)
	@$(PY) manage.py collectstatic --noinput --verbosity 0
	@echo "http://127.0.0.1:$(PORT)/  (Ctrl-C pour arrêter)"
	@$(PY) -m gunicorn convergences.wsgi --bind 127.0.0.1:$(PORT) --threads 8 --log-level warning & \
	server=$$!; stop=; trap 'stop=1' INT TERM; \
	while [ -z "$$stop" ] && kill -0 $$server 2>/dev/null; do \
	  masks=`sed -n '/^Sig[IC]g/s/.*\(.\)$$/\1/p' /proc/$$PPID/status 2>/dev/null`; \
	  case `echo $$masks` in [014589cd]\ [014589cd]) stop=1;; esac; \
	  kill -0 $$PPID 2>/dev/null || stop=1; \
	  sleep 0.2; \
	done; \
	kill $$server 2>/dev/null; \
	wait $$server || [ -n "$$stop" ]

test: install
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/djlint templates/desk --check --lint
	$(VENV)/bin/djlint templates/site --lint --profile jinja
	$(VENV)/bin/pytest -n auto --dist worksteal

bench: $(VENV)/.site
	@DATA_DIR="$(DATA_DIR)" $(PY) benchmarks/scale.py $(SIZES)

lock: $(VENV)/.checks
	$(LOCK) requirements.in --output-file requirements.txt
	$(LOCK) requirements-dev.in --output-file requirements-dev.txt

# Known holes in what is locked. Strict: a package that could not be looked up is an error.
audit: $(VENV)/.checks
	$(VENV)/bin/pip-audit --strict --disable-pip --require-hashes -r requirements-dev.txt

# Needs gettext. The compiled catalogues are committed: the site runs without it.
translations: $(VENV)/.site
	DEBUG=on $(PY) manage.py makemessages --locale en --no-obsolete \
	  --ignore .venv --ignore var --ignore tests
	DEBUG=on $(PY) manage.py compilemessages --ignore .venv
