"""keys.py COMMAND [WANTED TYPED]...: runs a command on a pseudo-terminal and answers it: waits until WANTED is shown behind what was shown
before, then types TYPED (\\n, \\x03 and the like as Python has them). "?NAME" waits for the question for NAME, "?" for a key to be asked for, "..." a moment, whatever is shown.
Prints the screen; exits as the command does."""
import os
import pty
import re
import select
import sys
import time

command, steps = sys.argv[1], sys.argv[2:]
steps = list(zip(steps[::2], steps[1::2]))
child, terminal = pty.fork()
if child == 0:
    os.execvp("/bin/sh", ["sh", "-c", command])
screen, seen = b"", 0


def take(seconds):
    global screen
    if not select.select([terminal], [], [], seconds)[0]:
        return False
    try:
        got = os.read(terminal, 65536)
    except OSError:
        return False
    screen += got
    return bool(got)


for wanted, typed in steps:
    if wanted == "...":
        time.sleep(0.5)
        wanted = ""
    elif wanted == "?":
        wanted = r"explains\): $"
    elif wanted.startswith("?"):
        wanted = f"  {wanted[1:]}[^\\n]*: $"
    else:
        wanted = re.escape(wanted)
    pattern = re.compile(wanted.encode())
    while not (found := pattern.search(screen, seen)):
        if not take(20):
            sys.stdout.write(screen.decode(errors="replace"))
            sys.exit(f"never shown: {wanted}")
    seen = found.end()
    if typed:
        os.write(terminal, typed.encode("ascii", "backslashreplace").decode("unicode_escape").encode())
while take(60):
    pass
sys.stdout.write(screen.decode(errors="replace").replace("\r", ""))
status = os.waitpid(child, 0)[1]
sys.exit(os.waitstatus_to_exitcode(status))
