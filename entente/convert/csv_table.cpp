#include "entente/convert/csv_table.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace entente::convert {
namespace {

constexpr std::size_t most_cells = std::size_t{1} << 24;

bool ends_line(char c) { return c == '\n' || c == '\r'; }

/// What stands between cells: the most frequent of the three outside quotes in the first line.
char separator_of(std::string_view text) {
  std::array<std::pair<char, std::size_t>, 3> counts{{{',', 0}, {';', 0}, {'\t', 0}}};
  bool quoted = false;
  for (char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (ends_line(c)) break;
    for (auto& [separator, count] : counts) count += c == separator ? 1 : 0;
  }
  return std::ranges::max_element(counts, {}, &std::pair<char, std::size_t>::second)->first;
}

}  // namespace

CsvTable::Cell CsvTable::cell(std::size_t row, std::size_t column) const {
  if (column < cells(row)) return cells_[starts_[row] + column];
  const std::uint32_t end = cells_[starts_[row + 1] - 1].end;
  return {end, end, false};
}

std::string CsvTable::text(const SourceText& source, const Cell& cell) {
  const std::string_view raw =
      std::string_view(source.text()).substr(cell.begin, cell.end - cell.begin);
  if (!cell.quoted) return std::string(raw);
  std::string text;
  for (std::size_t k = 0; k < raw.size(); ++k) {
    text += raw[k];
    if (raw[k] == '"') ++k;  // a quote inside is written twice
  }
  return text;
}

/// Goes over the text once.
class CsvReader {
public:
  CsvReader(const SourceText& source, std::uint32_t number)
      : source_(source), text_(source.text()), number_(number), separator_(separator_of(text_)) {}

  Result<CsvTable> read() {
    if (text_.size() > csv_file_bytes)
      return fail(Code::E114, fmt::format("{}: the file is larger than 64 MB", source_.name()));
    if (const std::size_t bad = invalid_utf8(text_); bad != std::string_view::npos)
      return fault(bad, bad + 1, "this is no UTF-8");
    while (at_ < text_.size()) {
      if (auto cell = read_cell(); !cell) return tl::unexpected(cell.error());
      if (table_.cells_.size() > most_cells)
        return fail(Code::E114, fmt::format("{}: more than {} cells", source_.name(), most_cells));
    }
    end_row();
    return std::move(table_);
  }

private:
  tl::unexpected<Diagnostics> fault(std::size_t begin, std::size_t end, std::string what) const {
    const Span where{number_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    return tl::unexpected(Diagnostics{{Code::E114, where, std::move(what), {}, {}, {}}});
  }
  bool is_blank(char c) const { return c == ' ' || (c == '\t' && separator_ != '\t'); }
  bool ends_cell(char c) const { return c == separator_ || ends_line(c); }
  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }

  /// One cell and what ends it.
  Result<void> read_cell() {
    skip_blanks();
    CsvTable::Cell cell{static_cast<std::uint32_t>(at_), 0, false};
    if (at_ < text_.size() && text_[at_] == '"') {
      const std::size_t open = at_;
      if (!pass_quotes()) return fault(open, open + 1, "this quote is not closed");
      cell = {static_cast<std::uint32_t>(open + 1), static_cast<std::uint32_t>(at_ - 1), true};
      skip_blanks();
      if (at_ < text_.size() && !ends_cell(text_[at_]))
        return fault(at_, at_ + 1, "text stands behind the closing quote of this cell");
    } else {
      std::size_t end = at_;
      for (; at_ < text_.size() && !ends_cell(text_[at_]); ++at_)
        if (!is_blank(text_[at_])) end = at_ + 1;
      cell.end = static_cast<std::uint32_t>(end);
    }
    table_.cells_.push_back(cell);
    if (at_ < text_.size()) end_cell();
    return {};
  }

  /// Goes behind the closing quote; false where there is none.
  bool pass_quotes() {
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] != '"') continue;
      if (at_ + 1 == text_.size() || text_[at_ + 1] != '"') {
        ++at_;
        return true;
      }
      ++at_;
    }
    return false;
  }

  void end_cell() {
    const char c = text_[at_++];
    if (c == separator_) {
      if (at_ == text_.size()) {  // the last row ends with an empty cell
        const auto end = static_cast<std::uint32_t>(at_);
        table_.cells_.push_back({end, end, false});
      }
      return;
    }
    if (c == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
    end_row();
  }

  void end_row() {
    const std::uint32_t start = table_.starts_.back();
    const auto is_empty = [](const CsvTable::Cell& cell) {
      return cell.begin == cell.end && !cell.quoted;
    };
    if (std::all_of(table_.cells_.begin() + start, table_.cells_.end(), is_empty)) {
      table_.cells_.resize(start);
    } else {
      table_.starts_.push_back(static_cast<std::uint32_t>(table_.cells_.size()));
    }
  }

  const SourceText& source_;
  std::string_view text_;
  std::uint32_t number_;
  char separator_;
  std::size_t at_ = 0;
  CsvTable table_;
};

Result<CsvTable> parse_csv(const SourceText& source, std::uint32_t number) {
  return CsvReader(source, number).read();
}

}  // namespace entente::convert
