#!/bin/sh
# A quote is read before its figure is recorded, revised or imported: what contradicts the amount is refused with both readings.
. "$(dirname "$0")/lib.sh"

example
says "imported 40 figures as operation 2"
says "1 figure is vouched for by no quote that was read"
exits 0 "$annals" log
mv out log.before
unchanged() {
  exits 0 "$annals" log
  same out log.before
}

# The trap: 600 and 0億 stand on two lines and are 600 billion.
trap_quote='600
0億美元'
exits 65 "$annals" record "trap,of=line break" 2025 60B --unit USD --nature flow --source example-zh-hant --quote "$trap_quote"
says "the words say 600.0B, the figure 60B"
exits 65 "$annals" record "trap,of=line break" 2025 60B --unit USD --nature flow --source example-zh-hant --quote "6000億美元"
printf 'series,period,amount,unit,nature,source,quote\n"trap,of=line break",2025,60B,USD,flow,example-zh-hant,6000億美元\n' >trap.csv
cat >>trap.csv <<'R'
"trap,of=currency",2025,600B,EUR,flow,example-zh-hant,6000億美元
"trap,of=none",2025,600B,USD,flow,example-zh-hant,6000億美元
R
exits 65 "$annals" import trap.csv
says "trap.csv:2: quote: "
says "the words say 600.0B, the figure 60B"
says "trap.csv:3: quote: "
says "the words say USD, the figure EUR"
grep -q '^trap.csv:4' err && fail "a line that is right is named"
exits 65 "$annals" import trap.csv --dry-run
unchanged

cat >orders.txt <<'D'
The firm ordered 10,000 H100 GPU for its lab. It paid $14.3 billion for 49% of the other one, and cut travel by 5%.
D
exits 0 "$annals" source add orders.txt --language en
exits 0 "$annals" source add orders.txt --id tongue --language mi
exits 0 "$annals" source add orders.txt --id mute
exits 0 "$annals" log
mv out log.before

# A name with digits in it is no figure; two figures are ambiguous, also where one of them is meant.
exits 0 "$annals" record orders 2025 10000 --unit GPU --nature flow --source orders --quote "10,000 H100 GPU" --json
grep -q '"state": "confirmed"' out || fail "the state of the quote is not in the answer"
exits 0 "$annals" undo
exits 65 "$annals" record price 2025 14.3B --unit USD --nature flow --source orders --quote "\$14.3 billion for 49% of the other one"
says "more than one figure: 14.3B USD, 49%"
says "a shorter one"
exits 65 "$annals" record travel 2025 "5%" --unit % --nature change --source orders --quote "cut travel by 5%"
says "the words say down, the figure up"
exits 65 "$annals" record travel 2025 5B --unit USD --nature level --source orders --quote "5%"
exits 0 "$annals" record travel 2025 "-5%" --unit % --nature change --source orders --quote "cut travel by 5%" --json
cp out record.json
python3 "$root/tests/cli/fits.py" "$root/docs/schema/record.schema.json" record.json || fail "record --json does not fit its schema"

# Where no language is stated, each quote is read in that of the words around it.
exits 65 "$annals" record price,read=mute 2025 1.43B --unit USD --nature flow --source mute --quote "\$14.3 billion"
says "the words say 14.3B, the figure 1.43B"
cat >bridge.txt <<'D'
The town paid 3.500 million dollars for the bridge, as its mayor said on the day of the vote.

La città ha pagato 3.500 dollari per il ponte, come ha detto il sindaco nel giorno del voto.

該市表示，今年第三季度橋樑收入達1兆2000億元。
D
exits 0 "$annals" source add bridge.txt
exits 0 "$annals" record bridge,by=town 2025 3.5M --unit USD --nature flow --source bridge --quote "3.500 million dollars"
exits 65 "$annals" record bridge,by=city 2025 3.5 --unit USD --nature flow --source bridge --quote "3.500 dollari"
says "the words say 3500, the figure 3.5"
exits 0 "$annals" record bridge,by=city 2025 3500 --unit USD --nature flow --source bridge --quote "3.500 dollari"
exits 65 "$annals" record tolls 2025 12 --unit TWD --nature flow --source bridge --quote "1兆2000億元"
says "the words say 1200.0B, the figure 12"

# What can't be read is taken, and said to be unread.
exits 0 "$annals" record price,read=no 2025 1.43B --unit USD --nature flow --source tongue --quote "\$14.3 billion" --json
says "the language is not one that is read"
grep -q '"state": "unread"' out || fail "an unread quote is not said to be so"
exits 0 "$annals" record price,read=no 2025 14.3B --source orders --quote "The firm ordered" --json
says "no figure is read in the quote"

# In a table a quote of several figures is unread; the command line asks for a shorter one.
printf 'series,period,amount,unit,nature,source,quote\n"price,of=all",2025,14.3B,USD,flow,orders,$14.3 billion for 49%%\n' >several.csv
exits 0 "$annals" import several.csv --json
says "1 figure is vouched for by no quote that was read"
cp out import.json
python3 "$root/tests/cli/fits.py" "$root/docs/schema/import.schema.json" import.json || fail "import --json does not fit its schema"

# A revision is read as well: its own quote, or the one that stands.
exits 0 "$annals" show price,of=all
id=$(awk 'NR == 2 { print $1 }' out)
exits 65 "$annals" revise "$id" --amount 14B --because "rounded"
says "more than one figure"
exits 65 "$annals" revise "$id" --amount 14B --quote "\$14.3 billion" --because "rounded"
says "the words say 14.3B, the figure 14B"
exits 65 "$annals" revise "$id" --quote "49%" --because "another place"
exits 0 "$annals" revise "$id" --quote "\$14.3 billion" --because "a shorter quote" --json
cp out revise.json
python3 "$root/tests/cli/fits.py" "$root/docs/schema/revise.schema.json" revise.json || fail "revise --json does not fit its schema"
exits 0 "$annals" show price,of=all
id=$(awk 'NR == 2 { print $1 }' out)
exits 65 "$annals" revise "$id" --amount 143B --because "misread"
exits 0 "$annals" revise "$id" --amount "~14.3B" --because "it was about that"
exits 0 "$annals" show price,of=all
id=$(awk 'NR == 2 { print $1 }' out)
exits 0 "$annals" revise "$id" --period 2024 --because "another year" --json
grep -q '"state": null' out || fail "a quote was read that nothing was revised for"
exits 64 "$annals" revise "$id" --at 5 --because "an offset alone"
exits 0 "$annals" verify
for verb in prefer retract; do
  exits 0 "$annals" show price,of=all
  id=$(awk 'NR == 2 { print $1 }' out)
  exits 0 "$annals" $verb "$id" --because "so it is" --json
  cp out decided.json
  python3 "$root/tests/cli/fits.py" "$root/docs/schema/$verb.schema.json" decided.json || fail "$verb --json does not fit its schema"
done
done_testing
