#!/bin/sh
# Documents made to hurt: no crash, and bounded memory. That work grows no faster than the document, scan.hostile counts in steps.
. "$(dirname "$0")/lib.sh"

cat >hurt.py <<'PY'
import os, random, subprocess, sys

MB = 1 << 20
# Sanitizers take memory and time of their own.
PLAIN = b"__asan_init" not in open(sys.argv[1], "rb").read()


def repeated(unit):
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def unicode(size):
    every = "".join(chr(c) for c in range(1, 0x110000) if not 0xD800 <= c < 0xE000).encode()
    return repeated(every)(size)


KINDS = {
    "prose in one line": repeated(b"the firm sold boats and nets to many towns by the sea " * 40 + b"for 12 million dollars "),
    "figures in one line": repeated(b"the firm sold 12 boats and more than 3.5 million nets "),
    "letters without a space": repeated(b"x"),
    "digits": repeated(b"1234567890"),
    "nines and dots": repeated(b"9.9,"),
    "scale words": repeated(b"million "),
    "scales of scales": repeated("億萬".encode()),
    "number words": repeated(b"twenty-five hundred thousand and "),
    "glued number words": repeated(b"ventiquattromila"),
    "ranges": repeated(b"from 1 to "),
    "currency signs": repeated(b"$ "),
    "parentheses": repeated(b"5 ("),
    "line breaks": repeated(b"\n"),
    "NUL bytes": repeated(b"\0\0007 "),
    "every character": unicode,
    "noise": lambda size: random.Random(5).randbytes(size),
}


def scan(kind, size, form=("--ndjson",)):
    """The document is made by another process, whose memory is not counted."""
    subprocess.run([sys.executable, sys.argv[0], sys.argv[1], kind, str(size)], check=True)
    run = subprocess.Popen([sys.argv[1], "scan", *form, "--lossy", "doc.txt"], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(run.pid, 0)
    if status:
        sys.exit(f"{kind}: ended with {os.waitstatus_to_exitcode(status)}")
    if PLAIN and used.ru_maxrss > 64 << 10:
        print(f"{kind}: {used.ru_maxrss >> 10} MB of memory for {size / MB:.1f} MB")


if len(sys.argv) > 2:
    with open("doc.txt", "wb") as out:
        out.write(KINDS[sys.argv[2]](int(sys.argv[3])))
    sys.exit()
for kind in KINDS:
    scan(kind, MB // 4)
for kind in ("prose in one line", "letters without a space"):
    scan(kind, 100 * MB if PLAIN else 5 * MB)
scan("figures in one line", 10 * MB if PLAIN else MB, ())  # a table is printed as it grows
PY
python3 hurt.py "$annals" >hurt 2>&1 || fail "the scan ended badly"
[ -s hurt ] && { fail "a document hurts"; cat hurt; }

# Lines of a pipe: one of 300 MB is passed over, and nested JSON is no stack overflow.
python3 - "$annals" <<'PY' || fail "a long line stops the pipe or fills the memory"
import os, subprocess, sys
run = subprocess.Popen([sys.argv[1], "scan", "--ndjson", "--jobs", "1", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
run.stdin.write(b'{"text": "')
for _ in range(300):
    run.stdin.write(b"x" * (1 << 20))
run.stdin.write(b'"}\n' + b'{"text": ' + b"[" * 100000 + b'}\n{"id": "last", "text": "12 boats"}\n')
run.stdin.close()
out, errors = run.stdout.read(), run.stderr.read()
status, used = os.wait4(run.pid, 0)[1:]
assert b'"id": "last"' in out and out.count(b"\n") == 1, out[:300]
assert errors.startswith(b"standard input:1: a line of more than 256 MiB\n") and errors.count(b"\n") == 2, errors[:300]
assert os.waitstatus_to_exitcode(status) == 65
PY
done_testing
