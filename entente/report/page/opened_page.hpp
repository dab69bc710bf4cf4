#pragma once
#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tests/project.hpp"

#include "entente/model/case_file.hpp"
#include "entente/model/option_graph.hpp"
#include "entente/report/page/page.hpp"

/// Pages for tests, and what their parts say.
namespace entente::page {

/// On one thread, without a limit.
inline const entente::Run usual_run;

struct Opened {
  CaseFile file;
  std::string page;

  const Model& m() const { return *file.model; }
  OptionGraph graph() const { return {m().space, m().ranks, m().degrees}; }
};

inline Opened opened(CaseFile file, int threads = 1) {
  Opened o{std::move(file), {}};
  if (!o.file.model) return o;
  Run run;
  run.draws = 20;
  run.threads = threads;
  if (auto page = html_report(*o.file.model, {"entente report", "1.2.3"}, run))
    o.page = std::move(*page);
  return o;
}

inline Opened shipped(const std::string& name, int threads = 1) {
  return opened(read_case(tests::in_project(name)), threads);
}

inline std::vector<std::string> cases() {
  std::vector<std::string> names{"tests/cli/cases/dock.yaml"};
  for (const char* folder : {"cases", "tests/page/cases"})
    for (const auto& entry : std::filesystem::directory_iterator(tests::in_project(folder)))
      if (entry.path().extension() == ".yaml")
        names.push_back(std::string(folder) + "/" + entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

/// The part of this id without its tags, "|" after each cell; empty where there is none.
inline std::string part(const std::string& page, const std::string& id) {
  const auto start = page.find("<section id=\"" + id + "\"");
  if (start == std::string::npos) return {};
  const std::string whole = page.substr(start, page.find("</section>", start) - start);
  std::string text;
  for (std::size_t k = 0; k < whole.size(); ++k) {
    if (whole[k] != '<') {
      text += whole[k];
      continue;
    }
    const std::size_t end = whole.find('>', k);
    const std::string_view tag(whole.data() + k, end - k);
    if (tag == "</td" || tag == "</th") text += "|";
    if (tag == "<tr") text += "\n";
    k = end;
  }
  return text;
}

inline bool has(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

/// The rows of a part whose first cell begins with the state's number.
inline std::vector<std::string> rows_of(const std::string& text, StateId s) {
  std::vector<std::string> rows;
  const std::string start = "\n" + std::to_string(s.value + 1) + " ";
  for (auto at = text.find(start); at != std::string::npos; at = text.find(start, at + 1))
    rows.push_back(text.substr(at + 1, text.find('\n', at + 1) - at - 1));
  return rows;
}

}  // namespace entente::page
