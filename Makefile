# `make help` lists the targets. `make check` is what CI runs (.ci/run).

SHELL       := bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS   += --no-print-directory
.DEFAULT_GOAL := help
.NOTPARALLEL:
.SILENT:

GO        ?= go
TOOL      := $(GO) tool -modfile=tools/go.mod
BIN       := bin/socialcredit
RACE      ?= ./...
FUZZTIME  ?= 10s
BENCH     ?= .
COUNT     ?= 1
GENERATED := docs/reference.md docs/scenarios.md configs/schema.json

# The stages of `make check`, in this order.
CHECKS := test tidy lint drift page-drift bits scenarios race

.PHONY: help check checks $(CHECKS) build page classroom-site fmt generate fuzz bench man cover clean

help: ## list the targets
	awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

check: $(CHECKS) ## everything CI does
	echo "check: all of it passed"

checks: # the names of the stages, for .ci/run
	echo $(CHECKS)

build: ## build bin/socialcredit
	$(GO) build -o $(BIN) ./cmd/socialcredit

classroom-site: ## build the classroom as a page without a server into dist/classroom-site
	$(GO) run ./cmd/socialcredit/classroom/site

test: ## run all tests
	$(GO) test ./...

race: ## run the tests with the race detector, without the long ones
	tools/race.sh $(RACE)

tidy: ## fail if go.mod does not list exactly what is imported
	$(GO) mod tidy -diff

lint: ## check style and common mistakes (.golangci.yml)
	$(TOOL) golangci-lint config verify
	$(TOOL) golangci-lint run ./...

fmt: ## format all Go files
	$(TOOL) gofumpt -w .

generate: ## write the schema and the reference again
	$(GO) generate ./...

drift: ## fail if a generated file is not what `make generate` writes
	tools/drift.sh $(GENERATED)

page: ## build the classroom's page from its sources (needs node and npm)
	tools/page.sh build

page-drift: ## fail if the classroom's page is not what `make page` builds
	tools/page.sh drift

bits: ## run the golden tests as compiled for a newer processor: same bits?
	tools/bits.sh model configs experiments

scenarios: build ## run every embedded scenario, small
	tools/scenarios.sh $(BIN)

fuzz: ## fuzz each target for FUZZTIME (10s)
	tools/fuzz.sh $(FUZZTIME)

bench: build ## benchmarks into bench.txt (BENCH=regexp COUNT=n), compared with bench.old.txt
	$(BIN) bench
	$(GO) test -run '^$$' -bench '$(BENCH)' -benchmem -count $(COUNT) ./... | tee bench.txt
	if [ -f bench.old.txt ]; then $(TOOL) benchstat bench.old.txt bench.txt; fi

man: build ## man pages into dist/man
	$(BIN) man --out dist/man

cover: ## test coverage by function into coverage.out
	$(GO) test -coverpkg=./... -coverprofile=coverage.out ./...
	$(GO) tool cover -func=coverage.out | tail -n 1

clean: ## remove what was built; runs in results/out stay
	rm -rf bin dist coverage.out bench.txt *.prof *.test
