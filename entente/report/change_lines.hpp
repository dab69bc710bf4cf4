#pragma once
#include <functional>
#include <string>
#include <vector>

#include "entente/report/levers.hpp"

/// Single changes as people read them: one line for the places of a statement that come to the
/// same.
namespace entente::report {

struct ChangeLine {
  std::string words;        ///< `us: "ceasefire" dropped, or lowered to place 2 to 4`
  std::string then;         ///< what holds then
  std::size_t changes = 1;  ///< how many single changes the line stands for
};

/// The single changes (not the case's levers) that `shown` picks, in their order; `then` says what
/// holds after one. Changes of one statement with the same words for `then` share a line.
std::vector<ChangeLine> change_lines(const LeversReport& a,
                                     const std::function<bool(const levers::Effect&)>& shown,
                                     const std::function<std::string(const levers::Effect&)>& then);

}  // namespace entente::report
