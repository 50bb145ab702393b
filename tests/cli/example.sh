#!/bin/sh
# The example, from its tables to every reading verb, and back through export and import.
. "$(dirname "$0")/lib.sh"

example
says "imported 40 figures as operation 2"

exits 0 "$annals" list
golden list.txt out
exits 0 "$annals" source list
golden source-list.txt out
exits 0 "$annals" show capex,company=Meta
golden show.txt out
exits 0 "$annals" query hires,employer=Meta --by origin --source example-it
golden query.txt out
exits 0 "$annals" query hires,employer=Meta --by origin --source example-it --csv
golden query.csv out
exits 0 "$annals" query "hires,employer=Meta,origin=*" --agg sum --source example-it
prints ">41"

# A selector without --by keeps each series; a plain key is that series alone.
exits 0 "$annals" query hires,employer=Meta
prints ">50"
exits 65 "$annals" query capex,company=Meta
says "--kind"
exits 0 "$annals" query capex,company=Meta --kind guidance
prints "<=72B"

# The text of a source is the file.
exits 0 "$annals" source show example-zh --text
same out "$root/examples/meta-ai/documents/example-zh.txt"

# Importing once more adds nothing; exporting, importing elsewhere and exporting again gives the same bytes.
exits 0 "$annals" import "$root/examples/meta-ai/figures.csv"
says "40 that stood already"
exits 0 "$annals" export -o first.csv
exits 0 "$annals" init --store other.db
exits 0 "$annals" import "$root/examples/meta-ai/sources.csv" --store other.db
exits 0 "$annals" import first.csv --store other.db
exits 0 "$annals" export -o second.csv --store other.db
same first.csv second.csv
golden export.csv first.csv

# Ids come from the content: they are the same in the other record.
exits 0 "$annals" show capex,company=Meta --store other.db
golden show.txt out

# Afterwards the .db file alone is the whole record.
ls -A | grep -E 'annals\.db' >files
echo annals.db | cmp -s - files || fail "more than annals.db is left: $(cat files)"
mkdir copy
cp annals.db copy/
exits 0 "$annals" export --store copy/annals.db
same out first.csv

# Reading works where nothing can be written.
chmod -R a-w copy
if [ "$(id -u)" = 0 ]; then
  reader="setpriv --reuid=65534 --regid=65534 --clear-groups"
  chmod 755 "$work"
else
  reader=
fi
exits 0 $reader "$annals" list --store "$work/copy/annals.db"
golden list.txt out
exits 73 $reader "$annals" undo --store "$work/copy/annals.db"
silent out

# Undo takes the figures back; undoing the undo brings them back just so.
exits 0 "$annals" undo
says "operation 2"
exits 0 "$annals" export
[ "$(wc -l <out)" = 1 ] || fail "figures are left after undo"
exits 0 "$annals" undo 3
exits 0 "$annals" export
same out first.csv

# Tables over standard input, and NDJSON.
exits 0 "$annals" init --store piped.db
exits 0 sh -c "'$annals' import - --folder '$root/examples/meta-ai' --store piped.db <'$root/examples/meta-ai/sources.csv'"
exits 0 sh -c "'$annals' import - --store piped.db <first.csv"
exits 0 "$annals" export --store piped.db
same out first.csv
done_testing
