#include "cli/csv_table.h"

#include <cmath>
#include <stdexcept>

#include "record/json_out.h"

namespace trich::cli {
namespace {

constexpr std::size_t kMostHeld = 1 << 16;  // bytes before they are written

bool computes(std::string_view cell) {
  return !cell.empty() && std::string_view("=+-@\t\r'").find(cell[0]) != std::string_view::npos;
}

}  // namespace

bool CsvTable::open(const std::string& path, std::span<const std::string_view> columns) {
  path_ = path;
  if (!output_.open(path)) return false;
  buffer_ = "\xEF\xBB\xBF";
  columns_ = columns.size();
  for (const std::string_view column : columns) text(column);
  end_row();
  return good_;
}

void CsvTable::begin_cell() {
  if (cells_++ > 0) buffer_ += ',';
}

CsvTable& CsvTable::text(std::string_view cell) {
  begin_cell();
  const bool quote = cell.find_first_of(",\"\r\n") != std::string_view::npos ||
                     (!cell.empty() && (cell.front() == ' ' || cell.back() == ' '));
  if (quote) buffer_ += '"';
  if (computes(cell)) buffer_ += '\'';
  for (const char c : cell) {
    if (c == '"') buffer_ += '"';
    if (c == '\0') {
      buffer_ += "\xEF\xBF\xBD";  // U+FFFD: databases and spreadsheets have no room for U+0000
    } else {
      buffer_ += c;
    }
  }
  if (quote) buffer_ += '"';
  return *this;
}

CsvTable& CsvTable::number(std::uint64_t cell) {
  begin_cell();
  buffer_ += std::to_string(cell);
  return *this;
}

CsvTable& CsvTable::number(std::optional<double> cell) {
  begin_cell();
  // As the record has it.
  if (cell && std::isfinite(*cell)) JsonOut(buffer_, false).value(*cell);
  return *this;
}

void CsvTable::end_row() {
  if (cells_ != columns_) throw std::logic_error(path_ + ": a row with a wrong number of cells");
  cells_ = 0;
  buffer_ += "\r\n";
  if (buffer_.size() >= kMostHeld) flush();
}

bool CsvTable::flush() {
  good_ = good_ && output_.write(buffer_);
  buffer_.clear();
  return good_;
}

bool CsvTable::finish() { return flush() && output_.finish(); }

}  // namespace trich::cli
