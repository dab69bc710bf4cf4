#pragma once
#include <string>
#include <vector>

#include "entente/graph/hypergame.hpp"
#include "entente/model/graph_json.hpp"
#include "entente/report/layout.hpp"
#include "entente/report/names.hpp"

/// The answer of `entente stability --views`: what if they misread each other?
namespace entente::report {

struct HypergameAnswer {
  const GraphFile* file = nullptr;
  const Names* names = nullptr;
  std::vector<graph::HypergameTable> tables;  ///< one per concept
};

/// The hypergame of a file that has views; its graphs live in the file.
graph::Hypergame hypergame_of(const GraphFile& file, const ConflictGraph& actual);

/// "The union would be surprised: from 3, the firm moves to 1, and ..."
std::string surprise_words(const Names& names, const graph::Surprise& surprise);

std::string text_hypergame(const HypergameAnswer& a, const Look& look);
/// entente.hypergame/1 of docs/graph-json.md.
std::string json_hypergame(const HypergameAnswer& a);

}  // namespace entente::report
