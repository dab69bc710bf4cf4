#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entente/model/graph_json.hpp"
#include "entente/model/graph_json_tree.hpp"

namespace entente {

/// Turns the tree of a graph file into a GraphFile (used by graph_json*.cpp alone). Faults are
/// collected, at most 20; what hangs on a faulty part is left out.
class GraphReader {
public:
  GraphReader(std::string file, JsonTree::Value root, std::uint64_t max_states,
              std::uint64_t max_arcs)
      : name_(std::move(file)),
        root_(root),
        layers_{root},
        max_states_(max_states),
        max_arcs_(max_arcs) {}

  Result<GraphFile> read();

private:
  using Value = JsonTree::Value;

  void fault(Code code, const std::string& key, const std::string& what, std::string suggest = {});
  void wrong(const std::string& key, const std::string& what, std::string suggest = {}) {
    fault(Code::E111, key, what, std::move(suggest));
  }
  bool too_many_states(const std::string& key, std::uint64_t states);
  std::vector<std::string> read_names(const std::string& key);
  std::optional<std::uint64_t> whole(const std::string& key, std::optional<Value> value,
                                     std::uint64_t least);
  std::optional<Value> of_party(std::string_view key, std::size_t party) const;
  std::optional<StateId> find_state(Value reference) const;
  void unknown_state(const std::string& key, Value reference);
  void read_references();

  // entente.product/1 and entente.random/1
  void read_product();
  void read_product_values(const std::vector<std::uint64_t>& strategies);
  std::optional<std::vector<std::vector<std::uint32_t>>> read_listed_values(Value list);
  void read_random();
  std::optional<ValueKind> read_generator(Value values);

  // entente.graph/1
  void read_explicit();
  void check_party_keys();
  std::vector<StatePair> read_pairs(std::string_view key, std::size_t party);
  /// A whole key of the last layer that has it.
  std::optional<Value> of_layers(std::string_view key) const;
  void read_ranking(std::size_t party, Value list, ExplicitParty& p);
  void read_strong_pairs(std::size_t party, ExplicitParty& p);
  std::optional<Strength> strength(const std::string& at, Value value);
  void read_strong_breaks(std::size_t party, std::size_t groups, ExplicitParty& p);
  void read_preference(std::size_t party, ExplicitParty& p);
  void check_preference(std::size_t party, const ExplicitParty& p);

  // views of entente.graph/1
  std::optional<ConflictGraph> read_graph_of_layers();
  void read_views();
  void read_view(PartyId viewer, std::optional<PartyId> of, Value view);
  StateSet read_hidden(const std::string& key, Value view);
  std::size_t layer_of(std::string_view key, std::size_t party) const;

  // degrees, chances and attitudes of entente.graph/1
  void read_degrees(ConflictGraph& g);
  void read_limits(PreferenceDegrees& degrees);
  void read_attitudes(PartyId i, PreferenceDegrees& degrees);
  void read_pair_numbers(std::string_view key, PartyId i, PreferenceDegrees& degrees);
  void read_pair(const std::string& key, PartyId i, const std::string& at, Value entry,
                 PreferenceDegrees& degrees);
  std::optional<Billionths> share(const std::string& key, Value value, Billionths least = 0);

  std::string name_;
  Value root_;
  std::vector<Value> layers_;  // of keys: the file, then the views that are being read
  std::string within_;         // where the keys of the last layer stand: "views.Row."
  std::uint64_t max_states_, max_arcs_;
  std::uint64_t states_ = 0;
  std::unordered_map<std::string_view, std::uint32_t> number_of_;  // ids live in file_.states
  GraphFile file_;
  Diagnostics faults_;
};

}  // namespace entente
