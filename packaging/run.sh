#!/usr/bin/env bash
# Builds Sextant and starts it. Usage: packaging/run.sh [arguments of sextant]
# Without arguments the window opens on the demo collections of local mode.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. packaging/lib.sh

settle_package_names
ensure_packages "to build and run" "${build_packages[@]}"
build release sextant

program=build/release/app/sextant
[ $# -gt 0 ] || set -- --demo
case " $* " in
*" --serve "* | *" --help "* | *" --version "* | *" --screenshot "* | *" -h "* | *" -v "*) exec "$program" "$@" ;;
esac
if [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
    exec "$program" "$@"
fi

picture=$PWD/build/sextant.png
say "there is no display here: opening offscreen and taking a picture"
# The largest demo collection, unless the arguments name something else to open.
if [ "$*" = --demo ]; then set -- --demo --collection numbers; fi
status=0
QT_QPA_PLATFORM=offscreen "$program" "$@" --screenshot "$picture" || status=$?
[ $status = 0 ] || exit $status
say "picture: $picture"
say "to see the window: run this in a desktop session, or over 'ssh -X', or under Xvfb with a VNC server"
