#!/bin/sh
# Draws every chart of the gallery into docs/gallery/: builds annals, records the invented figures, draws *.json.
# Usage: sh examples/gallery/run.sh [NAME...]     all charts, or those named (without .json)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

cd "$root"
# shellcheck disable=SC2046
sh cmake/install-packages.sh $(grep -v '^#' cmake/packages.txt)
log=$(mktemp)
work=$(mktemp -d)
trap 'rm -rf "$log" "$work"' EXIT
if ! { cmake --preset release -DANNALS_TESTS=OFF -DANNALS_WERROR=OFF -B build/example && cmake --build build/example; } >"$log" 2>&1; then
  cat "$log" >&2
  exit 70
fi
annals=$root/build/example/annals
export ANNALS_STORE="$work/annals.db"

"$annals" init
"$annals" import "$here/sources.csv"
"$annals" import "$here/figures.csv"
mkdir -p docs/gallery
[ $# -gt 0 ] || set -- $(cd "$here" && ls ./*.json | sed 's,^\./,,; s,\.json$,,')
for name in "$@"; do
  "$annals" chart "$here/$name.json" -o "docs/gallery/$name.png" --strict
done
