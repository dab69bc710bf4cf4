#include "readers.hpp"

#include "entente/base/assert.hpp"
#include "entente/base/caret.hpp"
#include "entente/convert/csv.hpp"
#include "entente/convert/gmcr.hpp"
#include "entente/convert/graph_write.hpp"
#include "entente/model/case_file.hpp"
#include "entente/model/graph_json.hpp"
#include "entente/model/option_graph.hpp"

namespace entente::fuzz {
namespace {

constexpr std::uint64_t most_states = std::uint64_t{1} << 16;

/// Every message can be shown, and marks a part of the text.
void expect_messages(const Diagnostics& diagnostics, const SourceText& source) {
  for (const Diagnostic& d : diagnostics) {
    ENTENTE_ASSERT(!d.what.empty());
    const bool in_text = d.where.begin <= d.where.end && d.where.begin <= source.text().size();
    ENTENTE_ASSERT(d.where.source == nowhere || in_text);
  }
  ENTENTE_ASSERT(diagnostics.empty() ||
                 !render(diagnostics, std::span(&source, 1), 80, true).empty());
  ENTENTE_ASSERT(!render_json(diagnostics, std::span(&source, 1)).empty());
}

void expect_persona(const Model& m, Persona persona) {
  ENTENTE_ASSERT(rank_by_order(m.c, *m.space, persona).size() == m.space->size());
  const PersonaWants wants = wants_of(m.c, persona);
  const std::vector<Rational> weights = middle_weights(wants);
  for (const Rational& weight : weights) ENTENTE_ASSERT(weight > Rational(0));
  if (wants.order == nullptr) value_of(wants, weights, *m.space, m.status_quo);
}

void expect_model(const Model& m) {
  const std::uint64_t size = m.space->size();
  ENTENTE_ASSERT(m.status_quo.value < size && size <= most_states);
  ENTENTE_ASSERT(m.ranks.size() == m.c.parties.size() && m.outcomes.size() == m.c.outcomes.size());
  for (std::uint32_t i = 0; i < m.c.parties.size(); ++i) expect_persona(m, {PartyId{i}, {}});
  for (std::uint32_t k = 0; k < m.c.types.size(); ++k) expect_persona(m, {m.c.types[k].party, k});
  for (const std::string& path : number_paths(m.c)) ENTENTE_ASSERT(number_at(m.c, path) != nullptr);
  const OptionGraph graph(m.space, m.ranks);
  for (std::uint32_t i = 0; i < m.c.parties.size(); ++i)
    graph.each_move(PartyId{i}, m.status_quo, [&](StateId t) {
      ENTENTE_ASSERT(t.value < size && t != m.status_quo);
      return true;
    });
  ENTENTE_ASSERT(!state_label(m, m.status_quo).empty());
}

template <class Graph>
void expect_graph(const Graph& graph) {
  if (graph.state_count() > most_states) return;
  for (std::uint32_t i = 0; i < graph.party_count(); ++i) {
    const StateId last{graph.state_count() - 1};
    graph.each_move(PartyId{i}, last, [&](StateId t) {
      ENTENTE_ASSERT(t.value < graph.state_count() && t != last);
      return true;
    });
    graph.compare(PartyId{i}, last, StateId{0});
  }
}

constexpr convert::ListLimits few{most_states, 1U << 18, 1U << 20};

/// What is written reads back, as the same file, and goes into every other form.
void expect_written(const convert::ListedGraph& g) {
  const auto json = convert::graph_json_text(g);
  ENTENTE_ASSERT(json.has_value());
  const auto file = read_graph(SourceText("again.json", json->text));
  ENTENTE_ASSERT(file.has_value());
  const auto again = convert::list_graph(*file);
  ENTENTE_ASSERT(again && convert::graph_json_text(*again)->text == json->text);
  ENTENTE_ASSERT(convert::dot_text(g) && convert::graphml_text(g));
  const auto table = convert::csv_text(g);
  if (!table) return;
  const auto read = convert::read_csv(SourceText("again.csv", table->text), 0);
  ENTENTE_ASSERT(read && read->status_quo == g.status_quo && read->labels == g.labels);
  ENTENTE_ASSERT(convert::csv_text(*read)->text == table->text);
}

}  // namespace

void read_any_case(const std::string& bytes) {
  const CaseFile file = read_case_text("no-such-folder/case.yaml", bytes, ReadLimits{most_states});
  expect_messages(file.diagnostics, file.source);
  ENTENTE_ASSERT(file.model || has_errors(file.diagnostics));
  if (file.model) expect_model(*file.model);
}

void read_any_graph(const std::string& bytes) {
  const SourceText source("graph.json", bytes);
  const auto file = read_graph(source, 0, most_states);
  if (!file) {
    expect_messages(file.error(), source);
    ENTENTE_ASSERT(has_errors(file.error()));
    return;
  }
  ENTENTE_ASSERT(file->state_count() > 0 && !file->state_name(StateId{0}).empty());
  std::visit([](const auto& graph) { expect_graph(graph); }, file->graph);
  if (const auto g = convert::list_graph(*file, few)) expect_written(*g);
}

void read_any_gmcr(const std::string& bytes) {
  const SourceText source("old.gmcr", bytes);
  const auto conflict = convert::read_gmcr(source, 0, most_states);
  if (!conflict) {
    expect_messages(conflict.error(), source);
    ENTENTE_ASSERT(has_errors(conflict.error()));
    return;
  }
  const auto text = convert::case_text(*conflict);
  ENTENTE_ASSERT(text.has_value());
  const CaseFile file = read_case_text("case.yaml", text->text, ReadLimits{most_states});
  // What a case cannot hold is its size: more than 16 MB or a million nodes.
  ENTENTE_ASSERT(file.model && !has_errors(file.diagnostics));
  if (const auto g = convert::list_case(*file.model, few)) expect_written(*g);
}

void read_any_csv(const std::string& bytes) {
  const SourceText source("table.csv", bytes);
  const auto g = convert::read_csv(source, 0, few);
  if (g) return expect_written(*g);
  expect_messages(g.error(), source);
  ENTENTE_ASSERT(has_errors(g.error()));
}

}  // namespace entente::fuzz
