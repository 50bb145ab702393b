#!/bin/sh
# Every bad table and spec of inputs/ gets its message, word for word, with the right exit, and leaves the record as it was.
. "$(dirname "$0")/lib.sh"

exits 0 "$annals" init
exits 0 "$annals" import "$root/examples/meta-ai/sources.csv"
exits 0 "$annals" log
mv out log.before
cp -r "$root/tests/cli/inputs" inputs
: >messages

# The folder's README lists, for each file, line and exit.
listed() {
  sed -n "s/^| \`$1\` *| *\([0-9]*\)[^|]*|[^|]*| *\([0-9]*\) *|.*/\1 \2/p" inputs/README.md | head -n 1
}

for file in inputs/*.csv inputs/*.ndjson inputs/*.json; do
  name=${file#inputs/}
  case $name in
    control*.csv | control*.ndjson | control.json | two-amounts.json) continue ;;
    *.json) set -- chart "$file" -o out.png ;;
    *) set -- import "$file" ;;
  esac
  wanted=$(listed "$name")
  [ -n "$wanted" ] || { fail "$name is not listed in inputs/README.md"; continue; }
  exits "${wanted#* }" "$annals" "$@"
  silent out
  grep -q "^$file:${wanted% *}: " err || { fail "$name: no line begins $file:${wanted% *}: "; sed 's/^/    /' err; }
  echo "== $name" >>messages
  cat err >>messages
done
golden bad-input.txt messages
exits 0 "$annals" log
same out log.before
[ -e out.png ] && fail "a picture was drawn from a bad spec"

for file in control.csv control-bom-crlf.csv control.ndjson; do
  exits 0 "$annals" import "inputs/$file" --dry-run
done
exits 0 "$annals" import inputs/control-sources.csv --dry-run
exits 0 "$annals" log
same out log.before

# A line of 100 MB, with no end.
{ echo series,period,amount,unit,source; head -c 100000000 /dev/zero | tr '\0' x; } >long.csv
exits 65 "$annals" import long.csv
grep -q '^long.csv:2: ' err || { fail "the long line is not named"; head -c 300 err; }
[ "$(wc -c <err)" -lt 1000 ] || fail "the message about a long line is long itself"

# A bad line 9,999 leaves nothing behind; all bad lines are shown at once, up to a limit.
{ echo series,period,amount,unit,nature,source; seq 2 9998 | sed 's/.*/a,2025,1,GPU,level,example-en/' | awk '{print "\"n,line=" NR "\"" substr($0, 2)}'; echo '"n,line=x",2025,14.3.3B,GPU,level,example-en'; } >late.csv
exits 65 "$annals" import late.csv
grep -q '^late.csv:9999: ' err || { fail "line 9999 is not named"; cat err; }
exits 0 "$annals" list
[ "$(wc -l <out)" = 1 ] || fail "an import that failed left rows behind"
{ echo series,period,amount,unit,nature,source; yes 'a,2025,1x,GPU,level,example-en' | head -n 30; } >many.csv
exits 65 "$annals" import many.csv
[ "$(grep -c '^many.csv:' err)" = 20 ] || fail "not the first 20 bad lines are shown"
says "more errors"
done_testing
