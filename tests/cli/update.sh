#!/bin/sh
# A new version of a document's text: its figures' words are looked for in it, and stay where they were read.
. "$(dirname "$0")/lib.sh"

exits 0 "$annals" init
cat >story.txt <<'D'
Almost everybody came: at least 13 people from Google, and 600 from elsewhere.
The outlay was $14.3 billion, the loss $2 billion.
In all 7 offices were closed, and the rest was sold.
D
exits 0 "$annals" source add story.txt --language en --published 2025-08-01
cat >figures.csv <<'F'
series,period,amount,unit,nature,source,quote
"hires,origin=Google",2025,>=13,people,flow,story,at least 13 people
"hires,origin=elsewhere",2025,600,people,flow,story,600 from elsewhere
outlay,2025,14.3B,USD,flow,story,$14.3 billion
loss,2025,2B,USD,flow,story,$2 billion
offices,2025,7,office,flow,story,7 offices
F
exits 0 "$annals" import figures.csv

# One stands as it stood, one across a line break, one elsewhere, one says something else, one is gone.
cat >later.txt <<'D'
Almost everybody came: at least 13 people from Google, and 600
from elsewhere.
The outlay was $14.3 billion (corrected), the loss $3.5 billion.
In all the rest was sold, and the loss was $2
D
sed -i 's/The outlay/The whole outlay/' later.txt
exits 0 "$annals" source update story later.txt --because "the paper corrected it"
says "updated source story as operation 3"
says "the words of 3 of 5 figures"
cp out update.txt
golden update.txt update.txt
exits 0 "$annals" source update story later.txt
says "stands already"
silent out
exits 0 "$annals" source show story
prints "2025-08-01"
exits 1 "$annals" verify
prints "there stands now: \$3.5 billion"
prints "read from an earlier version of the text"
exits 0 "$annals" verify --as-of 2

# Nothing was anchored anew: a person does that, and the figure is read in the new text.
exits 0 "$annals" show loss
id=$(awk 'NR == 2 { print $1 }' out)
exits 65 "$annals" revise "$id" --quote "\$3.5 billion" --because "the paper corrected it"
exits 0 "$annals" revise "$id" --quote "\$3.5 billion" --amount 3.5B --because "the paper corrected it"
exits 0 "$annals" verify loss
exits 65 "$annals" undo 3
says "operation 4"
exits 0 "$annals" undo 4
exits 0 "$annals" undo 3
exits 0 "$annals" verify

exits 0 "$annals" source update story later.txt --json
cp out update.json
python3 "$root/tests/cli/fits.py" "$root/docs/schema/source-update.schema.json" update.json || fail "source update --json does not fit its schema"

# Bad input: one clear line, nothing changed.
exits 0 "$annals" log
mv out log.before
exits 64 "$annals" source update story
exits 65 "$annals" source update stori later.txt
says 'did you mean "story"'
exits 66 "$annals" source update story nowhere.txt
printf 'caf\351\n' >latin.txt
exits 65 "$annals" source update story latin.txt
says "latin.txt:1"
exits 65 "$annals" source update story later.txt --published 2025-13
exits 0 "$annals" source add --feed --id metrics
exits 65 "$annals" source update metrics later.txt
says "a feed has no text"
exits 0 "$annals" undo
exits 0 "$annals" log
head -n 1 out >title
sed -n '4,$p' out | cat title - >rest
same rest log.before
done_testing
