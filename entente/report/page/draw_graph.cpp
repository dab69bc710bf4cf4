#include <algorithm>

#include "entente/base/words.hpp"
#include "entente/report/page/page_parts.hpp"
#include "entente/report/page/place_grid.hpp"

namespace entente::page {
namespace {

constexpr BoxSize grid_box{100, 50};
constexpr BoxSize layer_box{126, 60};
constexpr std::size_t most_details = 3;  // lines in a box that tell it from others of its title
constexpr double detail_line = 15;
constexpr double title_em = 13 * 1.1;  // titles are bold, and bold letters are wider
constexpr double widest_beside = 470;  // wider drawings get the page's whole width
constexpr double highest_across = 760;
constexpr double narrower = 0.75;  // telephones scroll wide drawings sideways

/// One arrow of the drawing: a move that its party prefers, or a threat that it would regret.
struct Line {
  Move move;
  bool threat = false;
  bool on_way = false;  ///< on the way from the status quo to where it comes to rest
};

/// The first resting place that improvements reach from the status quo, with the way to it.
std::vector<Move> way_to_rest(const Answers& a) {
  std::vector<Move> way;
  if (!a.evolution) return way;
  a.evolution->rest.each([&](StateId s) {
    way = a.evolution->by_improvements.path(s);
    return false;
  });
  return way;
}

std::vector<Line> lines_of(const Context& x) {
  std::vector<Line> lines;
  const std::vector<Move> way = way_to_rest(x.answers);
  for (const Move& move : x.view.arcs)
    lines.push_back({move, false, std::ranges::find(way, move) != way.end()});
  for (const ThreatView& t : x.answers.threats) {
    const auto& states = t.answer.states;
    if (!states.dropped || !states.carried_out) continue;
    if (!x.view.contains(*states.dropped) || !x.view.contains(*states.carried_out)) continue;
    const Move move{t.answer.from, *states.dropped, *states.carried_out};
    const auto same = [&](const Line& line) { return line.move == move; };
    if (std::ranges::none_of(lines, same)) lines.push_back({move, true, false});
  }
  return lines;
}

std::size_t place_of(const View& view, StateId s) {
  return static_cast<std::size_t>(std::ranges::lower_bound(view.shown, s) - view.shown.begin());
}

Html markers(const Context& x) {
  Html out{"<defs>"};
  for (std::size_t i = 0; i < x.m.c.parties.size(); ++i)
    out += html(
        "<marker id=\"a{0}\" viewBox=\"0 0 8 8\" refX=\"2\" refY=\"4\" markerWidth=\"9\" "
        "markerHeight=\"9\" orient=\"auto\" markerUnits=\"userSpaceOnUse\"><path class=\"f{0}\" "
        "d=\"M0,.8 7,4 0,7.2z\"/></marker>",
        i);
  return out += Html{"</defs>"};
}

Html line_svg(const Context& x, const Line& line, const std::string& path) {
  const std::size_t i = line.move.by.value;
  const std::string dash = line.threat ? " th" : fmt::format(" d{}", i);
  return html("<path class=\"e k{0}{1}{2}\" data-a=\"{3}\" marker-end=\"url(#a{0})\" d=\"{4}\"/>",
              i, dash, line.on_way ? " way" : "", x.names.number(line.move.from), path);
}

/// What tells the state from others of its title; in a grid row and column do.
std::vector<std::string> details_of(const Context& x, StateId s, BoxSize size) {
  if (x.view.grid) return {};
  return wrapped(x.names.detail(s), (size.width - 8) / 11, most_details);
}

/// Boxes of one size, with room for the longest details.
BoxSize size_of_boxes(const Context& x) {
  if (x.view.grid) return grid_box;
  std::size_t lines = 1;
  for (StateId s : x.view.shown) lines = std::max(lines, details_of(x, s, layer_box).size());
  return {layer_box.width, layer_box.height + static_cast<double>(lines - 1) * detail_line};
}

Html box_text(const Context& x, StateId s, Point at, BoxSize size) {
  const double width = (size.width - 10) / title_em;
  const auto detail = details_of(x, s, size);
  const auto title = wrapped(x.names.title(s), width, detail.empty() ? 2 : 1);
  const double lines = static_cast<double>(title.size() + detail.size()) + 1;
  double y = at.y - (lines - 1) * 8 + 4.5;
  Html out;
  for (const std::string& line : title) {
    out += html("<text class=\"t13 b6\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                coordinate(at.x), coordinate(y), line);
    y += 16;
  }
  for (const std::string& line : detail) {
    out += html("<text class=\"s t11\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                coordinate(at.x), coordinate(y), line);
    y += detail_line;
  }
  const bool good = holds(x.answers, s);
  return out +=
         html("<text class=\"{} num t11\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}{}</text>",
              good ? "good b6" : "s", coordinate(at.x), coordinate(y), x.names.number(s),
              good ? " holds" : "");
}

Html box_svg(const Context& x, StateId s, Point at, BoxSize size, bool chosen) {
  const bool good = holds(x.answers, s);
  const bool empty = !good && x.answers.holds_under(graph::ConceptId::gmr, s);
  const bool now = s == x.m.status_quo;
  Html out = html(
      "<g class=\"node{}{}{}\" data-n=\"{}\" tabindex=\"0\" role=\"button\" aria-pressed=\"{}\" "
      "aria-controls=\"why\" aria-label=\"{} {}, {}{}\">",
      good ? " eq" : "", empty ? " em" : "", now ? " sq" : "", x.names.number(s),
      chosen ? "true" : "false", sentence_case(x.names.full(s)), x.names.number(s),
      verdict_text(x, s), now ? ", status quo" : "");
  const double left = at.x - size.width / 2;
  const double top = at.y - size.height / 2;
  for (const auto& [kind, out_by, round] : {std::tuple{"f", 4.0, 13.0}, std::tuple{"b", 0.0, 9.0}})
    out += html("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>", kind,
                coordinate(left - out_by), coordinate(top - out_by),
                coordinate(size.width + 2 * out_by), coordinate(size.height + 2 * out_by), round);
  out += Html{"</g><g class=\"words\" aria-hidden=\"true\">"};
  out += box_text(x, s, at, size);
  if (now)
    out += html("<text class=\"s t11 b6 h\" x=\"{}\" y=\"{}\">status quo</text>",
                coordinate(left + 4), coordinate(top + size.height + 13));
  return out += Html{"</g>"};
}

Html svg_of(const Context& x, const Placement& placed, const Html& heads, BoxSize size,
            const std::vector<Line>& lines, StateId chosen) {
  Html out = html(
      "<svg class=\"graph\" viewBox=\"0 0 {} {}\" role=\"group\" aria-label=\"{} with the "
      "moves that each party prefers\">",
      coordinate(placed.width), coordinate(placed.height),
      count_of(x.view.shown.size(), "state", "states"));
  out += markers(x);
  out += heads;
  for (std::size_t k = 0; k < lines.size(); ++k)
    if (!placed.arrows[k].empty()) out += line_svg(x, lines[k], placed.arrows[k]);
  for (std::size_t k = 0; k < x.view.shown.size(); ++k)
    out += box_svg(x, x.view.shown[k], placed.boxes[k], size, x.view.shown[k] == chosen);
  return out += Html{"</svg>"};
}

Html legend(const Context& x, const std::vector<Line>& lines) {
  Html out{"<ul class=\"legend\">"};
  for (std::uint32_t i = 0; i < x.m.c.parties.size(); ++i) {
    const auto own = [&](const Line& line) { return !line.threat && line.move.by.value == i; };
    if (std::ranges::none_of(lines, own)) continue;
    out += html(
        "<li><svg viewBox=\"0 0 30 10\" aria-hidden=\"true\"><path class=\"e k{0} d{0} way\" "
        "d=\"M0,5H30\"/></svg><span><bdi>{1}</bdi> prefers</span></li>",
        i, x.names.bare(PartyId{i}));
  }
  const auto threat = std::ranges::find_if(lines, &Line::threat);
  if (threat != lines.end())
    out += html(
        "<li><svg viewBox=\"0 0 30 10\" aria-hidden=\"true\"><path class=\"e k{} th\" "
        "d=\"M1,5H30\"/></svg>the threat, carried out at a loss</li>",
        threat->move.by.value);
  const auto empty = [&](StateId s) {
    return !holds(x.answers, s) && x.answers.holds_under(graph::ConceptId::gmr, s);
  };
  if (std::ranges::any_of(x.view.shown, empty))
    out += Html{
        "<li><svg viewBox=\"0 0 30 14\" class=\"em\" aria-hidden=\"true\"><rect x=\"1\" y=\"1\" "
        "width=\"28\" height=\"12\" rx=\"4\"/></svg>rests on empty threats</li>"};
  return out += Html{"</ul>"};
}

/// In layers from the top; from the left where that is much narrower and not too high.
Placement place_freely(std::size_t boxes, const std::vector<Arrow>& arrows, BoxSize size) {
  if (arrows.empty()) return place_in_rows(boxes, arrows, size);  // else all in one layer
  auto down = place_in_layers(boxes, arrows, size, Flow::down);
  if (!down) return place_in_rows(boxes, arrows, size);
  if (down->width <= widest_beside) return std::move(*down);
  auto across = place_in_layers(boxes, arrows, size, Flow::across);
  const bool fits = across && across->height <= highest_across &&
                    across->width <= std::max(widest_beside, narrower * down->width);
  return fits ? std::move(*across) : std::move(*down);
}

}  // namespace

StateId main_state(const Context& x) {
  std::optional<StateId> found;
  const auto first_shown = [&](StateId s) {
    if (x.view.contains(s)) found = s;
    return !found;
  };
  if (x.answers.evolution) x.answers.evolution->rest.each(first_shown);
  if (!found) x.answers.equilibria(graph::ConceptId::nash).each(first_shown);
  if (!found) x.answers.equilibria(graph::ConceptId::seq).each(first_shown);
  return found.value_or(x.m.status_quo);
}

Drawing draw_graph(const Context& x) {
  const std::vector<Line> lines = lines_of(x);
  std::vector<Arrow> arrows;
  std::vector<bool> above;
  for (const Line& line : lines) {
    arrows.emplace_back(place_of(x.view, line.move.from), place_of(x.view, line.move.to));
    above.push_back(line.threat);
  }
  const BoxSize size = size_of_boxes(x);
  GridPlacement drawn;
  if (x.view.grid) {
    drawn = place_in_grid(x, arrows, above, size);
  } else {
    drawn.placed = place_freely(x.view.shown.size(), arrows, size);
  }
  Drawing drawing{svg_of(x, drawn.placed, drawn.heads, size, lines, main_state(x)),
                  drawn.placed.width > widest_beside};
  if (drawing.wide)
    drawing.svg = html(
        "<div class=\"pan\" tabindex=\"0\" role=\"region\" aria-label=\"State graph\"><div "
        "style=\"--w:{}px\">{}</div></div>",
        coordinate(drawn.placed.width), drawing.svg);
  drawing.svg += legend(x, lines);
  return drawing;
}

}  // namespace entente::page
