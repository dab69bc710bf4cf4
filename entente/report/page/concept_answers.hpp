#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/result.hpp"
#include "entente/graph/fill.hpp"
#include "entente/model/option_graph.hpp"

/// What holds under the concepts that the stability table does not show.
namespace entente::page {

/// One concept: the states that are stable for all parties, or that no coalition leaves.
struct ConceptReading {
  graph::ConceptId id;
  StateSet holds;
  bool undecided = false;
  std::optional<PartyId> leader{};  ///< in Stackelberg stability
};

struct ConceptGroup {
  std::string_view name;  ///< as in graph::Concept
  std::vector<ConceptReading> readings;
};

struct OtherConcepts {
  std::vector<ConceptGroup> groups;     ///< those with something to say, in the table's order
  std::vector<std::string_view> plain;  ///< groups that this case cannot tell from the five
  std::vector<std::string> refused;     ///< "policy: ...", of what is not answered here
};

/// Concepts are left out above so many states, and where their tables take more counted steps, so
/// that the page of a large case is not slow: at 512 states all of them take less than a second.
inline constexpr std::uint64_t most_read_states = 4096;
inline constexpr std::uint64_t most_closely_read_states = 512;  ///< those that compare every pair
inline constexpr std::uint64_t most_read_steps = 4'000'000;
/// Of the limited-move concepts the page has those that people use.
inline constexpr std::uint8_t longest_read_horizon = 4;
/// And of the metarational ones those behind the five, of either kind of horizon.
inline constexpr std::uint8_t longest_read_rounds = 5;

/// `refused` says what is too large or cannot be answered. Fails with E101 where it was stopped.
Result<OtherConcepts> find_other_concepts(const OptionGraph& g, const Run& run);

}  // namespace entente::page
