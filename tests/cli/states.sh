#!/bin/sh
# What the record was at a moment, what could be known by a day, and what a person preferred: every answer says which it is.
. "$(dirname "$0")/lib.sh"

fits() {
  python3 "$root/tests/cli/fits.py" "$root/docs/schema/$1.schema.json" "$2" || fail "$2 does not fit $1.schema.json"
}

example
exits 0 "$annals" source add --feed --id undated
exits 0 "$annals" record "capex,company=Meta" 2025 61B --kind estimate --source undated

# As of an operation or a time, on every reading verb, and it is said.
for verb in "list" "show capex,company=Meta" "query capex,company=Meta --kind guidance" "conflicts" "totals" "verify" "export" \
  "source list" "source show example-it" "rule list" "rule check" "log" "history 249a81f9" \
  "export --format ndjson" "chart capex,company=Meta --kind guidance --terminal" "chart capex,company=Meta --kind guidance -o as.svg"; do
  # shellcheck disable=SC2086
  "$annals" $verb --as-of 2 >out 2>err || [ $? = 1 ] || fail "$verb --as-of 2"
  says "as of operation 2 (20"
done
exits 0 "$annals" list --as-of 2 --json
fits list out
prints '"as_of": {"operation": "2", "at": "20'
exits 0 "$annals" list --json
grep -q as_of out && fail "an answer of now says as of"

# What could be known by a day: sources by their dates, those without one are left out and counted.
exits 0 "$annals" show capex,company=Meta --published-by 2026-12
says "published by 2026-12, 1 figure of 1 source left out for want of a date"
grep -q 61B out && fail "a source without a date was published in time"
exits 0 "$annals" show capex,company=Meta --published-by 2025-08-20 --json
fits show out
prints '"published_by": {"period": "2025-08-20", "undated": 1, "undated_sources": 1}'
printf '{"annals": 1, "chart": "columns", "data": [{"series": "capex,company=Meta", "kind": "guidance"},
  {"series": "capex,company=Meta", "kind": "estimate"}]}' >twice.json
exits 0 "$annals" chart twice.json -o twice.svg --published-by 2026-12
says 'of "capex,company=Meta" 1 figure of 1 source left out for want of a date'
[ "$(grep -c 'left out for want' err)" = 1 ] || fail "two queries of one selector count the same source twice"
exits 0 "$annals" source list --published-by 2025-08-20
grep -q example-it out && fail "a source of 30 August was published by the 20th"
prints example-id
says "1 source left out for want of a date"
for verb in verify conflicts totals; do
  "$annals" $verb --published-by 2025-08-30 --json >out 2>err || [ $? = 1 ] || fail "$verb --published-by"
  fits $verb out
done
exits 65 "$annals" show capex,company=Meta --published-by 2024
says "nothing that was published by 2024"
exits 65 "$annals" list --published-by yesterday
says "--published-by"
exits 65 "$annals" list --as-of 2999
says "there is no operation 2999; the last is 4; a bare number is one, a day is written 2025-12-31"
exits 65 "$annals" list --as-of 99
says "there is no operation 99; the last is 4"
exits 0 "$annals" export --format datapackage -o package --as-of 2 --published-by 2025-08-20
grep -q '"description": "as of operation 2 (20.*; published by 2025-08-20"' package/datapackage.json || fail "a data package does not say what it is of"

# A preference is used and what differs is named, then and not before.
exits 65 "$annals" query founded,org=FAIR
says "annals prefer ID"
exits 0 "$annals" query founded,org=FAIR --source example-id
prints "2013 from example-zh"
exits 0 "$annals" show founded,org=FAIR --source example-id
id=$(awk '/2014/ { print $1 }' out)
exits 0 "$annals" prefer "$id" --because "stated by the founder"
exits 0 "$annals" query founded,org=FAIR
prints "2014"
prints "2013 from example-zh"
exits 0 "$annals" query founded,org=FAIR --csv
prints "sources,differs"
exits 0 "$annals" query founded,org=FAIR --json
fits query out
prints '"relation": "apart"'
exits 65 "$annals" query founded,org=FAIR --as-of 4
exits 0 "$annals" query founded,org=FAIR --as-of 5
# Charts say it too: what differs, as of when, and a spec can ask for a state itself.
exits 0 "$annals" chart founded,org=FAIR -o now.svg
grep -q '2014\*' now.svg || fail "a chart does not mark what another source denies"
grep -q 'Other sources differ: 2013' now.svg || fail "a chart does not say what differs"
grep -q 'As recorded' now.svg && fail "a chart of now says that it is old"
exits 0 "$annals" chart founded,org=FAIR -o past.svg --as-of 5
grep -q 'As recorded by' past.svg || fail "a chart of the past does not say so"
says "annals chart: as of operation 5 (20"
exits 0 "$annals" chart founded,org=FAIR --terminal --as-of 5 --published-by 2025-12
says "as of operation 5 (20"
prints "2014*"
prints "Other sources differ: 2013"
prints "As recorded by"
prints "published by"
exits 0 "$annals" chart founded,org=FAIR --terminal
grep -q 'As recorded' out && fail "a chart as text of now says that it is old"
silent err
echo '{"annals": 1, "chart": "bars", "data": [{"series": "founded,org=FAIR"}], "as_of": "4"}' >spec.json
exits 65 "$annals" chart spec.json -o spec.svg
exits 0 "$annals" chart spec.json -o spec.svg --as-of 5
echo '{"annals": 1, "chart": "bars", "data": [{"series": "founded,org=FAIR"}], "as_of": "99"}' >spec.json
exits 65 "$annals" chart spec.json -o spec.svg
says "as_of: there is no operation 99"
exits 0 "$annals" undo
exits 65 "$annals" query founded,org=FAIR
done_testing
