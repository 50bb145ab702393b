#!/usr/bin/env python3
"""candidates.py [--annals PROGRAM] [--first N] [--three N] [--apart] [--show] CASE

How often annals scan proposes the right series for a figure. CASE holds sources.csv and figures.csv as annals imports them, and the
documents. All figures are recorded; then each document is scanned, and the series of each of its figures is looked for among the
candidates of the proposal that covers its quote. With --apart a document's own figures are left out of the record it is scanned
against, and only figures are counted whose series another document has. It is a failure if fewer than --first stand first, or fewer than
--three among the first three.
"""
import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def make_record(program, case, figures, folder):
    environment = dict(os.environ, ANNALS_STORE=os.path.join(folder, "annals.db"))

    def run(*arguments):
        subprocess.run([program, *arguments], cwd=case, env=environment, check=True, stdout=subprocess.DEVNULL)

    run("init")
    run("import", "sources.csv")
    table = os.path.join(folder, "figures.csv")
    with open(table, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, figures[0].keys())
        writer.writeheader()
        writer.writerows(figures)
    run("import", table)
    return environment


def scan(program, case, source, environment):
    answer = subprocess.run([program, "scan", "--ndjson", "--language", source["language"], source["file"]], cwd=case, env=environment,
                            check=True, capture_output=True, text=True)
    return [json.loads(line) for line in answer.stdout.splitlines()]


def in_order(key):
    measure, *dimensions = key.split(",")
    return ",".join([measure, *sorted(dimensions)])


def rank(figure, proposals):
    """The place of the figure's series among the candidates, from 0; None: no proposal covers it; -1: it is none of them."""
    start = int(figure["offset"])
    end = start + len(figure["quote"].encode())

    def overlap(proposal):
        return min(proposal["end"], end) - max(proposal["start"], start)

    near = [proposal for proposal in proposals if overlap(proposal) > 0]
    if not near:
        return None, []
    found = max(near, key=overlap)["candidates"]
    key = in_order(figure["series"])
    return (found.index(key) if key in found else -1), found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--annals", default="annals", help="the program")
    parser.add_argument("--first", type=int, default=0, metavar="N")
    parser.add_argument("--three", type=int, default=0, metavar="N")
    parser.add_argument("--apart", action="store_true", help="scan each document against a record without its own figures")
    parser.add_argument("--show", action="store_true", help="show every figure")
    parser.add_argument("case")
    options = parser.parse_args()
    program = options.annals if os.sep not in options.annals else os.path.abspath(options.annals)
    figures = rows_of(os.path.join(options.case, "figures.csv"))
    ranks = []
    for source in rows_of(os.path.join(options.case, "sources.csv")):
        mine = [figure for figure in figures if figure["source"] == source["source"]]
        kept = [figure for figure in figures if figure not in mine] if options.apart else figures
        known = {figure["series"] for figure in kept}
        with tempfile.TemporaryDirectory() as folder:
            proposals = scan(program, options.case, source, make_record(program, options.case, kept, folder))
        for figure in mine:
            if figure["series"] not in known:
                continue
            at, found = rank(figure, proposals)
            ranks.append(at)
            if options.show:
                print(f"{'-' if at is None else at + 1}\t{figure['series']}\t{figure['quote']!r}\t{' | '.join(found[:3])}")
    first = sum(at == 0 for at in ranks)
    three = sum(at is not None and 0 <= at < 3 for at in ranks)
    print(f"{len(ranks)} figures, {sum(at is not None for at in ranks)} found: {first} with their series first, {three} among the first three")
    return int(first < options.first or three < options.three)


if __name__ == "__main__":
    sys.exit(main())
