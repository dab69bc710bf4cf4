#!/usr/bin/env python3
"""Puts measured numbers into docs/performance.md: ./x bench graph graph-large > table.txt; bench/tables.py table.txt

Of each line `| name | what | states | ... |` of a table there whose name is a row of the bench, the cells under `states`,
`wall s`, `cpu s`, `peak MB`, `check` and `of free` are written anew; rows that were not measured stay as they are.
"""
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / 'docs' / 'performance.md'
FREE = {'half24': 'u24'}  # what a conflict under rules is held against, by time per state; else free20


def read(lines):
    """name -> the columns of the table that entente_bench prints."""
    rows = {}
    for line in lines:
        words = line.split()
        if len(words) == 9 and words[1].isdigit():
            rows[words[0]] = {'states': int(words[1]), 'wall': float(words[3]), 'cpu': float(words[4]),
                              'peak': int(words[6]), 'check': words[8]}
    return rows


def seconds(value):
    return f'{value:.3f}' if value < 0.1 else f'{value:.2f}' if value < 10 else f'{value:.0f}'


def of_free(rows, name):
    free = rows.get(FREE.get(name, 'free20'))
    if free is None:
        return None
    row = rows[name]
    return f"{row['cpu'] / row['states'] / (free['cpu'] / free['states']):.1f}"


def cell(rows, name, head, old):
    row = rows[name]
    new = {'states': f"{row['states']:,}", 'wall s': seconds(row['wall']), 'cpu s': seconds(row['cpu']),
           'peak MB': f"{row['peak']:,}", 'check': row['check'], 'of free': of_free(rows, name)}.get(head)
    return old if new is None else new


def refreshed(text, rows):
    heads, out = [], []
    for line in text.split('\n'):
        cells = [c.strip() for c in line.strip().strip('|').split('|')] if line.startswith('|') else []
        if not cells:
            heads = []
        elif not heads:
            heads = cells
        elif cells[0] in rows:
            line = '| ' + ' | '.join(cell(rows, cells[0], h, c) for h, c in zip(heads, cells)) + ' |'
        out.append(line)
    return '\n'.join(out)


def main():
    with open(sys.argv[1], encoding='utf-8') if len(sys.argv) > 1 else sys.stdin as table:
        rows = read(table)
    if not rows:
        sys.exit('tables.py: no rows of entente_bench')
    PAGE.write_text(refreshed(PAGE.read_text(encoding='utf-8'), rows), encoding='utf-8')


if __name__ == '__main__':
    main()
