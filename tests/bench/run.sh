#!/bin/sh
# Benchmarks against named peers, measured in one run and printed as tables: sqlite3's shell, gnuplot, rrdtool and matplotlib, which are
# installed for this alone. Never part of the tests.
# usage: run.sh [RUNS]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
# shellcheck disable=SC2046
sh cmake/install-packages.sh $(grep -hv '^#' cmake/packages.txt) sqlite3 gnuplot-nox rrdtool python3-matplotlib python3 >&2
cmake --preset release -DANNALS_TESTS=OFF -DANNALS_BENCH=ON -DANNALS_WERROR=OFF -B build/bench >&2
cmake --build build/bench >&2
work=$(mktemp -d -p "$root/build")
trap 'rm -rf "$work"' EXIT
exec_prefix="python3 tests/bench"
$exec_prefix/record.py build/bench/annals "$work" "${1:-25}"
$exec_prefix/import.py build/bench/annals "$work" "${2:-5}"
$exec_prefix/chart.py build/bench/annals build/bench/points "$work" "${1:-25}"
