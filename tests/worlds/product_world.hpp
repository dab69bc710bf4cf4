#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "random_model.hpp"

namespace entente::worlds {

/// A product graph with the model of its listed moves, and what comes of moves at once, by digits.
struct ProductWorld {
  std::vector<std::uint64_t> strategies;
  Model model;
  ProductGraph graph;

  /// Where the moves to[party] from s lead together; s stands for staying.
  std::optional<std::uint32_t> combined(const std::vector<std::uint32_t>& to) const;
};

/// 2-4 parties of 2-3 free strategies each.
ProductWorld product_world(std::uint64_t seed);

}  // namespace entente::worlds
