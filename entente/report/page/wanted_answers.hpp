#pragma once
#include <cstdint>
#include <vector>

#include "entente/base/result.hpp"
#include "entente/graph/inverse.hpp"
#include "entente/model/case_file.hpp"
#include "entente/model/option_graph.hpp"

/// What wishes would make an outcome hold that does not.
namespace entente::page {

/// An outcome of which no state holds under SEQ, and the state of it that asks for least.
struct Wanted {
  std::uint32_t outcome = 0;
  graph::Inverse nearest;
};

/// Each state of such an outcome is an analysis of its own.
inline constexpr std::uint64_t most_wanted_states = 128;

/// Whether the page asks: small enough, and preferences are orders.
bool asks_what_it_takes(const OptionGraph& g);

/// The outcome that asks for least first. `equilibria`: under SEQ. Fails with E101 where it was
/// stopped.
Result<std::vector<Wanted>> find_wanted(const Model& m, const OptionGraph& g,
                                        const StateSet& equilibria, const Run& run);

}  // namespace entente::page
