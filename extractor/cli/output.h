// Where the records go: standard output, or a file that appears only when it is whole.
#pragma once

#include <string>
#include <string_view>

namespace trich::cli {

class Output {
 public:
  Output() = default;
  ~Output();  // removes the temporary file unless finish() put it in place
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  // `path` "" or "-": standard output. A regular file is written beside its place and renamed by
  // finish(); a device or pipe is written directly. False: see error().
  bool open(const std::string& path);
  bool write(std::string_view bytes);
  // Brings the data to the disk and the file to its place.
  bool finish();
  // Gives up: nothing appears.
  void discard();

  // The reader of a pipe went away: no error, but nothing more can be written.
  bool reader_gone() const { return reader_gone_; }
  const std::string& error() const { return error_; }

 private:
  bool fail(int error);

  int descriptor_ = -1;
  std::string path_;       // the file's place, behind links; "" when written directly
  std::string temporary_;  // "" when there is none
  bool reader_gone_ = false;
  std::string error_;
};

}  // namespace trich::cli
