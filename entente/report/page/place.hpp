#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Where the boxes of a graph stand and how its arrows run, in the units of an SVG drawing.
namespace entente::page {

struct Point {
  double x = 0, y = 0;
};

struct Placement {
  double width = 0, height = 0;
  std::vector<Point> boxes;         ///< centres
  std::vector<std::string> arrows;  ///< the `d` of a path each, ending where its head begins
};

struct BoxSize {
  double width = 0, height = 0;
};

/// (from, to) as numbers of boxes.
using Arrow = std::pair<std::size_t, std::size_t>;

/// Where layers follow each other: from the top down, or from left to right.
enum class Flow : std::uint8_t { down, across };

/// In layers, with few crossings, by Graphviz' dot; nothing where the library cannot work.
std::optional<Placement> place_in_layers(std::size_t boxes, const std::vector<Arrow>& arrows,
                                         BoxSize size, Flow flow);
/// In rows of a few boxes with straight arrows: what is left where Graphviz cannot work.
Placement place_in_rows(std::size_t boxes, const std::vector<Arrow>& arrows, BoxSize size);

/// "12.5", "-3": a coordinate with at most one place behind the point.
std::string coordinate(double value);

}  // namespace entente::page
