#!/usr/bin/env bash
# Builds Sextant and starts it. Usage: packaging/run.sh [arguments of sextant]
# Without arguments the window opens on the demo collections of local mode.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. packaging/lib.sh

ensure_packages "to build and run" "${build_packages[@]}"
build release sextant

program=build/release/app/sextant
no_display=3 # the program's exit status when no display can be reached
[ $# -gt 0 ] || set -- --demo
for argument in "$@"; do
    case $argument in
    --serve | --serve=* | --screenshot | --screenshot=* | --help | --version | -h) exec "$program" "$@" ;;
    esac
done
status=$no_display
if [ "${QT_QPA_PLATFORM:-}" != offscreen ]; then
    status=0
    "$program" "$@" || status=$?
fi
[ $status = $no_display ] || exit $status

picture=$PWD/build/sextant.png
say "opening offscreen and taking a picture"
# The largest demo collection, unless the arguments name something else to open.
if [ "$*" = --demo ]; then set -- --demo --collection numbers; fi
"$program" "$@" --screenshot "$picture"
say "picture: $picture"
say "to see the window: run this in a desktop session, or over 'ssh -X', or under Xvfb with a VNC server"
