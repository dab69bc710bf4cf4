#include "entente/graph/ruled_tables.hpp"

#include <algorithm>
#include <atomic>
#include <limits>
#include <optional>

#include "entente/base/parallel.hpp"
#include "entente/graph/order.hpp"
#include "entente/graph/ruled_judge.hpp"
#include "entente/graph/ruled_layer.hpp"

namespace entente::graph {
namespace {

/// The work on one conflict. Rank and Digit are as narrow as its numbers allow.
template <class Rank, class Digit>
class RuledWork {
public:
  RuledWork(const RuledConflict& conflict, std::span<const ConceptId> concepts, const Run& run)
      : conflict_(conflict), run_(run), places_(conflict.ruled.places()) {
    for (ConceptId id : concepts) wanted_.at(static_cast<std::size_t>(id)) = true;
    std::vector<Radix> radix;
    std::uint32_t stride = 1;
    for (const std::uint64_t d : conflict.ruled.strategies) {
      radix.push_back({static_cast<std::uint32_t>(d), stride});
      stride *= radix.back().strategies;
    }
    parties_.resize(radix.size());
    parallel_for(run, radix.size(), [&](std::size_t j) {
      parties_[j] = ruled_fibres<Digit>(conflict.ruled, j, radix[j]);
    });
  }

  /// False where a rank does not fit into Rank; `tables` is then to be thrown away. A stop is seen
  /// by every loop after it, so what was left half done is never taken for an answer.
  bool fill(FreeTables& tables) {
    count_states();
    for (std::uint32_t j = 0; j < parties_.size(); ++j) {
      if (!read_ranks(j)) return false;
      if (!sort_ruled_fibres(rank_, run_, parties_[j])) return true;
    }
    for (std::vector<StateSet>& sets : tables.stable) sets.resize(parties_.size());
    const std::uint64_t cost = places_ * parties_.size();
    for (std::uint32_t i = 0; i < parties_.size(); ++i) {
      if (run_.budget - tables.steps < cost || !read_ranks(i) || !judge(i, tables)) return true;
      tables.steps += cost;
      tables.parties_done = i + 1;
      if (run_.progress != nullptr) run_.progress->report("stability", i + 1, parties_.size());
    }
    return true;
  }

private:
  static constexpr std::size_t words_per_chunk = 256;

  /// before_[k]: the states before the k-th chunk of places.
  void count_states() {
    const std::vector<std::uint64_t>& words = conflict_.ruled.present.words();
    std::uint64_t states = 0;
    for (std::size_t w = 0; w < words.size(); ++w) {
      if (w % words_per_chunk == 0) before_.push_back(states);
      states += static_cast<std::uint64_t>(std::popcount(words[w]));
    }
    before_.push_back(states);
  }

  bool read_ranks(std::uint32_t party) {
    const std::vector<std::uint64_t>& words = conflict_.ruled.present.words();
    rank_.resize(places_);
    std::atomic<bool> fits{true};
    parallel_for(run_, before_.size() - 1, [&](std::size_t k) {
      std::vector<std::uint32_t> ranks(before_[k + 1] - before_[k]);
      if (ranks.empty()) return;
      conflict_.ranks(party, before_[k], ranks.size(), ranks.data());
      if (*std::ranges::max_element(ranks) > std::numeric_limits<Rank>::max())
        fits.store(false, std::memory_order_relaxed);
      auto next = ranks.begin();
      const std::size_t last = std::min(words.size(), (k + 1) * words_per_chunk);
      for (std::size_t w = k * words_per_chunk; w < last; ++w)
        for (std::uint64_t word = words[w]; word != 0; word &= word - 1)
          rank_[64 * w + static_cast<std::size_t>(std::countr_zero(word))] =
              static_cast<Rank>(*next++);
    });
    return fits.load();
  }

  /// All tables of one party. False if it was stopped.
  bool judge(std::uint32_t i, FreeTables& tables) {
    RuledJudge<Rank, Digit> judge(parties_[i], rank_, wanted_, space_);
    const std::uint32_t own = parties_[i].radix.strategies;
    const auto columns = static_cast<std::uint32_t>(places_ / own);
    constexpr std::uint32_t per_task = 1U << 12;
    const auto each_column = [&](auto work) {
      return parallel_for(run_, (columns + per_task - 1) / per_task, [&](std::size_t task) {
        const auto first = static_cast<std::uint32_t>(task) * per_task;
        const std::uint32_t last = std::min(columns, first + per_task);
        for (std::uint32_t c = first; c < last; ++c) work(c);
      });
    };
    return each_column([&](std::uint32_t c) { judge.find_best_replies(c); }) &&
           parallel_for(run_, own,
                        [&](std::size_t a) {
                          flood_layer(i, static_cast<std::uint32_t>(a), columns, judge);
                        }) &&
           each_column([&](std::uint32_t c) { judge.judge_column(c); }) && collect(i, tables);
  }

  void flood_layer(std::uint32_t i, std::uint32_t a, std::uint32_t columns,
                   RuledJudge<Rank, Digit>& judge) {
    const RuledCells<Digit> layer_cells(parties_, i, a, columns);
    const std::vector<std::uint32_t>& cells = layer_cells.columns();
    RuledLayer<Rank, Digit> layer(layer_cells);
    const Radix own = parties_[i].radix;
    std::vector<Rank> key(cells.size()), reached(cells.size());
    std::vector<std::uint32_t> place(cells.size()), order, spare;
    for (std::size_t k = 0; k < cells.size(); ++k) place[k] = own.with(cells[k], a);
    for (bool trapped : {false, true}) {
      bool sorted = false;
      for (ConceptId id : RuledJudge<Rank, Digit>::deterred_by(trapped)) {
        if (!wanted_.at(static_cast<std::size_t>(id))) continue;
        if (!sorted) {
          for (std::size_t k = 0; k < cells.size(); ++k)
            key[k] = trapped ? judge.best_reply(cells[k], place[k]) : rank_[place[k]];
          sort_places<Rank>(key, order, spare);
          sorted = true;
        }
        const bool credible = id == ConceptId::seq || id == ConceptId::sseq;
        if (!credible && layer_cells.unlimited())
          layer.reach_in_parts(key, run_, reached);
        else
          layer.flood(key, order, credible ? Moves::improving : Moves::any, run_, reached);
        for (std::size_t k = 0; k < cells.size(); ++k) judge.put(id, place[k], reached[k]);
      }
    }
  }

  /// From one byte per place to one bit per state and concept.
  bool collect(std::uint32_t i, FreeTables& tables) {
    return parallel_for(run_, form_count, [&](std::size_t c) {
      if (!wanted_.at(c)) return;
      StateSet set(before_.back());
      std::uint64_t state = 0;
      conflict_.ruled.present.each([&](StateId place) {
        set.words()[state / 64] |= std::uint64_t{space_.bits[place.value] >> c & 1U}
                                   << (state % 64);
        ++state;
        return true;
      });
      tables.stable.at(c)[i] = std::move(set);
    });
  }

  const RuledConflict& conflict_;
  const Run& run_;
  std::uint64_t places_;
  std::array<bool, form_count> wanted_{};
  std::vector<RuledFibres<Digit>> parties_;
  std::vector<Rank> rank_;  // of the party at work, per place that is a state
  typename RuledJudge<Rank, Digit>::Space space_;
  std::vector<std::uint64_t> before_;  // states before each chunk of places
};

template <class Rank, class Digit>
std::optional<FreeTables> attempt(const RuledConflict& conflict,
                                  std::span<const ConceptId> concepts, const Run& run) {
  FreeTables tables;
  if (!RuledWork<Rank, Digit>(conflict, concepts, run).fill(tables)) return std::nullopt;
  return tables;
}

}  // namespace

FreeTables ruled_tables(const RuledConflict& conflict, std::span<const ConceptId> concepts,
                        const Run& run) {
  const bool narrow =
      std::ranges::all_of(conflict.ruled.strategies, [](auto d) { return d <= 256; });
  if (narrow)
    if (auto tables = attempt<std::uint16_t, std::uint8_t>(conflict, concepts, run)) return *tables;
  if (narrow) return *attempt<std::uint32_t, std::uint8_t>(conflict, concepts, run);
  return *attempt<std::uint32_t, std::uint32_t>(conflict, concepts, run);
}

}  // namespace entente::graph
