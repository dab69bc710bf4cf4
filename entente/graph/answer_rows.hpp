#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "entente/graph/taken_moves.hpp"

namespace entente::graph {

/// What a state counts as for the party that moved first, as two numbers of bits: its class of
/// preference, and the classes that the party could go on to from there, taken together.
struct AnswerMarks {
  std::vector<std::uint32_t> kind, trap;  ///< by state; no `trap`: only the class is asked for
  std::uint32_t kinds = 0, traps = 0;
  std::size_t words() const {
    return (std::size_t{kinds} + 63) / 64 + (std::size_t{traps} + 63) / 64;
  }
};

/// The marks of all states that the parties but one can bring about by legal sequences, for each
/// state and each party that moves first.
///
/// A walker stands on (state, who moves now). Such places that lead to each other have one row; the
/// others are taken after all that they lead to, so that each row is put together once. Nobody
/// moves twice in a row, so moves need not be transitive.
///
/// Cost: one walk over moves and parties; one or-ing of rows for each.
/// Memory: a row of bits for each place that has moves. Sources: Tarjan (1972), Depth-first search
/// and linear graph algorithms; Xu, Hipel, Kilgour & others (2009), for the sets as bits.
class AnswerRows {
public:
  enum class End : std::uint8_t { whole, stopped, too_large };

  /// The parties but `focal`. `most_bytes`: for the rows.
  End fill(const TakenMoves& moves, std::uint32_t focal, const AnswerMarks& marks,
           std::uint64_t most_bytes, const Run& run);

  bool empty() const { return row_of_.empty(); }
  /// Calls found(row) for the rows of all first movers until it holds; whether it did.
  template <class Found>
  bool any_row(std::uint64_t s, Found found) const {
    for (std::size_t k = 0; k < others_.size(); ++k) {
      const std::uint32_t row = row_of_[s * others_.size() + k];
      if (row != none && found(std::span(row_at(row), words_))) return true;
    }
    return false;
  }

private:
  static constexpr std::uint32_t none = 0;  // the row of those who cannot move
  static constexpr std::uint32_t open = 0xFFFFFFFF;

  static constexpr std::uint32_t rows_per_chunk = 1024;

  struct Walk;
  struct Step {
    std::uint32_t place, move, next;
  };
  const std::uint64_t* row_at(std::uint32_t row) const {
    return &chunks_[row / rows_per_chunk][row % rows_per_chunk * words_];
  }
  std::uint64_t* row_at(std::uint32_t row) {
    return &chunks_[row / rows_per_chunk][row % rows_per_chunk * words_];
  }
  std::uint32_t new_row();
  bool next_place(const TakenMoves& moves, Step& step, std::uint32_t& place) const;
  void close(const TakenMoves& moves, const AnswerMarks& marks,
             std::span<const std::uint32_t> places);
  void add_ends(const TakenMoves& moves, const AnswerMarks& marks, std::uint32_t place,
                std::uint32_t row);

  std::vector<std::uint32_t> others_;  // parties
  std::vector<std::uint32_t> row_of_;  // [state * others + first mover]
  std::size_t words_ = 0;
  std::uint32_t count_ = 0;                         // rows
  std::vector<std::vector<std::uint64_t>> chunks_;  // of rows_per_chunk rows each
};

}  // namespace entente::graph
