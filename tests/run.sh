#!/bin/sh
# Installs what is missing, builds annals with gcc and clang and with sanitizers, and passes all tests.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"

# shellcheck disable=SC2046
sh cmake/install-packages.sh $(grep -hv '^#' cmake/packages.txt tests/packages.txt)

step() {
  echo "== $*"
}

step "format"
find series text scan record chart cli tests examples -name '*.[ch]' | sort >build-format.list
[ -s build-format.list ] || { echo "no source files found" >&2; exit 70; }
xargs clang-format --dry-run --Werror <build-format.list
rm -f build-format.list

for preset in release dev clang; do
  step "build: $preset"
  cmake --preset "$preset" >"build-$preset.log" 2>&1 || { cat "build-$preset.log" >&2; exit 70; }
  cmake --build --preset "$preset" >"build-$preset.log" 2>&1 || { cat "build-$preset.log" >&2; exit 70; }
  rm -f "build-$preset.log"
done

for preset in release dev clang; do
  step "tests: $preset"
  ctest --test-dir "build/$preset" --output-on-failure --no-tests=error -j "$(nproc)" --timeout 300
done
