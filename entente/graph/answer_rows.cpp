#include "entente/graph/answer_rows.hpp"

#include <algorithm>

namespace entente::graph {
namespace {

constexpr std::uint64_t poll_every = 4096;

void set_bit(std::uint64_t* row, std::size_t bit) {
  row[bit / 64] |= std::uint64_t{1} << (bit % 64);
}

}  // namespace

/// The search's own numbers of places, and those whose row is still open.
struct AnswerRows::Walk {
  std::vector<std::uint32_t> met, lowest;  // 0: not met
  std::vector<std::uint32_t> pending;
  std::vector<Step> way;
  std::uint32_t count = 0;

  explicit Walk(std::size_t places) : met(places, 0), lowest(places, 0) {}
  void enter(std::uint32_t place, std::uint32_t first_move) {
    met[place] = lowest[place] = ++count;
    pending.push_back(place);
    way.push_back({place, first_move, 0});
  }
};

/// The next place that a step leads to; false where there is none left.
bool AnswerRows::next_place(const TakenMoves& moves, Step& step, std::uint32_t& place) const {
  const auto width = static_cast<std::uint32_t>(others_.size());
  const std::uint32_t by = step.place % width, j = others_[by];
  for (const std::uint32_t last = moves.last(j, step.place / width); step.move < last;
       ++step.move, step.next = 0) {
    if (step.next == by) ++step.next;  // nobody moves twice in a row
    if (step.next >= width) continue;
    place = moves.to(j, step.move) * width + step.next++;
    return true;
  }
  return false;
}

void AnswerRows::add_ends(const TakenMoves& moves, const AnswerMarks& marks, std::uint32_t place,
                          std::uint32_t row) {
  const auto width = static_cast<std::uint32_t>(others_.size());
  const std::uint32_t by = place % width, j = others_[by];
  const std::uint64_t s = place / width;
  const std::size_t traps_from = (std::size_t{marks.kinds} + 63) / 64 * 64;
  std::uint64_t* const to = row_at(row);
  for (std::uint32_t k = moves.first(j, s); k < moves.last(j, s); ++k) {
    const std::uint32_t t = moves.to(j, k);
    set_bit(to, marks.kind[t]);
    if (marks.traps > 0) set_bit(to, traps_from + marks.trap[t]);
    for (std::uint32_t next = 0; next < width; ++next) {
      const std::uint32_t from = row_of_[std::size_t{t} * width + next];
      if (next == by || from == row || from == none) continue;
      const std::uint64_t* const more = row_at(from);
      for (std::size_t w = 0; w < words_; ++w) to[w] |= more[w];
    }
  }
}

std::uint32_t AnswerRows::new_row() {
  if (count_ % rows_per_chunk == 0) chunks_.emplace_back(rows_per_chunk * words_, 0);
  return count_++;
}

/// Gives one row to places that lead to each other.
void AnswerRows::close(const TakenMoves& moves, const AnswerMarks& marks,
                       std::span<const std::uint32_t> places) {
  const auto width = static_cast<std::uint32_t>(others_.size());
  const std::uint32_t only = places.front(), j = others_[only % width];
  if (places.size() == 1 && moves.first(j, only / width) == moves.last(j, only / width)) {
    row_of_[only] = none;
    return;
  }
  const std::uint32_t row = new_row();
  for (std::uint32_t place : places) row_of_[place] = row;
  for (std::uint32_t place : places) add_ends(moves, marks, place, row);
}

AnswerRows::End AnswerRows::fill(const TakenMoves& moves, std::uint32_t focal,
                                 const AnswerMarks& marks, std::uint64_t most_bytes,
                                 const Run& run) {
  others_.clear();
  for (std::uint32_t j = 0; j < moves.party_count(); ++j)
    if (j != focal) others_.push_back(j);
  const std::uint64_t places = moves.state_count() * others_.size();
  words_ = std::max<std::size_t>(marks.words(), 1);
  if (places >= open) return End::too_large;
  const std::uint64_t most_words = most_bytes / sizeof(std::uint64_t);
  chunks_.clear();
  count_ = 0;
  new_row();  // none
  row_of_.assign(places, open);
  Walk walk(places);
  const auto first_move = [&](std::uint32_t place) {
    return moves.first(others_[place % others_.size()], place / others_.size());
  };
  for (std::uint32_t root = 0; root < places; ++root) {
    if (walk.met[root] == 0) walk.enter(root, first_move(root));
    while (!walk.way.empty()) {
      Step& step = walk.way.back();
      if (std::uint32_t place = 0; next_place(moves, step, place)) {
        if (walk.met[place] == 0) {
          walk.enter(place, first_move(place));
          if (walk.count % poll_every == 0 && run.stopped()) return End::stopped;
        } else if (row_of_[place] == open) {
          walk.lowest[step.place] = std::min(walk.lowest[step.place], walk.met[place]);
        }
        continue;
      }
      const std::uint32_t done = step.place;
      walk.way.pop_back();
      if (!walk.way.empty()) {
        std::uint32_t& before = walk.lowest[walk.way.back().place];
        before = std::min(before, walk.lowest[done]);
      }
      if (walk.lowest[done] != walk.met[done]) continue;
      const auto from =
          std::ranges::find(walk.pending.rbegin(), walk.pending.rend(), done).base() - 1;
      close(moves, marks, {from, walk.pending.end()});
      walk.pending.erase(from, walk.pending.end());
      if (count_ * words_ > most_words) return End::too_large;
    }
  }
  return End::whole;
}

}  // namespace entente::graph
