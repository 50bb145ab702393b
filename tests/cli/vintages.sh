#!/bin/sh
# Vintages: a chart of how figures were stated over time, source by source.
. "$(dirname "$0")/lib.sh"

exits 0 "$annals" init
for source in first:2025-02-10 second:2025-05-20 third:2025-08-20; do
  exits 0 "$annals" source add --feed --id "${source%%:*}" --published "${source#*:}"
done
exits 0 "$annals" source add --feed --id undated
# state SOURCE PERIOD AMOUNT
state() { exits 0 "$annals" record "output,state=Halden" "$2" "$3" --unit EUR --nature flow --source "$1"; }
state first 2024-Q3 100
state second 2024-Q3 108
state third 2024-Q3 ">=104"
state second 2024-Q4 120
state third 2024-Q4 126
state undated 2024-Q4 1
cat >vintages.json <<'JSON'
{"annals": 1, "chart": "time", "vintages": true, "data": [{"series": "output,state=Halden"}]}
JSON
exits 0 "$annals" chart vintages.json --terminal
prints 'Q3 2024 at least €104'
prints 'Q4 2024 €126'
says '1 figures left out: their sources have no day of publication'
exits 0 "$annals" chart vintages.json -o vintages.svg
grep -q 'Each line is what was stated of one period' vintages.svg || fail "no note on what the lines are"

# What was retracted was never stated; what a later source replaced was.
exits 0 "$annals" show output,state=Halden --json
id=$(python3 -c '
import json, sys
print(next(o["id"] for o in json.load(open("out"))["observations"] if o["period"] == "2024-Q4" and o["amount"] == "126"))')
exits 0 "$annals" retract "$id" --because "read from the wrong table"
exits 0 "$annals" chart vintages.json --terminal
prints 'Q4 2024 €120'

printf '%s' '{"annals": 1, "chart": "time", "vintages": true, "data": [{"series": "a", "every": "year", "aggregate": "sum"}]}' >made.json
exits 65 "$annals" chart made.json --terminal
says '/vintages: show figures as they were stated; /data/0 makes others of them'
done_testing
