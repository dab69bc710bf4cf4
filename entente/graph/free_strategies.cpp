#include "entente/graph/free_strategies.hpp"

#include <algorithm>
#include <atomic>
#include <limits>
#include <optional>

#include "entente/base/parallel.hpp"
#include "entente/graph/fibres.hpp"
#include "entente/graph/layer.hpp"
#include "entente/graph/order.hpp"

namespace entente::graph {
namespace {

constexpr std::uint32_t block = 64;  // columns judged together, and states packed into one word

/// One bit per concept, as they stand in a state's byte of results.
constexpr unsigned bit_of(ConceptId id) { return 1U << static_cast<unsigned>(id); }

/// The work on one conflict. Rank and Digit are as narrow as its numbers allow.
template <class Rank, class Digit>
class FreeWork {
public:
  FreeWork(const FreeConflict& conflict, const Run& run)
      : conflict_(conflict), run_(run), states_(static_cast<std::uint32_t>(conflict.states)) {
    std::uint32_t stride = 1;
    for (std::uint64_t d : conflict.strategies) {
      parties_.push_back({static_cast<std::uint32_t>(d), stride});
      stride *= static_cast<std::uint32_t>(d);
    }
  }

  /// False where a rank does not fit into Rank; `tables` is then to be thrown away. A stop is seen
  /// by every loop after it, so what was left half done is never taken for an answer.
  bool fill(FreeTables& tables) {
    fibres_.resize(parties_.size());
    for (std::uint32_t j = 0; j < parties_.size(); ++j) {
      if (!read_ranks(j)) return false;
      if (!sort_fibres(rank_, parties_[j], run_, fibres_[j])) return true;
    }
    for (std::vector<StateSet>& sets : tables.stable) sets.resize(parties_.size());
    const std::uint64_t cost = std::uint64_t{states_} * (parties_.size() - 1);
    for (std::uint32_t i = 0; i < parties_.size(); ++i) {
      if (run_.budget - tables.steps < cost || !read_ranks(i) || !judge(i, tables)) return true;
      tables.steps += cost;
      tables.parties_done = i + 1;
      if (run_.progress != nullptr) run_.progress->report("stability", i + 1, parties_.size());
    }
    return true;
  }

private:
  bool read_ranks(std::uint32_t party) {
    constexpr std::uint32_t chunk = 1U << 14;
    rank_.resize(states_);
    std::atomic<bool> fits{true};
    parallel_for(run_, (states_ + chunk - 1) / chunk, [&](std::size_t k) {
      const auto first = static_cast<std::uint32_t>(k) * chunk;
      std::vector<std::uint32_t> ranks(std::min(chunk, states_ - first));
      conflict_.ranks(party, first, ranks.size(), ranks.data());
      if (*std::ranges::max_element(ranks) > std::numeric_limits<Rank>::max())
        fits.store(false, std::memory_order_relaxed);
      for (std::uint32_t s = 0; s < ranks.size(); ++s)
        rank_[first + s] = static_cast<Rank>(ranks[s]);
    });
    return fits.load();
  }

  /// All tables of one party. False if it was stopped.
  bool judge(std::uint32_t i, FreeTables& tables) {
    const Radix own = parties_[i];
    columns_ = states_ / own.strategies;
    column_max_.resize(columns_);
    for (std::uint32_t c = 0; c < columns_; ++c) {
      const Digit best = fibres_[i].order[std::size_t{c + 1} * own.strategies - 1];
      column_max_[c] = rank_[own.with(c, best)];
    }
    std::vector<std::uint32_t> spare;
    sort_places<Rank>(column_max_, column_order_, spare);
    layer_min_.assign(own.strategies, 0);
    credible_.resize(states_);
    trapping_.resize(states_);
    bits_.resize(states_);
    if (!parallel_for(run_, own.strategies,
                      [&](std::size_t a) { flood_layer(i, static_cast<std::uint32_t>(a)); }))
      return false;
    const std::uint32_t tasks = (columns_ + columns_per_task - 1) / columns_per_task;
    return parallel_for(run_, tasks,
                        [&](std::size_t k) {
                          judge_columns(i, static_cast<std::uint32_t>(k) * columns_per_task);
                        }) &&
           pack(i, tables);
  }

  void flood_layer(std::uint32_t i, std::uint32_t a) {
    Layer<Rank, Digit> layer(parties_, fibres_, i, a, columns_);
    const Radix own = parties_[i];
    std::vector<Rank> key(columns_);
    for (std::uint32_t c = 0; c < columns_; c += own.stride)
      std::copy_n(rank_.begin() + own.with(c, a), own.stride, key.begin() + c);
    std::vector<std::uint32_t> order, spare;
    sort_places<Rank>(key, order, spare);
    layer_min_[a] = key[order.front()];
    const std::size_t first = std::size_t{a} * columns_;
    layer.flood(key, order, run_, std::span(credible_).subspan(first, columns_));
    layer.flood(column_max_, column_order_, run_, std::span(trapping_).subspan(first, columns_));
  }

  /// The three things that must not exceed a state's rank, of one better state or of all of them.
  struct Bars {
    Rank any = 0, credible = 0, trapping = 0;
    void raise(const Bars& o) {
      any = std::max(any, o.any);
      credible = std::max(credible, o.credible);
      trapping = std::max(trapping, o.trapping);
    }
  };

  void judge_columns(std::uint32_t i, std::uint32_t first) {
    const Radix own = parties_[i];
    std::vector<Bars> bars(std::size_t{own.strategies} * block);
    std::vector<Rank> rank(bars.size());
    const std::uint32_t end = std::min(columns_, first + columns_per_task);
    for (std::uint32_t c = first; c < end; c += block) {
      const std::uint32_t count = std::min(block, end - c);
      for (std::uint32_t a = 0; a < own.strategies; ++a)
        for (std::uint32_t b = 0; b < count; ++b) {
          const std::size_t at = std::size_t{a} * columns_ + c + b;
          bars[b * own.strategies + a] = {layer_min_[a], credible_[at], trapping_[at]};
          rank[b * own.strategies + a] = rank_[own.with(c + b, a)];
        }
      for (std::uint32_t b = 0; b < count; ++b)
        judge_column(i, c + b, &bars[b * own.strategies], &rank[b * own.strategies]);
    }
  }

  /// From the best strategy down, a group of equal ones at a time: bars are those of the better.
  void judge_column(std::uint32_t i, std::uint32_t c, const Bars* bars, const Rank* rank) {
    const Radix own = parties_[i];
    const Digit* const order = &fibres_[i].order[std::size_t{c} * own.strategies];
    const std::uint32_t base = own.with(c, 0);
    const Rank least_max = column_max_[column_order_.front()];
    Bars better, group;
    const Rank best = rank[order[own.strategies - 1]];
    for (std::uint32_t k = own.strategies; k-- > 0;) {
      const std::uint32_t a = order[k];
      const Rank r = rank[a];
      if (k + 1 < own.strategies && r != rank[order[k + 1]]) better.raise(group);
      unsigned bits = 0;
      if (r == best) bits |= bit_of(ConceptId::nash) | bit_of(ConceptId::smr);
      if (better.any <= r) bits |= bit_of(ConceptId::gmr);
      if (least_max <= r) bits |= bit_of(ConceptId::smr);
      if (better.credible <= r) bits |= bit_of(ConceptId::seq);
      if (better.trapping <= r) bits |= bit_of(ConceptId::sseq);
      bits_[base + a * own.stride] = static_cast<std::uint8_t>(bits);
      group.raise(bars[a]);
    }
  }

  /// From one byte per state to one bit per state and concept.
  bool pack(std::uint32_t i, FreeTables& tables) {
    for (std::vector<StateSet>& sets : tables.stable) sets[i] = StateSet(states_);
    constexpr std::uint32_t per_task = 1U << 16;
    bits_.resize((std::size_t{states_} + block - 1) / block * block);
    return parallel_for(run_, (states_ + per_task - 1) / per_task, [&](std::size_t task) {
      const std::size_t last = std::min<std::size_t>(bits_.size(), (task + 1) * per_task);
      for (std::size_t s = task * per_task; s < last; s += block)
        for (std::size_t c = 0; c < form_count; ++c)
          tables.stable.at(c)[i].words()[s / block] = packed(&bits_[s], c);
    });
  }

  /// Bit c of 64 bytes as one word; eight bytes at a time by one multiplication.
  static std::uint64_t packed(const std::uint8_t* bytes, std::size_t c) {
    std::uint64_t word = 0;
    for (unsigned k = 0; k < block; k += 8) {
      std::uint64_t eight = 0;
      for (unsigned b = 0; b < 8; ++b) eight |= std::uint64_t{bytes[k + b]} << (8 * b);
      const std::uint64_t ones = (eight >> c) & 0x0101010101010101U;
      word |= (ones * 0x0102040810204080U >> 56) << k;
    }
    return word;
  }

  static constexpr std::uint32_t columns_per_task = 64 * block;

  const FreeConflict& conflict_;
  const Run& run_;
  std::uint32_t states_;
  std::uint32_t columns_ = 0;
  std::vector<Radix> parties_;
  std::vector<Fibres<Digit>> fibres_;        // of each party
  std::vector<Rank> rank_;                   // of the party at work, per state
  std::vector<Rank> column_max_;             // its best in each column
  std::vector<std::uint32_t> column_order_;  // columns by ascending column_max_
  std::vector<Rank> layer_min_;              // its worst with each own strategy
  std::vector<Rank> credible_, trapping_;    // [own strategy * columns + column]: SEQ and SSEQ
  std::vector<std::uint8_t> bits_;           // [state]: the concepts that hold
};

template <class Rank, class Digit>
std::optional<FreeTables> attempt(const FreeConflict& conflict, const Run& run) {
  FreeTables tables;
  if (!FreeWork<Rank, Digit>(conflict, run).fill(tables)) return std::nullopt;
  return tables;
}

}  // namespace

std::uint64_t free_strategies_bytes(const FreeConflict& conflict, int threads) {
  const std::uint64_t n = conflict.strategies.size(), m = conflict.states;
  const std::uint64_t widest = *std::ranges::max_element(conflict.strategies);
  const std::uint64_t digit = widest <= 256 ? 1 : 4, rank = 4;
  const std::uint64_t shared = 2 * n * digit + 3 * rank + 1 + (form_count * (n + 1) + 7) / 8;
  const std::uint64_t layer = m / *std::ranges::min_element(conflict.strategies);
  return shared * m +
         static_cast<std::uint64_t>(std::max(threads, 1)) * layer * (2 * n * digit + 20);
}

FreeTables free_strategies(const FreeConflict& conflict, const Run& run) {
  const bool narrow = std::ranges::all_of(conflict.strategies, [](auto d) { return d <= 256; });
  if (narrow)
    if (auto tables = attempt<std::uint16_t, std::uint8_t>(conflict, run)) return *tables;
  if (narrow) return *attempt<std::uint32_t, std::uint8_t>(conflict, run);
  return *attempt<std::uint32_t, std::uint32_t>(conflict, run);
}

}  // namespace entente::graph
