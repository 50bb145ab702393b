"""The hires chart, cold process to finished file at 1200x675, against gnuplot's cairo terminals drawing the same bars."""
import os
import subprocess
import sys

from compare import compare, header

annals, work, runs = os.path.abspath(sys.argv[1]), sys.argv[2], int(sys.argv[3])
root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
store = os.path.join(work, "chart.db")
for words in (["init"], ["import", os.path.join(root, "examples/meta-ai/sources.csv")], ["import", os.path.join(root, "examples/meta-ai/figures.csv")]):
    subprocess.run([annals, *words, "--store", store], check=True, stderr=subprocess.DEVNULL)

BARS = [("OpenAI", 20, "more than 20"), ("Google", 13, "at least 13"), ("Apple", 3, "3"), ("xAI", 3, "3"), ("Anthropic", 2, "2")]


def script(terminal, output):
    """The same bars, names, values, title, subtitle, notes and source in gnuplot."""
    lines = [f"set terminal {terminal}", f'set output "{output}"', "unset border", "unset xtics", "set key off", "set style fill solid 1.0",
             'set title "OpenAI is the largest known source of Meta\'s AI hires\\nPeople hired by Meta for AI, by former employer" left',
             'set label 1 "Solid bars show the number that was reported; a faded end means the real number may be higher." at screen 0.02,0.07',
             'set label 2 "Source: annals example" at screen 0.02,0.03', "set bmargin 6", "set xrange [0:26]", "set yrange [-0.6:4.6]"]
    names = ", ".join(f'"{name}" {len(BARS) - 1 - at}' for at, (name, _, _) in enumerate(BARS))
    lines.append(f"set ytics ({names}) nomirror scale 0")
    for at, (_, value, words) in enumerate(BARS):
        y = len(BARS) - 1 - at
        lines.append(f'set object {at + 1} rectangle from 0,{y - 0.32} to {value},{y + 0.32} fillcolor rgb "#0067B1" fillstyle solid noborder')
        lines.append(f'set label {at + 10} "{words}" at {value + 0.4},{y}')
    lines.append("plot NaN notitle")
    return "\n".join(lines) + "\n"


header()
for name, terminal, ending, aim in (("PNG / gnuplot pngcairo", "pngcairo size 1200,675 font 'Inter,14'", "png", 0.8),
                                    ("PDF / gnuplot pdfcairo", "pdfcairo size 12.5in,7.03in font 'Inter,14'", "pdf", 0.8)):
    path = os.path.join(work, f"peer-{ending}.gp")
    with open(path, "w", encoding="utf-8") as file:
        file.write(script(terminal, os.path.join(work, f"peer.{ending}")))
    ours = [annals, "chart", os.path.join(root, "examples/meta-ai/hires.json"), "-o", os.path.join(work, f"ours.{ending}"), "--size", "1200x675",
            "--store", store]
    compare(name, ours, ["gnuplot", path], aim, runs)
