#include <filesystem>
#include <optional>

#include <fmt/format.h>

#include "entente/cli/commands.hpp"
#include "entente/cli/load.hpp"
#include "entente/cli/output.hpp"
#include "entente/cli/page_file.hpp"
#include "entente/cli/shipped.hpp"
#include "entente/report/overview.hpp"

namespace entente::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view demo_name = "ukraine-march-2025";
constexpr std::string_view demo_folder = "entente-demo";
constexpr std::uint64_t most_bytes = 16'000'000;

/// Copies one file; one that is there and differs stays, unless forced.
std::optional<Answer> copy_file(const Session& session, const fs::path& from, const fs::path& to,
                                bool force) {
  const auto bytes = read_file(from.string(), most_bytes);
  if (!bytes) return failed(session, bytes.error());
  std::error_code error;
  if (fs::exists(to, error) && !force) {
    const auto old = read_file(to.string(), most_bytes);
    if (old && *old == *bytes) return std::nullopt;
    return usage(session, fmt::format("{} was changed; --force replaces it", to.string()));
  }
  if (const auto written = write_file(to.string(), *bytes); !written)
    return failed(session, written.error());
  return std::nullopt;
}

/// The case and its documents, into ./entente-demo.
std::optional<Answer> copy_case(const Session& session, const fs::path& cases, bool force) {
  std::error_code error;
  const fs::path folder(demo_folder), documents = cases / demo_name;
  fs::create_directories(folder / demo_name, error);
  if (error)
    return failed(session,
                  {{Code::E100,
                    {},
                    fmt::format("cannot make the folder {}: {}", folder.string(), error.message()),
                    {},
                    {},
                    {}}});
  const std::string file = fmt::format("{}.yaml", demo_name);
  if (auto fault = copy_file(session, cases / file, folder / file, force)) return fault;
  for (fs::directory_iterator it(documents, error), end; !error && it != end; it.increment(error))
    if (auto fault =
            copy_file(session, it->path(), folder / demo_name / it->path().filename(), force))
      return fault;
  return std::nullopt;
}

/// Writes the page beside the case; without a page the demo goes on.
std::optional<Answer> write_page(const Arguments& arguments, const Session& session,
                                 const CaseFile& file, report::OverviewAnswer& a) {
  const std::string target = (fs::path(demo_folder) / "report.html").string();
  if (const std::string refusal = refusal_to_write(target, arguments.has("force"), true);
      !refusal.empty())
    return usage(session, refusal);
  const auto html = page_of(session, file, "entente demo");
  if (!html) {
    if (html.error().exit == Exit::wrong_usage) return std::nullopt;
    return html.error();
  }
  if (!arguments.has("dry-run"))
    if (const auto written = write_file(target, *html); !written)
      return failed(session, written.error());
  a.report = target;
  a.report_bytes = html->size();
  return std::nullopt;
}

}  // namespace

Answer run_demo(const Arguments& arguments, Session& session) {
  const fs::path cases(shipped_cases());
  const std::string name = fmt::format("{}.yaml", demo_name);
  if (cases.empty()) return usage(session, "the shipped cases are not where they were installed");
  const bool dry = arguments.has("dry-run");
  if (!dry)
    if (auto fault = copy_case(session, cases, arguments.has("force"))) return *fault;
  const fs::path path = (dry ? cases : fs::path(demo_folder)) / name;
  const CaseFile file = read_case(path.string());
  if (!file.model) return failed(session, file.diagnostics, std::span(&file.source, 1));
  auto a = report::look_at_everything(*file.model, session.run);
  if (!a) return failed(session, a.error());
  if (session.run.stopped()) return {Exit::interrupted, {}, {}, {}};
  if (auto fault = write_page(arguments, session, file, *a)) return *fault;
  Answer answer{exit_of(session, a->partial), {}, {}, {}};
  if (dry && !a->report.empty()) answer.notes = "entente: dry run, nothing was written\n";
  answer.out = session.json ? report::json_overview(*a) : report::text_overview(*a, session.look);
  answer.next = fmt::format("entente stability {}/{}", demo_folder, name);
  return answer;
}

}  // namespace entente::cli
