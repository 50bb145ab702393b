#!/bin/sh
# annals review, driven by keys on a pseudo-terminal: accept, edit, assign, skip, undo, quit and go on later.
. "$(dirname "$0")/lib.sh"

NO_COLOR=1
export NO_COLOR
keys() {
  python3 "$root/tests/cli/keys.py" "$@"
}
printf 'The council hired more than 20 gardeners in May 2025.\nRepairs cost $14.3 billion.\nThe park has 300 benches and 45 fountains.\n' >council.txt
printf 'The mill hired 12 millers in June 2025.\n' >mill.txt
exits 0 "$annals" init

# The first figure that is recorded makes the file a source. What can't stand in a field is refused as it is typed and asked for again;
# what is missing is asked for.
exits 0 keys "'$annals' review council.txt --language en --published 2025-06-01" \
  '4 figures, 0 recorded already, 0 skipped' '' 'more than 20 gardeners' '' '?' e \
  '?series' 'hires,employer\n' 'series: "hires,employer"' '' '?series' 'hires,employer=council\n' \
  '?period' '20x6\n' 'write the year with four digits' '' '?period' '2025-05\n' \
  '?amount' '>2x0\n' 'amount: ">2x0": not an amount' '' '?amount' '20x6\n' 'not an amount' '' '?amount' '\n' \
  '?unit' 'EUR/\n' 'one side of the / is empty' '' '?unit' 'people\n' \
  '?nature' 'flood\n' 'wants level, flow, cumulative, change or ratio' '' '?nature' 'flow\n' \
  '?kind' 'guess\n' 'wants actual, estimate, guidance or target' '' '?kind' '\n' '?' a \
  'recorded hires,employer=council 2025-05 >20' '' '2 of 4' '' '?' k 'skipped' '' '3 of 4' '' '?' x 'skip it; a later' '' '?' q
prints "[more than 20 gardeners]"
prints "1 recorded, 1 skipped, 2 left"
exits 0 "$annals" show "hires,employer=council" --json
prints '"quote": "more than 20 gardeners"'
prints '"amount": ">20"'
prints '"source": "council"'
exits 0 "$annals" verify
exits 0 "$annals" log
[ "$(wc -l <out)" = 2 ] || { fail "the source and the figure are not one operation"; cat out; }
[ -f annals.db.review ] || fail "what was skipped is not kept"

# It goes on where it was left.
exits 0 keys "'$annals' review council.txt" '4 figures, 1 recorded already, 1 skipped' '' '3 of 4' '' '?' u 'nothing was decided' '' \
  '3 of 4' '' '?' s '?number' 'inventory,what=benches\n' 'series  inventory,what=benches' '' '?' e '?series' '\n' '?period' '2025\n' '?amount' '\n' \
  '?unit' '\n' '?nature' '\n' '?kind' '\n' '?' a '?nature' 'level\n' 'recorded inventory,what=benches 2025 300' '' '4 of 4' '' '?' k '0 left' ''
prints "2 recorded, 2 skipped, 0 left"
exits 0 keys "'$annals' review council" '4 figures, 2 recorded already, 2 skipped' '' '0 left' ''

# Undo brings back what was skipped and what was recorded; Ctrl-C and Ctrl-D quit.
rm annals.db.review
exits 0 keys "exec '$annals' review council" '2 recorded already, 0 skipped' '' '2 of 4' '' '?' k 'skipped' '' '4 of 4' '' '?' u 'took back' '' '2 of 4' '' \
  '?' e '?series' 'repairs\n' '?period' '2025\n' '?amount' '\n' '?unit' '\n' '?nature' 'flow\n' '?kind' 'estimate\n' '?' a \
  'recorded repairs 2025 14.3B' '' '4 of 4' '' '?' u 'took back operation' '' '2 of 4' '' '?' '\x03'
exits 0 "$annals" list
grep -q repairs out && fail "undo left what it took back"
exits 0 keys "'$annals' review council" '2 recorded already, 0 skipped' '' '2 of 4' '' '?' '\x04'

# The record's series are candidates, by number too; a counted noun is taken for the series' own unit.
exits 0 keys "'$annals' review mill.txt --language en" '12 millers' '' '?' s '1  hires,employer=council' '' '?number' '1\n' \
  'series  hires,employer=council' '' '?' s '?number' '77\n' 'there is no series 77' '' '?' s '?number' 'hires,\n' 'series: "hires,"' '' '?' e '?series' '\n' '?period' '2025-06\n' \
  '?amount' '\n' '?unit' '\n' '?nature' '\n' '?kind' '\n' '?' a 'recorded hires,employer=council 2025-06 12' '' '0 left' ''
exits 0 "$annals" check

# Backspace takes whole characters away, whatever the terminal was set to.
# The language that was found by itself is the new source's, so that what was recorded can be read again.
printf '医院聘请了二十五名护士。\n' >hospital.txt
exits 0 "$annals" init --store hospital.db
exits 0 keys "stty -iutf8; '$annals' review hospital.txt --store hospital.db" '二十五名' '' '?' e '?series' '聘请,类=医生\x7f\x7f护士\n' \
  '?period' '\n' '?amount' '\n' '?unit' '\n' '?nature' '\n' '?kind' '\n' 'series  聘请,类=护士' '' '?' a '?period' '2025\n' '?nature' 'flow\n' '0 left' ''
exits 0 "$annals" verify --strict --store hospital.db

# A text that can't be kept is refused before anything is asked, and nothing is offered that a review does not take.
printf 'Hired 25 people.\nSpent \377 $3 million.\n' >latin.txt
exits 65 keys "'$annals' review latin.txt"
prints 'latin.txt:2: byte 23: \xFF is not UTF-8; --encoding says what it is'
grep -q -e --lossy out && fail "a review offers --lossy, which it does not take"

# What a terminal would obey is not sent to it, and the terminal is given back as it was.
printf 'Sold \033[31m5 cats\033]0;x\007 here.\n' >evil.txt
exits 0 keys "stty -a >before; '$annals' review evil.txt --language en; stty -a >after" '5 cats' '' '?' q
grep -q "$(printf '\033\\[31m')" out && fail "a document's escape codes reach the terminal"
same before after

# A file that has changed since it became a source is refused before anything is asked.
cp mill.txt kept.txt
echo 'It sold 40 carts.' >>mill.txt
exits 65 keys "'$annals' review mill.txt"
prints 'mill.txt: source "mill" stands with another text; `annals source update mill FILE` keeps a new version of it'
grep -q "figures" out && fail "a review begins of what can't be recorded"
mv kept.txt mill.txt

# Escape alone takes no key with it, nor do arrows type any. While it rests (Ctrl-Z) the terminal is as it was; then it asks again.
printf 'The dairy hired 30 milkers in 2025.\n' >dairy.txt
exits 0 keys "stty -a >before; set -m; '$annals' review dairy.txt --language en; stty -a >resting; fg >/dev/null; fg >/dev/null" \
  '30 milkers' '' '?' '\x1a' '30 milkers' '' '?' '\x1b[A\x1b' ... s '?number' '\x1a' '?number' 'milkers,dairy=north\n' \
  'series  milkers,dairy=north' '' '?' q
same before resting

# Off a terminal it says what to do instead.
exits 64 "$annals" review council.txt
says "wants a terminal; \`annals scan --csv\` gives a table to edit and import"
exits 64 keys "'$annals' review -"
prints "wants a file or a source; standard input types the keys"
exits 66 keys "'$annals' review none.txt"
printf 'no line\n' >annals.db.review
exits 65 keys "'$annals' review council"
prints "annals.db.review:1: no line of a review"
done_testing
