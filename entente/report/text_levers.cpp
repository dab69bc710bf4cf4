#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/change_lines.hpp"
#include "entente/report/stability.hpp"

namespace entente::report {
namespace {

using levers::Effect;

constexpr std::size_t most_changes = 8;

std::string numbers(const std::vector<StateId>& states) {
  constexpr std::size_t most = 8;
  if (states.empty()) return "none";
  if (states.size() > most) return count_of(states.size(), "state", "states");
  std::vector<std::string> parts;
  parts.reserve(states.size());
  for (StateId s : states) parts.push_back(std::to_string(s.value + 1));
  return fmt::format("{}", fmt::join(parts, ", "));
}

/// The states that hold after the change, under the concept asked for.
const std::vector<StateId>& holding(const LeversReport& a, const levers::Holding& all) {
  return all.at(static_cast<std::size_t>(a.concept_id));
}

/// Whether the change turns the answer: for a target, makes it hold, or ends that it does.
bool works(const LeversReport& a, const Effect& e) {
  if (!a.target) return e.changes;
  if (a.answer.target_today && e.kind == Effect::Kind::vary) return false;
  return e.possible && e.target_holds != a.answer.target_today;
}

std::string lever_name(const Effect& e) { return plain_words(e.id); }

std::string names(const LeversReport& a, bool that_work) {
  std::vector<std::string> parts;
  for (const Effect& e : a.answer.effects)
    if (e.from_case && works(a, e) == that_work) parts.push_back(lever_name(e));
  return list_words(parts);
}

std::string sentence(const LeversReport& a) {
  const std::string good = names(a, true), idle = names(a, false);
  const auto others = static_cast<std::size_t>(std::ranges::count_if(
      a.answer.effects, [&](const Effect& e) { return !e.from_case && works(a, e); }));
  const std::string changes = count_of(others, "single change", "single changes");
  if (a.target) {
    const std::string what = fmt::format("\"{}\"", a.target->text);
    const std::string_view under = graph::about(a.concept_id).word;
    if (a.answer.target_today)
      return fmt::format("{} holds today under {}{}.", what, under,
                         good.empty() ? "" : "; it would not with " + good);
    if (!good.empty())
      return fmt::format("{} does not hold today under {}; it would with {}.", what, under, good);
    if (others > 0)
      return fmt::format(
          "{} does not hold today under {}; {} of what a party can do or wants would "
          "make it hold.",
          what, under, changes);
    return fmt::format("{} does not hold under {}, and no single lever makes it hold.", what,
                       under);
  }
  if (!good.empty() && !idle.empty())
    return fmt::format("{} would change an answer; {} would not.", sentence_case(good), idle);
  if (!good.empty()) return fmt::format("{} would change an answer.", sentence_case(good));
  if (!idle.empty()) return fmt::format("{} would change nothing.", sentence_case(idle));
  return others == 0 ? "No single change of what a party wants or can do changes what holds."
                     : fmt::format("{} would change what holds.", sentence_case(changes));
}

std::string turns_at(const Effect& e) {
  if (e.kind == Effect::Kind::vary)
    return e.threshold ? e.threshold->decimal(4) : std::string("never");
  return "";
}

std::string then(const LeversReport& a, const Effect& e) {
  if (!e.possible) return "leaves no state";
  if (e.kind == Effect::Kind::vary || !e.effect.empty()) return e.effect;
  return "holds: " + numbers(holding(a, e.holding));
}

std::string case_levers(const LeversReport& a, const Look& look) {
  Table table({{"lever"}, {"now"}, {"turns at", true}, {"then"}});
  for (const Effect& e : a.answer.effects)
    if (e.from_case)
      table.add({{lever_name(e)},
                 {e.now},
                 {turns_at(e)},
                 {then(a, e), works(a, e) ? Tone::good : Tone::plain}});
  return table.empty() ? "" : "\n" + table.text(look);
}

std::string single_changes(const LeversReport& a, const Look& look) {
  const std::vector<ChangeLine> lines = change_lines(
      a, [&](const Effect& e) { return works(a, e) || look.verbose; },
      [&](const Effect& e) {
        return e.possible ? numbers(holding(a, e.holding)) : std::string("leaves no state");
      });
  if (lines.empty()) return {};
  const std::size_t most = look.verbose ? 1000 : most_changes;
  Table table({{"holds then"}, {"after this single change"}});
  std::size_t left = 0;
  for (std::size_t k = 0; k < lines.size(); ++k) {
    if (k < most)
      table.add({{lines[k].then}, {lines[k].words}});
    else
      left += lines[k].changes;
  }
  std::string text = "\n" + table.text(look);
  if (left > 0)
    text += fmt::format("  and {} (-v lists them)\n",
                        count_of(left, "single change more", "single changes more"));
  return text;
}

std::string stretches(const LeversReport& a, const Look& look) {
  std::string text;
  for (const Effect& e : a.answer.effects) {
    if (e.stretches.size() < 2) continue;
    text += fmt::format("\n{}\n", lever_name(e));
    for (const levers::Stretch& s : e.stretches) {
      const std::string range = s.low == s.high
                                    ? s.low.decimal(4)
                                    : fmt::format("{} to {}", s.low.decimal(4), s.high.decimal(4));
      text += wrapped(fmt::format("{}", fmt::join(s.answers, "; ")), look,
                      "  " + padded(range, 18) + "  ", 22);
    }
  }
  return text;
}

}  // namespace

std::string text_levers(const LeversReport& a, const Look& look) {
  std::string text = wrapped(sentence(a), look);
  text += case_levers(a, look) + single_changes(a, look);
  if (look.verbose) text += stretches(a, look);
  if (a.answer.partial)
    text += "\n" + wrapped(
                       "The work was ended before every change was tried: what is not listed "
                       "is not known.",
                       look);
  text += fmt::format("\nToday under {}: {}.\n", graph::about(a.concept_id).word,
                      states_in_words(*a.model, holding(a, a.answer.today)).empty()
                          ? std::string("no state holds")
                          : states_in_words(*a.model, holding(a, a.answer.today)));
  return text;
}

}  // namespace entente::report
