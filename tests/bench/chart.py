"""Charts, cold process to finished file at 1200x675, against gnuplot, rrdtool and matplotlib drawing the same; and what a process of many charts takes."""
import json
import os
import subprocess
import sys

from compare import compare, header, time_alone

annals, points, work, runs = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3], int(sys.argv[4])
root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
store = os.path.join(work, "chart.db")


def quietly(*command, **more):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)


def place(name, text=None):
    """A path in the work folder; with text, a file there."""
    path = os.path.join(work, name)
    if text is not None:
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    return path


# --- What is drawn: five bars, 1,000 points, 1,000,000 points ---

BARS = [("OpenAI", 20, "more than 20"), ("Google", 13, "at least 13"), ("Apple", 3, "3"), ("xAI", 3, "3"), ("Anthropic", 2, "2")]
FIRST = 1_000_000_001  # second at which the points begin

quietly(annals, "init", "--store", store)
for table in ("sources.csv", "figures.csv"):
    quietly(annals, "import", os.path.join(root, "examples/meta-ai", table), "--store", store)
quietly(annals, "source", "add", "--feed", "--id", "feed", "--store", store)
quietly("python3", os.path.join(root, "tests/bench/walk.py"), work, str(FIRST))
quietly(annals, "import", place("load.csv"), "--store", store)
bars_spec = os.path.join(root, "examples/meta-ai/hires.json")
line_spec = place("line.json", json.dumps({"annals": 1, "chart": "time", "style": "line", "title": "Load", "data": [{"series": "load"}]}))

# --- The peers ---

GNUPLOT = {"png": "pngcairo size 1200,675 font 'Inter,14'", "pdf": "pdfcairo size 12.5in,7.03in font 'Inter,14'",
           "svg": "svg size 1200,675 font 'Inter,14'", "gd": "png size 1200,675"}
WORDS = ['set title "OpenAI is the largest known source of Meta\'s AI hires\\nPeople hired by Meta for AI, by former employer" left',
         'set label 1 "Solid bars show the number that was reported; a faded end means the real number may be higher." at screen 0.02,0.07',
         'set label 2 "Source: annals example" at screen 0.02,0.03', "set bmargin 6"]


def gnuplot_bars():
    names = ", ".join(f'"{name}" {len(BARS) - 1 - at}' for at, (name, _, _) in enumerate(BARS))
    lines = [*WORDS, "unset border", "unset xtics", "set key off", "set style fill solid 1.0", "set xrange [0:26]", "set yrange [-0.6:4.6]",
             f"set ytics ({names}) nomirror scale 0"]
    for at, (_, value, words) in enumerate(BARS):
        y = len(BARS) - 1 - at
        lines.append(f'set object {at + 1} rectangle from 0,{y - 0.32} to {value},{y + 0.32} fillcolor rgb "#0067B1" fillstyle solid noborder')
        lines.append(f'set label {at + 10} "{words}" at {value + 0.4},{y}')
    return [*lines, "plot NaN notitle"]


def gnuplot_line():
    return ['set title "Load" left', "set border 3", "set grid y", "set key off", f'plot "{place("thousand.txt")}" with lines lw 2']


def gnuplot_points():
    return ['set title "Load" left', "set border 3", "set grid y", "set key off",
            f'plot "{place("points.f64")}" binary format="%double" using 0:1 with lines']


def gnuplot(name, kind, lines):
    script = [f"set terminal {GNUPLOT[kind]}", f'set output "{place(f"peer.{kind}")}"', *lines]
    return ["gnuplot", place(f"{name}-{kind}.gp", "\n".join(script) + "\n")]


def matplotlib(name, ending):
    body = {"bars": f"axes.barh({[b[0] for b in BARS]!r}, {[b[1] for b in BARS]!r})",
            "line": f'axes.plot([float(line.split()[1]) for line in open({place("thousand.txt")!r})])'}[name]
    return ["/usr/bin/python3", place(f"{name}-{ending}.py", "import matplotlib\nmatplotlib.use('agg')\nimport matplotlib.pyplot as plot\n"
            f"figure, axes = plot.subplots(figsize=(12, 6.75), dpi=100)\n{body}\naxes.set_title('Load')\nfigure.savefig({place('peer-m.' + ending)!r})\n")]


def rrdtool(ending):
    return ["rrdtool", "graph", place("peer-r." + ending), "--imgformat", ending.upper(), "--width", "1100", "--height", "575", "--start", str(FIRST),
            "--end", str(FIRST + 999_999), f"DEF:a={place('points.rrd')}:v:LAST", "LINE1:a#0067A8:Load"]


def ours(spec, ending, *more):
    return [annals, "chart", spec, "-o", place("ours." + ending), "--size", "1200x675", "--store", store, *more]


header()
for name, spec, lines in (("5 bars", bars_spec, gnuplot_bars()), ("1,000 points", line_spec, gnuplot_line())):
    short = "bars" if name == "5 bars" else "line"
    compare(f"PNG, {name} / gnuplot pngcairo", ours(spec, "png"), gnuplot(short, "png", lines), 0.55, runs)
    compare(f"PNG, {name} / gnuplot libgd", ours(spec, "png"), gnuplot(short, "gd", lines), 1, runs)
    compare(f"PDF, {name} / gnuplot pdfcairo", ours(spec, "pdf"), gnuplot(short, "pdf", lines), 0.65, runs)
    compare(f"SVG, {name} / gnuplot svg", ours(spec, "svg"), gnuplot(short, "svg", lines), 0.35, runs)
    compare(f"PNG, {name} / matplotlib", ours(spec, "png"), matplotlib(short, "png"), 0.1, min(runs, 5))
million = [points, place("points.i64")]
compare("PNG, 1e6 points / rrdtool graph", [*million, place("ours.png")], rrdtool("png"), 0.7, runs)
compare("PDF, 1e6 points / rrdtool graph", [*million, place("ours.pdf")], rrdtool("pdf"), 0.7, runs)
compare("PNG, 1e6 points / gnuplot pngcairo", [*million, place("ours.png")], gnuplot("points", "png", gnuplot_points()), 0.05, min(runs, 5))
compare("PNG 2x / 1x, 5 bars", ours(bars_spec, "png", "--scale", "2"), ours(bars_spec, "png"), 2.5, runs)
with open(bars_spec, encoding="utf-8") as file:
    bars = json.load(file)
bars["size"] = {"width": 1200, "height": 675}
many = [place(f"many{at}.json", json.dumps(bars)) for at in range(100)]
for ending in ("png", "pdf", "svg"):
    time_alone(f"100 charts as {ending.upper()}, each", [annals, "chart", *many, "--out-dir", place("many"), "--format", ending, "--store", store], 100, 12,
               min(runs, 7))
