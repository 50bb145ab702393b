#!/bin/sh
# annals scan as a pipe under GNU parallel: the same figures as from one process, a process a file or a process a block.
. "$(dirname "$0")/lib.sh"

HOME=$work
export HOME
python3 - <<'PY'
import json
number = 0
for part in range(4):
    with open(f"part-{part}.ndjson", "w", encoding="utf-8") as out:
        for _ in range(300):
            number += 1
            texts = (f"The port sold {number} cranes and at least {number + 1} boats.", f"Il porto ha venduto {number} gru.",
                     f"港口賣出了{number}台起重機。")
            print(json.dumps({"id": number, "text": texts[number % 3]}, ensure_ascii=False), file=out)
PY
cat part-*.ndjson >all.ndjson
exits 0 "$annals" scan --ndjson --jobs 1 - <all.ndjson
cp out one
[ "$(wc -l <one)" -ge 1600 ] || fail "only $(wc -l <one) figures"
exits 0 parallel --will-cite --keep-order "'$annals' scan --ndjson --jobs 1 - <{}" ::: part-*.ndjson
same one out
exits 0 sh -c "parallel --will-cite --pipe --block 8k --keep-order '$annals' scan --ndjson --jobs 1 - <all.ndjson"
same one out
done_testing
