#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/model/case_reader.hpp"

namespace entente {
namespace {

/// `PARTY as TYPE`.
bool given_type(const Words& words, std::size_t at, const Case& c, Given& given,
                Diagnostics& faults) {
  const Words party_words = words.part(0, at);
  const Words type_words = words.part(at + 4, words.text().size());
  const auto party = find_party(c, party_words.text());
  std::vector<std::string> ids;
  for (const Party& p : c.parties) ids.push_back(p.id);
  if (!party) {
    faults.push_back({Code::E012,
                      party_words.where(),
                      fmt::format("unknown party \"{}\"", party_words.text()),
                      nearest(party_words.text(), ids),
                      {},
                      known_words("party", "parties", ids)});
    return false;
  }
  const auto type = find_type(c, *party, type_words.text());
  if (type) {
    given.types.emplace_back(*party, *type);
    return true;
  }
  ids.clear();
  for (const PartyType& t : c.types)
    if (t.party == *party) ids.push_back(t.id);
  Diagnostic d{ids.empty() ? Code::E092 : Code::E021,
               type_words.where(),
               fmt::format("{} has no type \"{}\"", c.party(*party).id, type_words.text()),
               nearest(type_words.text(), ids),
               {},
               {}};
  d.help = ids.empty()
               ? fmt::format("write it under `types`: {}: {{{}: {{chance: 0.2, first: ...}}}}",
                             c.party(*party).id, type_words.text())
               : known_words("type", "types", ids);
  faults.push_back(std::move(d));
  return false;
}

/// `path = number`.
bool given_number(const Words& words, std::size_t at, const Case& c, Given& given,
                  Diagnostics& faults) {
  const Words path = words.part(0, at);
  const Words number_words = words.part(at + 1, words.text().size());
  if (number_at(c, path.text()) == nullptr) {
    faults.push_back({Code::E085,
                      path.where(),
                      fmt::format("no number at \"{}\"", path.text()),
                      nearest(path.text(), number_paths(c)),
                      {},
                      number_paths(c).empty() ? "the case has no numbers"
                                              : "for example " + number_paths(c).front()});
    return false;
  }
  const auto number = Rational::parse(number_words.text());
  if (!number) {
    faults.push_back({Code::E085,
                      number_words.where(),
                      fmt::format("\"{}\" is no number", number_words.text()),
                      {},
                      {},
                      "the form is: path = number"});
    return false;
  }
  const bool chance = path.text().ends_with(".chance") || path.text().starts_with("terms.patience");
  if (chance && (*number < Rational(0) || *number > Rational(1))) {
    faults.push_back(
        {Code::E050, number_words.where(), "a chance lies between 0 and 1", {}, {}, {}});
    return false;
  }
  given.numbers.emplace_back(path.text(), *number);
  return true;
}

bool given_setting(const Words& words, const Case& c, Given& given, Diagnostics& faults) {
  auto setting = parse_setting(words, Scope{&c, std::nullopt, true}, faults);
  if (!setting) return false;
  for (const Setting& held : given.held)
    if (held.option == setting->option && held.level != setting->level) {
      faults.push_back({Code::E094,
                        words.where(),
                        fmt::format("\"given\" holds {} at two levels", full_name(c, held.option)),
                        {},
                        "keep one of the two",
                        {}});
      return false;
    }
  given.held.push_back(std::move(*setting));
  return true;
}

}  // namespace

std::optional<Given> parse_given(const Words& words, const Case& c, Diagnostics& faults) {
  Given given;
  given.text = words.trimmed().text();
  const std::string_view text = words.text();
  bool good = true;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t comma = std::min(text.find(',', from), text.size());
    const Words item = words.part(from, comma);
    const std::size_t as = item.text().find(" as ");
    const std::size_t equal = item.text().find('=');
    if (as != std::string_view::npos)
      good = given_type(item, as, c, given, faults) && good;
    else if (equal != std::string_view::npos)
      good = given_number(item, equal, c, given, faults) && good;
    else
      good = given_setting(item, c, given, faults) && good;
    from = comma + 1;
  }
  return good ? std::optional(given) : std::nullopt;
}

}  // namespace entente
