#include <cstdlib>

#include "entente/solve/polytopes_impl.hpp"

namespace entente::solve {

std::unique_ptr<Polytopes> polytopes_of_128_bits(const WholeMatrix& a, const WholeMatrix& b) {
  const auto parse = [](const std::string& text) {
    return static_cast<Int128>(std::strtoll(text.c_str(), nullptr, 10));
  };
  return std::make_unique<PolytopesOf<Int128>>(parsed<Int128>(a, parse), parsed<Int128>(b, parse));
}

}  // namespace entente::solve
