#include <algorithm>
#include <charconv>
#include <cstdint>
#include <unordered_map>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/convert/csv.hpp"
#include "entente/convert/csv_table.hpp"
#include "entente/convert/text.hpp"

namespace entente::convert {
namespace csv {

std::string small_letters(std::string_view text) {
  std::string small(text);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return small;
}

bool parts_states(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ';'; }

}  // namespace csv

namespace {

constexpr std::size_t most_faults = 20;
constexpr std::size_t most_parties = 1000;
constexpr std::size_t most_searched = 1000;

/// Turns a table into a graph. Faults are collected, at most 20.
class TableReader {
public:
  TableReader(const SourceText& source, std::uint32_t number, const CsvTable& table,
              const ListLimits& limits)
      : source_(source), number_(number), table_(table), limits_(limits) {}

  Result<ListedGraph> read() {
    read_head();
    if (faults_.empty()) read_states();
    if (faults_.empty()) read_cells();
    if (!faults_.empty()) return tl::unexpected(std::move(faults_));
    return std::move(g_);
  }

private:
  using Cell = CsvTable::Cell;
  struct Columns {
    std::optional<std::size_t> state, label, status_quo;
    std::vector<std::size_t> rank;                  // by party
    std::vector<std::optional<std::size_t>> moves;  // by party
  };

  void fault(const Cell& at, std::string what, std::string suggest = {}, Code code = Code::E114) {
    if (faults_.size() == most_faults) return;
    const std::uint32_t end = std::max(at.end, at.begin);
    faults_.push_back({code, {number_, at.begin, end}, std::move(what), {}, {}, {}});
    faults_.back().suggest = std::move(suggest);
  }
  std::string text(const Cell& cell) const { return CsvTable::text(source_, cell); }

  void read_head();
  void read_column(std::size_t column);
  void read_moves_column(std::size_t column, const std::string& name);
  void take_place(std::optional<std::size_t>& place, std::size_t column);
  void read_states();
  void read_cells();
  void read_ranks(std::size_t party);
  void read_moves(std::uint32_t from, std::size_t party, const Cell& cell);
  void add_move(std::uint32_t from, std::size_t party, const Cell& at, const std::string& id);
  void read_status_quo(std::uint32_t s, const Cell& cell);

  const SourceText& source_;
  std::uint32_t number_;
  const CsvTable& table_;
  const ListLimits& limits_;
  Columns at_;
  std::uint64_t arcs_ = 0;
  std::unordered_map<std::string_view, std::uint32_t> number_of_;  // ids live in g_.states
  ListedGraph g_;
  Diagnostics faults_;
};

void TableReader::take_place(std::optional<std::size_t>& place, std::size_t column) {
  if (place) return fault(table_.cell(0, column), "this column is there twice");
  place = column;
}

void TableReader::read_head() {
  if (table_.rows() == 0) return fault({}, "the table is empty: it has no line with the columns");
  std::vector<std::size_t> moves;
  for (std::size_t k = 0; k < table_.cells(0); ++k) {
    const std::string small = csv::small_letters(text(table_.cell(0, k)));
    if (small.starts_with(csv::moves)) {
      moves.push_back(k);
    } else {
      read_column(k);
    }
  }
  at_.moves.resize(g_.parties.size());
  for (std::size_t column : moves)
    read_moves_column(column, text(table_.cell(0, column)).substr(csv::moves.size()));
  const Cell first = table_.cell(0, 0);
  if (!at_.state) fault(first, "there is no column \"state\"");
  if (g_.parties.empty()) fault(first, "there is no column with the ranks of a party");
  if (g_.parties.size() > most_parties)
    fault(first, fmt::format("more than {} parties", most_parties), {}, Code::E008);
}

void TableReader::read_column(std::size_t column) {
  const Cell cell = table_.cell(0, column);
  std::string name = text(cell);
  const std::string small = csv::small_letters(name);
  if (small == csv::state) return take_place(at_.state, column);
  if (small == csv::label) return take_place(at_.label, column);
  if (small == csv::status_quo) return take_place(at_.status_quo, column);
  if (small.starts_with(csv::rank)) name.erase(0, csv::rank.size());
  if (name.empty()) return fault(cell, "this column has no name");
  if (g_.parties.size() > most_parties) return;
  if (std::ranges::find(g_.parties, name) != g_.parties.end())
    return fault(cell, fmt::format("the party {} has a column already", quoted(name)));
  g_.parties.push_back(std::move(name));
  at_.rank.push_back(column);
}

void TableReader::read_moves_column(std::size_t column, const std::string& name) {
  auto party = std::ranges::find(g_.parties, name);
  if (party == g_.parties.end()) party = std::ranges::find(g_.parties, one_line(name));
  if (party == g_.parties.end())
    return fault(table_.cell(0, column),
                 fmt::format("moves of {}, who has no column of ranks", quoted(name)),
                 nearest(name, g_.parties));
  take_place(at_.moves[static_cast<std::size_t>(party - g_.parties.begin())], column);
}

void TableReader::read_states() {
  const std::uint64_t states = table_.rows() - 1;
  const Cell head = table_.cell(0, *at_.state);
  if (states == 0) return fault(head, "there is no state: a row for each is needed");
  if (const auto fits = within(limits_, states, g_.parties.size()); !fits)
    return fault(head, fits.error().front().what, {}, Code::E008);
  g_.states.reserve(states);
  number_of_.reserve(states);
  for (std::uint32_t s = 0; s < states; ++s) {
    const Cell cell = table_.cell(s + std::size_t{1}, *at_.state);
    g_.states.push_back(text(cell));
    if (g_.states.back().empty()) {
      fault(cell, "this row names no state");
    } else if (!number_of_.emplace(g_.states.back(), s).second) {
      fault(cell, fmt::format("the state {} has a row already", quoted(g_.states.back())));
    }
    const std::size_t columns = table_.cells(0);
    for (std::size_t k = columns; k < table_.cells(s + std::size_t{1}); ++k)
      if (const Cell more = table_.cell(s + std::size_t{1}, k); more.begin != more.end)
        return fault(more, fmt::format("the first line has only {}",
                                       count_of(columns, "column", "columns")));
  }
}

void TableReader::read_cells() {
  g_.sides.resize(g_.parties.size());
  g_.labels.resize(g_.states.size());
  for (std::uint32_t s = 0; s < g_.states.size(); ++s) {
    const auto cell = [&](std::size_t column) { return table_.cell(s + std::size_t{1}, column); };
    if (at_.label) g_.labels[s] = text(cell(*at_.label));
    if (at_.status_quo) read_status_quo(s, cell(*at_.status_quo));
    for (std::size_t i = 0; i < g_.parties.size(); ++i)
      if (at_.moves[i]) read_moves(s, i, cell(*at_.moves[i]));
  }
  for (std::size_t i = 0; i < g_.parties.size(); ++i) {
    read_ranks(i);
    std::vector<StatePair>& arcs = g_.sides[i].arcs;
    std::ranges::sort(arcs);
    arcs.erase(std::unique(arcs.begin(), arcs.end()), arcs.end());
  }
}

void TableReader::read_ranks(std::size_t party) {
  std::vector<std::int64_t> written;
  for (std::size_t s = 0; s < g_.states.size(); ++s) {
    const Cell cell = table_.cell(s + 1, at_.rank[party]);
    const std::string number = text(cell);
    const char* end = number.data() + number.size();
    const auto [stop, error] = std::from_chars(number.data(), end, written.emplace_back());
    if (number.empty()) {
      fault(cell, fmt::format("{} does not rank state {}", quoted(g_.parties[party]),
                              quoted(g_.states[s])));
    } else if (error == std::errc::result_out_of_range) {
      fault(cell, fmt::format("the number {} is too large", quoted(number.substr(0, 40))));
    } else if (error != std::errc{} || stop != end) {
      fault(cell, fmt::format("{} is not a whole number; 1 is the best rank",
                              quoted(number.substr(0, 40))));
    }
  }
  std::vector<std::int64_t> worst_first = written;
  std::ranges::sort(worst_first, std::greater<>());
  worst_first.erase(std::unique(worst_first.begin(), worst_first.end()), worst_first.end());
  for (std::int64_t place : written)
    g_.sides[party].rank.push_back(static_cast<std::uint32_t>(
        std::ranges::lower_bound(worst_first, place, std::greater<>()) - worst_first.begin()));
}

void TableReader::read_moves(std::uint32_t from, std::size_t party, const Cell& cell) {
  const std::string list = text(cell);
  std::size_t k = 0;
  while (true) {
    while (k < list.size() && csv::parts_states(list[k])) ++k;
    if (k == list.size()) return;
    std::string id;
    if (list[k] == '"') {  // an id with blanks: up to the next quote that stands alone
      for (++k; k < list.size(); ++k) {
        if (list[k] == '"' && (k + 1 == list.size() || list[k + 1] != '"')) break;
        if (list[k] == '"') ++k;
        id += list[k];
      }
      if (k++ == list.size()) return fault(cell, "a quote inside this cell is not closed");
    } else {
      while (k < list.size() && !csv::parts_states(list[k])) id += list[k++];
    }
    add_move(from, party, cell, id);
    if (arcs_ > limits_.arcs) return;
  }
}

void TableReader::add_move(std::uint32_t from, std::size_t party, const Cell& at,
                           const std::string& id) {
  const auto found = number_of_.find(id);
  if (found == number_of_.end())
    return fault(at, fmt::format("there is no state {}", quoted(id)),
                 g_.states.size() <= most_searched ? nearest(id, g_.states) : std::string());
  if (found->second == from)
    return fault(at, fmt::format("a move from state {} to itself", quoted(id)));
  if (++arcs_ > limits_.arcs)
    return fault(at, fmt::format("more than {} moves", limits_.arcs), {}, Code::E008);
  g_.sides[party].arcs.emplace_back(from, found->second);
}

void TableReader::read_status_quo(std::uint32_t s, const Cell& cell) {
  const std::string mark = csv::small_letters(text(cell));
  if (mark.empty() || mark == "no" || mark == "0" || mark == "false") return;
  if (mark != "x" && mark != "yes" && mark != "1" && mark != "true")
    return fault(cell, "the status quo is marked with x, other states with nothing");
  if (g_.status_quo) return fault(cell, "a second status quo");
  g_.status_quo = StateId{s};
}

}  // namespace

Result<ListedGraph> read_csv(const SourceText& source, std::uint32_t number,
                             const ListLimits& limits) {
  const Result<CsvTable> table = parse_csv(source, number);
  if (!table) return tl::unexpected(table.error());
  return TableReader(source, number, *table, limits).read();
}

}  // namespace entente::convert
