#include "entente/report/reasons.hpp"

#include <algorithm>

#include "entente/graph/coalition_verdict.hpp"
#include "entente/graph/fill_parts.hpp"
#include "entente/graph/policy.hpp"
#include "entente/report/regard_words.hpp"

namespace entente::report {
namespace {

using graph::Coalition;
using graph::ConceptId;
using graph::Family;

/// The ways of coalitions are searched in conflicts of at most this many states.
constexpr std::uint64_t most_walked_states = std::uint64_t{1} << 18;

/// What is done on one state for one answer.
template <class G>
class Reasoner {
public:
  Reasoner(const G& g, const Names& n, StateId s, const graph::FillOptions& options, const Run& run)
      : g_(g), n_(n), s_(s), options_(options), run_(run) {}

  Reason of_party(ConceptId id, PartyId i) const {
    Reason r;
    r.id = id;
    r.who = {i};
    const graph::Verdict verdict = graph::judge(id, g_, i, s_);
    r.stable = verdict.stable;
    for (const graph::Sanction& sanction : verdict.sanctions)
      r.moves.push_back(regard_move(id, i, sanction));
    leaving_first(r);
    r.headline = headline(r);
    add_lines(r);
    return r;
  }

  Reason of_coalition(ConceptId id, Coalition h) const {
    Reason r;
    r.id = id;
    graph::each_member(h, [&](PartyId i) {
      r.who.push_back(i);
      return true;
    });
    const graph::CoalitionJudge<G> judge(g_, options_.joint, run_);
    graph::CoalitionVerdict verdict = judge.judge(id, h, s_);
    r.stable = verdict.stable;
    for (graph::JointSanction& sanction : verdict.sanctions)
      r.moves.push_back(joint_move(id, r.who, std::move(sanction)));
    leaving_first(r);
    r.headline = headline(r);
    add_lines(r);
    return r;
  }

  /// l1 to l99, for all parties at once. Nothing where it was stopped.
  std::optional<std::vector<Reason>> of_horizon(ConceptId id) const {
    graph::Foresight<G> foresight(g_, options_.next, run_);
    for (int h = 1; h < graph::horizon_of(id); ++h)
      if (!foresight.look_further()) return std::nullopt;
    std::vector<Reason> reasons;
    for (PartyId i{0}; i.value < g_.party_count(); ++i.value)
      reasons.push_back(foreseen(id, i, foresight));
    return reasons;
  }

private:
  bool counts(ConceptId id, const graph::Sanction& sanction) const {
    if (sanction.reply.empty() || graph::form_of(id) == ConceptId::nash) return false;
    const bool credible =
        graph::form_of(id) == ConceptId::seq || graph::form_of(id) == ConceptId::sseq;
    return !credible || sanction.credible;
  }

  ReasonMove regard_move(ConceptId id, PartyId i, const graph::Sanction& sanction) const {
    const Move& move = sanction.improvement;
    ReasonMove m{{move}, sanction.reply, counts(id, sanction), {}, {}};
    const std::string tempts = regard_words(g_, n_, id, i, s_, move.to);
    m.gain = fmt::format("{}: {}", sentence_case(n_.move(move)), tempts);
    if (g_.compare(i, s_, move.to) == Preference::unknown)
      m.gain += "; in this reading it takes the chance";
    m.gain += ".";
    if (graph::form_of(id) == ConceptId::nash) return m;
    if (m.reply.empty()) {
      m.answer = fmt::format("{}, and {} cannot be put off.", nothing_hurts(id), n_.party(i));
      return m;
    }
    const StateId end = m.reply.back().to;
    m.answer = fmt::format("The answer could be: {}. ", n_.moves(m.reply));
    m.answer += end == s_ ? fmt::format("That leads back to {}", n_.id(s_))
                          : sentence_case(regard_words(g_, n_, id, i, s_, end));
    if (end != s_ && g_.compare(i, s_, end) == Preference::unknown)
      m.answer += "; in this reading it does not risk that";
    m.answer += ". ";
    m.answer += m.counts            ? credible_words(id)
                : sanction.credible ? "It is an answer that this concept does not count."
                                    : unwilling(id, sanction.reply);
    return m;
  }

  static std::string credible_words(ConceptId id) {
    const ConceptId form = graph::form_of(id);
    if (form == ConceptId::seq || form == ConceptId::sseq)
      return "Each who makes it would do so gladly: it is credible.";
    return "Whether anybody would gladly make it is not asked here.";
  }

  static std::string nothing_hurts(ConceptId id) {
    const Family family = graph::family_of(id);
    if (!graph::asks_strength(family)) return "No answer of the others takes that away";
    if (graph::degree_asked(family) == strong_from)
      return "No answer of the others leads to where it is much worse off";
    return fmt::format("No answer of the others leads to where it is worse off to degree {}",
                       graph::degree_asked(family));
  }

  /// The first who would not make its step of the reply.
  std::string unwilling(ConceptId id, const std::vector<Move>& reply) const {
    const auto& family = graph::regard_families<G>[static_cast<std::size_t>(graph::family_of(id))];
    for (const Move& step : reply) {
      if (family.credible(g_, step.by, step.from, step.to)) continue;
      return fmt::format("But {} would not do its part: {}.", n_.party(step.by),
                         regard_words(g_, n_, id, step.by, step.from, step.to));
    }
    return "But it is not credible.";
  }

  ReasonMove joint_move(ConceptId id, const std::vector<PartyId>& who,
                        graph::JointSanction sanction) const {
    const StateId to = sanction.improvement.back().to;
    ReasonMove m{std::move(sanction.improvement), std::move(sanction.reply), false, {}, {}};
    m.counts = !m.reply.empty() && graph::form_of(id) != ConceptId::nash &&
               (graph::form_of(id) != ConceptId::seq || sanction.credible);
    std::vector<std::string> why;
    why.reserve(who.size());
    for (PartyId i : who) why.push_back(comparison_words(g_, n_, i, s_, to));
    m.gain = fmt::format("{}. There {}.", sentence_case(n_.moves(m.way)), list_words(why));
    for (const Move& step : m.way)
      if (m.way.size() > 1 && !improves(g_, step.by, step.from, step.to)) {
        m.gain += fmt::format(" Alone, {} would not gain by {} to {}: it relies on the other.",
                              n_.party(step.by), n_.id(step.from), n_.id(step.to));
        break;
      }
    if (graph::form_of(id) == ConceptId::nash) return m;
    if (m.reply.empty()) {
      m.answer = who.size() == n_.ids.size() ? std::string("Nobody is left to answer.")
                                             : std::string("No answer of the others spoils it.");
      return m;
    }
    const StateId end = m.reply.back().to;
    m.answer = fmt::format("The answer could be: {}. ", n_.moves(m.reply));
    const auto loser = std::ranges::find_if(
        who, [&](PartyId i) { return g_.compare(i, s_, end) <= Preference::equal; });
    m.answer += end == s_ ? fmt::format("That leads back to {}.", n_.id(s_))
                : loser != who.end()
                    ? sentence_case(comparison_words(g_, n_, *loser, s_, end)) + "."
                    : std::string{};
    m.answer += m.counts ? "" : " But those who answer would not gain by it: it is not credible.";
    return m;
  }

  Reason foreseen(ConceptId id, PartyId i, const graph::Foresight<G>& foresight) const {
    Reason r;
    r.id = id;
    r.who = {i};
    bool any = false;
    g_.each_move(i, s_, [&](StateId t) {
      any = true;
      const StateId end{foresight.end_after_move(i, t)};
      const bool better = improves(g_, i, s_, end);
      r.stable = r.stable && !better;
      ReasonMove m{{{i, s_, t}}, {}, !better, {}, {}};
      m.gain = fmt::format("{}: then it expects things to end in {}.",
                           sentence_case(n_.move({i, s_, t})), n_.state(end));
      m.answer = end == s_ ? "That is where it stands now."
                           : sentence_case(comparison_words(g_, n_, i, s_, end)) + ".";
      r.moves.push_back(std::move(m));
      return true;
    });
    leaving_first(r);
    const std::string ahead = count_of(graph::horizon_of(id), "move", "moves") + " ahead";
    r.headline = !any ? fmt::format("{} cannot move from {}.", n_.party_at_start(i), n_.state(s_))
                 : r.stable
                     ? fmt::format("Looking {}, {} stays in {}: no move of its own ends better.",
                                   ahead, n_.party(i), n_.state(s_))
                     : fmt::format("Looking {}, {} leaves {}.", ahead, n_.party(i), n_.state(s_));
    add_lines(r);
    return r;
  }

  static void leaving_first(Reason& r) {
    std::ranges::stable_sort(r.moves, {}, &ReasonMove::counts);
  }

  std::string headline(const Reason& r) const {
    const std::string who = sentence_case(n_.members(r.who));
    const bool several = r.who.size() > 1;
    if (r.moves.empty())
      return several ? fmt::format("{} have nowhere to go together that all of them prefer to {}.",
                                   who, n_.state(s_))
                     : fmt::format("{} has no better move from {}.", who, n_.state(s_));
    if (!r.stable)
      return fmt::format("{} would leave {}{}.", who, n_.state(s_), several ? " together" : "");
    return fmt::format("{} {} in {}: every better move{} meets an answer that {}.", who,
                       several ? "stay" : "stays", n_.state(s_), several ? " of theirs" : "",
                       several ? "one of them fears" : "it fears");
  }

  static void add_lines(Reason& r) {
    if (r.moves.empty()) return;
    r.lines.push_back(r.moves.front().gain);
    if (!r.moves.front().answer.empty()) r.lines.push_back(r.moves.front().answer);
    const std::size_t others = r.moves.size() - 1;
    if (others > 0)
      r.lines.push_back(fmt::format("{} (-v tells {}).",
                                    sentence_case(count_of(others, "more move", "more moves")) +
                                        (r.stable ? " met so" : " looked at"),
                                    others == 1 ? "it" : "them"));
  }

  const G& g_;
  const Names& n_;
  StateId s_;
  const graph::FillOptions options_;
  const Run& run_;
};

/// non-myopic and policy stability: the verdicts of the table, without a move.
template <class G>
Result<std::vector<Reason>> from_table(const G& g, const Names& n, StateId s, ConceptId id,
                                       const graph::FillOptions& options, const Run& run) {
  const auto table = graph::fill_table(g, std::span(&id, 1), run, options);
  if (!table) return tl::unexpected(table.error());
  const graph::ConceptTable& c = table->concepts.front();
  std::vector<Reason> reasons;
  for (PartyId i{0}; i.value < g.party_count(); ++i.value) {
    Reason r;
    r.id = id;
    r.who = {i};
    r.undecided = !c.known[i.value];
    r.stable = !r.undecided && c.stable[i.value].contains(s);
    r.headline = fmt::format("{} {} {}.", n.party_at_start(i),
                             r.undecided ? "is not known to stay in"
                             : r.stable  ? "stays in"
                                         : "would leave",
                             n.state(s));
    r.lines.push_back(graph::about(id).sentence);
    reasons.push_back(std::move(r));
  }
  return reasons;
}

}  // namespace

template <class G>
Result<ReasonsAnswer> reasons(const G& g, const Names& names, StateId s,
                              std::span<const ConceptId> concepts,
                              const graph::FillOptions& options, const Run& run) {
  const auto who = graph::detail::coalitions_asked(concepts, g.party_count(), 0, false, options);
  if (!who) return tl::unexpected(who.error());
  if (Result<void> able = graph::detail::check_answerable(
          concepts, g.weakly_ordered(), g.free_strategies().has_value(), g.state_count());
      !able)
    return tl::unexpected(able.error());
  if (std::ranges::any_of(concepts, graph::of_coalitions) && g.state_count() > most_walked_states)
    return fail(
        Code::E008,
        fmt::format("{} states are too many to walk through for each coalition (at most {})",
                    g.state_count(), most_walked_states),
        "`entente stability` answers without the reasons");
  ReasonsAnswer a{&names, s, {}};
  const Reasoner<G> reasoner(g, names, s, options, run);
  for (ConceptId id : concepts) {
    if (graph::has_regard(graph::family_of(id))) {
      for (PartyId i{0}; i.value < g.party_count(); ++i.value)
        a.reasons.push_back(reasoner.of_party(id, i));
    } else if (graph::of_coalitions(id)) {
      for (Coalition h : *who) {
        a.reasons.push_back(reasoner.of_coalition(id, h));
        if (run.stopped())
          return fail(Code::E101, "the work was ended before the answer was known");
        if (run.progress != nullptr)
          run.progress->report("coalitions", a.reasons.size(), concepts.size() * who->size());
      }
    } else if (graph::family_of(id) == Family::limited) {
      const auto all = reasoner.of_horizon(id);
      if (!all) return fail(Code::E101, "the work was ended before the answer was known");
      a.reasons.insert(a.reasons.end(), all->begin(), all->end());
    } else {
      const auto all = from_table(g, names, s, id, options, run);
      if (!all) return tl::unexpected(all.error());
      a.reasons.insert(a.reasons.end(), all->begin(), all->end());
    }
  }
  return a;
}

template <class G>
Reason reason_of_party(const G& g, const Names& names, StateId s, ConceptId id, PartyId i) {
  const Run run;
  return Reasoner<G>(g, names, s, {}, run).of_party(id, i);
}
template Reason reason_of_party(const ConflictGraph&, const Names&, StateId, ConceptId, PartyId);

template Result<ReasonsAnswer> reasons(const OptionGraph&, const Names&, StateId,
                                       std::span<const ConceptId>, const graph::FillOptions&,
                                       const Run&);
template Result<ReasonsAnswer> reasons(const ConflictGraph&, const Names&, StateId,
                                       std::span<const ConceptId>, const graph::FillOptions&,
                                       const Run&);
template Result<ReasonsAnswer> reasons(const ProductGraph&, const Names&, StateId,
                                       std::span<const ConceptId>, const graph::FillOptions&,
                                       const Run&);

}  // namespace entente::report
