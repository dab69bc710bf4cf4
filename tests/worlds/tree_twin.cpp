#include <map>
#include <tuple>

#include "family_twin.hpp"

namespace entente::worlds {
namespace {

using States = FamilyTwin::States;

/// The tree below a state, from the point of view of one party.
struct Tree {
  std::function<bool(std::uint32_t)> fine;  // whether i can be content with it: not "no better"
  std::function<States(std::uint32_t)> own, answers;
  std::map<std::pair<std::uint32_t, int>, bool> known;  // of nodes where i is on the move

  /// i, on the move at u, can make sure of a fine end in `left` moves.
  bool wins(std::uint32_t u, int left) {
    if (fine(u)) return true;
    if (left == 0) return false;
    const auto [found, first] = known.try_emplace({u, left}, false);
    if (!first) return found->second;
    bool won = false;
    for (std::uint32_t t : own(u)) won = won || wins_after(t, left - 1);
    return known[{u, left}] = won;
  }

  /// The others, on the move at t, cannot prevent it in `left` moves.
  bool wins_after(std::uint32_t t, int left) {
    if (!fine(t)) return false;
    if (left == 0) return true;
    for (std::uint32_t u : answers(t))
      if (!wins(u, left - 1)) return false;
    return true;
  }
};

}  // namespace

bool FamilyTwin::metarational(int h, bool credible, std::uint32_t i, std::uint32_t s) const {
  const Question takes = [&](std::uint32_t j, std::uint32_t from, std::uint32_t to) {
    return !credible || better(j, to, from);
  };
  std::map<std::uint32_t, States> answers;
  Tree tree;
  tree.fine = [&](std::uint32_t u) { return !not_better(i, u, s); };
  tree.own = [&](std::uint32_t u) { return moves(i, u); };
  tree.answers = [&](std::uint32_t t) {
    const auto [found, first] = answers.try_emplace(t);
    if (first) found->second = ends(everybody() & ~(1U << i), t, takes);
    return found->second;
  };
  for (std::uint32_t t : moves(i, s))
    if (better(i, t, s) && tree.wins_after(t, h - 1)) return false;
  return true;
}

bool FamilyTwin::simultaneous(const Combined& combined, std::uint32_t i, std::uint32_t s) const {
  const Question credible = [&](std::uint32_t j, std::uint32_t from, std::uint32_t to) {
    return better(j, to, from);
  };
  const auto would_make = [&](std::uint32_t j, std::uint32_t t) {
    if (!better(j, t, s)) return false;
    for (std::uint32_t u : ends(everybody() & ~(1U << j), t, credible))
      if (not_better(j, u, s)) return false;
    return true;
  };
  // Every choice of a move, or of staying, for every other party.
  std::vector<std::vector<std::uint32_t>> choices(m_.parties.size(), {s});
  for (std::uint32_t j = 0; j < choices.size(); ++j)
    for (std::uint32_t t : moves(j, s))
      if (j != i && would_make(j, t)) choices[j].push_back(t);
  for (std::uint32_t t : moves(i, s)) {
    if (!would_make(i, t)) continue;
    bool deterred = false;
    std::vector<std::size_t> place(choices.size(), 0);
    while (true) {
      std::vector<std::uint32_t> to;
      for (std::size_t j = 0; j < choices.size(); ++j) to.push_back(choices[j][place[j]]);
      to[i] = t;
      const auto end = combined(to);
      deterred = deterred || (end && not_better(i, *end, s));
      std::size_t j = 0;
      while (j < choices.size() && ++place[j] == choices[j].size()) place[j++] = 0;
      if (j == choices.size()) break;
    }
    if (!deterred) return false;
  }
  return true;
}

}  // namespace entente::worlds
