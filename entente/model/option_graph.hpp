#pragma once
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "entente/base/assert.hpp"
#include "entente/model/degrees.hpp"
#include "entente/model/move_graph.hpp"
#include "entente/model/option_space.hpp"
#include "entente/model/preference.hpp"

namespace entente {

/// The graph of a case: the moves of its option space and one order per party, a weak one unless
/// the shades in `degrees` leave pairs unknown. Cheap to make for new preferences on the same
/// space.
class OptionGraph {
public:
  OptionGraph(std::shared_ptr<const OptionSpace> space, std::vector<Ranks> ranks,
              std::shared_ptr<const PreferenceDegrees> degrees = nullptr)
      : space_(std::move(space)), ranks_(std::move(ranks)) {
    ENTENTE_ASSERT(ranks_.size() == space_->party_count());
    set_degrees(std::move(degrees));
  }

  const OptionSpace& space() const { return *space_; }
  std::uint32_t party_count() const { return space_->party_count(); }
  std::uint64_t state_count() const { return space_->size(); }
  bool weakly_ordered() const { return weakly_ordered_; }
  std::uint32_t rank(PartyId i, StateId s) const { return ranks_[i.value][s.value]; }
  const Ranks& ranks(PartyId i) const { return ranks_[i.value]; }
  void set_ranks(PartyId i, Ranks ranks) { ranks_[i.value] = std::move(ranks); }

  /// Shades, attitudes and the like of the case; null where it has none.
  const PreferenceDegrees* degrees() const { return degrees_.get(); }
  void set_degrees(std::shared_ptr<const PreferenceDegrees> degrees) {
    degrees_ = std::move(degrees);
    shaded_ = degrees_ != nullptr && degrees_->has_shades();
    weakly_ordered_ = !shaded_ || !degrees_->has_unknown();
  }

  /// As strength_of.
  Strength strength(PartyId i, StateId s, StateId t) const {
    const Preference p = compare(i, s, t);
    if (p == Preference::equal || p == Preference::unknown) return 0;
    return shaded_ ? degrees_->shaded_strength(i, s, t) : Strength{1};
  }
  /// Whether some party prefers some state to this degree.
  bool has_strength(Strength degree = strong_from) const {
    return shaded_ && degrees_->has_strength(degree);
  }
  /// One state is preferred to another to this degree if its class is higher.
  bool strength_in_classes() const { return has_strength(); }
  std::uint32_t strong_class(PartyId i, StateId s, Strength degree = strong_from) const {
    const std::vector<Ranks>& classes = degrees_->parties[i.value].shades.strong;
    const std::size_t level = degree - std::size_t{strong_from};
    return classes.size() <= level ? 0 : classes[level][s.value];
  }

  Preference compare(PartyId i, StateId s, StateId t) const {
    const std::uint32_t before = rank(i, s);
    const std::uint32_t after = rank(i, t);
    const Preference by_rank = after < before   ? Preference::worse
                               : after > before ? Preference::better
                                                : Preference::equal;
    return shaded_ ? degrees_->shaded(i, s, t, by_rank) : by_rank;
  }
  PreferenceClasses preference_classes(PartyId i) const {
    PreferenceClasses classes(state_count());
    classes.part_by(ranks_[i.value]);
    if (degrees_ != nullptr) degrees_->part(i, classes);
    return classes;
  }
  template <class Visit>
  bool each_move(PartyId i, StateId s, Visit&& visit) const {
    return space_->each_move(i, s, visit);
  }
  template <class Visit>
  bool each_move_into(PartyId i, StateId s, Visit&& visit) const {
    return space_->each_move_into(i, s, visit);
  }
  /// Where moves from s, of different parties, lead together; nothing where rules forbid that.
  std::optional<StateId> combined(StateId s, std::span<const Move> moves) const {
    const std::uint64_t from = space_->combination(s);
    std::uint64_t to = from;  // each changes digits of its own: the changes add up
    for (const Move& move : moves) to += space_->combination(move.to) - from;
    return space_->state(to);
  }
  std::optional<std::vector<std::uint64_t>> free_strategies() const {
    return space_->free_strategies();
  }
  /// What rules leave of the strategies, where that can be said in sets.
  std::optional<RuledStrategies> ruled_strategies() const { return space_->ruled_strategies(); }

private:
  std::shared_ptr<const OptionSpace> space_;
  std::vector<Ranks> ranks_;
  std::shared_ptr<const PreferenceDegrees> degrees_;
  bool shaded_ = false, weakly_ordered_ = true;
};
static_assert(RankedGraph<OptionGraph>);

}  // namespace entente
