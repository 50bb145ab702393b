#!/usr/bin/env python3
"""speed.py [--annals PROGRAM] [--megabytes N] FILE...

How fast `annals scan` reads: repeats each text until it has N megabytes and scans it with --ndjson; prints bytes per second of processor
time, and the most memory the program held. The file's name begins with the tag of its language (en-news.txt). Also prints how long the
program takes for a document of one line, from its start to its end.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time


def run(program, language, path):
    """Seconds of processor time, megabytes held at most, figures."""
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen([program, "scan", "--ndjson", "--language", language, path], stdout=out)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in (0, 1):
            sys.exit(f"{path}: exit status {child.returncode}")
        out.seek(0)
        figures = sum(1 for _ in out)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, figures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--annals", default="annals", help="the program")
    parser.add_argument("--megabytes", type=float, default=20)
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    for name in options.files:
        path = pathlib.Path(name)
        language = path.name.split("-")[0]
        text = path.read_bytes().rstrip(b"\n") + b"\n\n"
        with tempfile.NamedTemporaryFile(suffix=".txt") as long_text:
            for _ in range(int(options.megabytes * 1e6 / len(text)) + 1):
                long_text.write(text)
            long_text.flush()
            size = long_text.tell()
            seconds, held, figures = run(options.annals, language, long_text.name)
        print(f"{path.name}: {size / seconds / 1e6:.1f} MB/s, {figures} figures, at most {held:.0f} MB held")
        begin = time.monotonic()
        run(options.annals, language, name)
        print(f"{path.name}: {1000 * (time.monotonic() - begin):.1f} ms for one, start to end")


if __name__ == "__main__":
    sys.exit(main())
