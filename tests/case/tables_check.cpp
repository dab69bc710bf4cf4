#include "tables_check.hpp"

#include <algorithm>

#include "../worlds/brute_force.hpp"
#include "twin.hpp"
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "entente/graph/fill_impl.hpp"
#include "entente/model/option_graph.hpp"

/// Random case files with every form of rule and connective: the tables that entente computes on
/// the implicit graph, against a brute force on arcs and rankings written out apart from it.
namespace entente::test {
namespace {

using Levels = TwinWorld::Levels;

struct Conflict {
  TwinWorld world;
  std::vector<std::vector<Twin>> wants;  // by party, most important first
  std::string text;
};

Conflict random_conflict(std::uint64_t seed) {
  Dice dice(seed);
  Conflict c;
  std::vector<Levels> states;
  while (states.empty()) {  // rules that clash make no case
    c.world = random_world(dice, true);
    states = c.world.states();
  }
  c.text = c.world.text(states[dice.roll(states.size())]) + "preferences:\n";
  for (std::uint32_t i = 0; i < c.world.parties; ++i) {
    c.wants.emplace_back();
    c.text += fmt::format("  p{}:\n", i);
    for (std::uint64_t k = 0; k < 1 + dice.roll(5); ++k) {
      c.wants.back().push_back(random_twin(dice, c.world.options, 2));
      c.text += "    - " + text_of(c.wants.back().back(), c.world.options, dice) + "\n";
    }
  }
  return c;
}

/// The lexicographic order as ranks, from the definition.
std::vector<std::uint32_t> ranking(const std::vector<Twin>& wants,
                                   const std::vector<Levels>& states) {
  std::vector<std::vector<bool>> rows;
  for (const Levels& levels : states) {
    rows.emplace_back();
    for (const Twin& want : wants) rows.back().push_back(truth(want, levels));
  }
  std::vector<std::vector<bool>> sorted = rows;
  std::ranges::sort(sorted);
  std::vector<std::uint32_t> ranks;
  for (const auto& row : rows)
    ranks.push_back(
        static_cast<std::uint32_t>(std::ranges::lower_bound(sorted, row) - sorted.begin()));
  return ranks;
}

/// The same conflict with every arc written out.
ConflictGraph written_out(const Conflict& c) {
  const std::vector<Levels> states = c.world.states();
  std::vector<ExplicitParty> parties(c.world.parties);
  for (std::uint32_t i = 0; i < c.world.parties; ++i) {
    parties[i].rank = ranking(c.wants[i], states);
    for (std::uint32_t s = 0; s < states.size(); ++s)
      for (std::uint32_t t = 0; t < states.size(); ++t)
        if (s != t && c.world.can_move(i, states[s], states[t])) parties[i].arcs.emplace_back(s, t);
  }
  return {states.size(), std::move(parties)};
}

/// The tables of one case by every method that takes it, named.
std::vector<std::pair<std::string, graph::Table>> tables_of(const OptionGraph& g) {
  std::vector<std::pair<std::string, graph::Table>> tables;
  const std::span concepts(graph::crisp_concepts);
  tables.emplace_back("fill_table", *graph::fill_table(g, concepts, Run{}));
  tables.emplace_back("floods", graph::detail::fill_by_floods(g, concepts, Run{}));
  if (const auto ruled = g.ruled_strategies())  // not where most strategies make no state
    tables.emplace_back("rules", graph::detail::fill_under_rules(g, *ruled, concepts, Run{}));
  return tables;
}

}  // namespace

std::size_t compare_cells(std::uint64_t seed) {
  const Conflict c = random_conflict(seed);
  const Model m = model_of(c.text);
  const OptionGraph implicit(m.space, m.ranks);
  const auto tables = tables_of(implicit);
  const worlds::Answers expected = worlds::brute_force(written_out(c));
  std::size_t cells = 0;
  for (std::size_t k = 0; k < graph::crisp_concepts.size(); ++k)
    for (PartyId i{0}; i.value < m.c.parties.size(); ++i.value)
      for (std::uint64_t s = 0; s < m.space->size(); ++s, ++cells) {
        const bool stable = expected[k][i.value][s];
        const auto place = fmt::format("seed {} concept {} party {} state {}\n{}", seed, k, i.value,
                                       s + 1, c.text);
        for (const auto& [name, table] : tables)
          EXPECT_EQ(table.concepts[k].stable[i.value].contains(StateId{s}), stable)
              << name << " " << place;
        EXPECT_EQ(
            graph::judge(graph::crisp_concepts[k], implicit, i, StateId{s}, graph::Detail::answer)
                .stable,
            stable)
            << place;
        if (testing::Test::HasFailure()) return cells;
      }
  return cells;
}

}  // namespace entente::test
