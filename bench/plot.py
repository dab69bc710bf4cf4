#!/usr/bin/env python3
"""The picture of docs/performance.md: ./x bench u12 u16 ... | bench/plot.py > docs/images/performance.svg"""
import math
import re
import sys

WIDTH, HEIGHT = 720, 400
LEFT, RIGHT, TOP, BOTTOM = 64, 150, 24, 48

SERIES = {  # which rows belong together: label, class, names
    'free strategies, even values': ('even', re.compile(r'^u(12|16|20|24|26|28)$')),
    'free strategies, additive values': ('additive', re.compile(r'^a(12|16|20|24)$')),
    'rules across parties and on moves': ('ruled', re.compile(r'^(eighth20|half21|half24|most23|moves20|rules20)$')),
    'lists of arcs': ('arcs', re.compile(r'^g(17|20)$')),
}
STYLE = """
  svg { font: 13px system-ui, sans-serif; fill: #1b1b1f }
  .axis, .grid { stroke: #8a8a90; stroke-width: 1; fill: none } .grid { stroke-opacity: .25 }
  path, circle { fill: none; stroke-width: 2 } circle { stroke: none }
  path.even { stroke: #2b5fb3 } circle.even, text.even { fill: #2b5fb3 }
  path.additive { stroke: #8a5a00; stroke-dasharray: 6 3 } circle.additive, text.additive { fill: #8a5a00 }
  circle.ruled, text.ruled { fill: #1a6b4a } circle.arcs, text.arcs { fill: #8b3a62 }
  @media (prefers-color-scheme: dark) {
    svg { fill: #e8e6e1; background: #141518 }
    path.even { stroke: #8ab4f8 } circle.even, text.even { fill: #8ab4f8 }
    path.additive { stroke: #e0b050 } circle.additive, text.additive { fill: #e0b050 }
    circle.ruled, text.ruled { fill: #74d3a0 } circle.arcs, text.arcs { fill: #e59ac0 }
  }
"""


def read(lines):
    """name -> (states, wall seconds) of the table that entente_bench prints."""
    rows = {}
    for line in lines:
        words = line.split()
        if len(words) >= 6 and words[1].isdigit() and words[2].isdigit():
            rows[words[0]] = (int(words[1]), float(words[3]))
    return rows


def main():
    rows = read(sys.stdin)
    points = {label: sorted(v for k, v in rows.items() if names.match(k)) for label, (_, names) in SERIES.items()}
    everything = [p for series in points.values() for p in series]
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
    for place, (label, series) in enumerate(points.items()):
        name = SERIES[label][0]
        if name in ('even', 'additive') and len(series) > 1:
            way = 'L'.join(f'{x(s):.1f} {y(t):.1f}' for s, t in series)
            out.append(f'<path class="{name}" d="M{way}"/>')
        for states, seconds in series:
            out.append(f'<circle class="{name}" cx="{x(states):.1f}" cy="{y(seconds):.1f}" r="4"/>')
        if series:
            words = label.split(', ') if ', ' in label else [label[:17], label[17:]] if len(label) > 20 else [label]
            for k, part in enumerate(words):
                out.append(f'<text class="{name}" x="{WIDTH - RIGHT + 12}" y="{TOP + 24 + 56 * place + 17 * k}">'
                           f'{part.strip()}</text>')
    out.append('</svg>')
    print('\n'.join(out))


main()
