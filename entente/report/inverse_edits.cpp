#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/inverse.hpp"
#include "entente/report/json.hpp"

namespace entente::report {
namespace {

using levers::NearestEdits;
using levers::StatementEdit;

const std::vector<NearestEdits>* edits_for(const InverseReport& a, const graph::Inverse& target) {
  const auto found = a.edits.find(target.target.value);
  return found == a.edits.end() ? nullptr : &found->second;
}

/// Each edit in words, of the list as the one before leaves it.
std::vector<std::string> words_of(const InverseReport& a, std::size_t i, const NearestEdits& n) {
  std::vector<std::string> words;
  std::vector<Statement> list = a.model->c.wants[i].statements;
  for (const StatementEdit& edit : n.edits) {
    words.push_back(levers::edit_text(a.model->c, list, edit));
    list = levers::edited(a.model->c, std::move(list), edit);
  }
  return words;
}

std::string sentence(const InverseReport& a, const graph::Inverse& target, std::size_t i,
                     const NearestEdits& n) {
  const std::string who = with_article_at_start(a.party_names[i]);
  if (!n.has_statements) return fmt::format("{} has no statements to edit.", who);
  if (!n.found && n.tried == 2)
    return fmt::format("No one or two edits of the statements of {} make it stay.",
                       a.party_names[i]);
  if (!n.found)
    return fmt::format("No single edit of the statements of {} makes it stay; pairs are too many.",
                       a.party_names[i]);
  return fmt::format("{} would stay after {} of its statements: {}{}.", who,
                     count_of(n.edits.size(), "edit", "edits"),
                     fmt::join(words_of(a, i, n), ", then "),
                     n.holds ? fmt::format("; then {} holds", a.id(target.target)) : "");
}

constexpr std::string_view kind_word(StatementEdit::Kind kind) {
  switch (kind) {
    case StatementEdit::Kind::drop:
      return "drop";
    case StatementEdit::Kind::move:
      return "move";
    case StatementEdit::Kind::negate:
      return "negate";
    case StatementEdit::Kind::insert:
      return "insert";
    case StatementEdit::Kind::both:
      return "both";
    case StatementEdit::Kind::either:
      return "either";
  }
  return "drop";
}

std::string edit_json(const InverseReport& a, const StatementEdit& edit, const std::string& say) {
  using Kind = StatementEdit::Kind;
  JsonObject row;
  row.add_text("kind", kind_word(edit.kind));
  if (edit.kind != Kind::insert) row.add_count("statement", edit.statement + 1);
  if (edit.kind == Kind::insert || edit.kind == Kind::move) row.add_count("place", edit.place + 1);
  if (edit.kind >= Kind::insert)
    row.add_text("literal", levers::literal_text(a.model->c, edit.literal));
  return row.add_text("say", say).text();
}

}  // namespace

std::string text_edits(const InverseReport& a, const graph::Inverse& target, const Look& look) {
  const std::vector<NearestEdits>* const edits = edits_for(a, target);
  if (edits == nullptr) return {};
  std::string text;
  for (std::size_t i = 0; i < edits->size(); ++i)
    if (!target.parties[i].stable) text += wrapped(sentence(a, target, i, (*edits)[i]), look);
  return text.empty() ? text : "\n" + text;
}

std::string json_edits(const InverseReport& a, const graph::Inverse& target, std::size_t i) {
  const std::vector<NearestEdits>* const edits = edits_for(a, target);
  if (edits == nullptr || !(*edits)[i].has_statements) return "null";
  const NearestEdits& n = (*edits)[i];
  const std::vector<std::string> words = words_of(a, i, n);
  std::vector<std::string> rows;
  for (std::size_t k = 0; k < words.size(); ++k) rows.push_back(edit_json(a, n.edits[k], words[k]));
  return JsonObject()
      .add("count", n.found ? std::to_string(n.edits.size()) : "null")
      .add_count("tried", n.tried)
      .add_flag("target_holds", n.holds)
      .add("edits", json_list(rows))
      .text();
}

}  // namespace entente::report
