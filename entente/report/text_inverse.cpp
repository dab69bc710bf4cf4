#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/inverse.hpp"
#include "entente/report/stability.hpp"

namespace entente::report {
namespace {

using graph::Inverse;
using graph::PartyInverse;

constexpr std::size_t most_named = 6;
constexpr std::size_t most_listed = 8;

std::string times(std::uint64_t swaps) {
  return count_of(swaps, "swap of neighbours", "swaps of neighbours");
}

/// "DC", "DC and DD"; more than a few are counted unless everything is to be shown.
std::string states_words(const InverseReport& a, const graph::Conditions& c,
                         const graph::NumberSet& set, std::string_view last, const Look& look) {
  if (set.size() > most_named && !look.verbose) return count_of(set.size(), "state", "states");
  std::vector<std::string> parts;
  parts.reserve(set.size());
  for (std::uint32_t v : set) parts.push_back(a.id(c.states[v]));
  return list_words(parts, last);
}

/// "DC; DD and CD", of many the first few.
std::string ways_words(const InverseReport& a, const graph::Conditions& c,
                       const std::vector<graph::NumberSet>& sets, const Look& look) {
  const std::size_t shown = look.verbose ? sets.size() : std::min(sets.size(), most_named);
  std::vector<std::string> ways;
  for (std::size_t k = 0; k < shown; ++k) ways.push_back(states_words(a, c, sets[k], "and", look));
  const std::size_t left = sets.size() - shown;
  return fmt::format("{}{}", fmt::join(ways, "; "),
                     left == 0 ? "" : fmt::format("; {}", count_of(left, "way more", "ways more")));
}

/// Where alternatives are too many: what each of the party's moves asks for.
std::string needs_words(const InverseReport& a, const graph::Conditions& c, const Look& look) {
  std::vector<std::string> parts;
  for (const auto& need : c.demands.needs) {
    if (parts.size() == most_named && !look.verbose) break;
    std::vector<graph::NumberSet> sets;
    sets.reserve(need.size());
    for (std::uint32_t w : need) sets.push_back(c.demands.ways[w]);
    parts.push_back("one of: " + ways_words(a, c, sets, look));
  }
  const std::size_t left = c.demands.needs.size() - parts.size();
  if (left > 0) parts.push_back(count_of(left, "more such choice", "more such choices"));
  return fmt::format("{}", fmt::join(parts, "; and "));
}

/// What a party's preferences must be like, as a sentence.
std::string condition_sentence(const InverseReport& a, std::size_t i, const PartyInverse& party,
                               const Look& look) {
  const graph::Conditions& c = party.conditions;
  const std::string who = with_article_at_start(a.party_names[i]);
  const std::string target = a.id(c.target);
  const auto sets = graph::alternatives(c.demands, most_alternatives);
  if (!sets)
    return fmt::format("{} must rank no higher than {} {}.", who, target, needs_words(a, c, look));
  if (sets->front().empty()) return fmt::format("{} stays whatever it prefers.", who);
  if (sets->size() == 1)
    return fmt::format("{} must not prefer {} to {}.", who,
                       states_words(a, c, sets->front(), "or", look), target);
  return fmt::format("{} must rank no higher than {} one of: {}.", who, target,
                     ways_words(a, c, *sets, look));
}

std::string share_words(const InverseReport& a, const graph::OrderCount& count) {
  constexpr std::uint64_t readable = 1'000'000'000;
  if (!count.exact)
    return fmt::format("about {} (+- {})", percent(count.share, 2),
                       percent(count.standard_error, 2));
  const auto total = graph::orders_of(a.states);
  if (total && total->small() && *total->small() <= readable)
    return fmt::format("{} of {}", count.orders->text(), total->text());
  return percent(count.share, 2);
}

std::string change_words(const InverseReport& a, const PartyInverse& party) {
  if (party.stable) return "-";
  const std::string place = a.id(*party.change.rise_to);
  if (!party.change.swaps) return fmt::format("level with {}", place);
  return fmt::format("above {} ({})", place, count_of(*party.change.swaps, "swap", "swaps"));
}

std::string party_table(const InverseReport& a, const Inverse& target, const Look& look) {
  Table table({{"party"},
               {"today"},
               {"stays if " + a.id(target.target) + " rises"},
               {"orders in which it stays", true}});
  for (std::size_t i = 0; i < target.parties.size(); ++i) {
    const PartyInverse& party = target.parties[i];
    table.add({{a.party_names[i]},
               {party.stable ? "stays" : "leaves", party.stable ? Tone::good : Tone::weak},
               {change_words(a, party)},
               {share_words(a, party.count)}});
  }
  return "\n" + table.text(look);
}

std::string holds_words(const InverseReport& a, const Inverse& target) {
  std::vector<std::string> words;
  for (graph::ConceptId id : target.holds_under) words.push_back(graph::about(id).word);
  return fmt::format("Today {} holds under {}.", a.id(target.target),
                     words.empty() ? "no concept" : list_words(words));
}

std::string one_target(const InverseReport& a, const Inverse& target, const Look& look) {
  std::string text = party_table(a, target, look) + "\n";
  for (std::size_t i = 0; i < target.parties.size(); ++i)
    text += wrapped(condition_sentence(a, i, target.parties[i], look), look);
  text += text_edits(a, target, look);
  text += "\n" + wrapped(holds_words(a, target), look);
  if (!target.independent())
    text +=
        wrapped("What is asked of one party holds while the others keep their preferences.", look);
  return text;
}

std::string first_sentence(const InverseReport& a, const Inverse& target) {
  const std::string name = a.name(target.target);
  const std::string what = a.numbered ? sentence_case(name) : name;  // ids stay as they are
  const std::string under = graph::about(a.concept_id).word;
  if (target.already()) return fmt::format("{} holds today under {}.", what, under);
  const auto swaps = target.swaps();
  const auto leaving =
      static_cast<std::size_t>(std::ranges::count(target.parties, false, &PartyInverse::stable));
  const std::string start = fmt::format("{} does not hold today under {}", what, under);
  if (swaps)
    return fmt::format("{}; it would after {} in the parties' orders.", start, times(*swaps));
  return fmt::format("{}: {} would leave it.", start, count_of(leaving, "party", "parties"));
}

std::string target_list(const InverseReport& a, const Look& look) {
  Table table({{"state"}, {"today"}, {"to pass", true}, {"by whom"}});
  const std::size_t shown =
      look.verbose ? a.targets.size() : std::min(a.targets.size(), most_listed);
  for (std::size_t k = 0; k < shown; ++k) {
    const Inverse& target = a.targets[k];
    std::vector<std::string> who;
    for (std::size_t i = 0; i < target.parties.size(); ++i)
      if (!target.parties[i].stable)
        who.push_back(fmt::format("{} {}", a.party_names[i], target.parties[i].change.passed));
    table.add({{a.name(target.target)},
               {target.already() ? "holds" : "does not hold",
                target.already() ? Tone::good : Tone::plain},
               {std::to_string(target.passed())},
               {who.empty() ? "-" : list_words(who)}});
  }
  std::string text = "\n" + table.text(look);
  if (shown < a.targets.size())
    text += fmt::format("  and {} (-v lists them)\n",
                        count_of(a.targets.size() - shown, "state more", "states more"));
  return text;
}

std::string list_sentence(const InverseReport& a) {
  const auto holding = static_cast<std::size_t>(
      std::ranges::count_if(a.targets, [](const Inverse& target) { return target.already(); }));
  const std::string what =
      fmt::format("\"{}\" is {}", *a.expression, count_of(a.targets.size(), "state", "states"));
  const std::string under = graph::about(a.concept_id).word;
  if (holding > 0)
    return fmt::format("{}, of which {} today under {}.", what, count_of(holding, "holds", "hold"),
                       under);
  return fmt::format("{}, none of which holds today under {}; {} is nearest.", what, under,
                     a.name(a.targets.front().target));
}

}  // namespace

std::string text_inverse(const InverseReport& a, const Look& look) {
  const Inverse& first = a.targets.front();
  std::string text;
  if (a.partial) {
    text = "It ended before it was complete";
    if (a.left_out > 0)
      text += fmt::format(": of the states that are \"{}\" {} not looked at", *a.expression,
                          count_of(a.left_out, "was", "were"));
    return wrapped(text + ".", look) + target_list(a, look);
  }
  if (a.expression) {
    text = wrapped(list_sentence(a), look) + target_list(a, look) + "\n";
    text += wrapped(first_sentence(a, first), look);
  } else {
    text = wrapped(first_sentence(a, first), look);
  }
  text += one_target(a, first, look);
  if (!a.command.empty())
    text += wrapped("Single changes of a party's statements that would do it: " + a.command, look);
  return text;
}

}  // namespace entente::report
