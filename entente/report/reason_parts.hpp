#pragma once
#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/reasons.hpp"

/// What the reasons of all families of concepts share.
namespace entente::report {

inline void leaving_first(Reason& r) { std::ranges::stable_sort(r.moves, {}, &ReasonMove::counts); }

/// "There is 1 other better move (-v tells it)."
inline std::string other_moves(const Reason& r, std::size_t others) {
  const graph::Family family = graph::family_of(r.id);
  const bool one = others == 1;
  const bool ahead = family == graph::Family::limited || family == graph::Family::non_myopic ||
                     family == graph::Family::stackelberg;  // all moves are told, not better ones
  const std::string moves = ahead ? count_of(others, "other move", "other moves")
                                  : count_of(others, "other better move", "other better moves");
  const char* const tells = one ? "(-v tells it)." : "(-v tells them).";
  if (!r.stable) return fmt::format("There {} {} {}", one ? "is" : "are", moves, tells);
  if (ahead) return fmt::format("{} {} no better {}", moves, one ? "ends" : "end", tells);
  return fmt::format("{} {} an answer too {}", moves, one ? "meets" : "meet", tells);
}

/// The first move in words, and how many more there are.
inline void add_lines(Reason& r) {
  if (r.moves.empty()) return;
  r.lines.push_back(r.moves.front().gain);
  if (!r.moves.front().answer.empty()) r.lines.push_back(r.moves.front().answer);
  const std::size_t others = r.moves.size() - 1;
  if (others > 0) r.lines.push_back(other_moves(r, others));
}

inline std::string headline(const Names& n, StateId s, const Reason& r) {
  const std::string who = sentence_case(n.members(r.who));
  const bool several = r.who.size() > 1;
  if (r.moves.empty())
    return several ? fmt::format("{} have nowhere to go together that all of them prefer to {}.",
                                 who, n.state(s))
                   : fmt::format("{} has no better move from {}.", who, n.state(s));
  if (!r.stable)
    return fmt::format("{} would leave {}{}.", who, n.state(s), several ? " together" : "");
  return fmt::format("{} {} in {}: every better move{} meets an answer that {}.", who,
                     several ? "stay" : "stays", n.state(s), several ? " of theirs" : "",
                     several ? "one of them fears" : "it fears");
}

}  // namespace entente::report
