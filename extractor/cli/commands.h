// The commands of the program, behind the parsing of its command line. Each returns the exit code.
#pragma once

#include <string>
#include <vector>

#include "trich.h"

namespace trich::cli {

enum class Format { jsonl, json, summary };

struct ExtractOptions {
  std::vector<std::string> paths;
  std::string output;  // "" or "-": standard output
  Format format = Format::jsonl;
  std::string published;
  OffsetUnit offsets = OffsetUnit::codepoint;
  std::string patterns;
};

struct TablesOptions {
  std::vector<std::string> paths;
  std::string out;  // folder
  std::string published;
  OffsetUnit offsets = OffsetUnit::codepoint;
  std::string patterns;
};

struct ExplainOptions {
  std::vector<std::string> paths;
  std::string published;
  std::string patterns;
};

int run_extract(const ExtractOptions& options);
int run_tables(const TablesOptions& options);
int run_explain(const ExplainOptions& options);
int run_check(const std::string& patterns);
int run_schema(const std::string& name);

}  // namespace trich::cli
