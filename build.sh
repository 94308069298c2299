#!/usr/bin/env bash
# Set up, build, serve, test and measure Response Atlas.
#
#   ./build.sh               build the site into dist/ and print every file's size
#   ./build.sh serve [PORT]  the same, then serve dist/ on 127.0.0.1 (default 8000)
#   ./build.sh test          every check there is, each one timed
#   ./build.sh bench         benchmarks
#
# What is missing is installed into target/ and tests/node_modules/; system
# packages only by root on a machine with apt. Else one line says what to install.
# Environment: SITE_URL (absolute address of the published site, for social
# cards), CHROMIUM and CHROMEDRIVER (paths, where they are not in PATH).
set -euo pipefail
cd "$(dirname "$0")"

TOOLS=$PWD/target/tools
PKG=target/pkg
WASM_TARGET=wasm32-unknown-unknown
# Only what rustc itself emits; --all-features would write what browsers refuse.
WASM_OPT="--enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals"

# --- Small words ---------------------------------------------------------------

say() { printf '\n== %s\n' "$*"; }
die() { printf 'build.sh: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

sha() { if have sha256sum; then sha256sum "$@"; else shasum -a 256 "$@"; fi; }

# The hash of the names and contents of files and folders, and of further words.
#   content_hash WORDS -- PATH...
content_hash() {
  local words=$1; shift 2
  { printf '%s\n' "$words"
    find "$@" -type f -print0 | LC_ALL=C sort -z | while IFS= read -r -d '' file; do sha "$file"; done
  } | sha | cut -c 1-64
}

# fresh NAME HASH OUTPUT: the step NAME was sealed with HASH, and OUTPUT is there.
fresh() { [ -e "$3" ] && [ "$(cat "target/stamps/$1" 2>/dev/null)" = "$2" ]; }
seal() { mkdir -p target/stamps; printf '%s\n' "$2" >"target/stamps/$1"; }

# --- What must be there --------------------------------------------------------

may_apt() { [ "$(id -u)" = 0 ] && have apt-get; }

# An image's own list of packages may be old and name an old compiler: it is brought up to date first.
apt_install() {
  say "installing Debian packages: $*"
  apt-get update >/dev/null 2>&1 || true
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >/dev/null ||
    die "could not install the packages $*; install them by hand"
}

# need COMMAND PACKAGE...: COMMAND is there, or its Debian packages bring it.
need() {
  local command=$1; shift
  have "$command" && return
  may_apt || die "needs $command: install it (on Debian: apt-get install $*)"
  apt_install "$@"
}

locked_version() { awk -v name="\"$1\"" '$1 == "name" && $3 == name { getline; gsub(/"/, "", $3); print $3; exit }' Cargo.lock; }

# Which Rust builds for wasm: `rustup` (any rustc that has the target) or `debian`.
WASM_RUST=
choose_wasm_rust() {
  [ -z "$WASM_RUST" ] || return 0
  have cargo || die "needs Rust: see https://rustup.rs (rust-toolchain.toml says which)"
  # An older rustup does not add the targets that rust-toolchain.toml names.
  if ! has_target && have rustup && [ "${RUSTUP_AUTO_INSTALL:-1}" != 0 ]; then rustup target add $WASM_TARGET || true; fi
  if has_target; then
    WASM_RUST=rustup
  else
    if ! debian_rust && may_apt; then apt_install rustc-web cargo-web rust-web-src rust-web-clippy lld; fi
    debian_rust || die "needs the target $WASM_TARGET: run rustup target add $WASM_TARGET"
    WASM_RUST=debian
  fi
}

has_target() { [ -d "$(rustc --print target-libdir --target $WASM_TARGET 2>/dev/null)" ]; }

# Debian's compiler is there, with its library's source, and not older than Cargo.toml asks for.
debian_rust() {
  local wanted found
  [ -x /usr/bin/cargo ] && [ -x /usr/bin/rustc ] && [ -f "$(/usr/bin/rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock" ] || return 1
  wanted=$(awk -F'"' '$1 ~ /^rust-version/ { print $2 }' Cargo.toml)
  found=$(/usr/bin/rustc --version | awk '{ print $2 }')
  [ "$(printf '%s\n' "$wanted" "$found" | sort -V | head -n 1)" = "$wanted" ]
}

# wasm_cargo COMMAND FLAG...: cargo for the wasm target. Debian's compiler builds
# the standard library from its own source and has a target folder of its own.
wasm_cargo() {
  local command=$1; shift
  if [ "$WASM_RUST" = rustup ]; then
    env RUSTFLAGS="$WASM_FLAGS" CARGO_TARGET_DIR="$PWD/target/wasm" cargo "$command" --target $WASM_TARGET "$@"
    return
  fi
  local linker flags=$WASM_FLAGS
  linker=$(rustc --print sysroot)/lib/rustlib/$(rustc -vV | awk '/^host/ { print $2 }')/bin/rust-lld
  if [ ! -x "$linker" ]; then linker=/usr/bin/wasm-ld; flags="$flags -Clinker-flavor=wasm-ld"; fi
  # cargo would find rustup's cargo-clippy first: name Debian's.
  local program=/usr/bin/cargo
  if [ "$command" = clippy ]; then program=/usr/bin/cargo-clippy; fi
  env RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc CARGO=/usr/bin/cargo RUSTFLAGS="$flags" \
    CARGO_TARGET_DIR="$PWD/target/wasm" CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER="$linker" \
    $program "$command" --target $WASM_TARGET -Zbuild-std=std,panic_abort "$@"
}

# smallest_cargo COMMAND FLAG...: the same for what ships: a panic traps at once
# without its message (the page catches the trap), and the standard library is
# built for size; without reference types, which Debian's wasm-split cannot read.
WASM_FLAGS=
smallest_cargo() {
  local source
  source=$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock
  [ "$WASM_RUST" = debian ] || [ -f "$source" ] || die "needs the standard library's source: run rustup component add rust-src"
  local std=-Zbuild-std=std,panic_abort
  if [ "$WASM_RUST" = debian ]; then std=; fi
  WASM_FLAGS="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none -Ctarget-feature=-reference-types" \
    RUSTC_BOOTSTRAP=1 wasm_cargo "$@" $std -Zbuild-std-features=optimize_for_size
}

# The folder of wasm-bindgen's commands, in the version that Cargo.lock names.
BINDGEN=
setup_bindgen() {
  local version
  version=$(locked_version wasm-bindgen)
  BINDGEN=$TOOLS/wasm-bindgen-$version/bin
  [ -x "$BINDGEN/wasm-bindgen" ] && return
  say "installing wasm-bindgen-cli $version (minutes, once)"
  # Less optimizing halves the wait; the command's own work stays under seconds.
  CARGO_PROFILE_RELEASE_OPT_LEVEL=1 cargo install wasm-bindgen-cli --version "$version" --no-default-features --quiet \
    --root "$TOOLS/wasm-bindgen-$version" --target-dir "$TOOLS/build"
  rm -rf "$TOOLS/build"
}

setup_node() {
  need node nodejs npm
  need npm npm
  local hash
  hash=$(content_hash node -- tests/package.json tests/package-lock.json)
  if fresh node "$hash" tests/node_modules/binaryen; then return; fi
  say "installing the npm packages of tests/package.json"
  npm ci --prefix tests --no-audit --no-fund --loglevel=error
  seal node "$hash"
}

setup_python() {
  [ -x "$TOOLS/py/bin/frictionless" ] && return
  need python3 python3 python3-venv
  say "installing frictionless (checks the data package)"
  python3 -m venv "$TOOLS/py" || { may_apt && apt_install python3-venv && python3 -m venv "$TOOLS/py"; } ||
    die "needs Python's venv module (on Debian: apt-get install python3-venv)"
  "$TOOLS/py/bin/pip" install --quiet 'frictionless[json]>=5.18,<6'
}

setup_browser() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome-stable google-chrome ''; do
    if [ -n "$name" ] && have "$name"; then CHROMIUM=$(command -v "$name"); break; fi
  done
  if [ -z "$name" ]; then need chromium chromium chromium-driver fonts-noto-cjk; CHROMIUM=$(command -v chromium); fi
  if [ -z "${CHROMEDRIVER:-}" ]; then need chromedriver chromium-driver; CHROMEDRIVER=$(command -v chromedriver); fi
  export CHROMIUM CHROMEDRIVER
}

# --- Build ---------------------------------------------------------------------

# The core as wasm with its glue, into target/pkg.
build_wasm() {
  local wasm hash
  wasm=target/wasm/$WASM_TARGET/release/response_atlas.wasm
  say "the core, as wasm ($WASM_RUST)"
  smallest_cargo build --release --lib --no-default-features
  need wasm-split binaryen
  hash=$(content_hash "$WASM_OPT $(locked_version wasm-bindgen)" -- "$wasm" tests/package-lock.json tests/tools/split.mjs)
  if fresh pkg "$hash" $PKG/response_atlas_next.wasm; then return; fi
  rm -rf $PKG $PKG.new
  "$BINDGEN/wasm-bindgen" "$wasm" --target web --remove-producers-section --out-dir $PKG.new
  # shellcheck disable=SC2086 # flags are words
  node tests/node_modules/binaryen/bin/wasm-opt --no-inline='*chart::case_if*' --no-inline='*chart::case_event::lowered*' \
    --no-inline='*chart::case_end::shorter*' --no-inline='*chart::case_end::uncrossed*' --no-inline='*chart::case_curve::places_title*' --no-inline='*chart::case_curves::asked*' --no-inline='*chart::aid_masked::layout*' --no-inline='*chart::blank::layout*' \
    --no-inline='*chart::case_guess::beside*' --no-inline='*chart::case_day::told*' -Oz -g $WASM_OPT $PKG.new/response_atlas_bg.wasm -o $PKG.new/named.wasm
  # shellcheck disable=SC2086
  node tests/tools/split.mjs $PKG.new/named.wasm $PKG.new $WASM_OPT
  mv $PKG.new $PKG
  seal pkg "$hash"
}

site_version() { git log -1 --format='%h %cs' 2>/dev/null || true; }

# The native command, which checks the data and writes pages, pictures and tables.
build_site() {
  local hash file
  say "the command, natively"
  cargo build --release --bin atlas
  hash=$(content_hash "${SITE_URL:-} $(site_version)" -- target/release/atlas build.sh tests/tools seeds www $PKG)
  if fresh site "$hash" dist/index.html; then return; fi
  say "the site, into dist/"
  target/release/atlas check seeds
  rm -rf dist
  mkdir -p dist
  # www holds templates and words (the command fills the ones with the others),
  # faces for the native pictures, and plain files, which are copied.
  (cd www && find . -type f ! -name '*.html' ! -name '*.ttf' ! -path './i18n/*' ! -path './embed/*' ! -path './teach/*' ! -path './onefile/*') | while IFS= read -r file; do
    mkdir -p "dist/$(dirname "$file")"
    cp "www/$file" "dist/$file"
  done
  cp $PKG/response_atlas.js $PKG/response_atlas_bg.wasm $PKG/response_atlas_next.wasm $PKG/response_atlas_later.wasm dist/
  # The first part unpacks it.
  target/release/atlas pack dist/response_atlas_next.wasm
  # What every page loads is one file.
  (cd dist/style && cat tokens.css base.css page.css figure.css >atlas.css && cat tokens.css embed.css >embed.tmp && mv embed.tmp embed.css &&
    rm tokens.css base.css page.css figure.css element.css)
  # Comments and spaces stay at home; files, names and imports stay as they are.
  find dist -name '*.js' -o -name '*.css' | xargs tests/node_modules/.bin/esbuild --minify --target=es2022,chrome111,firefox114,safari16.4 \
    --allow-overwrite --outdir=dist --outbase=dist --log-level=warning
  ATLAS_VERSION=$(site_version) target/release/atlas site dist --www www --seeds seeds
  # The custom element is one file, with its styles and first words in it.
  target/release/atlas figures --json | ATLAS_VERSION=$(site_version) node tests/tools/bundle.mjs www dist/response-atlas.js
  # Last of all, the worker's list of the files that a visit without a network needs.
  node tests/tools/offline.mjs dist
  # The atlas as one file, and each figure: two at a time.
  node tests/tools/onefile.mjs dist $PKG atlas & local first=$!
  node tests/tools/onefile.mjs dist $PKG figure
  wait $first
  # The element as a package: what it loads, with a module of its own, which knows no atlas beside it.
  ATLAS_VERSION=$(site_version) node tests/tools/package.mjs dist www
  target/release/atlas figures --json | ATLAS_VERSION=$(site_version) node tests/tools/bundle.mjs www dist/package/response-atlas.js "${SITE_URL:-}" 720,360
  seal site "$hash"
}

build() {
  choose_wasm_rust
  setup_node
  setup_bindgen
  build_wasm
  build_site
  say "sizes"
  node tests/tools/sizes.mjs dist
}

# --- Test ----------------------------------------------------------------------

test_format() { cargo fmt --check; }
test_lints() { cargo clippy --all-targets --locked -- -D warnings; }
test_lints_wasm() { wasm_cargo clippy --lib --test wasm --no-default-features --features own -- -D warnings; }
test_docs() { RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --locked; }
test_native() { if have cargo-nextest; then cargo nextest run --locked; else cargo test --locked --lib --bins --tests; fi; }
test_examples() { cargo test --locked --doc; }
test_data() { "$TOOLS/py/bin/frictionless" validate seeds/datapackage.json; }
test_types() { node tests/node_modules/typescript/bin/tsc --project tests/tsconfig.json; }
test_pages() { node --test --test-concurrency=1 tests/e2e/*.test.mjs; }

test_wasm() {
  [ -f tests/wasm.rs ] || { echo "skipped: there is no tests/wasm.rs"; return 0; }
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER="$BINDGEN/wasm-bindgen-test-runner" \
    WASM_BINDGEN_TEST_WEBDRIVER_JSON="$PWD/tests/webdriver.json" \
    wasm_cargo test --no-default-features --test wasm
}

test_sentences() {
  local check=../shared/tools/check-verbatim
  [ -f $check ] || { echo "skipped: the source documents are not here"; return 0; }
  python3 $check .
}

REPORT=()
FAILED=0

# step NAME COMMAND: run one check by itself, time it and go on.
step() {
  local name=$1 start=$SECONDS status=0; shift
  say "$name"
  set +e
  (set -e; "$@")
  status=$?
  set -e
  if [ $status = 0 ]; then status=passed; else status=FAILED; FAILED=1; fi
  REPORT+=("$(printf '%-7s %5d s  %s' $status $((SECONDS - start)) "$name")")
}

setup_tests() {
  choose_wasm_rust
  setup_node
  setup_bindgen
  setup_python
  setup_browser
}

run_tests() {
  local start=$SECONDS
  setup_tests
  REPORT+=("$(printf 'done    %5d s  set up' $((SECONDS - start)))")
  step "formatting" test_format
  step "build and size budgets" build
  step "lints, native" test_lints
  step "lints, wasm" test_lints_wasm
  step "documentation" test_docs
  step "native tests" test_native
  step "documentation examples" test_examples
  step "wasm tests" test_wasm
  step "data package" test_data
  step "types of the page's scripts" test_types
  step "page tests" test_pages
  step "sentences of the sources" test_sentences
  say "summary"
  printf '%s\n' "${REPORT[@]}" "total   $(printf '%5d' $((SECONDS - start))) s"
  return $FAILED
}

# --- Measure -------------------------------------------------------------------

# The core with the path of a table of one's own, which the page does not ship yet, into target/pkg-bench.
build_bench_wasm() {
  local wasm=target/wasm/$WASM_TARGET/release/response_atlas.wasm pkg=target/pkg-bench
  say "the core with the path of a large table, as wasm"
  smallest_cargo build --release --lib --no-default-features --features own
  rm -rf $pkg
  "$BINDGEN/wasm-bindgen" "$wasm" --target web --remove-name-section --remove-producers-section --out-dir $pkg
  # shellcheck disable=SC2086 # flags are words
  node tests/node_modules/binaryen/bin/wasm-opt -Oz $WASM_OPT $pkg/response_atlas_bg.wasm -o $pkg/optimized
  mv $pkg/optimized $pkg/response_atlas_bg.wasm
}

bench() {
  build
  setup_browser
  build_bench_wasm
  npm ci --prefix tests/bench --no-audit --no-fund --loglevel=error
  local file
  for file in tests/bench/*.mjs; do
    say "$(basename "$file")"
    node "$file"
  done
}

# --- Commands ------------------------------------------------------------------

case "${1:-build}" in
  build) build ;;
  serve) build; exec node tests/tools/serve.mjs dist "${2:-8000}" ;;
  test) run_tests ;;
  bench) bench ;;
  *) sed -n '2,12s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
