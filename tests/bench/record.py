"""annals record of one figure, process start to durable, against the sqlite3 shell inserting the same rows into the same tables."""
import os
import sqlite3
import subprocess
import sys

from compare import compare, fresh, header

annals, work, runs = os.path.abspath(sys.argv[1]), sys.argv[2], int(sys.argv[3])
root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
base, ours, theirs = (os.path.join(work, name) for name in ("base.db", "ours.db", "theirs.db"))


def annals_run(*words):
    subprocess.run([annals, *words], check=True, stderr=subprocess.DEVNULL)


annals_run("init", "--store", base)
annals_run("import", os.path.join(root, "examples/meta-ai/sources.csv"), "--store", base)
annals_run("import", os.path.join(root, "examples/meta-ai/figures.csv"), "--store", base)
command = [annals, "record", "hires,employer=Meta,origin=Elsewhere", "../2025-08-15~", ">=13", "--unit", "people", "--nature", "flow",
           "--source", "example-it", "--quote", "almeno 13", "--store", ours]
quotes = subprocess.run([annals, "show", "hires,employer=Meta,origin=Google", "--json", "--store", base], check=True, capture_output=True)
import json

for row in json.loads(quotes.stdout)["observations"]:
    if row["source"] == "example-it":
        command[command.index("--quote") + 1] = row["quote"]

# The rows that our command adds, as INSERT statements.
fresh(base, ours)()
subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
before, after = sqlite3.connect(base), sqlite3.connect(ours)
tables = [name for (name,) in after.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid")]


def literal(value):
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return "X'" + value.hex() + "'"
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"


script = ["PRAGMA synchronous = FULL;", "PRAGMA foreign_keys = ON;", "BEGIN IMMEDIATE;"]
for table in tables:
    old = set(before.execute(f"SELECT * FROM {table}"))
    for row in after.execute(f"SELECT * FROM {table}"):
        if row not in old:
            script.append(f"INSERT INTO {table} VALUES({', '.join(map(literal, row))});")
script.append("COMMIT;")
before.close()
after.close()
statements = os.path.join(work, "insert.sql")
with open(statements, "w", encoding="utf-8") as file:
    file.write("\n".join(script) + "\n")

header()
compare("record one figure / sqlite3 shell", command, ["sqlite3", "-batch", theirs], 0.75, runs, fresh(base, ours), fresh(base, theirs), stdin=statements)
