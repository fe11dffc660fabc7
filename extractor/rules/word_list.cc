#include "rules/word_list.h"

#include <algorithm>

#include "match/match.h"
#include "text/text.h"

namespace trich {
namespace {

// Cells of one line; the views live as long as the line.
void split_cells(std::string_view line, std::vector<std::string_view>& cells) {
  cells.clear();
  while (true) {
    std::size_t tab = line.find('\t');
    cells.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return;
    line.remove_prefix(tab + 1);
  }
}

bool is_ascii(std::string_view s) {
  for (char c : s) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

// Forms are short and mostly plain: the full normalizer only where it could change something.
std::string normalize_cell(std::string_view cell) {
  return is_ascii(cell) ? std::string(cell) : normalize(cell);
}

}  // namespace

std::string_view Word::attr(std::string_view name) const {
  for (std::size_t i = 0; i < list->columns.size(); ++i) {
    if (list->columns[i] == name) return i < more.size() ? std::string_view(more[i]) : "";
  }
  return {};
}

std::size_t WordList::Hash::operator()(std::string_view form) const { return hash_word(form); }

const Word* WordList::find(std::string_view lower) const {
  auto it = index.find(lower);
  return it == index.end() ? nullptr : &words[it->second];
}

void read_word_list(const std::string& file, std::string_view bytes, WordList& list,
                    std::vector<Fault>& faults) {
  auto fault = [&](int line, int column, std::string message) {
    faults.push_back({file, line, column, std::move(message)});
  };
  constexpr std::size_t kFixed = 4;
  static constexpr std::string_view kHeader[kFixed] = {"form", "value", "source", "note"};
  const auto rows = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  list.words.reserve(rows);
  list.index.reserve(rows);
  std::vector<std::string_view> cells;
  int line_number = 0;
  std::size_t width = 0;
  while (!bytes.empty()) {
    std::size_t newline = bytes.find('\n');
    std::string_view line = bytes.substr(0, newline);
    bytes.remove_prefix(newline == std::string_view::npos ? bytes.size() : newline + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    ++line_number;
    if (line_number == 1) {
      split_cells(line, cells);
      width = cells.size();
      bool good = width >= kFixed;
      for (std::size_t i = 0; good && i < kFixed; ++i) good = cells[i] == kHeader[i];
      if (!good) {
        fault(1, 1, "a word list opens with the header form, value, source, note");
        return;
      }
      list.columns.assign(cells.begin() + kFixed, cells.end());
      continue;
    }
    if (line.empty()) {
      fault(line_number, 1, "empty line");
      continue;
    }
    split_cells(line, cells);
    if (cells.size() != width) {
      fault(line_number, 1,
            "row of " + std::to_string(cells.size()) + " cells under a header of " +
                std::to_string(width));
      continue;
    }
    if (cells[0].empty()) fault(line_number, 1, "empty form");
    if (cells[2].empty()) fault(line_number, 1, "row without a source");
    Word word;
    word.form = normalize_cell(cells[0]);
    word.value = cells[1].empty() ? word.form : normalize_cell(cells[1]);
    word.list = &list;
    word.more.assign(cells.begin() + kFixed, cells.end());
    std::string key = list.letters == CaseRule::exact ? word.form : lower_same_length(word.form);
    auto [at, fresh] =
        list.index.emplace(std::move(key), static_cast<std::uint32_t>(list.words.size()));
    // Tables keyed by something else than the form repeat forms; lists that the text is read with
    // may not.
    if (!fresh && !list.tag.empty()) {
      fault(line_number, 1, "the form '" + word.form + "' stands in the list twice");
      continue;
    }
    list.words.push_back(std::move(word));
  }
  if (line_number == 0) fault(1, 1, "empty word list");
}

}  // namespace trich
