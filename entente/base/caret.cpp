#include "entente/base/caret.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace entente {
namespace {

constexpr std::size_t most_shown = 20;

Diagnostics sorted(Diagnostics diagnostics) {
  std::ranges::stable_sort(diagnostics, [](const Diagnostic& a, const Diagnostic& b) {
    return std::pair(a.where.source, a.where.begin) < std::pair(b.where.source, b.where.begin);
  });
  return diagnostics;
}

bool has_place(const Diagnostic& d, std::span<const SourceText> sources) {
  return d.where.source < sources.size();
}

/// Characters that would move the cursor or hide text, and bytes that are no UTF-8, are shown as
/// '?'; tabs as one blank. The number of columns stays.
std::string printable(std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    const auto byte = static_cast<unsigned char>(text[0]);
    const bool control = byte < 0x20 || byte == 0x7F;
    const bool further_control = byte == 0xC2 && text.size() > 1 &&
                                 static_cast<unsigned char>(text[1]) < 0xA0;  // U+0080 to U+009F
    const std::size_t good = std::min(invalid_utf8(text.substr(0, 4)), text.size());
    std::size_t length = 1;
    while (length < good && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) ++length;
    if (text[0] == '\t')
      shown += ' ';
    else if (control || further_control || good == 0)
      shown += '?';
    else
      shown += text.substr(0, length);
    text.remove_prefix(length);
  }
  return shown;
}

std::size_t byte_of_column(std::string_view text, std::uint32_t column) {
  std::size_t at = 0;
  for (; at < text.size(); ++at)
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U && column-- == 0) break;
  return at;
}

/// The line and the caret under it, cut to `width` columns around the caret.
std::string quoted_line(const Diagnostic& d, const SourceText& source, int width) {
  const Place place = source.place(d.where.begin);
  const std::string_view whole = source.line(place.line);
  const std::uint32_t line_end =
      source.line_start(place.line) + static_cast<std::uint32_t>(whole.size());
  const std::uint32_t end =
      std::clamp(d.where.end, d.where.begin, std::max(line_end, d.where.begin));
  std::uint32_t marked = std::max(1U, code_points(source.slice({0, d.where.begin, end})));
  constexpr std::uint32_t before_line = 9;
  const std::uint32_t room = width > 40 ? static_cast<std::uint32_t>(width) - before_line : 160;
  const std::uint32_t column = place.column - 1;
  std::uint32_t from = column + marked > room ? column - std::min(column, room / 3) : 0;
  marked = std::min(marked, room - std::min(room - 1, column - from));
  const std::size_t first = byte_of_column(whole, from);
  const std::string_view rest = whole.substr(first);
  const std::string shown = printable(rest.substr(0, byte_of_column(rest, room)));
  std::string text = fmt::format("{:>5} | {}\n      | {}^{}", place.line, shown,
                                 std::string(column - from, ' '), std::string(marked - 1, '~'));
  if (!d.suggest.empty()) text += fmt::format(" did you mean \"{}\"?", printable(d.suggest));
  if (d.suggest.empty() && !d.hint.empty()) text += " " + printable(d.hint);
  return text + "\n";
}

std::string painted(std::string_view text, std::string_view code, bool color) {
  return color ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
}

std::string indented_help(std::string_view help) {
  std::string text = "   help: ";
  for (std::size_t at = 0; at <= help.size();) {
    const std::size_t end = std::min(help.find('\n', at), help.size());
    if (at > 0) text += "\n         ";
    text += printable(help.substr(at, end - at));
    at = end + 1;
  }
  return text + "\n";
}

std::string one(const Diagnostic& d, std::span<const SourceText> sources, int width, bool color) {
  const bool error = d.severity() == Severity::error;
  const std::string label =
      painted(fmt::format("{} {}", error ? "error" : "warning", code_name(d.code)),
              error ? "1;31" : "1;33", color);
  if (!has_place(d, sources)) {
    std::string text = fmt::format("entente: {}: {}\n", label, printable(d.what));
    if (!d.suggest.empty()) text += fmt::format("   did you mean \"{}\"?\n", printable(d.suggest));
    return d.help.empty() ? text : text + indented_help(d.help);
  }
  const SourceText& source = sources[d.where.source];
  const Place place = source.place(d.where.begin);
  std::string text = fmt::format("{}:{}:{}: {}: {}\n", source.name(), place.line, place.column,
                                 label, printable(d.what));
  text += quoted_line(d, source, width);
  return d.help.empty() ? text : text + indented_help(d.help);
}

nlohmann::ordered_json as_json(const Diagnostic& d, std::span<const SourceText> sources) {
  nlohmann::ordered_json row;
  row["code"] = code_name(d.code);
  if (has_place(d, sources)) {
    const SourceText& source = sources[d.where.source];
    const Place place = source.place(d.where.begin);
    row["file"] = source.name();
    row["line"] = place.line;
    row["col"] = place.column;
    row["len"] = std::max(1U, code_points(source.slice(d.where)));
  }
  row["message"] = d.what;
  row["suggest"] =
      d.suggest.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(d.suggest);
  if (!d.help.empty()) row["help"] = d.help;
  return row;
}

}  // namespace

std::string render(const Diagnostics& diagnostics, std::span<const SourceText> sources, int width,
                   bool color) {
  const Diagnostics all = sorted(diagnostics);
  std::string text;
  for (std::size_t k = 0; k < std::min(all.size(), most_shown); ++k) {
    if (k > 0) text += "\n";
    text += one(all[k], sources, width, color);
  }
  if (all.size() > most_shown) text += fmt::format("\n... and {} more\n", all.size() - most_shown);
  return text;
}

std::string render_json(const Diagnostics& diagnostics, std::span<const SourceText> sources) {
  nlohmann::ordered_json document;
  document["errors"] = nlohmann::ordered_json::array();
  document["warnings"] = nlohmann::ordered_json::array();
  for (const Diagnostic& d : sorted(diagnostics))
    document[d.severity() == Severity::error ? "errors" : "warnings"].push_back(
        as_json(d, sources));
  return document.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace entente
