#!/usr/bin/env python3
"""score.py [--annals PROGRAM] [--errors] [--least F1] GOLD.tsv...

Scores `annals scan` against sentences with marked figures (tests/scan/gold/scan-*.tsv): precision, recall and F1 per language for the
place of a figure, then with the right amount too, then with the right unit, then with the right qualifier. A figure and a proposal
belong together where they overlap; a proposal that is wrong at a level counts against precision and recall there. Figures marked {?}
are neither asked for nor counted as wrong. With --least it is a failure if the last F1 of all is below that. A unit is right where one of the two nouns holds the other.
"""
import argparse
import collections
import json
import re
import subprocess
import sys

MARK = re.compile(r"\[([^\]]*)\]\{([^}]*)\}")
LEVELS = ("place", "+amount", "+unit", "+qualifier")
SCALES = {"K": 1e3, "k": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}
SIGNS = ((">=", "at least"), ("<=", "at most"), (">", "more than"), ("<", "less than"), ("~", "about"))


def number(text):
    text = text.rstrip("%")
    return float(text[:-1]) * SCALES[text[-1]] if text[-1] in SCALES else float(text)


def amount_of(text):
    """The qualifier and the ends of an amount in annals' notation."""
    for sign, qualifier in SIGNS:
        if text.startswith(sign):
            value = number(text[len(sign):])
            return qualifier, value, value
    if ".." in text:
        low, high = text.split("..")
        return "range", number(low), number(high)
    return "exact", number(text), number(text)


def read_gold(path):
    """Yields language, text and figures (start, end, amount, unit), places in bytes."""
    for line in open(path, encoding="utf-8"):
        if line.startswith("#") or not line.strip():
            continue
        language, marked = line.rstrip("\n").split("\t")
        text, figures, at = "", [], 0
        for match in MARK.finditer(marked):
            text += marked[at:match.start()]
            start = len(text.encode())
            text += match[1]
            wanted, _, unit = match[2].partition(" ")
            figures.append((start, len(text.encode()), wanted, unit))
            at = match.end()
        yield language, text + marked[at:], figures


def propose(program, documents):
    lines = "".join(json.dumps({"id": str(i), "language": language, "text": text}, ensure_ascii=False) + "\n"
                    for i, (language, text, _) in enumerate(documents))
    answer = subprocess.run([program, "scan", "--ndjson", "-"], input=lines, capture_output=True, text=True, check=True)
    proposals = collections.defaultdict(list)
    for line in answer.stdout.splitlines():
        row = json.loads(line)
        proposals[int(row["id"])].append(row)
    return proposals


def close(seen, wanted):
    return abs(seen - wanted) <= 1e-6 * max(abs(seen), abs(wanted)) or (abs(wanted) < 1 and abs(seen - wanted) < 5e-4)


def ends(row):
    if row["qualifier"] == "range":
        return float(row["low"]), float(row["high"])
    return float(row["amount"]), float(row["amount"])


def same_unit(seen, wanted):
    seen, wanted = (seen or "").lower(), wanted.lower()
    return seen == wanted or (wanted == "-" and not seen) or (seen != "" and (seen in wanted or wanted in seen))


def judge(row, figure):
    """How many levels are right."""
    qualifier, low, high = amount_of(figure[2])
    seen = ends(row)
    if not (close(seen[0], low) and close(seen[1], high)):
        return 1
    if not same_unit(row["unit"], figure[3]):
        return 2
    return 4 if row["qualifier"] == qualifier else 3


def overlap(row, figure):
    return min(row["end"], figure[1]) - max(row["start"], figure[0])


def score_one(figures, rows, count, show):
    free = list(rows)
    for figure in figures:
        near = [row for row in free if overlap(row, figure) > 0]
        if figure[2] == "?":
            free = [row for row in free if row not in near]
            continue
        count["gold"] += 1
        if not near:
            show("missed", figure, None)
            continue
        best = max(near, key=lambda row: (judge(row, figure), overlap(row, figure)))
        free.remove(best)
        right = judge(best, figure)
        count["seen"] += 1
        for level in LEVELS[:right]:
            count[level] += 1
        if right < 4:
            show("wrong " + LEVELS[right], figure, best)
    count["seen"] += len(free)
    for row in free:
        show("false", None, row)


def share(part, whole):
    return 100 * part / whole if whole else 0.0


def show_table(counts):
    print(f"{'':<10}{'gold':>6}{'seen':>6}" + "".join(f"{level:>22}" for level in LEVELS))
    print(f"{'':<22}" + f"{'P':>8}{'R':>7}{'F1':>7}" * len(LEVELS))
    for language in sorted(counts, key=lambda name: (name == "all", name)):
        count = counts[language]
        line = f"{language:<10}{count['gold']:>6}{count['seen']:>6}"
        for level in LEVELS:
            precision, recall = share(count[level], count["seen"]), share(count[level], count["gold"])
            f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
            line += f"{precision:>8.1f}{recall:>7.1f}{f1:>7.1f}"
        print(line)
    return f1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--annals", default="annals", help="the program")
    parser.add_argument("--errors", action="store_true", help="show every miss")
    parser.add_argument("--least", type=float, default=0.0, metavar="F1")
    parser.add_argument("gold", nargs="+")
    options = parser.parse_args()
    documents = [document for path in options.gold for document in read_gold(path)]
    proposals = propose(options.annals, documents)
    counts = collections.defaultdict(collections.Counter)
    for i, (language, text, figures) in enumerate(documents):
        count = collections.Counter()

        def show(what, figure, row, language=language, text=text):
            if options.errors:
                seen = row and f"{row['quote']!r} {row['qualifier']} {row.get('amount')} {row.get('unit')}"
                print(f"{language}\t{text}\n    {what}: wanted {figure and figure[2:]}, seen {seen}")

        score_one(figures, proposals[i], count, show)
        counts[language].update(count)
        counts["all"].update(count)
    return int(show_table(counts) < options.least)


if __name__ == "__main__":
    sys.exit(main())
