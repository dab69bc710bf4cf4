#include "entente/levers/finding_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/levers/checks.hpp"

namespace entente::levers {
namespace {

constexpr std::size_t most_named = 2;  // states that one reason names

/// Words of one scenario: states carry their number in the whole case.
class Words {
public:
  explicit Words(const Scenario& scenario) : s_(scenario), m_(scenario.model()) {}

  std::uint64_t number(StateId s) const { return s_.in_case(s).value + 1; }
  std::string state(StateId s) const {
    return fmt::format("{} ({})", number(s), state_words(m_, s_.in_case(s)));
  }
  /// Inside a sentence, and where one begins.
  std::string party(PartyId i) const { return with_article(m_.c.party(i).name); }
  std::string party_at_start(PartyId i) const { return with_article_at_start(m_.c.party(i).name); }

  std::string move(const Move& move) const {
    return fmt::format("{} {} to {}", party(move.by), number(move.from), number(move.to));
  }
  std::string moves(const std::vector<Move>& path) const {
    std::vector<std::string> parts;
    parts.reserve(path.size());
    for (const Move& m : path) parts.push_back(move(m));
    return fmt::format("{}", fmt::join(parts, ", then "));
  }

  /// "It would fear a reply (the United States 22 to 24), but the United States would not gain by
  /// it."
  std::string empty_reply(const OptionGraph& g, const std::vector<Move>& reply) const {
    const auto loser = std::ranges::find_if(
        reply, [&](const Move& m) { return !improves(g, m.by, m.from, m.to); });
    if (loser == reply.end()) return {};
    return fmt::format(
        " The reply that would hurt it ({}) is one that {} would not prefer to carry out.",
        moves(reply), party(loser->by));
  }

private:
  const Scenario& s_;
  const Model& m_;
};

/// The improvement that nobody answers under the concept and that the party likes best.
const graph::Sanction* best_escape(const OptionGraph& g, graph::ConceptId concept_id,
                                   const graph::Verdict& verdict) {
  const bool credible_only =
      concept_id == graph::ConceptId::seq || concept_id == graph::ConceptId::sseq;
  const graph::Sanction* best = nullptr;
  for (const graph::Sanction& s : verdict.sanctions) {
    const bool open = concept_id == graph::ConceptId::nash || s.reply.empty() ||
                      (credible_only && !s.credible) || s.improvement == *verdict.escape;
    const auto rank = [&](const graph::Sanction& of) {
      return g.rank(of.improvement.by, of.improvement.to);
    };
    if (open && (best == nullptr || rank(s) > rank(*best))) best = &s;
  }
  return best;
}

/// Who leaves s under the concept, by which move, and what would have been the answer.
std::string leaver_words(const Words& words, const OptionGraph& g, graph::ConceptId concept_id,
                         StateId s, std::optional<PartyId> only) {
  for (PartyId i{0}; i.value < g.party_count(); ++i.value) {
    if (only && *only != i) continue;
    const graph::Verdict verdict = graph::judge(concept_id, g, i, s);
    if (verdict.stable || !verdict.escape) continue;
    const graph::Sanction* const move = best_escape(g, concept_id, verdict);
    if (move == nullptr) continue;
    std::string text = fmt::format("{} leaves {} for {}.", words.party_at_start(i), words.state(s),
                                   words.state(move->improvement.to));
    if (!move->credible) text += words.empty_reply(g, move->reply);
    return text;
  }
  return {};
}

/// Why s is stable for all: nobody has a better move, or which reply keeps whom.
std::string holder_words(const Words& words, const OptionGraph& g, graph::ConceptId concept_id,
                         StateId s, std::optional<PartyId> only) {
  std::string text = fmt::format("{} holds", words.state(s));
  std::string kept;
  bool empty_threat = false;
  for (PartyId i{0}; i.value < g.party_count() && kept.empty(); ++i.value) {
    if (only && *only != i) continue;
    const graph::Verdict verdict = graph::judge(concept_id, g, i, s);
    for (const graph::Sanction& sanction : verdict.sanctions) {
      kept = fmt::format("{} would gain by moving to {}, but then {}", words.party(i),
                         words.number(sanction.improvement.to), words.moves(sanction.reply));
      empty_threat = !sanction.credible;
      break;
    }
  }
  if (kept.empty())
    return text + (only ? fmt::format(": {} has no better move.", words.party(*only))
                        : ": no party has a better move.");
  text +=
      ": " + kept +
      (empty_threat ? ", a reply that its maker would not prefer." : ", which its maker gains by.");
  return text;
}

std::string percent_free(const Rational& number) { return number.decimal(4); }

}  // namespace

std::string stable_words(const Scenario& scenario, const OptionGraph& g, const graph::Table& table,
                         const Check& check, const StateSet& left) {
  const Words words(scenario);
  if (left.empty()) return fmt::format("No state is \"{}\".", check.left.text);
  const auto ids = concepts_of(check);
  std::vector<std::string> holding;
  std::vector<std::string> leaving;
  std::uint64_t more = 0;
  left.each([&](StateId s) {
    const auto stable_in = [&](graph::ConceptId id) {
      const graph::ConceptTable& t = *table.find(id);
      return check.party ? t.stable[check.party->value].contains(s) : t.equilibria.contains(s);
    };
    const auto unstable = std::ranges::find_if_not(ids, stable_in);
    const bool holds = check.negated ? std::ranges::any_of(ids, stable_in) : unstable == ids.end();
    std::vector<std::string>& list = holds ? holding : leaving;
    if (list.size() >= (holds ? 1 : most_named)) {
      ++more;
    } else if (holds) {
      list.push_back(holder_words(words, g, *std::ranges::find_if(ids, stable_in), s, check.party));
    } else {
      // The last concept that fails says most: the reply that is missing is a credible one.
      graph::ConceptId failing = ids.front();
      for (graph::ConceptId id : ids)
        if (!stable_in(id)) failing = id;
      list.push_back(leaver_words(words, g, failing, s, check.party));
    }
    return true;
  });
  const std::vector<std::string>& shown = holding.empty() ? leaving : holding;
  std::string text = fmt::format("{}", fmt::join(shown, " "));
  if (more > 0 && holding.empty())
    text += fmt::format(" So with {} more.", count_of(more, "state", "states"));
  return text;
}

std::string reached_words(const Scenario& scenario, const Check& check,
                          const std::vector<Move>& path, bool reached) {
  const Words words(scenario);
  if (reached && path.empty())
    return fmt::format("The status quo is \"{}\" already.", check.left.text);
  if (reached) return fmt::format("By improvements: {}.", words.moves(path));
  return fmt::format(
      "No sequence of improvements from the status quo leads to \"{}\"{}.", check.left.text,
      check.within ? fmt::format(" within {}", count_of(*check.within, "move", "moves")) : "");
}

std::string bluff_words(const Scenario& scenario, const game::ThreatAnswer& a) {
  const Words words(scenario);
  if (!a.bluff) return sentence_case(a.states.missing) + ".";
  const StateId dropped = *a.states.dropped;
  const StateId carried = *a.states.carried_out;
  const std::string first = words.state(*a.bluff ? dropped : carried);
  const std::string second = words.state(*a.bluff ? carried : dropped);
  std::string text =
      *a.bluff
          ? fmt::format("Once refused, {} would rather drop the threat, {}, than carry it out, {}",
                        words.party(a.from), first, second)
          : fmt::format("Once refused, {} would rather carry the threat out, {}, than drop it, {}",
                        words.party(a.from), first, second);
  if (a.threatener)
    text += fmt::format(": worth {} against {} in its own weights",
                        (*a.bluff ? a.threatener->dropped : a.threatener->carried_out).decimal(2),
                        (*a.bluff ? a.threatener->carried_out : a.threatener->dropped).decimal(2));
  return text + ".";
}

std::string reply_words(const Scenario& scenario, const game::ThreatAnswer& a) {
  const Words words(scenario);
  if (!a.refusing_best) return sentence_case(a.states.missing) + ".";
  const std::string who = words.party(a.to);
  if (!a.values)
    return fmt::format(
        "{} {} {} to {}, and the threat is {} bluff (by the written order: no weights).",
        words.party_at_start(a.to), *a.refusing_best ? "prefers" : "does not both prefer",
        words.state(*a.states.dropped), words.state(*a.states.met), *a.bluff ? "a" : "no");
  std::string text = fmt::format(
      "Complying is worth {} to {}; refusing {} at a chance of {} that it is carried out",
      a.values->met.decimal(2), who, (a.values->met + a.margin).decimal(2), percent_free(a.chance));
  if (a.threshold)
    return text + fmt::format(". Refusing pays while that chance is below {}.",
                              percent_free(*a.threshold));
  return text + fmt::format(", and no chance would turn that.");
}

std::string range_words(const Scenario& scenario, const settle::Bargaining& b) {
  const Words words(scenario);
  std::string text = fmt::format("{} takes no less than {}, {} gives no more than {}",
                                 words.party_at_start(b.taker), percent_free(b.least),
                                 words.party(b.giver), percent_free(b.most));
  const settle::Opening& first = b.openings.front();
  if (b.exists()) return text + fmt::format(": room of {}.", percent_free(b.width()));
  return text + fmt::format(": a gap of {}. It opens where {} is {} or less (now {}).",
                            percent_free(-b.width()), first.path, percent_free(first.at),
                            percent_free(first.now));
}

}  // namespace entente::levers
