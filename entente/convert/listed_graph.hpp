#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "entente/model/case_file.hpp"
#include "entente/model/graph_json.hpp"

namespace entente::convert {

/// A conflict with every state, arc and rank written out: what the forms of graphs have in common.
struct ListedGraph {
  std::string name;                  ///< the title, or empty
  std::vector<std::string> parties;  ///< name of each party, each other
  std::vector<std::string> states;   ///< id of each state, each other, none empty
  std::vector<std::string> labels;   ///< by state; empty texts: none
  std::optional<StateId> status_quo;
  std::vector<ExplicitParty> sides;  ///< by party
  std::vector<std::string> notes;    ///< what of the input stands nowhere here
};

/// How much may be written out. Counted before it takes memory.
struct ListLimits {
  std::uint64_t states = std::uint64_t{1} << 20;
  std::uint64_t arcs = 10'000'000;
  std::uint64_t ranks = 50'000'000;  ///< states times parties
};

/// E008 where a graph of these numbers would be too large to be written out.
Result<void> within(const ListLimits& limits, std::uint64_t states, std::uint64_t parties);

/// The graph of a file with its arcs written out; E008 where they are too many.
Result<ListedGraph> list_graph(const GraphFile& file, const ListLimits& limits = {});

/// The graph of a case. Ids are the numbers of its states from 1, labels what they are called; the
/// ranks follow the written order. The notes name the sections that a graph has no place for.
Result<ListedGraph> list_case(const Model& m, const ListLimits& limits = {});

}  // namespace entente::convert
