#pragma once
#include <optional>
#include <set>

#include "entente/graph/concepts.hpp"
#include "entente/graph/conflict_ranks.hpp"
#include "entente/graph/free_coalitions.hpp"
#include "entente/graph/joint.hpp"
#include "entente/graph/joint_ways.hpp"

namespace entente::graph {

/// What would follow a joint improvement of a coalition.
struct JointSanction {
  std::vector<Move> improvement;  ///< a shortest way of the members to where all gain
  std::vector<Move> reply;        ///< of the others, such that some member does not gain; or empty
  bool credible = false;          ///< as CSEQ (or CSEQ1) asks of a reply
};

/// One cell - one coalition, one state - and why. As in Verdict, an unstable cell lists replies
/// that would hurt although the concept does not count them.
struct CoalitionVerdict {
  bool stable = true;
  std::vector<JointSanction> sanctions;  ///< one per joint improvement, nearest first
};

/// Judges one cell by the definition of a coalition concept (asserted), with the moves that prove
/// it; fill_table's methods are tested to agree. Cost: searches from the state and from each joint
/// improvement until a reply is found; those that found nothing are not begun anew from where they
/// came through. For cseq a search from each state that the others pass through, for each coalition
/// of them; where strategies are free, joint improvements without a credible reply are known
/// beforehand, from one flood.
/// Sources: as CoalitionFiller.
template <MoveGraph G>
class CoalitionJudge {
public:
  CoalitionJudge(const G& g, JointPreference rule, const Run& run)
      : g_(g), rule_(rule), run_(run), ways_(g, run), replies_(g, run), out_(g, run) {}

  /// `most`: so many sanctions are listed; the verdict is about all. Where the run is stopped it
  /// means nothing.
  CoalitionVerdict judge(ConceptId id, Coalition h, StateId s, std::size_t most = 1000) {
    ENTENTE_ASSERT(of_coalitions(id));
    begin(id, h, s);
    CoalitionVerdict verdict;
    ways_.search(h, s, [](StateId) { return false; });
    for (StateId s1 : ways_.ends()) {
      const bool listed = verdict.sanctions.size() < most;
      if (run_.stopped() || (!listed && !verdict.stable)) break;
      if (!jointly_improves(g_, h, s, s1, rule_)) continue;
      JointSanction sanction{ways_.way_to(s1), {}, false};
      const bool deterred = form_of(id) != ConceptId::nash && answer(s1, sanction);
      verdict.stable = verdict.stable && deterred;
      if (listed) verdict.sanctions.push_back(std::move(sanction));
    }
    return verdict;
  }

private:
  void begin(ConceptId id, Coalition h, StateId s) {
    id_ = id;
    h_ = h;
    s_ = s;
    const Coalition all = Coalition::all(g_.party_count());
    others_ = all.without(h);
    within_ = coalitions_within(others_);
    if (family_of(id) == Family::coalition_single)
      std::erase_if(within_, [](Coalition c) { return c.size() > 1; });
    barren_ = unanswered_ = no_way_out_ = StateSet(g_.state_count());
    least_.reset();
  }

  /// Looks for a reply that the concept counts, else for one that would hurt.
  bool answer(StateId s1, JointSanction& sanction) {
    const bool credible = form_of(id_) == ConceptId::seq;
    if (credible) {
      if (auto reply = credible_reply(s1)) {
        sanction.reply = std::move(*reply);
        sanction.credible = true;
        return true;
      }
    }
    if (barren_.contains(s1)) return false;
    const bool symmetric = form_of(id_) == ConceptId::smr;
    StateId end{};
    const bool found = replies_.search(others_, s1, [&](StateId s2) {
      end = s2;
      return no_gain(s2) && !(symmetric && way_out(s2));
    });
    if (!found) {
      barren_.insert(s1);
      replies_.each_thoroughfare([&](StateId t) { barren_.insert(t); });
      return false;
    }
    sanction.reply = replies_.way_to(end);
    return !credible;
  }

  bool no_gain(StateId t) const { return jointly_no_better(g_, h_, s_, t, rule_); }

  bool way_out(StateId s2) {
    if (no_way_out_.contains(s2)) return false;
    if (out_.search(h_, s2, [&](StateId s3) { return !no_gain(s3); })) return true;
    no_way_out_.insert(s2);
    out_.each_thoroughfare([&](StateId t) { no_way_out_.insert(t); });
    return false;
  }

  /// Whether it is known beforehand that no credible sequence hurts.
  bool surely_unanswered(StateId s1) {
    if constexpr (RankedGraph<G>) {
      if (!detail::coalitions_act_freely(g_, rule_)) return false;
      if (!least_) {
        FreeCoalitions free(detail::free_conflict(g_, *g_.free_strategies()), run_);
        least_ = free.least_answers(h_, family_of(id_) == Family::coalition_single);
        if (!least_) return false;
      }
      return each_member(h_,
                         [&](PartyId i) { return (*least_)[i.value][s1.value] > g_.rank(i, s_); });
    }
    return false;
  }

  /// A joint improvement of one of the coalitions within the others, in a sequence of such.
  struct Step {
    StateId to;
    std::size_t by, before;
  };
  static constexpr std::size_t nobody = ~std::size_t{0};

  /// A shortest sequence of joint improvements of coalitions within the others, the same one not
  /// twice in a row, from s1 to where the coalition does not gain over s; its moves.
  std::optional<std::vector<Move>> credible_reply(StateId s1) {
    if (unanswered_.contains(s1) || surely_unanswered(s1)) return std::nullopt;
    std::vector<Step> steps{{s1, nobody, nobody}};
    std::set<std::pair<std::uint64_t, std::size_t>> seen;
    for (std::size_t k = 0; k < steps.size() && !run_.stopped(); ++k)
      for (std::size_t c = 0; c < within_.size(); ++c) {
        if (c == steps[k].by) continue;
        const StateId at = steps[k].to;
        const bool found = replies_.search(within_[c], at, [&](StateId t) {
          if (!jointly_improves(g_, within_[c], at, t, rule_) || !seen.insert({t.value, c}).second)
            return false;
          steps.push_back({t, c, k});
          return no_gain(t);
        });
        if (found) return moves_of(steps);
      }
    note_unanswered(s1, seen);
    return std::nullopt;
  }

  /// What several coalitions can come through to leads nowhere either.
  void note_unanswered(StateId s1, const std::set<std::pair<std::uint64_t, std::size_t>>& seen) {
    unanswered_.insert(s1);
    for (auto at = seen.begin(); at != seen.end(); ++at)
      if (const auto next = std::next(at); next != seen.end() && next->first == at->first)
        unanswered_.insert(StateId{at->first});
  }

  std::vector<Move> moves_of(const std::vector<Step>& steps) {
    std::vector<std::size_t> line;
    for (std::size_t at = steps.size() - 1; at != 0; at = steps[at].before) line.push_back(at);
    std::vector<Move> moves;
    for (std::size_t n = line.size(); n-- > 0;) {
      const Step& step = steps[line[n]];
      replies_.search(within_[step.by], steps[step.before].to,
                      [&](StateId t) { return t == step.to; });
      const std::vector<Move> way = replies_.way_to(step.to);
      moves.insert(moves.end(), way.begin(), way.end());
    }
    return moves;
  }

  const G& g_;
  JointPreference rule_;
  const Run& run_;
  JointWays<G> ways_, replies_, out_;
  // The cell at work.
  ConceptId id_{};
  Coalition h_, others_;
  StateId s_{};
  std::vector<Coalition> within_;
  StateSet barren_, unanswered_, no_way_out_;  // from where a search found nothing
  std::optional<std::vector<std::vector<std::uint32_t>>> least_;  // see least_answers
};

}  // namespace entente::graph
