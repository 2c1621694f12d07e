# Sets up .venv from the lock, then hands every command over to tasks.py.
# `make` alone lists the commands.

PYTHON ?= python3
VENV := .venv
INVOKE := $(VENV)/bin/python -m invoke
READY := $(VENV)/requirements.txt

# What follows a command on its line is that command's own word: `make new article`.
WORDS := $(wordlist 2,$(words $(MAKECMDGOALS)),$(MAKECMDGOALS))

.PHONY: help serve build check fetch job-check lint format test fuzz bench new lock clean $(WORDS)

help: $(READY)
	@$(INVOKE) --list

serve: $(READY)
	@$(INVOKE) serve

build: $(READY)
	@$(INVOKE) build

check: $(READY)
	@$(INVOKE) check

fetch: $(READY)
	@$(INVOKE) fetch

job-check: $(READY)
	@$(INVOKE) job-check

lint: $(READY)
	@$(INVOKE) lint

format: $(READY)
	@$(INVOKE) format

test: $(READY)
	@$(INVOKE) test

fuzz: $(READY)
	@$(INVOKE) fuzz

bench: $(READY)
	@$(INVOKE) bench

lock: $(READY)
	@$(INVOKE) lock

new: $(READY)
	@$(INVOKE) new $(or $(firstword $(WORDS)),nothing)

clean:
	rm -rf $(VENV) node_modules

ifneq ($(WORDS),)
$(filter-out serve build check fetch job-check lint format test fuzz bench lock clean help new,$(WORDS)):
	@:
endif

# The environment is made again only when the lock's content has changed, not when git has touched the file.
$(READY): requirements.txt
	@if cmp -s requirements.txt $@; then touch $@; else \
	  command -v $(PYTHON) >/dev/null || { echo "python3 is not on this machine: install Python 3.11 or newer, or name it: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }; \
	  $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; this is $$($(PYTHON) --version). Name a newer one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }; \
	  echo "Setting up $(VENV) (once, about a minute) ..."; \
	  $(PYTHON) -m venv --clear $(VENV) || { echo "Python's venv module is missing: on Debian or Ubuntu, apt-get install python3-venv" >&2; exit 1; }; \
	  $(VENV)/bin/python -m pip install --quiet --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.txt && cp requirements.txt $@; \
	fi
