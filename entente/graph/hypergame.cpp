#include "entente/graph/hypergame.hpp"

#include <algorithm>
#include <deque>

namespace entente::graph {
namespace {

/// Tables of all games that somebody sees, each game filled once.
class Tables {
public:
  Tables(const Hypergame& game, std::span<const ConceptId> concepts, const Run& run)
      : game_(game), concepts_(concepts), run_(run) {}

  /// Null where it failed: then `faults` says why.
  const Table* of(const ConflictGraph& g) {
    for (const auto& [graph, table] : filled_)
      if (graph == &g) return &table;
    auto table = fill_table(g, concepts_, run_);
    if (!table) {
      faults = table.error();
      return nullptr;
    }
    if (table->partial) {
      faults = {{Code::E101, {}, "the work was ended before all views were looked at", {}, {}, {}}};
      return nullptr;
    }
    filled_.emplace_back(&g, std::move(*table));
    return &filled_.back().second;
  }

  /// Row k of the table for party `of` in the game that `viewer` takes it to see.
  const ConceptTable& seen(PartyId viewer, PartyId of, std::size_t k) {
    return this->of(game_.seen(viewer, of))->concepts[k];
  }

  bool fill_all() {
    if (of(*game_.actual) == nullptr) return false;
    return std::ranges::all_of(game_.views, [&](const View& v) { return of(*v.graph) != nullptr; });
  }

  Diagnostics faults;

private:
  const Hypergame& game_;
  std::span<const ConceptId> concepts_;
  const Run& run_;
  std::deque<std::pair<const ConflictGraph*, Table>> filled_;  // does not move what it holds
};

bool complete(const ConceptTable& c, PartyId i) { return c.known[i.value]; }

/// What happens to the expected equilibria of one viewer: who leaves them, as it sees things.
void add_surprises(const Hypergame& game, Tables& tables, std::size_t k, PartyId viewer,
                   HypergameTable& answer) {
  const std::uint32_t parties = game.actual->party_count();
  answer.expected[viewer.value].each([&](StateId s) {
    for (PartyId mover{0}; mover.value < parties; ++mover.value) {
      const ConceptTable& own = tables.seen(mover, mover, k);
      if (mover == viewer || game.hidden_from(mover, s) || own.stable[mover.value].contains(s))
        continue;
      const Verdict why = judge(answer.id, game.seen(mover, mover), mover, s, Detail::answer);
      answer.surprises.push_back(
          {s, viewer, *why.escape, game.hidden_from(viewer, why.escape->to)});
    }
    return true;
  });
}

HypergameTable one_concept(const Hypergame& game, Tables& tables, std::size_t k, ConceptId id) {
  const std::uint32_t parties = game.actual->party_count();
  const std::uint64_t states = game.actual->state_count();
  HypergameTable answer;
  answer.id = id;
  answer.actual = tables.of(*game.actual)->concepts[k];
  StateSet all(states);
  for (std::uint64_t s = 0; s < states; ++s) all.insert(StateId{s});
  answer.equilibria = all;
  for (PartyId p{0}; p.value < parties; ++p.value) {
    answer.seen.push_back(tables.seen(p, p, k));
    StateSet hidden(states), own = answer.seen.back().stable[p.value], expected = all;
    for (std::uint64_t s = 0; s < states; ++s)
      if (game.hidden_from(p, StateId{s})) hidden.insert(StateId{s});
    for (PartyId q{0}; q.value < parties; ++q.value) {
      ConceptTable& row = answer.seen.back();
      row.stable[q.value] = tables.seen(p, q, k).stable[q.value];
      row.known[q.value] = complete(tables.seen(p, q, k), q);
      expected &= row.stable[q.value];
    }
    for (std::uint64_t s = 0; s < states; ++s)
      if (hidden.contains(StateId{s})) expected.erase(StateId{s});
    own |= hidden;
    answer.equilibria &= own;
    answer.unseen.push_back(std::move(hidden));
    answer.expected.push_back(std::move(expected));
  }
  for (PartyId p{0}; p.value < parties; ++p.value) add_surprises(game, tables, k, p, answer);
  return answer;
}

}  // namespace

const ConflictGraph& Hypergame::seen(PartyId viewer, PartyId of) const {
  const View* own = nullptr;
  for (const View& v : views) {
    if (v.viewer != viewer) continue;
    if (v.of ? *v.of == of && of != viewer : false) return *v.graph;
    if (!v.of) own = &v;
  }
  return own == nullptr ? *actual : *own->graph;
}

bool Hypergame::hidden_from(PartyId viewer, StateId s) const {
  return std::ranges::any_of(
      views, [&](const View& v) { return v.viewer == viewer && !v.of && v.hidden.contains(s); });
}

Result<std::vector<HypergameTable>> analyse(const Hypergame& game,
                                            std::span<const ConceptId> concepts, const Run& run) {
  Tables tables(game, concepts, run);
  if (!tables.fill_all()) return tl::unexpected(tables.faults);
  std::vector<HypergameTable> answers;
  for (std::size_t k = 0; k < concepts.size(); ++k) {
    ENTENTE_ASSERT(has_regard(family_of(concepts[k])));
    answers.push_back(one_concept(game, tables, k, concepts[k]));
  }
  return answers;
}

}  // namespace entente::graph
