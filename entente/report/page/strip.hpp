#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "entente/report/page/html.hpp"

/// Strip charts: one line per number, with its range as a bar and marks where something turns.
namespace entente::page {

struct Axis {
  double low = 0, high = 1, step = 0.25;
  bool percent = true;

  /// Round ends and steps that hold all the values.
  static Axis around(std::vector<double> values, bool percent);
  /// From end to end as asked for.
  static Axis over(double low, double high, bool percent);
  std::string words(double value) const;
};

struct StripRow {
  std::string label;                              ///< above the line, or empty
  std::string look;                               ///< class of its colour: "0" for party 0
  double low = 0, mid = 0, high = 0;              ///< the bar; the dot is at mid
  std::string value;                              ///< beside the bar, or empty
  std::optional<std::pair<double, double>> zone;  ///< a stretch in the colour of what holds
  std::optional<double> mark;                     ///< a line across
  std::string mark_label;
};

/// The rows under each other over one axis; `spoken` says it in words for who cannot see it.
Html strip_chart(const Axis& axis, const std::vector<StripRow>& rows, const std::string& spoken);

}  // namespace entente::page
