#pragma once
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/convert/gmcr.hpp"
#include "entente/model/graph_json_tree.hpp"

namespace entente::convert {

/// Turns the tree of a .gmcr file into a GmcrConflict (used by gmcr_read*.cpp alone). Faults are
/// collected, at most 20; what hangs on a faulty part is left out.
class GmcrReader {
public:
  GmcrReader(std::string file, JsonTree::Value root, std::uint64_t max_states)
      : name_(std::move(file)), root_(root), max_states_(max_states) {}

  Result<GmcrConflict> read();

private:
  using Value = JsonTree::Value;
  using Keys = std::initializer_list<std::string_view>;

  void fault(Code code, const std::string& key, const std::string& what, std::string suggest = {});
  void wrong(const std::string& key, const std::string& what, std::string suggest = {}) {
    fault(Code::E115, key, what, std::move(suggest));
  }
  void note(const std::string& key, std::string_view what);
  void note_strangers(const std::string& path, Value object, Keys known);
  std::optional<Value> list(const std::string& path, std::optional<Value> value);
  bool flag(std::string_view key);
  std::string name(const std::string& path, Value of);

  void read_head();
  void read_options();
  void read_option(const std::string& path, Value option);
  void read_parties();
  void read_party(const std::string& path, Value party, std::uint32_t number);
  void read_owned(const std::string& path, Value party, std::uint32_t number);
  void read_coalitions();

  // conditions
  std::optional<GmcrPattern> read_pairs(const std::string& path, Value pairs);
  std::optional<GmcrPattern> read_letters(const std::string& path, std::string_view letters);
  std::optional<GmcrPattern> read_pattern(const std::string& path, Value pattern);
  GmcrCondition read_condition(const std::string& path, Value condition);
  void read_preferences(const std::string& path, Value party, GmcrParty& p);
  void read_ranking(const std::string& path, Value party, GmcrParty& p);
  void read_infeasibles();
  void find_first_state();
  void check_rankings();

  std::string name_;
  Value root_;
  std::uint64_t max_states_;
  bool manual_ = false;
  GmcrConflict c_;
  std::vector<std::optional<std::uint32_t>> owner_;  // of each option
  Diagnostics faults_;
};

}  // namespace entente::convert
