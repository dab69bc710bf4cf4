#!/usr/bin/env python3
"""Runs entente on inputs that mean harm, and on outputs that cannot be written.

    hostile.py PROGRAM [CASES]     prints one line per case; exits 1 if one is not as promised

Promised for every case: the exit code below, at most 5 s and 600 MB, nothing on standard output
where there is an error, no file half-written.
"""
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SECONDS = 5.0
MEGABYTES = 600
WORKING = 2400  # of what is honest work until it is interrupted: a quicker machine is further by then
SIX = ("options:\n  ann: [share]\n  bob: [share]\npreferences:\n"
       "  ann: [bob.share, not ann.share]\n  bob: [ann.share, not bob.share]\n")


class Case:
    """One attack: what is run, on which file, and what must come of it."""

    def __init__(self, name, words, exit_code, content=None, file="case.yaml", **more):
        self.name, self.words, self.exit, self.content, self.file = name, words, exit_code, content, file
        self.stdin = more.get("stdin")            # bytes for standard input
        self.stdout = more.get("stdout")          # a path that standard output goes to
        self.closed_pipe = more.get("closed_pipe", False)
        self.interrupt = more.get("interrupt")    # seconds until SIGINT
        self.prints = more.get("prints", False)   # standard output may hold something
        self.says = more.get("says")              # then it has these words
        self.before = more.get("before")          # called with the folder
        self.after = more.get("after")            # called with the folder; a sentence if wrong


def many_states(options):
    names = ", ".join(f"o{k}" for k in range(options))
    return f"options:\n  ann: [{names}]\n  bob: [share]\n"


def alias_bomb():
    lines = ["x-a: &a [1,1,1,1,1,1,1,1,1,1]"]
    for k in range(1, 12):
        before, here = chr(96 + k), chr(97 + k)
        lines.append(f"x-{here}: &{here} [" + ",".join([f"*{before}"] * 10) + "]")
    return "\n".join(lines) + "\n" + SIX


def wide_case(parties, options):
    """All states feasible, so that tables are large: 2^(parties*options) of them."""
    text = "options:\n"
    for p in range(parties):
        text += f"  p{p}: [" + ", ".join(f"o{k}" for k in range(options)) + "]\n"
    return text


def many_wants_of(parties, options):
    """Twelve statements for each of some parties."""
    text = "preferences:\n"
    for p in range(parties):
        text += f"  p{p}:\n"
        for k in range(12):
            text += f"    - p{k % parties}.o{k // parties % options} iff " \
                    f"p{(k + 1) % parties}.o{(k + p) % min(4, options)}\n"
    return text


def many_wants():
    """32,768 states of three parties with twelve statements each: hundreds of changes to try."""
    return wide_case(3, 5) + many_wants_of(3, 5)


def product(strategies, seed=7):
    parties = [f"P{k}" for k in range(len(strategies))]
    return json.dumps({"format": "entente.product/1", "parties": parties, "strategies": strategies,
                       "values": {"generator": "splitmix64", "kind": "uniform", "seed": seed}})


def random_graph(states, seed=7):
    return json.dumps({"format": "entente.random/1", "parties": ["P0", "P1", "P2"], "states": states, "degree": 3,
                       "values": {"generator": "splitmix64", "kind": "uniform", "seed": seed}})


def unknown_wants():
    """Of four parties with five options each, every other statement with a mark."""
    text = "preferences:\n"
    for p in range(4):
        text += f"  p{p}:\n"
        for k in range(12):
            mark = ", unknown: true" if k % 2 else ""
            text += f"    - {{want: p{k % 4}.o{k % 5} iff p{(k + 1) % 4}.o{(k + p) % 5}{mark}}}\n"
    return text


def gmcr(options):
    return json.dumps({"options": [{"name": "o"}] * options, "infeasibles": [],
                       "decisionMakers": [{"name": "P", "options": list(range(options)), "preferences": []}]})


def nothing_new(folder):
    return "a case was written" if (folder / "new.yaml").exists() else None


def only_case_left(folder):
    left = sorted(p.name for p in folder.iterdir() if p.name != "case.yaml")
    return f"left behind: {', '.join(left)}" if left else None


def old_file_stays(folder):
    return None if (folder / "old.txt").read_text() == "old" else "the old file was changed"


def write_old(folder):
    (folder / "old.txt").write_text("old")


def cases(shipped):
    check = ["check", "case.yaml"]
    march = str(shipped / "ukraine-march-2025.yaml")
    graph = ["stability", "--graph", "graph.json"]
    outside = ("sources:\n  memo: {title: Memo, file: ../secret.txt, quotes: {q: root}}\n" + SIX)
    rule = SIX + "rules: [never ann.share]\nstatus_quo: {ann.share: yes}\n"
    yield Case("no file", ["check", "nothing.yaml"], 3)
    yield Case("a folder", ["check", "."], 3)
    yield Case("empty file", check, 3, b"")
    yield Case("binary", check, 3, bytes(range(256)) * 400)
    yield Case("100 MB", check, 3, b"a" * 100_000_000)
    yield Case("100 MB on standard input", ["check", "-"], 3, stdin=b"a: b\n" * 20_000_000)
    yield Case("/dev/zero", ["check", "/dev/zero"], 3)
    yield Case("alias bomb", check, 3, alias_bomb())
    yield Case("20,000 brackets", check, 3, SIX + "x-a: " + "[" * 20_000)
    yield Case("20,000 brackets in an expression", check, 3,
               SIX + "outcomes: {a: '" + "(" * 20_000 + "ann.share" + ")" * 20_000 + "'}\n")
    yield Case("200,000 times not", check, 3, SIX + "outcomes: {a: '" + "not " * 200_000 + "ann.share'}\n")
    yield Case("200,000 times and", check, 0,
               SIX + "outcomes: {a: '" + "ann.share and " * 200_000 + "ann.share'}\n", prints=True)
    yield Case("NUL bytes", check, 3, b"options:\n  ann: [sh\0are]\n")
    yield Case("UTF-16", check, 3, SIX.encode("utf-16"))
    yield Case("byte order mark", check, 0, b"\xef\xbb\xbf" + SIX.encode(), prints=True)
    yield Case("two documents", check, 3, SIX + "---\n" + SIX)
    yield Case("tags", check, 3, "title: !!python/object:os.system ls\n" + SIX)
    yield Case("escape codes in a name", check, 3, b"options:\n  \"a\x1b[31mnn\": [share]\n")
    yield Case("10^30 states", check, 4, many_states(100))
    yield Case("2^28 states", ["check", "case.yaml", "--max-states", "1000000"], 4, many_states(27))
    yield Case("10,000 parties", check, 4,
               "options:\n" + "".join(f"  p{k}: [a]\n" for k in range(10_000)))
    yield Case("status quo against a rule", check, 3, rule)
    yield Case("rules that leave no state", check, 3, SIX + "rules: [never ann.share, never not ann.share]\n")
    yield Case("a source outside the folder", check, 3, outside)
    yield Case("a number beyond all bounds", check, 3,
               SIX + "types: {ann: {t: {chance: 1e999999999, first: share}}}\n")
    yield Case("unknown command", ["chekc", "case.yaml"], 2, SIX)
    yield Case("unknown flag", ["check", "case.yaml", "--clams"], 2, SIX)
    yield Case("a state that is not there", ["explain", "case.yaml", "99"], 2, SIX)
    yield Case("20,000 words", ["check", "case.yaml"] + ["x"] * 20_000, 2, SIX)
    yield Case("target in no folder", ["stability", "case.yaml", "-o", "none/out.txt"], 4, SIX,
               after=only_case_left)
    yield Case("target is a folder", ["stability", "case.yaml", "-o", "."], 4, SIX, after=only_case_left)
    yield Case("target exists", ["stability", "case.yaml", "-o", "old.txt"], 2, SIX,
               before=write_old, after=old_file_stays)
    yield Case("disk full, standard output", ["stability", "case.yaml"], 4, SIX, stdout="/dev/full")
    yield Case("disk full, --out", ["stability", "case.yaml", "-o", "/dev/full"], 4, SIX)
    yield Case("target exists, --force", ["stability", "case.yaml", "--force", "-o", "old.txt"], 0, SIX,
               before=write_old)
    yield Case("closed pipe", ["stability", march, "-v", "-f", "json"], 4, closed_pipe=True)
    old = ["convert", "old.gmcr", "new.yaml"]
    yield Case("gmcr: deep nesting", old, 3, "[" * 100_000, file="old.gmcr", after=nothing_new)
    yield Case("gmcr: 2^10000 states", old, 4, gmcr(10_000), file="old.gmcr", after=nothing_new)
    yield Case("table: 10 MB of quotes", ["convert", "t.csv", "-", "--to", "dot"], 3, '"' * 10_000_000, file="t.csv")
    yield Case("table: /dev/zero", ["convert", "/dev/zero", "-", "--from", "csv", "--to", "dot"], 3)
    yield Case("table: 100,000 parties", ["convert", "t.csv", "--to", "json"], 4,
               "state," + ",".join(f"p{k}" for k in range(100_000)) + "\n", file="t.csv")
    yield Case("written out: 10^9 states", ["convert", "graph.json", "--to", "csv"], 4, product([1000] * 3),
               file="graph.json")
    yield Case("written out: closed pipe", ["convert", march, "--to", "json"], 4, closed_pipe=True)
    yield Case("graph: no JSON", graph, 3, "{", file="graph.json")
    yield Case("graph: deep nesting", graph, 3, "[" * 100_000, file="graph.json")
    yield Case("graph: wrong entries", graph, 3,
               '{"parties": ["A"], "states": ["a","a"], "moves": {"B": [["a","c"]]}, "ranking": {}}',
               file="graph.json")
    yield Case("graph: 2^40 states", graph, 4, product([1024] * 4), file="graph.json")
    yield Case("graph: too many to list", graph + ["-f", "json"], 4, product([256, 256, 128]), file="graph.json")
    yield Case("Ctrl-C, product graph", graph + ["--counts"], 130, product([512, 512, 128]), file="graph.json",
               interrupt=0.7, prints=True)
    yield Case("Ctrl-C, large case", ["stability", "case.yaml"], 130, wide_case(4, 6), interrupt=0.7,
               prints=True, says="ended before it was complete")
    rules = "rules:\n  - never p0.o0 and p1.o0\n  - p1.o1 only rises\n"
    yield Case("Ctrl-C, case under rules", ["stability", "case.yaml"], 130, wide_case(4, 6) + rules, interrupt=1.5,
               prints=True, says="ended before it was complete")
    yield Case("Ctrl-C, list of arcs", graph + ["--counts", "--threads", "2", "-f", "json"], 130,
               random_graph(1_000_000), file="graph.json", interrupt=1.5, prints=True, says='"partial":true')
    yield Case("Ctrl-C, what is unknown", ["stability", "case.yaml", "--concepts", "smr_a,sseq_d", "--counts"], 130,
               wide_case(4, 5) + unknown_wants(), interrupt=1.5, prints=True, says="ended before it was complete")
    yield Case("Ctrl-C, path", ["path", "case.yaml"], 130, wide_case(4, 6), interrupt=0.7,
               prints=True, says="ended before it was complete")
    claims = ["check", march, "--claims", "--draws", "10000000"]
    settle = ["settle", march, "--draws", "100000000"]
    levers = ["levers", "case.yaml", "--threads", "2"]
    yield Case("Ctrl-C, draws", claims, 130, interrupt=0.7, prints=True, says="Ended before all draws")
    yield Case("Ctrl-C, draws, JSON", claims + ["-f", "json"], 130, interrupt=0.7, prints=True,
               says='"partial":true')
    yield Case("Ctrl-C, settle", settle, 130, interrupt=0.7, prints=True, says="Ended before all draws")
    yield Case("Ctrl-C, settle, JSON", settle + ["-f", "json"], 130, interrupt=0.7, prints=True,
               says='"partial":true')
    yield Case("Ctrl-C, levers", levers, 130, many_wants(), interrupt=0.7, prints=True,
               says="ended before every change was tried")
    yield Case("Ctrl-C, levers, JSON", levers + ["-f", "json"], 130, many_wants(), interrupt=0.7, prints=True,
               says='"partial":true')
    inverse = ["levers", "case.yaml", "--inverse", "--target", "p0.o0", "--concept", "nash", "-f", "json"]
    yield Case("Ctrl-C, levers --inverse", inverse, 130, wide_case(4, 3) + many_wants_of(4, 3), interrupt=1,
               prints=True, says='"partial":true')
    firm = ["levers", "case.yaml", "--sensitivity"]
    yield Case("Ctrl-C, levers --sensitivity", firm, 130, wide_case(4, 3) + many_wants_of(4, 3), interrupt=1,
               prints=True, says="ended before it was complete")
    yield Case("Ctrl-C, levers --sensitivity, JSON", firm + ["-f", "json"], 130, wide_case(4, 3) + many_wants_of(4, 3),
               interrupt=1, prints=True, says='"partial":true')
    yield Case("Ctrl-C, report", ["report", march, "-o", "page.html", "--draws", "10000000"], 130,
               interrupt=0.7, after=only_case_left)
    yield Case("--limit", graph + ["--limit", "1000"], 4, product([64, 64]), file="graph.json", prints=True)


def limited_to(megabytes):
    return lambda: resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


def run(program, case, folder):
    """Exit code, standard output, standard error, seconds, megabytes."""
    if case.content is not None:
        content = case.content if isinstance(case.content, bytes) else case.content.encode()
        (folder / case.file).write_bytes(content)
    if case.before:
        case.before(folder)
    read_end = None
    target = open(folder.parent / "out", "wb")
    if case.stdout:
        target = open(case.stdout, "wb")
    if case.closed_pipe:
        read_end, write_end = os.pipe()
        os.close(read_end)
        target = os.fdopen(write_end, "wb")
    stdin = subprocess.DEVNULL
    if case.stdin is not None:
        (folder.parent / "in").write_bytes(case.stdin)
        stdin = open(folder.parent / "in", "rb")
    start = time.monotonic()
    with open(folder.parent / "err", "wb") as err:
        child = subprocess.Popen([program, *case.words], cwd=folder, stdin=stdin, stdout=target, stderr=err,
                                 preexec_fn=limited_to(WORKING if case.interrupt else MEGABYTES))
        if case.interrupt:
            time.sleep(case.interrupt)
            os.kill(child.pid, signal.SIGINT)  # also where it has ended: it is still to be waited for
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - start
    target.close()
    out = (folder.parent / "out").read_bytes() if not (case.stdout or case.closed_pipe) else b""
    return child.returncode, out, (folder.parent / "err").read_bytes(), seconds, usage.ru_maxrss / 1024


def wrong(case, folder, code, out, seconds):
    """What is not as promised, or nothing."""
    faults = []
    if code != case.exit:
        faults.append(f"exit {code}, not {case.exit}")
    if code not in (0, 1) and out and not case.prints:
        faults.append(f"{len(out)} bytes on standard output")
    if case.says and out and case.says not in out.decode("utf-8", "replace").replace("\n", " "):
        faults.append(f"does not say: {case.says}")
    if seconds > SECONDS:
        faults.append("too slow")
    if case.after and case.after(folder):
        faults.append(case.after(folder))
    return "; ".join(faults)


def main():
    program = str(Path(sys.argv[1]).resolve())
    shipped = Path(sys.argv[2] if len(sys.argv) > 2 else Path(__file__).parents[2] / "cases").resolve()
    only = sys.argv[3] if len(sys.argv) > 3 else ""
    bad = 0
    print(f"{'case':<34} {'exit':>4} {'s':>5} {'MB':>4}  first line")
    for case in cases(shipped):
        if only not in case.name:
            continue
        place = Path(tempfile.mkdtemp(prefix="entente-hostile-"))
        folder = place / "work"
        folder.mkdir()
        try:
            code, out, err, seconds, megabytes = run(program, case, folder)
            fault = wrong(case, folder, code, out, seconds)
        finally:
            shutil.rmtree(place, ignore_errors=True)
        line = (err or out).decode("utf-8", "replace").strip().split("\n")[0][:90]
        print(f"{case.name:<34} {code:>4} {seconds:>5.2f} {megabytes:>4.0f}  {line}")
        if fault:
            bad += 1
            print(f"    WRONG: {fault}")
    print(f"{bad} not as promised" if bad else "all as promised")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
