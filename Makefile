# Sets up .venv from the lock, then hands every command over to tasks.py, the one place where commands stand.
# `make` alone lists them.

PYTHON ?= python3
VENV := .venv
TASKS := $(VENV)/bin/python tasks.py
READY := $(VENV)/requirements.txt

# A command, and what follows it on its line: another command, or a word of its own (`make new article`).
WORDS := $(filter-out help clean,$(MAKECMDGOALS))
FIRST := $(firstword $(WORDS))
OTHERS := $(filter-out $(FIRST),$(WORDS))

.PHONY: help clean $(WORDS)

help: $(READY)
	@$(TASKS) --list

clean:
	rm -rf $(VENV) $(VENV)-isso node_modules

ifneq ($(FIRST),)
$(FIRST): $(READY)
	@$(TASKS) $(WORDS)
endif

ifneq ($(OTHERS),)
$(OTHERS):
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
