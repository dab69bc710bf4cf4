#pragma once
#include <optional>
#include <vector>

#include "entente/base/result.hpp"
#include "entente/graph/fill.hpp"
#include "entente/model/option_graph.hpp"

/// Which states that hold are left by several parties together.
namespace entente::page {

/// One state that holds, and the coalitions of two parties or more that have somewhere better to
/// go. Of coalitions within each other only the smallest is named.
struct JointLeaving {
  StateId state;
  std::vector<graph::Coalition> leave;    ///< no credible reply spoils it (cseq)
  std::vector<graph::Coalition> put_off;  ///< a credible reply does (cnash alone)

  bool quiet() const { return leave.empty() && put_off.empty(); }
};

/// Larger conflicts have no part on coalitions: each coalition asks for tables of its own, and
/// beyond a few parties nobody reads them.
inline constexpr std::uint32_t fewest_joint_parties = 3;
inline constexpr std::uint32_t most_joint_parties = 6;
/// So many states where every option is always open and nothing is unknown; else each state's ways
/// are listed for each coalition, at the price of all pairs.
inline constexpr std::uint64_t most_joint_states = 4096;
inline constexpr std::uint64_t most_listed_joint_states = 512;

/// How many states a page looks at for coalitions in such a conflict.
std::uint64_t joint_states_limit(const OptionGraph& g);
/// Whether the page looks at coalitions of such a conflict.
bool looks_at_coalitions(const OptionGraph& g);

/// The states of `holding`, ascending. Fails as fill_table, and with E101 where it was stopped.
Result<std::vector<JointLeaving>> find_joint_leaving(const OptionGraph& g, const StateSet& holding,
                                                     const Run& run);

}  // namespace entente::page
