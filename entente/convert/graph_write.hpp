#pragma once
#include "entente/convert/listed_graph.hpp"
#include "entente/convert/text.hpp"

/// A conflict as the files of other programs (docs/formats.md). What a form cannot say is named in
/// the notes; E116 where the rest would be another conflict, E008 where the file would be too
/// large.
namespace entente::convert {

/// entente.graph/1: everything, as entente stability --graph reads it.
Result<Written> graph_json_text(const ListedGraph& g);
/// A table with a row per state, as read_csv reads it.
Result<Written> csv_text(const ListedGraph& g);
/// A picture for Graphviz: a colour and a style of line per party, places in its order at states.
Result<Written> dot_text(const ListedGraph& g);
/// GraphML with the attributes state, label, status_quo and rank:PARTY of nodes, party of edges.
Result<Written> graphml_text(const ListedGraph& g);

/// The distinct ranks of a party, best first.
std::vector<std::uint32_t> ranks_from_best(const ExplicitParty& party);
/// Place of each state in the party's order, 1 = best, equal states the same; empty without ranks.
std::vector<std::uint32_t> places_of(const ExplicitParty& party);

/// A note for each party whose preference is more than places, and one for the title where it is
/// left out.
std::vector<std::string> notes_beyond_places(const ListedGraph& g, const char* form);

}  // namespace entente::convert
