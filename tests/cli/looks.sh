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
says 'klingon.json:1: column 14: /language: "klingon" is none of en, de, es, fr, id, it, ja, pt, tl, zh-Hans, zh-Hant'
[ -e x.png ] && fail "a refused chart left a file"
done_testing
