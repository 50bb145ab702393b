#!/bin/sh
# On a terminal: tables fit its width and count wide characters right, bold type can be refused, nothing prompts.
. "$(dirname "$0")/lib.sh"

example
# on_terminal COLUMNS COMMAND: what it prints on a terminal that wide, without carriage returns.
on_terminal() {
  script -qec "stty cols $1; $2" /dev/null </dev/null | tr -d '\r' >screen
}
cat >fits_width.py <<'PY'
import sys, unicodedata

limit = int(sys.argv[1])
for line in sys.stdin:
    line = line.rstrip("\n")
    width = sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in line)
    if width > limit:
        sys.exit(f"{width} columns: {line}")
PY
cat >aligned.py <<'PY'
import sys, unicodedata

width = lambda text: sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
lines = open(sys.argv[1], encoding="utf-8").read().splitlines()
at = {width(line[:line.index(" 2")]) for line in lines}
sys.exit(0 if len(at) == 1 else 1)
PY
for width in 80 60; do
  for verb in "list" "source list" "log" "show capex,company=Meta"; do
    [ "$width:$verb" = "60:show capex,company=Meta" ] && continue # eight columns
    on_terminal $width "NO_COLOR=1 '$annals' $verb"
    [ -s screen ] || fail "annals $verb prints nothing on a terminal"
    PYTHONIOENCODING=utf-8 python3 fits_width.py $width <screen || fail "annals $verb is wider than $width columns"
  done
done
on_terminal 80 "'$annals' list"
grep -q "$(printf '\033\\[1m')" screen || fail "no bold titles on a terminal"
on_terminal 80 "NO_COLOR=1 '$annals' list"
grep -q "$(printf '\033')" screen && fail "NO_COLOR is ignored"
on_terminal 80 "TERM=dumb '$annals' list"
grep -q "$(printf '\033')" screen && fail "a terminal that knows no bold type is sent some"

# The line that a figure was found in goes under its row where a column beside it would be too narrow to read, and is whole there.
printf 'The harbour office hired more than 20 pilots in August 2025, and it spent $2.4 billion on new cranes.\n市政府去年投入超過兩億元，招聘了二十五名研究員。\n' >harbour.txt
for width in 80 60; do
  on_terminal $width "NO_COLOR=1 '$annals' scan harbour.txt"
  grep -q '^  .*hired \[more than 20 pilots\] in' screen || { fail "a figure's line is not under its row at $width columns"; cat screen; }
  PYTHONIOENCODING=utf-8 python3 fits_width.py $width <screen || fail "annals scan is wider than $width columns"
done
on_terminal 150 "NO_COLOR=1 '$annals' scan harbour.txt"
grep -q '^harbour .*hired \[more than 20 pilots\] in' screen || { fail "a figure's line is not in its row"; cat screen; }

# Charts as text: as wide as the terminal, 80 columns in a pipe, amounts with their qualifiers.
for width in 100 50; do
  on_terminal $width "NO_COLOR=1 '$annals' chart hires,employer=Meta --by origin --source example-it --terminal"
  grep -q 'at least 13' screen || fail "a chart of $width columns lacks \"at least 13\""
  PYTHONIOENCODING=utf-8 python3 fits_width.py $width <screen || fail "a chart is wider than $width columns"
  grep -q "$(printf '\033')" screen && fail "a chart ignores NO_COLOR"
done
on_terminal 80 "'$annals' chart hires,employer=Meta --by origin --source example-it --terminal"
grep -q "$(printf '\033\\[34m')" screen || fail "no colours in a chart on a terminal"
exits 0 "$annals" chart hires,employer=Meta --by origin --source example-it --terminal
PYTHONIOENCODING=utf-8 python3 fits_width.py 80 <out || fail "a piped chart is wider than 80 columns"
grep -q "$(printf '\033')" out && fail "a piped chart has colours"
exits 64 "$annals" chart capex,company=Meta --terminal -o x.png
exits 64 "$annals" chart capex,company=Meta

# Wide characters: the columns behind them stand in line.
exits 0 "$annals" source add --feed --id 特派員
exits 0 "$annals" record "人數,隊=甲" 2025 3 --unit 人 --nature level --source 特派員
exits 0 "$annals" record "plain" 2025 3 --unit x --nature level --source 特派員
exits 0 "$annals" list
grep -E '人數|plain' out >wide
python3 aligned.py wide || { fail "columns are not aligned behind wide characters"; cat wide; }
done_testing
