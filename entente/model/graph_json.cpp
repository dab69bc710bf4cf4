#include "entente/model/graph_json.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/model/graph_json_reader.hpp"

namespace entente {
namespace {

constexpr std::size_t most_faults = 20;
constexpr std::uint64_t most_parties = 1000;

std::optional<StateId> decimal(std::string_view id, std::uint64_t states) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
  const bool plain = id == "0" || (!id.empty() && id.front() != '0');
  if (error != std::errc() || end != id.data() + id.size() || !plain || number >= states)
    return std::nullopt;
  return StateId{number};
}

/// The ranks of some numbers: equal numbers share one, the least has rank 0.
std::vector<std::uint32_t> ranks_of(const std::vector<double>& values) {
  std::vector<double> levels = values;
  std::ranges::sort(levels);
  levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
  std::vector<std::uint32_t> ranks;
  ranks.reserve(values.size());
  for (double v : values)
    ranks.push_back(
        static_cast<std::uint32_t>(std::ranges::lower_bound(levels, v) - levels.begin()));
  return ranks;
}

}  // namespace

std::uint64_t GraphFile::state_count() const {
  return std::visit([](const auto& g) { return g.state_count(); }, graph);
}

std::string GraphFile::state_name(StateId s) const {
  return states.empty() ? fmt::format("{}", s.value) : states[s.value];
}

std::optional<StateId> GraphFile::find_state(std::string_view id) const {
  if (states.empty()) return decimal(id, state_count());
  const auto found = std::ranges::find(states, id);
  if (found == states.end()) return std::nullopt;
  return StateId{static_cast<std::uint64_t>(found - states.begin())};
}

Result<GraphFile> read_graph(const SourceText& text, std::uint32_t source, std::uint64_t max_states,
                             std::uint64_t max_arcs) {
  if (text.text().size() > graph_file_bytes)
    return fail(Code::E110, fmt::format("{}: the file is larger than 256 MB", text.name()));
  const Result<JsonTree> tree = parse_json(text, source);
  if (!tree) return tl::unexpected(tree.error());
  if (!tree->root().is_object())
    return fail(Code::E110, fmt::format("{}: a graph file is a JSON object", text.name()));
  return GraphReader(text.name(), tree->root(), max_states, max_arcs).read();
}

void GraphReader::fault(Code code, const std::string& key, const std::string& what,
                        std::string suggest) {
  if (faults_.size() == most_faults) return;
  faults_.push_back({code, {}, fmt::format("{}: {}{}: {}", name_, within_, key, what), {}, {}, {}});
  faults_.back().suggest = std::move(suggest);
}

Result<GraphFile> GraphReader::read() {
  file_.parties = read_names("parties");
  if (file_.parties.size() > most_parties)
    fault(Code::E008, "parties", fmt::format("more than {} parties", most_parties));
  if (!faults_.empty()) return tl::unexpected(std::move(faults_));
  const auto name = root_.find("name");
  if (name && name->is_string()) file_.name = name->string();
  const auto given = root_.find("format");
  const std::string format = given ? given->shown() : "\"entente.graph/1\"";
  if (format == "\"entente.graph/1\"") {
    read_explicit();
  } else if (format == "\"entente.product/1\"") {
    read_product();
  } else if (format == "\"entente.random/1\"") {
    read_random();
  } else {
    wrong("format", fmt::format("unknown format {}", format),
          nearest(format, {"entente.graph/1", "entente.product/1", "entente.random/1"}));
  }
  if (states_ > 0) read_references();
  if (!faults_.empty()) return tl::unexpected(std::move(faults_));
  return std::move(file_);
}

bool GraphReader::too_many_states(const std::string& key, std::uint64_t states) {
  constexpr std::uint64_t most_ranks = std::uint64_t{1} << 36;
  const std::uint64_t most = std::min(max_states_, most_ranks / file_.parties.size());
  if (states <= most) return false;
  fault(Code::E008, key, fmt::format("{} states are more than the limit of {}", states, most));
  return true;
}

std::vector<std::string> GraphReader::read_names(const std::string& key) {
  const auto list = root_.find(key);
  if (!list || !list->is_array() || list->size() == 0) {
    wrong(key, "must be a list of names, at least one");
    return {};
  }
  std::vector<std::string> names;
  names.reserve(list->size());
  std::unordered_map<std::string_view, std::uint32_t> first;
  list->each([&](Value name, std::uint32_t k) {
    names.emplace_back(name.is_string() ? name.string() : std::string_view());
    if (names.back().empty()) {
      wrong(fmt::format("{}[{}]", key, k), fmt::format("{} is not a name", name.shown()));
    } else if (!first.emplace(name.string(), k).second) {
      wrong(fmt::format("{}[{}]", key, k), fmt::format("{} is listed twice", name.shown()));
    }
  });
  return names;
}

std::optional<std::uint64_t> GraphReader::whole(const std::string& key, std::optional<Value> value,
                                                std::uint64_t least) {
  if (value && value->is_whole() && value->whole() >= least) return value->whole();
  wrong(key, value ? fmt::format("{} is not a whole number from {} on", value->shown(), least)
                   : std::string("is missing"));
  return std::nullopt;
}

std::optional<JsonTree::Value> GraphReader::of_party(std::string_view key,
                                                     std::size_t party) const {
  const std::size_t layer = layer_of(key, party);
  if (layer == layers_.size()) return std::nullopt;
  return layers_[layer].find(key)->find(file_.parties[party]);
}

std::size_t GraphReader::layer_of(std::string_view key, std::size_t party) const {
  for (std::size_t layer = layers_.size(); layer-- > 0;)
    if (const auto table = layers_[layer].find(key); table && table->find(file_.parties[party]))
      return layer;
  return layers_.size();
}

std::optional<JsonTree::Value> GraphReader::of_layers(std::string_view key) const {
  for (std::size_t layer = layers_.size(); layer-- > 0;)
    if (const auto value = layers_[layer].find(key)) return value;
  return std::nullopt;
}

std::optional<StateId> GraphReader::find_state(Value reference) const {
  if (reference.is_whole() && reference.whole() < states_) return StateId{reference.whole()};
  if (!reference.is_string()) return std::nullopt;
  if (file_.states.empty()) return decimal(reference.string(), states_);
  const auto found = number_of_.find(reference.string());
  if (found == number_of_.end()) return std::nullopt;
  return StateId{found->second};
}

void GraphReader::unknown_state(const std::string& key, Value reference) {
  constexpr std::size_t most_searched = 1000;
  const bool search = reference.is_string() && file_.states.size() <= most_searched;
  wrong(key, fmt::format("unknown state {}", reference.shown()),
        search ? nearest(std::string(reference.string()), file_.states) : std::string());
}

void GraphReader::read_references() {
  if (const auto q = root_.find("status_quo")) {
    file_.status_quo = find_state(*q);
    if (!file_.status_quo) unknown_state("status_quo", *q);
  }
  const auto labels = root_.find("labels");
  if (!labels) return;
  if (!labels->is_object()) wrong("labels", "must be an object: state id -> text");
  if (!labels->is_object()) return;
  labels->each_entry([&](std::string_view id, Value text) {
    const auto found = number_of_.find(id);
    const auto s = file_.states.empty()        ? decimal(id, states_)
                   : found != number_of_.end() ? std::optional(StateId{found->second})
                                               : std::nullopt;
    if (!s) return wrong("labels", fmt::format("unknown state \"{}\"", id));
    if (!text.is_string()) return wrong(fmt::format("labels.{}", id), "must be a text");
    file_.labels.emplace_back(*s, text.string());
  });
  std::ranges::sort(file_.labels);
}

std::optional<ValueKind> GraphReader::read_generator(Value values) {
  const auto generator = values.find("generator");
  if (!generator || generator->shown() != "\"splitmix64\"")
    wrong("values.generator", "must be \"splitmix64\"");
  const auto kind = values.find("kind");
  if (kind && kind->shown() == "\"uniform\"") return ValueKind::uniform;
  if (kind && kind->shown() == "\"additive\"") return ValueKind::additive;
  wrong("values.kind", "must be \"uniform\" or \"additive\"");
  return std::nullopt;
}

void GraphReader::read_product() {
  const auto list = root_.find("strategies");
  if (!list || !list->is_array() || list->size() != file_.parties.size())
    return wrong("strategies", "must be a list with one number per party");
  std::vector<std::uint64_t> strategies;
  std::uint64_t states = 1;
  list->each([&](Value number, std::uint32_t k) {
    const auto d = whole(fmt::format("strategies[{}]", k), number, 1);
    strategies.push_back(d.value_or(1));
    const bool overflow = states > std::numeric_limits<std::uint64_t>::max() / strategies.back();
    states = overflow ? std::numeric_limits<std::uint64_t>::max() : states * strategies.back();
  });
  if (too_many_states("strategies", states) || !faults_.empty()) return;
  states_ = states;
  read_product_values(strategies);
}

void GraphReader::read_product_values(const std::vector<std::uint64_t>& strategies) {
  const auto values = root_.find("values");
  if (!values || !values->is_object()) return wrong("values", "must be an object");
  if (const auto list = values->find("list")) {
    auto ranks = read_listed_values(*list);
    if (ranks) file_.graph = ProductGraph(strategies, std::move(*ranks));
    return;
  }
  const auto kind = read_generator(*values);
  const auto seed = whole("values.seed", values->find("seed"), 0);
  if (kind && seed) file_.graph = ProductGraph(strategies, *kind, *seed);
}

std::optional<std::vector<std::vector<std::uint32_t>>> GraphReader::read_listed_values(Value list) {
  std::vector<std::vector<std::uint32_t>> ranks;
  if (list.is_object())
    list.each_entry([&](std::string_view name, Value) {
      if (std::ranges::find(file_.parties, name) == file_.parties.end())
        wrong("values.list", fmt::format("unknown party \"{}\"", name));
    });
  for (const std::string& party : file_.parties) {
    const std::string key = "values.list." + party;
    const auto row = list.find(party);
    if (!row || !row->is_array() || row->size() != states_) {
      wrong(key, fmt::format("must be a list of {} numbers, one per state", states_));
      continue;
    }
    std::vector<double> values;
    values.reserve(states_);
    row->each([&](Value number, std::uint32_t k) {
      if (!number.is_number())
        wrong(fmt::format("{}[{}]", key, k), fmt::format("{} is not a number", number.shown()));
      values.push_back(number.is_number() ? number.number() : 0);
    });
    ranks.push_back(ranks_of(values));
  }
  if (ranks.size() != file_.parties.size()) return std::nullopt;
  return ranks;
}

void GraphReader::read_random() {
  const auto states = whole("states", root_.find("states"), 1);
  const auto degree = whole("degree", root_.find("degree"), 0);
  const auto values = root_.find("values");
  if (!values || !values->is_object()) return wrong("values", "must be an object");
  const auto kind = read_generator(*values);
  if (kind == ValueKind::additive) wrong("values.kind", "must be \"uniform\" for random arcs");
  const auto seed = whole("values.seed", values->find("seed"), 0);
  if (!states || !degree || !seed || too_many_states("states", *states)) return;
  if (*degree > max_arcs_ / *states / file_.parties.size())
    fault(Code::E008, "degree", fmt::format("more than {} arcs", max_arcs_));
  if (!faults_.empty()) return;
  states_ = *states;
  file_.graph = random_graph(static_cast<std::uint32_t>(file_.parties.size()), *states,
                             static_cast<std::uint32_t>(*degree), *seed);
}

}  // namespace entente
