#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// How text answers are set: wrapped sentences, and tables that fit the terminal.
namespace entente::report {

/// How a text is to look: a matter of the terminal, never of the facts.
struct Look {
  int width = 80;
  bool color = false;
  bool utf8 = true;
  bool verbose = false;
};

/// Below this many columns tables become lists.
inline constexpr int least_table_width = 60;

/// What colour may underline. The words say the same without it.
enum class Tone : std::uint8_t { plain, good, weak, bad };
std::string painted(std::string_view text, Tone tone, const Look& look);

/// The text broken at blanks so that no line is longer than the width, if its words allow; the
/// first line starts after `first`, the others after as many blanks as `indent`. Ends with a line
/// end.
std::string wrapped(std::string_view text, const Look& look, std::string_view first = {},
                    std::size_t indent = 0);

/// Columns that a terminal gives the text.
std::size_t columns_of(std::string_view text);
/// The text filled up with blanks on the right (or left).
std::string padded(std::string_view text, std::size_t columns, bool right = false);

/// The text cut to so many columns, with "..." at its end where something was left out.
std::string shortened(const std::string& text, std::size_t columns);

/// A table of text: words left, numbers right, two blanks between columns.
class Table {
public:
  struct Column {
    std::string head;
    bool number = false;
  };
  struct Cell {
    std::string text;
    Tone tone = Tone::plain;
  };

  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}
  void add(std::vector<Cell> row) { rows_.push_back(std::move(row)); }
  bool empty() const { return rows_.empty(); }

  /// Two blanks before each line. The last column is wrapped where the lines would be too long;
  /// where that leaves it no room, and below least_table_width, rows become short lists.
  std::string text(const Look& look) const;

private:
  std::string as_list(const Look& look) const;
  std::string line(const std::vector<Cell>& row, const std::vector<std::size_t>& widths,
                   const Look& look) const;

  std::vector<Column> columns_;
  std::vector<std::vector<Cell>> rows_;
};

/// "22.5 %" of 0.225, with at most `digits` places behind the point.
std::string percent(double share, int digits = 1);
/// "5-20 %", or "12 %" where both ends are the same.
std::string percent_range(double low, double high, int digits = 0);

}  // namespace entente::report
