#!/bin/sh
# Corrections and decisions: nothing is lost, every reason is kept, the past can be asked for, tampering is found.
. "$(dirname "$0")/lib.sh"

example
exits 0 "$annals" check
head=$(cat out)
[ "${#head}" = 64 ] || fail "no hash is printed"
exits 0 "$annals" show capex,company=Meta
id=$(awk '/guidance/ { print $1 }' out)
cp out before

exits 64 "$annals" revise "$id" --amount 70B
says "--because"
exits 64 "$annals" revise "$id" --because "nothing"
exits 65 "$annals" revise ffffffffffff --amount 1 --because "not there"
exits 65 "$annals" revise "$id" --quote "\$73 miliar" --because "not in the text"
exits 65 "$annals" revise "$id" --amount "<=72B" --because "the same"
exits 65 "$annals" revise "$id" --amount "<=72.5B" --because "the quote says another"
says "72B, the figure <=72.5B"
exits 0 "$annals" revise "$id" --amount "~72B" --because "the figure was rounded"
says "operation 3"
exits 0 "$annals" show capex,company=Meta
prints "~72B"
grep -q '<=72B ' out && fail "the revised observation still stands"
revised=$(awk '/guidance/ { print $1 }' out)
exits 65 "$annals" revise "$id" --amount 1 --because "it no longer stands"
says "$revised"
exits 0 "$annals" history "$id"
prints "the figure was rounded"
prints "<=72B"
exits 0 "$annals" history "$revised" --json
cp out history.json
python3 "$root/tests/cli/fits.py" "$root/docs/schema/history.schema.json" history.json || fail "history --json does not fit its schema"

# As of an operation the record is what it was.
exits 0 "$annals" show capex,company=Meta --as-of 2
same out before
exits 0 "$annals" export --as-of 2
grep -q '<=72B,' out || fail "an export as of an operation has not what stood then"
exits 0 "$annals" source list --as-of 1
[ "$(wc -l <out)" = 7 ] || fail "not the six sources of operation 1"
exits 65 "$annals" source show example-it --as-of 99
exits 65 "$annals" export --as-of 99
exits 65 "$annals" list --as-of 99
exits 65 "$annals" list --as-of 1999
exits 0 "$annals" list --as-of 1
[ "$(wc -l <out)" = 1 ] || fail "series stand before figures were imported"
exits 65 "$annals" list --as-of 1999-01-01
exits 0 "$annals" query capex,company=Meta --kind guidance --as-of 2
prints "<=72B"

# Undo of the revision, and of what it depends on.
exits 65 "$annals" undo 2
exits 0 "$annals" undo 3
exits 0 "$annals" show capex,company=Meta
same out before

# Retracted is gone from what stands, not from history.
exits 0 "$annals" retract "$id" --because "the report was withdrawn"
exits 0 "$annals" show capex,company=Meta
grep -q guidance out && fail "a retracted observation stands"
exits 0 "$annals" history "$id"
prints "retracted"
exits 65 "$annals" retract "$id" --because "again"

# A person decides a conflict; a newer figure opens the question again.
exits 1 "$annals" conflicts
one=$(awk '/conflict/ { print $6 }' out)
exits 0 "$annals" prefer "$one" --because "stated by the founder"
exits 0 "$annals" conflicts
prints "decided"
exits 0 "$annals" source add --feed --id later
exits 0 "$annals" record founded,org=FAIR 2025~ 2012 --source later
exits 1 "$annals" conflicts

# Tampering is found, and the kept hash still belongs to history.
exits 0 "$annals" check --head "$head"
exits 1 "$annals" check --head 0000000000000000000000000000000000000000000000000000000000000000
exits 0 "$annals" check --json
cp out check.json
python3 "$root/tests/cli/fits.py" "$root/docs/schema/check.schema.json" check.json || fail "check --json does not fit its schema"
for statement in "UPDATE observation SET amount = '9'" "DELETE FROM evidence" "REPLACE INTO operation SELECT * FROM operation" \
  "INSERT INTO series SELECT * FROM series WHERE true ON CONFLICT DO UPDATE SET unit = 'EUR'"; do
  sqlite3 annals.db "$statement" 2>refused && fail "sqlite3 may: $statement"
done
exits 0 "$annals" check
cp annals.db tampered.db
sqlite3 tampered.db "DROP TRIGGER observation_update; UPDATE observation SET note = 'other' WHERE number = 1"
exits 1 "$annals" check --store tampered.db
says "operation 2"
# A chart says what was retracted: counted in its note, or struck through.
exits 0 "$annals" init --store charts.db
exits 0 "$annals" source add --feed --id counts --store charts.db
for year in 2021 2022 2023; do
  exits 0 "$annals" record sales "$year" "$((year - 1990))" --unit car --nature flow --source counts --store charts.db
done
id=$("$annals" show sales --store charts.db | awk '/ 32 / { print $1 }')
exits 0 "$annals" retract "$id" --because "counted twice" --store charts.db
exits 0 "$annals" chart sales -o sales.svg --store charts.db
grep -q 'Retracted figures that are left out: 1' sales.svg || fail "no chart says what was retracted"
printf '{"annals": 1, "chart": "columns", "retracted": "struck", "data": [{"series": "sales"}]}' >struck.json
exits 0 "$annals" chart struck.json -o struck.svg --store charts.db
grep -q '>32, retracted<' struck.svg || fail "what was retracted is not struck through"
exits 0 "$annals" chart struck.json --terminal --store charts.db
grep -q "2022 .*─.*32, retracted" out || fail "what was retracted is not struck through in text"
exits 0 "$annals" chart struck.json -o before.svg --as-of 4 --store charts.db
grep -q 'etracted' before.svg && fail "something was retracted before it was"
exits 0 "$annals" query sales --store charts.db
grep -q ' 32' out && fail "a query answers with what was retracted"
done_testing
