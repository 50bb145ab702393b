#!/bin/sh
# The program of the build that makes tables of the language files: it names the line of a faulty row, and leaves no tables.
set -eu
program=$1
lang=$(cd "$(dirname "$0")/../../scan/lang" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

printf 'tags: xx\nnumber 2: two\nnumbr 3: three\n' >"$folder/xx.txt"
status=0
"$program" "$folder/out.c" "$lang/common.txt" "$folder/xx.txt" 2>"$folder/said" || status=$?
[ "$status" = 65 ] || { echo "exit status $status, not 65"; exit 1; }
[ "$(cat "$folder/said")" = "$folder/xx.txt:3: no such keyword: \"numbr 3\"" ] || { cat "$folder/said"; exit 1; }
[ ! -e "$folder/out.c" ] || { echo "tables of faulty rows were written"; exit 1; }

"$program" "$folder/out.c" "$lang/common.txt" "$lang/ms.txt"
grep -q annals_languages "$folder/out.c"
status=0
"$program" "$folder/none/out.c" "$lang/common.txt" "$lang/ms.txt" 2>"$folder/said" || status=$?
[ "$status" = 73 ] || { echo "exit status $status, not 73"; exit 1; }
