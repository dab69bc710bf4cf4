#pragma once
#include <functional>
#include <map>
#include <optional>
#include <set>

#include "entente/graph/concepts.hpp"
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
/// improvement; for cseq from each state that the others pass through, for each coalition of them.
/// Sources: as CoalitionFiller.
template <MoveGraph G>
class CoalitionJudge {
public:
  CoalitionJudge(const G& g, JointPreference rule, const Run& run)
      : g_(g), rule_(rule), run_(run) {}

  /// `most`: so many sanctions are listed; the verdict is about all. Where the run is stopped it
  /// means nothing.
  CoalitionVerdict judge(ConceptId id, Coalition h, StateId s, std::size_t most = 1000) const {
    ENTENTE_ASSERT(of_coalitions(id));
    CoalitionVerdict verdict;
    const JointWays<G> ways(g_, h, s, run_);
    for (StateId s1 : ways.ends()) {
      if (run_.stopped()) break;
      if (!jointly_improves(g_, h, s, s1, rule_)) continue;
      JointSanction sanction{ways.way_to(s1), {}, false};
      const bool deterred = form_of(id) != ConceptId::nash && answer(id, h, s, s1, sanction);
      verdict.stable = verdict.stable && deterred;
      if (verdict.sanctions.size() < most) verdict.sanctions.push_back(std::move(sanction));
    }
    return verdict;
  }

private:
  /// Looks for a reply that the concept counts, else for one that would hurt.
  bool answer(ConceptId id, Coalition h, StateId s, StateId s1, JointSanction& sanction) const {
    const Coalition others = Coalition::all(g_.party_count()).without(h);
    const bool credible = form_of(id) == ConceptId::seq;
    if (credible) {
      const bool alone = family_of(id) == Family::coalition_single;
      if (auto reply = credible_reply(others, alone, h, s, s1)) {
        sanction.reply = std::move(*reply);
        sanction.credible = true;
        return true;
      }
    }
    const JointWays<G> replies(g_, others, s1, run_);
    const bool symmetric = form_of(id) == ConceptId::smr;
    for (StateId s2 : replies.ends()) {
      if (!no_gain(h, s, s2) || (symmetric && way_out(h, s, s2))) continue;
      sanction.reply = replies.way_to(s2);
      return !credible;
    }
    return false;
  }

  bool no_gain(Coalition h, StateId s, StateId t) const {
    return jointly_no_better(g_, h, s, t, rule_);
  }

  bool way_out(Coalition h, StateId s, StateId s2) const {
    const JointWays<G> out(g_, h, s2, run_);
    return std::ranges::any_of(out.ends(), [&](StateId s3) { return !no_gain(h, s, s3); });
  }

  /// A shortest sequence of joint improvements of coalitions within `others`, the same one not
  /// twice in a row, from s1 to where h does not gain over s; its moves.
  std::optional<std::vector<Move>> credible_reply(Coalition others, bool alone, Coalition h,
                                                  StateId s, StateId s1) const {
    struct Step {
      StateId to;
      std::size_t by, before;
      std::vector<Move> moves;
    };
    constexpr std::size_t nobody = ~std::size_t{0};
    const std::vector<Coalition> within = coalitions_within(others);
    std::vector<Step> steps{{s1, nobody, nobody, {}}};
    std::set<std::pair<std::uint64_t, std::size_t>> seen;
    for (std::size_t k = 0; k < steps.size() && !run_.stopped(); ++k) {
      if (k > 0 && no_gain(h, s, steps[k].to)) {
        std::vector<std::size_t> line;
        for (std::size_t at = k; at != 0; at = steps[at].before) line.push_back(at);
        std::vector<Move> moves;
        for (std::size_t n = line.size(); n-- > 0;)
          moves.insert(moves.end(), steps[line[n]].moves.begin(), steps[line[n]].moves.end());
        return moves;
      }
      for (std::size_t c = 0; c < within.size(); ++c) {
        if (c == steps[k].by || (alone && within[c].size() > 1)) continue;
        const StateId at = steps[k].to;
        const JointWays<G> ways(g_, within[c], at, run_);
        for (StateId t : ways.ends())
          if (jointly_improves(g_, within[c], at, t, rule_) && seen.insert({t.value, c}).second)
            steps.push_back({t, c, k, ways.way_to(t)});
      }
    }
    return std::nullopt;
  }

  const G& g_;
  JointPreference rule_;
  const Run& run_;
};

}  // namespace entente::graph
