#pragma once
#include <string>
#include <vector>

#include "entente/report/hypergame.hpp"
#include "entente/report/reasons.hpp"

/// The answer of `entente explain ... --views`: one state through the eyes of each party.
namespace entente::report {

/// What one party thinks of one state under one concept.
struct ViewReasons {
  PartyId viewer;
  bool hidden = false;         ///< it does not know of the state
  bool expects = false;        ///< it thinks that the state holds
  std::vector<Reason> others;  ///< by party: why each stays or leaves as the viewer sees it
};

struct ViewsAnswer {
  const Names* names = nullptr;
  StateId state;
  struct OfConcept {
    graph::ConceptId id;
    std::vector<ViewReasons> viewers;  ///< by party
    bool holds = false;                ///< each party stays, by what it sees itself
  };
  std::vector<OfConcept> concepts;
};

/// What things are called, with the reasons that `of` has as the viewer sees it.
using NamesSeen = std::function<Names(PartyId viewer, PartyId of)>;

/// The concepts are of regard_families (asserted).
ViewsAnswer view_reasons(const graph::Hypergame& game, const Names& names, const NamesSeen& seen,
                         StateId s, std::span<const graph::ConceptId> concepts);

std::string text_view_reasons(const ViewsAnswer& a, const Look& look);
/// entente.view_reasons/1
std::string json_view_reasons(const ViewsAnswer& a);

}  // namespace entente::report
