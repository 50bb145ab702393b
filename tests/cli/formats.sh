#!/bin/sh
# Every export format: its bytes, the way back through import, and what is refused on that way.
. "$(dirname "$0")/lib.sh"

example
exits 0 "$annals" export -o figures.csv
golden export.csv figures.csv
exits 0 "$annals" export -o figures.ndjson
golden export.ndjson figures.ndjson
exits 0 "$annals" export --format sdmx-csv -o figures.sdmx.csv
golden export.sdmx.csv figures.sdmx.csv
exits 0 "$annals" export --format datapackage -o package
golden export.observations.csv package/observations.csv
golden export.evidence.csv package/evidence.csv
golden export.datapackage.json package/datapackage.json
cp -r package first
ls -A package >files
printf '%s\n' datapackage.json evidence.csv observations.csv | cmp -s - files || fail "the package holds other files: $(cat files)"

# A record with the example's sources and nothing else.
sources_only() {
  rm -f "$1"
  exits 0 "$annals" init --store "$1"
  exits 0 "$annals" import "$root/examples/meta-ai/sources.csv" --store "$1"
}

# round_trip FILE [OPTION...]: imported beside the same sources, it gives the same observations, evidence and notes.
round_trip() {
  sources_only other.db
  exits 0 "$annals" import "$@" --store other.db
  says "imported 40 figures"
  exits 0 "$annals" show "hires,employer=Meta,origin=*" --store other.db --json
  cp out shown.json
  exits 0 "$annals" show "hires,employer=Meta,origin=*" --json
  same out shown.json
  exits 0 "$annals" export --format datapackage -o again --store other.db
  for file in observations.csv evidence.csv datapackage.json; do
    same "again/$file" "first/$file"
  done
  exits 0 "$annals" import "$@" --store other.db
  says "40 that stood already"
}
round_trip figures.csv
round_trip figures.ndjson
round_trip figures.sdmx.csv
round_trip figures.sdmx.csv --format sdmx-csv
round_trip package
round_trip package/
round_trip package/datapackage.json
mv package/datapackage.json package/renamed.json
round_trip package/renamed.json --format datapackage
mv package/renamed.json package/datapackage.json
sources_only other.db
exits 0 "$annals" import package --dry-run --store other.db
exits 0 "$annals" import figures.sdmx.csv --dry-run --store other.db
exits 0 "$annals" log --store other.db
[ "$(wc -l <out)" = 2 ] || fail "a dry run wrote an operation"
exits 0 sh -c "'$annals' import - --store other.db <figures.sdmx.csv"
exits 0 "$annals" export --store other.db
same out figures.csv

# The rows of a package may stand in any order.
mkdir shuffled
cp package/datapackage.json shuffled/
exits 0 python3 - <<'P'
import csv
for name in ("observations", "evidence"):
    rows = list(csv.reader(open(f"package/{name}.csv", newline="", encoding="utf-8")))
    csv.writer(open(f"shuffled/{name}.csv", "w", newline="", encoding="utf-8")).writerows(rows[:1] + sorted(rows[1:], key=lambda row: row[0][5:]))
P
round_trip shuffled

# Periods, amounts and texts with a form of their own in SDMX, or none.
exits 0 "$annals" source add --feed --id feed
cat >odd.csv <<'C'
series,period,amount,unit,nature,kind,source,note
odd,2025-H1,-0.50,USD,level,actual,feed,half
odd,2025-H2~,>=-2k,USD,level,actual,feed,flagged half
odd,2025-Q3,1e18,USD,level,actual,feed,quarter
odd,2025-W34,0.000000000000000001,USD,level,actual,feed,week
odd,2025-08-15T12:30:45.25Z,14.0B,USD,level,actual,feed,instant
odd,2024-02/2024-03,20B..30B,USD,level,actual,feed,months
odd,2024-02-10/2024-03-05?,..99,USD,level,actual,feed,days
odd,2024-02-10/..,..,USD,level,actual,feed,open
odd,2024-02-10/,~>2..<5,USD,level,actual,feed,unknown
odd,2024-21,~600,USD,level,actual,feed,season
odd,201X,<5,USD,level,actual,feed,decade
odd,2025-XX-12,2e4,USD,level,actual,feed,some day
odd,-0044-03-15,0,USD,level,actual,feed,before the year 1
odd,2023,1,USD,level,estimate,feed,"=1+1, ""quoted"""
odd,2023,1,USD,level,guidance,feed,"two
lines"
odd,2023,1,USD,level,target,feed,
"odd,a\,b=c\=d,x=y z",2023,5%,%,ratio,actual,feed,+escaped
C
exits 0 "$annals" import odd.csv
exits 0 "$annals" export -o all.csv
for format in csv ndjson sdmx-csv datapackage; do
  exits 0 "$annals" export --format $format -o "all.$format"
  sources_only other.db
  exits 0 "$annals" source add --feed --id feed --store other.db
  exits 0 "$annals" import "all.$format" --format $format --store other.db
  exits 0 "$annals" export --store other.db
  same out all.csv
done
grep -q '^dataflow,ANNALS:FIGURES(1.0.0),I,odd,feed,actual,2025-S1,,-0.50,A,USD,0,,level' all.sdmx-csv || fail "2025-H1 is not 2025-S1"
grep -q ',2024-02-01/P2M,2024-02/2024-03,,A,USD,,20B..30B,' all.sdmx-csv || fail "no range of two months"
grep -q ',2024-02-10/P25D,2024-02-10/2024-03-05?,' all.sdmx-csv || fail "no range of 25 days"

# A guarded file is for a spreadsheet.
exits 0 "$annals" export odd --guard
prints "'=1+1"
prints "odd,2025-H1,-0.50,"
exits 0 "$annals" export "odd,a\,b=*,x=*" --guard
prints "'+escaped"
exits 64 "$annals" export --guard --format ndjson
exits 64 "$annals" export --format xml
says "csv, ndjson, sdmx-csv or datapackage"
exits 64 "$annals" export --format datapackage
says "-o"
exits 64 "$annals" import figures.csv --format xml

# A folder: made, or put in the place of an empty one or of an older package; never of anything else.
exits 0 "$annals" undo
exits 0 "$annals" undo 3
exits 0 "$annals" export --format datapackage -o package
says "exported 40 figures"
mkdir empty
exits 0 "$annals" export --format datapackage -o empty
same empty/observations.csv package/observations.csv
exits 0 "$annals" export capex,company=Meta --format datapackage -o empty
[ "$(wc -l <empty/observations.csv)" = 3 ] || fail "the older package was not replaced"
mkdir others
echo mine >others/notes.txt
exits 73 "$annals" export --format datapackage -o others
says "did not write"
cp package/* others/
exits 73 "$annals" export --format datapackage -o others
says '"notes.txt"'
[ "$(cat others/notes.txt)" = mine ] || fail "another's file is gone"
echo '{"name": "another", "resources": []}' >others/datapackage.json
rm others/notes.txt
exits 73 "$annals" export --format datapackage -o others
exits 73 "$annals" export --format datapackage -o figures.csv
says "is a file"
exits 73 "$annals" export --format datapackage -o nowhere/package
ln -s package linked
exits 0 "$annals" export --format datapackage -o linked
[ -L linked ] || fail "the link was replaced"
exits 65 "$annals" export pears --format datapackage -o empty
[ "$(wc -l <empty/observations.csv)" = 3 ] || fail "a failed export replaced the older package"
(
  ulimit -f 4
  trap '' XFSZ
  "$annals" export --format datapackage -o empty >out 2>err
)
got=$?
[ "$got" = 74 ] || { fail "full disk: exit $got"; cat err; }
[ "$(wc -l <empty/observations.csv)" = 3 ] || fail "a full disk replaced the older package"
ls -A | grep '^\.annals' && fail "a temporary folder is left"

# --- What an import refuses: each with its place, and nothing is imported ---------------------------------------------

sources_only bad.db
exits 0 "$annals" log --store bad.db
mv out log.before

# refused FILE WORDS...: exit 65, messages that hold the words, and the record as before.
refused() {
  exits 65 "$annals" import "$1" --store bad.db
  shift
  for words; do
    says "$words"
  done
  exits 0 "$annals" log --store bad.db
  same out log.before
}

# sdmx EXPRESSION: the export, changed by sed, as bad.csv.
sdmx() {
  sed "$1" figures.sdmx.csv >bad.csv
}
sdmx '1s/OBS_STATUS/OBS_STATSU/'
refused bad.csv 'bad.csv:1: unknown column "OBS_STATSU"; did you mean "OBS_STATUS"?'
sdmx '1s/^STRUCTURE,/STRUCTURE,STRUCTURE,/'
refused bad.csv 'bad.csv:1: column "STRUCTURE" stands twice'
sdmx '1s/,SERIES,/,NOTE,/'
refused bad.csv 'bad.csv:1: '
sdmx '2s/^dataflow/datastructure/'
refused bad.csv 'bad.csv:2: STRUCTURE: "datastructure"'
sdmx '2s/1\.0\.0/2.0.0/'
refused bad.csv 'bad.csv:2: STRUCTURE_ID: "ANNALS:FIGURES(2.0.0)": wants ANNALS:FIGURES(1.0.0)'
sdmx '2s/,I,/,D,/'
refused bad.csv 'bad.csv:2: ACTION: "D"'
sdmx '2s/,A,USD/,P,USD/'
refused bad.csv 'bad.csv:2: OBS_STATUS: "P" is none that annals has'
sdmx '2s/,A,USD/,E,USD/'
refused bad.csv 'bad.csv:2: OBS_STATUS: "E", but KIND is actual, which is A'
sdmx '2s/,2025-08,/,2025-13,/'
refused bad.csv 'bad.csv:2: TIME_PERIOD: '
sdmx '2s/,2025-08,/,2025-09,/'
refused bad.csv 'bad.csv:2: TIME_PERIOD: "2025-09" is another period than EDTF'"'"'s "2025-08~"'
sdmx '2s/,2025-08,2025-08~,/,,,/'
refused bad.csv 'bad.csv:2: TIME_PERIOD: empty, and EDTF as well'
sdmx '2s/,2025-08,2025-08~,/,2025-08~,,/'
refused bad.csv 'bad.csv:2: TIME_PERIOD: "2025-08~" is no SDMX time'
sdmx '2s/,1\.5,A/,1.6,A/'
refused bad.csv 'bad.csv:2: OBS_VALUE: 1.6 is another number than AMOUNT'"'"'s ">1.5B"'
sdmx '2s/,1\.5,A/,NaN,A/'
refused bad.csv 'bad.csv:2: OBS_VALUE: "NaN" is no number'
sdmx '2s/,USD,9,/,USD,x,/'
refused bad.csv 'bad.csv:2: UNIT_MULT: "x"'
exits 65 "$annals" import figures.csv --format sdmx-csv --store bad.db
says 'figures.csv:1: unknown column "series"'

# package EXPRESSION FILE: the package, with one file of it changed by sed, as bad.
package() {
  rm -rf bad
  cp -r package bad
  sed "$1" "package/$2" >"bad/$2"
}
rm -rf bad
cp -r package bad
rm bad/evidence.csv
exits 66 "$annals" import bad --store bad.db
says "bad/evidence.csv"
rm bad/datapackage.json
exits 66 "$annals" import bad --store bad.db
says "is a folder without a data package"
exits 66 "$annals" import nowhere/ --store bad.db
package '2s/^..../ffff/' evidence.csv
refused bad 'bad/evidence.csv:2: observation: "ffff' '" is the id of no observation in the package'
package '2s/^..../ffff/' observations.csv
refused bad 'bad/observations.csv:2: id: the package has ffff'
package '2s/,\r$/,a note\r/' observations.csv
refused bad 'but this observation'"'"'s is '
package '' evidence.csv
sed -n 2,3p package/evidence.csv >>bad/evidence.csv
refused bad "bad/evidence.csv:$(($(wc -l <package/evidence.csv) + 1)): observation: " "stands twice"
package '2s/,1500000000,/,1600000000,/' observations.csv
refused bad 'bad/observations.csv:2: value: "1600000000" is not the number in the amount >1.5B'
package '2s/,more than,/,exact,/' observations.csv
refused bad 'bad/observations.csv:2: qualifier: "exact", but the amount is >1.5B (more than)'
package '2s/,961,981,/,961,982,/' evidence.csv
refused bad 'bad/evidence.csv:2: end: 982, but the quote ends at 981'
package '2s/,961,981,/,960,981,/' evidence.csv
refused bad 'bad/observations.csv:2: quote: the quote'
package '2s/kawani/Kawani/' evidence.csv
refused bad 'bad/evidence.csv:2: prefix: '
package '3s/nagtutugma/nagtutugmo/' evidence.csv
refused bad 'bad/evidence.csv:2: suffix: '
package '1s/,quote,/,qoute,/' evidence.csv
refused bad 'bad/evidence.csv:1: unknown column "qoute"; did you mean "quote"?'
package '1s/^id,/ids,/' observations.csv
refused bad 'bad/observations.csv:1: unknown column "ids"'
package 's/"annals": 1/"annals": 2/' datapackage.json
refused bad 'bad/datapackage.json: "annals": 2 is of another version'
package '/"annals": 1/d' datapackage.json
refused bad 'bad/datapackage.json: is no data package that annals wrote'
package 's/"name": "evidence"/"name": "proof"/' datapackage.json
refused bad 'resources: "evidence" is missing'
package 's|"path": "evidence.csv"|"path": "../package/evidence.csv"|' datapackage.json
refused bad "leads out of the package's folder"
package '3s/$/,/' datapackage.json
refused bad 'bad/datapackage.json:3: '
rm -rf bad/evidence.csv
mkdir bad/evidence.csv
cp package/datapackage.json bad/
exits 66 "$annals" import bad --store bad.db
says "is no regular file"

# Every bad row is shown, up to the limit.
package '2,$s/,exact,/,about,/' observations.csv
exits 65 "$annals" import bad --store bad.db
[ "$(grep -c '^bad/observations.csv:' err)" = 20 ] || fail "not the first 20 bad rows are shown"
says "more errors"
done_testing
