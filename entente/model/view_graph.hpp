#pragma once
#include "entente/model/case_file.hpp"
#include "entente/model/graph_json.hpp"
#include "entente/model/option_graph.hpp"

namespace entente {

/// Graphs with more arcs than this are not written out (E008).
inline constexpr std::uint64_t most_written_arcs = std::uint64_t{1} << 26;

/// The same moves and preferences with every arc written out. Fails with E008 before it takes
/// memory for more than most_written_arcs.
Result<ConflictGraph> written_out(const OptionGraph& g);

/// Case and personas as somebody takes them to be.
struct Picture {
  Case c;
  std::vector<Persona> personas;
};
/// What the viewer takes `of` to see (itself: its own view); the case as it is where it has no
/// view. Types, preferences and attitudes; `hidden` is left out.
Picture picture_of(const Case& c, PartyId viewer, PartyId of);

/// A case as a graph file whose states are called by their numbers, from 1: the conflict as it is,
/// and each of its `views`. What the viewer takes another to see is the viewer's own view but for
/// what it says otherwise. Fails as written_out.
Result<GraphFile> graph_file_of(const Model& m);

}  // namespace entente
