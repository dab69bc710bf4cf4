#include "entente/model/option_names.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"

namespace entente {
namespace {

Diagnostic& refuse(Code code, const Words& at, std::string what, Diagnostics& faults) {
  faults.push_back({code, at.where(), std::move(what), {}, {}, {}});
  return faults.back();
}

std::vector<OptionId> all_options(const Case& c) {
  std::vector<OptionId> all;
  for (std::uint32_t k = 0; k < c.options.size(); ++k) all.push_back(OptionId{k});
  return all;
}

void unknown_party(const Words& name, const Case& c, Diagnostics& faults) {
  std::vector<std::string> ids;
  for (const Party& p : c.parties) ids.push_back(p.id);
  Diagnostic& d =
      refuse(Code::E012, name, fmt::format("unknown party \"{}\"", name.text()), faults);
  d.suggest = nearest(name.text(), ids);
  d.help = known_words("party", "parties", ids);
}

/// The only one of the names that begins with the text and goes on after a _; else nothing.
std::string begun(std::string_view text, const std::vector<std::string>& names) {
  std::string found;
  for (const std::string& name : names) {
    if (!name.starts_with(text) || name[text.size()] != '_') continue;
    if (!found.empty()) return {};
    found = name;
  }
  return found;
}

std::optional<OptionId> dotted_option(const Words& name, std::size_t point, const Case& c,
                                      Diagnostics& faults) {
  const Words owner(*name.node, name.begin, name.begin + point);
  const auto party = find_party(c, owner.text());
  if (!party) {
    unknown_party(owner, c, faults);
    return std::nullopt;
  }
  const std::string_view option = name.text().substr(point + 1);
  if (const auto found = find_option(c, *party, option)) return found;
  std::vector<std::string> own;
  std::vector<std::string> others;
  for (OptionId o : all_options(c))
    (c.option(o).owner == *party ? own : others).push_back(full_name(c, o));
  Diagnostic& d = refuse(Code::E016, name,
                         fmt::format("unknown option \"{}\" of {}", option, owner.text()), faults);
  d.suggest = nearest(name.text(), own);
  if (d.suggest.empty()) d.suggest = begun(name.text(), own);
  if (d.suggest.empty()) d.suggest = nearest(name.text(), others);
  if (!own.empty()) d.help = fmt::format("the options of {} are {}", owner.text(), list_words(own));
  return std::nullopt;
}

void unknown_word(const Words& name, const Case& c, Diagnostics& faults) {
  std::vector<std::string> known;
  for (OptionId o : all_options(c)) {
    known.push_back(c.option(o).name);
    known.push_back(full_name(c, o));
  }
  for (const Outcome& outcome : c.outcomes) known.push_back(outcome.name);
  for (const char* word : {"not", "and", "or", "if", "iff", "unless", "is"})
    known.emplace_back(word);
  Diagnostic& d = refuse(Code::E021, name, fmt::format("unknown word \"{}\"", name.text()), faults);
  d.suggest = nearest(name.text(), known);
  d.help = "an option is written party.option; outcomes are the names under `outcomes`";
  const auto party = find_party(c, name.text());
  if (!party || c.party(*party).options.empty()) return;
  d.suggest.clear();
  std::vector<std::string> own;
  for (OptionId o : c.party(*party).options) own.push_back(full_name(c, o));
  d.help = fmt::format("{} is a party; what it can do: {}", name.text(), list_words(own, "or"));
}

}  // namespace

std::optional<OptionId> option_named(const Words& name, const Scope& scope, Diagnostics& faults) {
  const Case& c = *scope.c;
  const std::size_t point = name.text().find('.');
  if (point != std::string_view::npos) return dotted_option(name, point, c, faults);
  if (scope.own)
    if (const auto own = find_option(c, *scope.own, name.text())) return own;
  std::vector<std::string> names;
  std::optional<OptionId> last;
  for (OptionId o : all_options(c)) {
    if (c.option(o).name != name.text()) continue;
    names.push_back(full_name(c, o));
    last = o;
  }
  if (names.size() == 1) return last;
  if (names.empty()) {
    unknown_word(name, c, faults);
  } else {
    refuse(Code::E018, name,
           fmt::format("\"{}\" could be {}", name.text(), list_words(names, "or")), faults)
        .hint = "write the party in front";
  }
  return std::nullopt;
}

}  // namespace entente
