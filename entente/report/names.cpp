#include "entente/report/names.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/why.hpp"

namespace entente::report {
namespace {

std::string because_words(const Model& m, const Case& c, Persona persona, StateId better,
                          StateId worse) {
  const auto k = deciding_statement(c, *m.space, persona, better, worse);
  if (!k) return {};
  const Statement& s = *wants_of(c, persona).statements[*k];
  return fmt::format(", by its statement {}, \"{}\"", *k + 1, s.want.text);
}

}  // namespace

std::string Names::move(const Move& m) const {
  const std::string what = deed(m);
  const std::string where = fmt::format("{} to {}", id(m.from), id(m.to));
  return what.empty() ? fmt::format("{} moves from {}", party(m.by), where)
                      : fmt::format("{} \"{}\" ({})", party(m.by), what, where);
}

std::string Names::moves(const std::vector<Move>& way) const {
  std::vector<std::string> parts;
  parts.reserve(way.size());
  for (const Move& m : way) parts.push_back(move(m));
  return fmt::format("{}", fmt::join(parts, ", then "));
}

std::string Names::party_at_start(PartyId i) const { return sentence_case(party(i)); }

std::string Names::members(const std::vector<PartyId>& who) const {
  std::vector<std::string> names;
  names.reserve(who.size());
  for (PartyId i : who) names.push_back(party(i));
  return list_words(names);
}

Names names_of(const Model& m) {
  Names names;
  for (const Party& p : m.c.parties) names.ids.push_back(p.id);
  names.party = [&m](PartyId i) { return with_article(m.c.party(i).name); };
  names.id = [](StateId s) { return std::to_string(s.value + 1); };
  names.state = [&m](StateId s) { return fmt::format("{} ({})", s.value + 1, state_words(m, s)); };
  names.deed = [&m](const Move& move) {
    return move_words(m, move).substr(m.c.party(move.by).name.size() + 2);
  };
  names.because = [&m](PartyId i, StateId better, StateId worse) {
    return because_words(m, m.c, {i, std::nullopt}, better, worse);
  };
  names.numbered = true;
  return names;
}

Names names_of(const Model& m, const Picture& picture) {
  Names names = names_of(m);
  names.because = [&m, &picture](PartyId i, StateId better, StateId worse) {
    return because_words(m, picture.c, picture.personas[i.value], better, worse);
  };
  return names;
}

Names names_of(const GraphFile& file) {
  Names names;
  names.ids = file.parties;
  names.party = [&file](PartyId i) { return file.parties[i.value]; };
  names.id = [&file](StateId s) { return file.state_name(s); };
  names.state = [&file](StateId s) {
    const auto label =
        std::ranges::lower_bound(file.labels, s, {}, &std::pair<StateId, std::string>::first);
    const std::string id = file.state_name(s);
    const bool said = label != file.labels.end() && label->first == s && label->second != id;
    return said ? fmt::format("{} ({})", id, label->second) : id;
  };
  names.deed = [](const Move&) { return std::string{}; };
  names.because = [](PartyId, StateId, StateId) { return std::string{}; };
  return names;
}

}  // namespace entente::report
