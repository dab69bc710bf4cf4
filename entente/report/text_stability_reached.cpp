#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/stability.hpp"

namespace entente::report {
namespace {

std::uint64_t reached_within(const StabilityAnswer& a, const graph::Paths& paths) {
  if (a.max_length >= a.states) return paths.reached_count() - 1;
  std::uint64_t count = 0;
  for (std::uint64_t s = 0; s < a.states; ++s)
    if (paths.reached(StateId{s}) && paths.steps(StateId{s}) <= a.max_length) ++count;
  return count - 1;  // the start reaches itself by no move
}

}  // namespace

std::string text_reached(const StabilityAnswer& a, const Look& look) {
  if (!a.paths) return {};
  std::vector<std::string> parts;
  if (a.any_moves)
    parts.push_back(
        fmt::format("{} by any moves that are open to them", reached_within(a, a.paths->by_moves)));
  if (a.improvements)
    parts.push_back(fmt::format("{} by moves that each leave the one who makes it better off",
                                reached_within(a, a.paths->by_improvements)));
  const std::string length =
      a.max_length >= a.states ? "" : " in " + count_of(a.max_length, "move", "moves") + " at most";
  const std::string text = fmt::format(
      "Starting from {}, the parties can reach{}, of {}, {}. No party moves twice in a row.",
      a.id(a.paths->by_moves.start()), length,
      count_of(a.states - 1, "other state", "other states"), list_words(parts));
  const std::string where = a.path_command.empty()
                                ? std::string("-f json lists the ways.")
                                : a.path_command + " tells the ways, -f json lists all.";
  return "\n" + wrapped(text, look) + wrapped(where, look);
}

}  // namespace entente::report
