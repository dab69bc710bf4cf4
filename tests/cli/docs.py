#!/usr/bin/env python3
"""Runs every command that the docs show, in a folder of its own, and compares what they print.

    docs.py PROGRAM ROOT              prints one line per page; exits 1 if a page promises what is not so
    docs.py PROGRAM ROOT --record     writes what is printed into the pages, to be read in review

A command is a line of a code block that begins with `entente`, with or without `$ ` before it. It must
not end as wrong use or as a bug. Lines below `$ entente ...` are its output, as it is where there is no
terminal; a line `...` stands for any lines. Below `$ echo $?` stands the exit code. `./x WORD` must be a
word of ./x. A `yaml` block after which a page says "Save ... as `NAME`" is that file.
"""
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

COMMAND = re.compile(r"(?:\$ )?(entente(?: .*)?|\./x(?: .*)?)$")
SAVED = re.compile(r"[Ss]ave [^.]*? as\s+`([\w.-]+)`")
DIALOGUE = "  What is it about?"  # questions that need somebody to answer them


class Block:
    """Lines of code of a page, with the place of the first and the text that follows."""

    def __init__(self, language, start):
        self.language, self.start, self.lines, self.after = language, start, [], ""


def blocks_of(lines):
    """Fenced blocks, and indented ones."""
    blocks, fence, indented = [], None, None
    for number, line in enumerate(lines):
        if line.startswith("```"):
            if fence:
                blocks.append(fence)
            fence, indented = None if fence else Block(line[3:].strip(), number + 1), None
        elif fence:
            fence.lines.append(line)
        elif line.startswith("    "):
            if not indented:
                indented = Block("", number)
                blocks.append(indented)
            indented.lines.append(line[4:])
        else:
            indented = None
            if blocks:
                blocks[-1].after += line + "\n"
    return blocks


def steps_of(block):
    """[command, place of the next line, shown lines or nothing where no output is shown]."""
    steps = []
    for number, line in enumerate(block.lines, block.start + 1):
        match = COMMAND.match(line.split("  #")[0].rstrip())
        if match:
            steps.append([match.group(1), number, [] if line.startswith("$ ") else None])
        elif line.startswith("$ "):
            steps.append([line[2:], number, []])
        elif steps and steps[-1][2] is not None:
            steps[-1][2].append(line)
    return steps


def agrees(shown, printed):
    """Whether the lines shown are those printed; `...` stands for any number of them."""
    pattern = "".join(r"(?:.*\n)*?" if line == "..." else re.escape(line.rstrip()) + "\n"
                      for line in shown)
    text = "".join(line.rstrip() + "\n" for line in printed.rstrip("\n").split("\n"))
    return re.fullmatch(pattern, text) is not None


class Page:
    """One page, and the folder in which its commands are run."""

    def __init__(self, path, program, root, folder):
        self.path, self.program, self.root, self.folder = path, program, root, folder
        self.ran, self.compared, self.faults, self.exit = 0, 0, [], 0
        self.lines = path.read_text().split("\n")

    def fault(self, command, sentence):
        self.faults.append(f"{self.path.relative_to(self.root)}: {command}\n    {sentence}")

    def word_of_x(self, command):
        word = command.split()[1] if len(command.split()) > 1 else "help"
        words = re.findall(r"^  ([a-z]+)\) ", (self.root / "x").read_text(), re.M)
        if word not in [*words, "help"]:
            self.fault(command, f"./x has no word {word}")

    def printed_by(self, command):
        """What it prints, after a look at how it ends."""
        ran = subprocess.run([self.program, *shlex.split(command)[1:]], cwd=self.folder, text=True,
                             stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False)
        self.ran, self.exit = self.ran + 1, ran.returncode
        if ran.returncode == 2 or ran.returncode >= 70 or ran.returncode < 0:
            self.fault(command, f"exit {ran.returncode}: {ran.stderr.strip()}")
        return ran.stdout + ran.stderr

    def run(self, command, shown):
        """The lines that should stand below the command where they are not those shown."""
        if command.startswith("./x"):
            self.word_of_x(command)
            return None
        if shown and shown[0].startswith(DIALOGUE):
            print(f"skipped, needs a terminal: {command}")
            return None
        if command == "echo $?":
            printed = str(self.exit)
        elif command.startswith("entente"):
            printed = self.printed_by(command)
        else:
            self.fault(command, "no command of entente's")
            return None
        if not shown or agrees(shown, printed):
            self.compared += 1 if shown else 0
            return None
        self.fault(command, "it prints\n" + printed)
        return printed.rstrip("\n").split("\n")

    def check(self, record):
        new = []
        blocks = blocks_of(self.lines)
        for block in blocks:
            name = SAVED.search(block.after)
            if block.language == "yaml" and name:
                (self.folder / name.group(1)).write_text("\n".join(block.lines) + "\n")
            if block.language not in ("", "sh", "console"):
                continue
            for command, place, shown in steps_of(block):
                lines = self.run(command, shown)
                if lines is not None:
                    new.append((place, len(shown), lines))
        if record:
            for place, count, lines in reversed(new):
                self.lines[place:place + count] = lines
            self.path.write_text("\n".join(self.lines))


def prepare(folder, root):
    """What the pages take for granted: the shipped cases, a case and a graph of one's own."""
    (folder / "cases").symlink_to(root / "cases")
    shutil.copy(root / "cases" / "ukraine-march-2025.yaml", folder / "case.yaml")
    shutil.copytree(root / "cases" / "ukraine-march-2025", folder / "ukraine-march-2025")
    shutil.copy(root / "tests" / "convert" / "gmcr" / "quay.gmcr", folder / "old.gmcr")
    shutil.copy(root / "tests" / "games" / "cases" / "bluff_ladder.efg", folder / "game.efg")
    (folder / "game.nfg").write_text('NFG 1 R "" { "A" "B" } { 2 2 } 1 -1 -1 1 -1 1 1 -1')
    graph = (root / "docs" / "graph-json.md").read_text()
    (folder / "pd.json").write_text(re.search(r"```json\n(.*?)```", graph, re.S).group(1))


def main():
    program, root = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2]).resolve()
    pages = [root / "README.md", *sorted((root / "docs").rglob("*.md"))]
    faults, ran = [], 0
    for path in pages:
        with tempfile.TemporaryDirectory(prefix="entente-docs-") as folder:
            prepare(Path(folder), root)
            page = Page(path, program, root, Path(folder))
            page.check("--record" in sys.argv)
            faults += page.faults
            ran += page.ran
            print(f"{path.relative_to(root)}: {page.ran} commands, {page.compared} with their output")
    print("\n".join(faults) if faults else f"all {ran} commands do as the pages say")
    return 1 if faults or ran == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
