#!/bin/sh
# The example's charts: the same bytes wherever they are drawn, real files, clear refusals.
. "$(dirname "$0")/lib.sh"

example
for chart in hires capex budget layoffs; do
  exits 0 "$annals" chart "$root/examples/meta-ai/$chart.json" -o "$chart.png"
  says "drew $chart.png"
  grep -q warning err && { fail "$chart warns"; cat err; }
  exits 0 "$annals" chart "$root/examples/meta-ai/$chart.json" -o "$chart.pdf"
  exits 0 env LANG=it_IT.UTF-8 LC_ALL=de_DE.UTF-8 TZ=Asia/Tokyo HOME=/nonexistent COLUMNS=20 \
    "$annals" chart "$root/examples/meta-ai/$chart.json" -o "again.png"
  same again.png "$chart.png"
  exits 0 env LANG=zh_TW.UTF-8 LC_ALL=C TZ=America/New_York HOME=/nonexistent \
    "$annals" chart "$root/examples/meta-ai/$chart.json" -o "again.pdf"
  same again.pdf "$chart.pdf"
done

# The text of a PDF can be selected, and it says what the record says.
pdftotext -layout hires.pdf hires.txt
for words in "more than 20" "at least 13" OpenAI Google Apple xAI Anthropic "annals example"; do
  grep -qF "$words" hires.txt || fail "hires.pdf lacks: $words"
done
pdftotext -layout capex.pdf capex.txt
grep -q '\$72B' capex.txt || fail 'capex.pdf lacks $72B'
grep -q '\$60B' capex.txt || fail 'capex.pdf lacks $60B'
pdffonts hires.pdf | tail -n +3 | awk '{ if ($(NF-4) != "yes") exit 1 }' || fail "a font is not embedded"

# Sizes: in pixels, scaled, in millimetres.
width() {
  od -An -tu1 -j16 -N8 "$1" | awk '{ print $1*16777216+$2*65536+$3*256+$4 "x" $5*16777216+$6*65536+$7*256+$8 }'
}
exits 0 "$annals" chart "$root/examples/meta-ai/hires.json" -o big.png --size 1200x675
[ "$(width big.png)" = 1200x675 ] || fail "1200x675 became $(width big.png)"
exits 0 "$annals" chart "$root/examples/meta-ai/hires.json" -o twice.png --size 1200x675 --scale 2
[ "$(width twice.png)" = 2400x1350 ] || fail "twice 1200x675 became $(width twice.png)"
exits 0 "$annals" chart "$root/examples/meta-ai/hires.json" -o mm.pdf --size 160x90mm
pdfinfo mm.pdf | grep -q '453.5.* x 255.1' || fail "160x90mm became $(pdfinfo mm.pdf | grep 'Page size')"

# A series without a spec; a spec from standard input; to standard output.
exits 0 "$annals" chart hires,employer=Meta --by origin --source example-it -o plain.png
exits 0 sh -c "'$annals' chart - -o - --format png <'$root/examples/meta-ai/hires.json' >stdin.png"
same stdin.png hires.png

# Refusals.
exits 64 "$annals" chart hires,employer=Meta --by origin
exits 64 "$annals" chart "$root/examples/meta-ai/hires.json" -o hires.gif
exits 64 "$annals" chart "$root/examples/meta-ai/hires.json" -o x.png --by origin
exits 65 "$annals" chart "$root/examples/meta-ai/hires.json" -o x.png --scale 9
exits 65 "$annals" chart "$root/examples/meta-ai/hires.json" -o x.png --scale 0
exits 65 "$annals" chart "$root/examples/meta-ai/hires.json" -o x.png --size 0x5
exits 65 "$annals" chart "$root/examples/meta-ai/hires.json" -o x.png --size 99999x99999
exits 66 "$annals" chart nowhere.json -o x.png
exits 65 "$annals" chart pears -o x.png
exits 73 "$annals" chart "$root/examples/meta-ai/hires.json" -o nowhere/x.png
exits 74 "$annals" chart "$root/examples/meta-ai/hires.json" -o /dev/full --format png
[ -e x.png ] && fail "a refused chart left a file"
done_testing
