#pragma once
#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "entente/cli/command.hpp"
#include "entente/levers/scenario.hpp"
#include "entente/model/case_file.hpp"
#include "entente/model/graph_json.hpp"
#include "entente/model/option_graph.hpp"

/// What nearly every command begins with: the case of its first word, or the graph file of --graph.
namespace entente::cli {

/// The diagnostics as standard error shows them, or as one JSON object with --format json.
std::string shown(const Session& session, const Diagnostics& diagnostics,
                  std::span<const SourceText> sources);
/// An answer that fails: exit 4 for limits and outputs, 2 for a state that is not there, else 3.
Answer failed(const Session& session, const Diagnostics& diagnostics,
              std::span<const SourceText> sources = {});

/// A case without errors (its model is set), or the answer that says what is wrong with it.
tl::expected<CaseFile, Answer> load_case(const Arguments& arguments, const Session& session);
/// One line for standard error where a case has warnings and nobody asked for them.
std::string warning_note(const Session& session, const CaseFile& file);

/// The graph file of --graph with its text, or the answer that says what is wrong with it.
struct LoadedGraph {
  SourceText source;
  GraphFile file;
};
tl::expected<LoadedGraph, Answer> load_graph(const Arguments& arguments, const Session& session);
/// What is wrong where neither or both of CASE and --graph FILE are given, or --by with a graph
/// file; `command` as a person types it, `example` a way to call it.
std::optional<Answer> wrong_source(const Arguments& arguments, const Session& session,
                                   std::string_view command, std::string_view example = {});
/// Faults of a graph file: where one has no line, the name of the file stands in front.
Answer graph_fault(const Session& session, Diagnostics faults, const SourceText& source);

levers::Reading reading_of(const Arguments& arguments);
/// The graph with the preferences of the written order, or of the middle weights.
OptionGraph graph_of(const Model& m, levers::Reading reading);
/// The same; from a large model the ranks are taken, not copied: it can explain nothing any more.
OptionGraph graph_from(Model& m, levers::Reading reading);

/// A state number as people write it (from 1), or what is wrong with it.
tl::expected<StateId, Answer> state_of(const Session& session, const Model& m,
                                       std::string_view text);
/// The concepts of a list such as "nash,seq", or what is wrong with it.
tl::expected<std::vector<graph::ConceptId>, Answer> concepts_of(const Session& session,
                                                                std::string_view list);

/// The crisp concept of --concept (seq without the flag), or what is wrong with it.
tl::expected<graph::ConceptId, Answer> crisp_concept_of(const Arguments& arguments,
                                                        const Session& session);

/// The expression of --target, nothing without the flag, or what is wrong with it.
tl::expected<std::optional<Expression>, Answer> target_of(const Arguments& arguments,
                                                          const Session& session, const Model& m);

/// 130 where the work was interrupted, 4 where it was ended by --limit, else `exit`.
int exit_of(const Session& session, bool partial, int exit = Exit::done);

/// The case has no such section: what to add, exit 2.
Answer lacks(const Session& session, const Case& c, std::string_view section,
             std::string_view purpose, std::string_view example);

}  // namespace entente::cli
