#include "entente/graph/dominance.hpp"

namespace entente::graph {
namespace {

/// What the comparisons of one level with another one have shown so far.
struct Comparison {
  bool worse = false, equal = false, better = false;

  void take(Preference p) {
    if (p == Preference::equal) {
      equal = true;
    } else if (p == Preference::better || p == Preference::much_better) {
      better = true;
    } else {
      worse = true;  // or unknown, which rules dominance out as well
    }
  }
};

class Comparer {
public:
  Comparer(const Case& c, const OptionGraph& g, OptionId o)
      : g_(g),
        option_(o),
        owner_(c.option(o).owner),
        levels_(c.option(o).levels.size()),
        found_(levels_ * levels_) {}

  void add_to(std::vector<DominatedLevel>& list) {
    for (StateId s{0}; s.value < g_.state_count(); ++s.value) compare(s);
    for (std::size_t a = 0; a < levels_; ++a)
      for (std::size_t b = 0; b < levels_; ++b)
        if (const Comparison& f = found_[a * levels_ + b]; f.better && !f.worse)
          list.push_back({option_, static_cast<Level>(a), static_cast<Level>(b), !f.equal});
  }

private:
  void compare(StateId s) {
    std::vector<Level> levels = g_.space().levels(s);
    const std::size_t own = levels[option_.value];
    for (std::size_t b = 0; b < levels_; ++b) {
      if (b == own || found_[own * levels_ + b].worse) continue;
      levels[option_.value] = static_cast<Level>(b);
      if (const auto t = g_.space().state(g_.space().pack(levels)))
        found_[own * levels_ + b].take(g_.compare(owner_, s, *t));
    }
  }

  const OptionGraph& g_;
  OptionId option_;
  PartyId owner_;
  std::size_t levels_;
  std::vector<Comparison> found_;  // [level][by]
};

}  // namespace

std::vector<DominatedLevel> dominated_levels(const Case& c, const OptionGraph& g) {
  std::vector<DominatedLevel> list;
  for (std::uint32_t o = 0; o < c.options.size(); ++o) Comparer(c, g, OptionId{o}).add_to(list);
  return list;
}

}  // namespace entente::graph
