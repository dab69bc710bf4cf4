#include <filesystem>

#include <fmt/format.h>

#include "entente/cli/commands.hpp"
#include "entente/cli/load.hpp"
#include "entente/cli/output.hpp"
#include "entente/cli/page_file.hpp"
#include "entente/report/json.hpp"
#include "entente/report/overview.hpp"
#ifdef ENTENTE_HAS_PAGE
#include "entente/report/page/page.hpp"
#endif

namespace entente::cli {

tl::expected<std::string, Answer> page_of([[maybe_unused]] const Session& session,
                                          [[maybe_unused]] const CaseFile& file,
                                          [[maybe_unused]] const std::string& command) {
#ifdef ENTENTE_HAS_PAGE
  page::PageOptions options;
  options.command = command;
  options.version = ENTENTE_VERSION;
  auto html = page::html_report(*file.model, options, session.run);
  if (!html) return tl::unexpected(failed(session, html.error()));
  if (session.run.stopped()) return tl::unexpected(Answer{Exit::interrupted, {}, {}, {}});
  return std::move(*html);
#else
  return tl::unexpected(usage(session, "this entente was built without the report page"));
#endif
}

Answer run_report(const Arguments& arguments, Session& session) {
  const auto file = load_case(arguments, session);
  if (!file) return file.error();
  const std::string& path = file->model->c.path;
  const std::string stem = path == "-" ? "report" : std::filesystem::path(path).stem().string();
  const std::string target = arguments.text("out", stem + ".html");
  if (const std::string refusal = refusal_to_write(target, arguments.has("force"), true);
      !refusal.empty())
    return usage(session, refusal);
  const std::string name = std::filesystem::path(path).filename().string();
  const auto html = page_of(session, *file, fmt::format("entente report {}", name));
  if (!html) return html.error();
  if (target == "-") return {Exit::done, *html, {}, {}};
  const bool dry = arguments.has("dry-run");
  if (!dry)
    if (const auto written = write_file(target, *html); !written)
      return failed(session, written.error());
  Answer answer{Exit::done, {}, warning_note(session, *file), {}};
  answer.out = session.json ? report::JsonObject()
                                  .add_text("schema", "entente.report/1")
                                  .add_text("report", target)
                                  .add_count("bytes", html->size())
                                  .add_flag("written", !dry)
                                  .document()
                            : fmt::format("{} {} (offline, {})\n",
                                          dry ? "Report would be written to" : "Report written to",
                                          target, report::size_words(html->size()));
  return answer;
}

}  // namespace entente::cli
