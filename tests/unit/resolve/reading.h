// What the tests of values share: one extractor for all, sentences read as articles, and the rows
// of the files in data/.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "trich.h"

namespace trich {

inline const Extractor& extractor() {
  static const Extractor loaded(TRICH_PATTERNS_DIR);
  return loaded;
}

// The record of an article with another title, published on 1 June 2020; offsets in bytes.
inline Record read(const std::string& text) {
  Input input;
  input.title = "Tin";
  input.bytes = text;
  input.published = "2020-06-01";
  Options options;
  options.offsets = OffsetUnit::byte;
  return extractor().extract(input, options);
}

inline std::vector<std::string> split(const std::string& s, char mark) {
  std::vector<std::string> out(1);
  for (char c : s) {
    if (c == mark) {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

// The rows of data/`name`, split at `mark`, without lines that are empty or begin with '#'.
inline std::vector<std::vector<std::string>> rows_of(const char* name, char mark) {
  std::ifstream file(std::filesystem::path(TRICH_TEST_DATA_DIR) / name);
  EXPECT_TRUE(file) << name << " is not in data/";
  std::vector<std::vector<std::string>> out;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line[0] != '#') out.push_back(split(line, mark));
  }
  return out;
}

// A sentence with [[ ]] round what should be found: the sentence without them, and the spans.
struct Marked {
  std::string text;
  std::vector<std::pair<std::size_t, std::size_t>> spans;
};

inline Marked unmark(const std::string& marked) {
  Marked out;
  for (std::size_t i = 0; i < marked.size();) {
    if (marked.compare(i, 2, "[[") == 0) {
      out.spans.emplace_back(out.text.size(), 0);
      i += 2;
    } else if (marked.compare(i, 2, "]]") == 0) {
      out.spans.back().second = out.text.size();
      i += 2;
    } else {
      out.text += marked[i++];
    }
  }
  return out;
}

}  // namespace trich
