#include "entente/base/source_text.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "entente/base/words.hpp"

namespace entente {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// Length of the sequence that starts at text[at], or 0 where it is not valid UTF-8.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) return 0;
  for (std::size_t k = 1; k < length; ++k)
    if (!continues(text[at + k])) return 0;
  const auto second = static_cast<unsigned char>(text[at + 1]);
  const bool too_long = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
  const bool not_a_character = (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F);
  return too_long || not_a_character ? 0 : length;
}

std::string nearest_file(const std::string& path) {
  const std::filesystem::path wanted(path);
  std::filesystem::path folder = wanted.parent_path();
  if (folder.empty()) folder = ".";
  std::vector<std::string> names;
  std::error_code error;
  for (std::filesystem::directory_iterator it(folder, error), end;
       !error && it != end && names.size() < 5000; it.increment(error))
    names.push_back(it->path().filename().string());
  std::ranges::sort(names);
  const std::string name = nearest(wanted.filename().string(), names);
  return name.empty() ? name : (wanted.parent_path() / name).string();
}

tl::unexpected<Diagnostics> unreadable(Code code, const std::string& path,
                                       std::string_view reason) {
  auto failed = fail(code, fmt::format("cannot read {}: {}", path, reason));
  failed.value().front().suggest = nearest_file(path);
  return failed;
}

std::string reason_of(int error) { return std::generic_category().message(error); }

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

}  // namespace

SourceText::SourceText(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)) {
  if (text_.starts_with(byte_order_mark)) text_.erase(0, byte_order_mark.size());
  for (std::size_t k = 0; k < text_.size(); ++k) {
    const bool lone_return = text_[k] == '\r' && (k + 1 == text_.size() || text_[k + 1] != '\n');
    if (text_[k] == '\n' || lone_return) starts_.push_back(static_cast<std::uint32_t>(k + 1));
  }
}

std::string_view SourceText::slice(Span span) const {
  return std::string_view(text_).substr(span.begin, span.end - span.begin);
}

Place SourceText::place(std::uint32_t byte) const {
  byte = std::min(byte, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::ranges::upper_bound(starts_, byte);
  const auto line = static_cast<std::uint32_t>(after - starts_.begin());
  const std::uint32_t start = starts_[line - 1];
  return {line, code_points(std::string_view(text_).substr(start, byte - start)) + 1};
}

std::string_view SourceText::line(std::uint32_t number) const {
  const std::uint32_t start = line_start(number);
  const std::size_t end = number < line_count() ? starts_[number] : text_.size();
  std::string_view whole = std::string_view(text_).substr(start, end - start);
  while (!whole.empty() && (whole.back() == '\n' || whole.back() == '\r')) whole.remove_suffix(1);
  return whole;
}

Result<std::string> read_file(const std::string& path, std::uint64_t most, Code code) {
  const bool standard_input = path == "-";
  struct stat info {};
  if (!standard_input) {
    if (::stat(path.c_str(), &info) != 0) return unreadable(code, path, reason_of(errno));
    if (S_ISDIR(info.st_mode)) return unreadable(code, path, "it is a folder");
  }
  const File file(standard_input ? ::fdopen(::dup(0), "rb") : std::fopen(path.c_str(), "rb"),
                  std::fclose);
  if (!file) return unreadable(code, path, reason_of(errno));
  std::string text;
  std::array<char, 65536> part{};
  while (const std::size_t got = std::fread(part.data(), 1, part.size(), file.get())) {
    text.append(part.data(), got);
    if (text.size() > most)
      return unreadable(code, path, fmt::format("it is larger than {} MB", most / 1000000));
  }
  if (std::ferror(file.get()) != 0) return unreadable(code, path, reason_of(errno));
  return text;
}

std::size_t invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = sequence_length(text, at);
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

std::uint32_t code_points(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::ranges::count_if(text, [](char c) { return !continues(c); }));
}

namespace {

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

Result<void> write_file(const std::string& path, std::string_view bytes) {
  struct stat info {};
  const bool exists = ::stat(path.c_str(), &info) == 0;
  const auto refused = [&] {
    return fail(Code::E100, fmt::format("cannot write {}: {}", path, reason_of(errno)));
  };
  if (exists && !S_ISREG(info.st_mode)) {
    const File file(std::fopen(path.c_str(), "wb"), std::fclose);
    if (!file || !write_all(::fileno(file.get()), bytes)) return refused();
    return {};
  }
  std::string beside = path + ".XXXXXX";
  const int descriptor = ::mkstemp(beside.data());
  if (descriptor < 0) return refused();
  const mode_t mask = ::umask(0);
  ::umask(mask);
  const bool whole = write_all(descriptor, bytes) &&
                     ::fchmod(descriptor, exists ? info.st_mode : 0666 & ~mask) == 0 &&
                     ::fsync(descriptor) == 0;
  const int reason = errno;
  const bool closed = ::close(descriptor) == 0;
  if (whole && closed && ::rename(beside.c_str(), path.c_str()) == 0) return {};
  if (!whole) errno = reason;
  auto failed = refused();
  ::unlink(beside.c_str());
  return failed;
}

}  // namespace entente
