"""scan_pipe.py ANNALS: a pipe that is fed one document gives its figures before the next one comes."""
import json
import select
import subprocess
import sys

pipe = subprocess.Popen([sys.argv[1], "scan", "--ndjson", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
for number in range(1, 6):
    text = f"The clinic treated {number}00 patients."
    pipe.stdin.write((json.dumps({"id": number, "text": text, "language": "en"}) + "\n").encode())
    pipe.stdin.flush()
    if not select.select([pipe.stdout], [], [], 60)[0]:
        sys.exit(f"no answer to document {number}")
    row = json.loads(pipe.stdout.readline())
    if row["id"] != str(number) or row["amount"] != f"{number}00":
        sys.exit(f"document {number}: {row}")
pipe.stdin.close()
sys.exit(pipe.wait())
