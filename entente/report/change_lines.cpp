#include "entente/report/change_lines.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"

namespace entente::report {
namespace {

using levers::Effect;

/// "place 1", "place 1 to 4", "place 1, 2 or 5": ascending numbers as they are read.
std::string places(const std::vector<std::uint32_t>& numbers) {
  std::vector<std::string> parts;
  for (std::size_t k = 0; k < numbers.size();) {
    std::size_t end = k;
    while (end + 1 < numbers.size() && numbers[end + 1] == numbers[end] + 1) ++end;
    if (end > k + 1) {
      parts.push_back(fmt::format("{} to {}", numbers[k], numbers[end]));
    } else {
      for (std::size_t j = k; j <= end; ++j) parts.push_back(std::to_string(numbers[j]));
    }
    k = end + 1;
  }
  return "place " + list_words(parts, "or");
}

/// The changes of one statement that come to the same.
struct Group {
  const Effect* first = nullptr;
  std::string then;
  std::size_t changes = 0;
  bool dropped = false;
  std::vector<std::uint32_t> raised, lowered;

  void add(const Effect& e) {
    ++changes;
    if (e.kind == Effect::Kind::drop) dropped = true;
    if (e.kind == Effect::Kind::raise) raised.push_back(e.place);
    if (e.kind == Effect::Kind::lower) lowered.push_back(e.place);
  }
  bool holds_same(const Effect& e, const std::string& words) const {
    return e.statement != 0 && first->statement == e.statement && first->by == e.by &&
           then == words;
  }
};

std::string words_of(const LeversReport& a, const Group& group) {
  if (group.first->statement == 0) return group.first->id;
  const PartyId party = *group.first->by;
  const Case& c = a.model->c;
  std::vector<std::string> ways;
  if (group.dropped) ways.emplace_back("dropped");
  if (!group.raised.empty()) ways.push_back("raised to " + places(group.raised));
  if (!group.lowered.empty()) ways.push_back("lowered to " + places(group.lowered));
  return fmt::format("{}: \"{}\" {}", c.party(party).id,
                     c.wants[party.value].statements[group.first->statement - 1].want.text,
                     fmt::join(ways, ", or "));
}

}  // namespace

std::vector<ChangeLine> change_lines(const LeversReport& a,
                                     const std::function<bool(const Effect&)>& shown,
                                     const std::function<std::string(const Effect&)>& then) {
  std::vector<Group> groups;
  for (const Effect& e : a.answer.effects) {
    if (e.from_case || !shown(e)) continue;
    const std::string words = then(e);
    const auto same = [&](const Group& g) { return g.holds_same(e, words); };
    auto place = std::ranges::find_if(groups, same);
    if (place == groups.end()) place = groups.insert(place, Group{&e, words, 0, false, {}, {}});
    place->add(e);
  }
  std::vector<ChangeLine> lines;
  lines.reserve(groups.size());
  for (const Group& group : groups)
    lines.push_back({words_of(a, group), group.then, group.changes});
  return lines;
}

}  // namespace entente::report
