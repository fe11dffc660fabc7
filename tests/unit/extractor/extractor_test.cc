// The library as its users call it: batches, and one object shared by threads.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "trich.h"

namespace trich {
namespace {

const Extractor& extractor() {
  static const Extractor one(TRICH_PATTERNS_DIR);
  return one;
}

// The articles of corpus/, and texts that are hardly articles.
std::vector<Input> articles() {
  std::set<std::filesystem::path> paths;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(TRICH_PATTERNS_DIR) + "/../corpus")) {
    if (entry.path().extension() == ".txt") paths.insert(entry.path());
  }
  std::vector<Input> inputs;
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    inputs.push_back(
        {.uri = path.filename().string(), .bytes = {std::istreambuf_iterator<char>(file), {}}});
  }
  for (const std::string& bytes : {std::string(), std::string("\n"), std::string("\0\0", 2),
                                   std::string("\xff\xfe\xff"), std::string("5/3/2024")}) {
    inputs.push_back({.uri = "odd", .bytes = bytes});
  }
  inputs.push_back({.uri = "known",
                    .bytes = "Ng\xC3\xA0y 5/3, xong.",
                    .title = "A title",
                    .published = "2024-03-06",
                    .id = "7"});
  return inputs;
}

std::vector<std::string> lines(const std::vector<Record>& records) {
  std::vector<std::string> out;
  for (const Record& record : records) out.push_back(to_json_line(record));
  return out;
}

std::vector<std::string> one_by_one(const std::vector<Input>& inputs, const Options& options) {
  std::vector<std::string> out;
  for (const Input& input : inputs)
    out.push_back(to_json_line(extractor().extract(input, options)));
  return out;
}

TEST(Batch, GivesWhatTheArticlesGiveAlone) {
  std::vector<Input> inputs = articles();
  ASSERT_GT(inputs.size(), 10u);
  for (const OffsetUnit unit : {OffsetUnit::codepoint, OffsetUnit::byte, OffsetUnit::utf16}) {
    const Options options{.offsets = unit};
    EXPECT_EQ(lines(extractor().extract(inputs, options)), one_by_one(inputs, options));
    std::reverse(inputs.begin(), inputs.end());
    EXPECT_EQ(lines(extractor().extract(inputs, options)), one_by_one(inputs, options));
  }
}

TEST(Batch, MayBeEmpty) { EXPECT_TRUE(extractor().extract(std::span<const Input>()).empty()); }

TEST(Batch, ThreadsShareOneExtractor) {
  const std::vector<Input> inputs = articles();
  const std::vector<std::string> expected = one_by_one(inputs, {});
  std::vector<std::vector<std::string>> found(3);
  std::vector<std::thread> threads;
  for (auto& of_a_thread : found) {
    threads.emplace_back([&] { of_a_thread = lines(extractor().extract(inputs)); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& of_a_thread : found) EXPECT_EQ(of_a_thread, expected);
}

}  // namespace
}  // namespace trich
