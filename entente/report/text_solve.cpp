#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/solve.hpp"

namespace entente::report {
namespace {

/// So many equilibria are shown without --verbose.
constexpr std::size_t few_shown = 12;
constexpr std::size_t most_fraction = 13;  // longer fractions are shown as decimals

std::string shown(const Rational& value) {
  const std::string fraction = value.fraction();
  return fraction.size() <= most_fraction ? fraction : fmt::format("{:.6g}", value.to_double());
}

std::string sentence(const SolveAnswer& a) {
  const solve::Solved& s = a.solved;
  if (s.profiles.empty()) return s.reason;
  const std::string count = count_of(s.profiles.size(), "equilibrium", "equilibria");
  if (s.complete) return fmt::format("{}: all there are of this kind ({}).", count, s.method);
  return fmt::format("{} ({}). There may be others.", count, s.method);
}

std::string payoffs_text(const SolveAnswer& a, std::size_t k) {
  const std::vector<std::string> players = player_keys(a);
  std::vector<std::string> earns;
  for (std::size_t i = 0; i < players.size(); ++i)
    earns.push_back(fmt::format("{} {}", players[i], shown(a.solved.certificates[k].payoffs[i])));
  return list_words(earns);
}

std::string equilibrium_text(const SolveAnswer& a, std::size_t k, const Look& look) {
  std::string text = wrapped("payoffs: " + payoffs_text(a, k), look, fmt::format("{}. ", k + 1), 3);
  Table table({{""}, {""}, {""}});
  std::string last;
  for (const NamedRow& row : named_rows(a, k)) {
    std::vector<std::string> used;
    for (const auto& [name, chance] : row.chances) {
      if (*chance == Rational(0)) continue;
      used.push_back(*chance == Rational(1) ? name : fmt::format("{} {}", name, shown(*chance)));
    }
    table.add({{row.player == last ? "" : row.player},
               {row.set == "strategy" ? "" : row.set},
               {fmt::format("{}", fmt::join(used, ", "))}});
    last = row.player;
  }
  return text + table.text(look);
}

std::string components_text(const solve::Solved& s, const Look& look) {
  if (s.components.empty() || s.components.size() == s.profiles.size()) return {};
  std::vector<std::string> groups;
  for (const auto& component : s.components) {
    std::vector<std::string> members;
    for (const std::uint32_t k : component) members.push_back(std::to_string(k + 1));
    groups.push_back(list_words(members));
  }
  return wrapped(fmt::format("Connected to each other, so that mixtures can be equilibria as well: "
                             "{}.",
                             fmt::join(groups, "; ")),
                 look);
}

}  // namespace

std::string text_solve(const SolveAnswer& a, const Look& look) {
  const solve::Solved& s = a.solved;
  std::string text = wrapped(sentence(a), look);
  for (const std::string& warning : s.warnings) text += wrapped("Note: " + warning + ".", look);
  const std::size_t most =
      look.verbose ? s.profiles.size() : std::min(few_shown, s.profiles.size());
  for (std::size_t k = 0; k < most; ++k) text += "\n" + equilibrium_text(a, k, look);
  if (!s.profiles.empty()) text += "\n";
  if (most < s.profiles.size())
    text += fmt::format("{} more with --verbose.\n", s.profiles.size() - most);
  text += components_text(s, look);
  if (!s.profiles.empty())
    text += wrapped(
        "Recomputed from the game: nobody gains by planning anew (regret 0, exact), in any of "
        "them.",
        look);
  if (s.ended != solve::Ended::all) text += "The work was ended before it was complete.\n";
  if (look.verbose && !s.why.empty())
    text += wrapped(fmt::format("Chosen method: {} ({}).", s.method, s.why), look);
  return text;
}

}  // namespace entente::report
