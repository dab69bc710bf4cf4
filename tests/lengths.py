#!/usr/bin/env python3
"""Checks that files stay within 350 lines and functions within 60."""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("entente", "tests", "bench")
MOST_FILE_LINES = 350
MOST_FUNCTION_LINES = 60
# Comments and texts hold braces that open nothing.
HIDDEN = re.compile(
    r'R"(?P<mark>[^()\\ ]*)\(.*?\)(?P=mark)"'
    r'|//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'|^[ \t]*#[^\n]*(?:\\\n[^\n]*)*',
    re.DOTALL | re.MULTILINE)
SCOPE = re.compile(r"\b(namespace|class|struct|union|enum|extern)\b(?![^{]*\)\s*(const|noexcept|override|final)*\s*$)")


def without_hidden(text):
    """The text with comments, quoted texts and directives blanked, line ends kept."""
    return HIDDEN.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)


def functions(text):
    """(first line, last line, head) of each function that stands in a namespace or class."""
    kinds, head, head_line, line = [], "", 1, 1
    for c in text:
        if c == "\n":
            line += 1
        if c == "{":
            inside = any(kind[0] != "scope" for kind in kinds)
            kind = "block"
            if not inside and SCOPE.search(head) and not re.search(r"\w\s*\(.*\)", head, re.DOTALL):
                kind = "scope"
            elif not inside and "(" in head and "to_array" not in head:  # a table is no function
                kind = "function"
            kinds.append((kind, head_line, head))
            head = ""
        elif c == "}":
            if kinds:
                kind, first, name = kinds.pop()
                if kind == "function":
                    yield first, line, " ".join(name.split())
            head = ""
        elif c == ";":
            head = ""
        else:
            if not head.strip():
                head_line = line
            head += c


def main():
    faults = []
    paths = [p for folder in FOLDERS for p in (ROOT / folder).rglob("*") if p.suffix in (".hpp", ".cpp")]
    for path in sorted(paths):
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(ROOT)
        lines = text.count("\n")
        if lines > MOST_FILE_LINES:
            faults.append(f"{name}: {lines} lines, at most {MOST_FILE_LINES}")
        for first, last, head in functions(without_hidden(text)):
            if last - first + 1 > MOST_FUNCTION_LINES:
                faults.append(f"{name}:{first}: {last - first + 1} lines, at most {MOST_FUNCTION_LINES}: {head[:60]}")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
