#include "entente/cli/interview.hpp"

#include <algorithm>
#include <cctype>
#include <tuple>

#include <fmt/format.h>

#include "entente/model/case_file.hpp"
#include "entente/model/expression.hpp"
#include "entente/report/json.hpp"

namespace entente::cli {
namespace {

std::string trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
    text.remove_suffix(1);
  return std::string(text);
}

std::vector<std::string> pieces(std::string_view text, char at) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = std::min(text.find(at), text.size());
    if (std::string part = trimmed(text.substr(0, end)); !part.empty())
      parts.push_back(std::move(part));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

/// "Mill Street Ltd" as a name of the language: mill_street_ltd.
std::string as_name(std::string_view text) {
  std::string name;
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    name += std::isalnum(byte) != 0 || c == '_' || c == '-' ? static_cast<char>(std::tolower(byte))
                                                            : '_';
  }
  return name;
}

/// The text as YAML, in quotes where it needs them.
std::string scalar(const std::string& text) {
  const bool plain =
      !text.empty() && std::isalpha(static_cast<unsigned char>(text.front())) != 0 &&
      text.find_first_not_of(
          "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 _.-()<>=") ==
          std::string::npos &&
      text != "null" && text != "true" && text != "false";
  return plain ? text : report::json_text(text);
}

std::string options_text(const Draft::Side& side) {
  if (side.options.empty()) return {};
  const bool yes_no = std::ranges::all_of(
      side.options, [](const std::string& o) { return o.find(':') == std::string::npos; });
  if (yes_no) return fmt::format("  {}: [{}]\n", side.id, fmt::join(side.options, ", "));
  std::string text = fmt::format("  {}:\n", side.id);
  for (const std::string& option : side.options) {
    const std::size_t colon = option.find(':');
    if (colon == std::string::npos) {
      text += fmt::format("    {}: yes/no\n", option);
    } else {
      text += fmt::format("    {}: [{}]\n", trimmed(option.substr(0, colon)),
                          fmt::join(pieces(option.substr(colon + 1), ' '), ", "));
    }
  }
  return text;
}

std::string setting_line(const std::string& setting) {
  const std::size_t is = setting.find(" is ");
  if (is == std::string::npos) return fmt::format("  {}: yes\n", setting);
  return fmt::format("  {}: {}\n", trimmed(setting.substr(0, is)), trimmed(setting.substr(is + 4)));
}

/// One question: what it asks for, and of which party.
struct Question {
  enum class Kind : std::uint8_t { title, parties, options, wants, fear, status_quo, end };
  Kind kind = Kind::title;
  std::size_t side = 0;
};

std::string prompt(const Question& q, const Draft& draft) {
  using Kind = Question::Kind;
  switch (q.kind) {
    case Kind::title:
      return "What is it about?";
    case Kind::parties:
      return "Who takes part? (a, b)";
    case Kind::options:
      return fmt::format("What can {} do? (a, b or name: level level level)",
                         draft.sides[q.side].name);
    case Kind::wants: {
      const Draft::Side& side = draft.sides[q.side];
      const std::string number = fmt::format("  {}", side.wants.size() + 1);
      return side.wants.empty()
                 ? fmt::format("What does {} want most? (best first, Enter ends)\n{}", side.name,
                               number)
                 : number;
    }
    case Kind::fear:
      return "What might one of them want that you are not sure of? (party: wish, Enter: nothing)";
    case Kind::status_quo:
      return "Where do things stand now? (Enter: nothing done)";
    case Kind::end:
      break;
  }
  return {};
}

Question after(const Question& q, const Draft& draft, bool answered) {
  using Kind = Question::Kind;
  const bool last = q.side + 1 >= draft.sides.size();
  switch (q.kind) {
    case Kind::title:
      return {Kind::parties, 0};
    case Kind::parties:
      return {Kind::options, 0};
    case Kind::options:
      return last ? Question{Kind::wants, 0} : Question{Kind::options, q.side + 1};
    case Kind::wants:
      if (answered) return q;
      return last ? Question{Kind::fear, 0} : Question{Kind::wants, q.side + 1};
    case Kind::fear:
      return {Kind::status_quo, 0};
    case Kind::status_quo:
    case Kind::end:
      break;
  }
  return {Kind::end, 0};
}

std::string add_parties(Draft& draft, const std::string& line) {
  draft.sides.clear();
  for (const std::string& name : pieces(line, ','))
    draft.sides.push_back({as_name(name), name, {}, {}});
  if (draft.sides.size() < 2)
    return "a conflict has two parties or more: write them with a comma between";
  for (std::size_t k = 0; k < draft.sides.size(); ++k) {
    const std::string& id = draft.sides[k].id;
    const auto& words = reserved_words();
    if (!valid_name(id) || std::ranges::find(words, id) != words.end())
      return fmt::format("\"{}\" is no valid name: begin with a letter, at most 40",
                         draft.sides[k].name);
    for (std::size_t n = 0; n < k; ++n)
      if (draft.sides[n].id == id) return fmt::format("\"{}\" appears twice", draft.sides[k].name);
  }
  return {};
}

/// Puts the answer into the draft; a sentence where its form is wrong.
std::string put(const Question& q, const std::string& line, Draft& draft) {
  using Kind = Question::Kind;
  switch (q.kind) {
    case Kind::title:
      draft.title = line.empty() ? "A conflict" : line;
      break;
    case Kind::parties:
      return add_parties(draft, line);
    case Kind::options:
      draft.sides[q.side].options = pieces(line, ',');
      break;
    case Kind::wants:
      if (!line.empty()) draft.sides[q.side].wants.push_back(line);
      break;
    case Kind::fear: {
      if (line.empty()) break;
      const std::size_t colon = line.find(':');
      if (colon == std::string::npos)
        return "write the party, a colon and what it would then want most";
      draft.fear_of = as_name(trimmed(line.substr(0, colon)));
      draft.fear = trimmed(line.substr(colon + 1));
      break;
    }
    case Kind::status_quo:
      draft.status_quo = pieces(line, ',');
      break;
    case Kind::end:
      break;
  }
  return {};
}

/// What `entente check` finds wrong with the draft, without the places in a file nobody sees.
std::string faults_of(const Draft& draft) {
  const bool any_option = std::ranges::any_of(
      draft.sides, [](const Draft::Side& side) { return !side.options.empty(); });
  if (!any_option) return {};
  std::string text;
  for (const Diagnostic& d : read_case_text("answers", case_text(draft)).diagnostics) {
    if (d.severity() != Severity::error) continue;
    text += fmt::format("  {}: {}\n", code_name(d.code), d.what);
    if (!d.suggest.empty()) text += fmt::format("  did you mean \"{}\"?\n", d.suggest);
    if (!d.help.empty()) text += fmt::format("  help: {}\n", d.help);
  }
  return text;
}

}  // namespace

std::string case_text(const Draft& draft) {
  std::string text = fmt::format("entente: 1\ntitle: {}\n\nparties:\n", scalar(draft.title));
  for (const Draft::Side& side : draft.sides)
    text += fmt::format("  {}: {}\n", side.id, scalar(side.name));
  text += "\noptions:\n";
  for (const Draft::Side& side : draft.sides) text += options_text(side);
  if (!draft.status_quo.empty()) text += "\nstatus_quo:\n";
  for (const std::string& setting : draft.status_quo) text += setting_line(setting);
  const bool wants =
      std::ranges::any_of(draft.sides, [](const Draft::Side& side) { return !side.wants.empty(); });
  if (wants) text += "\n# Most important first.\npreferences:\n";
  for (const Draft::Side& side : draft.sides) {
    if (side.wants.empty()) continue;
    text += fmt::format("  {}:\n", side.id);
    for (const std::string& want : side.wants) text += fmt::format("    - {}\n", scalar(want));
  }
  if (!draft.fear_of.empty())
    text += fmt::format(
        "\n# Who it might turn out to be; the chance is a guess to be changed.\ntypes:\n"
        "  {}:\n    other:\n      chance: 0.1..0.3\n      first: {}\n",
        draft.fear_of, scalar(draft.fear));
  return text;
}

std::optional<Draft> interview(
    const std::function<std::optional<std::string>(const std::string&)>& ask,
    const std::function<void(const std::string&)>& say) {
  std::vector<std::pair<Question, Draft>> before;
  Question q;
  Draft draft;
  while (q.kind != Question::Kind::end) {
    const auto line = ask(prompt(q, draft));
    if (!line) return std::nullopt;
    const std::string answer = trimmed(*line);
    if (answer == "<") {
      if (before.empty()) continue;
      std::tie(q, draft) = before.back();
      before.pop_back();
      continue;
    }
    Draft changed = draft;
    if (const std::string form = put(q, answer, changed); !form.empty()) {
      say("  " + form + "\n");
      continue;
    }
    if (const std::string faults = faults_of(changed); !faults.empty()) {
      say(faults);
      continue;
    }
    if (q.kind == Question::Kind::options && q.side + 1 == changed.sides.size() &&
        std::ranges::all_of(changed.sides, [](const auto& side) { return side.options.empty(); })) {
      say("  E010: no options: nobody can do anything\n");
      continue;
    }
    before.emplace_back(q, std::move(draft));
    draft = std::move(changed);
    q = after(q, draft, !answer.empty());
  }
  return draft;
}

std::string six_lines() {
  return "# A case in six lines. What each can do, and what each wants, most important first.\n"
         "# Then: entente check case.yaml, entente stability case.yaml\n"
         "options:\n"
         "  ann: [share]            # a yes/no option; with levels: raise: [none, part, full]\n"
         "  bob: [share]\n"
         "preferences:\n"
         "  ann: [bob.share, not ann.share]\n"
         "  bob: [ann.share, not bob.share]\n";
}

}  // namespace entente::cli
