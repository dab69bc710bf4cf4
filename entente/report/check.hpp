#pragma once
#include <optional>
#include <string>

#include "entente/levers/claims.hpp"
#include "entente/model/case_file.hpp"
#include "entente/report/layout.hpp"

/// The answer of `entente check`: what the case has, and whether its claims hold.
namespace entente::report {

struct CheckAnswer {
  const CaseFile* file = nullptr;              ///< with a model
  std::optional<levers::ClaimsAnswer> claims;  ///< with --claims
  std::uint64_t warnings = 0;
};

std::string text_check(const CheckAnswer& a, const Look& look);
/// {"schema": "entente.check/1", sound, parties, ...; with claims also claims, draws, seed}.
std::string json_check(const CheckAnswer& a);

}  // namespace entente::report
