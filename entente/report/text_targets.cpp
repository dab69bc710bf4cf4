#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/path.hpp"

namespace entente::report {
namespace {

std::string by_words(WayKind kind) {
  switch (kind) {
    case WayKind::any:
      return "moves";
    case WayKind::improving:
      return "improvements";
    case WayKind::improving_or_unknown:
      return "moves that pay or might";
    case WayKind::joint:
      break;
  }
  return "joint moves";
}

/// "Russia", "Ann or Bob".
std::string any_of(const PathAnswer& a, const std::vector<PartyId>& parties) {
  std::vector<std::string> names;
  names.reserve(parties.size());
  for (PartyId i : parties) names.push_back(a.names.party(i));
  return list_words(names, "or");
}

/// How far it is, and how many ways there are.
std::string distance(const PathAnswer& a, const TargetWays& t) {
  const std::uint32_t moves = t.cost->moves;
  const std::string_view joint = a.coalitions == nullptr ? "" : "joint ";
  std::string text =
      fmt::format("From {} {} {} to {}", start_words(a),
                  count_of(moves, fmt::format("{}move", joint), fmt::format("{}moves", joint)),
                  moves == 1 ? "leads" : "lead", a.names.state(t.to));
  const bool cheapest = a.question.order == graph::WayOrder::cheapest;
  if (t.losses > 0)
    text += fmt::format(", {}without gain for {}",
                        moves == 1 ? "" : std::to_string(t.losses) + " of them ",
                        t.losses == 1 ? "its maker" : "their makers");
  text += ".";
  if (t.count > graph::WideCount(1))
    text += fmt::format(" There are {}{} ways as {}.", t.count.saturated() ? "at least " : "",
                        t.count.text(), cheapest ? "cheap" : "short");
  return text;
}

std::string move_of(const PathAnswer& a, const Move& m) {
  if (a.coalitions == nullptr) return a.names.move(m);
  return fmt::format("{} from {} to {}", a.mover(m.by), a.names.id(m.from), a.names.id(m.to));
}

std::string bottleneck_words(const PathAnswer& a, const graph::Bottlenecks& b) {
  constexpr std::size_t most = 12;
  if (b.moves.empty() && b.states.empty()) return "No move and no state is on every way.";
  std::string text;
  if (!b.moves.empty()) {
    std::vector<std::string> moves;
    for (std::size_t k = 0; k < std::min(most, b.moves.size()); ++k)
      moves.push_back(move_of(a, b.moves[k]));
    if (b.moves.size() > most) moves.push_back(fmt::format("{} more", b.moves.size() - most));
    text = fmt::format("On every way: {}.", fmt::join(moves, "; "));
  }
  if (!b.states.empty())
    text += fmt::format("{}Every way passes {}.", text.empty() ? "" : " ",
                        state_numbers(a, b.states, most));
  return text;
}

/// Who can keep the state from being reached, alone.
std::string prevention_words(const PathAnswer& a, const TargetWays& t) {
  std::string text;
  if (!t.refusing.empty())
    text = fmt::format("{} can prevent it alone, by never moving.",
                       sentence_case(any_of(a, t.refusing)));
  std::vector<PartyId> quick;
  for (PartyId i : t.moving_first)
    if (std::ranges::find(t.refusing, i) == t.refusing.end()) quick.push_back(i);
  if (!quick.empty())
    text += fmt::format("{}{} could prevent it alone{} by always moving before the others can.",
                        text.empty() ? "" : " ", sentence_case(any_of(a, quick)),
                        text.empty() ? "" : " too,");
  return text.empty() ? "No party can prevent it alone." : text;
}

std::string unreached(const PathAnswer& a, const TargetWays& t) {
  std::string text = fmt::format("No {} lead from {} to {}.", by_words(a.question.kind),
                                 start_words(a), a.names.state(t.to));
  if (a.question.kind != WayKind::any) text += " (--moves any looks at all moves.)";
  return text;
}

std::string target_text(const PathAnswer& a, const TargetWays& t, const Look& look) {
  if (!t.cost)
    return wrapped(a.partial
                       ? fmt::format("{} was not reached yet.", sentence_case(a.names.state(t.to)))
                       : unreached(a, t),
                   look);
  if (t.to == a.question.from)
    return wrapped(fmt::format("{} is where it starts.", a.names.state(t.to)), look);
  std::string text = wrapped(distance(a, t), look);
  for (const std::vector<Move>& way : t.ways) text += "\n" + way_lines(a, way, "", look);
  text += "\n";
  if (t.bottlenecks) text += wrapped(bottleneck_words(a, *t.bottlenecks), look);
  if (t.prevention_known) text += wrapped(prevention_words(a, t), look);
  return text;
}

std::string prevention_text(const PathAnswer& a, const Look& look) {
  constexpr std::size_t most = 12;
  std::string text =
      "\n" + wrapped("What a party alone keeps from being reached, by never moving:", look);
  for (const Prevention& p : a.prevention) {
    std::vector<StateId> states;
    p.lost.each([&](StateId s) {
      states.push_back(s);
      return true;
    });
    text += wrapped(
        fmt::format("{}: {}", a.names.party_at_start(p.party),
                    states.empty() ? "nothing"
                                   : state_numbers(a, states, look.verbose ? states.size() : most)),
        look, "  ", 4);
  }
  return text;
}

std::string sequences_text(const PathAnswer& a, const Look& look) {
  const graph::SequenceCounts& counts = *a.sequences;
  std::vector<Table::Column> columns{{"moves", true}, {"sequences", true}};
  if (!counts.into.empty()) columns.push_back({"to " + a.names.id(a.question.to.front()), true});
  Table table(columns);
  bool saturated = false;
  for (std::size_t l = 1; l < counts.all.size(); ++l) {
    const auto shown = [&](const graph::WideCount& count) {
      saturated = saturated || count.saturated();
      return count.saturated() ? "2^128 or more" : count.text();
    };
    std::vector<Table::Cell> row{{std::to_string(l)}, {shown(counts.all[l])}};
    if (!counts.into.empty()) row.push_back({shown(counts.into[l])});
    table.add(row);
  }
  std::string text =
      "\n" + wrapped("Sequences of moves in which nobody moves twice in a row:", look);
  text += table.text(look);
  if (saturated) text += "Beyond 2^128 sequences are not counted one by one.\n";
  return text;
}

}  // namespace

std::string text_targets(const PathAnswer& a, const Look& look) {
  const std::size_t most = look.verbose ? a.targets.size() : 5;
  std::string text;
  for (std::size_t k = 0; k < std::min(most, a.targets.size()); ++k)
    text += (text.empty() ? "" : "\n") + target_text(a, a.targets[k], look);
  if (a.targets.size() > most)
    text += fmt::format("\n{} more (-v lists them).\n", a.targets.size() - most);
  if (!a.prevention.empty()) text += prevention_text(a, look);
  if (a.sequences) text += sequences_text(a, look);
  return text;
}

}  // namespace entente::report
