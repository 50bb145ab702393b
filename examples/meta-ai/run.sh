#!/bin/sh
# Installs what is missing, builds annals, and runs the example: documents' figures into a record, charts and a CSV file.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

# shellcheck disable=SC2046
sh "$root/cmake/install-packages.sh" $(grep -v '^#' "$root/cmake/packages.txt")

cd "$root"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { cmake --preset release -DANNALS_TESTS=OFF -DANNALS_WERROR=OFF -B build/example && cmake --build build/example; } >"$log" 2>&1; then
  cat "$log" >&2
  exit 70
fi
annals=$root/build/example/annals

out=$here/out
rm -rf "$out"
mkdir -p "$out"
export ANNALS_STORE="$out/annals.db"

"$annals" init
"$annals" import "$here/sources.csv"
"$annals" import "$here/figures.csv"
"$annals" rule add "pay_offer is no total" --because "an offer to one person is no part of another"
for chart in hires capex budget layoffs; do
  "$annals" chart "$here/$chart.json" -o "$out/$chart.png" --scale 2
  "$annals" chart "$here/$chart.json" -o "$out/$chart.pdf"
done
"$annals" export -o "$out/figures.csv"

echo
echo "The hires, as the record has them:"
"$annals" query hires,employer=Meta --by origin --source example-it --to 2025-08-15
echo
echo "Totals beside their parts:"
"$annals" totals
echo
echo "Everything is in $out:"
ls "$out"
