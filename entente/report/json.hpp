#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entente/model/case_file.hpp"

/// Small parts from which JSON answers are put together. Keys keep the order in which they are
/// written; numbers read back to the same value.
namespace entente::report {

/// The text in quotes, escaped; bytes that are not UTF-8 become U+FFFD.
std::string json_text(std::string_view text);
std::string json_texts(const std::vector<std::string>& texts);
/// A number, or null where it is not finite.
std::string json_number(double value);
std::string json_number(const Rational& value);
/// The number that people see: from 1.
std::string json_state(StateId s);
std::string json_states(const std::vector<StateId>& states);
/// {"us.press": "none", ...}.
std::string json_levels(const Model& m, StateId s);

/// One object (or, with `list`, one array) that grows member by member.
class JsonObject {
public:
  /// `value` is JSON already.
  JsonObject& add(std::string_view key, std::string_view value);
  JsonObject& add_text(std::string_view key, std::string_view value);
  JsonObject& add_flag(std::string_view key, bool value);
  JsonObject& add_count(std::string_view key, std::uint64_t value);
  std::string text() const { return members_.empty() ? "{}" : "{" + members_ + "}"; }
  /// The object as a whole document, with a line end.
  std::string document() const { return text() + "\n"; }

private:
  std::string members_;
};

std::string json_list(const std::vector<std::string>& values);

}  // namespace entente::report
