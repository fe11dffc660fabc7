// A table as a CSV file (RFC 4180: commas, CRLF, quotes doubled), in UTF-8 with a byte order mark,
// which Excel needs to read UTF-8. The file appears only when it is whole.
//
// A cell of text that a spreadsheet would compute (it begins with = + - @, a tab or a carriage
// return) gets a ' before it; so does a cell that begins with ' itself, so that dropping one
// leading ' gives back what was there.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cli/output.h"

namespace trich::cli {

class CsvTable {
 public:
  // Opens the file and writes the header. False: see error().
  bool open(const std::string& path, std::span<const std::string_view> columns);
  // Cells of the row at hand, in the order of the columns; an empty one is a value not known.
  CsvTable& text(std::string_view cell);
  CsvTable& number(std::uint64_t cell);
  CsvTable& number(std::optional<double> cell);
  // Ends the row. A row that lacks cells, or has too many, is a fault of ours: std::logic_error.
  void end_row();
  // Writes what is still held. False once anything could not be written.
  bool flush();
  // Brings the file to its place.
  bool finish();

  bool good() const { return good_; }
  const std::string& path() const { return path_; }
  const std::string& error() const { return output_.error(); }

 private:
  void begin_cell();

  Output output_;
  std::string path_, buffer_;
  std::size_t columns_ = 0, cells_ = 0;
  bool good_ = true;
};

}  // namespace trich::cli
