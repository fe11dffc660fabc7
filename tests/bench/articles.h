// Articles to measure on.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace trich::bench {

// The texts of a JSON Lines file (key "text"), or nothing when the file cannot be read.
std::vector<std::string> read_articles(const std::string& path, std::size_t most);

// `bytes` of made-up articles, the same ones every time; no two alike.
std::vector<std::string> make_articles(std::size_t bytes);

}  // namespace trich::bench
