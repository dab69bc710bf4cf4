#include "entente/levers/statement_ranges.hpp"

#include "entente/base/assert.hpp"
#include "entente/base/parallel.hpp"

namespace entente::levers {
namespace {

using States = std::vector<StateId>;

/// Moves one statement after the other; a task keeps its own row.
class Ranger {
public:
  Ranger(const Model& m, graph::ConceptId concept_id, Reading reading, const Run& run)
      : m_(m),
        concept_(concept_id),
        reading_(reading),
        run_(run),
        scenario_(m, Given{}),
        orders_(scenario_, reading),
        whole_(orders_today(scenario_, reading)) {
    run_.threads = 1;
  }

  std::optional<States> today() const { return holding(whole_); }

  std::vector<StatementRange> rows() const {
    std::vector<StatementRange> rows;
    for (PartyId i{0}; i.value < m_.c.parties.size(); ++i.value) {
      const auto count = static_cast<std::uint32_t>(m_.c.wants[i.value].statements.size());
      for (std::uint32_t k = 1; k <= count; ++k) rows.push_back({i, k, count, 0, 0, {}, {}, {}});
    }
    return rows;
  }

  /// False where the work was stopped.
  bool fill(StatementRange& row, const States& today) const {
    const std::size_t own = row.statement - 1;
    const auto dropped = holding(with_order(whole_, row.party, orders_.without(row.party, own)));
    if (!dropped) return false;
    row.dropped = *dropped;
    if (reading_ == Reading::weight) return true;
    row.highest = row.lowest = row.statement;
    const auto same_at = [&](std::uint32_t place, std::optional<States>& other) {
      other = holding(with_order(whole_, row.party, orders_.moved(row.party, own, place - 1)));
      if (!other) return false;
      if (*other != today) return false;
      other.reset();
      return true;
    };
    while (row.highest > 1 && same_at(row.highest - 1, row.raised)) --row.highest;
    while (row.lowest < row.of && same_at(row.lowest + 1, row.lowered)) ++row.lowest;
    return !run_.stopped();
  }

private:
  std::optional<States> holding(const WholeOrders& orders) const {
    auto found = holding_under(m_, m_.space, orders, std::span(&concept_, 1), run_);
    if (!found) return std::nullopt;
    return std::move(found->front());
  }

  const Model& m_;
  graph::ConceptId concept_;
  Reading reading_;
  Run run_;
  Scenario scenario_;
  StatementOrders orders_;
  WholeOrders whole_;
};

}  // namespace

std::optional<StatementRanges> statement_ranges(const Model& m, graph::ConceptId concept_id,
                                                Reading reading, const Run& run) {
  ENTENTE_ASSERT(graph::family_of(concept_id) == graph::Family::crisp);
  const Ranger ranger(m, concept_id, reading, run);
  const auto today = ranger.today();
  if (!today) return std::nullopt;
  StatementRanges answer{*today, ranger.rows()};
  std::vector<char> done(answer.statements.size(), 0);
  parallel_for(run, done.size(),
               [&](std::size_t k) { done[k] = ranger.fill(answer.statements[k], *today) ? 1 : 0; });
  for (char whole : done)
    if (whole == 0) return std::nullopt;
  return answer;
}

}  // namespace entente::levers
