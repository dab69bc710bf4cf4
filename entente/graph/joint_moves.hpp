#pragma once
#include <map>
#include <optional>
#include <utility>

#include "entente/graph/joint.hpp"
#include "entente/graph/reach_rows.hpp"

namespace entente::graph {

/// What each coalition can get to, and what of it all its members prefer; kept from one coalition
/// to the next, since each is another's opponent. Memory: states^2 / 4 bytes per coalition asked
/// about.
template <MoveGraph G>
class JointMoves {
public:
  JointMoves(const G& g, JointPreference rule, const Run& run) : g_(g), rule_(rule), run_(run) {}

  /// R_H, all rows: by any legal sequence of the members; null where it was stopped.
  const StateRows* any(Coalition h) {
    const auto known = any_.find(h);
    if (known != any_.end()) return &known->second;
    StateRows rows(g_.state_count());
    const auto takes = [](PartyId, StateId, StateId) { return true; };
    if (!fill_reach_rows(
            g_, takes, [h](PartyId j) { return h.contains(j); }, run_, rows))
      return nullptr;
    return &any_.emplace(h, std::move(rows)).first->second;
  }

  /// R_H^{++}, all rows: those of R_H that the coalition prefers to where it starts.
  const StateRows* improving(Coalition h) {
    const auto known = improving_.find(h);
    if (known != improving_.end()) return &known->second;
    const StateRows* reach = any(h);
    if (reach == nullptr) return nullptr;
    StateRows rows(g_.state_count());
    const bool done = parallel_for(run_, g_.state_count(), [&](std::size_t s) {
      const auto from = reach->row(StateId{s});
      const auto to = rows.row(StateId{s});
      for (std::uint64_t t = 0; t < g_.state_count(); ++t)
        if (row_contains(from, StateId{t}) &&
            jointly_improves(g_, h, StateId{s}, StateId{t}, rule_))
          row_insert(to, StateId{t});
    });
    if (!done) return nullptr;
    return &improving_.emplace(h, std::move(rows)).first->second;
  }

  /// What the parties of `others` can bring about from each state by sequences of joint
  /// improvements of coalitions within them, the same coalition not twice in a row. `alone`: each
  /// party for itself only.
  std::optional<StateRows> credible(Coalition others, bool alone) {
    std::vector<const StateRows*> steps;
    for (Coalition c : coalitions_within(others)) {
      if (alone && c.size() > 1) break;
      const StateRows* of_c = improving(c);
      if (of_c == nullptr) return std::nullopt;
      steps.push_back(of_c);
    }
    StateRows rows(g_.state_count());
    const bool done = parallel_for(run_, g_.state_count(), [&](std::size_t s) {
      walk(steps, StateId{s}, rows.row(StateId{s}));
    });
    if (!done) return std::nullopt;
    return rows;
  }

private:
  /// Breadth-first over (state, last mover); of each state the first two last movers matter.
  void walk(const std::vector<const StateRows*>& steps, StateId start,
            std::span<std::uint64_t> reached) const {
    constexpr std::uint32_t nobody = 0xFFFFFFFF;
    struct Visit {
      StateId at;
      std::uint32_t by;
    };
    std::vector<Visit> queue{{start, nobody}};
    std::vector<std::uint64_t> twice(reached.size(), 0);
    std::map<std::uint64_t, std::uint32_t> first_by;
    for (std::size_t next = 0; next < queue.size(); ++next) {
      const Visit visit = queue[next];
      for (std::uint32_t c = 0; c < steps.size(); ++c) {
        if (c == visit.by) continue;
        const auto to = steps[c]->row(visit.at);
        for (std::size_t w = 0; w < to.size(); ++w)
          for (std::uint64_t bits = to[w] & ~twice[w]; bits != 0; bits &= bits - 1) {
            const StateId t{64 * w + static_cast<std::uint64_t>(std::countr_zero(bits))};
            if (!row_contains(reached, t)) {
              row_insert(reached, t);
              first_by[t.value] = c;
            } else if (first_by[t.value] != c) {
              row_insert(twice, t);
            } else {
              continue;
            }
            queue.push_back({t, c});
          }
      }
    }
  }

  const G& g_;
  JointPreference rule_;
  const Run& run_;
  std::map<Coalition, StateRows> any_, improving_;
};

}  // namespace entente::graph
