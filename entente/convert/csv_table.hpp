#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "entente/base/result.hpp"
#include "entente/base/source_text.hpp"

namespace entente::convert {

/// Larger tables are refused (E114), and so are tables of more than 2^24 cells.
inline constexpr std::uint64_t csv_file_bytes = 64ULL << 20;

/// The cells of a table by their places in the text: RFC 4180 with `,`, `;` or a tab between cells,
/// whichever the first line has most of outside quotes, and any line end. Around a cell blanks do
/// not count, within quotes they do. Rows without any text are left out.
class CsvTable {
public:
  struct Cell {
    std::uint32_t begin = 0, end = 0;  ///< without the quotes
    bool quoted = false;
  };

  std::size_t rows() const { return starts_.size() - 1; }
  std::size_t cells(std::size_t row) const { return starts_[row + 1] - starts_[row]; }
  /// A cell; where the row ends before it, an empty one at the row's end.
  Cell cell(std::size_t row, std::size_t column) const;
  /// The cell's text, doubled quotes as one.
  static std::string text(const SourceText& source, const Cell& cell);

private:
  friend class CsvReader;
  std::vector<Cell> cells_;
  std::vector<std::uint32_t> starts_{0};  // of each row in cells_, and the end
};

/// E114 with its place where a quote is not closed or text stands behind it, where the bytes are no
/// UTF-8, or where there is more than the limits allow.
Result<CsvTable> parse_csv(const SourceText& source, std::uint32_t number);

}  // namespace entente::convert
