"""Writes what chart.py draws, in a process of its own, whose memory is not counted as a child's: walk.py FOLDER FIRST-SECOND."""
import array
import os
import random
import subprocess
import sys

folder, first = sys.argv[1], int(sys.argv[2])


def place(name):
    return os.path.join(folder, name)


random.seed(1)
walk = [100.0]
while len(walk) < 1_000_000:
    walk.append(walk[-1] + random.gauss(0, 1))
with open(place("points.i64"), "wb") as file:
    file.write(array.array("q", [round(value * 100) for value in walk]).tobytes())
with open(place("points.f64"), "wb") as file:
    file.write(array.array("d", walk).tobytes())
with open(place("thousand.txt"), "w", encoding="utf-8") as file:
    file.writelines(f"{at} {value:.2f}\n" for at, value in enumerate(walk[:1000]))
with open(place("load.csv"), "w", encoding="utf-8") as file:
    file.write("series,period,amount,unit,nature,kind,source\n")
    for at in range(1000):
        file.write(f"load,2025-01-{at // 48 + 1:02d}T{at // 2 % 24:02d}:{at % 2 * 30:02d}:00Z,{walk[at]:.2f},x,level,actual,feed\n")

subprocess.run(["rrdtool", "create", place("points.rrd"), "--start", str(first - 1), "--step", "1", "DS:v:GAUGE:2:U:U", "RRA:LAST:0.5:1:1000000"],
               check=True)
updates = [f"update {place('points.rrd')} " + " ".join(f"{first + at}:{walk[at]:.2f}" for at in range(start, start + 2000))
           for start in range(0, len(walk), 2000)]
subprocess.run(["rrdtool", "-"], check=True, input="\n".join(updates) + "\n", text=True, stdout=subprocess.DEVNULL)
