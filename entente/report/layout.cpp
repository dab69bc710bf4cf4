#include "entente/report/layout.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "entente/base/source_text.hpp"

namespace entente::report {
namespace {

constexpr std::size_t margin = 2;
constexpr std::size_t gap = 2;
constexpr std::size_t least_last_column = 24;

std::string_view code_of(Tone tone) {
  switch (tone) {
    case Tone::good:
      return "32";
    case Tone::weak:
      return "33";
    case Tone::bad:
      return "31";
    case Tone::plain:
      break;
  }
  return {};
}

std::string trimmed_number(double value, int digits) {
  std::string text = fmt::format("{:.{}f}", value, digits);
  if (text.find('.') != std::string::npos) {
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

std::vector<std::string> lines_of(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    std::string& line = lines.back();
    if (line.empty()) {
      line = word;
    } else if (columns_of(line) + 1 + columns_of(word) <= width) {
      line += ' ';
      line += word;
    } else {
      lines.emplace_back(word);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace

std::string painted(std::string_view text, Tone tone, const Look& look) {
  if (!look.color || tone == Tone::plain) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", code_of(tone), text);
}

std::size_t columns_of(std::string_view text) { return code_points(text); }

std::string padded(std::string_view text, std::size_t columns, bool right) {
  const std::string blanks(columns - std::min(columns, columns_of(text)), ' ');
  return right ? blanks + std::string(text) : std::string(text) + blanks;
}

std::string shortened(const std::string& text, std::size_t columns) {
  constexpr std::size_t dots = 3;
  if (columns_of(text) <= columns || columns <= dots) return text;
  std::size_t at = 0;
  for (std::size_t left = columns - dots; at < text.size(); ++at)
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U && left-- == 0) break;
  return text.substr(0, at) + "...";
}

std::string wrapped(std::string_view text, const Look& look, std::string_view first,
                    std::size_t indent) {
  const auto width = static_cast<std::size_t>(std::max(look.width, 20));
  const std::size_t room = width - std::min(indent, width - 10);
  std::string result(first);
  std::string_view before;
  const std::string blanks(indent, ' ');
  for (const std::string& line : lines_of(text, room)) {
    result += before;
    result += line;
    result += '\n';
    before = blanks;
  }
  return result;
}

std::string Table::line(const std::vector<Cell>& row, const std::vector<std::size_t>& widths,
                        const Look& look) const {
  const std::size_t last = columns_.size() - 1;
  std::string head(margin, ' ');
  std::size_t used = margin;
  for (std::size_t k = 0; k < last; ++k) {
    const std::string shown = padded(row[k].text, widths[k], columns_[k].number);
    head += painted(shown, row[k].tone, look) + std::string(gap, ' ');
    used += widths[k] + gap;
  }
  std::string text;
  const std::vector<std::string> parts =
      columns_[last].number ? std::vector{padded(row[last].text, widths[last], true)}
                            : lines_of(row[last].text, widths[last]);
  for (std::size_t k = 0; k < parts.size(); ++k) {
    text += k == 0 ? head : std::string(used, ' ');
    text += painted(parts[k], row[last].tone, look);
    while (!text.empty() && text.back() == ' ') text.pop_back();
    text += '\n';
  }
  return text;
}

std::string Table::as_list(const Look& look) const {
  std::string text;
  for (const std::vector<Cell>& row : rows_) {
    text += wrapped(row[0].text + (row.size() > 1 ? "  " + row[1].text : ""), look, "  ", 6);
    for (std::size_t k = 2; k < row.size(); ++k) {
      if (row[k].text.empty()) continue;
      const std::string label = columns_[k].head.empty() ? "" : columns_[k].head + ": ";
      text += wrapped(label + row[k].text, look, "      ", 8);
    }
  }
  return text;
}

std::string Table::text(const Look& look) const {
  std::vector<std::size_t> widths;
  bool heads = false;
  for (std::size_t k = 0; k < columns_.size(); ++k) {
    std::size_t width = columns_of(columns_[k].head);
    for (const auto& row : rows_) width = std::max(width, columns_of(row[k].text));
    widths.push_back(width);
    heads = heads || !columns_[k].head.empty();
  }
  const std::size_t fixed = margin +
                            std::accumulate(widths.begin(), widths.end() - 1, std::size_t{0}) +
                            gap * (widths.size() - 1);
  const auto room = static_cast<std::size_t>(std::max(look.width, 20));
  const bool fits = fixed + widths.back() <= room;
  const bool wraps = !columns_.back().number && fixed + least_last_column <= room;
  if (look.width < least_table_width || (!fits && !wraps)) return as_list(look);
  if (!fits) widths.back() = room - fixed;
  std::string text;
  if (heads) {
    std::vector<Cell> head;
    for (const Column& column : columns_) head.push_back({column.head, Tone::plain});
    text += line(head, widths, look);
  }
  for (const auto& row : rows_) text += line(row, widths, look);
  return text;
}

std::string percent(double share, int digits) { return trimmed_number(100 * share, digits) + " %"; }

std::string percent_range(double low, double high, int digits) {
  const std::string a = trimmed_number(100 * low, digits);
  const std::string b = trimmed_number(100 * high, digits);
  return a == b ? a + " %" : fmt::format("{}-{} %", a, b);
}

}  // namespace entente::report
