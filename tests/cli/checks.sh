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
says '--about: "x" is no percentage; wants one such as 10%'
exits 65 "$annals" totals --about ">=5%"
says "is no percentage"
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

# The rate that was used is named, with its source: a converted figure leads back to both.
exits 0 "$annals" query capex,company=Meta --kind guidance --in EUR
says "annals query: multiplied by rate,from=USD,to=EUR of 2025: 0.9, from bank ("
exits 0 "$annals" query capex,company=Meta --kind guidance --in USD
silent err
exits 0 "$annals" show rate,from=USD,to=EUR --json
rate=$(grep -o '"id": "[0-9a-f]*"' out | cut -d '"' -f 4)
exits 0 "$annals" query capex,company=Meta --kind guidance --in EUR --json
prints "\"rates\": [\"$rate\"]"
python3 "$root/tests/cli/fits.py" "$root/docs/schema/query.schema.json" out || fail "a converted answer does not fit its schema"

# What another source states beside a figure is converted as well, and compared in the unit that was asked for.
exits 0 "$annals" query "investment,in=Scale AI,investor=Meta" --source example-it --in EUR --rate-period 2025
prints "12.6B"
prints "12.87B from example-id, compatible"
exits 0 "$annals" source add --feed --id shop
exits 0 "$annals" record price 2025 10 --unit USD --nature level --source bank
exits 0 "$annals" record price 2025 10.00 --source shop
exits 0 "$annals" query price --source bank --in EUR
prints "9"
grep -q DIFFERS out && fail "an amount differs from itself in another unit"

# A conflict that was decided says for which, also where a newer figure asks again.
exits 0 "$annals" prefer df4919c9 --because "stated by the founder"
exits 0 "$annals" conflicts
prints "conflict, decided  founded,org=FAIR"
grep -q 'PREFERRED$' out || fail "no column says which is preferred"
grep -q 'df4919c92de7$' out || fail "the preferred observation is not named"
exits 0 "$annals" log
prints "preferred df4919c92de7"
exits 0 "$annals" record founded,org=FAIR 2025~ 2015 --source bank
exits 1 "$annals" conflicts
prints "conflict, decided before a newer figure"
exits 1 "$annals" conflicts --json
prints '"decision": {"operation": "'
prints '"asked_again": true}'
cp out pairs.json
python3 "$root/tests/cli/fits.py" "$root/docs/schema/conflicts.schema.json" pairs.json || fail "decisions do not fit the schema"
exits 0 "$annals" retract df4919c9 --because "a misprint"
exits 1 "$annals" conflicts
prints "founded,org=FAIR"
grep -q PREFERRED out && fail "a decision for a figure that was retracted is kept"
done_testing
