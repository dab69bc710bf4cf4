#include "entente/convert/text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace entente::convert {
namespace {

constexpr unsigned char last_control = 0x1F;
constexpr unsigned char rubout = 0x7F;

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= last_control || byte == rubout;
}

}  // namespace

std::string quoted(std::string_view text) {
  std::string safe = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') {
      safe += '\\';
      safe += c;
    } else if (c == '\n') {
      safe += "\\n";
    } else if (is_control(c)) {
      safe += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      safe += c;
    }
  }
  return safe + '"';
}

std::string one_line(std::string_view text) {
  std::string line;
  for (char c : text) {
    const bool blank = c == ' ' || is_control(c);
    if (!blank) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

std::string xml_text(std::string_view text) {
  std::string safe;
  for (std::size_t k = 0; k < text.size(); ++k) {
    const char c = text[k];
    // U+FFFE and U+FFFF are characters of UTF-8 and none of XML.
    const bool outside = text.substr(k, 3) == "\xEF\xBF\xBE" || text.substr(k, 3) == "\xEF\xBF\xBF";
    if (outside) k += 2;
    if (outside || (is_control(c) && c != '\n' && c != '\t' && c != '\r' && c != '\x7F')) {
      safe += "\xEF\xBF\xBD";
    } else if (c == '&') {
      safe += "&amp;";
    } else if (c == '<') {
      safe += "&lt;";
    } else if (c == '>') {
      safe += "&gt;";
    } else if (c == '"') {
      safe += "&quot;";
    } else if (c == '\r') {
      safe += "&#13;";
    } else {
      safe += c;
    }
  }
  return safe;
}

bool Output::fits(std::uint64_t bytes) {
  full_ = full_ || bytes > most_ - text_.size();
  return !full_;
}

Output& Output::operator<<(std::string_view piece) {
  if (fits(piece.size())) text_ += piece;
  return *this;
}

Result<Written> Output::done(std::vector<std::string> notes) {
  if (full_)
    return fail(Code::E008, fmt::format("the file would be larger than {} bytes", most_),
                "shorter names of states and parties make it smaller");
  return Written{std::move(text_), std::move(notes)};
}

}  // namespace entente::convert
