#include "entente/report/page/place.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace entente::page {

std::string coordinate(double value) {
  const double tenths = std::round(value * 10);
  const auto whole = static_cast<long>(tenths);
  const std::string text = fmt::format("{}", std::abs(whole) / 10);
  const long rest = std::abs(whole) % 10;
  return (whole < 0 ? "-" : "") + text + (rest == 0 ? "" : fmt::format(".{}", rest));
}

Placement place_in_rows(std::size_t boxes, const std::vector<Arrow>& arrows, BoxSize size) {
  constexpr std::size_t per_row = 4;
  constexpr double gap_x = 40, gap_y = 64, margin = 14, head = 8;
  Placement placed;
  for (std::size_t k = 0; k < boxes; ++k) {
    const std::size_t row = k / per_row;
    placed.boxes.push_back(
        {margin + size.width / 2 + static_cast<double>(k % per_row) * (size.width + gap_x),
         margin + size.height / 2 + static_cast<double>(row) * (size.height + gap_y)});
  }
  for (const auto& [from, to] : arrows) {
    const Point a = placed.boxes[from];
    const Point b = placed.boxes[to];
    // Cut where the line meets the box it points at.
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double across = dx == 0 ? 0 : (size.width / 2 + head) / std::abs(dx);
    const double along = dy == 0 ? 0 : (size.height / 2 + head) / std::abs(dy);
    const double cut = dx == 0 ? along : dy == 0 ? across : std::min(across, along);
    placed.arrows.push_back(fmt::format("M{},{} L{},{}", coordinate(a.x + dx * cut),
                                        coordinate(a.y + dy * cut), coordinate(b.x - dx * cut),
                                        coordinate(b.y - dy * cut)));
  }
  const std::size_t rows = (boxes + per_row - 1) / per_row;
  const std::size_t columns = std::min(boxes, per_row);
  placed.width = 2 * margin + static_cast<double>(columns) * (size.width + gap_x) - gap_x;
  placed.height = 2 * margin + static_cast<double>(rows) * (size.height + gap_y) - gap_y;
  return placed;
}

}  // namespace entente::page
