#include <algorithm>

#include <fmt/format.h>

#include "entente/convert/gmcr_reader.hpp"

namespace entente::convert {
namespace {

constexpr std::uint32_t most_conditions = 10'000;
constexpr std::uint64_t most_steps = std::uint64_t{1} << 30;

/// The feasible combinations of the options in ascending order. Where a pattern forbids one, all
/// that differ from it only below the pattern's lowest option are passed over at once.
class Feasible {
public:
  Feasible(const std::vector<GmcrPattern>& infeasibles, const std::vector<std::uint32_t>& order)
      : end_(std::uint64_t{1} << order.size()) {
    std::vector<std::uint32_t> bit(order.size());
    for (std::uint32_t k = 0; k < order.size(); ++k) bit[order[k]] = k;
    for (const GmcrPattern& pattern : infeasibles) {
      Mask& mask = masks_.emplace_back();
      for (const auto& [option, taken] : pattern) {
        mask.bits |= std::uint64_t{1} << bit[option];
        if (taken) mask.value |= std::uint64_t{1} << bit[option];
        mask.lowest = std::min(mask.lowest, bit[option]);
      }
    }
  }

  /// The first feasible combination from `from` on; nothing where there is none, or where the
  /// steps ran out.
  std::optional<std::uint64_t> next(std::uint64_t from) {
    while (from < end_) {
      std::uint64_t skip = 0;
      for (const Mask& mask : masks_)
        if ((from & mask.bits) == mask.value)
          skip = std::max(skip, (((from >> mask.lowest) + 1) << mask.lowest) - from);
      steps_ += masks_.size() + 1;
      if (skip == 0) return from;
      if (out_of_steps()) return std::nullopt;
      from += skip;
    }
    return std::nullopt;
  }
  bool out_of_steps() const { return steps_ > most_steps; }

private:
  struct Mask {
    std::uint64_t bits = 0, value = 0;
    std::uint32_t lowest = 63;
  };
  std::vector<Mask> masks_;
  std::uint64_t end_;
  std::uint64_t steps_ = 0;
};

/// What is wrong with a ranking of the states 1 to `states`, or nothing.
std::string ranking_fault(const std::vector<std::vector<std::uint64_t>>& groups,
                          std::uint64_t states) {
  std::vector<std::uint64_t> ranked;
  for (const auto& group : groups) ranked.insert(ranked.end(), group.begin(), group.end());
  std::ranges::sort(ranked);
  if (const auto twice = std::ranges::adjacent_find(ranked); twice != ranked.end())
    return fmt::format("state {} is ranked twice", *twice);
  for (std::uint64_t s : ranked)
    if (s == 0 || s > states)
      return fmt::format("there is no state {}: the feasible states are 1 to {}", s, states);
  std::uint64_t next = 1;  // sorted and without doubles, the numbers should be 1, 2, 3 ...
  while (next <= ranked.size() && ranked[next - 1] == next) ++next;
  return next > states ? std::string() : fmt::format("state {} is not ranked", next);
}

}  // namespace

std::optional<GmcrPattern> GmcrReader::read_letters(const std::string& path,
                                                    std::string_view letters) {
  const bool known = letters.find_first_not_of("YN-") == std::string_view::npos;
  if (!known || letters.size() != c_.options.size()) {
    wrong(path, fmt::format("{} is not a pattern of {} letters Y, N or -",
                            quoted(letters.substr(0, 60)), c_.options.size()));
    return std::nullopt;
  }
  GmcrPattern pattern;
  for (std::uint32_t o = 0; o < letters.size(); ++o)
    if (letters[o] != '-') pattern.emplace_back(o, letters[o] == 'Y');
  return pattern;
}

std::optional<GmcrPattern> GmcrReader::read_pairs(const std::string& path, Value pairs) {
  GmcrPattern pattern;
  const std::size_t before = faults_.size();
  pairs.each([&](Value pair, std::uint32_t k) {
    const std::string at = fmt::format("{}[{}]", path, k);
    std::vector<Value> two;
    if (pair.is_array() && pair.size() == 2)
      pair.each([&](Value part, std::uint32_t) { two.push_back(part); });
    if (two.empty())
      return wrong(at, fmt::format("{} is not a pair [option, \"Y\" or \"N\"]", pair.shown()));
    if (!two[0].is_whole() || two[0].whole() >= c_.options.size())
      return wrong(at, fmt::format("{} is not the number of an option: 0 to {}", two[0].shown(),
                                   c_.options.size() - 1));
    const std::string word = two[1].shown();
    if (word != "\"Y\"" && word != "\"N\"" && word != "\"-\"")
      return wrong(at, fmt::format("{} is not \"Y\", \"N\" or \"-\"", word));
    const auto o = static_cast<std::uint32_t>(two[0].whole());
    const GmcrLiteral literal{o, word == "\"Y\""};
    const auto same = std::ranges::find(pattern, o, &GmcrLiteral::first);
    if (word == "\"-\"" || (same != pattern.end() && *same == literal)) return;
    if (same != pattern.end()) return wrong(at, fmt::format("option {} is both Y and N here", o));
    pattern.push_back(literal);
  });
  if (faults_.size() > before) return std::nullopt;
  std::ranges::sort(pattern);
  return pattern;
}

std::optional<GmcrPattern> GmcrReader::read_pattern(const std::string& path, Value pattern) {
  if (pattern.is_string()) return read_letters(path, pattern.string());
  if (pattern.is_array()) return read_pairs(path, pattern);
  wrong(path, fmt::format("{} is not a list of pairs [option, \"Y\" or \"N\"]", pattern.shown()));
  return std::nullopt;
}

GmcrCondition GmcrReader::read_condition(const std::string& path, Value condition) {
  GmcrCondition any;
  const auto add = [&](const std::string& at, Value one) {
    if (auto pattern = read_pattern(at, one)) any.push_back(std::move(*pattern));
  };
  if (!condition.is_object()) {
    add(path, condition);
    return any;
  }
  note_strangers(path + ".", condition, {"compound", "members"});
  const auto members = list(path + ".members", condition.find("members"));
  if (!members) return any;
  if (members->size() == 0 || members->size() > most_conditions) {
    wrong(path + ".members", fmt::format("must be 1 to {} conditions", most_conditions));
    return any;
  }
  members->each(
      [&](Value one, std::uint32_t k) { add(fmt::format("{}.members[{}]", path, k), one); });
  return any;
}

void GmcrReader::read_preferences(const std::string& path, Value party, GmcrParty& p) {
  const auto statements = list(path, party.find("preferences"));
  if (!statements) return;
  if (statements->size() > most_conditions)
    return fault(Code::E008, path, fmt::format("more than {} statements", most_conditions));
  statements->each([&](Value statement, std::uint32_t k) {
    const std::string at = fmt::format("{}[{}]", path, k);
    GmcrCondition condition = read_condition(at, statement);
    if (std::ranges::any_of(condition, &GmcrPattern::empty))
      return note(at, "always true, so it decides nothing and is left out");
    p.preferences.push_back(std::move(condition));
  });
}

void GmcrReader::read_ranking(const std::string& path, Value party, GmcrParty& p) {
  const char* key = party.find("preferenceRanking") ? "preferenceRanking" : "preferenceVector";
  const std::string at = fmt::format("{}.{}", path, key);
  const auto ranking = list(at, party.find(key));
  if (!ranking) return;
  ranking->each([&](Value group, std::uint32_t k) {
    p.ranking.emplace_back();
    const auto put = [&](Value state, std::uint32_t) {
      if (state.is_whole()) return p.ranking.back().push_back(state.whole());
      wrong(fmt::format("{}[{}]", at, k), fmt::format("{} is not a state number", state.shown()));
    };
    if (group.is_array()) {
      group.each(put);
    } else {
      put(group, k);
    }
    if (p.ranking.back().empty()) p.ranking.pop_back();
  });
  const auto statements = party.find("preferences");
  if (statements && statements->is_array() && statements->size() > 0)
    note(path + ".preferences",
         "not carried over: the file says that the ranking of states counts in their place");
}

void GmcrReader::read_infeasibles() {
  const auto patterns = list("infeasibles", root_.find("infeasibles"));
  if (!patterns) return;
  if (patterns->size() > most_conditions)
    return fault(Code::E008, "infeasibles", fmt::format("more than {} patterns", most_conditions));
  patterns->each([&](Value pattern, std::uint32_t k) {
    const std::string at = fmt::format("infeasibles[{}]", k);
    for (GmcrPattern& one : read_condition(at, pattern)) {
      if (one.empty()) wrong(at, "an empty pattern forbids every state");
      c_.infeasibles.push_back(std::move(one));
    }
  });
}

void GmcrReader::find_first_state() {
  Feasible feasible(c_.infeasibles, order_of(c_));
  const auto first = feasible.next(0);
  if (!first && feasible.out_of_steps())
    return fault(Code::E008, "infeasibles", "too many patterns to search for a feasible state");
  if (!first) return wrong("infeasibles", "they leave no state");
  c_.first_state = *first;
  if (*first != 0)
    note("infeasibles",
         "they forbid that nobody does anything, and the file names no status quo: the first "
         "feasible state is taken for it");
}

void GmcrReader::check_rankings() {
  if (!manual_) return;
  if (std::ranges::any_of(owner_, [](const auto& owner) { return !owner; }))
    return wrong("decisionMakers",
                 "a ranking of states cannot be read where an option has no owner: its place in "
                 "the count of states is open");
  Feasible feasible(c_.infeasibles, order_of(c_));
  std::uint64_t states = 0;
  for (auto s = feasible.next(0); s && !feasible.out_of_steps(); s = feasible.next(*s + 1))
    ++states;
  if (feasible.out_of_steps())
    return fault(Code::E008, "infeasibles", "too many patterns to count the feasible states");
  for (std::size_t i = 0; i < c_.parties.size(); ++i)
    if (const std::string what = ranking_fault(c_.parties[i].ranking, states); !what.empty())
      wrong(fmt::format("decisionMakers[{}].preferenceRanking", i), what);
}

}  // namespace entente::convert
