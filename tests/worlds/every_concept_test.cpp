#include <map>
#include <string>

#include "degree_world.hpp"
#include "horizons.hpp"
#include "product_world.hpp"
#include "two_by_two.hpp"
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "entente/graph/fill.hpp"

/// Every concept of the table, in all two-by-two games and in thousands of random models, against
/// the second writing of its definition. Prints, per concept, how many cells were compared.
namespace entente::worlds {
namespace {

using graph::ConceptId;
using graph::ConceptTable;
using graph::Family;

constexpr int longest_looked = 6;
constexpr std::uint32_t most_states_of_policies = 5;  // the twin tries every policy

std::string form_of_word(ConceptId id) { return graph::about(form_of(id)).word; }

/// "" for seq, "_strong_a" for gmr_strong_a: the family as the twin names it.
std::string suffix_of_word(ConceptId id) {
  const std::string& word = graph::about(id).word;
  const std::size_t at = word.find('_');
  return at == std::string::npos ? "" : word.substr(at);
}

/// One cell, by the twin. `who`: a party, or the members of a coalition as bits.
bool by_definition(const DegreeWorld& w, ConceptId id, std::uint32_t who, std::uint32_t s) {
  const FamilyTwin twin(w.model);
  const Family family = family_of(id);
  if (family < Family::relational) return twin.stable(form_of_word(id), suffix_of_word(id), who, s);
  if (graph::has_regard(family)) {
    const Questions q = questions_of(w, family);
    return twin.stable_by(form_of_word(id), q.leaves, q.deters, q.credible, who, s);
  }
  if (graph::of_coalitions(id)) return twin.stable_for(graph::about(id).word, who, s, false);
  if (family == Family::limited) return twin.foreseen(graph::horizon_of(id), who, s) == s;
  if (family == Family::stackelberg) return twin.foreseen(who == 0 ? 2 : 1, who, s) == s;
  if (graph::has_horizon(family))
    return twin.metarational(graph::horizon_of(id), family == Family::credible_metarational, who,
                             s);
  return twin.policy_stable(who, s);
}

/// What the concept can be asked of this model, and its twin can answer.
bool fits(const DegreeWorld& w, ConceptId id) {
  const Family family = family_of(id);
  if (graph::asks_strength(family))  // of the degrees that no model has, the greatest alone
    return graph::degree_asked(family) <= 4 || graph::degree_asked(family) == most_strength;
  if (graph::has_regard(family)) return true;
  if (graph::of_coalitions(id)) return w.model.states <= 7;
  if (family == Family::simultaneous) return false;  // not of lists of moves: below
  if (family == Family::metarational || family == Family::credible_metarational)
    return graph::horizon_of(id) <= longest_looked;
  if (!w.graph.weakly_ordered()) return false;
  if (family == Family::policy) return w.model.states <= most_states_of_policies;
  return family != Family::limited ||
         graph::horizon_of(id) <= (w.model.states <= 8 ? longest_looked : 3);
}

class EveryConcept : public testing::Test {
protected:
  void compare(const DegreeWorld& w, const std::string& world) {
    const auto listed = w.graph.weakly_ordered() ? non_myopic_by_list(w.graph) : std::nullopt;
    std::vector<ConceptId> ids;
    for (const graph::Concept& row : graph::concepts())
      if (fits(w, row.id) && (listed || family_of(row.id) != Family::non_myopic))
        ids.push_back(row.id);
    const graph::Table table = *graph::fill_table(w.graph, ids, entente::Run{});
    for (const ConceptTable& c : table.concepts)
      for (std::uint32_t k = 0; k < c.stable.size(); ++k)
        for (std::uint32_t s = 0; s < w.model.states; ++s) {
          const std::uint32_t who =
              c.coalitions.empty() ? k : static_cast<std::uint32_t>(c.coalitions[k].members);
          const bool expected = family_of(c.id) == Family::non_myopic
                                    ? (*listed)[k].contains(StateId{s})
                                    : by_definition(w, c.id, who, s);
          Cells& cells = cells_[graph::about(c.id).word];
          ++cells.compared;
          cells.stable += expected ? 1 : 0;
          ASSERT_EQ(c.stable[k].contains(StateId{s}), expected)
              << graph::about(c.id).word << ' ' << world << " party or coalition " << who
              << " state " << s;
        }
  }

  void TearDown() override {
    fmt::print("{:14} {:>10} {:>10}  source\n", "concept", "cells", "stable");
    for (const graph::Concept& row : graph::concepts()) {
      const auto found = cells_.find(row.word);
      if (found == cells_.end()) continue;
      fmt::print("{:14} {:>10} {:>10}  {}\n", row.word, found->second.compared,
                 found->second.stable, row.paper);
    }
  }

  struct Cells {
    long compared = 0, stable = 0;
  };
  std::map<std::string, Cells> cells_;
};

Model model_of(const TwoByTwo& game) {
  Model model;
  model.states = 4;
  for (PartyId i{0}; i.value < 2; ++i.value) {
    ExplicitParty party;
    for (std::uint32_t s = 0; s < 4; ++s) {
      party.rank.push_back(game.rank(i, StateId{s}));
      TwoByTwo::each_move(i, StateId{s}, [&](StateId t) {
        party.arcs.emplace_back(s, static_cast<std::uint32_t>(t.value));
        return true;
      });
    }
    model.parties.push_back(std::move(party));
  }
  return model;
}

/// Some pairs of the game become unknown, or strong where they are strict.
void shade(Model& model, Dice& dice) {
  for (ExplicitParty& party : model.parties)
    for (std::uint32_t s = 0; s < 4; ++s)
      for (std::uint32_t t = 0; t < 4; ++t) {
        if (s < t && dice.roll(5) == 0) party.unknown.emplace_back(s, t);
        if (party.rank[s] > party.rank[t] && dice.roll(2) == 0)
          party.strong.emplace_back(s, t, static_cast<Strength>(2 + (s + t) % 3));
      }
}

TEST_F(EveryConcept, HasTheTableOfItsDefinitionInAllTwoByTwoGames) {
  std::uint64_t seed = 0;
  for_every_game([&](const TwoByTwo& game) {
    if (HasFatalFailure()) return;
    Model model = model_of(game);
    compare(with_degrees(model, ++seed), fmt::format("game {}", seed));
    Dice dice(seed);
    shade(model, dice);
    compare(with_degrees(std::move(model), seed), fmt::format("shaded game {}", seed));
  });
  EXPECT_EQ(seed, 5625U);
}

TEST_F(EveryConcept, HasTheTableOfItsDefinitionInRandomModels) {
  for (const auto preferences :
       {Preferences::ranked, Preferences::with_unknown, Preferences::with_strength})
    for (const std::uint32_t states : {5U, 7U, 12U})
      for (std::uint64_t seed = 0; seed < 2000 && !HasFatalFailure(); ++seed)
        compare(with_degrees(random_model(40000 + seed, preferences, states), seed),
                fmt::format("seed {} of at most {} states", 40000 + seed, states));
}

/// Moves at once are known where strategies are, not of a list of moves.
TEST_F(EveryConcept, OfMovesAtOnceHasTheTableOfItsDefinitionInRandomProducts) {
  const std::array ids{*graph::find_concept("seqsim")};
  for (std::uint64_t seed = 0; seed < 2000 && !HasFatalFailure(); ++seed) {
    const ProductWorld w = product_world(80000 + seed);
    const graph::Table table = *graph::fill_table(w.graph, ids, entente::Run{});
    const FamilyTwin twin(w.model);
    const auto combined = [&](const std::vector<std::uint32_t>& to) { return w.combined(to); };
    for (std::uint32_t i = 0; i < w.model.parties.size(); ++i)
      for (std::uint32_t s = 0; s < w.model.states; ++s) {
        const bool expected = twin.simultaneous(combined, i, s);
        ++cells_["seqsim"].compared;
        cells_["seqsim"].stable += expected ? 1 : 0;
        ASSERT_EQ(table.concepts[0].stable[i].contains(StateId{s}), expected) << 80000 + seed;
      }
  }
}

}  // namespace
}  // namespace entente::worlds
