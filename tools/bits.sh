#!/usr/bin/env bash
# bits.sh DIRECTORIES... runs the golden tests below them again, compiled for GOAMD64=v3. There the
# compiler fuses a*b + c into one rounding unless the product is rounded explicitly, so that code
# which would give other bits on another processor fails here.
set -euo pipefail

if [ "$(go env GOARCH)" != amd64 ]; then
	echo "bits: skipped, GOAMD64 means nothing on $(go env GOARCH)"
	exit 0
fi

files=$(grep -rslE --include='*_test.go' '^func Test[A-Za-z0-9_]*Golden' "$@" || true)
if [ -z "$files" ]; then
	echo "bits: no golden test found below $*" >&2
	exit 1
fi
mapfile -t packages < <(echo "$files" | xargs -n 1 dirname | sort -u | sed 's|^|./|')

export GOAMD64=v3
if ! out=$(go test -run '^$' "${packages[0]}" 2>&1); then
	case $out in
	*"microarchitecture support"*)
		echo "bits: skipped, this processor cannot run GOAMD64=$GOAMD64 programs"
		exit 0
		;;
	esac
fi
go test -run Golden "${packages[@]}"
