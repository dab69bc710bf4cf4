#pragma once
#include <optional>
#include <string>
#include <vector>

#include "entente/base/result.hpp"
#include "entente/base/run.hpp"
#include "entente/levers/claims.hpp"
#include "entente/model/case_file.hpp"
#include "entente/report/bluff.hpp"
#include "entente/report/layout.hpp"
#include "entente/report/levers.hpp"
#include "entente/report/settle.hpp"

/// Every question of a case in one short answer each: what `entente demo` prints.
namespace entente::report {

struct OverviewAnswer {
  const Model* model = nullptr;
  std::vector<StateId> holds;           ///< Nash
  std::vector<StateId> holds_credibly;  ///< SEQ, the Nash states among them
  std::optional<BluffAnswer> bluff;
  std::optional<SettleAnswer> settle;
  LeversReport levers;
  std::optional<levers::ClaimsAnswer> claims;
  std::string report;  ///< the page that was written; empty if none
  std::uint64_t report_bytes = 0;
  std::uint64_t seed = 0;
  bool partial = false;
};

Result<OverviewAnswer> look_at_everything(const Model& m, const Run& run);

std::string text_overview(const OverviewAnswer& a, const Look& look);
/// {"schema": "entente.demo/1", title, states, verdict, claims, report, seed}.
std::string json_overview(const OverviewAnswer& a);

/// "96 kB".
std::string size_words(std::uint64_t bytes);

}  // namespace entente::report
