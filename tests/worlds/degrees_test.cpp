#include <map>
#include <memory>

#include "family_twin.hpp"
#include <gtest/gtest.h>

#include "entente/graph/fill.hpp"

namespace entente::worlds {
namespace {

using graph::ConceptId;
using graph::ConceptTable;
using graph::Family;
using graph::Table;
using Question = FamilyTwin::Question;
using Key = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;  // party, preferred, other

/// A random conflict with degrees, chances and attitudes, kept as tables of whole per cents.
struct DegreeWorld {
  Model model;
  std::map<Key, std::pair<int, int>> degree;  // low, high
  std::map<Key, int> chance;                  // of preferring the first
  std::vector<int> satisficing;
  std::vector<std::vector<int>> attitude;
  int first_move = 0, sanction = 100, reply = 0;
  bool weak = false;
  ConflictGraph graph;
};

constexpr int hundredth = whole_share / 100;

DegreeWorld degree_world(std::uint64_t seed) {
  Dice dice(seed * 31 + 7);
  const auto roll = [&](int sides) {
    return static_cast<int>(dice.roll(static_cast<std::uint32_t>(sides)));
  };
  DegreeWorld w;
  w.model = random_model(seed, seed % 2 == 0 ? Preferences::ranked : Preferences::with_unknown, 8);
  const auto parties = static_cast<std::uint32_t>(w.model.parties.size());
  auto degrees = std::make_shared<PreferenceDegrees>(parties);
  w.first_move = degrees->first_move = roll(30);
  w.sanction = 60 + roll(41);
  w.reply = roll(40);
  w.weak = degrees->attitude_weak = roll(3) == 0;
  degrees->first_move = w.first_move * hundredth;
  degrees->sanction = w.sanction * hundredth;
  degrees->reply = w.reply * hundredth;
  for (std::uint32_t i = 0; i < parties; ++i) {
    w.satisficing.push_back(10 * (1 + roll(10)));
    degrees->parties[i].satisficing = w.satisficing.back() * hundredth;
    for (std::uint32_t s = 0; s < w.model.states; ++s)
      for (std::uint32_t t = s + 1; t < w.model.states; ++t) {
        const int low = 10 * roll(11), high = roll(2) == 0 ? low : low + 10 * roll(11 - low / 10);
        const int p = 10 * roll(11), q = 10 * roll(11 - p / 10);
        if (roll(2) == 0) {
          w.degree[{i, s, t}] = {low, high};
          w.degree[{i, t, s}] = {100 - high, 100 - low};
          degrees->add(PartyId{i}, StateId{s}, StateId{t},
                       Degree{low * hundredth, high * hundredth});
        }
        if (roll(2) == 0) {
          w.chance[{i, s, t}] = p;
          w.chance[{i, t, s}] = q;
          degrees->add(PartyId{i}, StateId{s}, StateId{t},
                       PreferenceChance{p * hundredth, q * hundredth});
        }
      }
    w.attitude.emplace_back();
    for (std::uint32_t j = 0; j < parties; ++j) {
      w.attitude.back().push_back(roll(3) - 1);
      degrees->parties[i].attitude.push_back(static_cast<Attitude>(w.attitude.back().back()));
    }
  }
  w.graph = w.model.graph();
  w.graph.set_degrees(std::move(degrees));
  return w;
}

/// The three questions of a family, from the tables.
struct Questions {
  Question leaves, deters, credible;
};

/// 1 better, -1 worse, 0 equal, 9 unknown: t against s.
int sign(const DegreeWorld& w, std::uint32_t i, std::uint32_t s, std::uint32_t t) {
  const ExplicitParty& p = w.model.parties[i];
  for (const auto& [a, b] : p.unknown)
    if ((a == s && b == t) || (a == t && b == s)) return 9;
  return p.rank[t] > p.rank[s] ? 1 : p.rank[t] < p.rank[s] ? -1 : 0;
}

Questions of_degrees(const DegreeWorld& w, bool first_possibly, bool reply_possibly, bool middle) {
  const auto satisfies = [&w, middle](bool possibly) -> Question {
    return [&w, middle, possibly](std::uint32_t i, std::uint32_t s, std::uint32_t t) {
      std::pair<int, int> r{0, 0};
      const int known = sign(w, i, s, t);
      if (const auto found = w.degree.find({i, t, s}); found != w.degree.end()) {
        r = found->second;
      } else if (known == 9) {
        r = {0, 100};
      } else {
        r.first = r.second = 50 + 50 * known;
      }
      // Certainty 2r - 1; twice the middle is low + high.
      if (middle) return 2 * (r.first + r.second) - 200 >= 2 * w.satisficing[i];
      return 2 * (possibly ? r.second : r.first) - 100 >= w.satisficing[i];
    };
  };
  const Question first = satisfies(first_possibly);
  const Question deters = [first](std::uint32_t i, std::uint32_t s, std::uint32_t t) {
    return !first(i, s, t);
  };
  return {first, deters, satisfies(reply_possibly)};
}

Questions of_chances(const DegreeWorld& w) {
  const auto chance = [&w](std::uint32_t i, std::uint32_t s, std::uint32_t t) {
    if (const auto found = w.chance.find({i, t, s}); found != w.chance.end()) return found->second;
    const int known = sign(w, i, s, t);
    return known == 9 ? 50 : known == 1 ? 100 : 0;
  };
  return {[=, &w](auto i, auto s, auto t) { return chance(i, s, t) > w.first_move; },
          [=, &w](auto i, auto s, auto t) { return 100 - chance(i, s, t) >= w.sanction; },
          [=, &w](auto i, auto s, auto t) { return chance(i, s, t) > w.reply; }};
}

Questions of_attitudes(const DegreeWorld& w) {
  const auto attractive = [&w](std::uint32_t i, std::uint32_t s, std::uint32_t t, bool in_doubt) {
    bool strict = false;
    for (std::uint32_t j = 0; j < w.attitude.size(); ++j) {
      if (w.attitude[i][j] == 0) continue;
      int good = sign(w, j, s, t);
      if (good == 9) {
        if (!in_doubt) return false;
        good = 1;
      } else {
        good *= w.attitude[i][j];
      }
      if (good < 0 || (good == 0 && i == j && !w.weak)) return false;
      strict = strict || good > 0;
    }
    return w.weak || w.attitude[i][i] != 0 || strict;
  };
  return {[=](auto i, auto s, auto t) { return attractive(i, s, t, false); },
          [=](auto i, auto s, auto t) { return !attractive(i, s, t, true); },
          [=](auto i, auto s, auto t) { return attractive(i, s, t, false); }};
}

void compare(const DegreeWorld& w, const Table& table, Family family, const Questions& q) {
  const FamilyTwin twin(w.model);
  for (const ConceptTable& c : table.concepts) {
    if (family_of(c.id) != family) continue;
    const std::string form = graph::about(form_of(c.id)).word;
    for (std::uint32_t i = 0; i < w.model.parties.size(); ++i)
      for (std::uint32_t s = 0; s < w.model.states; ++s)
        ASSERT_EQ(c.stable[i].contains(StateId{s}),
                  twin.stable_by(form, q.leaves, q.deters, q.credible, i, s))
            << graph::about(c.id).word << " party " << i << " state " << s;
  }
}

std::vector<ConceptId> all_of(std::initializer_list<Family> families) {
  std::vector<ConceptId> ids;
  for (Family family : families)
    for (ConceptId form : graph::crisp_concepts) ids.push_back(in_family(family, form));
  return ids;
}

TEST(Degrees, FuzzyGreyProbableAndRelationalAreThoseOfTheTwinInEveryCell) {
  const auto ids = all_of(
      {Family::relational, Family::fuzzy, Family::grey_most, Family::grey_least, Family::probable});
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    const DegreeWorld w = degree_world(seed);
    const Table table = *graph::fill_table(w.graph, ids, entente::Run{});
    compare(w, table, Family::fuzzy, of_degrees(w, false, false, true));
    compare(w, table, Family::grey_most, of_degrees(w, false, true, false));
    compare(w, table, Family::grey_least, of_degrees(w, true, false, false));
    compare(w, table, Family::probable, of_chances(w));
    compare(w, table, Family::relational, of_attitudes(w));
    if (HasFatalFailure()) FAIL() << "seed " << seed;
  }
}

TEST(Degrees, ThatSayNothingNewLeaveTheCrispTables) {
  const auto ids = all_of({Family::crisp, Family::relational, Family::fuzzy, Family::grey_most,
                           Family::grey_least, Family::probable});
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const Model model = random_model(seed);
    ConflictGraph g = model.graph();
    auto degrees = std::make_shared<PreferenceDegrees>(g.party_count());
    for (std::uint32_t i = 0; i < g.party_count(); ++i) {
      degrees->parties[i].satisficing = whole_share / 10 * static_cast<Billionths>(1 + seed % 10);
      degrees->parties[i].attitude.assign(g.party_count(), Attitude::indifferent);
      degrees->parties[i].attitude[i] = Attitude::toward;
      const int r = model.parties[i].rank[0] > model.parties[i].rank[1]   ? 100
                    : model.parties[i].rank[0] < model.parties[i].rank[1] ? 0
                                                                          : 50;
      degrees->add(PartyId{i}, StateId{0}, StateId{1}, Degree{r * hundredth, r * hundredth});
    }
    g.set_degrees(std::move(degrees));
    const Table table = *graph::fill_table(g, ids, entente::Run{});
    for (const ConceptTable& c : table.concepts)
      EXPECT_EQ(c.stable, table.find(form_of(c.id))->stable)
          << graph::about(c.id).word << " seed " << seed;
  }
}

TEST(Degrees, WithMoreCautionMakeNashStableSetsGrow) {
  const std::array ids{in_family(Family::fuzzy, ConceptId::nash)};
  for (std::uint64_t seed = 0; seed < 100; seed += 2) {
    DegreeWorld w = degree_world(seed);
    StateSet before(w.model.states);
    for (int g = 1; g <= 10; ++g) {
      auto degrees = std::make_shared<PreferenceDegrees>(*w.graph.degrees());
      degrees->parties[0].satisficing = g * 10 * hundredth;
      w.graph.set_degrees(std::move(degrees));
      const StateSet now = graph::fill_table(w.graph, ids, entente::Run{})->concepts[0].stable[0];
      StateSet both = now;
      both &= before;
      EXPECT_EQ(both, before) << "seed " << seed << " at " << g;
      before = now;
    }
  }
}

}  // namespace
}  // namespace entente::worlds
