#include "tests/worlds/family_twin.hpp"
#include "twin.hpp"
#include <gtest/gtest.h>

#include "entente/graph/fill.hpp"
#include "entente/model/option_graph.hpp"

/// Foresight, metarationality, policies and moves at once in cases with rules: against the same
/// conflict with every arc written out, and against trees and choices gone through one by one.
namespace entente::test {
namespace {

using Levels = std::vector<std::uint32_t>;

/// A random case with rules and ranks with ties, and the same with its arcs written out by the
/// definitions of the case format.
struct RuledWorld {
  TwinWorld world;
  std::vector<Levels> states;
  OptionGraph graph;
  worlds::Model listed;

  /// Where the moves to[party] from s lead together; nothing where that is no state.
  std::optional<std::uint32_t> combined(std::uint32_t s,
                                        const std::vector<std::uint32_t>& to) const {
    Levels levels = states[s];
    for (std::size_t k = 0; k < levels.size(); ++k)
      levels[k] = states[to[world.options[k].party]][k];
    const auto end = std::ranges::find(states, levels);
    if (end == states.end()) return std::nullopt;
    return static_cast<std::uint32_t>(end - states.begin());
  }
};

worlds::Model listed(const TwinWorld& world, const std::vector<Levels>& states,
                     const std::vector<Ranks>& ranks) {
  worlds::Model model{static_cast<std::uint32_t>(states.size()), {}};
  for (std::uint32_t i = 0; i < world.parties; ++i) {
    ExplicitParty party;
    party.rank = ranks[i];
    for (std::uint32_t s = 0; s < states.size(); ++s)
      for (std::uint32_t t = 0; t < states.size(); ++t)
        if (s != t && world.can_move(i, states[s], states[t])) party.arcs.emplace_back(s, t);
    model.parties.push_back(std::move(party));
  }
  return model;
}

RuledWorld ruled_world(std::uint64_t seed) {
  Dice dice(seed);
  TwinWorld world;
  std::vector<Levels> states;
  while (states.size() < 2) {
    world = random_world(dice, true);
    states = world.states();
  }
  std::string text = world.text(states.front()) + "preferences:\n";
  for (std::uint32_t i = 0; i < world.parties; ++i)
    text += "  p" + std::to_string(i) + ": [" + world.options.front().name + "]\n";
  const Model m = model_of(text);
  std::vector<Ranks> ranks(world.parties);
  for (Ranks& of_party : ranks)
    for (std::size_t s = 0; s < states.size(); ++s)
      of_party.push_back(static_cast<std::uint32_t>(dice.roll(6)));
  OptionGraph graph(m.space, ranks);
  worlds::Model model = listed(world, states, ranks);
  return {std::move(world), std::move(states), std::move(graph), std::move(model)};
}

std::vector<graph::ConceptId> looking_ahead() {
  std::vector<graph::ConceptId> ids;
  for (const char* word : {"l1", "l2", "l3", "l7", "nm", "policy", "mr1", "mr2", "mr3", "mr6",
                           "cmr1", "cmr2", "cmr3", "cmr6"})
    ids.push_back(*graph::find_concept(word));
  return ids;
}

TEST(ForesightUnderRules, IsThatOfTheArcsWrittenOut) {
  const auto ids = looking_ahead();
  std::size_t cells = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    const RuledWorld w = ruled_world(seed);
    ASSERT_EQ(w.graph.state_count(), w.states.size()) << seed;
    const auto implicit = graph::fill_table(w.graph, ids, entente::Run{});
    const auto expected = graph::fill_table(w.listed.graph(), ids, entente::Run{});
    ASSERT_TRUE(implicit && expected) << seed;
    for (std::size_t k = 0; k < ids.size(); ++k)
      for (std::uint32_t i = 0; i < w.world.parties; ++i) {
        ASSERT_EQ(implicit->concepts[k].stable[i], expected->concepts[k].stable[i])
            << "seed " << seed << " " << graph::about(ids[k]).word << " party " << i;
        cells += w.states.size();
      }
  }
  EXPECT_GT(cells, 50000U);
}

TEST(ForesightUnderRules, OfMovesAndAnswersIsWhatTheTreesSay) {
  std::size_t cells = 0;
  for (std::uint64_t seed = 1001; seed <= 1300; ++seed) {
    const RuledWorld w = ruled_world(seed);
    if (w.states.size() > 40) continue;
    const worlds::FamilyTwin twin(w.listed);
    for (const bool credible : {false, true})
      for (const int h : {1, 2, 3}) {
        const std::array ids{*graph::find_concept((credible ? "cmr" : "mr") + std::to_string(h))};
        const auto table = graph::fill_table(w.graph, ids, entente::Run{});
        ASSERT_TRUE(table);
        for (std::uint32_t i = 0; i < w.world.parties; ++i)
          for (std::uint32_t s = 0; s < w.states.size(); ++s, ++cells)
            ASSERT_EQ(table->concepts[0].stable[i].contains(StateId{s}),
                      twin.metarational(h, credible, i, s))
                << "seed " << seed << " h " << h << " party " << i << " state " << s;
      }
  }
  EXPECT_GT(cells, 5000U);
}

/// A move whose sum with others' is forbidden deters nobody.
TEST(MovesAtOnceUnderRules, AreWhatTheTwinFindsAmongAllChoices) {
  const std::array ids{*graph::find_concept("seqsim"), graph::ConceptId::seq};
  std::size_t cells = 0, more = 0;
  for (std::uint64_t seed = 2001; seed <= 2120; ++seed) {
    const RuledWorld w = ruled_world(seed);
    const auto table = graph::fill_table(w.graph, ids, entente::Run{});
    ASSERT_TRUE(table);
    const worlds::FamilyTwin twin(w.listed);
    for (std::uint32_t i = 0; i < w.world.parties; ++i)
      for (std::uint32_t s = 0; s < w.states.size(); ++s, ++cells) {
        const auto combined = [&](const std::vector<std::uint32_t>& to) {
          return w.combined(s, to);
        };
        const bool stable = table->concepts[0].stable[i].contains(StateId{s});
        ASSERT_EQ(stable, twin.simultaneous(combined, i, s))
            << "seed " << seed << " party " << i << " state " << s;
        more += stable && !table->concepts[1].stable[i].contains(StateId{s}) ? 1U : 0U;
      }
  }
  EXPECT_GT(cells, 5000U);
  EXPECT_GT(more, 20U);
}

}  // namespace
}  // namespace entente::test
