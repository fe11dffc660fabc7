// The records of a run as tables that join by keys: a CSV file a table, one row a fact.
// schemas/tables.json says what every column holds.
#pragma once

#include <cstdint>
#include <deque>
#include <string>

#include "cli/csv_table.h"
#include "cli/inputs.h"
#include "trich.h"

namespace trich::cli {

class Tables {
 public:
  Tables() = default;
  ~Tables();  // removes what finish() did not put in place
  Tables(const Tables&) = delete;
  Tables& operator=(const Tables&) = delete;

  // Makes the folder when it is not there. False: see error_path() and error().
  bool open(const std::string& folder);
  bool add(const Record& record);
  // An input of which there is no record.
  bool fail(const Failure& failure);
  // Brings all files to their places.
  bool finish();

  const std::string& error_path() const { return error_path_; }
  const std::string& error() const { return error_; }

 private:
  enum Name : std::size_t;
  CsvTable& row(Name name);  // begins a row of the article's
  void add_article(const Record& record);
  void add_dates(const Record& record);
  void add_units(const Record& record);
  void add_officials(const Record& record);
  void add_results(const Record& record);
  void add_documents(const Record& record);
  void add_awards(const Record& record);
  bool failed(const std::string& path, const std::string& error);
  bool good();  // nothing has failed so far

  std::string folder_;
  bool made_ = false;  // the folder is ours
  std::deque<CsvTable> tables_;
  Output metadata_;
  std::uint64_t article_ = 0;
  std::string error_path_, error_;
};

}  // namespace trich::cli
