// The articles named on the command line: files, folders, lines of JSON, standard input.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "trich.h"

namespace trich::cli {

// Something of the input that could not be read.
struct Failure {
  std::string path;  // "a.txt", "a.jsonl:3"
  std::string reason;
};

struct InputOptions {
  std::string published;  // for articles that state none apart from their text
  std::string skip;       // file that is passed over in folders: the output itself; may be empty
};

// Hands over article by article, one in memory at a time, to `take`. `wait` is called before it
// reads what somebody may still be writing (a pipe, a terminal). Both return false to stop.
class Inputs {
 public:
  using Take = std::function<bool(Input&&)>;
  using Fail = std::function<void(const Failure&)>;
  using Wait = std::function<bool()>;

  Inputs(InputOptions options, Take take, Fail fail, Wait wait)
      : options_(std::move(options)),
        take_(std::move(take)),
        fail_(std::move(fail)),
        wait_(std::move(wait)) {}

  // A path as given, "-" for standard input. False: stopped, or a signal came while it waited.
  bool read(const std::string& path);

 private:
  bool read_folder(const std::string& path);
  bool read_file(const std::string& path);
  bool read_text(const std::string& path, int descriptor);
  bool read_lines(const std::string& path, int descriptor, bool grows);
  bool read_line(const std::string& path, std::size_t number, std::string_view line);

  InputOptions options_;
  Take take_;
  Fail fail_;
  Wait wait_;
};

// True for YYYY-MM-DD and YYYY-MM-DDThh:mm that name a day and a time there is.
bool is_published_date(std::string_view text);

}  // namespace trich::cli
