#pragma once
#include <cstdint>
#include <optional>
#include <vector>

namespace entente::graph {

/// Numbers of states, ascending, each once.
using NumberSet = std::vector<std::uint32_t>;

/// A condition on the set U of states that a party ranks above a target: every need is met, and a
/// need is met when all states of one of its ways are outside U. It is monotone: what is met stays
/// met when a state leaves U.
struct Demands {
  std::vector<NumberSet> ways;
  std::vector<std::vector<std::uint32_t>> needs;  ///< needs[k]: numbers of ways, ascending

  /// Whether no need is without a way; then an empty U meets all of them.
  bool possible() const;
};

/// The same condition without what follows from the rest: equal ways become one, a way that holds
/// another way of its need is left out, a need with an empty way is met, a need that another one
/// implies is left out (of two that imply each other the later). Ways keep the order in which needs
/// first name them.
/// Cost: for each state the square of the ways it is in; for needs, the square of their number in
/// most cases.
Demands simplified(const Demands& demands);

/// All least sets of states that suffice when they are outside U, smallest first: the condition
/// holds exactly where one of them is. Nothing where there are more than `most`, here or on the
/// way; `demands` is simplified.
std::optional<std::vector<NumberSet>> alternatives(const Demands& demands, std::size_t most);

}  // namespace entente::graph
