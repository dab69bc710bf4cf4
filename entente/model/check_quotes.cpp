#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include <fmt/format.h>

#include "entente/base/digest.hpp"
#include "entente/base/words.hpp"
#include "entente/model/case_check.hpp"

namespace entente {
namespace {

constexpr std::size_t most_quote_words = 25;

/// Curly quotes, dashes and special blanks as plain ones; runs of blanks as one.
std::string plain_text(std::string_view text) {
  static const std::vector<std::pair<std::string_view, std::string_view>> plain{
      {"\xE2\x80\x98", "'"},  {"\xE2\x80\x99", "'"},  {"\xE2\x80\x9A", "'"}, {"\xE2\x80\x9C", "\""},
      {"\xE2\x80\x9D", "\""}, {"\xE2\x80\x9E", "\""}, {"\xC2\xAB", "\""},    {"\xC2\xBB", "\""},
      {"\xE2\x80\x90", "-"},  {"\xE2\x80\x91", "-"},  {"\xE2\x80\x92", "-"}, {"\xE2\x80\x93", "-"},
      {"\xE2\x80\x94", "-"},  {"\xE2\x88\x92", "-"},  {"\xC2\xA0", " "},     {"\xE2\x80\xAF", " "}};
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    std::string_view part = text.substr(at, 1);
    const auto known = std::ranges::find_if(
        plain, [&](const auto& row) { return text.substr(at).starts_with(row.first); });
    at += known == plain.end() ? 1 : known->first.size();
    if (known != plain.end()) part = known->second;
    const bool blank = part == " " || part == "\t" || part == "\n" || part == "\r";
    if (!blank)
      result += part;
    else if (!result.empty() && result.back() != ' ')
      result += ' ';
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

std::set<std::string> word_set(std::string_view text) {
  std::set<std::string> words;
  std::string word;
  for (char c : std::string(text) + " ") {
    if (c == ' ' || c == ',' || c == '.' || c == '"') {
      if (!word.empty()) words.insert(word);
      word.clear();
    } else {
      word += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
  }
  return words;
}

/// The line that shares most words with the quote.
std::string nearest_passage(const SourceText& document, std::string_view quote) {
  const std::set<std::string> wanted = word_set(quote);
  std::uint32_t best = 0;
  std::size_t most = 0;
  for (std::uint32_t line = 1; line <= document.line_count(); ++line) {
    std::size_t shared = 0;
    for (const std::string& word : word_set(plain_text(document.line(line))))
      shared += wanted.contains(word) ? 1 : 0;
    if (shared > most) {
      most = shared;
      best = line;
    }
  }
  if (best == 0) return {};
  const std::string text = plain_text(document.line(best));
  return fmt::format("nearest, at line {}: {}{}", best, text.substr(0, 160),
                     text.size() > 160 ? " ..." : "");
}

/// The document's text, whose digest the source then has, or E083 where it cannot be read or, with
/// `outside` set, lies elsewhere.
std::optional<SourceText> read_document(Source& source, const std::string& folder,
                                        Diagnostics& faults, bool& outside) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path root = fs::weakly_canonical(folder.empty() ? "." : folder, error);
  const fs::path path = fs::weakly_canonical(root / source.file, error);
  const auto [end, rest] = std::ranges::mismatch(root, path);
  Diagnostic d{Code::E083, source.file_where, {}, {}, {}, {}};
  if (fs::path(source.file).is_absolute() || end != root.end()) {
    outside = true;
    d.what = fmt::format("{} lies outside the folder of the case", source.file);
    d.help = "`file` is a path relative to the case file, within its folder";
    faults.push_back(std::move(d));
    return std::nullopt;
  }
  auto text = read_file(path.string(), most_file_bytes, Code::E083);
  if (text) {
    source.digest = sha256(*text);
    return SourceText(source.file, std::move(*text));
  }
  d.what = fmt::format("{} cannot be read", source.file);
  d.suggest = text.error().front().suggest.empty()
                  ? ""
                  : fs::relative(text.error().front().suggest, root, error).string();
  faults.push_back(std::move(d));
  return std::nullopt;
}

}  // namespace

bool check_quotes(Case& c, const std::string& folder, Diagnostics& faults) {
  bool outside = false;
  for (Source& source : c.sources) {
    for (const Source::Words& quote : source.quotes) {
      const std::string plain = plain_text(quote.text);
      const auto words = static_cast<std::size_t>(std::ranges::count(plain, ' ')) + 1;
      if (words > most_quote_words)
        faults.push_back(
            {Code::W093,
             quote.where,
             fmt::format("a quote of {} words; short quotes are kinder to rights and readers",
                         words),
             {},
             {},
             {}});
    }
    if (source.file.empty()) continue;
    const auto document = read_document(source, folder, faults, outside);
    if (!document) continue;
    const std::string text = plain_text(document->text());
    for (const Source::Words& quote : source.quotes) {
      if (text.find(plain_text(quote.text)) != std::string::npos) continue;
      faults.push_back({Code::E082,
                        quote.where,
                        fmt::format("the quote does not occur in {}", source.file),
                        {},
                        {},
                        nearest_passage(*document, plain_text(quote.text))});
    }
  }
  return !outside;
}

}  // namespace entente
