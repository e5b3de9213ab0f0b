# Shared by run.sh and test.sh: installs what is missing, configures and builds. Sourced, not run.
# Written for Debian 12 and Ubuntu 24.04.

# A package whose name differs between releases is written as `name|other`.
build_packages=(
    g++ cmake ninja-build ccache pkg-config            # compiler and build tools
    qt6-base-dev 'libqt6svg6-dev|qt6-svg-dev' qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools  # Qt 6 and its translation tools
    libqscintilla2-qt6-dev                             # JSON text editor
    qtkeychain-qt6-dev                                 # keys in the desktop's keychain
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

is_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

missing_packages() {
    local package
    for package in "$@"; do
        is_installed "${package%|*}" || is_installed "${package#*|}" || printf '%s\n' "$package"
    done
}

# The name by which this release has the package. Asked only when the lists are fresh: a bare machine has none before.
known_name() {
    if apt-cache show "${1%|*}" >/dev/null 2>&1; then echo "${1%|*}"; else echo "${1#*|}"; fi
}

as_root() {
    # env: sudo drops the variable if it is only exported.
    local command=(env DEBIAN_FRONTEND=noninteractive "$@")
    if [ "$(id -u)" = 0 ]; then "${command[@]}"; else sudo "${command[@]}"; fi
}

# ensure_packages WHY PACKAGE...
ensure_packages() {
    local why=$1 missing package log
    shift
    command -v dpkg-query >/dev/null || { say "not a Debian or Ubuntu system: install the equivalents of: $*"; return; }
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        die "needed $why and not installed: ${missing[*]}; there is no sudo here: install them as root"
    fi
    say "installing what is needed $why: ${missing[*]}"
    as_root apt-get -qq update >/dev/null || say "the package lists could not be refreshed; trying with the present ones"
    mapfile -t missing < <(for package in "${missing[@]}"; do known_name "$package"; done)
    log=$(mktemp)
    as_root apt-get -qq install -y --no-install-recommends "${missing[@]}" >"$log" 2>&1 \
        || { cat "$log" >&2; die "the packages could not be installed"; }
    rm -f "$log"
}

# build PRESET TARGET...: quiet unless something fails. SEXTANT_WERROR=1 makes warnings errors.
build() {
    local preset=$1 log
    shift
    export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1
    export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    log=$(mktemp)
    if [ ! -f "build/$preset/build.ninja" ]; then
        say "configuring ($preset)"
    fi
    cmake --preset "$preset" ${SEXTANT_WERROR:+-DCMAKE_COMPILE_WARNING_AS_ERROR=ON} >"$log" 2>&1 || { cat "$log" >&2; die "configuring failed"; }
    # Said only when it takes a while: a dry run cannot tell, it ends at CMake's look for new files.
    (sleep 3 </dev/null >/dev/null 2>&1; say "building ($preset); the first time takes some minutes") &
    local note=$! built=yes
    ninja -C "build/$preset" "$@" >"$log" 2>&1 || built=no
    kill "$note" 2>/dev/null || true
    [ $built = yes ] || { grep -v '^\[[0-9]*/[0-9]*\] \(Building\|Linking\)' "$log" >&2; die "the build failed"; }
    rm -f "$log"
}
