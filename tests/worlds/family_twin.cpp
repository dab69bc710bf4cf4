#include "family_twin.hpp"

#include <algorithm>
#include <optional>

namespace entente::worlds {
namespace {

bool has(const std::vector<StatePair>& pairs, std::uint32_t a, std::uint32_t b) {
  return std::ranges::find(pairs, StatePair{a, b}) != pairs.end();
}

}  // namespace

bool FamilyTwin::unknown(std::uint32_t i, std::uint32_t s, std::uint32_t t) const {
  return has(m_.parties[i].unknown, s, t) || has(m_.parties[i].unknown, t, s);
}

bool FamilyTwin::better(std::uint32_t i, std::uint32_t t, std::uint32_t s) const {
  if (unknown(i, s, t)) return false;
  const ExplicitParty& p = m_.parties[i];
  return p.rank.empty() ? has(p.prefers, t, s) : p.rank[t] > p.rank[s];
}

bool FamilyTwin::strongly(std::uint32_t i, std::uint32_t t, std::uint32_t s, int degree) const {
  if (!better(i, t, s)) return false;
  for (const StrongPair& pair : m_.parties[i].strong)
    if (pair.better == t && pair.worse == s && pair.strength >= degree) return true;
  for (const StrongBreak& b : m_.parties[i].strong_breaks)
    if (m_.parties[i].rank[t] >= b.rank && m_.parties[i].rank[s] < b.rank && b.strength >= degree)
      return true;
  return false;
}

bool FamilyTwin::not_better(std::uint32_t i, std::uint32_t t, std::uint32_t s) const {
  return !better(i, t, s) && !unknown(i, s, t);
}

FamilyTwin::States FamilyTwin::moves(std::uint32_t i, std::uint32_t s) const {
  States to;
  for (const auto& [from, end] : m_.parties[i].arcs)
    if (from == s) to.insert(end);
  return to;
}

FamilyTwin::States FamilyTwin::ends(std::uint32_t coalition, std::uint32_t s,
                                    const Question& takes) const {
  constexpr std::uint32_t nobody = 99;
  std::set<std::pair<std::uint32_t, std::uint32_t>> arrivals;
  std::function<void(std::uint32_t, std::uint32_t)> go = [&](std::uint32_t at, std::uint32_t last) {
    for (std::uint32_t j = 0; j < m_.parties.size(); ++j) {
      if (j == last || (coalition >> j & 1U) == 0) continue;
      for (std::uint32_t t : moves(j, at))
        if (takes(j, at, t) && arrivals.emplace(t, j).second) go(t, j);
    }
  };
  go(s, nobody);
  States states;
  for (const auto& [state, mover] : arrivals) states.insert(state);
  return states;
}

bool FamilyTwin::stable(const std::string& form, const std::string& family, std::uint32_t i,
                        std::uint32_t s) const {
  const bool strong = family.starts_with("_strong");
  const bool numbered = family.size() > 7 && family[7] >= '3' && family[7] <= '9';
  const int degree = numbered ? family[7] - '0' : 2;
  const char reading = family.size() >= 2 && family[family.size() - 2] == '_' ? family.back() : ' ';
  const bool gambles = reading == 'a' || reading == 'c';
  const bool fears = reading == 'c' || reading == 'd';
  const Question leaves = [&](std::uint32_t j, std::uint32_t from, std::uint32_t to) {
    return better(j, to, from) || (gambles && unknown(j, from, to));
  };
  const Question deters = [&](std::uint32_t j, std::uint32_t from, std::uint32_t to) {
    if (fears && unknown(j, from, to)) return true;
    return strong ? strongly(j, from, to, degree) : not_better(j, to, from);
  };
  const Question credible = [&](std::uint32_t j, std::uint32_t from, std::uint32_t to) {
    return better(j, to, from) || (reading != ' ' && unknown(j, from, to));
  };
  return stable_by(form, leaves, deters, credible, i, s);
}

bool FamilyTwin::stable_by(const std::string& form, const Question& leaves, const Question& deters,
                           const Question& credible, std::uint32_t i, std::uint32_t s) const {
  const Question any = [](std::uint32_t, std::uint32_t, std::uint32_t) { return true; };
  for (std::uint32_t t : moves(i, s)) {
    if (!leaves(i, s, t)) continue;
    if (form == "nash") return false;
    bool answered = false;
    for (std::uint32_t u :
         ends(everybody() & ~(1U << i), t, form == "gmr" || form == "smr" ? any : credible)) {
      bool hurts = deters(i, s, u);
      if (form == "smr" || form == "sseq")
        for (std::uint32_t v : moves(i, u)) hurts = hurts && deters(i, s, v);
      answered = answered || hurts;
    }
    if (!answered) return false;
  }
  return true;
}

FamilyTwin::States FamilyTwin::joint_improvements(std::uint32_t coalition, std::uint32_t s,
                                                  bool weak) const {
  States states;
  for (std::uint32_t t :
       ends(coalition, s, [](std::uint32_t, std::uint32_t, std::uint32_t) { return true; })) {
    std::uint32_t members = 0, gain = 0, lose = 0;
    for (std::uint32_t i = 0; i < m_.parties.size(); ++i) {
      if ((coalition >> i & 1U) == 0) continue;
      ++members;
      gain += better(i, t, s) ? 1 : 0;
      lose += better(i, s, t) || unknown(i, s, t) ? 1 : 0;
    }
    if (weak ? gain > 0 && lose == 0 : gain == members) states.insert(t);
  }
  return states;
}

bool FamilyTwin::joint_no_better(std::uint32_t coalition, std::uint32_t t, std::uint32_t s,
                                 bool weak) const {
  bool some_not_better = false, some_worse = false, all_not_better = true;
  for (std::uint32_t i = 0; i < m_.parties.size(); ++i) {
    if ((coalition >> i & 1U) == 0) continue;
    some_not_better = some_not_better || not_better(i, t, s);
    some_worse = some_worse || better(i, s, t);
    all_not_better = all_not_better && not_better(i, t, s);
  }
  return weak ? some_worse || all_not_better : some_not_better;
}

FamilyTwin::States FamilyTwin::joint_replies(std::uint32_t others, std::uint32_t s, bool alone,
                                             bool weak) const {
  std::set<std::pair<std::uint32_t, std::uint32_t>> arrivals;
  std::function<void(std::uint32_t, std::uint32_t)> go = [&](std::uint32_t at, std::uint32_t last) {
    for (std::uint32_t c = 1; c <= others; ++c) {
      if ((c & ~others) != 0 || c == last || (alone && (c & (c - 1)) != 0)) continue;
      for (std::uint32_t t : joint_improvements(c, at, weak))
        if (arrivals.emplace(t, c).second) go(t, c);
    }
  };
  go(s, 0);
  States states;
  for (const auto& [state, mover] : arrivals) states.insert(state);
  return states;
}

bool FamilyTwin::stable_for(const std::string& word, std::uint32_t coalition, std::uint32_t s,
                            bool weak) const {
  const Question any = [](std::uint32_t, std::uint32_t, std::uint32_t) { return true; };
  const std::uint32_t others = everybody() & ~coalition;
  for (std::uint32_t t : joint_improvements(coalition, s, weak)) {
    if (word == "cnash") return false;
    const States replies = word.starts_with("cseq")
                               ? joint_replies(others, t, word == "cseq1", weak)
                               : ends(others, t, any);
    bool answered = false;
    for (std::uint32_t u : replies) {
      bool hurts = joint_no_better(coalition, u, s, weak);
      if (word == "csmr")
        for (std::uint32_t v : ends(coalition, u, any))
          hurts = hurts && joint_no_better(coalition, v, s, weak);
      answered = answered || hurts;
    }
    if (!answered) return false;
  }
  return true;
}

std::uint32_t FamilyTwin::foreseen(int h, std::uint32_t i, std::uint32_t s) const {
  if (h == 0) return s;
  const std::vector<std::uint32_t>& value = m_.parties[i].rank;
  std::uint32_t best = s;
  for (std::uint32_t t : moves(i, s)) {
    std::vector<std::uint32_t> then;
    for (std::uint32_t j = 0; j < m_.parties.size(); ++j)
      if (j != i && foreseen(h - 1, j, t) != t) then.push_back(foreseen(h - 1, j, t));
    const auto worse = [&](std::uint32_t a, std::uint32_t b) {
      return value[a] != value[b] ? value[a] < value[b] : a < b;
    };
    const std::uint32_t end = then.empty() ? t : *std::ranges::min_element(then, worse);
    if (value[end] > value[best]) best = end;
  }
  return best;
}

namespace {

using Policy = std::vector<std::uint32_t>;  // policy[state]: where it goes, itself for staying

/// Calls visit for every policy with these choices until it returns false; false if it did.
bool each_policy(const std::vector<Policy>& choices, Policy& policy,
                 const std::function<bool()>& visit) {
  const std::size_t state = policy.size();
  if (state == choices.size()) return visit();
  for (std::uint32_t choice : choices[state]) {
    policy.push_back(choice);
    const bool on = each_policy(choices, policy, visit);
    policy.pop_back();
    if (!on) return false;
  }
  return true;
}

/// Where the play ends if `mine` moves first, or nothing where it never does: who stays ends it.
std::optional<std::uint32_t> end_of_play(const Policy& mine, const Policy& theirs,
                                         std::uint32_t s) {
  std::uint32_t at = mine[s];
  bool my_turn = false;
  for (std::size_t turn = 0; turn < 4 * mine.size() + 4; ++turn, my_turn = !my_turn) {
    const std::uint32_t to = my_turn ? mine[at] : theirs[at];
    if (to == at) return at;
    at = to;
  }
  return std::nullopt;
}

}  // namespace

bool FamilyTwin::policy_stable(std::uint32_t i, std::uint32_t s) const {
  const Question any = [](std::uint32_t, std::uint32_t, std::uint32_t) { return true; };
  std::vector<Policy> mine, theirs;
  for (std::uint32_t t = 0; t < m_.states; ++t) {
    const States own = moves(i, t), others = ends(everybody() & ~(1U << i), t, any);
    mine.emplace_back(own.begin(), own.end());
    if (t != s) mine.back().push_back(t);
    theirs.emplace_back(1, t);
    for (std::uint32_t u : others)
      if (u != t) theirs.back().push_back(u);
  }
  if (mine[s].empty()) return true;
  Policy answer, policy;
  return !each_policy(theirs, answer, [&] {
    return !each_policy(mine, policy, [&] {
      const auto end = end_of_play(policy, answer, s);
      return !end || !better(i, *end, s);
    });
  });
}

}  // namespace entente::worlds
