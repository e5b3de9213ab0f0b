#!/usr/bin/env bash
# Installs what the tests need, builds everything and runs every test. Exit status and closing line are ctest's.
# SEXTANT_PRESET chooses the build: release (default) or asan.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. packaging/lib.sh

# A person's own server settings must never reach a test.
for name in $(compgen -v | grep '^QDRANT_' || true); do unset "$name"; done

ensure_packages "to build" "${build_packages[@]}"
ensure_packages "to test" "${test_packages[@]}"
preset=${SEXTANT_PRESET:-release}
build "$preset" all

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HOME=$home XDG_CONFIG_HOME=$home/.config XDG_CACHE_HOME=$home/.cache XDG_DATA_HOME=$home/.local/share
export QT_QPA_PLATFORM=offscreen
ctest --preset "$preset" -j2 --timeout 600 "$@"
