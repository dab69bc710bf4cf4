#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>

#include "random_model.hpp"

namespace entente::worlds {

/// The definitions of docs/graph-model.md 5 to 9 once more, from the model's own lists of arcs and
/// preferences, with sets of states and recursion: shares no code with entente/graph.
class FamilyTwin {
public:
  using States = std::set<std::uint32_t>;
  /// (party, from, to): a question about a step, or about a state in comparison with another.
  using Question = std::function<bool(std::uint32_t, std::uint32_t, std::uint32_t)>;

  explicit FamilyTwin(const Model& model) : m_(model) {}

  /// Whether s is stable for party i; family "", "_a" .. "_d", "_strong", "_strong_a", "_strong3"
  /// ..; form "nash" to "sseq".
  bool stable(const std::string& form, const std::string& family, std::uint32_t i,
              std::uint32_t s) const;

  /// The same for any family: who would leave, what deters, what is a credible step.
  bool stable_by(const std::string& form, const Question& leaves, const Question& deters,
                 const Question& credible, std::uint32_t i, std::uint32_t s) const;

  /// Whether s is stable for the coalition of these parties (bits); word cnash, cgmr, csmr, cseq,
  /// cseq1. `weak`: a coalition also moves where none loses and one gains.
  bool stable_for(const std::string& word, std::uint32_t coalition, std::uint32_t s,
                  bool weak) const;

  /// The state that party i foresees h moves ahead, by plain recursion (two or more parties, the
  /// worst of the others moves next).
  std::uint32_t foreseen(int h, std::uint32_t i, std::uint32_t s) const;

  /// Whether s is stable against policies, by trying every policy of the others against every
  /// policy of i that leaves s. For models of a few states.
  bool policy_stable(std::uint32_t i, std::uint32_t s) const;

  /// Whether s is stable for i under MR_h, or under CMR_h, by going through the tree of moves and
  /// answers, h moves deep.
  bool metarational(int h, bool credible, std::uint32_t i, std::uint32_t s) const;

  /// Whether s is stable for i by sequences or simultaneous moves; combined(to): where the moves
  /// to[party] from s lead together, s for one that stays, or nothing.
  using Combined = std::function<std::optional<std::uint32_t>(const std::vector<std::uint32_t>&)>;
  bool simultaneous(const Combined& combined, std::uint32_t i, std::uint32_t s) const;

private:
  bool better(std::uint32_t i, std::uint32_t t, std::uint32_t s) const;
  bool unknown(std::uint32_t i, std::uint32_t s, std::uint32_t t) const;
  bool strongly(std::uint32_t i, std::uint32_t t, std::uint32_t s, int degree) const;
  bool not_better(std::uint32_t i, std::uint32_t t, std::uint32_t s) const;
  States moves(std::uint32_t i, std::uint32_t s) const;
  States ends(std::uint32_t coalition, std::uint32_t s, const Question& takes) const;
  States joint_improvements(std::uint32_t coalition, std::uint32_t s, bool weak) const;
  States joint_replies(std::uint32_t others, std::uint32_t s, bool alone, bool weak) const;
  bool joint_no_better(std::uint32_t coalition, std::uint32_t t, std::uint32_t s, bool weak) const;
  std::uint32_t everybody() const { return (1U << m_.parties.size()) - 1; }

  const Model& m_;
};

}  // namespace entente::worlds
