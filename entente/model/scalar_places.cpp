#include "entente/model/scalar_places.hpp"

#include <algorithm>

namespace entente {
namespace {

bool line_end(char c) { return c == '\n' || c == '\r'; }
bool blank(char c) { return c == ' ' || c == '\t' || line_end(c); }
bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// Walks through value and source side by side, noting a place for each byte of the value.
class Walk {
public:
  Walk(std::string_view source, std::uint32_t at, std::string_view value)
      : source_(source), value_(value), at_(at) {
    places_.reserve(value.size());
  }

  std::vector<std::uint32_t> flow(ScalarStyle style) {
    if (style != ScalarStyle::plain) ++at_;
    while (!done()) {
      if (style == ScalarStyle::double_quoted && here() == '\\')
        escape();
      else if (blank(here()))
        fold_blanks();
      else
        take(style == ScalarStyle::single_quoted && here() == '\'' ? 2 : 1);
    }
    return finish();
  }

  std::vector<std::uint32_t> block() {
    skip_line();
    const std::size_t indent = block_indent();
    bool line_begins = true;
    while (!done()) {
      if (line_begins) skip_indent(indent);
      line_begins = !done() && line_end(here());
      if (line_begins)
        fold_lines();
      else if (!done())
        take(1);
    }
    return finish();
  }

private:
  bool done() const { return places_.size() >= value_.size() || at_ >= source_.size(); }
  char here() const { return source_[at_]; }
  char wanted() const { return value_[places_.size()]; }

  /// One byte of the value stands here; the source goes on by `length`.
  void take(std::uint32_t length) {
    places_.push_back(at_);
    at_ += length;
  }

  std::vector<std::uint32_t> finish() {
    places_.resize(value_.size(), std::min(at_, static_cast<std::uint32_t>(source_.size())));
    return std::move(places_);
  }

  /// `\n`, `\x41`, `\u00e9`, `\U0001F54A`, or a line end that is left out.
  void escape() {
    const char kind = at_ + 1 < source_.size() ? source_[at_ + 1] : '\0';
    if (line_end(kind)) {
      ++at_;
      while (at_ < source_.size() && blank(here())) ++at_;
      return;
    }
    const std::uint32_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
    const std::uint32_t from = at_;
    take(2 + digits);
    while (places_.size() < value_.size() && continues(wanted())) places_.push_back(from);
  }

  /// Blanks within a line stand for themselves; with line ends among them they are one blank, or
  /// one line end for each empty line.
  void fold_blanks() {
    std::uint32_t end = at_;
    std::size_t lines = 0;
    for (; end < source_.size() && blank(source_[end]); ++end)
      lines += source_[end] == '\n' ? 1 : 0;
    if (lines == 0) {
      take(1);
      return;
    }
    for (std::size_t k = 0; k < std::max<std::size_t>(1, lines - 1); ++k)
      if (places_.size() < value_.size() && blank(wanted())) places_.push_back(at_);
    at_ = end;
  }

  void skip_line() {
    while (at_ < source_.size() && here() != '\n') ++at_;
    at_ += at_ < source_.size() ? 1 : 0;
  }

  /// The indentation that is left out: that of the first line with words, less what its value
  /// keeps.
  std::size_t block_indent() const {
    const auto leading = [](std::string_view text, std::size_t from) {
      std::size_t begin = from;  // of the line
      std::size_t k = from;
      for (; k < text.size() && (text[k] == ' ' || line_end(text[k])); ++k)
        if (text[k] == '\n') begin = k + 1;
      return k - begin;
    };
    const std::size_t written = leading(source_, at_);
    return written - std::min(written, leading(value_, 0));
  }

  void skip_indent(std::size_t indent) {
    for (; indent > 0 && at_ < source_.size() && here() == ' '; --indent) ++at_;
  }

  /// A line end of the source is one in the value, or one blank where lines are folded; empty lines
  /// follow it.
  void fold_lines() {
    const std::uint32_t from = at_;
    if (wanted() == '\n') {
      while (places_.size() < value_.size() && wanted() == '\n') places_.push_back(from);
    } else {
      places_.push_back(from);
    }
    std::uint32_t begin = at_;  // of the next line that is not empty
    for (std::uint32_t k = at_; k < source_.size() && (source_[k] == ' ' || line_end(source_[k]));
         ++k)
      if (source_[k] == '\n') begin = k + 1;
    at_ = std::max(begin, from + 1);
  }

  std::string_view source_, value_;
  std::uint32_t at_;
  std::vector<std::uint32_t> places_;
};

}  // namespace

ScalarStyle scalar_style(std::string_view source, std::uint32_t at) {
  const char first = at < source.size() ? source[at] : '\0';
  if (first == '"') return ScalarStyle::double_quoted;
  if (first == '\'') return ScalarStyle::single_quoted;
  return first == '|' || first == '>' ? ScalarStyle::block : ScalarStyle::plain;
}

std::vector<std::uint32_t> scalar_places(std::string_view source, std::uint32_t at,
                                         std::string_view value) {
  const ScalarStyle style = scalar_style(source, at);
  Walk walk(source, at, value);
  return style == ScalarStyle::block ? walk.block() : walk.flow(style);
}

}  // namespace entente
