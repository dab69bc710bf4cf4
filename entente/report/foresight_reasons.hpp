#pragma once
#include <optional>
#include <vector>

#include "entente/graph/foresight_line.hpp"
#include "entente/report/reason_parts.hpp"
#include "entente/report/regard_words.hpp"

/// Why a party that looks some moves ahead stays or goes: l1 to l99, nm, stackelberg.
namespace entente::report {

/// The reasons of one state, of all parties at once.
template <class G>
class ForesightReasons {
public:
  ForesightReasons(const G& g, const Names& n, StateId s, const graph::FillOptions& options,
                   const Run& run)
      : g_(g), n_(n), s_(s), options_(options), record_(g, options.next, run) {}

  /// Whether the moves behind a concept of such a horizon can be kept in memory.
  bool fits(std::uint64_t horizons) const { return record_.fits(horizons); }

  /// Nothing where it was stopped.
  std::optional<std::vector<Reason>> of_horizon(graph::ConceptId id) {
    return of_horizons(
        id, [h = graph::horizon_of(id)](PartyId) { return h; },
        [](PartyId) { return std::string{}; });
  }

  std::optional<std::vector<Reason>> of_leader(graph::ConceptId id) {
    const auto leads = [this](PartyId i) { return i == options_.leader; };
    return of_horizons(
        id, [&](PartyId i) { return leads(i) ? 2 : 1; },
        [&](PartyId i) {
          return leads(i) ? "as the leader"
                          : fmt::format("with {} as the leader", n_.party(options_.leader));
        });
  }

  /// Non-myopic: nothing where it was stopped, or no cycle was found in the memory there is.
  std::optional<std::vector<Reason>> without_end(graph::ConceptId id) {
    while (!record_.cycle()) {
      if (!fits(static_cast<std::uint64_t>(record_.horizon()) + 2)) return std::nullopt;
      if (!record_.look_further()) return std::nullopt;
    }
    const auto [first, length] = *record_.cycle();
    std::vector<Reason> reasons;
    for (PartyId i{0}; i.value < g_.party_count(); ++i.value) {
      int h = std::max(first, 1);
      const int last = h + length - 1;
      int leaves = h;
      while (leaves <= last && !record_.leaves(leaves, i, s_)) ++leaves;
      if (leaves <= last) h = leaves;
      Reason r = foreseen(id, h, i, {});
      if (r.moves.empty()) {
        reasons.push_back(std::move(r));
        continue;
      }
      r.headline = r.stable ? fmt::format(
                                  "{} stays in {}: however far it looks ahead, from {} on "
                                  "no move of its own ends better.",
                                  n_.party_at_start(i), n_.state(s_), moves_ahead(h))
                            : fmt::format(
                                  "{} would leave {} when it looks {} ahead, and again and "
                                  "again however far it looks.",
                                  n_.party_at_start(i), n_.state(s_), moves_ahead(h));
      reasons.push_back(std::move(r));
    }
    return reasons;
  }

private:
  static std::string moves_ahead(int h) {
    return count_of(static_cast<std::uint64_t>(h), "move", "moves");
  }

  template <class Horizon, class Role>
  std::optional<std::vector<Reason>> of_horizons(graph::ConceptId id, Horizon horizon, Role role) {
    std::vector<Reason> reasons;
    for (PartyId i{0}; i.value < g_.party_count(); ++i.value) {
      while (record_.horizon() < horizon(i) - 1)
        if (!record_.look_further()) return std::nullopt;
      reasons.push_back(foreseen(id, horizon(i), i, role(i)));
    }
    return reasons;
  }

  Reason foreseen(graph::ConceptId id, int h, PartyId i, const std::string& role) const {
    Reason r;
    r.id = id;
    r.who = {i};
    g_.each_move(i, s_, [&](StateId t) {
      r.moves.push_back(move_to(h, i, t));
      r.stable = r.stable && r.moves.back().counts;
      return true;
    });
    leaving_first(r);
    const std::string who =
        sentence_case(fmt::format("{}looking {} ahead, {}", role.empty() ? role : role + " and ",
                                  moves_ahead(h), n_.party(i)));
    r.headline =
        r.moves.empty() ? fmt::format("{} cannot move from {}.", n_.party_at_start(i), n_.state(s_))
        : r.stable
            ? fmt::format("{} stays in {}: no move of its own ends better.", who, n_.state(s_))
            : fmt::format("{} leaves {}.", who, n_.state(s_));
    add_lines(r);
    return r;
  }

  ReasonMove move_to(int h, PartyId i, StateId t) const {
    const StateId end = record_.end(h - 1, i, t);
    ReasonMove m;
    m.way = {{i, s_, t}};
    m.reply = record_.line(h - 1, i, t);
    m.end = end;
    m.counts = !improves(g_, i, s_, end);
    const std::string move = sentence_case(n_.move(m.way.front()));
    m.gain = m.reply.empty()
                 ? fmt::format("{}: then it expects things to end in {}.", move, n_.state(end))
                 : fmt::format("{}: then it expects {}, and things to end in {}.", move,
                               n_.moves(m.reply), n_.state(end));
    m.answer = end == s_ ? "That is where it stands now."
                         : sentence_case(comparison_words(g_, n_, i, s_, end)) + ".";
    return m;
  }

  const G& g_;
  const Names& n_;
  StateId s_;
  const graph::FillOptions& options_;
  graph::ForesightRecord<G> record_;
};

}  // namespace entente::report
