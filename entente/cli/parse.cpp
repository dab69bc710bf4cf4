#include "entente/cli/parse.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "entente/base/words.hpp"

namespace entente::cli {
namespace {

std::string dashed(const Flag& flag) {
  return flag.letter == 0 ? fmt::format("--{}", flag.name)
                          : fmt::format("-{},--{}", flag.letter, flag.name);
}

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(at);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

void refuse(Parsed& parsed, std::string fault, std::string suggestion = {}) {
  if (!parsed.fault.empty()) return;
  parsed.fault = std::move(fault);
  parsed.suggestion = std::move(suggestion);
}

/// Lets CLI11 take the flags out of the words; what is left are words and unknown flags.
std::vector<std::string> take_flags(std::vector<std::string> words, Parsed& parsed) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::map<std::string_view, bool> toggles;
  std::map<std::string_view, std::string> values;
  for (const Flag& flag : flags()) {
    if (flag.kind == Flag::Kind::toggle) {
      app.add_flag(dashed(flag), toggles[flag.name]);
    } else {
      app.add_option(dashed(flag), values[flag.name])
          ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    }
  }
  std::ranges::reverse(words);  // as CLI11 wants them
  try {
    app.parse(words);
  } catch (const CLI::ArgumentMismatch& e) {
    const std::string what = e.what();
    refuse(parsed, fmt::format("{} needs a value", what.substr(0, what.find(':'))));
    return {};
  } catch (const CLI::ParseError& e) {
    refuse(parsed, e.what());
    return {};
  }
  for (const Flag& flag : flags()) {
    const CLI::Option* option = app.get_option(fmt::format("--{}", flag.name));
    if (option->count() == 0) continue;
    if (flag.kind != Flag::Kind::toggle) {
      parsed.arguments.set(flag.name, values[flag.name]);
    } else if (toggles[flag.name]) {
      parsed.arguments.set(flag.name, "");
    }
  }
  return app.remaining();
}

std::string nearest_flag(std::string_view word, const Command* command) {
  std::vector<std::string> names;
  const std::string_view bare = word.substr(std::min(word.find_first_not_of('-'), word.size()));
  for (const Flag& flag : flags()) {
    const auto known = command == nullptr ? std::vector<const Flag*>{&flag} : flags_of(*command);
    if (std::ranges::find(known, flag.name, &Flag::name) != known.end())
      names.emplace_back(flag.name);
  }
  const std::string name = nearest(bare.substr(0, bare.find('=')), names);
  return name.empty() ? name : "--" + name;
}

void check_value(const Flag& flag, const Command& command, Parsed& parsed) {
  const std::string value = parsed.arguments.text(flag.name);
  if (flag.kind == Flag::Kind::count) {
    std::uint64_t number = 0;
    const char* end = value.data() + value.size();
    const auto [stop, error] = std::from_chars(value.data(), end, number);
    if (error != std::errc{} || stop != end || value.empty())
      refuse(parsed, fmt::format("--{} takes a whole number, not \"{}\"", flag.name, value));
  } else if (flag.kind == Flag::Kind::choice) {
    const std::string_view choices = flag.name == "format" ? command.formats : flag.value;
    const std::vector<std::string> words = split(choices, '|');
    if (std::ranges::find(words, value) == words.end())
      refuse(parsed,
             fmt::format("--{} is {}, not \"{}\"", flag.name, list_words(words, "or"), value),
             nearest(value, words));
  } else if (flag.kind == Flag::Kind::text && value.empty()) {
    refuse(parsed, fmt::format("--{} needs a value", flag.name));
  }
}

void check_flags(Parsed& parsed) {
  const Command& command = *parsed.command;
  const std::vector<const Flag*> known = flags_of(command);
  for (const std::string& name : parsed.arguments.given()) {
    const Flag* flag = find_flag(name, command);
    if (std::ranges::find(known, flag) == known.end())
      refuse(parsed, fmt::format("entente {} has no flag --{}", command.name, name),
             nearest_flag(name, &command));
    check_value(*flag, command, parsed);
  }
}

void check_words(Parsed& parsed) {
  const Command& command = *parsed.command;
  const std::size_t count = parsed.arguments.words.size();
  if (parsed.arguments.has("help") || command.later) return;
  if (count < command.least_words)
    refuse(parsed, fmt::format("entente {} needs {}{}, for example: {}", command.name,
                               command.words.find(' ') == std::string_view::npos ? "a " : "",
                               command.words, command.examples[0]));
  if (count > command.most_words)
    refuse(parsed, command.most_words == 0
                       ? fmt::format("entente {} takes no words; \"{}\" is too many", command.name,
                                     parsed.arguments.words[0])
                       : fmt::format("entente {} takes one {}; \"{}\" is too many", command.name,
                                     command.words, parsed.arguments.words[command.most_words]));
}

}  // namespace

Parsed parse(const std::vector<std::string>& words) {
  Parsed parsed;
  const auto end_of_flags = std::ranges::find(words, "--");
  std::vector<std::string> left =
      take_flags(std::vector<std::string>(words.begin(), end_of_flags), parsed);
  std::string unknown;
  std::vector<std::string> plain;
  for (std::string& word : left) {
    if (word.size() > 1 && word.front() == '-') {
      if (unknown.empty()) unknown = word;
    } else {
      plain.push_back(std::move(word));
    }
  }
  if (end_of_flags != words.end()) plain.insert(plain.end(), end_of_flags + 1, words.end());
  if (!parsed.fault.empty()) return parsed;
  if (!plain.empty()) {
    parsed.command = find_command(plain.front());
    if (parsed.command == nullptr) {
      std::vector<std::string> names;
      for (const Command& command : commands()) names.emplace_back(command.name);
      refuse(parsed, fmt::format("no command \"{}\"", plain.front()),
             nearest(plain.front(), names));
      return parsed;
    }
    parsed.arguments.words.assign(plain.begin() + 1, plain.end());
  }
  if (!unknown.empty()) {
    refuse(parsed, fmt::format("no flag {}", unknown.substr(0, unknown.find('='))),
           nearest_flag(unknown, parsed.command));
    return parsed;
  }
  if (parsed.command == nullptr) return parsed;
  check_flags(parsed);
  check_words(parsed);
  return parsed;
}

}  // namespace entente::cli
