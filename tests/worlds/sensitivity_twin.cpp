#include "sensitivity_twin.hpp"

#include <algorithm>
#include <set>

#include "brute_force.hpp"

namespace entente::worlds {

Holding holding(const Model& model) {
  const Answers answers = brute_force(model.graph());
  Holding found;
  for (std::size_t c = 0; c < found.size(); ++c)
    for (std::uint32_t s = 0; s < model.states; ++s)
      if (std::ranges::all_of(answers.at(c), [&](const auto& row) { return row[s]; }))
        found.at(c).push_back(s);
  return found;
}

Model tied_model(std::uint64_t seed, std::uint32_t states) {
  Dice dice(seed);
  Model model;
  model.states = states;
  model.parties.resize(2 + dice.roll(3));
  const std::uint32_t percent = 10 + dice.roll(60);
  const std::uint32_t levels = 2 + dice.roll(states);
  for (ExplicitParty& party : model.parties) {
    for (std::uint32_t s = 0; s < states; ++s) {
      party.rank.push_back(dice.roll(levels));
      for (std::uint32_t t = 0; t < states; ++t)
        if (s != t && dice.roll(100) < percent) party.arcs.emplace_back(s, t);
    }
  }
  return model;
}

std::vector<std::vector<std::uint32_t>> all_orders(std::uint32_t states) {
  std::uint64_t words = 1;
  for (std::uint32_t k = 0; k < states; ++k) words *= states;
  std::vector<std::vector<std::uint32_t>> orders;
  for (std::uint64_t word = 0; word < words; ++word) {
    std::vector<std::uint32_t> ranks;
    for (std::uint64_t rest = word; ranks.size() < states; rest /= states)
      ranks.push_back(static_cast<std::uint32_t>(rest % states));
    const std::set<std::uint32_t> used(ranks.begin(), ranks.end());
    if (*used.rbegin() + 1 == used.size()) orders.push_back(ranks);
  }
  return orders;
}

std::uint32_t apart(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::uint32_t sum = 0;
  for (std::size_t s = 0; s < a.size(); ++s)
    for (std::size_t t = s + 1; t < a.size(); ++t) {
      const bool reversed = (a[s] < a[t] && b[s] > b[t]) || (a[s] > a[t] && b[s] < b[t]);
      const bool tied_once = (a[s] == a[t]) != (b[s] == b[t]);
      sum += reversed ? 2 : tied_once ? 1 : 0;
    }
  return sum;
}

std::array<std::vector<std::optional<std::uint32_t>>, 5> nearest_ends(const Model& model) {
  const Holding today = holding(model);
  std::array<std::vector<std::optional<std::uint32_t>>, 5> least;
  for (std::size_t c = 0; c < 5; ++c) least.at(c).resize(today.at(c).size());
  for (std::size_t i = 0; i < model.parties.size(); ++i)
    for (const auto& order : all_orders(model.states)) {
      Model then = model;
      then.parties[i].rank = order;
      const std::uint32_t distance = apart(model.parties[i].rank, order);
      const Holding now = holding(then);
      for (std::size_t c = 0; c < 5; ++c)
        for (std::size_t k = 0; k < today.at(c).size(); ++k)
          if (std::ranges::count(now.at(c), today.at(c)[k]) == 0 &&
              (!least.at(c)[k] || distance < *least.at(c)[k]))
            least.at(c)[k] = distance;
    }
  return least;
}

namespace {

/// The orders of one party: values doubled, so that a state fits between two of them.
void add_orders(const Model& model, std::size_t i, std::map<std::string, Model>& list) {
  const std::vector<std::uint32_t>& rank = model.parties[i].rank;
  const std::set<std::uint32_t> values(rank.begin(), rank.end());
  const auto add = [&](const std::string& name, auto value_of) {
    Model then = model;
    for (std::uint32_t s = 0; s < model.states; ++s)
      then.parties[i].rank[s] = value_of(s, 2 * rank[s] + 2);
    list.emplace(std::to_string(i) + " " + name, std::move(then));
  };
  for (auto low = values.begin(); std::next(low) != values.end(); ++low) {
    const std::uint32_t a = 2 * *low + 2, b = 2 * *std::next(low) + 2;
    add("swap " + std::to_string(*low), [&](std::uint32_t, std::uint32_t v) {
      return v == a ? b : v == b ? a : v;
    });
    add("merge " + std::to_string(*low),
        [&](std::uint32_t, std::uint32_t v) { return v == a ? b : v; });
  }
  for (std::uint32_t s = 0; s < model.states; ++s) {
    const auto tied = std::ranges::count(rank, rank[s]);
    if (tied > 1)
      add("raise " + std::to_string(s),
          [&](std::uint32_t t, std::uint32_t v) { return t == s ? v + 1 : v; });
    if (tied > 2)
      add("lower " + std::to_string(s),
          [&](std::uint32_t t, std::uint32_t v) { return t == s ? v - 1 : v; });
  }
}

}  // namespace

std::map<std::string, Model> all_variants(const Model& model) {
  std::map<std::string, Model> list;
  for (std::size_t i = 0; i < model.parties.size(); ++i) {
    add_orders(model, i, list);
    const auto arcs =
        std::set<StatePair>(model.parties[i].arcs.begin(), model.parties[i].arcs.end());
    for (const StatePair& gone : arcs) {
      Model then = model;
      std::erase(then.parties[i].arcs, gone);
      list.emplace(std::to_string(i) + " gone " + std::to_string(gone.first) + " " +
                       std::to_string(gone.second),
                   std::move(then));
    }
  }
  return list;
}

}  // namespace entente::worlds
