#pragma once
#include <string>
#include <vector>

namespace entente::cli_test {

/// How a run of the program ended.
struct Ran {
  int exit = -1;
  std::string out, err;
};

/// Runs entente with these words in a folder (the project's if empty), input from /dev/null, in no
/// terminal and with no settings of the environment that change its looks.
Ran run(const std::vector<std::string>& words, const std::string& folder = {});

/// The bytes of a file; empty if there is none.
std::string bytes_of(const std::string& path);
void write(const std::string& path, const std::string& bytes);

/// A new empty folder, removed with everything in it at the end.
class Folder {
public:
  Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder();
  const std::string& path() const { return path_; }
  std::string file(const std::string& name) const { return path_ + "/" + name; }

private:
  std::string path_;
};

/// A small sound case.
inline const std::string six_lines =
    "options:\n  ann: [share]\n  bob: [share]\npreferences:\n  ann: [bob.share, not ann.share]\n"
    "  bob: [ann.share, not bob.share]\n";

/// The prisoner's dilemma as a graph file.
inline const std::string dilemma_graph = R"({"format": "entente.graph/1", "parties": ["Row", "Col"],
 "states": ["CC", "CD", "DC", "DD"],
 "moves": {"Row": [["CC", "DC"], ["DC", "CC"], ["CD", "DD"], ["DD", "CD"]],
           "Col": [["CC", "CD"], ["CD", "CC"], ["DC", "DD"], ["DD", "DC"]]},
 "ranking": {"Row": [["DC"], ["CC"], ["DD"], ["CD"]], "Col": [["CD"], ["CC"], ["DD"], ["DC"]]}})";

}  // namespace entente::cli_test
