#!/usr/bin/env bash
# race.sh PACKAGES... runs tests with the race detector. It slows the model down about tenfold,
# so that tests which ask testing.Short() leave out their long part.
set -euo pipefail

if ! command -v "$(go env CC)" >/dev/null; then
	echo "race: skipped, the race detector needs a C compiler and there is no $(go env CC)"
	exit 0
fi
CGO_ENABLED=1 go test -race -short -timeout 10m "$@"
