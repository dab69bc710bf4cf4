#!/usr/bin/env python3
"""The picture of docs/performance.md: ./x bench graph graph-large | bench/plot.py > docs/images/performance.svg"""
import math
import re
import sys

WIDTH, HEIGHT = 720, 400
LEFT, RIGHT, TOP, BOTTOM = 64, 164, 24, 48

SERIES = [  # which rows belong together: class, lines of the label, names
    ('even', ['free strategies,', 'even values'], re.compile(r'^u(12|16|20|24|26|28)$')),
    ('additive', ['free strategies,', 'additive values'], re.compile(r'^a(12|16|20|24)$')),
    ('ruled', ['rules across', 'parties and', 'on moves'],
     re.compile(r'^(eighth20|half21|half24|most23|moves20|rules20)$')),
    ('arcs', ['lists of arcs'], re.compile(r'^g(17|20|23)$')),
]
MARKS = {  # the shape of a point, so that colours are not all that tells series apart
    'even': 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z', 'additive': 'M0 -5L5 0L0 5L-5 0z',
    'ruled': 'M-4 -4H4V4H-4z', 'arcs': 'M0 -5L5 4H-5z',
}
STYLE = """
  svg { font: 13px system-ui, sans-serif; fill: #1b1b1f }
  .grid { stroke: #8a8a90; stroke-width: 1; stroke-opacity: .25; fill: none }
  .line { fill: none; stroke-width: 2 } .line.additive { stroke-dasharray: 6 3 }
  .line.even { stroke: #2b5fb3 } .line.additive { stroke: #8a5a00 }
  .even { fill: #2b5fb3 } .additive { fill: #8a5a00 } .ruled { fill: #1a6b4a } .arcs { fill: #8b3a62 }
  @media (prefers-color-scheme: dark) {
    svg { fill: #e8e6e1; background: #141518 }
    .line.even { stroke: #8ab4f8 } .line.additive { stroke: #e0b050 }
    .even { fill: #8ab4f8 } .additive { fill: #e0b050 } .ruled { fill: #74d3a0 } .arcs { fill: #e59ac0 }
  }
  .line { fill: none }
"""


def read(lines):
    """name -> (states, wall seconds) of the table that entente_bench prints."""
    rows = {}
    for line in lines:
        words = line.split()
        if len(words) >= 9 and words[1].isdigit() and words[2].isdigit():
            rows[words[0]] = (int(words[1]), float(words[3]))
    return rows


def main():
    rows = read(sys.stdin)
    points = [sorted(v for k, v in rows.items() if names.match(k)) for _, _, names in SERIES]
    everything = [p for series in points for p in series]
    if not everything:
        sys.exit('plot.py: no rows of entente_bench on standard input')
    x0, x1 = 12, math.ceil(math.log2(max(p[0] for p in everything)))
    y0, y1 = -3, math.ceil(math.log10(max(p[1] for p in everything)))

    def x(states):
        return LEFT + (math.log2(states) - x0) / (x1 - x0) * (WIDTH - LEFT - RIGHT)

    def y(seconds):
        return HEIGHT - BOTTOM - (math.log10(seconds) - y0) / (y1 - y0) * (HEIGHT - TOP - BOTTOM)

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
           'aria-label="Time for the five stability tables against the number of states">',
           f'<style>{STYLE}</style>']
    for power in range(x0, x1 + 1, 4):
        at = x(2 ** power)
        out.append(f'<path class="grid" d="M{at:.1f} {TOP}V{HEIGHT - BOTTOM}"/>'
                   f'<text x="{at:.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{2 ** power:,}</text>')
    for power in range(y0, y1 + 1):
        at = y(10 ** power)
        out.append(f'<path class="grid" d="M{LEFT} {at:.1f}H{WIDTH - RIGHT}"/>'
                   f'<text x="{LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">{10.0 ** power:g} s</text>')
    out.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2:.0f}" y="{HEIGHT - 8}" text-anchor="middle">states</text>')
    below = TOP + 16
    for (name, label, _), series in zip(SERIES, points):
        if not series:
            continue
        if name in ('even', 'additive') and len(series) > 1:
            way = 'L'.join(f'{x(states):.1f} {y(seconds):.1f}' for states, seconds in series)
            out.append(f'<path class="line {name}" d="M{way}"/>')
        for at, up in [(x(states), y(seconds)) for states, seconds in series] + [(WIDTH - RIGHT + 22, below - 4)]:
            out.append(f'<path class="{name}" transform="translate({at:.1f} {up:.1f})" d="{MARKS[name]}"/>')
        for words in label:
            out.append(f'<text class="{name}" x="{WIDTH - RIGHT + 34}" y="{below}">{words}</text>')
            below += 17
        below += 14
    out.append('</svg>')
    print('\n'.join(out))


main()
