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

# A number that is broken across a line is read whole: 600 and 0億 are 600 billion, not 60.
cat >trap.csv <<'T'
series,period,amount,unit,nature,source,quote
"trap,of=line break",2025,60B,USD,flow,example-zh-hant,6000億美元
T
exits 0 "$annals" import trap.csv
exits 1 "$annals" verify "trap,of=*"
prints "the words say 600.0B, recorded is 60B"

# A text that is not the one that was read.
cp annals.db tampered.db
sqlite3 tampered.db 'DROP TRIGGER source_update; DROP TRIGGER document_update; UPDATE document SET sha256 = substr(sha256, 2) || "0" WHERE number = 1' 2>/dev/null ||
  sqlite3 tampered.db "DROP TRIGGER document_update; UPDATE document SET sha256 = substr(sha256, 2) || '0' WHERE number = 1"
exits 1 "$annals" verify --store tampered.db
prints "the text is not the one that was read"
done_testing
