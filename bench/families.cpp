// Concepts beyond the five: foresight, policies, coalitions, unknown preference.
#include <string>
#include <utility>

#include "measure.hpp"

#include "entente/graph/concepts.hpp"

namespace entente::bench {
namespace {

std::vector<graph::ConceptId> named(std::initializer_list<std::string_view> words) {
  std::vector<graph::ConceptId> ids;
  for (std::string_view word : words) ids.push_back(*graph::find_concept(word));
  return ids;
}

ProductGraph even(const Row& r) { return {r.strategies, ValueKind::uniform, r.seed}; }
Outcome nine_ahead(const Row& r) { return fill(even(r), named({"l9"})); }
Outcome without_end(const Row& r) { return fill(even(r), named({"nm"})); }
Outcome policies(const Row& r) { return fill(even(r), named({"policy"})); }
Outcome in_turn(const Row& r) { return fill(even(r), named({"mr4", "mr5"})); }
Outcome credibly_in_turn(const Row& r) { return fill(even(r), named({"cmr4", "cmr5"})); }
Outcome at_once(const Row& r) { return fill(even(r), named({"seqsim"})); }
Outcome coalitions(const Row& r) {
  return fill(even(r), named({"cnash", "cgmr", "csmr", "cseq", "cseq1"}));
}

/// The same conflict as a list of arcs, in which a party does not know its mind about one pair of
/// states in fifty; all twenty readings.
Outcome unknown(const Row& r) {
  const ProductGraph g = even(r);
  std::vector<ExplicitParty> parties(g.party_count());
  const auto states = static_cast<std::uint32_t>(g.state_count());
  for (PartyId i{0}; i.value < parties.size(); ++i.value) {
    ExplicitParty& party = parties[i.value];
    for (std::uint32_t s = 0; s < states; ++s) {
      party.rank.push_back(g.rank(i, StateId{s}));
      g.each_move(i, StateId{s}, [&](StateId t) {
        party.arcs.emplace_back(s, static_cast<std::uint32_t>(t.value));
        return true;
      });
      for (std::uint32_t t = s + 1; t < states; ++t)
        if (splitmix_at(r.seed + i.value, std::uint64_t{s} * states + t) % 50 == 0)
          party.unknown.emplace_back(s, t);
    }
  }
  std::vector<graph::ConceptId> ids;
  for (graph::Family family : {graph::Family::reading_a, graph::Family::reading_b,
                               graph::Family::reading_c, graph::Family::reading_d})
    for (graph::ConceptId form : graph::crisp_concepts) ids.push_back(in_family(family, form));
  return fill(ConflictGraph(states, std::move(parties)), ids);
}

}  // namespace

std::vector<Row> family_rows() {
  const std::vector<std::uint64_t> gatt{10, 12, 12, 12, 4, 2};
  return {
      {"gatt-l9", Group::graph, 1, 0xd9f9eda9bae7962e, nine_ahead, gatt, 104},
      {"gatt-nm", Group::graph, 1, 0xde39d7836d94ed85, without_end, gatt, 104},
      {"gatt-pol", Group::graph, 1, 0x19785de5574f3330, policies, gatt, 104},
      {"gatt-mr", Group::graph, 1, 0x63e909a88121b7e9, in_turn, gatt, 104},
      {"gatt-cmr", Group::graph, 1, 0xb4e1bbf8b2144602, credibly_in_turn, gatt, 104},
      {"gatt-once", Group::graph, 1, 0x91f7aaf761194e2c, at_once, gatt, 104},
      {"gatt-coal", Group::graph, 1, 0x12564e2dc9e6f240, coalitions, gatt, 104},
      {"coal16", Group::graph, 1, 0x250ec7d20c8fdfaa, coalitions, {8, 8, 8, 8, 4, 4}, 407},
      {"unknown12", Group::graph, 1, 0xceef5b632eeac356, unknown, {8, 8, 8, 8}, 101},
  };
}

}  // namespace entente::bench
