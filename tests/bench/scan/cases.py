#!/usr/bin/env python3
"""cases.py [--annals PROGRAM] [--by-kind] [--errors] CASES.jsonl...

The share of cases that `annals scan --all` passes: short texts of public test suites, a JSON object a line with id, lang, model (what the
suite looks for in it), text and expect, a list of figures with start and end (bytes), value (null: any) and of a range value2. A case passes
where each figure that is expected is proposed with its value (of a range with either end) and nothing else is, but within an expected
figure. Such suites look for one kind of figure in a text that may hold others: with --by-kind, only figures of the kind that a case is
about are asked for, as with `annals scan --only`.
"""
import argparse
import collections
import json
import subprocess
import sys

from score import close, ends, overlap, share

KINDS = {"currency": "money", "money": "money", "percent": "percent", "age": "duration", "duration": "duration", "dimension": "physical"}


def propose(program, cases, kind):
    lines = "".join(json.dumps({"id": str(i), "language": case["lang"], "text": case["text"]}, ensure_ascii=False) + "\n"
                    for i, case in enumerate(cases))
    only = ["--only", kind] if kind else []
    answer = subprocess.run([program, "scan", "--all", "--ndjson", *only, "-"], input=lines, capture_output=True, text=True, check=True)
    proposals = collections.defaultdict(list)
    for line in answer.stdout.splitlines():
        row = json.loads(line)
        proposals[int(row["id"])].append(row)
    return proposals


def has_value(row, figure):
    if figure["value"] is None:
        return True
    low, high = ends(row)
    if figure.get("value2") is not None and row["qualifier"] == "range":
        return close(low, figure["value"]) and close(high, figure["value2"])
    return close(low, figure["value"]) or (figure.get("value2") is not None and close(low, figure["value2"]))


def misses(case, rows):
    """What is wrong with the proposals for a case, in words."""
    free = list(rows)
    places = [(figure["start"], figure["end"]) for figure in case["expect"]]
    for figure, place in zip(case["expect"], places):
        near = [row for row in free if overlap(row, place) > 0]
        right = [row for row in near if has_value(row, figure)]
        if right:
            free.remove(max(right, key=lambda row: overlap(row, place)))
        else:
            yield f"wanted {figure['surface']!r} as {figure['value']}, seen {[(row['quote'], ends(row)) for row in near]}"
    for row in free:
        if not any(overlap(row, place) > 0 for place in places):
            yield f"not wanted: {row['quote']!r}"


def run(program, by_kind, path, show):
    """Cases passed and cases of each model in a file."""
    models = collections.defaultdict(list)
    for line in open(path, encoding="utf-8"):
        case = json.loads(line)
        models[case["model"]].append(case)
    for model, cases in sorted(models.items()):
        proposals = propose(program, cases, KINDS.get(model) if by_kind else None)
        passed = 0
        for i, case in enumerate(cases):
            wrong = list(misses(case, proposals[i]))
            passed += not wrong
            if wrong and show:
                print(f"{case['id']}\t{case['text']}", *wrong, sep="\n    ")
        yield model, passed, len(cases)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--annals", default="annals", help="the program")
    parser.add_argument("--by-kind", action="store_true", help="ask for the kind of figure that a case is about")
    parser.add_argument("--errors", action="store_true", help="show every miss")
    parser.add_argument("cases", nargs="+")
    options = parser.parse_args()
    for path in options.cases:
        results = list(run(options.annals, options.by_kind, path, options.errors))
        passed, count = (sum(result[i] for result in results) for i in (1, 2))
        print(f"{path}: {passed} of {count}, {share(passed, count):.1f} %;", ", ".join(f"{m} {p}/{c}" for m, p, c in results))


if __name__ == "__main__":
    sys.exit(main())
