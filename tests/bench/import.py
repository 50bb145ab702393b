"""annals import of 100,000 documented observations with quotes, against sqlite3's .import into the same tables: once with quotes that are
looked up in their document alone, because its language is none that is read, once with quotes that are read as amounts too."""
import csv
import os
import sqlite3
import subprocess
import sys

from compare import compare, fresh, header

annals, work, runs = os.path.abspath(sys.argv[1]), sys.argv[2], int(sys.argv[3])
ROWS, SERIES = 100_000, 1_000
base, ours, theirs, full = (os.path.join(work, name) for name in ("import-base.db", "import-ours.db", "import-theirs.db", "import-full.db"))


def annals_run(*words):
    subprocess.run([annals, *words], check=True, stderr=subprocess.DEVNULL)


# A document that states every figure once, and the table that says where.
document, sources, figures = (os.path.join(work, name) for name in ("document.txt", "sources.csv", "figures.csv"))
with open(figures, "w", encoding="utf-8", newline="") as table, open(document, "wb") as text:
    rows = csv.writer(table, lineterminator="\n")
    rows.writerow(["series", "period", "amount", "unit", "nature", "kind", "source", "offset", "quote", "note"])
    for number in range(ROWS):
        series, month = number % SERIES, number // SERIES
        amount = 1_000 + number * 7 % 89_999
        quote = f"unit {series:04d} made {amount:,} parts"
        begin = text.tell()
        text.write(f"In month {month + 1}, {quote}, as it reported.\n".encode())
        offset = begin + len(f"In month {month + 1}, ".encode())
        rows.writerow([f"parts,plant=plant {series:04d}", f"{2000 + month // 12}-{month % 12 + 1:02d}", amount, "part", "flow", "actual", "report",
                       offset, quote, ""])


def literal(value):
    return "NULL" if value is None else repr(value)


def statements_of(base, full):
    """The rows that a record has beside another as CSV files, one a table; the one operation, which holds a NULL, as a statement."""
    before, after = sqlite3.connect(base), sqlite3.connect(full)
    script = ["PRAGMA synchronous = FULL;", "PRAGMA foreign_keys = ON;", "BEGIN IMMEDIATE;"]
    operation = after.execute("SELECT * FROM operation ORDER BY number DESC LIMIT 1").fetchone()
    script.append(f"INSERT INTO operation VALUES({', '.join(map(literal, operation))});")
    for table in ("series", "observation", "evidence"):
        path = os.path.join(work, f"{table}.csv")
        known = {row[0] for row in before.execute(f"SELECT rowid FROM {table}")}
        with open(path, "w", encoding="utf-8", newline="") as file:
            rows = (row for row in after.execute(f"SELECT * FROM {table} ORDER BY rowid") if row[0] not in known)
            csv.writer(file, lineterminator="\n").writerows(rows)
        script.append(f".import --csv {path} {table}")
    before.close()
    after.close()
    statements = os.path.join(work, "import.sql")
    with open(statements, "w", encoding="utf-8") as file:
        file.write("\n".join([*script, "COMMIT;"]) + "\n")
    return statements


def measure(name, header_of_source, source):
    with open(sources, "w", encoding="utf-8", newline="") as table:
        csv.writer(table, lineterminator="\n").writerows([header_of_source, source])
    for file in (base, full):
        if os.path.exists(file):
            os.remove(file)
    annals_run("init", "--store", base)
    annals_run("import", sources, "--store", base)
    fresh(base, full)()
    annals_run("import", figures, "--store", full)
    compare(name, [annals, "import", figures, "--store", ours], ["sqlite3", "-batch", theirs], 0.5, runs, fresh(base, ours),
            fresh(base, theirs), stdin=statements_of(base, full))


header()
measure("import 100,000 / sqlite3 .import", ["source", "file", "language"], ["report", "document.txt", "mi"])
measure("the same, quotes read", ["source", "file"], ["report", "document.txt"])
