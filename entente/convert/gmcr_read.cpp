#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/convert/gmcr_reader.hpp"
#include "entente/model/option_space.hpp"

namespace entente::convert {
namespace {

constexpr std::size_t most_faults = 20;
constexpr std::size_t most_notes = 100;
constexpr std::uint64_t most_parties = 1000;

}  // namespace

Result<GmcrConflict> read_gmcr(const SourceText& text, std::uint32_t source,
                               std::uint64_t max_states) {
  if (text.text().size() > gmcr_file_bytes)
    return fail(Code::E110, fmt::format("{}: the file is larger than 16 MB", text.name()));
  const Result<JsonTree> tree = parse_json(text, source);
  if (!tree) return tl::unexpected(tree.error());
  if (!tree->root().is_object())
    return fail(Code::E110, fmt::format("{}: a .gmcr file is a JSON object", text.name()));
  return GmcrReader(text.name(), tree->root(), max_states).read();
}

Result<GmcrConflict> GmcrReader::read() {
  read_head();
  read_options();
  if (faults_.empty()) read_parties();
  if (faults_.empty()) read_infeasibles();
  read_coalitions();
  if (faults_.empty()) find_first_state();
  if (faults_.empty()) check_rankings();
  if (!faults_.empty()) return tl::unexpected(std::move(faults_));
  return std::move(c_);
}

void GmcrReader::fault(Code code, const std::string& key, const std::string& what,
                       std::string suggest) {
  if (faults_.size() == most_faults) return;
  faults_.push_back({code, {}, fmt::format("{}: {}: {}", name_, key, what), {}, {}, {}});
  faults_.back().suggest = std::move(suggest);
}

void GmcrReader::note(const std::string& key, std::string_view what) {
  if (c_.notes.size() == most_notes) c_.notes.emplace_back("further keys were left out as well");
  if (c_.notes.size() < most_notes) c_.notes.push_back(fmt::format("{}: {}", one_line(key), what));
}

void GmcrReader::note_strangers(const std::string& path, Value object, Keys known) {
  object.each_entry([&](std::string_view key, Value) {
    if (std::ranges::find(known, key) == known.end())
      note(path + std::string(key), "this key is not known and was not read");
  });
}

std::optional<JsonTree::Value> GmcrReader::list(const std::string& path,
                                                std::optional<Value> value) {
  if (value && value->is_array()) return value;
  wrong(path, value ? fmt::format("{} is not a list", value->shown()) : "is missing");
  return std::nullopt;
}

bool GmcrReader::flag(std::string_view key) {
  const auto value = root_.find(key);
  if (!value) return false;
  if (value->shown() != "true" && value->shown() != "false")
    wrong(std::string(key), fmt::format("{} is neither true nor false", value->shown()));
  return value->shown() == "true";
}

std::string GmcrReader::name(const std::string& path, Value of) {
  const auto value = of.find("name");
  if (value && value->is_string()) return one_line(value->string());
  wrong(path + ".name", value ? fmt::format("{} is not a text", value->shown()) : "is missing");
  return {};
}

void GmcrReader::read_head() {
  note_strangers(
      "", root_,
      {"options", "decisionMakers", "infeasibles", "useManualPreferenceVectors",
       "useManualPreferenceRanking", "coalitions", "coalitionsFull", "program", "version"});
  const auto version = root_.find("version");
  if (version && version->is_string()) c_.version = one_line(version->string());
  const bool older = flag("useManualPreferenceVectors");
  manual_ = root_.find("useManualPreferenceRanking") ? flag("useManualPreferenceRanking") : older;
}

void GmcrReader::read_options() {
  const auto options = list("options", root_.find("options"));
  if (!options) return;
  if (options->size() == 0) return wrong("options", "there is none");
  const std::uint64_t most = std::min(max_states_, most_combinations);
  if (options->size() > 32 || (std::uint64_t{1} << options->size()) > most)
    return fault(Code::E008, "options",
                 fmt::format("2^{} combinations are more than the limit of {} states",
                             options->size(), most));
  options->each(
      [&](Value option, std::uint32_t k) { read_option(fmt::format("options[{}]", k), option); });
  owner_.resize(c_.options.size());
}

void GmcrReader::read_option(const std::string& path, Value option) {
  c_.options.emplace_back();
  if (!option.is_object())
    return wrong(path, fmt::format("{} is not an option: {{\"name\": ...}}", option.shown()));
  note_strangers(path + ".", option, {"name", "permittedDirection"});
  GmcrOption& o = c_.options.back();
  o.name = name(path, option);
  const auto direction = option.find("permittedDirection");
  const std::string word = direction ? direction->shown() : "\"both\"";
  if (word == "\"fwd\"") {
    o.direction = GmcrOption::Direction::forward;
  } else if (word == "\"back\"") {
    o.direction = GmcrOption::Direction::back;
  } else if (word != "\"both\"") {
    wrong(path + ".permittedDirection",
          fmt::format("{} is not one of \"both\", \"fwd\", \"back\"", word));
  }
}

void GmcrReader::read_parties() {
  const auto parties = list("decisionMakers", root_.find("decisionMakers"));
  if (!parties) return;
  if (parties->size() == 0) return wrong("decisionMakers", "there is none");
  if (parties->size() > most_parties)
    return fault(Code::E008, "decisionMakers", fmt::format("more than {} parties", most_parties));
  parties->each([&](Value party, std::uint32_t k) {
    read_party(fmt::format("decisionMakers[{}]", k), party, k);
  });
  for (std::uint32_t o = 0; o < owner_.size(); ++o)
    if (!owner_[o])
      note(fmt::format("options[{}]", o),
           fmt::format("nobody owns {}: it is given to a party \"nobody\" that never moves it",
                       quoted(c_.options[o].name)));
}

void GmcrReader::read_party(const std::string& path, Value party, std::uint32_t number) {
  c_.parties.emplace_back();
  if (!party.is_object())
    return wrong(path, fmt::format("{} is not a decision maker: {{\"name\": ...}}", party.shown()));
  note_strangers(path + ".", party,
                 {"name", "options", "preferences", "preferenceRanking", "preferenceVector",
                  "payoffs", "misperceptions"});
  c_.parties.back().name = name(path, party);
  read_owned(path + ".options", party, number);
  if (manual_) {
    read_ranking(path, party, c_.parties.back());
  } else {
    read_preferences(path + ".preferences", party, c_.parties.back());
  }
  const auto misperceptions = party.find("misperceptions");
  if (misperceptions && (!misperceptions->is_array() || misperceptions->size() > 0))
    note(path + ".misperceptions",
         fmt::format("not carried over: {} sees all states here; a case has no misperceptions",
                     quoted(c_.parties.back().name)));
}

void GmcrReader::read_owned(const std::string& path, Value party, std::uint32_t number) {
  const auto owned = list(path, party.find("options"));
  if (!owned) return;
  owned->each([&](Value reference, std::uint32_t k) {
    const std::string at = fmt::format("{}[{}]", path, k);
    if (!reference.is_whole() || reference.whole() >= c_.options.size())
      return wrong(at, fmt::format("{} is not the number of an option: 0 to {}", reference.shown(),
                                   c_.options.size() - 1));
    const auto o = static_cast<std::uint32_t>(reference.whole());
    if (owner_[o] == number) return note(at, "the option is listed twice");
    if (owner_[o])
      return wrong(at, fmt::format("option {} belongs to {} already; in a case an option has one "
                                   "owner",
                                   o, quoted(c_.parties[*owner_[o]].name)));
    owner_[o] = number;
    c_.parties.back().options.push_back(o);
  });
}

void GmcrReader::read_coalitions() {
  const auto coalitions = root_.find("coalitions");
  if (!coalitions || !coalitions->is_array()) return;
  bool several = false;
  coalitions->each([&](Value members, std::uint32_t) {
    several = several || (members.is_array() && members.size() > 1);
  });
  if (several)
    note("coalitions",
         "not carried over: name those that matter with entente stability --coalitions A+B");
}

std::vector<std::uint32_t> order_of(const GmcrConflict& c) {
  std::vector<std::uint32_t> order;
  for (const GmcrParty& party : c.parties)
    order.insert(order.end(), party.options.begin(), party.options.end());
  for (std::uint32_t o = 0; o < c.options.size(); ++o)
    if (std::ranges::find(order, o) == order.end()) order.push_back(o);
  return order;
}

}  // namespace entente::convert
