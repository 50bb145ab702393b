#!/bin/sh
# What checks find in the example: conflicts and totals.
. "$(dirname "$0")/lib.sh"

example
exits 1 "$annals" conflicts
golden conflicts.txt out
exits 1 "$annals" conflicts --all
golden conflicts-all.txt out
exits 0 "$annals" conflicts capex,company=Meta
says "no conflicts"
exits 0 "$annals" conflicts --source example-it
exits 65 "$annals" conflicts --source nobody
exits 65 "$annals" conflicts pear
exits 65 "$annals" conflicts --about x
exits 1 "$annals" conflicts --json
cp out pairs.json
python3 "$root/tests/cli/fits.py" "$root/docs/schema/conflicts.schema.json" pairs.json || fail "conflicts --json does not fit its schema"

# A remainder that nothing bounds is none: more than 50 less more than 41 is not 9.
exits 1 "$annals" totals
golden totals.txt out
prints "not bounded"
exits 1 "$annals" totals --json
cp out totals.json
python3 "$root/tests/cli/fits.py" "$root/docs/schema/totals.schema.json" totals.json || fail "totals --json does not fit its schema"
exits 64 "$annals" totals hires
# Conversion at recorded rates only, of the same period or of one that is named.
exits 65 "$annals" query "budget_change,company=Meta,team=*" --in EUR
says "no rate"
exits 0 "$annals" source add --feed --id bank
exits 0 "$annals" record rate,from=USD,to=EUR 2025 0.9 --unit EUR/USD --nature level --source bank
exits 65 "$annals" query "budget_change,company=Meta,team=*" --in EUR
exits 0 "$annals" query "budget_change,company=Meta,team=*" --in EUR --rate-period 2025
prints "-1.8B"
prints EUR
exits 64 "$annals" query "budget_change,company=Meta,team=*" --rate-period 2025
exits 0 "$annals" query capex,company=Meta --kind guidance --in EUR
prints "<=64.8B"
exits 65 "$annals" query hires,employer=Meta --in EUR
done_testing
