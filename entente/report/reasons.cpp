#include "entente/report/reasons.hpp"

#include <algorithm>
#include <iterator>

#include "entente/graph/coalition_verdict.hpp"
#include "entente/graph/fill_parts.hpp"
#include "entente/report/foresight_reasons.hpp"
#include "entente/report/joint_words.hpp"
#include "entente/report/metarational_reasons.hpp"
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
    r.headline = headline(n_, s_, r);
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
    graph::CoalitionJudge<G> judge(g_, options_.joint, run_);
    graph::CoalitionVerdict verdict = judge.judge(id, h, s_);
    r.stable = verdict.stable;
    for (graph::JointSanction& sanction : verdict.sanctions)
      r.moves.push_back(joint_move(id, r.who, std::move(sanction)));
    leaving_first(r);
    r.headline = headline(n_, s_, r);
    add_lines(r);
    return r;
  }

  /// As under SEQ, and where that deters nobody, others who would leave too.
  Reason at_once(ConceptId id, PartyId i) const {
    Reason r;
    r.id = id;
    r.who = {i};
    if constexpr (graph::CombiningGraph<G>) {
      std::vector<std::vector<StateId>> escapes(g_.party_count());
      std::vector<graph::Sanction> sanctions;
      for (PartyId j{0}; j.value < g_.party_count(); ++j.value)
        for (graph::Sanction& sanction : graph::judge(ConceptId::seq, g_, j, s_).sanctions) {
          if (!sanction.credible) escapes[j.value].push_back(sanction.improvement.to);
          if (j == i) sanctions.push_back(std::move(sanction));
        }
      graph::MovesAtOnce<G> others(g_, s_, escapes);
      for (const graph::Sanction& sanction : sanctions) {
        r.moves.push_back(regard_move(ConceptId::seq, i, sanction));
        if (!sanction.credible) spoil(r.moves.back(), others);
        r.stable = r.stable && r.moves.back().counts;
      }
    }
    leaving_first(r);
    r.headline = headline(n_, s_, r);
    add_lines(r);
    return r;
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
    ReasonMove m;
    m.way = {move};
    m.reply = sanction.reply;
    m.counts = counts(id, sanction);
    const std::string tempts = regard_words(g_, n_, id, i, s_, move.to);
    m.gain = fmt::format("{}: {}", sentence_case(n_.move(move)), tempts);
    if (g_.compare(i, s_, move.to) == Preference::unknown)
      m.gain += "; in this reading it takes the chance";
    m.gain += ".";
    if (graph::form_of(id) == ConceptId::nash) return m;
    if (m.reply.empty()) {
      m.answer = nothing_hurts(id);
      return m;
    }
    const StateId end = m.reply.back().to;
    m.answer = fmt::format("The answer could be: {}. ", n_.moves(m.reply));
    m.answer += end == s_ ? fmt::format("That leads back to {}", n_.id(s_))
                          : sentence_case(regard_words(g_, n_, id, i, s_, end));
    if (end != s_ && g_.compare(i, s_, end) == Preference::unknown)
      m.answer += "; in this reading it does not risk that";
    m.answer += ". ";
    m.answer += m.counts            ? credible_words(id, m.reply)
                : sanction.credible ? "This concept does not count such an answer."
                                    : unwilling(id, sanction.reply);
    return m;
  }

  std::string credible_words(ConceptId id, const std::vector<Move>& reply) const {
    const ConceptId form = graph::form_of(id);
    if (form != ConceptId::seq && form != ConceptId::sseq)
      return "Whether anybody would gladly make that answer is not asked here.";
    if (reply.size() > 1) return "Each of them would do its part gladly: it is credible.";
    return fmt::format("{} would make it gladly: it is credible.", n_.party_at_start(reply[0].by));
  }

  static std::string nothing_hurts(ConceptId id) {
    const Family family = graph::family_of(id);
    if (!graph::asks_strength(family)) return "The others have no answer that takes the gain away.";
    if (graph::degree_asked(family) == strong_from)
      return "The others have no answer that leaves it much worse off.";
    return fmt::format("The others have no answer that leaves it worse off to degree {}.",
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
    ReasonMove m;
    m.way = std::move(sanction.improvement);
    m.reply = std::move(sanction.reply);
    m.counts = !m.reply.empty() && graph::form_of(id) != ConceptId::nash &&
               (graph::form_of(id) != ConceptId::seq || sanction.credible);
    m.gain = fmt::format("{}. {}.{}", sentence_case(n_.moves(m.way)),
                         sentence_case(joint_gain_words(g_, n_, who, s_, to)),
                         reliance_words(g_, n_, m.way));
    if (graph::form_of(id) == ConceptId::nash) return m;
    if (m.reply.empty()) {
      m.answer = who.size() == n_.ids.size()
                     ? std::string("Nobody is left to answer.")
                     : std::string("The others have no answer that spoils it.");
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
    m.answer += m.counts ? "" : " But whoever answers would not gain by it: it is not credible.";
    return m;
  }

  /// Says of a move that nobody answers credibly what others spoil it by, if they do.
  template <class MovesAtOnce>
  void spoil(ReasonMove& m, MovesAtOnce& others) const {
    const Move first = m.way.front();
    const auto spoiling = others.against(first.by, first.to);
    if (!spoiling) return;
    std::vector<Move> all = *spoiling;
    all.insert(all.begin(), first);
    m.reply = *spoiling;
    m.at_once = true;
    m.counts = true;
    m.end = g_.combined(s_, all);
    std::vector<std::string> deeds;
    for (const Move& move : *spoiling) deeds.push_back(n_.move(move));
    m.answer = fmt::format(
        "Nobody would gladly answer that. But others would leave {} as well: {}. Made at the same "
        "time the moves end in {}. {}.",
        n_.id(s_), list_words(deeds), n_.state(*m.end),
        *m.end == s_ ? "That is where it stands now"
                     : sentence_case(comparison_words(g_, n_, first.by, s_, *m.end)));
  }

  const G& g_;
  const Names& n_;
  StateId s_;
  const graph::FillOptions options_;
  const Run& run_;
};

/// Where foresight is too long to be kept: the verdicts of the table, without a move.
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
    reasons.push_back(std::move(r));
  }
  return reasons;
}

Diagnostics ended() {
  return {{Code::E101, {}, "the work was ended before the answer was known", {}, {}, {}}};
}

template <class G>
Result<std::vector<Reason>> of_coalitions(const G& g, const Names& n, StateId s, ConceptId id,
                                          const std::vector<Coalition>& who,
                                          const graph::FillOptions& options, const Run& run) {
  const Reasoner<G> reasoner(g, n, s, options, run);
  std::vector<Reason> reasons;
  for (Coalition h : who) {
    reasons.push_back(reasoner.of_coalition(id, h));
    if (run.stopped()) return tl::unexpected(ended());
    if (run.progress != nullptr) run.progress->report("coalitions", reasons.size(), who.size());
  }
  return reasons;
}

/// l1 to l99, nm, stackelberg.
template <class G>
Result<std::vector<Reason>> of_foresight(const G& g, const Names& n, StateId s, ConceptId id,
                                         const graph::FillOptions& options, const Run& run) {
  ForesightReasons<G> foresight(g, n, s, options, run);
  const Family family = graph::family_of(id);
  const auto horizons = family == Family::limited ? std::uint64_t{graph::horizon_of(id)} : 2;
  if (!foresight.fits(horizons)) return from_table(g, n, s, id, options, run);
  auto reasons = family == Family::limited       ? foresight.of_horizon(id)
                 : family == Family::stackelberg ? foresight.of_leader(id)
                                                 : foresight.without_end(id);
  if (run.stopped()) return tl::unexpected(ended());
  if (!reasons) return from_table(g, n, s, id, options, run);
  return std::move(*reasons);
}

template <class G>
Result<std::vector<Reason>> of_parties(const G& g, const Names& n, StateId s, ConceptId id,
                                       const graph::FillOptions& options, const Run& run) {
  const Family family = graph::family_of(id);
  if (family == Family::limited || family == Family::stackelberg || family == Family::non_myopic)
    return of_foresight(g, n, s, id, options, run);
  const Reasoner<G> reasoner(g, n, s, options, run);
  const MetarationalReasons<G> in_turn(g, n, s, run);
  std::vector<Reason> reasons;
  for (PartyId i{0}; i.value < g.party_count(); ++i.value) {
    if (graph::has_regard(family)) {
      reasons.push_back(reasoner.of_party(id, i));
    } else if (family == Family::simultaneous) {
      reasons.push_back(reasoner.at_once(id, i));
    } else {
      auto reason = in_turn.of_party(id, i);
      if (!reason) return tl::unexpected(ended());
      reasons.push_back(std::move(*reason));
    }
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
  if (Result<void> able = graph::detail::check_answerable(concepts, graph::detail::traits_of(g));
      !able)
    return tl::unexpected(able.error());
  if (std::ranges::any_of(concepts, graph::of_coalitions) && g.state_count() > most_walked_states)
    return fail(
        Code::E008,
        fmt::format("{} states are too many to walk through for each coalition (at most {})",
                    g.state_count(), most_walked_states),
        "`entente stability` answers without the reasons");
  ReasonsAnswer a{&names, s, {}};
  for (ConceptId id : concepts) {
    auto more = graph::of_coalitions(id) ? of_coalitions(g, names, s, id, *who, options, run)
                                         : of_parties(g, names, s, id, options, run);
    if (!more) return tl::unexpected(more.error());
    std::ranges::move(*more, std::back_inserter(a.reasons));
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
