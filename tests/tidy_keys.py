#!/usr/bin/env python3
"""Prints `key file` for each project file that build/dev compiles.

The key is a hash of the file, of every project header that it includes directly or not, of
.clang-tidy and of the arguments: it changes when clang-tidy may judge the file anew.
"""
import hashlib
import json
import re
import sys
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INCLUDE = re.compile(rb'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)


@lru_cache(maxsize=None)
def content(path):
    return path.read_bytes() if path.exists() else b""


def with_headers(path):
    """The file and all project headers it reaches, in a fixed order."""
    reached, waiting = {path}, [path]
    while waiting:
        here = waiting.pop()
        for name in INCLUDE.findall(content(here)):
            for header in (ROOT / name.decode(), here.parent / name.decode()):
                if header.exists() and header not in reached:
                    reached.add(header)
                    waiting.append(header)
    return sorted(reached)


def main():
    common = content(ROOT / ".clang-tidy") + content(ROOT / "tests/.clang-tidy") + " ".join(sys.argv[1:]).encode()
    database = json.loads((ROOT / "build/dev/compile_commands.json").read_text(encoding="utf-8"))
    for path in sorted({Path(entry["file"]) for entry in database}):
        if ROOT not in path.parents or ROOT / "build" in path.parents:
            continue
        key = hashlib.sha256(common)
        for part in with_headers(path):
            key.update(hashlib.sha256(content(part)).digest())
        print(key.hexdigest()[:32], path.relative_to(ROOT))


if __name__ == "__main__":
    main()
