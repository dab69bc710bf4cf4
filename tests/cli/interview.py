#!/usr/bin/env python3
"""Answers the questions of `entente new` in a terminal of its own and reads what comes of it."""
import os
import pty
import signal
import sys
import tempfile
import time
from pathlib import Path

RENT = ["Rent rise in Mill Street", "tenants, landlord", "pay_old, strike", "raise: none part full",
        "raise is none", "not strike if raise <= part", "<", "not strik", "not strike if raise <= part", "",
        "not tenants.strike", "raise is full", "", "", ""]


def start(program, folder):
    try:
        child, terminal = pty.fork()
    except OSError as fault:  # a root without /dev/pts, for example
        print(f"skipped: this machine gives no terminal ({fault})")
        sys.exit(77)
    if child == 0:
        os.chdir(folder)
        os.execv(program, [program, "new"])
    return child, terminal


def end(child, terminal):
    """All that is left to read, and the exit code."""
    shown = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    return shown.decode("utf-8", "replace"), os.waitstatus_to_exitcode(status)


def answered(program):
    with tempfile.TemporaryDirectory() as folder:
        child, terminal = start(program, folder)
        os.write(terminal, ("\n".join(RENT) + "\n").encode())
        shown, code = end(child, terminal)
        written = Path(folder, "rent.yaml")
        assert code == 0, f"exit {code}: {shown}"
        assert written.exists(), shown
        text = written.read_text()
        assert "raise: [none, part, full]" in text, text
        assert text.count("not strike if raise <= part") == 1, text
        assert "E021" in shown and "strike" in shown, shown
        assert "Written to rent.yaml" in shown and "12 states" in shown, shown


def interrupted(program):
    with tempfile.TemporaryDirectory() as folder:
        child, terminal = start(program, folder)
        os.write(terminal, b"Rent\ntenants, landlord\n")
        time.sleep(0.3)
        os.kill(child, signal.SIGINT)
        shown, code = end(child, terminal)
        assert code == 130, f"exit {code}: {shown}"
        assert not os.listdir(folder), os.listdir(folder)


def main():
    program = str(Path(sys.argv[1]).resolve())
    answered(program)
    interrupted(program)
    print("a sound case came of the answers, and nothing of an interrupted one")


if __name__ == "__main__":
    main()
