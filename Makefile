# Two commands for a stranger: `make run` and `make test`. The others are for people at work on it.
SHELL := /bin/bash
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
export SAMBUT_HOME ?= $(CURDIR)/var

.PHONY: run test setup setup-dev check bench shots lock messages clean
.DEFAULT_GOAL := help

help:
	@sed -n 's/^## //p' Makefile

## make run    prepare everything and start the site (SAMPLES=folder also imports the real files of that folder)
run: setup
	@"$(BIN)/sambut" up --prepare --demo $(if $(SAMPLES),--samples "$(SAMPLES)")

## make test   prepare everything and run all tests
test: setup-dev
	@"$(BIN)/python" tools/run_tests.py $(ARGS)

## make setup  only prepare the environment in .venv
setup:
	@tools/bootstrap "$(PYTHON)" requirements.lock

setup-dev:
	@tools/bootstrap "$(PYTHON)" requirements-dev.lock

## make check  style, types, import contracts, templates, migrations, translations
check: setup-dev
	@"$(BIN)/python" tools/check.py

## make bench  measure lists, writes and search beside the limit, into bench/results.json
bench: setup-dev
	@"$(BIN)/python" bench/run.py $(ARGS)

## make shots  pictures of every page of the cast, phone and desk, light and dark
shots: setup-dev
	@"$(BIN)/python" tools/shots.py $(ARGS)

## make messages  collect the sentences of every room into its English catalogue
messages: setup-dev
	@"$(BIN)/python" tools/messages.py

## make lock   write the two lock files again from pyproject.toml
lock:
	@tools/lock

clean:
	rm -rf "$(VENV)" .cache
