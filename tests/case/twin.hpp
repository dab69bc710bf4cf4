#pragma once
#include <span>
#include <string>
#include <vector>

#include "support.hpp"

namespace entente::test {

/// An option as the random worlds know it; written "p<party>.o<k>" with levels l0, l1, ... or
/// yes/no.
struct TwinOption {
  std::uint32_t party = 0;
  std::uint32_t levels = 2;
  bool yes_no = false;
  std::string name;  ///< with the party

  std::string level(std::uint64_t k) const;
};

/// A condition made apart from the program's own: it is written as text for the program to read and
/// judged here by the definitions of the case format.
struct Twin {
  enum class Kind {
    above_first,
    is,
    is_not,
    at_least,
    at_most,
    above,
    below,
    negation,
    all,
    any,
    given,
    unless,
    same
  };
  Kind kind = Kind::above_first;
  std::uint32_t option = 0;
  std::uint32_t level = 0;
  std::vector<Twin> parts;
};

Twin random_twin(Dice& dice, std::span<const TwinOption> options, int depth);

/// The text with the fewest brackets, and some more where the dice say so.
std::string text_of(const Twin& twin, std::span<const TwinOption> options, Dice& dice);
bool truth(const Twin& twin, std::span<const std::uint32_t> levels);

/// A rule that limits moves of one option.
struct TwinLimit {
  enum class Kind { only_rises, only_falls, one_step, moves_only_if };
  Kind kind = Kind::only_rises;
  std::uint32_t option = 0;
  Twin condition;
};

/// A random conflict and its brute-force reading.
struct TwinWorld {
  std::uint32_t parties = 2;
  std::vector<TwinOption> options;
  std::vector<Twin> allowed;  ///< states are the combinations in which all are true
  std::vector<TwinLimit> limits;
  std::vector<std::string> rule_texts;

  using Levels = std::vector<std::uint32_t>;
  /// All combinations, the first option fastest.
  std::vector<Levels> combinations() const;
  bool feasible(const Levels& levels) const;
  std::vector<Levels> states() const;
  bool can_move(std::uint32_t party, const Levels& from, const Levels& to) const;
  /// `options` and `rules` as a case file has them; the status quo is the state given.
  std::string text(const Levels& status_quo) const;
};

TwinWorld random_world(Dice& dice, bool with_rules);

}  // namespace entente::test
