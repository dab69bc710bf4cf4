#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "entente/convert/graph_write.hpp"

namespace entente::convert {
namespace {

/// Colours that are told apart without seeing red or green (Okabe and Ito 2008), dark ones first,
/// and a style of line for each, so that a print in grey can be read as well.
constexpr std::array<std::string_view, 7> colours{"#0072B2", "#D55E00", "#009E73", "#CC79A7",
                                                  "#000000", "#E69F00", "#56B4E9"};
constexpr std::array<std::string_view, 4> styles{"solid", "dashed", "bold", "dotted"};

/// A line of a label; & begins the name of a character there.
std::string label_line(std::string_view text) {
  std::string line;
  for (char c : one_line(text)) line += c == '&' ? std::string("&amp;") : std::string(1, c);
  const std::string safe = quoted(line);
  return safe.substr(1, safe.size() - 2);
}

/// The places of each party; empty for a party without ranks.
std::vector<std::vector<std::uint32_t>> all_places(const ListedGraph& g) {
  std::vector<std::vector<std::uint32_t>> places;
  for (const ExplicitParty& party : g.sides) places.push_back(places_of(party));
  return places;
}

std::string legend(const ListedGraph& g) {
  std::string text =
      g.name.empty() ? "" : fmt::format("<b>{}</b><br/>", xml_text(one_line(g.name)));
  for (std::size_t i = 0; i < g.parties.size(); ++i)
    text += fmt::format("<font color=\"{}\">{} ({})</font><br/>", colours[i % colours.size()],
                        xml_text(one_line(g.parties[i])), styles[i % styles.size()]);
  return text + "places in the order of each party, 1 = best";
}

void write_dot_nodes(const ListedGraph& g, Output& out) {
  const auto places = all_places(g);
  for (std::size_t s = 0; s < g.states.size() && !out.full(); ++s) {
    std::string label = label_line(g.states[s]);
    if (s < g.labels.size() && !g.labels[s].empty()) label += "\\n" + label_line(g.labels[s]);
    for (std::size_t i = 0; i < places.size(); ++i)
      if (!places[i].empty())
        label += fmt::format("\\n{}: {}", label_line(g.parties[i]), places[i][s]);
    const bool quo = g.status_quo == StateId{s};
    out << fmt::format("  n{} [label=\"{}\"{}];\n", s, label, quo ? ", peripheries=2" : "");
  }
}

/// Two arcs of a party that go both ways are one line with two heads.
void write_dot_arcs(const ListedGraph& g, std::size_t party, Output& out) {
  std::vector<StatePair> arcs = g.sides[party].arcs;
  std::ranges::sort(arcs);
  out << fmt::format("\n  edge [color=\"{}\", style={}];\n", colours[party % colours.size()],
                     styles[party % styles.size()]);
  for (const auto& [from, to] : arcs) {
    const bool back = std::ranges::binary_search(arcs, StatePair{to, from});
    if (back && to < from) continue;
    out << fmt::format("  n{} -> n{}{};\n", from, to, back ? " [dir=both]" : "");
    if (out.full()) return;
  }
}

void write_data(Output& out, std::string_view key, std::string_view value) {
  out << "<data key=\"" << key << "\">" << xml_text(value) << "</data>";
}

void write_graphml_keys(const ListedGraph& g, Output& out) {
  const auto key = [&](std::string_view id, std::string_view of, std::string_view name,
                       std::string_view type) {
    out << fmt::format("  <key id=\"{}\" for=\"{}\" attr.name=\"{}\" attr.type=\"{}\"/>\n", id, of,
                       xml_text(name), type);
  };
  key("state", "node", "state", "string");
  key("label", "node", "label", "string");
  key("status_quo", "node", "status_quo", "boolean");
  for (std::size_t i = 0; i < g.parties.size(); ++i)
    if (!g.sides[i].rank.empty())
      key(fmt::format("rank{}", i), "node", "rank:" + g.parties[i], "int");
  key("party", "edge", "party", "string");
}

void write_graphml_nodes(const ListedGraph& g, Output& out) {
  const auto places = all_places(g);
  for (std::size_t s = 0; s < g.states.size() && !out.full(); ++s) {
    const bool labelled = s < g.labels.size() && !g.labels[s].empty();
    out << fmt::format("    <node id=\"n{}\">", s);
    write_data(out, "state", g.states[s]);
    write_data(out, "label", labelled ? g.labels[s] : g.states[s]);
    if (g.status_quo == StateId{s}) write_data(out, "status_quo", "true");
    for (std::size_t i = 0; i < places.size(); ++i)
      if (!places[i].empty())
        write_data(out, fmt::format("rank{}", i), fmt::format("{}", places[i][s]));
    out << "</node>\n";
  }
}

}  // namespace

Result<Written> dot_text(const ListedGraph& g) {
  Output out;
  out << "digraph conflict {\n  graph [labelloc=t, nodesep=0.5, ranksep=0.7, label=<" << legend(g)
      << ">];\n  node [shape=box, style=rounded];\n\n";
  write_dot_nodes(g, out);
  for (std::size_t i = 0; i < g.sides.size(); ++i) write_dot_arcs(g, i, out);
  out << "}\n";
  return out.done(notes_beyond_places(g, "the picture"));
}

Result<Written> graphml_text(const ListedGraph& g) {
  Output out;
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  write_graphml_keys(g, out);
  out << "  <graph id=\"conflict\" edgedefault=\"directed\">\n";
  if (!g.name.empty()) out << "    <desc>" << xml_text(g.name) << "</desc>\n";
  write_graphml_nodes(g, out);
  std::size_t number = 0;
  for (std::size_t i = 0; i < g.sides.size(); ++i)
    for (const auto& [from, to] : g.sides[i].arcs) {
      out << fmt::format("    <edge id=\"e{}\" source=\"n{}\" target=\"n{}\">", number++, from, to);
      write_data(out, "party", g.parties[i]);
      out << "</edge>\n";
      if (out.full()) break;
    }
  out << "  </graph>\n</graphml>\n";
  return out.done(notes_beyond_places(g, "GraphML"));
}

}  // namespace entente::convert
