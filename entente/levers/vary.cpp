#include "entente/levers/vary.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include <fmt/format.h>

namespace entente::levers {
namespace {

constexpr std::size_t most_breakpoints = 100'000;

/// The case as a function of one of its numbers.
class Line {
public:
  Line(const Scenario& scenario, const Lever& lever, const std::optional<Expression>& target,
       graph::ConceptId concept_id, Reading reading, const Run& run)
      : s_(scenario),
        run_(run),
        lever_(lever),
        reading_(reading),
        concept_(concept_id),
        numbers_(scenario.table().middle()),
        at_(*scenario.table().find(lever.vary)) {
    if (target && scenario.possible()) target_ = scenario.space().where(*target->formula);
    if (target) target_text_ = target->text;
  }

  forecast::Numbers numbers(const Rational& x) const {
    forecast::Numbers numbers = numbers_;
    numbers.at[at_] = x;
    return numbers;
  }
  Rational today() const { return numbers_.at[at_]; }

  /// All answers at x, one per question; empty words for a question that has no answer.
  std::vector<std::string> answers(const Rational& x) const {
    const forecast::Numbers here = numbers(x);
    std::vector<std::string> words;
    each_threat(here, [&](const Talk& talk, const game::ThreatAnswer& a) {
      words.push_back(a.bluff ? fmt::format("\"{}\" is {} bluff", talk.id, *a.bluff ? "a" : "no")
                              : "");
      words.push_back(a.refusing_best
                          ? fmt::format("{} \"{}\" is the best reply",
                                        *a.refusing_best ? "refusing" : "complying with", talk.id)
                          : "");
    });
    if (const auto range = s_.bargaining(here))
      words.emplace_back(range->exists() ? "a bargaining range exists" : "no bargaining range");
    if (reading_ == Reading::weight && s_.possible()) words.push_back(holding_words(here));
    return words;
  }

  /// Values of the number at which a linear comparison is an equality, strictly between low and
  /// high.
  std::vector<Rational> breakpoints() const {
    std::set<Rational> found;
    for (const auto& f : act_margins()) add_root(f, lever_.low, lever_.high, found);
    if (const auto range = s_.bargaining(numbers_))
      for (const settle::Opening& opening : range->openings)
        if (opening.path == lever_.vary) add(opening.at, found);
    add_weight_crossings(found);
    // Between these the worth of refusing is linear too: the states and who acts stay the same.
    std::vector<Rational> ends{lever_.low};
    ends.insert(ends.end(), found.begin(), found.end());
    ends.push_back(lever_.high);
    for (std::size_t k = 0; k + 1 < ends.size(); ++k)
      for (const auto& f : reply_margins()) add_root(f, ends[k], ends[k + 1], found);
    return {found.begin(), found.end()};
  }

private:
  using Function = std::function<std::optional<Rational>(const Rational&)>;

  template <class Visit>
  void each_threat(const forecast::Numbers& here, Visit visit) const {
    const Case& c = s_.model().c;
    for (std::uint32_t t = 0; t < c.talks.size(); ++t)
      if (c.talks[t].threat())
        for (PartyId to : c.talks[t].to) visit(c.talks[t], s_.threat(t, to, reading_, here));
  }

  std::string holding_words(const forecast::Numbers& here) const {
    const OptionGraph g = s_.graph(Reading::weight, here);
    const std::array ids{concept_};
    const auto table = graph::fill_table(g, ids, run_, {.max_states = most_combinations});
    if (!table || table->partial) return {};
    StateSet holding = table->concepts.front().equilibria;
    const std::string word(graph::about(concept_).word);
    if (!target_text_.empty()) {
      holding &= target_;
      return fmt::format("{} {} under {}", target_text_,
                         holding.empty() ? "does not hold" : "holds", word);
    }
    std::vector<std::uint64_t> states;
    holding.each([&](StateId s) {
      states.push_back(s_.in_case(s).value + 1);
      return states.size() < 12;
    });
    return states.empty() ? "nothing holds under " + word
                          : fmt::format("{} {} under {}", fmt::join(states, ", "),
                                        states.size() == 1 ? "holds" : "hold", word);
  }

  /// What each side that may be behind a threat gains by carrying it out, the cost of backing down
  /// included: linear in every number.
  std::vector<Function> act_margins() const {
    std::vector<Function> functions;
    const Case& c = s_.model().c;
    for (std::uint32_t t = 0; t < c.talks.size(); ++t) {
      if (!c.talks[t].threat()) continue;
      for (PartyId to : c.talks[t].to) {
        functions.emplace_back(
            [this, t, to](const Rational& x) { return act_margin(t, to, std::nullopt, x); });
        for (std::uint32_t k = 0; k < c.types.size(); ++k)
          if (c.types[k].party == *c.talks[t].from)
            functions.emplace_back(
                [this, t, to, k](const Rational& x) { return act_margin(t, to, k, x); });
      }
    }
    return functions;
  }

  std::optional<Rational> act_margin(std::uint32_t t, PartyId to, std::optional<std::uint32_t> type,
                                     const Rational& x) const {
    const Case& c = s_.model().c;
    const Talk& talk = c.talks[t];
    const forecast::Numbers here = numbers(x);
    const game::ThreatAnswer a = s_.threat(t, to, reading_, here);
    if (!a.states.missing.empty() || !a.threatener) return std::nullopt;
    const Persona persona{*talk.from, type};
    const PersonaWants wants = wants_of(c, persona);
    if (wants.order != nullptr) return std::nullopt;
    const std::vector<Rational> weights = s_.table().weights(here, persona);
    Rational margin = value_of(wants, weights, s_.space(), *a.states.carried_out) -
                      value_of(wants, weights, s_.space(), *a.states.dropped);
    if (talk.audience_cost) margin += s_.table().value(here, "talks." + talk.id + ".audience_cost");
    return margin;
  }

  std::vector<Function> reply_margins() const {
    std::vector<Function> functions;
    const Case& c = s_.model().c;
    for (std::uint32_t t = 0; t < c.talks.size(); ++t)
      if (c.talks[t].threat())
        for (PartyId to : c.talks[t].to)
          functions.emplace_back([this, t, to](const Rational& x) -> std::optional<Rational> {
            const game::ThreatAnswer a = s_.threat(t, to, reading_, numbers(x));
            if (!a.values) return std::nullopt;
            return a.margin;
          });
    return functions;
  }

  void add(const Rational& x, std::set<Rational>& found) const {
    if (x > lever_.low && x < lever_.high && found.size() < most_breakpoints) found.insert(x);
  }

  /// The root of a function that is linear between low and high, from two points inside.
  void add_root(const Function& f, const Rational& low, const Rational& high,
                std::set<Rational>& found) const {
    const Rational third = (high - low) / Rational(3);
    const Rational a = low + third;
    const Rational b = high - third;
    const auto fa = f(a);
    const auto fb = f(b);
    if (!fa || !fb || *fa == *fb) return;
    const Rational root = a - *fa * (b - a) / (*fb - *fa);
    if (root >= low && root <= high) add(root, found);
  }

  /// By weight: where two states change places for the party whose weight this is.
  void add_weight_crossings(std::set<Rational>& found) const {
    if (reading_ != Reading::weight) return;
    const Case& c = s_.model().c;
    for (std::uint32_t i = 0; i < c.parties.size(); ++i) {
      const PersonaWants wants = wants_of(c, {PartyId{i}, std::nullopt});
      for (std::size_t k = 0; k < wants.statements.size(); ++k)
        if (lever_.vary ==
            "preferences." + c.parties[i].id + "." + wants.statements[k]->id + ".weight")
          add_crossings_of(wants, {PartyId{i}, std::nullopt}, k, found);
    }
  }

  void add_crossings_of(const PersonaWants& wants, Persona persona, std::size_t k,
                        std::set<Rational>& found) const {
    const forecast::Numbers at_zero = numbers(Rational(0));
    const std::vector<Rational> weights = s_.table().weights(at_zero, persona);
    std::set<Rational> with;
    std::set<Rational> without;
    for (std::uint64_t s = 0; s < s_.space().size() && !run_.stopped(); ++s) {
      const bool has = s_.space().holds_in(*wants.statements[k]->want.formula, StateId{s});
      (has ? with : without).insert(value_of(wants, weights, s_.space(), StateId{s}));
    }
    for (const Rational& v : without) {
      if (run_.stopped()) return;
      for (const Rational& w : with) add(v - w, found);
    }
  }

  const Scenario& s_;
  const Run& run_;
  const Lever& lever_;
  Reading reading_;
  graph::ConceptId concept_;
  forecast::Numbers numbers_;
  std::size_t at_;
  StateSet target_;
  std::string target_text_;
};

/// Tests every breakpoint and the middle between each two; neighbours with the same answers are
/// one. Where the work is stopped they are of no use.
std::vector<Stretch> stretches_of(const Line& line, const Lever& lever, const Run& run) {
  std::vector<Rational> points{lever.low};
  for (const Rational& x : line.breakpoints()) points.push_back(x);
  points.push_back(lever.high);
  std::vector<Stretch> stretches;
  const auto extend = [&](const Rational& low, const Rational& high, bool point,
                          std::vector<std::string> answers) {
    if (!stretches.empty() && stretches.back().answers == answers) {
      stretches.back().high = high;
      stretches.back().high_included = point;
      return;
    }
    stretches.push_back({low, high, point, point, std::move(answers)});
  };
  for (std::size_t k = 0; k < points.size() && !run.stopped(); ++k) {
    extend(points[k], points[k], true, line.answers(points[k]));
    if (k + 1 < points.size())
      extend(points[k], points[k + 1], false,
             line.answers((points[k] + points[k + 1]) / Rational(2)));
  }
  return stretches;
}

/// The answers that one stretch has and another has not.
std::string what_turns(const Stretch& from, const Stretch& to) {
  std::vector<std::string> turned;
  for (std::size_t k = 0; k < to.answers.size(); ++k)
    if (k >= from.answers.size() || from.answers[k] != to.answers[k])
      turned.push_back(to.answers[k]);
  return fmt::format("{}", fmt::join(turned, "; "));
}

}  // namespace

bool vary_number(const Scenario& scenario, const Lever& lever,
                 const std::optional<Expression>& target, graph::ConceptId concept_id,
                 Reading reading, const Run& run, Effect& effect) {
  const Line line(scenario, lever, target, concept_id, reading, run);
  const Rational now = line.today();
  const Range& range = *number_at(scenario.model().c, lever.vary);
  effect.now = range.sure() ? now.decimal(4)
                            : fmt::format("{} to {}", range.low.decimal(4), range.high.decimal(4));
  effect.stretches = stretches_of(line, lever, run);
  if (run.stopped()) return false;
  effect.changes = effect.stretches.size() > 1;
  effect.effect =
      "nothing turns on it between " + lever.low.decimal(4) + " and " + lever.high.decimal(4);
  // The nearest boundary, above or below today's value, of the stretch that today lies in.
  std::optional<std::size_t> home;
  for (std::size_t k = 0; k < effect.stretches.size(); ++k) {
    const Stretch& s = effect.stretches[k];
    const bool inside = (now > s.low || (now == s.low && s.low_included)) &&
                        (now < s.high || (now == s.high && s.high_included));
    if (inside) home = k;
  }
  if (!home || effect.stretches.size() < 2) return true;
  const Stretch& here = effect.stretches[*home];
  std::optional<std::size_t> other;
  if (*home + 1 < effect.stretches.size()) other = *home + 1;
  const bool below_nearer = *home > 0 && (!other || now - here.low < here.high - now);
  if (below_nearer) other = *home - 1;
  effect.threshold = below_nearer ? here.low : here.high;
  effect.effect = what_turns(here, effect.stretches[*other]);
  return true;
}

}  // namespace entente::levers
