#!/bin/sh
# Rules between measures, and what is declared to be no total: logged, checked with bounds and units, undone.
. "$(dirname "$0")/lib.sh"

schema=$root/docs/schema
example
exits 0 "$annals" rule list
exits 0 "$annals" rule check
says "no rules to check"
exits 0 "$annals" rule add "bonus_cost=bonus_recipients*bonus_per_head" --because "by definition" --json
cp out add.json
python3 "$root/tests/cli/fits.py" "$schema/rule-add.schema.json" add.json || fail "rule add --json does not fit its schema"
says "added the rule bonus_cost = bonus_recipients * bonus_per_head as operation 3"
exits 0 "$annals" rule add "bonus_cost  =  bonus_recipients * bonus_per_head" --because "again"
says "stands already"

# What can't be checked is said, and nothing stands on standard output that looks like an answer.
exits 0 "$annals" rule check "pears = apples"
says "nothing to check: the record has no series of these measures"
exits 65 "$annals" rule check "pay_offer is no total"
says "is no identity"
exits 65 "$annals" rule check "pears =" --json
silent out
exits 64 "$annals" rule check --about 200% --json
silent out

# More than 1.5 billion against about 1000 people at a million each: ~ disproves nothing without a width.
exits 0 "$annals" rule check
golden rule-check.txt out
exits 1 "$annals" rule check --about 10%
prints "cannot hold"
exits 1 "$annals" rule check --about 10% --json
cp out check.json
python3 "$root/tests/cli/fits.py" "$schema/rule-check.schema.json" check.json || fail "rule check --json does not fit its schema"
exits 0 "$annals" rule check "capex = bonus_cost" --json
cp out check.json
python3 "$root/tests/cli/fits.py" "$schema/rule-check.schema.json" check.json || fail "a rule that lacks a series does not fit the schema"

# A level that is no sum of parts: totals do not report on it any more.
exits 1 "$annals" totals
exits 0 "$annals" rule add "pay_offer  is no total by to" --because "an offer to one person is no part of another"
says "pay_offer is no total by to"
exits 0 "$annals" totals
prints "not comparable: no total"
exits 0 "$annals" totals --json
cp out totals.json
python3 "$root/tests/cli/fits.py" "$schema/totals.schema.json" totals.json || fail "totals --json does not fit its schema"
exits 1 "$annals" totals --as-of 3
exits 0 "$annals" rule list --json
cp out list.json
python3 "$root/tests/cli/fits.py" "$schema/rule-list.schema.json" list.json || fail "rule list --json does not fit its schema"
exits 0 "$annals" rule list --as-of 3 --json
cp out list.json
python3 "$root/tests/cli/fits.py" "$schema/rule-list.schema.json" list.json || fail "rule list --as-of --json does not fit its schema"
grep -q pay_offer out && fail "a later rule is listed as of an operation"
exits 0 "$annals" undo 4
exits 1 "$annals" totals
exits 0 "$annals" undo 3
exits 0 "$annals" rule list
[ "$(wc -l <out)" = 1 ] || fail "rules that were taken back are listed"
exits 0 "$annals" undo 5
exits 0 "$annals" rule list
prints "pay_offer is no total by to"
exits 0 "$annals" undo 7

# Bad input: one clear line, nothing changed.
exits 0 "$annals" log
mv out log.before
for rule in "a" "a = " "a = b = c" "a = b,x=1" "= 1" "1 = 1" "a is no total by" "a is no total yet" "a,x is no total" "is no total" ""; do
  exits 65 "$annals" rule add "$rule" --because "why not"
  [ "$(wc -l <err)" = 1 ] || fail "not one line about the rule: $rule"
done
exits 64 "$annals" rule add "a = b"
says "--because"
exits 65 "$annals" rule add "a = b" --because " "
exits 64 "$annals" rule
exits 65 "$annals" rule check "a ="
exits 0 "$annals" log
same out log.before

# The log of a series has what concerns it, and no more.
exits 0 "$annals" show capex,company=Meta
id=$(awk '/guidance/ { print $1 }' out)
exits 0 "$annals" revise "$id" --amount "~72B" --because "no limit"
exits 0 "$annals" undo
exits 0 "$annals" log capex,company=Meta
[ "$(awk 'NR > 1 { printf "%s ", $1 }' out)" = "10 9 2 " ] || { fail "not the operations of the series"; cat out; }
exits 0 "$annals" log "founded,org=*" --json
cp out log.json
python3 "$root/tests/cli/fits.py" "$schema/log.schema.json" log.json || fail "log SELECTOR --json does not fit its schema"
exits 0 "$annals" log --source example-it --as-of 2 --json
cp out log.json
python3 "$root/tests/cli/fits.py" "$schema/log.schema.json" log.json || fail "log --as-of --json does not fit its schema"
exits 65 "$annals" log capex,company=Met
says "did you mean"
exits 65 "$annals" log --source nobody
exits 65 "$annals" log "a,=1"
done_testing
