#include <algorithm>

#include <fmt/format.h>

#include "entente/convert/graph_write.hpp"

namespace entente::convert {
namespace {

class JsonWriter {
public:
  explicit JsonWriter(const ListedGraph& g) : g_(g) {}

  Result<Written> text() {
    out_ << R"({"format": "entente.graph/1")";
    if (!g_.name.empty()) out_ << ",\n \"name\": " << quoted(g_.name);
    out_ << ",\n \"parties\": ";
    write_list(g_.parties);
    out_ << ",\n \"states\": ";
    write_list(g_.states);
    write_labels();
    write_section("moves", true, &ExplicitParty::arcs);
    write_rankings();
    write_section("prefers", false, &ExplicitParty::prefers);
    write_section("unknown", false, &ExplicitParty::unknown);
    write_strong_pairs();
    write_strong_breaks();
    if (g_.status_quo) out_ << ",\n \"status_quo\": " << quoted(g_.states[g_.status_quo->value]);
    out_ << "}\n";
    return out_.done(g_.notes);
  }

private:
  void write_list(const std::vector<std::string>& texts) {
    for (std::size_t k = 0; k < texts.size(); ++k)
      out_ << (k == 0 ? "[" : ", ") << quoted(texts[k]);
    out_ << "]";
  }

  void write_labels() {
    bool first = true;
    for (std::size_t s = 0; s < g_.labels.size() && !out_.full(); ++s) {
      if (g_.labels[s].empty()) continue;
      out_ << (std::exchange(first, false) ? ",\n \"labels\": {\n  " : ",\n  ")
           << quoted(g_.states[s]) << ": " << quoted(g_.labels[s]);
    }
    if (!first) out_ << "}";
  }

  /// The head of a party's entry in a section that was begun by the first.
  void write_key(std::string_view section, bool& first, std::size_t party) {
    if (std::exchange(first, false)) {
      out_ << ",\n \"" << section << "\": {\n  ";
    } else {
      out_ << ",\n  ";
    }
    out_ << quoted(g_.parties[party]) << ": [";
  }

  /// A list of pairs for each party that has some; the section itself if it is `needed`.
  void write_section(std::string_view section, bool needed,
                     std::vector<StatePair> ExplicitParty::*pairs) {
    bool first = true;
    for (std::size_t i = 0; i < g_.sides.size(); ++i) {
      // A party without ranks and without pairs is indifferent to everything, and must say so.
      const bool says_all = section == "prefers" && g_.sides[i].rank.empty();
      if ((g_.sides[i].*pairs).empty() && !says_all) continue;
      write_key(section, first, i);
      for (std::size_t k = 0; k < (g_.sides[i].*pairs).size() && !out_.full(); ++k) {
        const auto& [a, b] = (g_.sides[i].*pairs)[k];
        out_ << (k == 0 ? "[" : ", [") << quoted(g_.states[a]) << ", " << quoted(g_.states[b])
             << "]";
      }
      out_ << "]";
    }
    if (!first) out_ << "}";
    if (first && needed) out_ << ",\n \"" << section << "\": {}";
  }

  void write_rankings() {
    bool first = true;
    for (std::size_t i = 0; i < g_.sides.size() && !out_.full(); ++i) {
      const std::vector<std::uint32_t>& rank = g_.sides[i].rank;
      if (rank.empty()) continue;
      std::vector<std::uint32_t> order(rank.size());
      for (std::uint32_t s = 0; s < order.size(); ++s) order[s] = s;
      std::ranges::stable_sort(order,
                               [&](std::uint32_t s, std::uint32_t t) { return rank[s] > rank[t]; });
      write_key("ranking", first, i);
      for (std::size_t k = 0; k < order.size(); ++k) {
        const bool opens = k == 0 || rank[order[k - 1]] != rank[order[k]];
        out_ << (k == 0 ? "[" : opens ? "], [" : ", ") << quoted(g_.states[order[k]]);
      }
      out_ << "]]";
    }
    if (!first) out_ << "}";
  }

  void write_strong_pairs() {
    bool first = true;
    for (std::size_t i = 0; i < g_.sides.size(); ++i) {
      if (g_.sides[i].strong.empty()) continue;
      write_key("strong", first, i);
      bool opens = true;
      for (const StrongPair& pair : g_.sides[i].strong) {
        if (out_.full()) break;
        out_ << (std::exchange(opens, false) ? "[" : ", [") << quoted(g_.states[pair.better])
             << ", " << quoted(g_.states[pair.worse]);
        if (pair.strength > strong_from) out_ << fmt::format(", {}", pair.strength);
        out_ << "]";
      }
      out_ << "]";
    }
    if (!first) out_ << "}";
  }

  void write_strong_breaks() {
    bool first = true;
    for (std::size_t i = 0; i < g_.sides.size(); ++i) {
      const ExplicitParty& party = g_.sides[i];
      if (party.strong_breaks.empty()) continue;
      const std::vector<std::uint32_t> ranks = ranks_from_best(party);
      std::vector<std::string> groups;  // how many stand above the break, with the degree
      for (const StrongBreak& b : party.strong_breaks) {
        const auto above =
            std::ranges::count_if(ranks, [&](std::uint32_t rank) { return rank >= b.rank; });
        const auto k = static_cast<std::size_t>(above);
        if (k > 0 && k < ranks.size())
          groups.push_back(b.strength > strong_from ? fmt::format("[{}, {}]", k, b.strength)
                                                    : fmt::format("{}", k));
      }
      if (groups.empty()) continue;
      write_key("strong_breaks", first, i);
      out_ << fmt::format("{}]", fmt::join(groups, ", "));
    }
    if (!first) out_ << "}";
  }

  const ListedGraph& g_;
  Output out_;
};

}  // namespace

Result<Written> graph_json_text(const ListedGraph& g) { return JsonWriter(g).text(); }

}  // namespace entente::convert
