#!/bin/sh
# Themes and languages of charts: a house's own file, what is wrong with one, words and numbers of other languages.
. "$(dirname "$0")/lib.sh"

example

# The example's hires with one more member.
spec() {
  sed "s|^{|{$1,|" "$root/examples/meta-ai/hires.json" >"$2"
}

# A house's theme lies beside its spec, wherever annals is called from.
mkdir -p house/looks
printf '{"annals": 1, "based_on": "dark", "colours": {"accent": "#FFCC00"}, "fonts": {"text": "Noto Serif"}}' >house/looks/ours.json
spec '"theme": "looks/ours.json"' house/hires.json
exits 0 "$annals" chart house/hires.json -o house.svg
grep -q '#ffcc00' house.svg || fail "the theme's colour is not in the picture"
grep -q 'font-family="Noto Serif,Inter' house.svg || fail "the theme's font is not in the picture"
for theme in screen print dark monochrome; do
  spec "\"theme\": \"$theme\"" "$theme.json"
  exits 0 "$annals" chart "$theme.json" -o "$theme.png" --strict
done

# What is wrong with it is said with its file, line and column; what can't be read or told apart is warned of.
printf '{"annals": 1,\n "colours": {"ink": "dark red"}}' >house/looks/ours.json
exits 65 "$annals" chart house/hires.json -o x.png
says 'house/looks/ours.json:2: column 21: /colours/ink: no colour; wanted six digits such as "#0067A8"'
rm house/looks/ours.json
exits 66 "$annals" chart house/hires.json -o x.png
says '/theme: house/looks/ours.json'
printf '{"annals": 1, "series": ["#0067A8", "#0067A0"], "fonts": {"text": "No Such Font"}}' >house/looks/ours.json
exits 0 "$annals" chart house/hires.json -o ours.png
says 'warning: theme: colours 1 and 2 of "series" (#0067A8, #0067A0) look alike to readers with tritanopia'
says 'warning: font "No Such Font" of the theme is not installed: "Inter" stands in'
exits 65 "$annals" chart house/hires.json -o x.png --strict

# The chart's language is its own, and never the process's.
spec '"language": "it"' it.json
exits 0 env LC_ALL=C LANG=C "$annals" chart it.json -o it.svg
grep -q '>più di 20<' it.svg || fail "no Italian amount in the picture"
grep -q '>Fonte: .* circa 30 ago 2025<' it.svg || fail "no Italian source in the picture"
exits 0 env LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8 HOME=/nowhere TZ=Asia/Tokyo "$annals" chart it.json -o it-again.svg
same it.svg it-again.svg
spec '"language": "tl"' tl.json
exits 0 "$annals" chart tl.json -o tl.svg
grep -q '>hindi bababa sa 13<' tl.svg || fail "no Tagalog amount in the picture"
spec '"language": "klingon"' klingon.json
exits 65 "$annals" chart klingon.json -o x.png
says 'klingon.json:1: column 14: /language: "klingon" is none of en, ar, de, es, fr, he, id, it, ja, pt, tl, zh-Hans, zh-Hant'
[ -e x.png ] && fail "a refused chart left a file"
# Options instead of a spec's keys, or where there is no spec at all.
plain=$root/examples/meta-ai/hires.json
exits 0 "$annals" chart "$plain" -o dark.svg --theme dark --language it --title "Chi assume" --subtitle ""
grep -q '#14181c' dark.svg || fail "--theme dark is not dark"
grep -q '>più di 20<' dark.svg || fail "--language it is no Italian"
grep -q '>Chi assume<' dark.svg || fail "--title is not the title"
exits 0 "$annals" inspect dark.svg
prints "spec          $(sha256sum "$plain" | cut -d ' ' -f 1)"
prints "options       --title Chi assume"
prints "              --theme dark"
exits 0 "$annals" inspect dark.svg --json
python3 "$root/tests/cli/fits.py" "$root/docs/schema/inspect.schema.json" out || fail "options do not fit the schema"
exits 0 "$annals" chart "$plain" -o dots.svg --chart dots
grep -q 'Chart of points and ranges' dots.svg || fail "--chart dots draws no dots"
printf '{"annals": 1, "colours": {"accent": "#FFCC00"}}' >mine.json
exits 0 "$annals" chart "$plain" -o mine.svg --theme mine.json
grep -q '#ffcc00' mine.svg || fail "--theme FILE is taken from elsewhere than the working folder"
exits 0 "$annals" chart hires,employer=Meta --by origin --source example-it --theme mine.json --language it --highlight OpenAI --size 160x90mm -o s.svg --spec-out s.json
grep -q '"theme": "mine.json"' s.json || fail "a written spec forgets its theme"
grep -q '"size": {"width": 160, "height": 90, "unit": "mm"}' s.json || fail "a written spec forgets its size"
grep -q '"highlight": \["OpenAI"\]' s.json || fail "a written spec forgets what is highlighted"
exits 0 "$annals" chart s.json -o again.svg
same s.svg again.svg
mkdir -p deep
exits 0 "$annals" chart hires,employer=Meta --by origin --source example-it --theme mine.json --spec-out deep/s.json
exits 0 "$annals" chart deep/s.json -o deep.svg
exits 0 "$annals" chart capex,company=Meta --kind guidance --every year --agg sum --chart columns -o years.svg

# What does not go together, or is no word, is said with the option or with the spec's line.
refused() {
  wanted=$1
  shift
  exits 65 "$annals" chart "$@" -o x.png
  says "$wanted"
}
refused '--theme: "drak" is none of screen, print, dark, monochrome, nor a file that ends in .json; did you mean "dark"?' "$plain" --theme drak
refused '--language: "itt" is none of ' "$plain" --language itt
refused '--chart: "bras" is none of ' "$plain" --chart bras
says 'did you mean "bars"?'
refused '--style: belongs to "time" charts and sparklines only' "$plain" --style step
refused 'hires.json:14: column 3: /order: has no meaning in a waterfall or a chart over time' "$plain" --chart time
refused '--highlight: has no meaning in small multiples' hires,employer=Meta --by origin --source example-it --multiples origin --highlight OpenAI
exits 66 "$annals" chart "$plain" -o x.png --theme none.json
exits 64 "$annals" chart "$plain" -o x.png --every year
says "--every goes with a series; a spec says it itself"
exits 64 "$annals" chart capex,company=Meta -o x.png --kind bars
says "--kind chooses figures: actual, estimate, guidance or target; did you mean --chart bars?"
cp "$plain" dots.json
exits 64 "$annals" chart dots.json it.json --out-dir many --title "One"
says "--title is for one chart, not for several"
exits 0 "$annals" chart dots.json it.json --out-dir many --theme print
[ -e x.png ] && fail "a refused chart left a file"
exits 0 "$annals" complete -- chart --theme ""
prints monochrome
exits 0 "$annals" complete -- chart --chart wat
prints waterfall
done_testing
