#pragma once
#include <memory>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "entente/cli/command.hpp"
#include "entente/graph/fill.hpp"
#include "entente/model/graph_json.hpp"

/// The flags that say more of concepts: --coalitions, --weak-coalitions, --lh-order, --leader,
/// --attitude-weak.
namespace entente::cli {

/// What the flags ask for beside the concepts; `parties` by the names that JSON gives them.
tl::expected<graph::FillOptions, Answer> options_of(const Arguments& arguments,
                                                    const Session& session,
                                                    const std::vector<std::string>& parties,
                                                    std::uint64_t max_states);

/// What --attitude-weak changes in a graph.
template <class G>
void apply_attitude(const Arguments& arguments, G& g) {
  if constexpr (requires { g.set_degrees(nullptr); }) {
    if (!arguments.has("attitude-weak")) return;
    const PreferenceDegrees* given = g.degrees();
    auto degrees = given == nullptr ? std::make_shared<PreferenceDegrees>(g.party_count())
                                    : std::make_shared<PreferenceDegrees>(*given);
    degrees->attitude_weak = true;
    g.set_degrees(std::move(degrees));
  }
}
/// The same in the conflict as it is and as each party sees it.
void apply_attitude(const Arguments& arguments, GraphFile& file);

}  // namespace entente::cli
