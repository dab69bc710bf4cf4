#!/usr/bin/env python3
"""Checks that includes follow the layers.

ARCHITECTURE.md has one line `layers: base < model < read, graph ...`: a file may include its own
folder and any layer to its left; layers between commas never include each other. On top of that a
layer includes only what its CMakeLists.txt uses, and what those use in turn.
"""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)


def read_layers(text):
    """The place of each layer from the left; siblings share one."""
    line = re.search(r"^\s*layers:(.*)$", text, re.MULTILINE)
    if line is None:
        sys.exit("includes: ARCHITECTURE.md has no line `layers: ...`")
    groups = [group.split(",") for group in line.group(1).split("<")]
    return {name.strip(): place for place, group in enumerate(groups) for name in group}


def read_uses(layer, places):
    """The layers that the layer's CMakeLists.txt links; None where it has no such file."""
    listing = ROOT / "entente" / layer / "CMakeLists.txt"
    if not listing.exists():
        return None
    text = re.sub(r"#.*", "", listing.read_text(encoding="utf-8"))
    call = re.search(r"entente_layer\(\s*" + layer + r"\b(.*?)\)", text, re.DOTALL)
    if call is None:  # a program, not a library
        linked = re.findall(r"target_link_libraries\((.*?)\)", text, re.DOTALL)
        return [name for name in re.findall(r"\bentente_(\w+)", " ".join(linked)) if name in places]
    words = call.group(1).split()
    after = words[words.index("USES") + 1:] if "USES" in words else []
    keywords = ("FILES", "TESTS", "LIBRARIES")
    end = next((k for k, word in enumerate(after) if word in keywords), len(after))
    return after[:end]


def closure(layer, uses):
    """The layer and all that it uses, directly or not."""
    reached, waiting = set(), [layer]
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting.extend(uses.get(here) or [])
    return reached


def faults_of_file(path, layer, places, allowed):
    """Each wrong include of one file, as a sentence."""
    text = path.read_text(encoding="utf-8")
    name = path.relative_to(ROOT)
    if path.suffix == ".hpp" and not text.startswith("#pragma once\n"):
        yield f"{name}:1: a header starts with #pragma once"
    for match in INCLUDE.finditer(text):
        where = f"{name}:{text.count(chr(10), 0, match.start(1)) + 1}"
        included = match.group(1)
        if not (ROOT / included).exists():
            yield f'{where}: "{included}" is no file of the project'
            continue
        other = included.split("/")[1]
        if other == layer or included == "tests/project.hpp":  # which only test programs link
            continue
        if other not in places or places[other] >= places[layer]:
            yield f"{where}: {layer} may not include {other} (ARCHITECTURE.md, layers)"
        elif allowed is not None and other not in allowed:
            yield f"{where}: {layer} includes {other}, which its CMakeLists.txt does not use"


def main():
    architecture = ROOT / "ARCHITECTURE.md"
    if not architecture.exists():
        sys.exit("includes: there is no ARCHITECTURE.md")
    places = read_layers(architecture.read_text(encoding="utf-8"))
    uses = {layer: read_uses(layer, places) for layer in places}
    faults = []
    for layer, named in uses.items():
        for other in named or []:
            if places.get(other, len(places)) >= places[layer]:
                faults.append(f"entente/{layer}/CMakeLists.txt: {layer} may not use {other}")
    for folder in sorted((ROOT / "entente").iterdir()):
        if not folder.is_dir():
            continue
        layer = folder.name
        if layer not in places:
            faults.append(f"entente/{layer}: no layer of that name in ARCHITECTURE.md")
            continue
        allowed = None if uses[layer] is None else closure(layer, uses)
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".hpp", ".cpp"):
                faults.extend(faults_of_file(path, layer, places, allowed))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
