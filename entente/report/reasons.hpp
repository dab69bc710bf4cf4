#pragma once
#include <optional>
#include <string>
#include <vector>

#include "entente/graph/fill.hpp"
#include "entente/report/layout.hpp"
#include "entente/report/names.hpp"

/// The answer of `entente explain ... --concepts`: why a state is or is not stable for a party or a
/// coalition, under any concept, in words.
namespace entente::report {

/// One way of leaving a state, and what follows.
struct ReasonMove {
  std::vector<Move> way;    ///< of the party, or of the members of the coalition
  std::vector<Move> reply;  ///< what follows, further moves of the party among it; empty: nothing,
                            ///< or none that would hurt
  bool at_once = false;     ///< the reply is made at the same time as the move, from the same state
  std::optional<StateId> end{};  ///< where all ends, where the concept looks on to an end
  bool counts = false;           ///< the reply is one that the concept takes for a deterrent
  std::string gain;              ///< why it is tempting
  std::string answer;            ///< what the others could do, and why that deters or does not
};

/// One cell and why.
struct Reason {
  graph::ConceptId id = graph::ConceptId::nash;
  std::vector<PartyId> who;  ///< one party, or the members of a coalition
  bool stable = true;
  bool undecided = false;         ///< `stable` means nothing
  std::vector<ReasonMove> moves;  ///< those that leave first
  std::string headline;           ///< one sentence
  std::vector<std::string> lines;
};

struct ReasonsAnswer {
  const Names* names = nullptr;
  StateId state;
  std::vector<Reason> reasons;  ///< concept by concept, parties or coalitions in their order
};

/// The reasons of one state under some concepts, for all parties or the coalitions asked for. Fails
/// as fill_table, whose verdicts it gives.
template <class G>
Result<ReasonsAnswer> reasons(const G& g, const Names& names, StateId s,
                              std::span<const graph::ConceptId> concepts,
                              const graph::FillOptions& options, const Run& run);

/// The reason of one party under one concept of regard_families (asserted).
template <class G>
Reason reason_of_party(const G& g, const Names& names, StateId s, graph::ConceptId id, PartyId i);

std::string text_reasons(const ReasonsAnswer& a, const Look& look);
/// entente.reasons/1 (schemas/reasons.schema.json).
std::string json_reasons(const ReasonsAnswer& a);

}  // namespace entente::report
