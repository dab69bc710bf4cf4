#include "entente/report/page/place_grid.hpp"

#include <cmath>

namespace entente::page {
namespace {

constexpr double left = 34, top = 46, gap_x = 36, gap_y = 66, bottom = 36, right = 8;
constexpr double head = 6;  // an arrow ends this far from its box

class GridMap {
public:
  GridMap(const Context& x, BoxSize size) : x_(x), size_(size), grid_(*x.view.grid) {}

  std::size_t columns() const { return x_.m.c.option(grid_.across).levels.size(); }
  std::size_t rows() const { return x_.m.c.option(grid_.up).levels.size(); }
  double column_x(std::size_t k) const {
    return left + size_.width / 2 + static_cast<double>(k) * (size_.width + gap_x);
  }
  double row_y(std::size_t k) const {
    return top + size_.height / 2 + static_cast<double>(rows() - 1 - k) * (size_.height + gap_y);
  }
  std::size_t column(StateId s) const { return x_.m.space->level(s, grid_.across); }
  std::size_t row(StateId s) const { return x_.m.space->level(s, grid_.up); }
  Point at(StateId s) const { return {column_x(column(s)), row_y(row(s))}; }

  std::string along_row(StateId from, StateId to, bool above) const {
    const Point a = at(from);
    const Point b = at(to);
    const double side = b.x > a.x ? 1 : -1;
    const std::size_t steps = distance(column(from), column(to));
    if (steps == 1 && !above)
      return fmt::format("M{},{} H{}", coordinate(a.x + side * size_.width / 2), coordinate(a.y),
                         coordinate(b.x - side * (size_.width / 2 + head)));
    const double out = above ? -1 : 1;
    const double edge = size_.height / 2;
    const double deep = out * (edge + 22 + 9 * static_cast<double>(steps));
    return fmt::format("M{},{} C{},{} {},{} {},{}", coordinate(a.x + side * 26),
                       coordinate(a.y + out * edge), coordinate(a.x + side * 46),
                       coordinate(a.y + deep), coordinate(b.x - side * 50), coordinate(b.y + deep),
                       coordinate(b.x - side * 30), coordinate(b.y + out * (edge + head)));
  }
  std::string along_column(StateId from, StateId to) const {
    const Point a = at(from);
    const Point b = at(to);
    const double side = b.y > a.y ? 1 : -1;
    const std::size_t steps = distance(row(from), row(to));
    if (steps == 1)
      return fmt::format("M{},{} V{}", coordinate(a.x), coordinate(a.y + side * size_.height / 2),
                         coordinate(b.y - side * (size_.height / 2 + head)));
    const double edge = a.x - size_.width / 2;
    const double far = edge - 18 - 6 * static_cast<double>(steps - 1);
    return fmt::format("M{},{} C{},{} {},{} {},{}", coordinate(edge), coordinate(a.y + side * 12),
                       coordinate(far), coordinate(a.y + side * 30), coordinate(far),
                       coordinate(b.y - side * 32), coordinate(edge - head),
                       coordinate(b.y - side * 12));
  }
  std::string path(StateId from, StateId to, bool above) const {
    return row(from) == row(to) ? along_row(from, to, above) : along_column(from, to);
  }

private:
  static std::size_t distance(std::size_t a, std::size_t b) { return a > b ? a - b : b - a; }

  const Context& x_;
  BoxSize size_;
  Grid grid_;
};

Html heads(const Context& x, const GridMap& map, BoxSize size) {
  Html out;
  const Grid& grid = *x.view.grid;
  for (std::size_t k = 0; k < map.columns(); ++k) {
    const auto words = wrapped(x.names.level(grid.across, static_cast<Level>(k)),
                               (size.width + gap_x / 2) / 12, 1);
    out += html("<text class=\"s t12\" x=\"{}\" y=\"14\" text-anchor=\"middle\">{}</text>",
                coordinate(map.column_x(k)), words.empty() ? "" : words[0]);
  }
  for (std::size_t k = 0; k < map.rows(); ++k) {
    const auto words =
        wrapped(x.names.level(grid.up, static_cast<Level>(k)), (size.height + gap_y / 2) / 12, 1);
    out += html(
        "<text class=\"s t12\" text-anchor=\"middle\" transform=\"translate(9 {}) "
        "rotate(-90)\">{}</text>",
        coordinate(map.row_y(k)), words.empty() ? "" : words[0]);
  }
  return out;
}

}  // namespace

GridPlacement place_in_grid(const Context& x, const std::vector<Arrow>& arrows,
                            const std::vector<bool>& above, BoxSize size) {
  const GridMap map(x, size);
  GridPlacement grid;
  for (StateId s : x.view.shown) grid.placed.boxes.push_back(map.at(s));
  for (std::size_t k = 0; k < arrows.size(); ++k)
    grid.placed.arrows.push_back(
        map.path(x.view.shown[arrows[k].first], x.view.shown[arrows[k].second], above[k]));
  grid.placed.width = map.column_x(map.columns() - 1) + size.width / 2 + right;
  grid.placed.height = map.row_y(0) + size.height / 2 + bottom;
  grid.heads = heads(x, map, size);
  return grid;
}

}  // namespace entente::page
