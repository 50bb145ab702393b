"""scan_check.py FIGURES.ndjson DOCUMENTS.ndjson: every quote stands in its document's text, at its bytes, in the order of the documents."""
import json
import sys

documents = {}
for line in open(sys.argv[2], encoding="utf-8"):
    row = json.loads(line)
    documents[row["id"]] = row["text"].encode()
order, last = list(documents), (0, -1)
count = 0
for line in open(sys.argv[1], encoding="utf-8"):
    row = json.loads(line)
    found = documents[row["id"]][row["start"]:row["end"]].decode()
    if found != row["quote"]:
        sys.exit(f"{row['id']}: {row['start']}..{row['end']} is {found!r}, not {row['quote']!r}")
    place = (order.index(row["id"]), row["start"])
    if place <= last:
        sys.exit(f"out of order: {row['id']} {row['start']}")
    last = place
    count += 1
print(count)
