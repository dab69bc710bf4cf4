#include "entente/model/case_file.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>

#include "entente/base/digest.hpp"
#include "entente/base/words.hpp"
#include "entente/model/case_check.hpp"
#include "entente/model/case_reader.hpp"

namespace entente {
namespace {

void read_version(Reader& r, const YamlNode* node) {
  if (node == nullptr || (plain_kind(*node) == Plain::whole && node->text == "1")) return;
  const auto number = Rational::parse(node->text);
  if (plain_kind(*node) >= Plain::whole && number && *number > Rational(1)) {
    r.report(Code::E007, node->where,
             fmt::format("format {} is newer than this entente (1)", node->text))
        .help = "update entente, or set `entente: 1`";
  } else {
    r.wrong_kind(*node, "entente", "the number 1", "entente: 1");
  }
}

void report_no_options(Reader& r, Span where) {
  r.report(Code::E010, where, "no options: nobody can do anything").help =
      "options:\n  ann: [share]\n  bob: [share]\npreferences:\n  ann: [bob.share, not ann.share]\n"
      "  bob: [ann.share, not bob.share]";
}

/// Reads every section that is there, those that name things before those that use the names.
bool read_sections(Reader& r, const Fields& f) {
  read_version(r, f["entente"]);
  r.c.title = read_text(r, f["title"], "title");
  r.c.about = read_text(r, f["about"], "about");
  r.c.date = read_date(r, f["date"], "date");
  if (f["lang"] != nullptr) r.c.lang = read_text(r, f["lang"], "lang");
  if (!read_parties(r, f["parties"], f["options"])) return false;
  const bool no_options = f["options"] == nullptr;
  if (f["sources"] != nullptr) read_sources(r, *f["sources"]);
  if (no_options) return false;
  const std::size_t before_options = r.faults.size();
  read_options(r, *f["options"]);
  r.c.wants.resize(r.c.parties.size());
  if (r.c.options.empty()) {
    if (r.faults.size() == before_options) report_no_options(r, f["options"]->where);
    return false;
  }
  if (f["outcomes"] != nullptr) read_outcomes(r, *f["outcomes"]);
  if (f["rules"] != nullptr) read_rules(r, *f["rules"]);
  read_status_quo(r, f["status_quo"]);
  if (f["preferences"] != nullptr) read_preferences(r, *f["preferences"]);
  if (f["types"] != nullptr) read_types(r, *f["types"]);
  if (f["attitudes"] != nullptr) read_attitudes(r, *f["attitudes"]);
  if (f["satisficing"] != nullptr) read_satisficing(r, *f["satisficing"]);
  if (f["limits"] != nullptr) read_limits(r, *f["limits"]);
  if (f["views"] != nullptr) read_views(r, *f["views"]);
  if (f["talks"] != nullptr) read_talks(r, *f["talks"]);
  if (f["terms"] != nullptr) read_terms(r, *f["terms"]);
  if (f["history"] != nullptr) read_history(r, *f["history"]);
  if (f["happened"] != nullptr) read_happened(r, *f["happened"]);
  if (f["levers"] != nullptr) read_levers(r, *f["levers"]);
  if (f["claims"] != nullptr) read_claims(r, *f["claims"]);
  return true;
}

/// A history that the rules forbid (E073) and documents that are not at hand or do not have the
/// quotes (E082, E083) are errors, but the states and every answer about them are sound.
bool answers_are_sound(const Diagnostics& faults) {
  return std::ranges::none_of(faults, [](const Diagnostic& d) {
    const bool aside = d.code == Code::E073 || d.code == Code::E082 || d.code == Code::E083;
    return d.severity() == Severity::error && !aside;
  });
}

/// Whether options, outcomes and rules are sound enough to build the states from.
bool states_can_be_built(const Case& c, const Diagnostics& faults) {
  if (c.options.empty()) return false;
  constexpr std::array about_states{Code::E004, Code::E005, Code::E006, Code::E011, Code::E012,
                                    Code::E014, Code::E015, Code::E016, Code::E017, Code::E018,
                                    Code::E019, Code::E020, Code::E021, Code::E022, Code::E023,
                                    Code::E024, Code::E026, Code::E029};
  return std::ranges::none_of(faults, [&](const Diagnostic& d) {
    return std::ranges::find(about_states, d.code) != about_states.end();
  });
}

void check_model(Model& m, const YamlNode* status_quo, const SourceText& source,
                 std::uint64_t max_states, Diagnostics& faults) {
  if (!states_can_be_built(m.c, faults) || !check_space(m, max_states, faults)) return;
  const bool placed = check_status_quo(m, status_quo, source, faults);
  for (const Outcome& outcome : m.c.outcomes) m.outcomes.push_back(m.space->where(*outcome.is));
  const bool ordered = check_orders(m, faults);
  if (!placed || !ordered || has_errors(faults)) return;
  for (std::uint32_t i = 0; i < m.c.parties.size(); ++i)
    m.ranks.push_back(rank_by_order(m.c, *m.space, {PartyId{i}, std::nullopt}));
  m.degrees = degrees_in(m.c, *m.space, as_written(m.c));
  check_history(m, faults);
  warn_of_states(m, source, faults);
  warn_of_wants(m, faults);
}

}  // namespace

CaseFile read_case_text(const std::string& name, std::string text, const ReadLimits& limits) {
  if (text.size() > most_file_bytes) {
    CaseFile refused;
    refused.diagnostics = fail(Code::E001, fmt::format("cannot read {}: it is larger than {} MB",
                                                       name, most_file_bytes / 1000000))
                              .value();
    return refused;
  }
  std::string digest = sha256(text);
  CaseFile file{SourceText(name, std::move(text)), std::nullopt, {}};
  auto root = read_yaml(file.source, 0);
  if (!root) {
    file.diagnostics = std::move(root.error());
    return file;
  }
  Model m;
  m.c.path = name;
  m.c.digest = std::move(digest);
  Reader r{file.source, m.c, file.diagnostics};
  if (root->kind == YamlNode::Kind::null) {
    report_no_options(r, {0, 0, file.source.text().empty() ? 0U : 1U});
    return file;
  }
  if (!root->is_map()) {
    r.wrong_kind(*root, "a case", "a map of sections", "options: {ann: [share], bob: [share]}");
    return file;
  }
  const Fields f(r, *root, "the case",
                 {"entente",   "title",       "about",    "date",       "lang",        "parties",
                  "options",   "rules",       "outcomes", "status_quo", "preferences", "types",
                  "attitudes", "satisficing", "limits",   "views",      "talks",       "terms",
                  "history",   "happened",    "sources",  "levers",     "claims"},
                 true);
  const bool complete = read_sections(r, f);
  if (f["options"] == nullptr) report_no_options(r, {0, 0, file.source.text().empty() ? 0U : 1U});
  if (m.c.title.empty()) m.c.title = plain_words(std::filesystem::path(name).stem().string());
  if (complete) check_model(m, f["status_quo"], file.source, limits.max_states, file.diagnostics);
  const std::string folder = std::filesystem::path(name).parent_path().string();
  const bool within = check_quotes(m.c, folder, file.diagnostics);
  if (complete && within && m.space && answers_are_sound(file.diagnostics))
    file.model = std::move(m);
  return file;
}

CaseFile read_case(const std::string& path, const ReadLimits& limits) {
  auto text = read_file(path, most_file_bytes);
  if (text) return read_case_text(path, std::move(*text), limits);
  CaseFile file;
  file.diagnostics = std::move(text.error());
  return file;
}

}  // namespace entente
