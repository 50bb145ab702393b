#!/bin/sh
# clang-tidy over every source file, by .clang-tidy; no part of the tests, it takes minutes.
set -eu
cd "$(dirname "$0")/.."
# shellcheck disable=SC2046
sh cmake/install-packages.sh $(grep -hv '^#' cmake/packages.txt tests/packages.txt) clang-tidy >&2
cmake --preset clang -DCMAKE_EXPORT_COMPILE_COMMANDS=ON >/dev/null
cmake --build --preset clang >/dev/null
git ls-files 'series/*.c' 'text/*.c' 'scan/*.c' 'record/*.c' 'chart/*.c' 'cli/*.c' | xargs -P "$(nproc)" -n 4 clang-tidy --quiet -p build/clang
