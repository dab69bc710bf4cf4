#include <algorithm>
#include <vector>

#include "random_model.hpp"
#include <gtest/gtest.h>

#include "entente/graph/fill.hpp"

/// What always holds between concepts, and what never matters, in a hundred thousand random models.
namespace entente::worlds {
namespace {

using graph::ConceptId;
using graph::Family;
using graph::Table;

constexpr std::uint64_t models = 100'000;
constexpr std::uint32_t most_states = 10;

std::vector<ConceptId> asked() {
  std::vector<ConceptId> ids;
  for (Family family : {Family::crisp, Family::reading_a, Family::reading_b, Family::reading_c,
                        Family::reading_d, Family::strong, graph::strong_family(3, 0),
                        graph::strong_family(4, 0), graph::strong_family(9, 0)})
    for (ConceptId form : graph::crisp_concepts)
      if (!graph::asks_strength(family) || form != ConceptId::nash)
        ids.push_back(in_family(family, form));
  return ids;
}

const std::vector<StateSet>& stable(const Table& t, Family family, ConceptId form) {
  return t.find(in_family(family, form))->stable;
}

bool inside(const std::vector<StateSet>& a, const std::vector<StateSet>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    StateSet both = a[i];
    both &= b[i];
    if (!(both == a[i])) return false;
  }
  return true;
}

TEST(Relations, OfTheFiveConceptsHold) {
  const auto ids = asked();
  for (std::uint64_t seed = 1; seed <= models && !HasFailure(); ++seed) {
    const Table t = *graph::fill_table(random_model(seed, Preferences::ranked, most_states).graph(),
                                       ids, entente::Run{});
    const auto implies = [&](ConceptId a, ConceptId b) {
      EXPECT_TRUE(inside(stable(t, Family::crisp, a), stable(t, Family::crisp, b))) << seed;
    };
    implies(ConceptId::nash, ConceptId::sseq);
    implies(ConceptId::sseq, ConceptId::seq);
    implies(ConceptId::sseq, ConceptId::smr);
    implies(ConceptId::seq, ConceptId::gmr);
    implies(ConceptId::smr, ConceptId::gmr);
    for (ConceptId form : graph::crisp_concepts)  // nothing is unknown: all readings are the same
      for (Family family :
           {Family::reading_a, Family::reading_b, Family::reading_c, Family::reading_d})
        EXPECT_EQ(stable(t, family, form), stable(t, Family::crisp, form)) << seed;
  }
}

TEST(Relations, PoliciesStandBetweenSmrAndGmr) {
  const ConceptId policy = *graph::find_concept("policy");
  const std::vector<ConceptId> ids{ConceptId::smr, policy, ConceptId::gmr};
  std::uint64_t above_smr = 0, below_gmr = 0;
  for (std::uint64_t seed = 1; seed <= models / 10 && !HasFailure(); ++seed) {
    const Table t = *graph::fill_table(random_model(seed, Preferences::ranked, most_states).graph(),
                                       ids, entente::Run{});
    const auto& smr = t.concepts[0].stable;
    const auto& held = t.concepts[1].stable;
    const auto& gmr = t.concepts[2].stable;
    EXPECT_TRUE(inside(smr, held)) << seed;
    EXPECT_TRUE(inside(held, gmr)) << seed;
    above_smr += smr != held ? 1 : 0;
    below_gmr += held != gmr ? 1 : 0;
  }
  EXPECT_GT(above_smr, 0U);
  EXPECT_GT(below_gmr, 0U);
}

TEST(Relations, OfReadingsAndStrengthHold) {
  const auto ids = asked();
  for (std::uint64_t seed = 1; seed <= models && !HasFailure(); ++seed) {
    const Table t = *graph::fill_table(
        random_model(seed, Preferences::with_strength, most_states).graph(), ids, entente::Run{});
    for (ConceptId form : graph::crisp_concepts) {
      const auto implies = [&](Family a, Family b) {
        EXPECT_TRUE(inside(stable(t, a, form), stable(t, b, form))) << seed;
      };
      implies(Family::reading_a, Family::reading_b);
      implies(Family::reading_a, Family::reading_c);
      implies(Family::reading_b, Family::reading_d);
      implies(Family::reading_c, Family::reading_d);
      if (form == ConceptId::nash) continue;
      implies(Family::strong, Family::crisp);
      implies(graph::strong_family(3, 0), Family::strong);
      implies(graph::strong_family(4, 0), graph::strong_family(3, 0));
      implies(graph::strong_family(9, 0), graph::strong_family(4, 0));
    }
  }
}

/// The model with its states renamed, every rank raised and spread, and the parties turned round.
Model disguised(const Model& model, const std::vector<std::uint32_t>& name) {
  Model other;
  other.states = model.states;
  for (auto party = model.parties.rbegin(); party != model.parties.rend(); ++party) {
    ExplicitParty p;
    p.rank.resize(model.states);
    for (std::uint32_t s = 0; s < model.states; ++s) p.rank[name[s]] = 3 * party->rank[s] + 5;
    for (const auto& [from, to] : party->arcs) p.arcs.emplace_back(name[from], name[to]);
    std::ranges::sort(p.arcs);
    other.parties.push_back(std::move(p));
  }
  other.parties.emplace_back().rank.assign(model.states, 7);  // a party that can do nothing
  return other;
}

TEST(Relations, NamesAndScalesAndOnlookersDoNotMatter) {
  for (std::uint64_t seed = 1; seed <= models && !HasFailure(); ++seed) {
    const Model model = random_model(seed, Preferences::ranked, most_states);
    Dice dice(seed + 1);
    std::vector<std::uint32_t> name(model.states);
    for (std::uint32_t s = 0; s < model.states; ++s) name[s] = s;
    for (std::uint32_t s = model.states; s-- > 1;) std::swap(name[s], name[dice.roll(s + 1)]);
    const Table t = *graph::fill_table(model.graph(), graph::crisp_concepts, entente::Run{});
    const Table other =
        *graph::fill_table(disguised(model, name).graph(), graph::crisp_concepts, entente::Run{});
    const std::size_t n = model.parties.size();
    for (std::size_t c = 0; c < t.concepts.size(); ++c)
      for (std::size_t i = 0; i < n; ++i)
        for (std::uint32_t s = 0; s < model.states; ++s)
          EXPECT_EQ(t.concepts[c].stable[i].contains(StateId{s}),
                    other.concepts[c].stable[n - 1 - i].contains(StateId{name[s]}))
              << seed;
  }
}

TEST(Relations, AMoveMoreLeavesNobodyContentWhoWasNot) {
  const std::vector<ConceptId> nash{ConceptId::nash};
  for (std::uint64_t seed = 1; seed <= models && !HasFailure(); ++seed) {
    Model model = random_model(seed, Preferences::ranked, most_states);
    const Table before = *graph::fill_table(model.graph(), nash, entente::Run{});
    Dice dice(seed + 2);
    const std::uint32_t from = dice.roll(model.states), to = dice.roll(model.states);
    auto& arcs = model.parties[0].arcs;
    if (from == to || std::ranges::count(arcs, StatePair{from, to}) > 0) continue;
    arcs.emplace_back(from, to);
    std::ranges::sort(arcs);
    const Table after = *graph::fill_table(model.graph(), nash, entente::Run{});
    EXPECT_TRUE(inside(after.concepts[0].stable, before.concepts[0].stable)) << seed;
  }
}

}  // namespace
}  // namespace entente::worlds
