#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/model/case_reader.hpp"

namespace entente {
namespace {

constexpr std::array<std::string_view, 8> kinds{"call",   "meeting", "statement", "offer",
                                                "demand", "threat",  "promise",   "letter"};

/// `or_else` or `in_return`: something that `from` itself can do (E056).
std::optional<Setting> read_own_setting(Reader& r, const YamlNode* node, const Talk& talk) {
  if (node == nullptr) return std::nullopt;
  if (!node->is_scalar() || node->text.empty()) {
    r.wrong_kind(*node, "or_else and in_return", "an option and its level", "ann.tell is yes");
    return std::nullopt;
  }
  auto setting = parse_setting(Words(*node), r.scope(talk.from), r.faults);
  if (!setting || !talk.from) return setting;
  const PartyId owner = r.c.option(setting->option).owner;
  if (owner == *talk.from) return setting;
  std::vector<std::string> own;
  for (OptionId o : r.c.party(*talk.from).options) own.push_back(full_name(r.c, o));
  r.report(Code::E056, setting->where,
           fmt::format("{} cannot do \"{}\": {} belongs to {}", r.c.party(*talk.from).id,
                       setting->text, full_name(r.c, setting->option), r.c.party(owner).id))
      .help = own.empty() ? fmt::format("{} has no option", r.c.party(*talk.from).id)
                          : fmt::format("what {} can do: {}", r.c.party(*talk.from).id,
                                        list_words(own, "or"));
  return std::nullopt;
}

/// E055 at the words `or_else` or `in_return` where another part is missing.
void check_parts(Reader& r, const Fields& f) {
  for (const char* word : {"or_else", "in_return"}) {
    if (f[word] == nullptr) continue;
    std::vector<std::string> missing;
    for (const char* part : {"from", "to", "demand"})
      if (f[part] == nullptr) missing.emplace_back(part);
    if (missing.empty()) continue;
    const bool threat = std::string_view(word) == "or_else";
    Diagnostic& d = r.report(
        Code::E055, f.key_node(word)->where,
        fmt::format("a {} needs `from`, `to` and `demand`", threat ? "threat" : "promise"));
    d.hint = "add " + list_words(missing);
  }
}

void read_readouts(Reader& r, const YamlNode* node, Talk& talk) {
  if (node == nullptr || !expect_map(r, *node, "readouts", "{us: white_house, russia: kremlin}"))
    return;
  for (const auto& [key, value] : node->entries) {
    const auto party = read_party(r, key);
    const auto source = read_source_ref(r, &value);
    if (!party || !source) continue;
    if (std::ranges::find(talk.between, *party) == talk.between.end()) {
      std::vector<std::string> there;
      for (PartyId party_there : talk.between) there.push_back(r.c.party(party_there).id);
      r.report(Code::E057, key.where,
               fmt::format("readout of {}, who was not in the talk", key.text))
          .help = there.empty() ? "`between` says who was"
                                : fmt::format("the talk was between {}", list_words(there));
      continue;
    }
    if (!source->quote.empty())
      r.wrong_kind(value, "a readout", "the id of a source, not of a quote", "letter");
    talk.readouts[party->value] = source->source;
  }
}

std::string read_kind(Reader& r, const YamlNode* node, const Talk& talk) {
  if (node == nullptr) return talk.or_else ? "threat" : talk.in_return ? "promise" : "statement";
  if (std::ranges::find(kinds, node->text) == kinds.end()) {
    const std::vector<std::string> names(kinds.begin(), kinds.end());
    Diagnostic& d =
        r.report(Code::E005, node->where,
                 fmt::format("a talk's kind must be one of {}", list_words(names, "or")));
    d.suggest = nearest(node->text, names);
    d.help = "for example kind: statement";
  }
  return node->text;
}

void read_talk(Reader& r, const YamlNode& node, std::size_t place) {
  const Fields f(r, node, "a talk",
                 {"id", "date", "by_date", "kind", "from", "to", "between", "demand", "or_else",
                  "in_return", "audience_cost", "about", "readouts", "source", "note"});
  if (!f.usable()) return;
  Talk talk;
  talk.id = fmt::format("t{}", place + 1);
  talk.where = node.where;
  if (f["id"] != nullptr && check_name(r, *f["id"])) talk.id = f["id"]->text;
  if (f["id"] != nullptr) talk.where = f["id"]->where;
  talk.date = read_date(r, f["date"], "date");
  talk.by_date = read_date(r, f["by_date"], "by_date");
  if (f["from"] != nullptr) talk.from = read_party(r, *f["from"]);
  talk.to = read_party_list(r, f["to"], "to");
  if (f["between"] != nullptr && !f["between"]->is_sequence())
    r.wrong_kind(*f["between"], "between", "a list of at least 2 parties", "[us, russia]");
  else
    talk.between = read_party_list(r, f["between"], "between", 2);
  check_parts(r, f);
  if (f["from"] == nullptr && f["between"] == nullptr && f["or_else"] == nullptr &&
      f["in_return"] == nullptr)
    r.report(Code::E005, node.where, "a talk lacks \"from\" or \"between\"").help =
        "from: us, or between: [us, russia]";
  if (f["demand"] != nullptr) talk.demand = read_expression(r, *f["demand"], r.scope(), "demand");
  talk.or_else = read_own_setting(r, f["or_else"], talk);
  talk.in_return = read_own_setting(r, f["in_return"], talk);
  talk.kind = read_kind(r, f["kind"], talk);
  if (f["audience_cost"] != nullptr) {
    talk.audience_cost = read_range(r, *f["audience_cost"], Code::E005,
                                    "audience_cost must be a number or a range, 0 or above");
    if (talk.audience_cost && talk.audience_cost->low < Rational(0))
      r.wrong_kind(*f["audience_cost"], "audience_cost", "0 or above", "audience_cost: 5");
  }
  talk.about = read_texts(r, f["about"], "about");
  if (f["readouts"] != nullptr && f["between"] == nullptr)
    r.report(Code::E005, f.key_node("readouts")->where, "a talk with readouts lacks \"between\"")
        .help = "for example between: [us, russia]";
  read_readouts(r, f["readouts"], talk);
  talk.source = read_source_ref(r, f["source"]);
  talk.note = read_text(r, f["note"], "note");
  r.c.talks.push_back(std::move(talk));
}

}  // namespace

void read_talks(Reader& r, const YamlNode& node) {
  if (!expect_sequence(r, node, "talks",
                       "- {from: ann, to: bob, demand: bob.share, or_else: ann.tell}"))
    return;
  for (std::size_t k = 0; k < node.items.size(); ++k) read_talk(r, node.items[k], k);
  for (std::size_t k = 0; k < r.c.talks.size(); ++k)
    for (std::size_t before = 0; before < std::min<std::size_t>(k, 2000); ++before)
      if (r.c.talks[before].id == r.c.talks[k].id)
        r.report(Code::E006, r.c.talks[k].where,
                 fmt::format("two talks are called \"{}\"", r.c.talks[k].id))
            .hint = "give it an id of its own";
}

}  // namespace entente
