#pragma once
#include <string>

/// What a fuzzer does with its bytes: reads them, and asks of what was read all that must hold. A
/// broken promise ends the program.
namespace entente::fuzz {

void read_any_case(const std::string& bytes);
void read_any_graph(const std::string& bytes);
void read_any_gmcr(const std::string& bytes);
void read_any_csv(const std::string& bytes);
/// A game in any of its forms: what is written reads back the same, and its proofs can be made.
void read_any_game(const std::string& bytes);

}  // namespace entente::fuzz
