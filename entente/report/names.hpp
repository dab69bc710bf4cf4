#pragma once
#include <functional>
#include <string>
#include <vector>

#include "entente/model/case_file.hpp"
#include "entente/model/graph_json.hpp"
#include "entente/model/view_graph.hpp"

/// What reasons call the parts of a conflict, be it a case or a graph file.
namespace entente::report {

struct Names {
  std::vector<std::string> ids;  ///< of the parties, as JSON and the command line write them
  std::function<std::string(PartyId)> party;     ///< within a sentence: "the United States"
  std::function<std::string(StateId)> id;        ///< "25"
  std::function<std::string(StateId)> state;     ///< "25 (ceasefire)"
  std::function<std::string(const Move&)> deed;  ///< what a move changes; empty where not known
  /// ", by its statement 2, \"...\"": why a party ranks the first state above the second; or empty.
  std::function<std::string(PartyId, StateId, StateId)> because;
  bool numbered = false;  ///< ids are numbers in JSON (a case), not texts

  /// "the United States \"press russia\" (22 to 24)".
  std::string move(const Move& m) const;
  /// The same for several, one after the other.
  std::string moves(const std::vector<Move>& way) const;
  std::string party_at_start(PartyId i) const;
  std::string members(const std::vector<PartyId>& who) const;
};

/// Refers to the model or file: keep it alive.
Names names_of(const Model& m);
/// The same with the reasons that parties have in a picture of the case (`picture.c`), not in it.
Names names_of(const Model& m, const Picture& picture);
Names names_of(const GraphFile& file);

}  // namespace entente::report
