#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/model/case_reader.hpp"

namespace entente {
namespace {

constexpr std::array<std::string_view, 6> event_words{"threat",  "offer",   "promise",
                                                      "refusal", "meeting", "statement"};

bool code_like(std::string_view text) {
  const auto upper = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
  return text.size() >= 2 && text.size() <= 20 && upper(text.front()) &&
         std::ranges::all_of(text, [&](char c) { return upper(c) || c == '_' || c == '-'; });
}

/// `did`: a move of the party itself, one of the words, or any word with a code (E072).
void read_did(Reader& r, const YamlNode& node, Event& event, bool has_code) {
  if (!node.is_scalar() || node.text.empty() || plain_kind(node) != Plain::text) {
    r.wrong_kind(node, "did", "an option and its level, or a word such as threat",
                 "russia.accept is partial");
    return;
  }
  event.did = node.text;
  if (std::ranges::find(event_words, node.text) != event_words.end()) return;
  Diagnostics faults;
  auto setting = parse_setting(Words(node), r.scope(event.by), faults);
  const std::string& who = r.c.party(event.by).id;
  if (setting && r.c.option(setting->option).owner == event.by) {
    event.setting = std::move(setting);
    return;
  }
  if (setting) {
    const std::string& owner = r.c.party(r.c.option(setting->option).owner).id;
    r.report(Code::E072, node.where,
             fmt::format("{} cannot do \"{}\": {} belongs to {}", who, node.text,
                         full_name(r.c, setting->option), owner))
        .help = fmt::format("write by: {}, or what {} did itself", owner, who);
    return;
  }
  if (has_code) return;
  // A level or option that is nearly right has its own message; anything else is no deed at all.
  if (!faults.empty() && (faults.front().code == Code::E017 || faults.front().code == Code::E016)) {
    r.faults.push_back(faults.front());
    return;
  }
  std::vector<std::string> known(event_words.begin(), event_words.end());
  for (OptionId o : r.c.party(event.by).options) known.push_back(full_name(r.c, o));
  Diagnostic& d =
      r.report(Code::E072, node.where, fmt::format("{} cannot do \"{}\"", who, node.text));
  d.suggest = nearest(node.text, known);
  d.help = "an option and its level, one of " +
           list_words({event_words.begin(), event_words.end()}, "or") +
           ", or any word with a `code`";
}

/// Dates compare as text once they are cut to the length that both have.
bool earlier(std::string_view a, std::string_view b) {
  const std::size_t length = std::min({a.size(), b.size(), std::size_t{10}});
  return a.substr(0, length) < b.substr(0, length);
}

void read_event(Reader& r, const YamlNode& node, std::string& date_above) {
  const Fields f(r, node, "an event",
                 {"date", "by", "did", "against", "to", "code", "source", "note"});
  if (!f.usable()) return;
  constexpr const char* example = "{date: 2025-03-18, by: russia, did: russia.accept is partial}";
  Event event;
  event.where = node.where;
  const YamlNode* const date = f.needed("date", example);
  event.date = read_date(r, date, "date");
  if (!event.date.empty() && !date_above.empty() && earlier(event.date, date_above))
    r.report(Code::W071, date->where, "this event is earlier than the one above").hint =
        "sort the history";
  if (!event.date.empty()) date_above = event.date;
  event.code = read_string(r, f["code"], "code");
  if (!event.code.empty() && !code_like(event.code))
    r.wrong_kind(*f["code"], "code", "a CAMEO or PLOVER code of capitals and digits",
                 "\"112\" or THREATEN");
  for (const char* word : {"against", "to"})
    for (PartyId party : read_party_list(r, f[word], word)) event.against.push_back(party);
  event.source = read_source_ref(r, f["source"]);
  event.note = read_text(r, f["note"], "note");
  const YamlNode* const by = f.needed("by", example);
  const YamlNode* const did = f.needed("did", example);
  const auto party = by == nullptr ? std::nullopt : read_party(r, *by);
  if (!party || did == nullptr) return;
  event.by = *party;
  read_did(r, *did, event, f["code"] != nullptr);
  event.where = did->where;
  r.c.history.push_back(std::move(event));
}

}  // namespace

void read_history(Reader& r, const YamlNode& node) {
  if (!expect_sequence(r, node, "history", "- {date: 2025-03-18, by: ann, did: ann.share}")) return;
  std::string date_above;
  for (const YamlNode& item : node.items) read_event(r, item, date_above);
}

void read_happened(Reader& r, const YamlNode& node) {
  constexpr const char* example = "- {date: 2025-05-01, is: war}";
  if (!expect_sequence(r, node, "happened", example)) return;
  for (const YamlNode& item : node.items) {
    const Fields f(r, item, "an entry of happened", {"date", "is", "source", "note"});
    if (!f.usable()) continue;
    Happened entry;
    entry.where = item.where;
    entry.date = read_date(r, f.needed("date", example), "date");
    if (const YamlNode* is = f.needed("is", example))
      if (auto expression = read_expression(r, *is, r.scope(), "is"))
        entry.is = std::move(*expression);
    entry.source = read_source_ref(r, f["source"]);
    entry.note = read_string(r, f["note"], "note");
    r.c.happened.push_back(std::move(entry));
  }
}

}  // namespace entente
