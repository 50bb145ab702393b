"""Times pairs of commands in turn, A B A B ..., each a whole process, and prints medians, the median of the pairs' ratios and peak memory."""
import os
import shutil
import statistics
import subprocess
import sys
import time


def run(command, prepare, stdin=None):
    """One run: (seconds, peak bytes). `prepare` is not timed."""
    prepare()
    source = open(stdin, "rb") if stdin else subprocess.DEVNULL
    begun = time.perf_counter()
    child = subprocess.Popen(command, stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    message = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - begun
    child.returncode = 0
    if stdin:
        source.close()
    if status != 0:
        sys.exit(f"{command}: exit {os.waitstatus_to_exitcode(status)}: {message.decode()[:500]}")
    return seconds, usage.ru_maxrss * 1024


def compare(name, ours, peer, aim, runs, prepare_ours=lambda: None, prepare_peer=lambda: None, stdin=None, memory_aim=None):
    """Prints one row: medians, ratio ours/peer (median of the pairs) against the aim, peak memory of ours."""
    pairs = []
    for turn in range(runs + 1):
        a = run(ours, prepare_ours)
        b = run(peer, prepare_peer, stdin)
        if turn > 0:
            pairs.append((a, b))
    ratios = sorted(a[0] / b[0] for a, b in pairs)
    ratio = statistics.median(ratios)
    peak = max(a[1] for a, _ in pairs) / 1e6
    ours_ms = statistics.median(a[0] for a, _ in pairs) * 1e3
    peer_ms = statistics.median(b[0] for _, b in pairs) * 1e3
    reached = "reached" if ratio <= aim else "NOT reached"
    print(f"{name:<34} {ours_ms:9.1f} {peer_ms:9.1f} {ratio:6.2f} ({ratios[0]:.2f}-{ratios[-1]:.2f}) aim {aim:.2f} {reached:<12} {peak:6.1f} MB")


def time_alone(name, command, parts, aim, runs):
    """Prints one row of a command that has no peer: the median time a part, against an aim in milliseconds."""
    times = [run(command, lambda: None) for _ in range(runs + 1)][1:]
    median = statistics.median(seconds for seconds, _ in times) * 1e3 / parts
    peak = max(bytes_used for _, bytes_used in times) / 1e6
    print(f"{name:<34} {median:9.1f} {'':>9} {'':>6} {'':>11} aim {aim:.0f} ms {'reached' if median <= aim else 'NOT reached':<11} {peak:6.1f} MB")


def header():
    print(f"{'':<34} {'ours ms':>9} {'peer ms':>9} {'ratio':>6} (pairs)     aim              {'peak':>9}")


def fresh(source, *targets):
    """A prepare step: copies a file to each target, without the companions of an earlier run."""

    def prepare():
        for target in targets:
            for ending in ("", "-wal", "-shm"):
                if os.path.exists(target + ending):
                    os.remove(target + ending)
            shutil.copy(source, target)

    return prepare
