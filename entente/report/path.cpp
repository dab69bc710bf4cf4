#include "entente/report/path.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/graph/best_way_list.hpp"
#include "entente/graph/joint_ways.hpp"
#include "entente/graph/path_impl.hpp"
#include "entente/graph/prevention.hpp"

namespace entente::report {
namespace {

using graph::WayMoves;

WayMoves moves_of(WayKind kind) {
  switch (kind) {
    case WayKind::improving:
      return WayMoves::improving;
    case WayKind::improving_or_unknown:
      return WayMoves::improving_or_unknown;
    case WayKind::any:
    case WayKind::joint:
      break;
  }
  return WayMoves::any;  // in the graph of coalitions every move is a joint improvement
}

/// Follows the ways of one graph, be its movers parties or coalitions.
template <RankedGraph G>
class Follower {
public:
  Follower(const G& g, PathAnswer& a, const Run& run)
      : g_(g), a_(a), kind_(moves_of(a.question.kind)), run_(run) {}

  Result<void> follow() {
    auto walked = graph::walk(g_, a_.question.from, kind_, run_);
    if (!walked) return tl::unexpected(walked.error());
    a_.walk = std::move(*walked);
    a_.partial = a_.partial || !a_.walk.ways.complete();
    if (a_.question.kind == WayKind::improving && a_.question.to.empty()) find_longer();
    if (!a_.question.to.empty()) find_targets();
    if (a_.question.prevent) find_prevention();
    if (!a_.question.sequences) return {};
    const StateId into = a_.question.to.size() == 1 ? a_.question.to.front() : graph::no_state;
    auto counts = graph::SequenceCounter(g_, kind_, run_)
                      .count(a_.question.from, *a_.question.sequences, into);
    if (!counts) return tl::unexpected(counts.error());
    a_.partial = a_.partial || !counts->complete;
    a_.sequences = std::move(*counts);
    return {};
  }

private:
  std::uint32_t parties() const { return static_cast<std::uint32_t>(a_.names.ids.size()); }
  bool takes_part(PartyId party, PartyId mover) const {
    return a_.coalitions == nullptr ? party == mover
                                    : a_.coalitions->coalitions[mover.value].contains(party);
  }

  void find_longer() {
    std::vector<StateId> rest;
    a_.walk.rest.each([&](StateId s) {
      rest.push_back(s);
      return rest.size() < 2;
    });
    const StateId start = rest.size() == 1 ? rest.front() : a_.question.from;
    const graph::Paths ways = graph::find_paths(
        g_, start, [](PartyId, StateId, StateId) { return true; }, run_);
    a_.partial = a_.partial || !ways.complete();
    a_.question.holding.each([&](StateId s) {
      if (ways.reached(s) && s != start && !a_.walk.ways.reached(s))
        a_.longer.push_back(ways.path(s));
      return true;
    });
    std::ranges::stable_sort(a_.longer, {}, [](const auto& moves) { return moves.size(); });
  }

  void find_targets() {
    const graph::BestWays best(g_, a_.question.from, kind_, a_.question.order, run_);
    a_.partial = a_.partial || !best.complete();
    std::vector<graph::Refusal> refusals;
    for (PartyId i{0}; i.value < parties(); ++i.value) refusals.push_back(refused_by(i));
    for (StateId to : a_.question.to) {
      TargetWays t;
      t.to = to;
      if (best.complete() && best.reached(to)) add_ways(best, t);
      if (t.cost && to != a_.question.from) add_prevention(refusals, t);
      a_.targets.push_back(std::move(t));
    }
  }

  void add_ways(const graph::BestWays<G>& best, TargetWays& t) {
    const graph::BestWayList list(best, t.to);
    t.cost = best.cost(t.to);
    t.count = list.count();
    t.ways = list.list(std::max<std::size_t>(1, a_.question.ways));
    t.losses = static_cast<std::uint32_t>(std::ranges::count_if(
        t.ways.front(), [&](const Move& m) { return !improves(g_, m.by, m.from, m.to); }));
    if (t.to == a_.question.from) return;
    t.bottlenecks = graph::BottleneckFinder(g_, a_.question.from, t.to, kind_, run_).find();
    if (!t.bottlenecks || !t.bottlenecks->complete) {
      a_.partial = true;
      t.bottlenecks.reset();
    }
  }

  void add_prevention(const std::vector<graph::Refusal>& refusals, TargetWays& t) {
    for (PartyId i{0}; i.value < parties() && !run_.stopped(); ++i.value) {
      if (refusals[i.value].lost.contains(t.to)) t.refusing.push_back(i);
      if (a_.coalitions == nullptr && graph::KeepOut(g_, i, t.to, kind_).can(a_.question.from))
        t.moving_first.push_back(i);
    }
    t.prevention_known =
        !run_.stopped() && std::ranges::all_of(refusals, &graph::Refusal::complete);
    a_.partial = a_.partial || !t.prevention_known;
  }

  graph::Refusal refused_by(PartyId party) {
    graph::Refusal answer = graph::refusal(
        g_, a_.question.from, kind_, a_.walk.ways,
        [&](PartyId mover) { return takes_part(party, mover); }, run_);
    a_.partial = a_.partial || !answer.complete;
    return answer;
  }

  void find_prevention() {
    for (PartyId i{0}; i.value < parties(); ++i.value) {
      graph::Refusal answer = refused_by(i);
      if (answer.complete) a_.prevention.push_back({i, std::move(answer.lost)});
    }
  }

  const G& g_;
  PathAnswer& a_;
  WayMoves kind_;
  const Run& run_;
};

/// Makes the graph of coalitions; where that was stopped one without any move.
template <RankedGraph G>
Result<void> add_coalitions(const G& g, PathAnswer& a, const Run& run) {
  const auto& q = a.question;
  if (auto fits = graph::check_joint(g.state_count(), g.party_count(), q.coalitions.size()); !fits)
    return fits;
  const auto acting = graph::acting_coalitions(g.party_count(), q.coalitions);
  auto made = graph::joint_graph(g, acting, q.joint, run);
  if (!made) return tl::unexpected(made.error());
  a.partial = !*made;
  if (!*made)
    *made = graph::JointGraph{
        acting, ConflictGraph(g.state_count(), std::vector<ExplicitParty>(acting.size()))};
  a.coalitions = std::make_shared<const graph::JointGraph>(std::move(**made));
  a.made_of = [&g, joint = a.coalitions](const Move& m) {
    const Run whole;  // the way is there, and must be found
    return graph::JointWays(g, joint->coalitions[m.by.value], m.from, whole).way_to(m.to);
  };
  return {};
}

}  // namespace

std::string_view word_of(WayKind kind) {
  switch (kind) {
    case WayKind::any:
      return "any";
    case WayKind::improving:
      return "improving";
    case WayKind::improving_or_unknown:
      return "unknown";
    case WayKind::joint:
      break;
  }
  return "joint";
}

bool PathAnswer::pays(const Move& m) const {
  if (coalitions != nullptr) return true;
  const Preference p = worth(m);
  return p == Preference::better || p == Preference::much_better;
}

std::string PathAnswer::mover_id(PartyId by) const {
  if (coalitions == nullptr) return names.ids[by.value];
  std::vector<std::string> members;
  each_member(coalitions->coalitions[by.value], [&](PartyId i) {
    members.push_back(names.ids[i.value]);
    return true;
  });
  return fmt::format("{}", fmt::join(members, "+"));
}

std::string PathAnswer::mover(PartyId by) const {
  if (coalitions == nullptr) return names.party(by);
  std::vector<PartyId> members;
  each_member(coalitions->coalitions[by.value], [&](PartyId i) {
    members.push_back(i);
    return true;
  });
  return names.members(members) + (members.size() > 1 ? " together" : "");
}

template <RankedGraph G>
Result<PathAnswer> follow_paths(const G& g, PathAnswer answer, PathQuestion question,
                                const Run& run) {
  PathAnswer a = std::move(answer);
  a.question = std::move(question);
  a.states = g.state_count();
  a.worth = [&g](const Move& m) { return g.compare(m.by, m.from, m.to); };
  Result<void> done;
  if (a.question.kind == WayKind::joint) {
    if (done = add_coalitions(g, a, run); !done) return tl::unexpected(done.error());
    done = Follower(a.coalitions->graph, a, run).follow();
  } else {
    done = Follower(g, a, run).follow();
  }
  if (!done) return tl::unexpected(done.error());
  return a;
}

template Result<PathAnswer> follow_paths(const OptionGraph&, PathAnswer, PathQuestion, const Run&);
template Result<PathAnswer> follow_paths(const ConflictGraph&, PathAnswer, PathQuestion,
                                         const Run&);
template Result<PathAnswer> follow_paths(const ProductGraph&, PathAnswer, PathQuestion, const Run&);

}  // namespace entente::report
