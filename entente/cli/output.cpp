#include "entente/cli/output.hpp"

#include <cerrno>
#include <cstdio>
#include <string_view>
#include <system_error>

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "entente/base/source_text.hpp"
#include "entente/cli/load.hpp"

namespace entente::cli {
namespace {

constexpr std::string_view own_mark = "<meta name=\"generator\" content=\"entente";

/// 0, or the reason why not all could be written.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return written < 0 ? errno : EIO;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

bool is_own_page(const std::string& path) {
  constexpr std::uint64_t most = 64ULL << 20;
  const auto text = read_file(path, most);
  return text && text->find(own_mark) != std::string::npos;
}

}  // namespace

std::string refusal_to_write(const std::string& path, bool force, bool own_pages) {
  struct stat info {};
  if (path == "-" || ::stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode) || force) return {};
  if (own_pages && is_own_page(path)) return {};
  return fmt::format("{} exists{}; --force replaces it", path,
                     own_pages ? " and is no page of entente's" : "");
}

int write_answer(const Answer& answer, const std::string& out_path, const Session& session) {
  write_all(2, answer.notes);
  if (!answer.out.empty() && !out_path.empty() && out_path != "-") {
    const auto written = write_file(out_path, answer.out);
    if (!written) {
      write_all(2, shown(session, written.error(), {}));
      return Exit::limit_reached;
    }
    return answer.exit;
  }
  std::string text = answer.out;
  if (session.terminal && !answer.next.empty() && !session.json &&
      answer.exit <= Exit::answer_is_no)
    text += fmt::format("\nnext: {}\n", answer.next);
  if (const int reason = write_all(1, text); reason != 0) {
    const std::string why =
        reason == EPIPE ? "the reader closed the pipe" : std::generic_category().message(reason);
    write_all(
        2, shown(session, {{Code::E100, {}, "cannot write the answer: " + why, {}, {}, {}}}, {}));
    return Exit::limit_reached;
  }
  return answer.exit;
}

}  // namespace entente::cli
