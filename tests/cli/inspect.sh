#!/bin/sh
# What pictures say of themselves: the same in PNG, PDF and SVG; broken and foreign files are named as such.
. "$(dirname "$0")/lib.sh"

example
hash=$(sha256sum "$root/examples/meta-ai/hires.json" | cut -d ' ' -f 1)
for format in png pdf svg; do
  exits 0 "$annals" chart "$root/examples/meta-ai/hires.json" -o "hires.$format"
  exits 0 "$annals" inspect "hires.$format"
  prints "title         OpenAI is the largest known source of Meta's AI hires"
  prints "description   Bar chart: OpenAI is the largest known source"
  prints "spec          $hash"
  prints "operation     2"
  prints "sources       example-it"
  sed -n '/^sources/,$p' out >"$format.ids"
  [ "$(sed -n 's/^observations\|^  *//p' "$format.ids" | wc -l)" = 5 ] || fail "$format names other than 5 observations"
  exits 0 "$annals" inspect "hires.$format" --json
  cp out "$format.json"
  python3 "$root/tests/cli/fits.py" "$root/docs/schema/inspect.schema.json" "$format.json" || fail "$format.json does not fit"
done
same png.ids pdf.ids
same png.ids svg.ids
exits 0 "$annals" inspect - <hires.svg
prints "format        svg"

# The ids lead back to the record.
id=$(sed -n 's/^observations *//p' svg.ids)
exits 0 "$annals" history "$id"

# Drawn from an earlier state, it says so, and is the same as it would have been then.
exits 0 "$annals" chart "$root/examples/meta-ai/hires.json" -o before.svg --as-of 2
exits 0 "$annals" source add --feed --id metrics
exits 0 "$annals" chart "$root/examples/meta-ai/hires.json" -o then.svg --as-of 2
same then.svg before.svg
exits 0 "$annals" inspect then.svg
prints "operation     2"
prints "as of         20"
exits 0 "$annals" chart "$root/examples/meta-ai/hires.json" -o known.png --published-by 2025-08-31
exits 0 "$annals" inspect known.png
prints "published by  2025-08-31"
exits 0 "$annals" inspect known.png --json
prints '"published_by": "2025-08-31"'

# A house's theme has a hash of its own: a changed look is told from a changed record.
printf '{"annals": 1, "colours": {"accent": "#FFCC00"}}' >ours.json
sed 's|^{|{"theme": "ours.json",|' "$root/examples/meta-ai/hires.json" >looks.json
for format in png pdf svg; do
  exits 0 "$annals" chart looks.json -o "looks.$format"
  exits 0 "$annals" inspect "looks.$format"
  prints "theme         $(sha256sum ours.json | cut -d ' ' -f 1)"
done
exits 0 "$annals" chart "$root/examples/meta-ai/hires.json" -o now.svg
exits 0 "$annals" inspect now.svg
prints "operation     3"

# Broken, foreign and missing files.
head -c 20000 hires.png >cut.png
head -c 9000 hires.pdf >cut.pdf
head -c 2000 hires.svg >cut.svg
: >empty.png
echo '<html/>' >page.svg
sed 's/annals/animal/g' hires.svg >foreign.svg
sed 's/"annals":1/"annals":99/' hires.svg >newer.svg
refuses() {
  exits 65 "$annals" inspect "$1"
  says "$1: $2"
  silent out
  [ "$(wc -l <err)" = 1 ] || fail "$1: more than one line"
}
refuses cut.png "the PNG is broken: "
refuses cut.pdf "the PDF is broken: "
refuses cut.svg "the SVG is broken in line "
refuses empty.png "no PNG, PDF or SVG"
refuses page.svg "no PNG, PDF or SVG"
refuses annals.db "no PNG, PDF or SVG"
refuses foreign.svg "annals did not draw it"
refuses newer.svg "a newer version of annals drew it"
exits 66 "$annals" inspect nowhere.png
exits 64 "$annals" inspect
done_testing
