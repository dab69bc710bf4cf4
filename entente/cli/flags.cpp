#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "entente/cli/command.hpp"
#include "entente/report/json.hpp"

namespace entente::cli {
namespace {

using Kind = Flag::Kind;

constexpr auto all_flags = std::to_array<Flag>({
    {"help", 'h', Kind::toggle, "", "show the help of the command"},
    {"version", 0, Kind::toggle, "", "show the version"},
    {"verbose", 'v', Kind::toggle, "", "show everything, not only what matters most"},
    {"quiet", 'q', Kind::toggle, "", "no warnings and no progress on standard error"},
    {"format", 'f', Kind::choice, "text|json|csv", "form of the answer"},
    {"out", 'o', Kind::text, "FILE", "write the answer to a file; - is standard output"},
    {"force", 0, Kind::toggle, "", "replace a file that exists"},
    {"color", 0, Kind::choice, "auto|always|never", "colour of the text answer"},
    {"claims", 0, Kind::toggle, "", "test the claims of the case; exit 1 unless all hold"},
    {"strict", 0, Kind::toggle, "", "a warning counts as an error (exit 3)"},
    {"draws", 0, Kind::count, "N", "how many draws of the uncertain numbers (default 1000)"},
    {"seed", 0, Kind::count, "N", "seed of the draws (default 20250318)"},
    {"threads", 0, Kind::count, "N",
     "threads to work with (default: all cores); never changes the answer"},
    {"max-states", 0, Kind::count, "N", "refuse more states than this (default 2^28)"},
    {"limit", 0, Kind::count, "STEPS", "end the work after so many counted steps (exit 4)"},
    {"by", 0, Kind::choice, "order|weight",
     "rank states by the written order or by summed weights"},
    {"concepts", 0, Kind::text, "LIST",
     "stability concepts, for example nash,seq (default: the five plain ones)"},
    {"graph", 0, Kind::text, "FILE", "take a graph file (docs/graph-json.md) in place of a case"},
    {"counts", 0, Kind::toggle, "", "numbers and hashes in place of lists of states"},
    {"heat", 0, Kind::toggle, "",
     "under how many concepts each state holds, and for how many parties it is stable"},
    {"reduce", 0, Kind::toggle, "",
     "merge states that no concept tells apart; name dominated options and separate parts"},
    {"paths", 0, Kind::choice, "um|ui|both",
     "add what is reached by moves, by improvements, or both"},
    {"from", 0, Kind::text, "STATE", "start there instead of at the status quo"},
    {"max-length", 0, Kind::count, "N", "leave out paths of more moves than this"},
    {"views", 0, Kind::toggle, "",
     "what each party expects that sees the conflict its own way, and who is surprised"},
    {"coalitions", 0, Kind::text, "LIST",
     "which coalitions are looked at: all, or A+B,C (default all)"},
    {"weak-coalitions", 0, Kind::toggle, "",
     "a coalition also moves where some members gain and none loses"},
    {"attitude-weak", 0, Kind::toggle, "",
     "in relational concepts equal is good enough, for oneself too"},
    {"lh-order", 0, Kind::choice, "worst|fixed|together|each",
     "who is taken to move next in limited-move concepts of more than two parties"},
    {"target", 0, Kind::text, "EXPR",
     "what should hold: an expression, for example ceasefire, or with --inverse or --graph a "
     "state"},
    {"inverse", 0, Kind::toggle, "",
     "which preferences would make the target hold, and how far today's are from them"},
    {"sensitivity", 0, Kind::toggle, "",
     "how firmly each state holds: all single changes, and the least change that ends it"},
    {"concept", 0, Kind::text, "NAME", "the stability concept that counts (default seq)"},
    {"template", 0, Kind::text, "NAME", "copy a shipped case instead of asking"},
    {"to", 0, Kind::text, "STATE", "the ways to this state; equilibria: to each that holds"},
    {"moves", 0, Kind::choice, "any|improving|unknown|joint",
     "what ways are made of; unknown: moves that improve or might; joint: joint improvements of "
     "coalitions (default improving, with --to any)"},
    {"cheapest", 0, Kind::toggle, "",
     "with --to: ways with the fewest moves that do not pay, not those with the fewest moves"},
    {"ways", 0, Kind::count, "N", "with --to: list so many of the best ways (default 1)"},
    {"prevent", 0, Kind::toggle, "", "what each party alone keeps from being reached"},
    {"sequences", 0, Kind::count, "N", "count the legal sequences of up to N moves"},
    {"method", 0, Kind::text, "NAME",
     "how a game is solved: auto, pure, extreme or backward (default auto)"},
    {"all", 0, Kind::toggle, "", "every extreme equilibrium of a game of two"},
    {"exact", 0, Kind::toggle, "", "fractions such as \"2/3\" in JSON, in place of decimals"},
    {"strategic", 0, Kind::toggle, "", "solve a tree by its reduced strategic form"},
    {"subgame-perfect", 0, Kind::toggle, "",
     "every pure equilibrium that is one in each subgame (perfect information)"},
    {"renormalise", 0, Kind::toggle, "", "divide chances that do not sum to 1 by their sum"},
    {"time-limit", 0, Kind::text, "S", "end after so many seconds with what was found"},
    {"dry-run", 'n', Kind::toggle, "", "say what would be written, and write nothing"},
    {"man", 0, Kind::toggle, "", "the man page, as roff"},
    {"markdown", 0, Kind::toggle, "", "docs/commands.md"},
    {"completions", 0, Kind::choice, "bash|zsh|fish", "the completions of a shell"},
});

/// `--from` is where the answer begins and `--to` where it leads: states, or for convert formats.
constexpr auto formats_of_convert = std::to_array<Flag>({
    {"from", 0, Kind::choice, "gmcr|yaml|json|csv|efg|nfg",
     "format to read (default: by the ending of the file)"},
    {"to", 0, Kind::choice, "yaml|json|csv|dot|graphml|efg|nfg",
     "format to write (default: by the ending of the file)"},
});

constexpr auto common = std::to_array<std::string_view>(
    {"format", "out", "force", "verbose", "quiet", "color", "help", "version"});

}  // namespace

std::string Arguments::text(std::string_view flag, std::string_view otherwise) const {
  const auto found = values_.find(std::string(flag));
  return found == values_.end() ? std::string(otherwise) : found->second;
}

std::uint64_t Arguments::count(std::string_view flag, std::uint64_t otherwise) const {
  const auto found = values_.find(std::string(flag));
  if (found == values_.end()) return otherwise;
  std::uint64_t value = otherwise;
  const std::string& text = found->second;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::vector<std::string> Arguments::given() const {
  std::vector<std::string> names;
  for (const auto& [name, value] : values_) names.push_back(name);
  return names;
}

std::span<const Flag> flags() { return all_flags; }

const Flag* find_flag(std::string_view name) {
  const auto found = std::ranges::find(all_flags, name, &Flag::name);
  return found == all_flags.end() ? nullptr : &*found;
}

const Flag* find_flag(std::string_view name, const Command& command) {
  if (command.name == "convert")
    if (const auto found = std::ranges::find(formats_of_convert, name, &Flag::name);
        found != formats_of_convert.end())
      return &*found;
  return find_flag(name);
}

std::span<const std::string_view> common_flags() { return common; }

std::vector<std::string_view> own_flags(const Command& command) {
  std::vector<std::string_view> names;
  for (std::string_view rest = command.flags; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    names.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return names;
}

std::vector<const Flag*> flags_of(const Command& command) {
  std::vector<const Flag*> list;
  for (std::string_view name : own_flags(command)) list.push_back(find_flag(name, command));
  for (std::string_view name : common) list.push_back(find_flag(name));
  return list;
}

Answer usage(const Session& session, std::string_view message, std::string_view suggestion) {
  Answer answer{Exit::wrong_usage, {}, {}, {}};
  if (session.json) {
    report::JsonObject fault;
    fault.add_text("code", "usage").add_text("message", message);
    fault.add("suggest", suggestion.empty() ? "null" : report::json_text(suggestion));
    answer.notes = report::JsonObject().add("errors", "[" + fault.text() + "]").document();
    return answer;
  }
  answer.notes = fmt::format("entente: {}", message);
  if (!suggestion.empty()) answer.notes += fmt::format(". Did you mean \"{}\"?", suggestion);
  if (answer.notes.back() != '\n') answer.notes += '\n';
  return answer;
}

}  // namespace entente::cli
