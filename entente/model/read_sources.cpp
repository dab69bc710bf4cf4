#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/model/case_reader.hpp"

namespace entente {
namespace {

constexpr std::array<std::string_view, 9> kinds{
    "readout", "statement", "agreement", "news", "opinion", "record", "data", "interview", "other"};

std::vector<Source::Words> read_words(Reader& r, const YamlNode* node, const std::string& path) {
  std::vector<Source::Words> words;
  if (node == nullptr || !expect_map(r, *node, path, "promise: We will stop on Monday."))
    return words;
  for (const auto& [key, value] : node->entries)
    if (check_name(r, key))
      words.push_back({key.text, read_text(r, &value, path + "." + key.text), value.where});
  return words;
}

void read_source(Reader& r, const YamlNode& value, Source& source) {
  const Fields f(
      r, value, "sources." + source.id,
      {"title", "by", "date", "kind", "side", "via", "file", "url", "lang", "quotes", "notes"});
  if (!f.usable()) return;
  source.title = read_text(r, f.needed("title", "title: A letter"), f.path() + ".title");
  source.by = read_text(r, f["by"], f.path() + ".by");
  source.date = read_date(r, f["date"], f.path() + ".date");
  source.kind = read_string(r, f["kind"], f.path() + ".kind");
  if (!source.kind.empty() && std::ranges::find(kinds, source.kind) == kinds.end()) {
    const std::vector<std::string> names(kinds.begin(), kinds.end());
    Diagnostic& d =
        r.report(Code::E005, f["kind"]->where,
                 fmt::format("{}.kind must be one of {}", f.path(), list_words(names, "or")));
    d.suggest = nearest(source.kind, names);
    d.help = "for example kind: statement";
  }
  if (f["side"] != nullptr) source.side = read_party(r, *f["side"]);
  source.via = read_text(r, f["via"], f.path() + ".via");
  source.file = read_text(r, f["file"], f.path() + ".file");
  if (f["file"] != nullptr) source.file_where = f["file"]->where;
  source.url = read_text(r, f["url"], f.path() + ".url");
  source.lang = read_text(r, f["lang"], f.path() + ".lang");
  source.quotes = read_words(r, f["quotes"], f.path() + ".quotes");
  source.notes = read_words(r, f["notes"], f.path() + ".notes");
  if (!source.via.empty() &&
      std::ranges::find(r.c.sources, source.via, &Source::id) == r.c.sources.end()) {
    std::vector<std::string> ids;
    for (const Source& s : r.c.sources) ids.push_back(s.id);
    Diagnostic& d =
        r.report(Code::E080, f["via"]->where, fmt::format("unknown source \"{}\"", source.via));
    d.suggest = nearest(source.via, ids);
    d.help = known_words("source", "sources", ids);
  }
}

}  // namespace

void read_sources(Reader& r, const YamlNode& node) {
  if (!expect_map(r, node, "sources", "letter: {title: A letter}")) return;
  std::vector<const YamlNode*> values;
  for (const auto& [key, value] : node.entries) {
    const bool doubled = std::ranges::find(r.c.sources, key.text, &Source::id) != r.c.sources.end();
    if (doubled || !check_name(r, key)) continue;
    Source source;
    source.id = key.text;
    source.where = key.where;
    r.c.sources.push_back(std::move(source));
    values.push_back(&value);
  }
  for (std::size_t k = 0; k < values.size(); ++k) read_source(r, *values[k], r.c.sources[k]);
}

std::optional<SourceRef> read_source_ref(Reader& r, const YamlNode* node) {
  if (node == nullptr) return std::nullopt;
  if (!node->is_scalar()) {
    r.wrong_kind(*node, "source", "the id of a source", "letter.promise");
    return std::nullopt;
  }
  const std::string_view text = node->text;
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string id(text.substr(0, point));
  const auto found = std::ranges::find(r.c.sources, id, &Source::id);
  if (found == r.c.sources.end()) {
    std::vector<std::string> ids;
    for (const Source& s : r.c.sources) ids.push_back(s.id);
    Diagnostic& d =
        r.report(Code::E080, node->slice(0, point), fmt::format("unknown source \"{}\"", id));
    d.suggest = nearest(id, ids);
    d.help = ids.empty() ? "the case has no `sources`" : known_words("source", "sources", ids);
    return std::nullopt;
  }
  SourceRef ref{static_cast<std::uint32_t>(found - r.c.sources.begin()), {}};
  if (point == text.size()) return ref;
  ref.quote = text.substr(point + 1);
  std::vector<std::string> known;
  for (const auto* list : {&found->quotes, &found->notes})
    for (const Source::Words& words : *list) known.push_back(words.id);
  if (std::ranges::find(known, ref.quote) != known.end()) return ref;
  Diagnostic& d = r.report(Code::E081, node->slice(point + 1, text.size()),
                           fmt::format("source \"{}\" has no quote or note \"{}\"", id, ref.quote));
  d.suggest = nearest(ref.quote, known);
  return std::nullopt;
}

namespace {

int number(std::string_view text) {
  int value = 0;
  for (char c : text) value = value * 10 + (c - '0');
  return value;
}

/// Whether text has the form of the pattern, where 0 stands for any digit.
bool shaped(std::string_view text, std::string_view pattern) {
  if (text.size() != pattern.size()) return false;
  for (std::size_t k = 0; k < text.size(); ++k) {
    const bool digit = text[k] >= '0' && text[k] <= '9';
    if (pattern[k] == '0' ? !digit : text[k] != pattern[k]) return false;
  }
  return true;
}

bool real_day(std::string_view text) {
  const int year = number(text.substr(0, 4));
  if (year < 1000) return false;
  if (text.size() == 4) return true;
  const int month = number(text.substr(5, 2));
  if (month < 1 || month > 12) return false;
  if (text.size() == 7) return true;
  constexpr std::array days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const int day = number(text.substr(8, 2));
  return day >= 1 &&
         day <= days.at(static_cast<std::size_t>(month - 1)) + (month == 2 && leap ? 1 : 0);
}

bool real_time(std::string_view text) {
  std::string_view zone;
  for (const std::string_view clock : {"00:00:00", "00:00"})
    if (shaped(text.substr(0, clock.size()), clock)) {
      zone = text.substr(clock.size());
      const bool seconds = clock.size() == 8;
      const bool in_day = number(text.substr(0, 2)) < 24 && number(text.substr(3, 2)) < 60;
      return in_day && (!seconds || number(text.substr(6, 2)) < 60) &&
             (zone.empty() || zone == "Z" || shaped(zone, "+00:00") || shaped(zone, "-00:00"));
    }
  return false;
}

bool valid_date(std::string_view text) {
  if (shaped(text, "0000") || shaped(text, "0000-00") || shaped(text, "0000-00-00"))
    return real_day(text);
  if (text.size() < 12 || text[10] != 'T' || !shaped(text.substr(0, 10), "0000-00-00"))
    return false;
  return real_day(text.substr(0, 10)) && real_time(text.substr(11));
}

/// 18.03.2025, 18/3/2025 and 2025/03/18 as they should be written; empty where that is no date.
std::string mended_date(std::string_view text) {
  std::vector<std::string> parts{""};
  for (char c : text) {
    if (c >= '0' && c <= '9')
      parts.back() += c;
    else if (c == '.' || c == '/' || c == '-' || c == ' ')
      parts.emplace_back();
    else
      return {};
  }
  std::erase(parts, "");
  if (parts.size() != 3) return {};
  if (parts[0].size() != 4) std::swap(parts[0], parts[2]);
  for (std::size_t k = 1; k < 3; ++k)
    if (parts[k].size() == 1) parts[k].insert(0, "0");
  std::string mended = fmt::format("{}-{}-{}", parts[0], parts[1], parts[2]);
  return valid_date(mended) ? mended : std::string{};
}

}  // namespace

std::string read_date(Reader& r, const YamlNode* node, std::string_view path) {
  if (node == nullptr) return {};
  if (!node->is_scalar() || node->text.empty()) {
    r.wrong_kind(*node, path, "a date", "2025-03-18");
    return {};
  }
  if (valid_date(node->text)) return node->text;
  Diagnostic& d = r.report(Code::E070, node->where, fmt::format("\"{}\" is no date", node->text));
  d.suggest = mended_date(node->text);
  d.help = "dates are written 2025, 2025-03, 2025-03-18 or 2025-03-18T14:30Z";
  return {};
}

}  // namespace entente
