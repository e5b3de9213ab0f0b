# Shared by run.sh and test.sh: installs what is missing, configures and builds. Sourced, not run.
# Written for Debian 12 and Ubuntu 24.04.

build_packages=(
    g++ cmake ninja-build ccache pkg-config            # compiler and build tools
    qt6-base-dev libqt6svg6-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools  # Qt 6 and its translation tools
    libqscintilla2-qt6-dev                             # JSON text editor
    nlohmann-json3-dev                                 # JSON in and out
    libcpp-httplib-dev                                 # loopback server of local mode
    fonts-dejavu-core                                  # a font to draw with
    qt6-translations-l10n                              # Qt's own dialogs in Russian
)
test_packages=(
    libvalijson-dev                                    # checks answers against the OpenAPI document
    libcurl4-openssl-dev                               # the bare download the benchmark compares with
    openssl                                            # certificates made for the TLS tests
    clang-format                                       # formatting check
)

say() { printf 'sextant: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# Qt's SVG package has another name on Debian 12.
settle_package_names() {
    if apt-cache show libqt6svg6-dev >/dev/null 2>&1; then return; fi
    build_packages=("${build_packages[@]/libqt6svg6-dev/qt6-svg-dev}")
}

missing_packages() {
    local package
    for package in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s\n' "$package"
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# ensure_packages WHY PACKAGE...
ensure_packages() {
    local why=$1 missing
    shift
    command -v dpkg-query >/dev/null || { say "not a Debian or Ubuntu system: install the equivalents of: $*"; return; }
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    say "installing what is needed $why: ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    as_root apt-get -qq update >/dev/null || say "the package lists could not be refreshed; trying with the present ones"
    local log
    log=$(mktemp)
    as_root apt-get -qq install -y --no-install-recommends "${missing[@]}" >"$log" 2>&1 \
        || { cat "$log" >&2; die "the packages could not be installed"; }
    rm -f "$log"
}

# build PRESET TARGET...: quiet unless something fails.
build() {
    local preset=$1 log
    shift
    export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1
    export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    log=$(mktemp)
    if [ ! -f "build/$preset/build.ninja" ]; then
        say "configuring ($preset)"
    fi
    cmake --preset "$preset" ${cmake_options:+$cmake_options} >"$log" 2>&1 || { cat "$log" >&2; die "configuring failed"; }
    if [ -n "$(ninja -C "build/$preset" -n "$@" 2>/dev/null | grep -v 'no work to do' | grep '^\[' | head -1)" ]; then
        say "building ($preset); the first time takes some minutes"
    fi
    ninja -C "build/$preset" "$@" >"$log" 2>&1 || { grep -v '^\[[0-9]*/[0-9]*\] \(Building\|Linking\)' "$log" >&2; die "the build failed"; }
    rm -f "$log"
}
