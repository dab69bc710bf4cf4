#include "twin.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace entente::test {
namespace {

using Kind = Twin::Kind;

/// How tightly a condition binds: 4 not and tests, 3 and, 2 or, 1 if and unless, 0 iff.
int tightness(const Twin& twin) {
  switch (twin.kind) {
    case Kind::all:
      return 3;
    case Kind::any:
      return 2;
    case Kind::given:
    case Kind::unless:
      return 1;
    case Kind::same:
      return 0;
    default:
      return 4;
  }
}

std::string bracketed(const Twin& part, int least, std::span<const TwinOption> options,
                      Dice& dice) {
  std::string text = text_of(part, options, dice);
  const bool needed = tightness(part) < least;
  return needed || dice.one_in(8) ? "(" + text + ")" : text;
}

std::string joined(const Twin& twin, std::string_view word, int least,
                   std::span<const TwinOption> options, Dice& dice) {
  std::string text;
  for (const Twin& part : twin.parts)
    text += (text.empty() ? "" : fmt::format(" {} ", word)) + bracketed(part, least, options, dice);
  return text;
}

Twin random_test(Dice& dice, std::span<const TwinOption> options) {
  Twin twin;
  twin.option = static_cast<std::uint32_t>(dice.roll(options.size()));
  const TwinOption& option = options[twin.option];
  constexpr std::array kinds{Kind::above_first, Kind::is,    Kind::is_not, Kind::at_least,
                             Kind::at_most,     Kind::above, Kind::below};
  twin.kind = kinds.at(dice.roll(option.yes_no ? 3 : kinds.size()));
  twin.level = static_cast<std::uint32_t>(dice.roll(option.levels));
  return twin;
}

TwinOption random_option(Dice& dice, std::uint32_t party, std::uint64_t number) {
  TwinOption option;
  option.party = party;
  option.name = fmt::format("p{}.o{}", party, number);
  option.yes_no = dice.one_in(2);
  option.levels = option.yes_no ? 2 : 2 + static_cast<std::uint32_t>(dice.roll(3));
  return option;
}

void add_random_rule(TwinWorld& world, Dice& dice) {
  const auto option = static_cast<std::uint32_t>(dice.roll(world.options.size()));
  const std::string& name = world.options[option].name;
  const auto write = [&](const Twin& twin) { return text_of(twin, world.options, dice); };
  const Twin x = random_twin(dice, world.options, 2);
  const Twin y = random_twin(dice, world.options, 2);
  switch (dice.roll(6)) {
    case 0:
      world.rule_texts.push_back("never " + write(x));
      world.allowed.push_back(Twin{Kind::negation, 0, 0, {x}});
      break;
    case 1:
      world.rule_texts.push_back(write(x) + " only if " + write(y));
      world.allowed.push_back(Twin{Kind::given, 0, 0, {y, x}});
      break;
    case 2:
      world.rule_texts.push_back(name + " only rises");
      world.limits.push_back({TwinLimit::Kind::only_rises, option, {}});
      break;
    case 3:
      world.rule_texts.push_back(name + " only falls");
      world.limits.push_back({TwinLimit::Kind::only_falls, option, {}});
      break;
    case 4:
      world.rule_texts.push_back(name + " one step");
      world.limits.push_back({TwinLimit::Kind::one_step, option, {}});
      break;
    default:
      world.rule_texts.push_back(name + " moves only if " + write(x));
      world.limits.push_back({TwinLimit::Kind::moves_only_if, option, x});
  }
}

bool permits(const TwinLimit& limit, const TwinWorld::Levels& from, const TwinWorld::Levels& to) {
  const std::uint32_t a = from[limit.option];
  const std::uint32_t b = to[limit.option];
  if (a == b) return true;
  switch (limit.kind) {
    case TwinLimit::Kind::only_rises:
      return b > a;
    case TwinLimit::Kind::only_falls:
      return b < a;
    case TwinLimit::Kind::one_step:
      return a + 1 == b || b + 1 == a;
    case TwinLimit::Kind::moves_only_if:
      break;
  }
  return truth(limit.condition, from);
}

}  // namespace

std::string TwinOption::level(std::uint64_t k) const {
  if (yes_no) return k == 0 ? "no" : "yes";
  return fmt::format("l{}", k);
}

Twin random_twin(Dice& dice, std::span<const TwinOption> options, int depth) {
  if (depth == 0 || dice.one_in(4)) return random_test(dice, options);
  constexpr std::array kinds{Kind::negation, Kind::all,    Kind::any,
                             Kind::given,    Kind::unless, Kind::same};
  Twin twin;
  twin.kind = kinds.at(dice.roll(kinds.size()));
  std::uint64_t parts = 2;
  if (twin.kind == Kind::negation) parts = 1;
  if (twin.kind == Kind::all || twin.kind == Kind::any || twin.kind == Kind::same)
    parts = 2 + dice.roll(2);
  for (; parts > 0; --parts) twin.parts.push_back(random_twin(dice, options, depth - 1));
  return twin;
}

std::string text_of(const Twin& twin, std::span<const TwinOption> options, Dice& dice) {
  const TwinOption& option = options[twin.option];
  const std::string level = option.level(twin.level);
  switch (twin.kind) {
    case Kind::above_first:
      return option.name;
    case Kind::is:
      return fmt::format("{} is {}", option.name, level);
    case Kind::is_not:
      return fmt::format("{} is not {}", option.name, level);
    case Kind::at_least:
      return fmt::format("{} >= {}", option.name, level);
    case Kind::at_most:
      return fmt::format("{}<={}", option.name, level);
    case Kind::above:
      return fmt::format("{} > {}", option.name, level);
    case Kind::below:
      return fmt::format("{} < {}", option.name, level);
    case Kind::negation:
      return "not " + bracketed(twin.parts.front(), 4, options, dice);
    case Kind::all:
      return joined(twin, "and", 4, options, dice);
    case Kind::any:
      return joined(twin, "or", 3, options, dice);
    case Kind::given:
      return joined(twin, "if", 2, options, dice);
    case Kind::unless:
      return joined(twin, "unless", 2, options, dice);
    case Kind::same:
      break;
  }
  return joined(twin, "iff", 1, options, dice);
}

bool truth(const Twin& twin, std::span<const std::uint32_t> levels) {
  const std::uint32_t at = levels[twin.option];
  const auto part = [&](std::size_t k) { return truth(twin.parts[k], levels); };
  switch (twin.kind) {
    case Kind::above_first:
      return at > 0;
    case Kind::is:
      return at == twin.level;
    case Kind::is_not:
      return at != twin.level;
    case Kind::at_least:
      return at >= twin.level;
    case Kind::at_most:
      return at <= twin.level;
    case Kind::above:
      return at > twin.level;
    case Kind::below:
      return at < twin.level;
    case Kind::negation:
      return !part(0);
    case Kind::all:
      return part(0) && part(1) && (twin.parts.size() < 3 || part(2));
    case Kind::any:
      return part(0) || part(1) || (twin.parts.size() == 3 && part(2));
    case Kind::given:
      return part(0) || !part(1);
    case Kind::unless:
      return part(0) || part(1);
    case Kind::same:
      break;
  }
  const bool first_two = part(0) == part(1);
  return twin.parts.size() < 3 ? first_two : first_two == part(2);
}

std::vector<TwinWorld::Levels> TwinWorld::combinations() const {
  std::vector<Levels> all{{}};
  for (std::size_t k = options.size(); k-- > 0;) {
    std::vector<Levels> longer;
    for (const Levels& rest : all)
      for (std::uint32_t level = 0; level < options[k].levels; ++level) {
        longer.push_back(rest);
        longer.back().insert(longer.back().begin(), level);
      }
    all = std::move(longer);
  }
  return all;
}

bool TwinWorld::feasible(const Levels& levels) const {
  return std::ranges::all_of(allowed, [&](const Twin& twin) { return truth(twin, levels); });
}

std::vector<TwinWorld::Levels> TwinWorld::states() const {
  std::vector<Levels> kept = combinations();
  std::erase_if(kept, [&](const Levels& levels) { return !feasible(levels); });
  return kept;
}

bool TwinWorld::can_move(std::uint32_t party, const Levels& from, const Levels& to) const {
  if (from == to) return false;
  for (std::size_t k = 0; k < options.size(); ++k)
    if (from[k] != to[k] && options[k].party != party) return false;
  return std::ranges::all_of(limits, [&](const TwinLimit& l) { return permits(l, from, to); });
}

std::string TwinWorld::text(const Levels& status_quo) const {
  std::string text = "options:\n";
  std::uint32_t party = parties;
  for (const TwinOption& option : options) {
    if (option.party != party) text += fmt::format("  p{}:\n", option.party);
    party = option.party;
    text += fmt::format("    {}: ", option.name.substr(option.name.find('.') + 1));
    for (std::uint32_t k = 0; k < option.levels; ++k)
      text += (k == 0 ? "[" : ", ") + option.level(k);
    text += "]\n";
  }
  text += "status_quo:\n";
  for (std::size_t k = 0; k < options.size(); ++k)
    text += fmt::format("  {}: {}\n", options[k].name, options[k].level(status_quo[k]));
  if (!rule_texts.empty()) text += "rules:\n";
  for (const std::string& rule : rule_texts) text += "  - " + rule + "\n";
  return text;
}

TwinWorld random_world(Dice& dice, bool with_rules) {
  TwinWorld world;
  world.parties = 1 + static_cast<std::uint32_t>(dice.roll(3));
  for (std::uint32_t party = 0; party < world.parties; ++party)
    for (std::uint64_t k = 1 + dice.roll(2); k > 0; --k)
      world.options.push_back(random_option(dice, party, k));
  if (with_rules)
    for (std::uint64_t k = dice.roll(4); k > 0; --k) add_random_rule(world, dice);
  return world;
}

}  // namespace entente::test
