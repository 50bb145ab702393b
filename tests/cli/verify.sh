#!/bin/sh
# Verifying the example: every quote stands and reads as its amount, but the one that prints no number; traps are found.
. "$(dirname "$0")/lib.sh"

example
exits 0 "$annals" verify
golden verify.txt out
says "39 confirmed, 0 confirmed with something by hand, 1 unread, 0 contradicted"
exits 1 "$annals" verify --strict
exits 0 "$annals" verify --source example-it --strict
exits 65 "$annals" verify --source nobody
exits 65 "$annals" verify pear
exits 0 "$annals" verify --json
cp out verify.json
python3 "$root/tests/cli/fits.py" "$root/docs/schema/verify.schema.json" verify.json || fail "verify --json does not fit its schema"

# An amount that was changed behind annals' back is contradicted by its words: 600 and 0億 over a line break are 600 billion.
printf 'series,period,amount,unit,nature,source,quote\n"trap,of=line break",2025,600B,USD,flow,example-zh-hant,6000億美元\n' >trap.csv
exits 0 "$annals" import trap.csv
cp annals.db changed.db
sqlite3 changed.db "DROP TRIGGER observation_update; UPDATE observation SET amount = '60B' WHERE amount = '600B'"
exits 1 "$annals" verify "trap,of=*" --store changed.db
prints "the words say 600.0B, the figure 60B"

# A text that is not the one that was read.
cp annals.db tampered.db
sqlite3 tampered.db 'DROP TRIGGER source_update; DROP TRIGGER document_update; UPDATE document SET sha256 = substr(sha256, 2) || "0" WHERE number = 1' 2>/dev/null ||
  sqlite3 tampered.db "DROP TRIGGER document_update; UPDATE document SET sha256 = substr(sha256, 2) || '0' WHERE number = 1"
exits 1 "$annals" verify --store tampered.db
prints "the text is not the one that was stored"
done_testing
