#include "entente/levers/changes.hpp"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "entente/base/parallel.hpp"
#include "entente/base/words.hpp"
#include "entente/levers/holding.hpp"
#include "entente/levers/vary.hpp"

namespace entente::levers {
namespace {

/// Beyond this many statements of one party, a statement is moved to first and last place only.
constexpr std::size_t most_for_every_place = 12;

/// What holds on a space of the case. Nothing where the work was stopped.
std::optional<Holding> holding_on(const Model& m, const SpacePointer& space,
                                  const WholeOrders& whole, const Run& run) {
  auto lists = holding_under(m, space, whole, graph::crisp_concepts, run);
  if (!lists) return std::nullopt;
  Holding holding;
  std::ranges::move(*lists, holding.begin());
  return holding;
}

/// A change before it is tried: where it leads and how it is told. Ranks are made when they are
/// needed: those of all changes at once would not fit into memory for a large case.
struct Attempt {
  Effect effect;
  SpacePointer space;
  std::function<Order()> order;  ///< of the party `changed`; empty: nobody's change
  PartyId changed;
  const Lever* vary = nullptr;  ///< the number that is varied instead
  bool tried = false;
};

/// Collects every attempt, then tries them side by side.
class Tryout {
public:
  Tryout(const Model& m, const std::optional<Expression>& target, graph::ConceptId concept_id,
         Reading reading, const Run& run)
      : m_(m),
        scenario_(m, Given{}),
        statements_(scenario_, reading),
        orders_(orders_today(scenario_, reading)),
        target_(target),
        concept_(concept_id),
        reading_(reading),
        run_(run) {
    if (target) target_states_ = m.space->where(*target->formula);
  }

  LeversAnswer run() {
    const auto today = holding_on(m_, m_.space, orders_, run_);
    answer_.today_known = today.has_value();
    answer_.partial = !today;
    if (!today) return std::move(answer_);
    answer_.today = *today;
    answer_.target_today = !under(answer_.today).empty() && holds_under(answer_.today, concept_);
    for (const Lever& lever : m_.c.levers) add_lever(lever);
    for (std::uint32_t i = 0; i < m_.c.parties.size(); ++i) add_statement_changes(PartyId{i});
    for (std::uint32_t o = 0; o < m_.c.options.size(); ++o) add_option_changes(OptionId{o});
    parallel_for(run_, attempts_.size(), [&](std::size_t k) { try_one(attempts_[k]); });
    for (Attempt& attempt : attempts_) {
      answer_.partial = answer_.partial || !attempt.tried;
      if (attempt.tried) answer_.effects.push_back(std::move(attempt.effect));
    }
    return std::move(answer_);
  }

private:
  bool holds_under(const Holding& holding, graph::ConceptId id) const {
    if (!target_) return false;
    const std::vector<StateId>& states = holding[static_cast<std::size_t>(id)];
    return std::ranges::any_of(states, [&](StateId s) { return target_states_.contains(s); });
  }
  std::vector<graph::ConceptId> under(const Holding& holding) const {
    std::vector<graph::ConceptId> ids;
    for (graph::ConceptId id : graph::crisp_concepts)
      if (holds_under(holding, id)) ids.push_back(id);
    return ids;
  }

  void add(Effect effect, SpacePointer space) {
    attempts_.push_back({std::move(effect), std::move(space), {}, {}});
  }
  void add(Effect effect, PartyId changed, std::function<Order()> order) {
    attempts_.push_back({std::move(effect), m_.space, std::move(order), changed});
  }

  SpacePointer held(const Setting& setting) const {
    auto space = OptionSpace::make(m_.c, std::span(&setting, 1), most_combinations);
    return space ? *space : nullptr;
  }

  void add_lever(const Lever& lever) {
    Effect effect;
    effect.id = lever.id;
    effect.about = lever.about;
    effect.from_case = true;
    if (!lever.by.empty()) effect.by = lever.by.front();
    if (lever.set) {
      const Setting& s = *lever.set;
      effect.kind = Effect::Kind::set;
      effect.now = m_.c.option(s.option).levels[m_.c.status_quo[s.option.value]];
      add(std::move(effect), held(s));
    } else if (lever.promote) {
      effect.kind = Effect::Kind::promote;
      effect.now = fmt::format("place {}", lever.promote->second + 1);
      const PartyId party = lever.promote->first;
      const std::uint32_t from = lever.promote->second;
      add(std::move(effect), party,
          [this, party, from] { return statements_.moved(party, from, 0); });
    } else {
      effect.kind = Effect::Kind::vary;
      attempts_.push_back({std::move(effect), nullptr, {}, {}, &lever});
    }
  }

  void add_statement_changes(PartyId party) {
    const Wants& wants = m_.c.wants[party.value];
    const std::size_t count = wants.statements.size();
    const auto effect_of = [&](std::size_t k, Effect::Kind kind, const std::string& words) {
      Effect effect;
      effect.kind = kind;
      effect.by = party;
      effect.statement = static_cast<std::uint32_t>(k + 1);
      effect.id =
          fmt::format("{}: \"{}\" {}", m_.c.party(party).id, wants.statements[k].want.text, words);
      effect.now = fmt::format("place {} of {}", k + 1, count);
      return effect;
    };
    for (std::size_t k = 0; k < count; ++k) {
      add(effect_of(k, Effect::Kind::drop, "dropped"), party,
          [this, party, k] { return statements_.without(party, k); });
      for (std::size_t to = 0; to < count && reading_ == Reading::order; ++to) {
        const bool end = to == 0 || to + 1 == count;
        if (to == k || (!end && count > most_for_every_place)) continue;
        const Effect::Kind kind = to < k ? Effect::Kind::raise : Effect::Kind::lower;
        Effect effect = effect_of(k, kind, fmt::format("to place {}", to + 1));
        effect.place = static_cast<std::uint32_t>(to + 1);
        add(std::move(effect), party,
            [this, party, k, to] { return statements_.moved(party, k, to); });
      }
    }
  }

  void add_option_changes(OptionId o) {
    const Option& option = m_.c.option(o);
    for (std::size_t level = 0; level < option.levels.size(); ++level) {
      const Setting setting{
          o, static_cast<Level>(level), setting_text(m_.c, o, static_cast<Level>(level)), {}};
      Effect effect;
      effect.by = option.owner;
      effect.now = option.levels[m_.c.status_quo[o.value]];
      effect.kind = Effect::Kind::hold;
      effect.id = setting.text + " held";
      const bool a_lever = std::ranges::any_of(m_.c.levers, [&](const Lever& lever) {
        return lever.set && lever.set->option == o && lever.set->level == setting.level;
      });
      if (!a_lever) add(effect, held(setting));
      if (option.levels.size() == 2) continue;  // forbidding one level holds the other
      effect.kind = Effect::Kind::forbid;
      effect.id = setting.text + " forbidden";
      add(effect, forbidden(setting));
    }
  }

  SpacePointer forbidden(const Setting& setting) const {
    Case fewer;
    fewer.parties = m_.c.parties;
    fewer.options = m_.c.options;
    fewer.rules = m_.c.rules;
    Rule never;
    never.condition.formula = Formula::test(setting.option, std::uint64_t{1} << setting.level);
    fewer.rules.push_back(std::move(never));
    auto space = OptionSpace::make(fewer, {}, most_combinations);
    return space ? *space : nullptr;
  }

  void try_one(Attempt& attempt) const {
    Effect& effect = attempt.effect;
    Run alone = run_;
    alone.threads = 1;
    if (attempt.vary != nullptr)
      attempt.tried =
          vary_number(scenario_, *attempt.vary, target_, concept_, reading_, alone, effect);
    if (attempt.space == nullptr) return;
    effect.possible = attempt.space->size() > 0;
    const auto holding = holding_on(
        m_, attempt.space,
        attempt.order ? with_order(orders_, attempt.changed, attempt.order()) : orders_, alone);
    attempt.tried = holding.has_value();
    if (!holding) return;
    effect.holding = *holding;
    effect.changes = !effect.possible || effect.holding != answer_.today;
    effect.target_under = under(effect.holding);
    effect.target_holds = holds_under(effect.holding, concept_);
    effect.effect = sentence(effect);
  }

  std::string sentence(const Effect& effect) const {
    if (!effect.possible) return "no state is left";
    if (target_) {
      if (effect.target_under.empty())
        return fmt::format("{} holds under no concept", target_->text);
      std::vector<std::string> words;
      for (graph::ConceptId id : effect.target_under) words.emplace_back(graph::about(id).word);
      return fmt::format("{} holds under {}", target_->text, list_words(words));
    }
    if (!effect.changes) return "nothing changes";
    std::vector<std::string> differing;
    for (graph::ConceptId id : graph::crisp_concepts)
      if (effect.holding[static_cast<std::size_t>(id)] !=
          answer_.today[static_cast<std::size_t>(id)])
        differing.emplace_back(graph::about(id).word);
    const std::string_view own = graph::about(concept_).word;
    if (std::ranges::find(differing, own) == differing.end())
      return fmt::format("under {} as now; it differs under {}", own, list_words(differing));
    const bool alike = std::ranges::all_of(
        effect.holding, [&](const auto& h) { return h == effect.holding.front(); });
    const std::vector<StateId>& states =
        effect.holding[static_cast<std::size_t>(alike ? graph::ConceptId::nash : concept_)];
    const std::string how =
        alike ? "under every concept" : fmt::format("under {}", graph::about(concept_).word);
    if (states.empty()) return "nothing holds " + how;
    std::vector<std::string> numbers;
    for (std::size_t k = 0; k < states.size() && k < 12; ++k)
      numbers.push_back(std::to_string(states[k].value + 1));
    if (states.size() > 12) numbers.push_back(fmt::format("{} more", states.size() - 12));
    return fmt::format("{}{} {} {}", states.size() == 1 ? "only " : "", list_words(numbers),
                       states.size() == 1 ? "holds" : "hold", how);
  }

  const Model& m_;
  Scenario scenario_;
  StatementOrders statements_;
  WholeOrders orders_;
  const std::optional<Expression>& target_;
  graph::ConceptId concept_;
  Reading reading_;
  const Run& run_;
  StateSet target_states_;
  std::vector<Attempt> attempts_;
  LeversAnswer answer_;
};

}  // namespace

LeversAnswer try_levers(const Model& m, const std::optional<Expression>& target,
                        graph::ConceptId concept_id, Reading reading, const Run& run) {
  return Tryout(m, target, concept_id, reading, run).run();
}

}  // namespace entente::levers
