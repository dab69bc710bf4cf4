#include <cstdlib>

#include "entente/solve/polytopes_impl.hpp"

namespace entente::solve {

std::unique_ptr<Polytopes> polytopes_of_64_bits(const WholeMatrix& a, const WholeMatrix& b) {
  const auto parse = [](const std::string& text) {
    return static_cast<std::int64_t>(std::strtoll(text.c_str(), nullptr, 10));
  };
  return std::make_unique<PolytopesOf<std::int64_t>>(parsed<std::int64_t>(a, parse),
                                                     parsed<std::int64_t>(b, parse));
}

}  // namespace entente::solve
