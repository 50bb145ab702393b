#!/bin/sh
# Documents in other formats: their text is kept with what made it, figures have their bytes in it, and what can't be read says so.
. "$(dirname "$0")/lib.sh"

python3 "$root/tests/cli/make_pdf.py" report.pdf "The plant hired more than 20 welders." "" "It paid \$14.3 billion for steel."
printf '<html><body><h1>News</h1><p>The mill sold&nbsp;<b>600</b> carts for &euro;5&nbsp;million.</p></body></html>' >page.html
printf 'The mill sold **600** carts for \342\202\2545 million.\n' >notes.md
for format in docx odt epub; do
  pandoc --standalone --metadata title=News --from html --to $format --output page.$format page.html 2>/dev/null || fail "pandoc makes no $format"
done
printf '\244\100\273\365\254\374\244\270\n' >money.txt

# The pages of a PDF are kept, and figures have theirs.
exits 0 "$annals" scan --json report.pdf
cp out report.json
python3 "$root/tests/cli/fits.py" "$root/docs/schema/scan.schema.json" report.json || fail "figures of a PDF do not fit the schema"
python3 - <<'PY' || fail "figures of the PDF are not on their pages"
import json
rows = json.load(open("report.json"))["figures"]
assert [(row["amount"], row["page"]) for row in rows] == [("20", 1), ("14300000000", 3)], rows
PY
exits 0 "$annals" scan - --json <report.pdf
prints '"page": 3'

# Every format: the same figures, whose bytes are those of the stored text.
exits 0 "$annals" init
for file in report.pdf page.html page.docx page.odt page.epub notes.md; do
  exits 0 "$annals" source add "$file" --id "$file" --language en
  exits 0 "$annals" source show "$file" --text
  cp out text
  exits 0 "$annals" scan --ndjson "$file"
  cp out found
  python3 - "$file" <<'PY' || fail "$file: the figures do not stand in its text"
import json, sys
text = open("text", "rb").read()
rows = [json.loads(line) for line in open("found", encoding="utf-8")]
for row in rows:
    assert text[row["start"]:row["end"]].decode() == row["quote"], row
wanted = ["20", "14300000000"] if sys.argv[1] == "report.pdf" else ["600", "5000000"]
assert [row["amount"] for row in rows] == wanted, rows
PY
done
exits 0 "$annals" source show report.pdf
grep -q '^extractor  pdftotext [0-9]' out || fail "the extractor of the PDF is not kept"
exits 0 "$annals" source show page.docx --json
grep -q '"extractor": "pandoc [0-9.]*"' out || fail "the extractor of the DOCX is not kept"
exits 0 "$annals" source show notes.md --json
prints '"extractor": null'
exits 0 "$annals" source list --json
cp out list.json
python3 "$root/tests/cli/fits.py" "$root/docs/schema/source-list.schema.json" list.json || fail "source list --json does not fit its schema"
exits 0 "$annals" record "hires,plant=north" 2025 ">20" --unit people --nature flow --source report.pdf --quote "more than 20 welders"
exits 0 "$annals" check
printf 'source,file,language\nagain,page.html,en\n' >sources.csv
exits 0 "$annals" import sources.csv
exits 0 "$annals" source show again
prints "extractor  pandoc"

printf '{\\rtf1 600 carts}' >page.rtf
exits 65 "$annals" scan page.rtf
says "page.rtf: is RTF, which can't be read; save it as DOCX, HTML or text"

# Other encodings.
exits 0 "$annals" scan --ndjson --encoding Big5 money.txt
prints '"amount": "100000000"'
exits 65 "$annals" scan --ndjson money.txt
says 'money.txt:1: byte 0: \xA4 is not UTF-8; --encoding says what it is'
exits 65 "$annals" scan --encoding Big55 money.txt
says 'money.txt: encoding "Big55"'
says 'near it: Big5'
printf '\377\376a\000' >marked.txt
exits 65 "$annals" scan marked.txt
says 'marked.txt:1: byte 0: \xFF is not UTF-8; it begins as UTF-16 does, which --encoding UTF-16 reads'
printf 'a\nbc \344 \n' >cut.txt
exits 65 "$annals" scan --encoding Big5 cut.txt
says 'cut.txt:2: byte 5: \xE4 is no text in Big5'
exits 65 "$annals" scan --encoding Big5 report.pdf
says "report.pdf: is PDF, which has an encoding of its own"

# What can't be read.
python3 "$root/tests/cli/make_pdf.py" blank.pdf ""
head -c 60 report.pdf >broken.pdf
head -c 2000 page.docx >cut.docx
cp page.html liar.docx
python3 - <<'PY'
import zipfile
whole = zipfile.ZipFile("page.docx")
for name, text in (("bomb.docx", b"A" * (300 << 20)), ("dense.docx", b"</w:t></w:r></w:p><w:p><w:r><w:t>" * (4 << 20))):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as out:
        for part in whole.namelist():
            bytes_ = whole.read(part)
            if part == "word/document.xml":
                bytes_ = bytes_.replace(b"</w:body>", b"<w:p><w:r><w:t>" + text + b"</w:t></w:r></w:p></w:body>")
            out.writestr(part, bytes_)
PY
for verb in "scan" "source add"; do
  # shellcheck disable=SC2086
  for case in "blank.pdf:no text is in it" "broken.pdf:pdftotext can't read it: " "cut.docx:its ZIP directory is damaged" "bomb.docx:it unpacks to " \
    "dense.docx:pandoc can't read it: "; do
    exits 65 "$annals" $verb "${case%%:*}"
    says "${case%%:*}: ${case#*:}"
    [ "$(wc -l <err)" = 1 ] || { fail "not one line for ${case%%:*}"; cat err; }
  done
done
mkdir none
for case in page.html:pandoc report.pdf:poppler-utils; do
  exits 69 env PATH="$work/none" "$annals" scan "${case%%:*}"
  says "it is in the Debian package ${case#*:}"
done
done_testing
