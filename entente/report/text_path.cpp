#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/path.hpp"
#include "entente/report/why.hpp"

namespace entente::report {
namespace {

constexpr std::size_t most_longer = 3;

std::vector<StateId> first_of(const StateSet& set, std::size_t most) {
  std::vector<StateId> states;
  set.each([&](StateId s) {
    states.push_back(s);
    return states.size() < most;
  });
  return states;
}

std::string named(const Model& m, StateId s) {
  return fmt::format("{} ({})", s.value + 1, plain_words(state_label(m, s)));
}

std::string start_words(const PathAnswer& a) {
  return a.from == a.model->status_quo ? "the status quo" : std::to_string(a.from.value + 1);
}

std::string numbers(const std::vector<StateId>& states) {
  std::vector<std::string> parts;
  parts.reserve(states.size());
  for (StateId s : states) parts.push_back(std::to_string(s.value + 1));
  return list_words(parts);
}

std::string sentence(const PathAnswer& a) {
  constexpr std::size_t most = 6;
  const graph::Evolution& e = a.evolution;
  const std::uint64_t rest = e.rest.count();
  if (e.by_improvements.reached_count() == 1)
    return fmt::format("Nobody moves away from {} ({}): no party gains by it.", a.from.value + 1,
                       plain_words(state_label(*a.model, a.from)));
  if (rest == 1 && e.cycles.empty()) {
    const StateId end = first_of(e.rest, 1).front();
    const std::uint32_t steps = e.by_improvements.steps(end);
    return fmt::format("From {} {} {} to {}, and there it stops.", start_words(a),
                       count_of(steps, "move", "moves"), steps == 1 ? "leads" : "lead",
                       named(*a.model, end));
  }
  if (rest == 0)
    return fmt::format(
        "From {} the parties go round and round: no state they reach is one that "
        "nobody wants to leave.",
        start_words(a));
  const std::string where =
      rest <= most ? numbers(first_of(e.rest, most)) : count_of(rest, "state", "states");
  return fmt::format("From {} it can come to rest in {}{}.", start_words(a), where,
                     e.cycles.empty() ? "" : ", or go round and round");
}

std::string move_line(const PathAnswer& a, const Move& move, std::string_view note,
                      const Look& look) {
  const std::string words = move_words(*a.model, move);
  return wrapped(note.empty() ? words : fmt::format("{} ({})", words, note), look, "      ", 8);
}

std::string state_line(const PathAnswer& a, StateId s, std::string_view remark) {
  const std::string label = describe(*a.model, s, std::vector<StateId>{a.from, s});
  std::string text = fmt::format("  {:>3}  {}", s.value + 1, label);
  return remark.empty() ? text + "\n" : fmt::format("{}   {}\n", padded(text, 32), remark);
}

/// The way to a state of rest, a line for each state and each move.
std::string way(const PathAnswer& a, StateId to, const Look& look) {
  std::string text = state_line(a, a.from, a.from == a.model->status_quo ? "status quo" : "start");
  for (const Move& move : a.evolution.by_improvements.path(to)) {
    text += move_line(a, move, {}, look);
    text += state_line(a, move.to, move.to == to ? "nobody moves on" : "");
  }
  return text;
}

std::string longer_way(const PathAnswer& a, const std::vector<Move>& moves, const Look& look) {
  const StateId end = moves.back().to;
  const bool all_pay = std::ranges::all_of(
      moves, [&](const Move& move) { return improves(*a.graph, move.by, move.from, move.to); });
  std::string text =
      wrapped(fmt::format("{} holds too, {} from {}{}:", named(*a.model, end),
                          count_of(moves.size(), "move", "moves"), moves.front().from.value + 1,
                          all_pay ? "" : ", but not every move pays for its maker"),
              look);
  for (const Move& move : moves) {
    const bool gains = improves(*a.graph, move.by, move.from, move.to);
    const bool worse = a.graph->compare(move.by, move.from, move.to) < Preference::equal;
    const std::string note = fmt::format(
        "{} to {}{}", move.from.value + 1, move.to.value + 1,
        gains   ? ""
        : worse ? fmt::format(", worse for {}", with_article(a.model->c.party(move.by).name))
                : fmt::format(", no gain for {}", with_article(a.model->c.party(move.by).name)));
    text += move_line(a, move, note, look);
  }
  return text;
}

}  // namespace

Result<PathAnswer> follow_paths(const Model& m, const OptionGraph& g, StateId from,
                                const StateSet& holding, const Run& run) {
  auto evolution = graph::evolution(g, from, run);
  if (!evolution) return tl::unexpected(evolution.error());
  PathAnswer a{&m, &g, from, std::move(*evolution), {}, false};
  a.partial = !a.evolution.by_moves.complete() || !a.evolution.by_improvements.complete();
  const std::vector<StateId> rest = first_of(a.evolution.rest, 2);
  graph::Paths from_rest;
  if (rest.size() == 1 && rest.front() != from) {
    auto again = graph::evolution(g, rest.front(), run);
    if (!again) return tl::unexpected(again.error());
    from_rest = std::move(again->by_moves);
  } else {
    from_rest = a.evolution.by_moves;
  }
  holding.each([&](StateId s) {
    if (from_rest.reached(s) && s != from_rest.start() && !a.evolution.by_improvements.reached(s))
      a.longer.push_back(from_rest.path(s));
    return true;
  });
  std::ranges::stable_sort(a.longer, {}, [](const auto& moves) { return moves.size(); });
  return a;
}

std::string text_path(const PathAnswer& a, const Look& look) {
  std::string text = wrapped(sentence(a), look);
  if (a.partial) text += "The work was ended before it was complete: more may be reached.\n";
  const std::size_t most_ways = look.verbose ? 20 : 2;
  for (StateId s : first_of(a.evolution.rest, most_ways))
    if (s != a.from) text += "\n" + way(a, s, look);
  for (std::size_t k = 0; k < a.evolution.cycles.size() && k < most_ways; ++k) {
    std::vector<StateId> states = a.evolution.cycles[k];
    const std::size_t size = states.size();
    if (size > 12) states.resize(12);
    text += "\n" + wrapped(fmt::format("Round and round through {}{}.", numbers(states),
                                       size > 12 ? " and others" : ""),
                           look);
  }
  const std::size_t most = look.verbose ? 20 : most_longer;
  for (std::size_t k = 0; k < std::min(most, a.longer.size()); ++k)
    text += "\n" + longer_way(a, a.longer[k], look);
  if (a.longer.size() > most)
    text += fmt::format("\n{} more states hold further away (-v lists them).\n",
                        a.longer.size() - most);
  return text;
}

}  // namespace entente::report
