#include "entente/model/formula.hpp"

#include <algorithm>

namespace entente {
namespace {

Formula::Pointer joined(Formula::Kind kind, std::vector<Formula::Pointer> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  return std::make_shared<const Formula>(Formula{kind, {}, 0, std::move(parts)});
}

}  // namespace

Formula::Pointer Formula::constant(bool value) {
  return std::make_shared<const Formula>(Formula{Kind::constant, {}, value ? 1U : 0U, {}});
}
Formula::Pointer Formula::test(OptionId option, std::uint64_t levels) {
  return std::make_shared<const Formula>(Formula{Kind::test, option, levels, {}});
}
Formula::Pointer Formula::negation(Pointer part) {
  return std::make_shared<const Formula>(Formula{Kind::negation, {}, 0, {std::move(part)}});
}
Formula::Pointer Formula::conjunction(std::vector<Pointer> parts) {
  return joined(Kind::conjunction, std::move(parts));
}
Formula::Pointer Formula::disjunction(std::vector<Pointer> parts) {
  return joined(Kind::disjunction, std::move(parts));
}
Formula::Pointer Formula::equivalence(std::vector<Pointer> parts) {
  return joined(Kind::equivalence, std::move(parts));
}

bool holds(const Formula& formula, std::span<const Level> levels) {
  const auto part_holds = [&](const Formula::Pointer& part) { return holds(*part, levels); };
  switch (formula.kind) {
    case Formula::Kind::constant:
      return formula.levels != 0;
    case Formula::Kind::test:
      return (formula.levels >> levels[formula.option.value] & 1U) != 0;
    case Formula::Kind::negation:
      return !part_holds(formula.parts.front());
    case Formula::Kind::conjunction:
      return std::ranges::all_of(formula.parts, part_holds);
    case Formula::Kind::disjunction:
      return std::ranges::any_of(formula.parts, part_holds);
    case Formula::Kind::equivalence:
      break;
  }
  bool value = true;
  for (const Formula::Pointer& part : formula.parts) value = value == part_holds(part);
  return value;
}

void mark_options(const Formula& formula, std::vector<bool>& mentioned) {
  if (formula.kind == Formula::Kind::test) mentioned[formula.option.value] = true;
  for (const Formula::Pointer& part : formula.parts) mark_options(*part, mentioned);
}

}  // namespace entente
