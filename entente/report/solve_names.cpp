#include <map>

#include <fmt/format.h>

#include "entente/report/solve.hpp"

namespace entente::report {

std::vector<std::string> keys_of(const std::vector<std::string>& labels,
                                 const std::vector<std::uint64_t>& numbers) {
  std::map<std::string, int> uses;
  for (const std::string& label : labels) ++uses[label];
  std::vector<std::string> keys;
  for (std::size_t k = 0; k < labels.size(); ++k) {
    const std::string& label = labels[k];
    const bool names = !label.empty() && label.front() != '#' && uses[label] == 1;
    keys.push_back(names ? label : fmt::format("#{}", numbers[k]));
  }
  return keys;
}

std::vector<std::string> keys_of(const std::vector<std::string>& labels) {
  std::vector<std::uint64_t> numbers;
  for (std::size_t k = 1; k <= labels.size(); ++k) numbers.push_back(k);
  return keys_of(labels, numbers);
}

std::vector<std::string> player_keys(const SolveAnswer& a) {
  return keys_of(game::player_names(*a.game));
}

namespace {

std::vector<std::pair<std::string, const Rational*>> named(const std::vector<std::string>& labels,
                                                           const std::vector<Rational>& chances) {
  const std::vector<std::string> keys = keys_of(labels);
  std::vector<std::pair<std::string, const Rational*>> row;
  for (std::size_t k = 0; k < keys.size(); ++k) row.emplace_back(keys[k], &chances[k]);
  return row;
}

}  // namespace

std::vector<NamedRow> named_rows(const SolveAnswer& a, std::size_t k) {
  const auto& profile = a.solved.profiles[k];
  const std::vector<std::string> players = player_keys(a);
  std::vector<NamedRow> rows;
  const auto* tree = std::get_if<game::GameTree>(a.game);
  if (tree == nullptr || a.solved.form) {
    const game::GameTable& table =
        tree == nullptr ? std::get<game::GameTable>(*a.game) : a.solved.form->table;
    for (std::size_t i = 0; i < players.size(); ++i)
      rows.push_back({players[i], "strategy", named(table.players[i].strategies, profile[i])});
    return rows;
  }
  for (std::uint32_t i = 0; i < tree->player_count(); ++i) {
    const std::vector<std::uint32_t> sets = tree->sets_of(i);
    std::vector<std::string> labels;
    std::vector<std::uint64_t> numbers;
    for (const std::uint32_t h : sets) {
      labels.push_back(tree->sets[h].label);
      numbers.push_back(tree->sets[h].number);
    }
    const std::vector<std::string> keys = keys_of(labels, numbers);
    for (std::size_t s = 0; s < sets.size(); ++s)
      rows.push_back({players[i], keys[s], named(tree->sets[sets[s]].actions, profile[sets[s]])});
  }
  return rows;
}

}  // namespace entente::report
