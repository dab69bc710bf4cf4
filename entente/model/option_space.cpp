#include "entente/model/option_space.hpp"

#include <algorithm>
#include <bit>

#include <fmt/format.h>

#include "entente/base/assert.hpp"

namespace entente {
namespace {

/// The product of the numbers of levels; nothing where it does not fit in 63 bits.
std::optional<std::uint64_t> product_of_levels(const Case& c) {
  std::uint64_t product = 1;
  for (const Option& option : c.options) {
    if (product > (std::uint64_t{1} << 63) / option.levels.size()) return std::nullopt;
    product *= option.levels.size();
  }
  return product;
}

/// The bits of the last word that stand for no combination.
std::uint64_t last_word(std::uint64_t count) {
  return count % 64 == 0 ? ~std::uint64_t{0} : (std::uint64_t{1} << (count % 64)) - 1;
}

/// `radix` levels of `stride` combinations each, from the first, over and over: 64 of them.
std::uint64_t repeated(std::uint64_t levels, std::uint64_t stride, std::uint64_t radix) {
  std::uint64_t word = 0;
  for (std::uint64_t level = 0; level < radix; ++level)
    if ((levels >> level & 1U) != 0) word |= last_word(stride) << (level * stride);
  for (std::uint64_t length = stride * radix; length < 64; length *= 2) word |= word << length;
  return word;
}

/// Whether the rules that ask for no condition let an option go from level to level.
bool steps_so(Rule::Kind kind, Level before, Level after) {
  switch (kind) {
    case Rule::Kind::only_rises:
      return after > before;
    case Rule::Kind::only_falls:
      return after < before;
    case Rule::Kind::one_step:
      return after + 1 == before || before + 1 == after;
    case Rule::Kind::moves_only_if:
    case Rule::Kind::never:
      break;
  }
  return true;
}

}  // namespace

Result<std::shared_ptr<const OptionSpace>> OptionSpace::make(const Case& c,
                                                             std::span<const Setting> held,
                                                             std::uint64_t max_states) {
  const auto product = product_of_levels(c);
  const std::uint64_t most = std::min(max_states, most_combinations);
  if (!product || *product > most) {
    double digits = 1;
    for (const Option& option : c.options) digits *= static_cast<double>(option.levels.size());
    Diagnostic d{Code::E008, c.options.front().where, {}, {}, {}, {}};
    d.what = product ? fmt::format("{} states are more than the limit {}", *product, most)
                     : fmt::format("{:.1e} states are more than the limit {}", digits, most);
    d.help =
        "leave out options, write options that exclude each other as levels of one, or raise "
        "--max-states";
    return tl::unexpected(Diagnostics{std::move(d)});
  }
  const auto space = std::shared_ptr<OptionSpace>(new OptionSpace);
  space->set_radices(c);
  space->keep_feasible(c, held);
  space->set_limits(c);
  space->find_free_strategies();
  space->set_move_sets();
  return std::shared_ptr<const OptionSpace>(space);
}

void OptionSpace::set_radices(const Case& c) {
  for (const Option& option : c.options) {
    stride_.push_back(combinations_);
    radix_.push_back(option.levels.size());
    combinations_ *= option.levels.size();
  }
  strategies_.resize(c.parties.size());
  for (std::size_t k = 0; k < c.parties.size(); ++k) {
    const std::vector<OptionId>& own = c.parties[k].options;
    Strategies& p = strategies_[k];
    if (!own.empty()) p.stride = stride_[own.front().value];
    for (OptionId o : own) p.count *= radix_[o.value];
  }
}

std::uint64_t OptionSpace::word_at_levels(OptionId o, std::uint64_t levels,
                                          std::uint64_t first) const {
  const std::uint64_t stride = stride_[o.value];
  const std::uint64_t radix = radix_[o.value];
  // Combinations are below 2^32, and so are narrow divisions enough.
  const auto wide_level = static_cast<std::uint32_t>(first) / static_cast<std::uint32_t>(stride) %
                          static_cast<std::uint32_t>(radix);
  if (stride % 64 == 0) return (levels >> wide_level & 1U) != 0 ? ~std::uint64_t{0} : 0;
  if (64 % (stride * radix) == 0) return repeated(levels, stride, radix);
  std::uint64_t level = wide_level;
  std::uint64_t run = stride - first % stride;  // combinations until the level changes
  std::uint64_t word = 0;
  for (std::uint64_t at = 0; at < 64;) {
    const std::uint64_t length = std::min(run, 64 - at);
    if ((levels >> level & 1U) != 0) word |= last_word(length) << at;
    at += length;
    level = level + 1 == radix ? 0 : level + 1;
    run = stride;
  }
  return word;
}

/// The truth of the formula in combinations first .. first+63, as bits.
std::uint64_t OptionSpace::word_where(const Formula& f, std::uint64_t first) const {
  switch (f.kind) {
    case Formula::Kind::constant:
      return f.levels != 0 ? ~std::uint64_t{0} : 0;
    case Formula::Kind::test:
      return word_at_levels(f.option, f.levels, first);
    case Formula::Kind::negation:
      return ~word_where(*f.parts.front(), first);
    case Formula::Kind::conjunction: {
      std::uint64_t word = ~std::uint64_t{0};
      for (std::size_t k = 0; k < f.parts.size() && word != 0; ++k)
        word &= word_where(*f.parts[k], first);
      return word;
    }
    case Formula::Kind::disjunction: {
      std::uint64_t word = 0;
      for (std::size_t k = 0; k < f.parts.size() && ~word != 0; ++k)
        word |= word_where(*f.parts[k], first);
      return word;
    }
    case Formula::Kind::equivalence:
      break;
  }
  std::uint64_t word = ~std::uint64_t{0};
  for (const Formula::Pointer& part : f.parts) word = ~(word ^ word_where(*part, first));
  return word;
}

StateSet OptionSpace::combinations_where(const Formula& formula) const {
  StateSet set(combinations_);
  for (std::size_t k = 0; k < set.words().size(); ++k) set.words()[k] = word_where(formula, 64 * k);
  set.words().back() &= last_word(combinations_);
  return set;
}

std::uint64_t OptionSpace::count_states(const Case& c, std::span<const Rule> rules,
                                        std::uint64_t enough) {
  OptionSpace space;
  space.set_radices(c);
  std::vector<Formula::Pointer> allowed{Formula::constant(true)};
  for (const Rule& rule : rules)
    if (rule.kind == Rule::Kind::never)
      allowed.push_back(Formula::negation(rule.condition.formula));
  const Formula::Pointer all = Formula::conjunction(std::move(allowed));
  const std::uint64_t last = space.combinations_ - 1;
  std::uint64_t count = 0;
  for (std::uint64_t first = 0; first <= last && count < enough; first += 64) {
    std::uint64_t word = space.word_where(*all, first);
    if (last - first < 63) word &= last_word(last - first + 1);
    count += static_cast<std::uint64_t>(std::popcount(word));
  }
  return count;
}

void OptionSpace::keep_feasible(const Case& c, std::span<const Setting> held) {
  std::vector<Formula::Pointer> allowed;
  for (const Rule& rule : c.rules)
    if (rule.kind == Rule::Kind::never)
      allowed.push_back(Formula::negation(rule.condition.formula));
  for (const Setting& setting : held)
    allowed.push_back(Formula::test(setting.option, std::uint64_t{1} << setting.level));
  size_ = combinations_;
  if (allowed.empty()) return;
  StateSet kept = combinations_where(*Formula::conjunction(std::move(allowed)));
  const std::uint64_t count = kept.count();
  if (count == combinations_) return;
  size_ = count;
  feasible_ = std::move(kept);
  states_.reserve(size_);
  before_.reserve(feasible_.words().size());
  for (std::size_t k = 0; k < feasible_.words().size(); ++k) {
    before_.push_back(static_cast<std::uint32_t>(states_.size()));
    for (std::uint64_t word = feasible_.words()[k]; word != 0; word &= word - 1)
      states_.push_back(
          static_cast<std::uint32_t>(64 * k + static_cast<std::uint64_t>(std::countr_zero(word))));
  }
}

void OptionSpace::set_limits(const Case& c) {
  for (const Rule& rule : c.rules) {
    if (rule.kind == Rule::Kind::never) continue;
    Strategies& p = strategies_[c.option(rule.option).owner.value];
    p.limits.push_back(rule);
    const bool conditional = rule.kind == Rule::Kind::moves_only_if;
    p.allowed_at.push_back(conditional ? combinations_where(*rule.condition.formula) : StateSet{});
  }
}

/// May it in some state: all limits but the conditions.
bool OptionSpace::may_ever_move(const Strategies& p, std::uint64_t from, std::uint64_t to) const {
  return std::ranges::all_of(p.limits, [&](const Rule& rule) {
    const Level before = level_in(from, rule.option);
    const Level after = level_in(to, rule.option);
    return before == after || steps_so(rule.kind, before, after);
  });
}

bool OptionSpace::may_move(const Strategies& p, std::uint64_t from, std::uint64_t to) const {
  for (std::size_t k = 0; k < p.limits.size(); ++k)
    if (p.limits[k].kind == Rule::Kind::moves_only_if &&
        level_in(from, p.limits[k].option) != level_in(to, p.limits[k].option) &&
        !p.allowed_at[k].contains(StateId{from}))
      return false;
  return may_ever_move(p, from, to);
}

/// Which strategies of each party occur at all, and whether the states are all their combinations.
void OptionSpace::find_free_strategies() {
  std::uint64_t product = 1;
  bool limited = false;
  for (Strategies& p : strategies_) {
    limited = limited || !p.limits.empty();
    std::vector<bool> occurs(p.count, every_combination());
    for (std::uint32_t combination : states_) occurs[combination / p.stride % p.count] = true;
    for (std::uint64_t strategy = 0; strategy < p.count; ++strategy)
      if (occurs[strategy]) p.usable.push_back(strategy);
    product = size_ == 0 ? 0 : product * p.usable.size();
  }
  if (limited || product != size_ || size_ == 0) return;
  free_.emplace();
  for (const Strategies& p : strategies_) free_->push_back(p.usable.size());
}

std::uint64_t OptionSpace::pack(std::span<const Level> levels) const {
  ENTENTE_ASSERT(levels.size() == stride_.size());
  std::uint64_t combination = 0;
  for (std::size_t k = 0; k < levels.size(); ++k) combination += levels[k] * stride_[k];
  return combination;
}

std::vector<Level> OptionSpace::levels(StateId s) const {
  std::vector<Level> levels(stride_.size());
  const std::uint64_t all = combination(s);
  for (std::uint32_t k = 0; k < levels.size(); ++k) levels[k] = level_in(all, OptionId{k});
  return levels;
}

StateSet OptionSpace::where(const Formula& formula) const {
  if (every_combination()) return combinations_where(formula);
  StateSet set(size_);
  std::uint64_t s = 0;
  for (std::size_t k = 0; k < feasible_.words().size(); ++k) {
    if (feasible_.words()[k] == 0) continue;
    const std::uint64_t truth = word_where(formula, 64 * k);
    for (std::uint64_t word = feasible_.words()[k]; word != 0; word &= word - 1, ++s)
      if ((truth >> std::countr_zero(word) & 1U) != 0) set.insert(StateId{s});
  }
  return set;
}

bool OptionSpace::holds_in(const Formula& formula, StateId s) const {
  return holds(formula, levels(s));
}

}  // namespace entente
