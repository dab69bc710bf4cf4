#include "entente/cli/concept_options.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/cli/commands.hpp"

namespace entente::cli {
namespace {

/// One coalition written A+B; nothing, and the name that no party has, where there is one.
std::optional<graph::Coalition> coalition_of(std::string_view text,
                                             const std::vector<std::string>& parties,
                                             std::string& stranger) {
  graph::Coalition h;
  while (true) {
    const std::size_t end = std::min(text.find('+'), text.size());
    const std::string name(text.substr(0, end));
    const auto party = std::ranges::find(parties, name);
    const auto place = static_cast<std::uint32_t>(party - parties.begin());
    if (party == parties.end() || place >= graph::most_coalition_parties) {
      stranger = name;
      return std::nullopt;
    }
    h.members |= graph::Coalition::of(PartyId{place}).members;
    if (end == text.size()) return h;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

tl::expected<graph::FillOptions, Answer> options_of(const Arguments& arguments,
                                                    const Session& session,
                                                    const std::vector<std::string>& parties,
                                                    std::uint64_t max_states) {
  graph::FillOptions options;
  options.max_states = max_states;
  if (arguments.has("weak-coalitions")) options.joint = graph::JointPreference::none_worse;
  const std::string order = arguments.text("lh-order", "worst");
  options.next = order == "fixed"      ? graph::NextMover::fixed
                 : order == "together" ? graph::NextMover::together
                 : order == "each"     ? graph::NextMover::each
                                       : graph::NextMover::worst;
  if (arguments.has("leader")) {
    const std::string name = arguments.text("leader");
    const auto leader = std::ranges::find(parties, name);
    if (leader == parties.end())
      return tl::unexpected(
          usage(session, fmt::format("--leader: no party \"{}\"", name), nearest(name, parties)));
    options.leader = PartyId{static_cast<std::uint32_t>(leader - parties.begin())};
  }
  const std::string list = arguments.text("coalitions", "all");
  for (std::string_view rest = list == "all" ? std::string_view{} : list; !rest.empty();) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    std::string stranger;
    const auto h = coalition_of(rest.substr(0, end), parties, stranger);
    if (!h)
      return tl::unexpected(
          usage(session,
                stranger.empty()
                    ? fmt::format("--coalitions: a name is missing in \"{}\"", rest.substr(0, end))
                    : fmt::format("--coalitions: no party \"{}\"", stranger),
                nearest(stranger, parties)));
    if (std::ranges::find(options.coalitions, *h) == options.coalitions.end())
      options.coalitions.push_back(*h);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return options;
}

void apply_attitude(const Arguments& arguments, GraphFile& file) {
  std::visit([&](auto& g) { apply_attitude(arguments, g); }, file.graph);
  for (GraphView& view : file.views) apply_attitude(arguments, view.graph);
}

}  // namespace entente::cli
