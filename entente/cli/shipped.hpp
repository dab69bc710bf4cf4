#pragma once
#include <string>
#include <vector>

namespace entente::cli {

/// The folder of the shipped cases: beside the installed program, or the source's. Empty if gone.
std::string shipped_cases();
/// The names of the cases in it, without `.yaml`, sorted.
std::vector<std::string> shipped_names();

}  // namespace entente::cli
