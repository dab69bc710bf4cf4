#!/usr/bin/env python3
"""Runs entente on faulty conflicts of every kind that the graph model has and prints what it says.

    bad_input.py PROGRAM      one line per item: what is wrong, the command, its exit code, its words

Promised for every row: the exit code and the words below, at most 5 s and 600 MB, and nothing on
standard output where there is an error.
"""
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

SECONDS = 5
MEGABYTES = 600
STABILITY = ["stability", "--graph", "g.json"]
CHECK = ["check", "c.yaml"]
DOCK = "options: {firm: [raise], union: [strike]}\npreferences: {firm: [not strike, not raise], union: [raise]}\n"


def graph(**more):
    """Two parties and four states, with keys set anew or, where they are None, left out."""
    whole = {"parties": ["A", "B"], "states": ["w", "x", "y", "z"],
             "moves": {"A": [["w", "x"]], "B": [["w", "y"]]},
             "ranking": {"A": ["x", "w", "y", "z"], "B": ["w", "x", "y", "z"]}}
    whole.update(more)
    return json.dumps({key: value for key, value in whole.items() if value is not None})


def product(size):
    return json.dumps({"format": "entente.product/1", "parties": ["A", "B", "C"], "strategies": [size] * 3,
                       "values": {"generator": "splitmix64", "kind": "uniform", "seed": 1}})


def random_graph(states):
    return json.dumps({"format": "entente.random/1", "parties": ["A", "B"], "states": states, "degree": 3,
                       "values": {"generator": "splitmix64", "kind": "uniform", "seed": 1}})


def gmcr(party_options, **more):
    whole = {"options": [{"name": "a"}, {"name": "b"}], "infeasibles": [],
             "decisionMakers": [{"name": "P", "options": party_options, "preferences": []}]}
    whole.update(more)
    return json.dumps(whole)


# What is wrong, the command, its input, the exit code, words of the message.
ROWS = [
    ("a move to an unknown state", STABILITY, graph(moves={"A": [["w", "q"]]}), 3,
     'moves.A[0]: unknown state "q"'),
    ("a rank of an unknown state", STABILITY, graph(ranking={"A": ["x", "w", "y", "z", "q"], "B": ["w", "x", "y", "z"]}),
     3, 'ranking.A[4]: unknown state "q"'),
    ("moves of an unknown party", STABILITY, graph(moves={"C": []}), 3, 'moves: unknown party "C"'),
    ("an unknown pair with an unknown state", STABILITY, graph(unknown={"A": [["w", "q"]]}), 3,
     'unknown.A[0]: unknown state "q"'),
    ("an unknown status quo", STABILITY, graph(status_quo="q"), 3, 'status_quo: unknown state "q"'),
    ("a state number out of range", STABILITY, graph(moves={"A": [[0, 4]]}), 3, "moves.A[0]: unknown state 4"),
    ("an unknown start", STABILITY + ["--paths", "um", "--from", "q"], graph(), 2, '"q"'),
    ("an unknown option in a case", CHECK, DOCK + "outcomes: {peace: not srtike}\n", 3, 'did you mean "strike"?'),
    ("a move to the same state", STABILITY, graph(moves={"A": [["w", "w"]]}), 3,
     'moves.A[0]: state "w" stands on both sides'),
    ("a pair of one state", STABILITY, graph(fuzzy={"A": [["w", "w", 0.5]]}), 3, "state w stands on both sides"),
    ("a state ranked twice", STABILITY, graph(ranking={"A": ["x", "w", "y", ["z", "x"]], "B": ["w", "x", "y", "z"]}), 3,
     'ranking.A[3]: state "x" is ranked twice'),
    ("a state not ranked", STABILITY, graph(ranking={"A": ["x", "w", "y"], "B": ["w", "x", "y", "z"]}), 3,
     'ranking.A: state "z" is not ranked'),
    ("a party not ranked", STABILITY, graph(ranking={"A": ["x", "w", "y", "z"]}), 3, "ranking.B: is missing"),
    ("preferences in a circle", STABILITY, graph(prefers={"A": [["x", "w"], ["w", "y"], ["y", "x"]]}), 0,
     "prefers.A: the preference goes in a circle"),
    ("10^9 states, as strategies", STABILITY, product(1000), 4, "1000000000"),
    ("10^9 states, as a number", STABILITY, random_graph(10 ** 9), 4, "1000000000"),
    ("2^30 states, as a case", CHECK,
     "options:\n  a: [" + ", ".join(f"o{k}" for k in range(29)) + "]\n  b: [p]\n", 4, "1073741824"),
    ("2^30 states, as a .gmcr file", ["convert", "g.gmcr", "--to", "yaml"],
     json.dumps({"options": [{"name": f"o{k}"} for k in range(30)], "infeasibles": [],
                 "decisionMakers": [{"name": "P", "options": list(range(30)), "preferences": []}]}), 4, "2^30"),
    ("a degree that is NaN, as JSON", STABILITY, graph(fuzzy={"A": [["w", "x", float("nan")]]}), 3,
     "breaks the rules of JSON"),
    ("a degree that is a text", STABILITY, graph(fuzzy={"A": [["w", "x", "NaN"]]}), 3, "is not a number from 0 to 1"),
    ("a degree that is NaN, in a case", CHECK,
     DOCK.replace("union: [raise]", "union: [{want: raise, degree: .nan}]"), 3, ".nan"),
    ("a degree above 1", STABILITY, graph(fuzzy={"A": [["w", "x", 1.2]]}), 3,
     "fuzzy.A[0]: 1.2 is not a number from 0 to 1"),
    ("a degree below 0", STABILITY, graph(grey={"A": [["w", "x", -0.1, 0.5]]}), 3,
     "grey.A[0]: -0.1 is not a number from 0 to 1"),
    ("bounds the wrong way round", STABILITY, graph(grey={"A": [["w", "x", 0.7, 0.5]]}), 3,
     "the lower bound stands first"),
    ("chances that add up to more than 1", STABILITY, graph(probability={"A": [["w", "x", 0.7, 0.5]]}), 3,
     "add up to more than 1"),
    ("a degree listed twice", STABILITY, graph(fuzzy={"A": [["w", "x", 0.7], ["x", "w", 0.3]]}), 3,
     "fuzzy.A[1]: this pair is listed twice"),
    ("a degree above 1, in a case", CHECK, DOCK.replace("union: [raise]", "union: [{want: raise, degree: 1.2}]"), 3,
     "1.2"),
    ("a satisficing certainty of 0", STABILITY, graph(satisficing={"A": 0}), 3,
     "satisficing.A: 0 is not a number above 0 and up to 1"),
    ("an unknown limit", STABILITY, graph(limits={"frist_move": 0}), 3, 'did you mean "first_move"?'),
    ("a horizon of 0", STABILITY + ["--concepts", "l0"], graph(), 2, "no horizon of 0 moves: l1 to l99"),
    ("a horizon of 100", STABILITY + ["--concepts", "l100"], graph(), 2, "no horizon of 100 moves: l1 to l99"),
    ("a horizon without complete orders", STABILITY + ["--concepts", "l2"], graph(unknown={"A": [["w", "x"]]}), 3,
     "complete"),
    ("a coalition with a stranger", STABILITY + ["--concepts", "cnash", "--coalitions", "A+C"], graph(), 2,
     '--coalitions: no party "C"'),
    ("a coalition with nobody", STABILITY + ["--concepts", "cnash", "--coalitions", "A+"], graph(), 2,
     '--coalitions: a name is missing in "A+"'),
    ("a .gmcr file with a key not known", ["convert", "g.gmcr", "--to", "yaml"], gmcr([0, 1], colour="red"), 0, "colour"),
    ("a .gmcr option out of range", ["convert", "g.gmcr", "--to", "yaml"], gmcr([0, 2]), 3,
     "decisionMakers[0].options[1]: 2 is not the number of an option: 0 to 1"),
    ("a .gmcr option below 0", ["convert", "g.gmcr", "--to", "yaml"], gmcr([-1]), 3,
     "-1 is not the number of an option"),
    ("a view of a stranger", STABILITY + ["--views"], graph(views={"C": {}}), 3, 'views: unknown party "C"'),
    ("a view that hides an unknown state", STABILITY + ["--views"], graph(views={"A": {"hidden": ["q"]}}), 3,
     'views.A.hidden[0]: unknown state "q"'),
    ("a view that ranks a stranger", STABILITY + ["--views"], graph(views={"A": {"ranking": {"C": ["w"]}}}), 3,
     'views.A.ranking: unknown party "C"'),
    ("a view with an unknown key", STABILITY + ["--views"], graph(views={"A": {"raking": {}}}), 3,
     'did you mean "ranking"?'),
    ("a view of a view of oneself", STABILITY + ["--views"], graph(views={"A": {"views": {"A": {}}}}), 3,
     'views.A.views: "A" is no other party'),
    ("a third level of views", STABILITY + ["--views"], graph(views={"A": {"views": {"B": {"views": {"A": {}}}}}}), 3,
     "go no deeper"),
    ("a view that is no object", STABILITY + ["--views"], graph(views={"A": ["w"]}), 3,
     "views.A: a list of 1 is not an object"),
    ("a view of a stranger, in a case", CHECK, DOCK + "views: {frim: {hidden: strike}}\n", 3, 'did you mean "firm"?'),
    ("views where there are none", STABILITY + ["--views"], graph(), 2, "views"),
    ("an unknown attitude", STABILITY, graph(attitudes={"A": {"B": "++"}}), 3, 'attitudes.A.B: "++" is not "+", "0" or "-"'),
    ("an attitude as a number", STABILITY, graph(attitudes={"A": {"B": 1}}), 3, 'attitudes.A.B: 1 is not "+", "0" or "-"'),
    ("an attitude to a stranger", STABILITY, graph(attitudes={"A": {"C": "+"}}), 3, 'attitudes.A: unknown party "C"'),
    ("an unknown attitude, in a case", CHECK, DOCK + "attitudes: {firm: {union: frendly}}\n", 3, "frendly"),
]


def limits():
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))


def run(program, words, text):
    """Exit code, standard output and standard error."""
    with tempfile.TemporaryDirectory(prefix="entente-bad-") as folder:
        file = next(word for word in words if "." in word)
        (Path(folder) / file).write_text(text)
        ran = subprocess.run([program, *words], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True,
                             timeout=SECONDS, preexec_fn=limits, check=False, text=True)
    return ran.returncode, ran.stdout, ran.stderr


def wrong(exit_code, words, code, out, err):
    """What is not as promised, or nothing."""
    said = " ".join((err if code else out + err).split())
    faults = []
    if code != exit_code:
        faults.append(f"exit {code}, not {exit_code}")
    if words not in said:
        faults.append(f"does not say: {words}")
    if code and out:
        faults.append("prints an answer all the same")
    return "; ".join(faults)


def main():
    program = str(Path(sys.argv[1]).resolve())
    bad = 0
    print(f"{'what is wrong':<38} {'exit':>4}  what is said")
    for name, words, text, exit_code, said in ROWS:
        try:
            code, out, err = run(program, words, text)
            fault = wrong(exit_code, said, code, out, err)
        except subprocess.TimeoutExpired:
            code, out, err, fault = -1, "", "", "too slow"
        lines = [line for line in (err or out).splitlines() if line.strip()]
        line = next((line for line in lines if said in line), lines[0] if lines else "")
        print(f"{name:<38} {code:>4}  {line.strip()[:110]}\n{'':<45}{' '.join(words)}")
        if fault:
            bad += 1
            print(f"    WRONG: {fault}\n" + "".join(f"      | {line}\n" for line in lines[:8]), end="")
    print(f"{len(ROWS)} rows, " + (f"{bad} not as promised" if bad else "all as promised"))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
