#pragma once
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "entente/model/case_file.hpp"

/// Whether any division of a prize beats fighting on for both: the costly lottery in closed form.
/// Source: Fearon (1995), Rationalist explanations for war; Powell (2006).
namespace entente::settle {

/// A number of the case by its path, fixed or drawn.
using NumberOf = std::function<Rational(const std::string& path)>;

/// How a parameter would open (or close) the range, the others as they are.
struct Opening {
  std::string path;    ///< of the parameter
  Rational now, at;    ///< its value, and where the range opens
  bool below = false;  ///< the range exists at `at` and below it; else at `at` and above
};

/// The range of shares of the prize that both prefer to fighting; all in shares of it.
struct Bargaining {
  PartyId taker, giver;           ///< the first and the second party of `between`
  Rational least;                 ///< the taker accepts no less
  Rational most;                  ///< the giver gives no more
  std::vector<Opening> openings;  ///< one per number of `expects` and `cost` in force
  bool exists() const { return least <= most; }
  Rational width() const { return most - least; }  ///< negative: the gap
  /// The split that the Nash product chooses where both value the prize evenly: the middle.
  Rational nash_split() const { return (least + most) / Rational(2); }
};

/// `levels`: the state in which `cost_if` is looked up. Nothing where the terms are not a fight of
/// two parties over a prize; `why` then says what is missing.
std::optional<Bargaining> bargaining_range(const Case& c, const std::vector<Level>& levels,
                                           const NumberOf& number, std::string* why = nullptr);

}  // namespace entente::settle
