#include <algorithm>
#include <set>

#include "entente/base/words.hpp"
#include "entente/report/page/card_pictures.hpp"
#include "entente/report/page/lever_words.hpp"

namespace entente::page {
namespace {

struct Card {
  std::string question;
  Html answer, reason, picture;
};

/// "Partial deal and ceasefire".
Html names_of(const std::vector<std::string>& titles) {
  std::vector<Html> parts;
  for (const std::string& title : titles) {
    std::string name = title;
    if (!parts.empty() && name[0] >= 'A' && name[0] <= 'Z')
      name[0] = static_cast<char>(name[0] - 'A' + 'a');
    parts.push_back(html("<bdi>{}</bdi>", name));
  }
  return listed(parts);
}

/// What holds although somebody there has a better move.
Html more_hold(const Context& x, const StateSet& good, std::uint64_t count) {
  if (count > 1)
    return html(" {} more hold because others would gladly answer a move away.",
                sentence_case(count_words(count)));
  Html name;
  good.each([&](StateId s) {
    if (!x.answers.holds_under(graph::ConceptId::nash, s)) name = x.names.called_at_start(s);
    return true;
  });
  return html(" {} holds too, because others would gladly answer a move away.", name);
}

Card holding_card(const Context& x) {
  Card card{"What holds?", {}, {}, comb(x)};
  const StateSet& nash = x.answers.equilibria(graph::ConceptId::nash);
  StateSet good = x.answers.equilibria(graph::ConceptId::seq);
  good |= nash;
  std::vector<std::string> titles;
  (nash.empty() ? good : nash).each([&](StateId s) {
    const std::string title = x.names.title(s);
    if (std::ranges::find(titles, title) == titles.end()) titles.push_back(title);
    return titles.size() < 4;
  });
  const std::uint64_t count = good.count();
  const std::uint64_t firm = nash.count();
  if (count == 0) {
    card.answer = Html{"Nothing, for now"};
    card.reason = html(
        "In each of the {} states some party has a better move that no credible reply takes away.",
        grouped(x.m.space->size()));
    return card;
  }
  if (titles.size() > 3)
    card.answer = html("{} states", sentence_case(count_words(count)));
  else
    card.answer = names_of(titles);
  if (firm == 0) {
    card.reason = html(
        "In no state of {} is every party without a better move; {} hold{} because others would "
        "gladly answer a move away.",
        grouped(x.m.space->size()), count_words(count), count == 1 ? "s" : "");
    return card;
  }
  card.reason = html("Of {} states, {} {} such that no party has a better move.",
                     grouped(x.m.space->size()), count_words(firm), firm == 1 ? "is" : "are");
  if (count > firm) card.reason += more_hold(x, good, count - firm);
  return card;
}

std::optional<Card> bluff_card(const Context& x) {
  const auto judged = std::ranges::find_if(
      x.answers.threats, [](const ThreatView& t) { return t.answer.bluff.has_value(); });
  if (judged == x.answers.threats.end()) return std::nullopt;
  const game::ThreatAnswer& a = judged->answer;
  const bool refuse = a.refusing_best.value_or(false);
  Card card{"Was it a bluff?", {}, {}, bluff_picture(*judged)};
  if (*a.bluff)
    card.answer = refuse ? Html{"Yes, and calling it pays"} : Html{"Yes, but better not called"};
  else
    card.answer = refuse ? Html{"No, and yet refusing pays"} : Html{"No, it is meant"};
  if (a.threshold)
    card.reason = html(
        "Refusing is best for {} while it puts the chance of action below {}. The case says {}.",
        x.names.party(a.to), percent(*a.threshold),
        percent_range(judged->chance.low, judged->chance.high));
  else
    card.reason =
        html("Once refused, {} would rather {} it. For {} it is best to {}.", x.names.party(a.from),
             *a.bluff ? "drop" : "carry out", x.names.party(a.to), refuse ? "refuse" : "comply");
  return card;
}

std::optional<Card> range_card(const Context& x) {
  if (x.answers.ranges.empty()) return std::nullopt;
  const settle::Bargaining& b = x.answers.ranges.front().range;
  Card card{"Is a settlement possible?",
            b.exists() ? Html{"Yes, there is room"} : Html{"Not now"},
            {},
            range_picture(x, b)};
  card.reason = html("{} takes no less than {}, {} gives no more than {}. The {} is {}.",
                     x.names.party_at_start(b.taker), percent(b.least), x.names.party(b.giver),
                     percent(b.most), b.exists() ? "room" : "gap",
                     percent(b.exists() ? b.width() : -b.width()));
  return card;
}

/// Outcomes (or states, where none are named) that hold under Nash, else under sequential
/// stability.
std::set<std::string> titles_of(const Context& x, const levers::Holding& holding) {
  std::set<std::string> titles;
  for (const graph::ConceptId id : {graph::ConceptId::nash, graph::ConceptId::seq})
    if (titles.empty())
      for (StateId s : holding[static_cast<std::size_t>(id)]) titles.insert(x.names.title(s));
  return titles;
}

/// How much a lever tells: a new outcome that holds without threats, then a threshold, then any
/// change.
int worth_telling(const Context& x, const levers::Effect& effect) {
  using Kind = levers::Effect::Kind;
  if (!effect.possible || !effect.changes) return 0;
  int worth = effect.from_case ? 100 : 1;
  if (effect.kind == Kind::vary) return effect.threshold ? worth + 1 : worth;
  if (holding_states(effect.holding) == holding_states(x.answers.levers->today)) return 0;
  constexpr std::size_t nash = 0;
  static_assert(graph::crisp_concepts[nash] == graph::ConceptId::nash);
  for (StateId s : effect.holding[nash]) {
    const auto same = [&](StateId t) { return x.names.title(t) == x.names.title(s); };
    if (std::ranges::none_of(x.answers.levers->today[nash], same)) worth += 4;
  }
  return worth;
}

/// The lever as the case words it; a change that a search found is named by whom it touches.
Html lever_title(const Context& x, const levers::Effect& effect) {
  using Kind = levers::Effect::Kind;
  if (effect.from_case || !effect.by)
    return html("<bdi>{}</bdi>", effect.about.empty() ? effect.id : effect.about);
  if (effect.kind == Kind::hold || effect.kind == Kind::forbid)
    return html("Binding {}", x.names.party(*effect.by));
  return html("Other wishes of {}", x.names.party(*effect.by));
}

std::optional<Card> lever_card(const Context& x) {
  if (!x.answers.levers) return std::nullopt;
  const levers::Effect* best = nullptr;
  int most = 0;
  for (const levers::Effect& effect : x.answers.levers->effects)
    if (const int worth = worth_telling(x, effect); worth > most) {
      best = &effect;
      most = worth;
    }
  if (best == nullptr) return std::nullopt;
  Card card{"What would change it?", lever_title(x, *best), effect_words(x, *best), {}};
  if (!best->from_case) card.reason = html("<code>{}</code>. {}", best->id, card.reason);
  if (best->kind == levers::Effect::Kind::vary || !best->possible) return card;
  const auto before = titles_of(x, x.answers.levers->today);
  const auto after = titles_of(x, best->holding);
  const auto words = [](const std::set<std::string>& titles) {
    return titles.empty()      ? std::string("nothing holds")
           : titles.size() > 2 ? fmt::format("{} states", titles.size())
                               : list_words({titles.begin(), titles.end()});
  };
  card.picture = change_picture(words(before), words(after));
  return card;
}

}  // namespace

Html verdict_cards(const Context& x) {
  std::vector<Card> cards{holding_card(x)};
  if (auto card = bluff_card(x)) cards.push_back(std::move(*card));
  if (auto card = range_card(x)) cards.push_back(std::move(*card));
  if (auto card = lever_card(x)) cards.push_back(std::move(*card));
  Html out = html(
      "<section id=\"verdict\" aria-labelledby=\"h-verdict\"><h2 id=\"h-verdict\" "
      "class=\"vh\">Verdict</h2><ul class=\"cards n{}\">",
      cards.size());
  for (const Card& card : cards)
    out += html(
        "<li><p class=\"q\">{}</p><p class=\"a\">{}</p><p class=\"y\">{}</p><div "
        "class=\"g\">{}</div></li>",
        card.question, card.answer, card.reason, card.picture);
  return out += Html{"</ul></section>"};
}

}  // namespace entente::page
