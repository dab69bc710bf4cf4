#include "entente/graph/path.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "entente/base/assert.hpp"
#include "entente/graph/path_impl.hpp"

namespace entente::graph {

std::uint64_t Paths::reached_count() const {
  return static_cast<std::uint64_t>(
      std::ranges::count_if(first_, [](std::uint32_t arrival) { return arrival != never; }));
}

std::uint32_t Paths::steps(StateId s) const {
  std::uint32_t count = 0;
  for (std::uint32_t at = first_[s.value]; at != 0; at = steps_[at].before) ++count;
  return count;
}

std::vector<Move> Paths::path(StateId s) const {
  ENTENTE_ASSERT(reached(s));
  std::vector<Move> moves;
  for (std::uint32_t at = first_[s.value]; at != 0; at = steps_[at].before) {
    const Step& step = steps_[at];
    moves.push_back({PartyId{step.by}, StateId{steps_[step.before].state}, StateId{step.state}});
  }
  std::ranges::reverse(moves);
  return moves;
}

namespace detail {
namespace {

/// Tarjan's depth-first walk with a stack of its own: a chain of a million states is no recursion.
class ClosedComponents {
public:
  explicit ClosedComponents(const DrawingArcs& arcs)
      : arcs_(arcs),
        low_(arcs.states.size(), unseen),
        next_(arcs.start.begin(), arcs.start.end()),
        closed_(arcs.states.size(), true) {}

  std::vector<std::vector<StateId>> find() {
    for (std::uint32_t s = 0; s < low_.size(); ++s)
      if (low_[s] == unseen) walk_from(s);
    std::ranges::sort(found_);
    return std::move(found_);
  }

private:
  static constexpr std::uint32_t unseen = 0xFFFFFFFF;
  static constexpr std::uint32_t finished = 0xFFFFFFFE;
  struct Visit {
    std::uint32_t state, number;
  };

  void enter(std::uint32_t s) {
    low_[s] = count_;
    path_.push_back({s, count_++});
    component_.push_back(s);
  }

  void walk_from(std::uint32_t root) {
    enter(root);
    while (!path_.empty()) {
      const auto [s, number] = path_.back();
      if (next_[s] < arcs_.start[s + std::size_t{1}]) {
        follow(s, arcs_.to[next_[s]++]);
        continue;
      }
      path_.pop_back();
      const std::uint32_t low = low_[s];
      if (low == number) take_component(s);
      if (!path_.empty()) pass_up(path_.back().state, s, low);
    }
  }

  void follow(std::uint32_t s, std::uint32_t t) {
    if (low_[t] == unseen) {
      enter(t);
    } else if (low_[t] == finished) {
      closed_[s] = false;  // a finished component is another one
    } else {
      low_[s] = std::min(low_[s], low_[t]);
    }
  }

  /// The walk returns from `child` to `parent`.
  void pass_up(std::uint32_t parent, std::uint32_t child, std::uint32_t low) {
    if (low_[child] == finished) {
      closed_[parent] = false;
    } else {
      low_[parent] = std::min(low_[parent], low);
    }
  }

  void take_component(std::uint32_t root) {
    std::vector<StateId> states;
    bool closed = true;
    for (std::uint32_t s = unseen; s != root;) {
      s = component_.back();
      component_.pop_back();
      low_[s] = finished;
      closed = closed && closed_[s];
      states.push_back(arcs_.states[s]);
    }
    if (!closed || states.size() == 1) return;
    std::ranges::sort(states);
    found_.push_back(std::move(states));
  }

  const DrawingArcs& arcs_;
  std::vector<std::uint32_t> low_;   // least number on the path that a state leads back to
  std::vector<std::uint64_t> next_;  // the arc to follow next
  std::vector<bool> closed_;         // no arc seen that leaves the component
  std::vector<Visit> path_;
  std::vector<std::uint32_t> component_;
  std::vector<std::vector<StateId>> found_;
  std::uint32_t count_ = 0;
};

}  // namespace

std::vector<std::vector<StateId>> closed_cycles(const DrawingArcs& arcs) {
  return ClosedComponents(arcs).find();
}

Result<void> check_start(std::uint64_t states, StateId start) {
  constexpr std::uint64_t most = std::uint64_t{1} << 28;
  if (states > most)
    return fail(Code::E008, fmt::format("{} states are more than the limit of {}", states, most));
  if (start.value >= states)
    return fail(Code::E112, fmt::format("there is no state number {}", start.value));
  return {};
}

}  // namespace detail

template Result<Evolution> evolution(const OptionGraph&, StateId, const Run&);
template Result<Evolution> evolution(const ConflictGraph&, StateId, const Run&);
template Result<Evolution> evolution(const ProductGraph&, StateId, const Run&);
template Result<Walk> walk(const OptionGraph&, StateId, WayMoves, const Run&);
template Result<Walk> walk(const ConflictGraph&, StateId, WayMoves, const Run&);
template Result<Walk> walk(const ProductGraph&, StateId, WayMoves, const Run&);

}  // namespace entente::graph
