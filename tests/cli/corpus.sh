#!/bin/sh
# A folder of real documents, where $ANNALS_TEST_CORPUS names one: its sources.csv and figures.csv import whole, and back.
. "$(dirname "$0")/lib.sh"

corpus=${ANNALS_TEST_CORPUS:-}
if [ -z "$corpus" ]; then
  echo "ANNALS_TEST_CORPUS names no folder: nothing to do"
  exit 0
fi
rows() {
  python3 -c 'import csv, sys; print(sum(1 for _ in csv.reader(open(sys.argv[1], encoding="utf-8", newline=""))) - 1)' "$1"
}
exits 0 "$annals" init
exits 0 "$annals" import "$corpus/sources.csv"
says "imported $(rows "$corpus/sources.csv") sources"
exits 0 "$annals" import "$corpus/figures.csv"
says "imported $(rows "$corpus/figures.csv") figures"
exits 0 "$annals" export -o first.csv
exits 0 "$annals" init --store other.db
exits 0 "$annals" import "$corpus/sources.csv" --store other.db
exits 0 "$annals" import first.csv --store other.db
exits 0 "$annals" export -o second.csv --store other.db
same first.csv second.csv
exits 0 "$annals" list
exits 0 "$annals" query "hires,employer=Meta,origin=*" --agg sum --source 001_9a4be3e831f29e7d
prints ">41"
done_testing
