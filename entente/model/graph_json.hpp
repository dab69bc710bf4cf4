#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "entente/base/result.hpp"
#include "entente/base/source_text.hpp"
#include "entente/base/state_set.hpp"
#include "entente/model/conflict_graph.hpp"

namespace entente {

/// Graph files above this many bytes are refused (E110).
inline constexpr std::uint64_t graph_file_bytes = 256ULL << 20;
/// Graphs with more states than this are refused (E008) where no other limit is asked for.
inline constexpr std::uint64_t graph_file_states = std::uint64_t{1} << 28;
/// Generated arcs above this number are refused (E008) where no other limit is asked for.
inline constexpr std::uint64_t graph_file_arcs = std::uint64_t{1} << 30;

/// The two move graphs that a file can hold.
using AnyGraph = std::variant<ConflictGraph, ProductGraph>;

/// The conflict as one party sees it, or as it takes another to see it.
struct GraphView {
  PartyId viewer;
  std::optional<PartyId> of;  ///< whose view the viewer has in mind; nothing: its own
  ConflictGraph graph;        ///< the states of the file, less the arcs at those that are hidden
  StateSet hidden;
};

/// A graph file, checked: the graph, and what people call its parts.
struct GraphFile {
  std::string name;                  ///< the title, or empty
  std::vector<std::string> parties;  ///< name of each party
  std::vector<std::string> states;   ///< id of each state; empty: ids are the numbers from 0
  std::vector<std::pair<StateId, std::string>> labels;  ///< texts for people, ascending by state
  std::optional<StateId> status_quo;
  std::vector<std::string> warnings;  ///< one line each, without the name of the file
  AnyGraph graph;
  std::vector<GraphView> views;  ///< in the order of the file; of the form entente.graph/1 only

  std::uint64_t state_count() const;
  /// The id of a state as files and outputs write it.
  std::string state_name(StateId s) const;
  /// The state with this id. Cost: looks through the ids.
  std::optional<StateId> find_state(std::string_view id) const;
};

/// Reads the forms entente.graph/1, entente.product/1 and entente.random/1 (docs/graph-json.md).
///
/// Fails with E110 where the text is no JSON (with its place; `source` is the number of the text in
/// the run), with E111 for each entry that breaks a rule (at most 20, each with the path of its
/// key), and with E008 where states or arcs are too many; that is checked before they take memory.
/// Nesting above 64 levels, keys written twice and more than 2^26 values are refused as well.
Result<GraphFile> read_graph(const SourceText& text, std::uint32_t source = 0,
                             std::uint64_t max_states = graph_file_states,
                             std::uint64_t max_arcs = graph_file_arcs);

}  // namespace entente
