#include "twin_case.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace entente::test {
namespace {

using Levels = TwinWorld::Levels;

/// One whole weight. Every weight of these cases is a whole number of its parts: means of ordered
/// weights divide by up to 36, a `last` by 2 and a `first` by 10, each at most twice.
constexpr std::int64_t one = 2'880'000;

std::int64_t exactly(std::int64_t number, std::int64_t divisor) {
  EXPECT_EQ(number % divisor, 0);
  return number / divisor;
}

/// The mean of all weights w1 >= w2 >= ... that sum to 1, at one place of `count`.
std::int64_t mean_weight(std::size_t place, std::size_t count) {
  std::int64_t weight = 0;
  for (std::size_t j = place + 1; j <= count; ++j)
    weight += exactly(one, static_cast<std::int64_t>(j * count));
  return weight;
}

/// A party or type as it stands: its statements with their weights, or its order between a type's
/// statements.
struct Mind {
  std::vector<Twin> before, own, after;
  std::vector<std::int64_t> weights;  ///< of `own`
  const TwinWants* order = nullptr;
};

Mind mind_of(const TwinCase& c, std::uint32_t party) {
  const auto as = c.given.types.find(party);
  const TwinType* type = as == c.given.types.end() ? nullptr : &c.types[party][as->second];
  const bool instead = type != nullptr && type->instead;
  const TwinWants& wants = instead ? *type->instead : c.wants[party];
  Mind mind;
  if (type != nullptr) mind.before = type->first;
  if (type != nullptr) mind.after = type->last;
  if (!wants.order.empty()) mind.order = &wants;
  for (std::size_t k = 0; k < wants.statements.size(); ++k) {
    if (type != nullptr && !instead && type->drop.contains(k)) continue;
    if (c.given.dropped.contains({party, k})) continue;
    const auto changed = c.given.weights.find({party, k});
    std::int64_t weight = mean_weight(k, wants.statements.size());
    if (!wants.weights.empty()) weight = wants.weights[k] * (one / 2);
    if (!instead && changed != c.given.weights.end()) weight = changed->second * (one / 2);
    mind.own.push_back(wants.statements[k]);
    mind.weights.push_back(weight);
  }
  return mind;
}

std::int64_t by_statements(const std::vector<Twin>& statements, const Levels& s, const Levels& t) {
  for (const Twin& statement : statements)
    if (truth(statement, s) != truth(statement, t)) return truth(statement, s) ? 1 : -1;
  return 0;
}

std::int64_t by_classes(const TwinWants& wants, const Levels& s, const Levels& t) {
  for (const auto& together : wants.order)
    if (together.contains(s) != together.contains(t)) return together.contains(s) ? 1 : -1;
  return 0;
}

std::int64_t by_order(const Mind& mind, const Levels& s, const Levels& t) {
  if (const auto d = by_statements(mind.before, s, t); d != 0) return d;
  const auto d =
      mind.order != nullptr ? by_classes(*mind.order, s, t) : by_statements(mind.own, s, t);
  return d != 0 ? d : by_statements(mind.after, s, t);
}

/// The sum of the weights of what is true.
std::int64_t worth_to(const Mind& mind, const Levels& s) {
  std::int64_t sum = 0;
  std::int64_t worth = 0;
  std::int64_t smallest = mind.weights.empty() ? one : *std::ranges::min_element(mind.weights);
  const auto count = [&](const Twin& statement, std::int64_t weight) {
    sum += weight;
    worth += truth(statement, s) ? weight : 0;
  };
  for (std::size_t k = 0; k < mind.own.size(); ++k) count(mind.own[k], mind.weights[k]);
  for (const Twin& statement : mind.after) {
    smallest = exactly(smallest, 2);
    count(statement, smallest);
  }
  for (auto it = mind.before.rbegin(); it != mind.before.rend(); ++it)
    count(*it, sum == 0 ? one : exactly(sum * 11, 10));
  return worth;
}

/// Above 0 where s is preferred to t, below where t to s, 0 where they are equal.
std::int64_t preference(const Mind& mind, bool by_weight, const Levels& s, const Levels& t) {
  if (by_weight && mind.order == nullptr) return worth_to(mind, s) - worth_to(mind, t);
  return by_order(mind, s, t);
}

/// A weight as it may be written, and twice the number that stands for it.
std::pair<std::string, std::int64_t> random_weight(Dice& dice) {
  const std::uint64_t low = 1 + dice.roll(6), middle = low + 1 + dice.roll(5),
                      high = middle + 1 + dice.roll(5);
  switch (dice.roll(3)) {
    case 0:
      return {fmt::format("{}", low), static_cast<std::int64_t>(2 * low)};
    case 1:
      return {fmt::format("{}..{}", low, high), static_cast<std::int64_t>(low + high)};
    default:
      return {fmt::format("{}..{}..{}", low, middle, high), static_cast<std::int64_t>(2 * middle)};
  }
}

/// Writes a case and remembers what it wrote.
class Writer {
public:
  explicit Writer(std::uint64_t seed) : dice_(seed) {}

  TwinCase write() {
    // Rules that clash make no case, and a large one takes the brute force too long.
    while (states_.empty() || states_.size() > 150) {
      c_.world = random_world(dice_, true);
      states_ = c_.world.states();
    }
    c_.status_quo = states_[dice_.roll(states_.size())];
    c_.text = c_.world.text(c_.status_quo) + "preferences:\n";
    for (std::uint32_t i = 0; i < c_.world.parties; ++i) {
      c_.text += fmt::format("  p{}:", i);
      c_.wants.push_back(wants("    "));
    }
    add_types();
    add_given();
    return std::move(c_);
  }

private:
  std::vector<Twin> statements(std::uint64_t count) {
    std::vector<Twin> list;
    for (; count > 0; --count) list.push_back(random_twin(dice_, c_.world.options, 2));
    return list;
  }

  TwinWants wants(const std::string& indent) {
    if (dice_.one_in(6)) return order();
    TwinWants wants{statements(1 + dice_.roll(6)), {}, {}};
    const bool weighted = dice_.one_in(2);
    c_.text += '\n';
    for (const Twin& statement : wants.statements) {
      c_.text += fmt::format("{}- want: {}\n", indent, text_of(statement, c_.world.options, dice_));
      if (!weighted) continue;
      const auto [words, twice] = random_weight(dice_);
      c_.text += fmt::format("{}  weight: {}\n", indent, words);
      wants.weights.push_back(twice);
    }
    return wants;
  }

  /// All states in a few classes by their numbers.
  TwinWants order() {
    const std::uint64_t classes = 1 + dice_.roll(std::min<std::uint64_t>(4, states_.size()));
    std::vector<std::vector<std::size_t>> numbers(classes);
    for (std::size_t s = 0; s < states_.size(); ++s)
      numbers[s < classes ? s : dice_.roll(classes)].push_back(s + 1);
    TwinWants wants;
    std::string text;
    for (const auto& together : numbers) {
      text += fmt::format("{}[{}]", text.empty() ? "" : ", ", fmt::join(together, ", "));
      wants.order.emplace_back();
      for (std::size_t number : together) wants.order.back().insert(states_[number - 1]);
    }
    c_.text += fmt::format(" {{order: [{}]}}\n", text);
    return wants;
  }

  std::vector<Twin> added(std::string_view key) {
    std::vector<Twin> list = statements(dice_.roll(3));
    if (!list.empty()) c_.text += fmt::format("      {}:\n", key);
    for (const Twin& twin : list)
      c_.text += fmt::format("        - {}\n", text_of(twin, c_.world.options, dice_));
    return list;
  }

  void add_types() {
    c_.types.resize(c_.world.parties);
    std::string head = "types:\n";
    for (std::uint32_t i = 0; i < c_.world.parties; ++i) {
      const std::uint64_t count = dice_.roll(3);
      if (count > 0) c_.text += std::exchange(head, "") + fmt::format("  p{}:\n", i);
      for (std::uint64_t k = 0; k < count; ++k) {
        c_.text += fmt::format("    t{}:\n      chance: 0.1..0.3\n", k);
        c_.types[i].push_back(type(c_.wants[i]));
      }
    }
  }

  TwinType type(const TwinWants& of_party) {
    TwinType type;
    type.first = added("first");
    type.last = added("last");
    if (dice_.one_in(4)) {
      c_.text += "      preferences:";
      type.instead = wants("        ");
      return type;
    }
    for (std::size_t k = 0; k < of_party.statements.size(); ++k)
      if (dice_.one_in(3)) type.drop.insert(k);
    std::vector<std::string> ids;
    for (std::size_t k : type.drop) ids.push_back(fmt::format("p{}", k + 1));
    if (!ids.empty()) c_.text += fmt::format("      drop: [{}]\n", fmt::join(ids, ", "));
    return type;
  }

  void add_given() {
    std::vector<std::string> parts;
    for (std::size_t k = 0; k < c_.world.options.size(); ++k) {
      if (!dice_.one_in(5)) continue;
      const TwinOption& option = c_.world.options[k];
      const auto level = static_cast<std::uint32_t>(dice_.roll(option.levels));
      c_.given.held[k] = level;
      parts.push_back(fmt::format("{} is {}", option.name, option.level(level)));
    }
    for (std::uint32_t i = 0; i < c_.world.parties; ++i) {
      if (!c_.types[i].empty() && dice_.one_in(2)) {
        const std::uint64_t type = dice_.roll(c_.types[i].size());
        c_.given.types[i] = type;
        parts.push_back(fmt::format("p{} as t{}", i, type));
      }
      for (std::size_t k = 0; k < c_.wants[i].weights.size(); ++k) {
        if (!dice_.one_in(6)) continue;
        const std::uint64_t halves = 1 + dice_.roll(20);
        c_.given.weights[{i, k}] = static_cast<std::int64_t>(halves);
        parts.push_back(fmt::format("preferences.p{}.p{}.weight = {}.{}", i, k + 1, halves / 2,
                                    halves % 2 * 5));
      }
    }
    c_.text += fmt::format("claims:\n  c:\n    say: so\n    expect: {} is stable",
                           c_.world.options.front().name);
    if (!parts.empty()) c_.text += fmt::format(" given {}", fmt::join(parts, ", "));
    c_.text += '\n';
  }

  Dice dice_;
  TwinCase c_;
  std::vector<Levels> states_;
};

}  // namespace

std::vector<Levels> TwinCase::states() const {
  std::vector<Levels> left = world.states();
  std::erase_if(left, [&](const Levels& levels) {
    return std::ranges::any_of(
               given.held, [&](const auto& held) { return levels[held.first] != held.second; }) ||
           std::ranges::any_of(given.forbidden, [&](const auto& level) {
             return levels[level.first] == level.second;
           });
  });
  return left;
}

std::optional<double> TwinCase::worth(std::uint32_t party, const Levels& s) const {
  const Mind mind = mind_of(*this, party);
  if (mind.order != nullptr) return std::nullopt;
  return static_cast<double>(worth_to(mind, s)) / static_cast<double>(one);
}

ConflictGraph TwinCase::written_out(bool by_weight) const {
  const std::vector<Levels> left = states();
  std::vector<ExplicitParty> parties(world.parties);
  for (std::uint32_t i = 0; i < world.parties; ++i) {
    const Mind mind = mind_of(*this, i);
    parties[i].rank.assign(left.size(), 0);
    for (std::uint32_t s = 0; s < left.size(); ++s)
      for (std::uint32_t t = 0; t < left.size(); ++t) {
        if (s == t) continue;
        if (preference(mind, by_weight, left[s], left[t]) > 0) ++parties[i].rank[s];
        if (world.can_move(i, left[s], left[t])) parties[i].arcs.emplace_back(s, t);
      }
  }
  return {left.size(), std::move(parties)};
}

TwinCase random_case(std::uint64_t seed) { return Writer(seed).write(); }

}  // namespace entente::test
