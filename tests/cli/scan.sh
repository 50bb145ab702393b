#!/bin/sh
# annals scan: figures with their bytes in each form, documents in order, a bad one named and the rest read.
. "$(dirname "$0")/lib.sh"

schema=$root/docs/schema/scan.schema.json
printf 'The council hired more than 20 gardeners in May.\nIts budget rose to $14.3 billion, up 5%%; \342\202\254100 of it is new.\n' >council.txt

# No record stands here: scanning needs none.
exits 0 "$annals" scan --language en council.txt --json
cp out council.json
python3 "$root/tests/cli/fits.py" "$schema" council.json || fail "scan --json does not fit its schema"
exits 0 "$annals" scan --language en council.txt --ndjson
cp out council.ndjson
python3 - <<'PY' || fail "scan --ndjson is not the rows of scan --json"
import json
rows = [json.loads(line) for line in open("council.ndjson", encoding="utf-8")]
text = open("council.txt", "rb").read()
assert rows == json.load(open("council.json", encoding="utf-8"))["figures"]
assert [row["amount"] for row in rows] == ["20", "14300000000", "5", "100"], rows
assert [row["unit"] for row in rows] == ["gardeners", "USD", "%", "EUR"], rows
assert rows[0]["qualifier"] == "more than" and rows[0]["id"] == "council"
for row in rows:
    assert text[row["start"]:row["end"]].decode() == row["quote"], row
PY
exits 0 "$annals" scan --language en - --json <council.txt
prints '"id": "-"'
exits 0 "$annals" scan --language en council.txt
prints "[more than 20 gardeners] in May."
exits 0 "$annals" scan --language en --json /dev/null
prints '{"annals": 1, "figures": []}'
[ -e annals.db ] && fail "a scan made a record"

# The CSV is what import takes, once what no scan can know is filled in.
exits 0 "$annals" scan --language en council.txt --csv
cp out found.csv
python3 - <<'PY'
import csv
rows = list(csv.DictReader(open("found.csv", encoding="utf-8", newline="")))
for number, row in enumerate(rows):
    row.update(series=f"budget,line={number}", period="2025", nature="level")
with open("filled.csv", "w", encoding="utf-8", newline="") as out:
    table = csv.DictWriter(out, rows[0].keys())
    table.writeheader()
    table.writerows(rows)
PY
exits 0 "$annals" init
exits 0 "$annals" source add council.txt --language en
exits 0 "$annals" import filled.csv
exits 0 "$annals" verify --strict
rm annals.db

# What went down is a negative change in a row to import, and the words bear it out; as JSON the number is as printed.
printf 'The harbour cut its budget by $2 billion in 2024.\nIts fees rose by 5%% in 2024. It cut at least 20 jobs in 2024.\n' >harbour.txt
exits 0 "$annals" scan --language en harbour.txt --ndjson
cp out harbour.ndjson
exits 0 "$annals" scan --language en harbour.txt --csv
cp out harbour.csv
python3 - <<'PY' || fail "a change does not keep its direction"
import csv, json
rows = [json.loads(line) for line in open("harbour.ndjson", encoding="utf-8")]
assert [(row["amount"], row["direction"]) for row in rows] == [("2000000000", "down"), ("5", "up"), ("20", "down")], rows
rows = list(csv.DictReader(open("harbour.csv", encoding="utf-8", newline="")))
assert [(row["amount"], row["nature"]) for row in rows] == [("-2B", "change"), ("5%", "change"), ("<=-20", "change")], rows
PY
exits 0 "$annals" init
exits 0 "$annals" source add harbour.txt --language en
exits 0 "$annals" import harbour.csv
exits 0 "$annals" verify --strict
rm annals.db

# Only what figures are of, in every form; a date is of nothing, also where all are asked for.
printf 'On May 4 the mill cut 30 jobs, or 6%%, at 2 sites; 9 people got $800 each for several weeks and 5 km.\n' >mill.txt
for pair in money:800 percent:6 people:9 duration: physical:5 count:30,2 money,people:9,800 duration,count,percent:30,6,2; do
  exits 0 "$annals" scan --language en mill.txt --ndjson --only "${pair%%:*}"
  cp out only.ndjson
  exits 0 "$annals" scan --language en mill.txt --csv --only "${pair%%:*}"
  cp out only.csv
  exits 0 "$annals" scan --language en mill.txt --json --only "${pair%%:*}"
  python3 - "${pair##*:}" <<'PY' || fail "--only ${pair%%:*} does not keep to these"
import csv, json, sys
wanted = [amount for amount in sys.argv[1].split(",") if amount]
rows = [json.loads(line) for line in open("only.ndjson", encoding="utf-8")]
assert [row["amount"] for row in rows] == wanted, rows
assert rows == json.load(open("out", encoding="utf-8"))["figures"]
assert len(list(csv.DictReader(open("only.csv", encoding="utf-8", newline="")))) == len(rows)
PY
done
exits 0 "$annals" scan --language en mill.txt --only physical
prints "[5 km]"
grep -q "30 jobs" out && fail "--only physical shows a count"
exits 0 "$annals" scan --language en mill.txt --ndjson --all --only duration,count
prints '"quote": "several weeks"'
grep -q "May 4" out && fail "--only shows a date"
exits 64 "$annals" scan mill.txt --only money,weight
says '--only: "weight"; wants money, percent, people, duration, physical or count'
exits 64 "$annals" scan mill.txt --only ""

# Series of a record that stands are candidates.
exits 0 "$annals" init
exits 0 "$annals" source add council.txt --language en
exits 0 "$annals" record budget 2025-05 14.3B --unit USD --nature level --source council --quote "\$14.3 billion"
exits 0 "$annals" scan --ndjson council.txt
prints '"candidates": ["budget"]'
rm annals.db
exits 66 "$annals" scan --store none.db council.txt
echo "no record" >annals.db
exits 0 "$annals" scan --ndjson council.txt
says "annals scan: no series are proposed: annals.db: "
prints '"amount": "20"'
rm annals.db
exits 0 env ANNALS_STORE= "$annals" scan --ndjson council.txt
prints '"candidates": []'

# Many documents by many workers: in order, each quote at its bytes, and always the same bytes.
python3 - <<'PY'
import json
with open("many.ndjson", "w", encoding="utf-8") as out:
    for n in range(400):
        text = f"Trà and caffè: {n + 2} bakers sold {n}.5 million loaves. " * (1 + n % 7 * 40)
        print(json.dumps({"id": f"d{n}", "text": text, "language": "en"}, ensure_ascii=bool(n % 2)), file=out)
PY
for jobs in 1 2 7; do
  exits 0 "$annals" scan --ndjson --jobs $jobs - <many.ndjson
  mv out "many.$jobs"
done
same many.1 many.2
same many.1 many.7
exits 0 "$annals" scan --ndjson many.ndjson
same many.1 out
python3 "$root/tests/cli/scan_check.py" many.1 many.ndjson >count || fail "$(cat count)"
[ "$(cat count)" -gt 20000 ] || fail "only $(cat count) figures of many"
python3 "$root/tests/cli/scan_pipe.py" "$annals" || fail "the pipe does not answer line by line"

# Bad lines are named, the rest is read.
cat >bad.ndjson <<'N'
{"id": "good", "text": "at least 13 people", "language": "en"}
{not json}
{"id": "empty"}

{"id": "l", "text": "5 cats", "language": "xx"}
{"id": "m", "text": "5 cats", "languge": "en"}
{"id": "n", "text": 5, "language": "en"}
{"id": "o", "text": "5 cats", "language": "en", "published": "soon"}
The mill sold 5 cats.
{"id": 12, "text": "7 cats", "language": "en", "published": "2025-05", "publisher": "x"}
N
exits 65 "$annals" scan --ndjson - <bad.ndjson
says "standard input:2: no JSON: "
says "standard input:3: a document without text"
says 'standard input:5: language "xx": '
says 'standard input:6: unknown member "languge"; did you mean "language"?'
says "standard input:7: text: wanted a string"
says "standard input:8: published: "
says "standard input:9: wanted a JSON object in each line"
prints '"id": "good"'
prints '"id": "12"'
[ "$(wc -l <out)" = 2 ] && [ "$(wc -l <err)" = 7 ] || fail "not 2 figures and 7 errors"

# Bytes that are no UTF-8: named with line and byte, or passed over one for one.
printf 'One line.\nHe paid 30 \377 dollars and 40 euros.\n' >bad.txt
exits 65 "$annals" scan --language en --json bad.txt
says 'bad.txt:2: byte 21: \xFF is not UTF-8'
exits 0 "$annals" scan --language en --json --lossy bad.txt
prints '"start": 35, "end": 43, "quote": "40 euros"'
printf '{"text": "40 \377 cats", "language": "en"}\n' >bad-line.ndjson
exits 65 "$annals" scan --ndjson - <bad-line.ndjson
says 'standard input:1: byte 13: \xFF is not UTF-8'
exits 0 "$annals" scan --ndjson --lossy - <bad-line.ndjson
prints '"amount": "40"'

# A file's name may be no UTF-8, its id in an answer must be.
odd=$(printf 'caf\351.txt')
cp council.txt "$odd"
exits 0 "$annals" scan --language en --json "$odd"
cp out odd.json
python3 "$root/tests/cli/fits.py" "$schema" odd.json || fail "a name that is no UTF-8 makes an answer that is none"
prints '"id": "caf?"'

# Languages are found by passage, unless one is given.
printf 'La citt\303\240 ha speso 14,3 miliardi di euro.\n\nThe city spent 14.3 billion dollars on the roads.\n' >mixed.txt
exits 0 "$annals" scan --ndjson mixed.txt
prints '"amount": "14300000000", "low": null, "high": null, "qualifier": "exact", "unit": "EUR"'
prints '"language": "it"'
prints '"language": "en"'
exits 0 "$annals" scan --ndjson --language it mixed.txt
grep -q '"language": "en"' out && fail "--language is not obeyed"

# What shows nothing is no part of the line that is shown, and a space far from its end does not cut it short.
printf '\357\273\277The mill sold 25 wa\302\255gons and 7\342\200\213000 carts in May.\n' >unseen.txt
exits 0 "$annals" scan --language en unseen.txt
prints " The mill sold [25 wagons] and"
printf '\351\246\254\346\210\262\345\234\230\345\203\261\347\224\250\344\272\206\344\272\214\345\215\201\344\272\272 \351\226\200\347\245\250\346\224\266\345\205\245\345\244\247\345\271\205\344\270\213\350\267\214\344\270\213\350\267\214\344\270\213\350\267\214\344\270\213\350\267\214\344\270\213\350\267\214\344\270\213\350\267\214\344\270\213\350\267\214\344\270\213\350\267\214\344\270\213\350\267\214\344\270\213\350\267\214\344\270\213\350\267\214\344\270\213\350\267\214\344\270\213\350\267\214\344\270\213\350\267\214\344\270\213\350\267\214\344\270\213\350\267\214\344\270\213\350\267\214\344\270\213\350\267\214\n' >circus.txt
exits 0 "$annals" scan circus.txt
prints "$(printf '[\344\272\214\345\215\201\344\272\272] \351\226\200\347\245\250')"

# A file that is not there does not keep the others from being read.
exits 66 "$annals" scan --language en --ndjson none.txt council.txt
says "none.txt: No such file"
prints '"amount": "20"'
# A long table is printed as it grows: one line of titles, each figure once, in order, its bytes never broken.
python3 -c 'for i in range(5000): print(f"The port sold {i + 10000} cranes in May.")' >cranes.txt
exits 0 "$annals" scan --language en cranes.txt
[ "$(wc -l <out)" = 5001 ] || fail "the long table has $(wc -l <out) lines"
awk 'NR > 1 && ($3 != NR + 9998 || $2 !~ /^[0-9]+-[0-9]+$/) { exit 1 }' out || fail "rows of the long table are not as they were found"
exits 64 "$annals" scan
exits 64 "$annals" scan --json --csv council.txt
says "--json and --csv exclude each other"
exits 65 "$annals" scan --language xx council.txt mill.txt
says 'annals scan: language "xx": '
[ "$(wc -l <err)" = 1 ] || { fail "a language that none reads is said more than once"; cat err; }
exits 65 "$annals" scan --jobs 0 council.txt
sh -c "\"$annals\" scan --language en --ndjson council.txt >/dev/full" 2>err
[ $? = 74 ] || fail "a full disk looks like success"
done_testing
