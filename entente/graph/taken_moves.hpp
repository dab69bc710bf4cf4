#pragma once
#include <atomic>
#include <cstdint>
#include <optional>
#include <vector>

#include "entente/base/parallel.hpp"
#include "entente/model/move_graph.hpp"

namespace entente::graph {

/// Beyond so many moves of all parties they are not listed: 1 GB.
inline constexpr std::uint64_t most_taken_moves = std::uint64_t{1} << 28;

/// Moves of all parties, listed for methods that look at each again and again.
class TakenMoves {
public:
  /// The moves for which takes(PartyId, from, to) holds. Nothing where it was stopped or there are
  /// more than most_taken_moves.
  template <MoveGraph G, class Takes>
  static std::optional<TakenMoves> list(const G& g, Takes takes, const Run& run) {
    constexpr std::uint64_t poll_every = 1024;
    TakenMoves moves;
    moves.parties_.resize(g.party_count());
    std::atomic<bool> whole{true};
    parallel_for(run, g.party_count(), [&](std::size_t k) {
      const PartyId j{static_cast<std::uint32_t>(k)};
      OfParty& own = moves.parties_[k];
      own.start.reserve(g.state_count() + 1);
      own.start.push_back(0);
      for (StateId s{0}; s.value < g.state_count() && whole; ++s.value) {
        g.each_move(j, s, [&](StateId t) {
          if (takes(j, s, t)) own.to.push_back(static_cast<std::uint32_t>(t.value));
          return true;
        });
        own.start.push_back(static_cast<std::uint32_t>(own.to.size()));
        if (own.to.size() > most_taken_moves / g.party_count() ||
            (s.value % poll_every == 0 && run.stopped()))
          whole = false;
      }
    });
    if (!whole || run.stopped()) return std::nullopt;
    return moves;
  }

  std::uint32_t party_count() const { return static_cast<std::uint32_t>(parties_.size()); }
  std::uint64_t state_count() const {
    return parties_.empty() ? 0 : parties_.front().start.size() - 1;
  }
  /// Move k of party j, first(j, s) <= k < last(j, s) for those from s, leads to to(j, k).
  std::uint32_t first(std::uint32_t j, std::uint64_t s) const { return parties_[j].start[s]; }
  std::uint32_t last(std::uint32_t j, std::uint64_t s) const { return parties_[j].start[s + 1]; }
  std::uint32_t to(std::uint32_t j, std::uint32_t k) const { return parties_[j].to[k]; }

private:
  struct OfParty {
    std::vector<std::uint32_t> start, to;
  };
  std::vector<OfParty> parties_;
};

}  // namespace entente::graph
