#include <algorithm>

#include "entente/report/page/page_parts.hpp"

namespace entente::page {

Html state_heading(const Context& x, StateId s) {
  const std::string detail = x.names.detail(s);
  return html("<span class=\"num\">{}</span> <bdi>{}</bdi>{}{}", s.value + 1, x.names.title(s),
              detail.empty() ? Html{} : html("<span class=\"nm\"><bdi>{}</bdi></span>", detail),
              s == x.m.status_quo ? Html{"<span class=\"nm\">status quo</span>"} : Html{});
}

Html state_chips(const Context& x, std::string_view look, const std::vector<StateId>& states) {
  constexpr std::size_t most = 6;
  Html out;
  for (std::size_t k = 0; k < std::min(states.size(), most); ++k)
    out += html("<span class=\"chip {}\"><bdi>{}</bdi> {}</span> ", look, x.names.title(states[k]),
                states[k].value + 1);
  if (states.size() > most)
    out += html("<span class=\"small\">and {} more</span>", states.size() - most);
  return out;
}

std::vector<StateId> states_in(const StateSet& set) {
  std::vector<StateId> states;
  set.each([&](StateId s) {
    states.push_back(s);
    return true;
  });
  return states;
}

}  // namespace entente::page
