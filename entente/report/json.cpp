#include "entente/report/json.hpp"

#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace entente::report {

std::string json_text(std::string_view text) {
  return nlohmann::json(std::string(text))
      .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string json_list(const std::vector<std::string>& values) {
  return fmt::format("[{}]", fmt::join(values, ","));
}

std::string json_texts(const std::vector<std::string>& texts) {
  std::vector<std::string> values;
  values.reserve(texts.size());
  for (const std::string& text : texts) values.push_back(json_text(text));
  return json_list(values);
}

std::string json_number(double value) {
  return std::isfinite(value) ? nlohmann::json(value).dump() : "null";
}

std::string json_number(const Rational& value) {
  std::string exact = value.fraction();
  if (exact.find('/') == std::string::npos) return exact;
  return json_number(value.to_double());
}

std::string json_state(StateId s) { return std::to_string(s.value + 1); }

std::string json_states(const std::vector<StateId>& states) {
  std::vector<std::string> values;
  values.reserve(states.size());
  for (StateId s : states) values.push_back(json_state(s));
  return json_list(values);
}

std::string json_levels(const Model& m, StateId s) {
  JsonObject levels;
  for (std::uint32_t o = 0; o < m.c.options.size(); ++o)
    levels.add_text(full_name(m.c, OptionId{o}),
                    m.c.options[o].levels[m.space->level(s, OptionId{o})]);
  return levels.text();
}

JsonObject& JsonObject::add(std::string_view key, std::string_view value) {
  if (!members_.empty()) members_ += ',';
  members_ += json_text(key);
  members_ += ':';
  members_ += value;
  return *this;
}

JsonObject& JsonObject::add_text(std::string_view key, std::string_view value) {
  return add(key, json_text(value));
}

JsonObject& JsonObject::add_flag(std::string_view key, bool value) {
  return add(key, value ? "true" : "false");
}

JsonObject& JsonObject::add_count(std::string_view key, std::uint64_t value) {
  return add(key, std::to_string(value));
}

}  // namespace entente::report
