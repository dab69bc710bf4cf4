#include "entente/report/inverse.hpp"

#include <fmt/format.h>

#include "entente/base/words.hpp"

namespace entente::report {

InverseReport inverse_of_case(const Model& m) {
  InverseReport a;
  for (const Party& p : m.c.parties) {
    a.party_ids.push_back(p.id);
    a.party_names.push_back(p.name);
  }
  a.states = m.space->size();
  a.id = [](StateId s) { return std::to_string(s.value + 1); };
  a.name = [&m](StateId s) { return fmt::format("{} ({})", state_words(m, s), s.value + 1); };
  a.numbered = true;
  a.model = &m;
  return a;
}

InverseReport inverse_of_graph(const GraphFile& file) {
  InverseReport a;
  a.party_ids = a.party_names = file.parties;
  a.states = file.state_count();
  a.id = [&file](StateId s) { return file.state_name(s); };
  a.name = [&file](StateId s) {
    std::string id = file.state_name(s);
    for (const auto& [state, label] : file.labels)
      if (state == s) return fmt::format("{} ({})", label, id);
    return id;
  };
  return a;
}

}  // namespace entente::report
