#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/model/graph_json_reader.hpp"

namespace entente {
namespace {

/// The keys that a view may set anew.
const std::vector<std::string>& view_keys() {
  static const std::vector<std::string> keys{
      "moves", "ranking",     "prefers",     "unknown",   "strong", "strong_breaks", "fuzzy",
      "grey",  "satisficing", "probability", "attitudes", "limits", "hidden",        "views"};
  return keys;
}

}  // namespace

void GraphReader::read_views() {
  const auto views = root_.find("views");
  if (!views) return;
  if (!views->is_object()) return wrong("views", "must be an object: party -> what it sees");
  views->each_entry([&](std::string_view name, Value view) {
    const auto party = std::ranges::find(file_.parties, name);
    if (party == file_.parties.end())
      return wrong("views", fmt::format("unknown party \"{}\"", name),
                   nearest(std::string(name), file_.parties));
    const PartyId viewer{static_cast<std::uint32_t>(party - file_.parties.begin())};
    within_ = fmt::format("views.{}.", name);
    read_view(viewer, std::nullopt, view);
    within_.clear();
  });
}

void GraphReader::read_view(PartyId viewer, std::optional<PartyId> of, Value view) {
  if (!view.is_object()) {
    within_.pop_back();  // the dot: the view itself is wrong, none of its keys
    return wrong("",
                 fmt::format("{} is not an object: what the party sees otherwise", view.shown()));
  }
  view.each_entry([&](std::string_view key, Value) {
    if (std::ranges::find(view_keys(), key) == view_keys().end())
      wrong(std::string(key), "is no key of a view", nearest(std::string(key), view_keys()));
  });
  layers_.push_back(view);
  StateSet hidden = read_hidden("hidden", view);
  for (const GraphView& own : file_.views)  // nobody attributes to others what it does not know of
    if (of && own.viewer == viewer && !own.of) hidden |= own.hidden;
  auto graph = read_graph_of_layers();
  if (graph && faults_.empty()) file_.views.push_back({viewer, of, graph->without(hidden), hidden});
  const auto second = view.find("views");
  if (second && of) wrong("views", "go no deeper than what a party thinks that another sees");
  if (second && !of && second->is_object())
    second->each_entry([&](std::string_view name, Value their) {
      const auto party = std::ranges::find(file_.parties, name);
      const PartyId other{static_cast<std::uint32_t>(party - file_.parties.begin())};
      if (party == file_.parties.end() || other == viewer)
        return wrong("views", fmt::format("\"{}\" is no other party", name),
                     nearest(std::string(name), file_.parties));
      const std::string outer = within_;
      within_ += fmt::format("views.{}.", name);
      read_view(viewer, other, their);
      within_ = outer;
    });
  layers_.pop_back();
}

StateSet GraphReader::read_hidden(const std::string& key, Value view) {
  StateSet hidden(states_);
  const auto list = view.find(key);
  if (!list) return hidden;
  if (!list->is_array()) {
    wrong(key, "must be a list of states");
    return hidden;
  }
  list->each([&](Value reference, std::uint32_t k) {
    const auto s = find_state(reference);
    if (!s) return unknown_state(fmt::format("{}[{}]", key, k), reference);
    hidden.insert(*s);
  });
  return hidden;
}

}  // namespace entente
