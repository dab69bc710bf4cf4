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

/// Whom the ways of a kind are moved by: "no party gains by it".
std::string_view nobody_moves(WayKind kind) {
  switch (kind) {
    case WayKind::any:
      return "no party can";
    case WayKind::improving:
      return "no party gains by it";
    case WayKind::improving_or_unknown:
      return "no party gains by it, or might";
    case WayKind::joint:
      break;
  }
  return "no coalition gains by it";
}

std::string numbers(const PathAnswer& a, const std::vector<StateId>& states) {
  return state_numbers(a, states, states.size());
}

/// By any moves there is much to reach, and what stays of it is what nobody wants to leave.
std::string any_sentence(const PathAnswer& a) {
  constexpr std::size_t most = 6;
  const std::uint64_t reached = a.walk.ways.reached_count() - 1, rest = a.walk.rest.count();
  const std::string text = fmt::format(
      "From {} moves, gladly made or not, lead to {} of the {} other states.", start_words(a),
      reached == a.states - 1 ? "all" : std::to_string(reached), a.states - 1);
  if (rest == 0) return text + " There is none that nobody wants to leave.";
  const std::string where =
      rest <= most ? numbers(a, first_of(a.walk.rest, most)) : count_of(rest, "state", "states");
  return fmt::format("{} Nobody wants to leave {}.", text, where);
}

std::string sentence(const PathAnswer& a) {
  constexpr std::size_t most = 6;
  const StateId from = a.question.from;
  const std::uint64_t rest = a.walk.rest.count();
  const std::string_view joint = a.coalitions == nullptr ? "" : "joint ";
  if (a.walk.ways.reached_count() == 1)
    return fmt::format("Nobody moves away from {}: {}.", a.names.state(from),
                       nobody_moves(a.question.kind));
  if (a.question.kind == WayKind::any) return any_sentence(a);
  if (rest == 1 && a.walk.cycles.empty()) {
    const StateId end = first_of(a.walk.rest, 1).front();
    const std::uint32_t steps = a.walk.ways.steps(end);
    return fmt::format("From {} {} {} to {}, and there it stops.", start_words(a),
                       count_of(steps, fmt::format("{}move", joint), fmt::format("{}moves", joint)),
                       steps == 1 ? "leads" : "lead", a.names.state(end));
  }
  if (rest == 0)
    return fmt::format(
        "From {} the {} go round and round: no state they reach is one that "
        "nobody wants to leave.",
        start_words(a), a.coalitions == nullptr ? "parties" : "coalitions");
  const std::string where =
      rest <= most ? numbers(a, first_of(a.walk.rest, most)) : count_of(rest, "state", "states");
  return fmt::format("From {} it can come to rest in {}{}.", start_words(a), where,
                     a.walk.cycles.empty() ? "" : ", or go round and round");
}

std::string state_line(const PathAnswer& a, StateId s, std::string_view remark) {
  std::string label;
  if (a.model != nullptr) {
    label = describe(*a.model, s, std::vector<StateId>{a.question.from, s});
  } else if (const std::string id = a.names.id(s), name = a.names.state(s); name != id) {
    label = name.substr(id.size() + 2, name.size() - id.size() - 3);  // without "ID (" and ")"
  }
  std::string text = fmt::format("  {:>3}  {}", a.names.id(s), label);
  while (text.back() == ' ') text.pop_back();
  return remark.empty() ? text + "\n" : fmt::format("{}   {}\n", padded(text, 32), remark);
}

/// What is done, without who does it: "raise full", "1 to 5".
std::string party_move(const PathAnswer& a, const Move& move) {
  if (a.model != nullptr) return move_words(*a.model, move);
  return fmt::format("{}: {} to {}", a.names.ids[move.by.value], a.names.id(move.from),
                     a.names.id(move.to));
}

std::string move_line(const PathAnswer& a, const Move& move, std::string_view note,
                      const Look& look) {
  std::string words;
  if (a.coalitions == nullptr) {
    words = party_move(a, move);
  } else {
    std::vector<std::string> parts;
    for (const Move& part : a.made_of(move)) parts.push_back(party_move(a, part));
    words = fmt::format("{}", fmt::join(parts, "; "));
    if (a.coalitions->coalitions[move.by.value].size() > 1)
      words = fmt::format("{}: {}", sentence_case(a.mover(move.by)), words);
  }
  return wrapped(note.empty() ? words : fmt::format("{} ({})", words, note), look, "      ", 8);
}

std::string longer_way(const PathAnswer& a, const std::vector<Move>& moves, const Look& look) {
  const StateId end = moves.back().to;
  const bool all_pay = std::ranges::all_of(moves, [&](const Move& m) { return a.pays(m); });
  std::string text =
      wrapped(fmt::format("{} holds too, {} from {}{}:", a.names.state(end),
                          count_of(moves.size(), "move", "moves"), a.names.id(moves.front().from),
                          all_pay ? "" : ", but not every move pays for its maker"),
              look);
  for (const Move& move : moves) {
    const std::string worth = worth_words(a, move);
    std::string note;
    if (a.model != nullptr)
      note = fmt::format("{} to {}{}", a.names.id(move.from), a.names.id(move.to),
                         worth.empty() ? "" : ", ");
    text += move_line(a, move, note + worth, look);
  }
  return text;
}

std::string cycles_text(const PathAnswer& a, std::size_t most, const Look& look) {
  constexpr std::size_t most_states = 12;
  std::string text;
  for (std::size_t k = 0; k < a.walk.cycles.size() && k < most; ++k) {
    std::vector<StateId> states = a.walk.cycles[k];
    const bool all = states.size() <= most_states;
    if (!all) states.resize(most_states);
    text += "\n" + wrapped(fmt::format("Round and round through {}{}.", numbers(a, states),
                                       all ? "" : " and others"),
                           look);
  }
  return text;
}

}  // namespace

std::string worth_words(const PathAnswer& a, const Move& move) {
  if (a.pays(move)) return {};
  const Preference p = a.worth(move);
  return fmt::format("{} for {}",
                     p == Preference::unknown ? "not known to be a gain"
                     : p < Preference::equal  ? "worse"
                                              : "no gain",
                     a.names.party(move.by));
}

std::string start_words(const PathAnswer& a) {
  return a.question.from == a.status_quo ? "the status quo" : a.names.id(a.question.from);
}

std::string state_numbers(const PathAnswer& a, const std::vector<StateId>& states,
                          std::size_t most) {
  std::vector<std::string> parts;
  for (StateId s : states) {
    if (parts.size() == most) break;
    parts.push_back(a.names.id(s));
  }
  if (states.size() > most) parts.push_back(fmt::format("{} more", states.size() - most));
  return list_words(parts);
}

std::string way_lines(const PathAnswer& a, const std::vector<Move>& way, std::string_view last,
                      const Look& look) {
  std::string text =
      state_line(a, a.question.from, a.question.from == a.status_quo ? "status quo" : "start");
  for (std::size_t k = 0; k < way.size(); ++k) {
    text += move_line(a, way[k], worth_words(a, way[k]), look);
    text += state_line(a, way[k].to, k + 1 == way.size() ? last : "");
  }
  return text;
}

std::string text_path(const PathAnswer& a, const Look& look) {
  std::string partial;
  if (a.partial) partial = "The work was ended before it was complete: more may be reached.\n";
  if (!a.question.to.empty()) return partial + text_targets(a, look);
  std::string text = wrapped(sentence(a), look) + partial;
  const std::size_t most_ways = look.verbose ? 20 : 2;
  for (StateId s : first_of(a.walk.rest, most_ways))
    if (s != a.question.from)
      text += "\n" + way_lines(a, a.walk.ways.path(s),
                               a.question.kind == WayKind::any ? "nobody wants to leave"
                                                               : "nobody moves on",
                               look);
  text += cycles_text(a, most_ways, look);
  const std::size_t most = look.verbose ? 20 : most_longer;
  for (std::size_t k = 0; k < std::min(most, a.longer.size()); ++k)
    text += "\n" + longer_way(a, a.longer[k], look);
  if (a.longer.size() > most)
    text += fmt::format("\n{} more states hold further away (-v lists them).\n",
                        a.longer.size() - most);
  return text + text_targets(a, look);
}

}  // namespace entente::report
