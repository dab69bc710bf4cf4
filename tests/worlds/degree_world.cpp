#include "degree_world.hpp"

#include <memory>

#include "entente/base/assert.hpp"

namespace entente::worlds {

DegreeWorld with_degrees(Model model, std::uint64_t seed) {
  Dice dice(seed * 31 + 7);
  const auto roll = [&](int sides) {
    return static_cast<int>(dice.roll(static_cast<std::uint32_t>(sides)));
  };
  DegreeWorld w;
  w.model = std::move(model);
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

DegreeWorld degree_world(std::uint64_t seed) {
  return with_degrees(
      random_model(seed, seed % 2 == 0 ? Preferences::ranked : Preferences::with_unknown, 8), seed);
}

namespace {

using Question = FamilyTwin::Question;

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
    if (s == t) return false;
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

}  // namespace

Questions questions_of(const DegreeWorld& w, graph::Family family) {
  switch (family) {
    case graph::Family::fuzzy:
      return of_degrees(w, false, false, true);
    case graph::Family::grey_most:
      return of_degrees(w, false, true, false);
    case graph::Family::grey_least:
      return of_degrees(w, true, false, false);
    case graph::Family::probable:
      return of_chances(w);
    default:
      ENTENTE_ASSERT(family == graph::Family::relational);
      return of_attitudes(w);
  }
}

}  // namespace entente::worlds
