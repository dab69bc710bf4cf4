#pragma once
#include <string>

#include "entente/model/case_file.hpp"
#include "entente/model/yaml_tree.hpp"

/// The checks that follow once all sections are read; used by case_file.cpp only.
namespace entente {

/// E030 with the smallest set of rules that clash, E008; sets m.space. False where there is none.
bool check_space(Model& m, std::uint64_t max_states, Diagnostics& faults);
/// E031, at the entry of `status_quo` (null: the section is not there) that takes part. Sets
/// m.status_quo.
bool check_status_quo(Model& m, const YamlNode* section, const SourceText& source,
                      Diagnostics& faults);
/// E044: every state is named by an order, once.
bool check_orders(const Model& m, Diagnostics& faults);
/// E073: each move of the history is possible where it stands.
void check_history(const Model& m, Diagnostics& faults);
/// E082, E083, W093: quotes stand in their documents word for word. `folder` is the case's. False
/// where a document lies outside of it. Sets the digest of each document that was read.
bool check_quotes(Case& c, const std::string& folder, Diagnostics& faults);

/// W013, W027, W028, W032, W033.
void warn_of_states(const Model& m, const SourceText& source, Diagnostics& faults);
/// W025, W040, W046, W048, W052, W058, W059.
void warn_of_wants(const Model& m, Diagnostics& faults);

/// Where the history ends, in its states after each entry; nothing where an entry is impossible:
/// its index is then in `impossible`.
std::optional<std::vector<StateId>> replay_history(const Model& m,
                                                   std::size_t* impossible = nullptr);

}  // namespace entente
