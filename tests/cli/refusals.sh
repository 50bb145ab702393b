#!/bin/sh
# What corrections, undos and checks refuse: one clear line each, and nothing is changed.
. "$(dirname "$0")/lib.sh"

example
exits 0 "$annals" source add --feed --id many
seq 1 1200 | sed 's/.*/"many,n=&",2025,&,GPU,level,many/' | sed '1i series,period,amount,unit,nature,source' >many.csv
exits 0 "$annals" import many.csv
exits 0 "$annals" show capex,company=Meta
guidance=$(awk '/guidance/ { print $1 }' out)
estimate=$(awk '/estimate/ { print $1 }' out)
exits 0 "$annals" retract "$estimate" --because "withdrawn"
exits 0 "$annals" revise "$guidance" --amount "~72B" --because "no limit"
exits 0 "$annals" check
cat out >head
cp annals.db before.db

# refused STATUS TEXT COMMAND...: exit, one line with the text on stderr, nothing on stdout, the record as it was.
refused() {
  wanted=$1 text=$2
  shift 2
  exits "$wanted" "$annals" "$@"
  [ "$(wc -l <err)" = 1 ] || { fail "$*: not one line"; cut -c 1-300 err; }
  [ "$(wc -c <err)" -lt 700 ] || fail "$*: the line is long"
  says "$text"
  silent out
  exits 0 "$annals" check
  same out head
}

# An id that is not there, or begins several.
refused 65 "\"ffffffffffff\": not in the record" retract ffffffffffff --because "x"
exits 0 "$annals" show "many,n=*" --json
sed -n 's/.*"id": "\([0-9a-f]\{4\}\).*/\1/p' out | sort | uniq -d >twice
[ -s twice ] || fail "no two ids begin alike: the test needs more rows"
prefix=$(head -n 1 twice)
refused 65 "\"$prefix\"" retract "$prefix" --because "x"
refused 65 "digits" revise xyzt --amount 1 --because "x"
refused 65 "digits" history abc

# What does not stand any more.
refused 65 "was retracted by operation 5" revise "$estimate" --amount 1 --because "x"
refused 65 "was retracted by operation 5" prefer "$estimate" --because "x"
refused 65 "was revised" retract "$guidance" --because "x"

# Undos that later operations depend on, and of what is not there.
refused 65 "operation 2" undo 1
refused 65 "operation 5" undo 2
refused 65 "99" undo 99

# A reason left out.
for verb in "revise $guidance --amount 1" "retract $guidance" "prefer $guidance"; do
  # shellcheck disable=SC2086
  refused 64 "--because" $verb
  # shellcheck disable=SC2086
  refused 65 "because" $verb --because "  "
done
refused 64 "--because" rule add "a = b"

# A source file that changed on disk, and two sources with one id.
cp "$root/examples/meta-ai/documents/example-it.txt" changed.txt
echo "One more line." >>changed.txt
refused 65 "annals source update" source add changed.txt --id example-it --language it
printf 'source,file,sha256\nchanged,changed.txt,%064d\n' 0 >changed.csv
exits 65 "$annals" import changed.csv
says "changed.csv:2: sha256: "
printf 'source,file\none,changed.txt\none,many.csv\n' >twins.csv
exits 65 "$annals" import twins.csv
says "twins.csv:3: "
exits 0 "$annals" check
same out head

# A quote of a megabyte.
{ printf 'series,period,amount,unit,nature,source,quote\na,2025,1,GPU,level,example-it,'; head -c 1000000 /dev/zero | tr '\0' x; echo; } >long.csv
exits 65 "$annals" import long.csv
says "long.csv:2: the quote has 1000000 bytes"
[ "$(wc -c <err)" -lt 700 ] || fail "the message about a long quote is long itself"
exits 0 "$annals" check
same out head
cmp -s annals.db before.db || fail "what was refused has changed the file"

# Any client of SQLite: nothing can be changed, deleted or replaced, in any table, by any of four ways.
for table in operation series document source observation evidence decision; do
  key=number
  [ "$table" = evidence ] && key=observation
  for statement in "UPDATE $table SET $key = $key + 1000000" "DELETE FROM $table WHERE $key = 1" "DELETE FROM $table" \
    "REPLACE INTO $table SELECT * FROM $table WHERE $key = 1" \
    "INSERT INTO $table SELECT * FROM $table WHERE $key = 1 ON CONFLICT DO UPDATE SET $key = $key + 1000000" \
    "INSERT INTO $table SELECT * FROM $table WHERE $key = 1 ON CONFLICT DO NOTHING"; do
    sqlite3 annals.db "$statement" >refused 2>&1 && fail "sqlite3 may: $statement"
    grep -qE 'nothing recorded is ever|follows the last one' refused || { fail "sqlite3: $statement"; cat refused; }
  done
done
exits 0 "$annals" check
same out head

# tampered STATEMENT TEXT [OPTION...]: on a copy, check says where.
tampered() {
  cp before.db tampered.db
  sqlite3 tampered.db "$1" >/dev/null || fail "sqlite3 may not: $1"
  text=$2
  shift 2
  exits 1 "$annals" check --store tampered.db "$@"
  says "$text"
  [ "$(wc -l <err)" = 1 ] || { fail "not one line about a tampered record"; cat err; }
  silent out
}
tampered "DROP TRIGGER observation_update; UPDATE observation SET amount = '1' WHERE number = 3" "operation 2"
tampered "DROP TRIGGER evidence_update; UPDATE evidence SET quote = 'x' WHERE observation = 3" "operation 2"
tampered "DROP TRIGGER decision_update; UPDATE decision SET because = 'x' WHERE kind = 'retract'" "operation 5"
tampered "DROP TRIGGER source_update; UPDATE source SET published = '2024' WHERE number = 1" "operation 1"
tampered "DROP TRIGGER operation_update; UPDATE operation SET who = 'x' WHERE number = 4" "operation 4"
tampered "DROP TRIGGER observation_delete" "observation_delete"
tampered "INSERT INTO decision SELECT number + 1, operation, 'prefer', 7, NULL, '', 'x' FROM decision ORDER BY number DESC LIMIT 1" "operation"

# A cut tail is whole by itself; only a hash that was kept elsewhere tells.
cut="DROP TRIGGER decision_delete; DROP TRIGGER observation_delete; DROP TRIGGER evidence_delete; DROP TRIGGER operation_delete;
  DELETE FROM decision WHERE operation = 6; DELETE FROM evidence WHERE observation IN (SELECT number FROM observation WHERE operation = 6);
  DELETE FROM observation WHERE operation = 6; DELETE FROM operation WHERE number = 6;"
cp before.db cut.db
sqlite3 before.db .schema | sed -n '/^CREATE TRIGGER \(decision\|observation\|evidence\|operation\)_delete/,/END;/p' >guards.sql
{ echo "$cut"; cat guards.sql; } | sqlite3 cut.db
exits 0 "$annals" check --store cut.db
exits 1 "$annals" check --store cut.db --head "$(cat head)"
says "$(cut -c 1-12 head)"
exits 0 "$annals" check --head "$(cat head)"
exits 65 "$annals" check --head xyz
head -c 30000 before.db >short.db
"$annals" check --store short.db >out 2>err && fail "a file that was cut is whole"
silent out
done_testing
