#!/bin/sh
# The README's examples by hand, and what is refused on the command line.
. "$(dirname "$0")/lib.sh"

printf 'Secondo il rapporto, Meta ha assunto almeno 13 persone da Google\r\ne 3 da Apple. Altre 3 da xAI.\r\n' >story.txt

exits 66 "$annals" list
says "annals.db"
exits 0 "$annals" init
exits 73 "$annals" init
exits 0 "$annals" source add story.txt --id story --language it --publisher "Il Giornale" --published 2025-08-30~ --title "Assunzioni"
exits 0 "$annals" source list
prints "Il Giornale"
exits 0 "$annals" record "hires,employer=Meta,origin=Google" ../2025-08-15~ ">=13" --unit people --nature flow --source story --quote "almeno 13"
says "annals undo 2"

# The same again adds nothing; another amount is refused.
exits 0 "$annals" record "hires,employer=Meta,origin=Google" ../2025-08-15~ ">=13" --source story --quote "almeno 13"
says "stands already"
exits 65 "$annals" record "hires,employer=Meta,origin=Google" ../2025-08-15~ ">=14" --source story --quote "almeno 13"
says "revise"

# An operand that reads as an amount is no option.
exits 0 "$annals" record "budget_change,company=Meta" 2026 -2B --unit USD --nature change --source story
exits 0 "$annals" show budget_change,company=Meta
prints "-2B"

# Quotes: across a line break and CRLF; in several places; not there.
exits 0 "$annals" record "hires,employer=Meta,origin=Apple" ../2025-08-15~ 3 --unit people --nature flow --source story --quote "e 3 da Apple"
exits 0 "$annals" record "pairs" 2025 3 --unit people --nature flow --source story --quote "Google e 3"
exits 65 "$annals" record "more" 2025 3 --unit people --nature flow --source story --quote "3 da"
says "--at"
exits 65 "$annals" record "more" 2025 3 --unit people --nature flow --source story --quote "almeno 14"
says "almeno 13"
exits 65 "$annals" record "more" 2025 3 --unit people --nature flow --source stroy --quote "almeno 13"
says 'did you mean "story"'

# What doesn't fit the series.
exits 65 "$annals" record "hires,employer=Meta,origin=Google" 2025 1 --unit EUR --source story
says "people"
says "EUR"
exits 65 "$annals" record "hires,employer=Meta,origin=Google" 2025 1 --nature level --source story
says "flow"
exits 65 "$annals" record "new,a=b" 2025 1 --source story

# Amounts, periods and keys that can't be read.
exits 65 "$annals" record a 2025 14,3B --unit USD --nature flow --source story
says "14.3B"
says "143B"
exits 65 "$annals" record a 2025-13 1 --unit USD --nature flow --source story
exits 65 "$annals" record a 2025-02-30 1 --unit USD --nature flow --source story
exits 65 "$annals" record a 2025-08-15T10:00:00.1234567Z 1 --unit USD --nature flow --source story
says "microsecond"
exits 65 "$annals" record "a,b" 2025 1 --unit USD --nature flow --source story
exits 65 "$annals" record a 2025 12345678901234567890 --unit USD --nature flow --source story

# A measure that is spelled nearly so; a kind that nothing is of; a size that can't be.
exits 65 "$annals" chart budget_chnge -o none.svg
says 'did you mean "budget_change,company=*"?'
exits 65 "$annals" chart budget_change,company=Meta --kind estimate -o none.svg
says 'no estimate observation of "budget_change,company=Meta" is in the record'
exits 65 "$annals" chart budget_change,company=Meta -o none.svg --size 1000000x400
says "width 1000000: wanted 160 to 8000 px"

# Usage.
exits 64 "$annals"
exits 64 "$annals" recrod
says 'did you mean "record"'
exits 64 "$annals" record a 2025
exits 64 "$annals" record a 2025 1 2 --source story
exits 64 "$annals" record a 2025 1
exits 64 "$annals" list --jsn
says 'did you mean "--json"'
exits 64 "$annals" list --json --json
exits 64 "$annals" list --json=yes
exits 64 "$annals" source
exits 64 "$annals" source ad
exits 64 "$annals" source add --feed
exits 64 "$annals" import
exits 64 "$annals" query pairs --csv --json
exits 65 "$annals" query pairs --every fortnight
exits 65 "$annals" undo x
exits 65 "$annals" undo 99
exits 65 "$annals" show pair
says 'did you mean "pairs"'
exits 66 "$annals" source add nowhere.txt
exits 66 "$annals" import nowhere.csv
exits 66 "$annals" import .

# A feed has no file and its points no quote.
exits 0 "$annals" source add --feed --id metrics
exits 0 "$annals" record "load,host=a" 2025-08-15T10:00:00Z 0.5 --unit ratio --nature ratio --source metrics
exits 65 "$annals" source show metrics --text

# Another encoding.
printf '\261i\244H\245[\244J 600 \244H\n' >big5.txt
exits 65 "$annals" source add big5.txt
says "byte 0"
exits 0 "$annals" source add big5.txt --encoding Big5 --language zh-Hant
exits 0 "$annals" source show big5 --text
prints "600 人"
exits 65 "$annals" source add big5.txt --id other --encoding Bg5
says Big5

# What can't be read says so; bad bytes are named by file and line.
printf '%%PDF-1.4\n' >paper.pdf
exits 65 "$annals" source add paper.pdf
says "paper.pdf: pdftotext can't read it: "
printf 'good\nb\377d\n' >bad.txt
exits 65 "$annals" source add bad.txt
says "bad.txt:2: byte 6: "

# Two spellings of a name are one series.
exits 0 "$annals" record "$(printf 'caf\303\251')" 2025 1 --unit x --nature level --source story
exits 0 "$annals" record "$(printf 'cafe\314\201')" 2025 1 --source story
says "stands already"
exits 0 "$annals" show "$(printf 'cafe\314\201')"

# A figure without the words that state it is taken, and said to be so.
exits 0 "$annals" record "unquoted" 2025 1 --unit x --nature level --source story
says "no quote"

# Options: values that touch, options of verbs that are not there, doubled dimensions.
exits 0 "$annals" export -otouching.csv
[ -s touching.csv ] || fail "-oFILE wrote nothing"
exits 64 "$annals" export -o ""
exits 64 "$annals" --frob
exits 64 "$annals" list --store ""
exits 0 "$annals" list --version
prints "annals "
exits 64 "$annals" query "hires,employer=Meta" --by origin --by origin
says "twice"
exits 65 "$annals" query "hires,employer=Meta" --by origin --source nobody
says '"nobody" is not in the record'
exits 65 "$annals" show hires
says 'hires,employer=*,origin=*'

# A link that leads nowhere yet stays a link.
ln -s later.csv link.csv
exits 0 "$annals" export -o link.csv
[ -L link.csv ] || fail "the dangling link was replaced"
[ -s later.csv ] || fail "what the link leads to was not written"

# Help and version.
exits 0 "$annals" help
prints "source add"
exits 0 "$annals" record --help
prints "--quote"
exits 0 "$annals" --version
exits 0 "$annals" help source
prints "source list"
exits 64 "$annals" help nonsense

# Completion answers from the table and from the record.
exits 0 "$annals" complete -- rec
prints "record"
exits 0 "$annals" complete -- source a
prints "add"
exits 0 "$annals" complete -- query hires --source st
prints "story"
exits 0 "$annals" complete -- show hires
prints "hires,employer=Meta,origin=Google"
exits 0 "$annals" complete -- record --nat
prints "--nature"

# The log: newest first, with who and what.
exits 0 "$annals" log
head -n 2 out | tail -n 1 | grep -q 'unquoted' || fail "the newest operation is not first"
exits 0 "$annals" undo
exits 0 "$annals" undo 2 --because "wrong source"
exits 0 "$annals" log
prints "wrong source"
prints "undone by"
exits 65 "$annals" undo 2
done_testing
