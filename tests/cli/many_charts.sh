#!/bin/sh
# Many charts in one process: none depends on the others; a series gives its spec; no half file is left, whatever fails.
. "$(dirname "$0")/lib.sh"

example
meta=$root/examples/meta-ai

# Each as if it were drawn alone, in any order, in every format.
exits 0 "$annals" chart "$meta"/hires.json "$meta"/capex.json "$meta"/budget.json "$meta"/layoffs.json --out-dir all \
  --format png --format pdf --format svg
says "drew all/hires.png"
exits 0 "$annals" chart "$meta"/layoffs.json "$meta"/budget.json "$meta"/capex.json "$meta"/hires.json --out-dir reversed \
  --format svg --format pdf --format png
for chart in hires capex budget layoffs; do
  for format in png pdf svg; do
    exits 0 "$annals" chart "$meta/$chart.json" -o "alone.$format"
    same "all/$chart.$format" "alone.$format"
    same "reversed/$chart.$format" "alone.$format"
  done
done
exits 0 "$annals" chart "$meta/hires.json" --out-dir only
[ "$(ls only)" = hires.png ] || fail "PNG is not what a folder gets: $(ls only)"

# The same bytes wherever and after whatever, in letters that need other fonts as well.
cat >scripts.json <<'J'
{"annals": 1, "chart": "bars", "title": "\u4eba\u6578 \u0645\u0631\u062d\u0628\u0627 Perch\u00e9 \u1ec8\u1ea8", "subtitle": "#1 <b> & \"c\"",
 "data": [{"series": "hires,employer=Meta", "by": "origin", "source": "example-it"}]}
J
for format in png pdf svg; do
  exits 0 "$annals" chart scripts.json -o "scripts.$format"
  exits 0 env LANG=it_IT.UTF-8 LC_ALL=de_DE.UTF-8 LC_NUMERIC=de_DE.UTF-8 LANGUAGE=ja TZ=Asia/Tokyo HOME=/nonexistent XDG_CACHE_HOME=/nonexistent \
    "$annals" chart "$meta/capex.json" scripts.json --out-dir far --format $format
  same "far/scripts.$format" "scripts.$format"
  exits 0 env -i PATH=/nonexistent LC_ALL=C "$annals" chart scripts.json -o "bare.$format"
  same "bare.$format" "scripts.$format"
done
python3 -c 'import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])' scripts.svg || fail "an SVG is no XML"

# Each failure is named, the others are drawn, and the worst one counts.
echo '{"annals": 1, "chart": "bars", "data": [{"series": "pears"}]}' >pears.json
echo '{"annals": 1, "chart": "pie"}' >pie.json
exits 66 "$annals" chart pears.json "$meta/hires.json" nowhere.json pie.json "$meta/capex.json" --out-dir some --format svg
says "pears.json:1: column 41: /data/0: "
says "pie.json:1: column 24: /chart"
says "nowhere.json: No such file"
says "3 of 5 charts failed"
[ "$(ls some)" = "capex.svg
hires.svg" ] || fail "drawn were $(ls some)"
mkdir -p copy
cp "$meta/capex.json" copy/hires.json
exits 64 "$annals" chart "$meta/hires.json" copy/hires.json --out-dir twice --format svg
says "copy/hires.json: another spec of this name"
same twice/hires.svg all/hires.svg

# One spec is named as well, whatever is wrong with it.
printf '{"annals": 1, "chart": "bars",\n "data": [{"series": "hires,employer=Meta", "by": ["origin"]},\n  {"series": "pears"}]}' >pears.json
exits 65 "$annals" chart pears.json -o pears.svg
says "pears.json:3: column 3: /data/1: "
exits 65 "$annals" chart - -o pears.svg <pears.json
says "standard input:3: column 3: /data/1: "
echo '{"annals": 1, "chart": "bars", "data": [{"series": "capex,company=Meta", "kind": "estimate"}], "theme": "none.json"}' >dressed.json
exits 66 "$annals" chart dressed.json -o pears.svg
says "dressed.json: /theme: none.json: No such file"
echo '{"annals": 1, "chart": "time", "data": [{"series": "capex,company=Meta", "kind": "estimate", "change": "absolute"}]}' >lone.json
exits 65 "$annals" chart lone.json -o pears.svg
says "lone.json: "
[ ! -e pears.svg ] || fail "something was drawn"

# The options' sense.
exits 64 "$annals" chart "$meta/hires.json" "$meta/capex.json" -o x.png
exits 64 "$annals" chart "$meta/hires.json" --out-dir x -o x.png
exits 64 "$annals" chart hires,employer=Meta --by origin --out-dir x
exits 64 "$annals" chart - --out-dir x
exits 64 "$annals" chart "$meta/hires.json" --out-dir x --format gif
says '--format: "gif" is none; wants png, pdf or svg'
exits 64 "$annals" chart "$meta/hires.json" --out-dir x --format png --format png
exits 64 "$annals" chart "$meta/hires.json" -o x.png --format png --format pdf
exits 64 "$annals" chart "$meta/hires.json" -o x.png --spec-out x.json
exits 64 "$annals" chart "$meta/hires.json" "$meta/capex.json" --terminal
[ -e x ] || [ -e x.png ] && fail "what was refused left something"

# The spec of a series draws the same picture.
exits 0 "$annals" chart hires,employer=Meta --by origin --source example-it --to 2025-08-15~ -o series.svg --spec-out series.json
says "wrote series.json"
exits 0 "$annals" chart series.json -o spec.svg
same spec.svg series.svg
python3 "$root/tests/cli/fits.py" "$root/chart/spec.schema.json" series.json || fail "the spec of a series does not fit the schema"
exits 0 "$annals" chart capex,company=Meta --kind estimate --as-of 2 --spec-out -
prints '"series": "capex,company=Meta"'
prints '"as_of": "2"'

# Sizes that no page has.
for size in 0x0 0x675 1200x0 159x675 1000000x1000000 1200x8001 99999999x5 -5x5 1e6x1e6 1200 39x90mm; do
  exits 65 "$annals" chart "$meta/hires.json" -o size.png --size=$size
  [ "$(wc -l <err)" = 1 ] || fail "--size $size: more than one line"
done
exits 65 "$annals" chart "$meta/hires.json" -o size.png --size 8000x8000 --scale 8
exits 65 "$annals" chart "$meta/hires.json" -o size.svg --size 1000000x5
[ -e size.png ] || [ -e size.svg ] && fail "a size that no page has left a file"

# Places that can't be written: nothing is left, and what was there stays.
exits 73 "$annals" chart "$meta/hires.json" -o nowhere/x.svg
exits 73 "$annals" chart "$meta/hires.json" --out-dir nowhere/x
exits 73 "$annals" chart "$meta/hires.json" --out-dir annals.db
says "annals.db: is no folder"
for format in png pdf svg; do
  exits 74 "$annals" chart "$meta/hires.json" -o /dev/full --format $format
done
mkdir closed
cp all/hires.svg closed/hires.svg
cp all/hires.svg closed/capex.svg
if [ "$(id -u)" = 0 ] && ! command -v setpriv >/dev/null; then
  echo "skipped: without setpriv, root writes everywhere"
else
  chmod 555 closed
  chmod 755 .
  chmod 644 annals.db
  if [ "$(id -u)" = 0 ]; then
    chmod -R a+rX "$work"
    run="setpriv --reuid=65534 --regid=65534 --clear-groups"
  else
    run=
  fi
  if $run test -x "$annals" 2>/dev/null; then
    # shellcheck disable=SC2086
    exits 73 $run "$annals" chart "$meta/hires.json" "$meta/capex.json" --out-dir closed --format svg
    same closed/capex.svg all/hires.svg
    [ "$(ls -A closed | wc -l)" = 2 ] || fail "a closed folder holds $(ls -A closed)"
  else
    echo "skipped: the program can't be run by another user from here"
  fi
  chmod 755 closed
fi

# A disk that is full: the old file stays whole, no new one is there in half.
if [ "$(id -u)" = 0 ] && mkdir small && mount -t tmpfs -o size=24k none small 2>/dev/null; then
  echo old >small/hires.png
  exits 74 "$annals" chart "$meta/hires.json" -o small/hires.png --scale 2
  [ "$(cat small/hires.png)" = old ] || fail "a full disk took the old picture"
  exits 74 "$annals" chart "$meta/hires.json" -o small/other.png --scale 2
  exits 74 "$annals" chart "$meta/hires.json" "$meta/capex.json" --out-dir small --format pdf --format svg
  for file in small/*.pdf small/*.svg; do
    [ -e "$file" ] && { "$annals" inspect "$file" >/dev/null || fail "$file is half a file"; }
  done
  [ "$(ls -A small | grep -c 'annals-\|other')" = 0 ] || fail "a full disk holds $(ls -A small)"
  umount small
else
  echo "skipped: a full disk needs root and mount"
fi
done_testing
