#pragma once
#include <algorithm>
#include <unordered_map>
#include <vector>

#include "entente/base/assert.hpp"
#include "entente/graph/concepts.hpp"
#include "entente/graph/inverse_demands.hpp"
#include "entente/graph/reach.hpp"

namespace entente::graph {

/// When a target state is stable for a party, whatever the party's own preferences are: it must not
/// prefer to the target what `demands` asks to keep below it.
struct Conditions {
  PartyId party;
  StateId target;
  std::vector<StateId> states;  ///< the states that matter, ascending; never the target
  Demands demands;              ///< simplified; its numbers are places in `states`
};

namespace detail {

/// Collects ways with states as numbers of the whole graph.
template <MoveGraph G>
class ConditionBuilder {
public:
  ConditionBuilder(const G& g, PartyId i, StateId t, ConceptId id)
      : g_(g), i_(i), t_(t), form_(form_of(id)), reach_(g.state_count()) {}

  /// The need that the move to q brings: q is not preferred, or some answer to it deters.
  void add(StateId q) {
    std::vector<std::uint32_t> ways{new_way({number(q)})};
    if (form_ != ConceptId::nash) add_answers(q, ways);
    demands_.needs.push_back(std::move(ways));
  }

  Conditions take() {
    Conditions result{i_, t_, {}, simplified(demands_)};
    std::vector<std::uint32_t> all;
    for (const NumberSet& way : result.demands.ways) all.insert(all.end(), way.begin(), way.end());
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    for (std::uint32_t s : all) result.states.push_back(StateId{s});
    for (NumberSet& way : result.demands.ways)
      for (std::uint32_t& s : way)
        s = static_cast<std::uint32_t>(std::ranges::lower_bound(all, s) - all.begin());
    return result;
  }

private:
  static std::uint32_t number(StateId s) { return static_cast<std::uint32_t>(s.value); }

  std::uint32_t new_way(NumberSet states) {
    demands_.ways.push_back(std::move(states));
    return static_cast<std::uint32_t>(demands_.ways.size() - 1);
  }

  void add_answers(StateId q, std::vector<std::uint32_t>& ways) {
    const bool credible = form_ == ConceptId::seq || form_ == ConceptId::sseq;
    reach_.search(
        g_, q, credible ? Moves::improving : Moves::any, [this](PartyId j) { return j != i_; },
        [](StateId) { return false; });
    for (std::size_t k = 1; k < reach_.arrivals().size(); ++k) {
      const StateId answer = reach_.arrivals()[k].at;
      const auto [known, fresh] = way_of_.try_emplace(answer.value, 0);
      if (fresh) known->second = new_way(deterred(answer));
      ways.push_back(known->second);
    }
  }

  /// What the party must not prefer to the target for this answer to deter it. The target itself
  /// is never preferred: an answer that leads back to it deters where nothing else is asked.
  NumberSet deterred(StateId answer) const {
    NumberSet states;
    const auto take = [&](StateId s) {
      if (s != t_) states.push_back(number(s));
      return true;
    };
    take(answer);
    if (form_ == ConceptId::smr || form_ == ConceptId::sseq) g_.each_move(i_, answer, take);
    std::ranges::sort(states);
    states.erase(std::unique(states.begin(), states.end()), states.end());
    return states;
  }

  const G& g_;
  PartyId i_;
  StateId t_;
  ConceptId form_;
  Reach reach_;
  Demands demands_;
  std::unordered_map<std::uint64_t, std::uint32_t> way_of_;  // looked up only, never walked
};

}  // namespace detail

/// The conditions under which t is stable for i under a crisp concept, necessary and sufficient for
/// every complete order of i. For seq and sseq the other parties keep the preferences of g.
///
/// Fewer than 2^32 states (asserted). Cost: for each move of i one search of what the others can
/// reach; for smr and sseq the moves of i at each state reached.
/// Source: Kinsara, Petersons, Hipel & Kilgour (2015); Wang, Hipel, Fang, Xu & Kilgour (2018).
template <MoveGraph G>
Conditions conditions(const G& g, PartyId i, StateId t, ConceptId id) {
  ENTENTE_ASSERT(family_of(id) == Family::crisp && g.state_count() <= 0xFFFFFFFFU);
  detail::ConditionBuilder<G> builder(g, i, t, id);
  g.each_move(i, t, [&](StateId q) {
    builder.add(q);
    return true;
  });
  return builder.take();
}

/// Whether the conditions are met where above(StateId) says which states the party prefers to the
/// target.
template <class Above>
bool met(const Conditions& c, Above&& above) {
  return std::ranges::all_of(c.demands.needs, [&](const auto& need) {
    return std::ranges::any_of(need, [&](std::uint32_t w) {
      return std::ranges::none_of(c.demands.ways[w],
                                  [&](std::uint32_t v) { return above(c.states[v]); });
    });
  });
}

}  // namespace entente::graph
