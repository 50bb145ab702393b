#!/bin/sh
# Fuzzes every target for a while, from its corpus; what it finds is left in build/fuzz/findings. usage: run.sh [SECONDS]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
# shellcheck disable=SC2046
sh cmake/install-packages.sh $(grep -hv '^#' cmake/packages.txt tests/packages.txt) >&2
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz >/dev/null
failed=0
for target in build/fuzz/tests/fuzz/fuzz_*; do
  [ -x "$target" ] && [ -f "$target" ] || continue
  name=${target##*/fuzz_}
  found=build/fuzz/findings/$name
  mkdir -p "$found/corpus"
  echo "== $name"
  "$target" -max_total_time="${1:-60}" -timeout=10 -print_final_stats=1 -artifact_prefix="$found/" "$found/corpus" "tests/fuzz/corpus/$name" \
    >"$found/log" 2>&1 || failed=1
  grep -E 'stat::number_of_executed_units|ERROR|SUMMARY' "$found/log" || true
done
exit $failed
