#include "inverse_twin.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <queue>

namespace entente::worlds {
namespace {

Order order_of(const std::vector<std::uint32_t>& rank) {
  Order order(rank.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) { return rank[a] > rank[b]; });
  return order;
}

}  // namespace

Model strict_model(std::uint64_t seed) {
  Dice dice(seed);
  Model model;
  model.states = 3 + dice.roll(4);
  model.parties.resize(2 + dice.roll(3));
  const std::uint32_t percent = 10 + dice.roll(50);
  for (ExplicitParty& party : model.parties) {
    for (std::uint32_t s = 0; s < model.states; ++s)
      for (std::uint32_t t = 0; t < model.states; ++t)
        if (s != t && dice.roll(100) < percent) party.arcs.emplace_back(s, t);
    party.rank.resize(model.states);
    std::iota(party.rank.begin(), party.rank.end(), 0U);
    for (std::uint32_t k = model.states; k > 1; --k)
      std::swap(party.rank[k - 1], party.rank[dice.roll(k)]);
  }
  return model;
}

OrderTwin::OrderTwin(const Model& model, std::uint32_t party)
    : party_(party), own_(model.states, 0) {
  for (const auto& [from, to] : model.parties[party].arcs) own_[from] |= 1U << to;
  close(model, false, answers_);
  close(model, true, credible_);
  Order order(model.states);
  std::iota(order.begin(), order.end(), 0U);
  do orders_.push_back(order);
  while (std::next_permutation(order.begin(), order.end()));
  search(order_of(model.parties[party].rank));
}

void OrderTwin::close(const Model& model, bool improving, std::vector<Bits>& reached) const {
  reached.assign(model.states, 0);
  for (std::uint32_t start = 0; start < model.states; ++start) {
    std::vector<Bits> entered(model.parties.size(), 0);  // by each last mover
    for (bool grown = true; grown;) {
      grown = false;
      for (std::uint32_t j = 0; j < model.parties.size(); ++j) {
        if (j == party_) continue;
        Bits from = 1U << start;  // the first move is free to anybody
        for (std::uint32_t k = 0; k < model.parties.size(); ++k)
          if (k != j) from |= entered[k];
        const auto& rank = model.parties[j].rank;
        for (const auto& [s, t] : model.parties[j].arcs) {
          if ((from >> s & 1U) == 0 || (improving && rank[t] <= rank[s])) continue;
          grown = grown || (entered[j] >> t & 1U) == 0;
          entered[j] |= 1U << t;
        }
      }
    }
    for (Bits states : entered) reached[start] |= states;
  }
}

void OrderTwin::search(const Order& own) {
  std::map<Order, std::uint32_t> steps{{own, 0}};
  std::queue<Order> waiting;
  for (waiting.push(own); !waiting.empty(); waiting.pop()) {
    const std::uint32_t now = steps[waiting.front()];
    for (std::size_t k = 0; k + 1 < own.size(); ++k) {
      Order next = waiting.front();
      std::swap(next[k], next[k + 1]);
      if (steps.try_emplace(next, now + 1).second) waiting.push(next);
    }
  }
  for (const Order& order : orders_) distance_.push_back(steps[order]);
}

bool OrderTwin::stable(std::size_t concept_number, std::uint32_t target, const Order& order) const {
  Bits above = 0;
  for (std::size_t k = 0; order[k] != target; ++k) above |= 1U << order[k];
  const std::vector<Bits>& answers = concept_number >= 3 ? credible_ : answers_;
  const bool symmetric = concept_number == 2 || concept_number == 4;
  for (std::uint32_t q = 0; q < own_.size(); ++q) {
    if ((own_[target] & above & 1U << q) == 0) continue;
    bool deterred = false;
    for (std::uint32_t u = 0; u < own_.size() && concept_number != 0; ++u)
      if ((answers[q] >> u & 1U) != 0 && (above >> u & 1U) == 0)
        deterred = deterred || !symmetric || (own_[u] & above) == 0;
    if (!deterred) return false;
  }
  return true;
}

}  // namespace entente::worlds
