#include "relate/lexicon.h"

#include <algorithm>

namespace trich {
namespace {

std::uint64_t edge_key(std::uint32_t node, std::uint64_t hash) {
  std::uint64_t key = (hash ^ (node * 0xD6E8FEB86659FD93ull)) * 0x9E3779B97F4A7C15ull;
  return key | 1;  // never 0
}

}  // namespace

std::uint32_t Lexicon::child(std::uint32_t node, std::uint64_t hash) const {
  std::uint64_t key = edge_key(node, hash);
  std::size_t mask = edges_.size() - 1;
  for (std::size_t i = (key >> 20) & mask;; i = (i + 1) & mask) {
    if (edges_[i].key == key) return edges_[i].node;
    if (edges_[i].key == 0) return 0;
  }
}

void Lexicon::grow() {
  std::vector<Edge> old = std::move(edges_);
  edges_.assign(std::max<std::size_t>(1024, old.size() * 2), {});
  std::size_t mask = edges_.size() - 1;
  for (const Edge& edge : old) {
    if (!edge.key) continue;
    std::size_t i = (edge.key >> 20) & mask;
    while (edges_[i].key) i = (i + 1) & mask;
    edges_[i] = edge;
  }
}

std::uint32_t Lexicon::add_child(std::uint32_t node, std::uint64_t hash) {
  if (std::uint32_t found = child(node, hash)) return found;
  if (edge_count_ * 3 >= edges_.size()) grow();
  std::uint64_t key = edge_key(node, hash);
  std::size_t mask = edges_.size() - 1;
  std::size_t i = (key >> 20) & mask;
  while (edges_[i].key) i = (i + 1) & mask;
  auto fresh = static_cast<std::uint32_t>(node_entry_.size());
  node_entry_.push_back(-1);
  edges_[i] = {key, fresh};
  ++edge_count_;
  return fresh;
}

void Lexicon::insert(const Word& word, std::vector<Fault>& faults, const Place_in_pack& at) {
  Tokens tokens;
  tokenize(word.form, lower_same_length(word.form), tokens);
  if (tokens.tokens.empty()) {
    faults.push_back({at.file, at.line, at.column,
                      "the form '" + word.form + "' of the list '" + word.list->name +
                          "' has no words"});
    return;
  }
  std::uint32_t node = 0;
  for (const Token& token : tokens.tokens) node = add_child(node, token.hash);
  if (node_entry_[node] < 0) {
    node_entry_[node] = static_cast<std::int32_t>(entries_.size());
    entries_.emplace_back();
  }
  Entry& entry = entries_[static_cast<std::size_t>(node_entry_[node])];
  entry.words.push_back(&word);
  entry.has_exact |= word.list->letters == CaseRule::exact;
}

void Lexicon::build(const Pack& pack, const std::vector<std::string>& literals, ClassNames& names,
                    std::vector<Fault>& faults) {
  node_entry_.assign(1, -1);
  grow();
  auto add_class = [&](std::string_view tag, const Place_in_pack& at) {
    int number = names.add(tag);
    if (number < 0) {
      faults.push_back({at.file, at.line, at.column,
                        "more than " + std::to_string(kMostClasses) + " classes in all"});
      return 0;
    }
    return number;
  };
  for (const auto& list : pack.lists) {
    auto column = std::find(list->columns.begin(), list->columns.end(), "tag");
    bool own_tags = column != list->columns.end();
    if (list->tag.empty() && !own_tags) continue;
    list_class_[list.get()] = list->tag.empty() ? -1 : add_class(list->tag, list->at);
    for (const Word& word : list->words) {
      std::string_view tags = own_tags ? word.attr("tag") : std::string_view();
      if (tags.empty() && list->tag.empty()) continue;
      if (!tags.empty()) {
        ClassSet set;
        while (!tags.empty()) {
          std::size_t blank = tags.find(' ');
          std::string_view tag = tags.substr(0, blank);
          if (!tag.empty()) set.set(static_cast<std::size_t>(add_class(tag, list->at)));
          tags.remove_prefix(blank == std::string_view::npos ? tags.size() : blank + 1);
        }
        own_classes_[&word] = set;
      }
      insert(word, faults, list->at);
    }
  }
  literal_list_ = std::make_unique<WordList>();
  literal_list_->name = "words of the relations";
  for (const std::string& literal : literals) {
    auto word = std::make_unique<Word>();
    word->form = word->value = literal;
    word->list = literal_list_.get();
    ClassSet set;
    set.set(static_cast<std::size_t>(add_class("=" + literal, {})));
    own_classes_[word.get()] = set;
    insert(*word, faults, {});
    literal_words_.push_back(std::move(word));
  }
}

ClassSet Lexicon::classes(const Word& word) const {
  auto own = own_classes_.find(&word);
  if (own != own_classes_.end()) return own->second;
  ClassSet set;
  auto it = list_class_.find(word.list);
  if (it != list_class_.end() && it->second >= 0) set.set(static_cast<std::size_t>(it->second));
  return set;
}

void Lexicon::add_codes(const ClassNames& names, ClassCodes& codes) {
  for (Entry& entry : entries_) {
    std::vector<std::string> spellings = {""};
    for (const Word* word : entry.words) {
      if (word->list->letters == CaseRule::exact &&
          std::find(spellings.begin(), spellings.end(), word->form) == spellings.end()) {
        spellings.push_back(word->form);
      }
    }
    for (const std::string& spelling : spellings) {
      for (bool capital : {false, true}) {
        if (!spelling.empty() && is_upper(decode(spelling.c_str())) != capital) continue;
        Reading reading;
        reading.capital = capital;
        reading.spelling = spelling;
        reading.first_word = static_cast<std::uint32_t>(pool_.size());
        ClassSet set;
        for (const Word* word : entry.words) {
          CaseRule letters = word->list->letters;
          bool fits = letters == CaseRule::any ||
                      (letters == CaseRule::capital && capital) ||
                      (letters == CaseRule::lower && !capital) ||
                      (letters == CaseRule::exact && word->form == spelling);
          if (!fits) continue;
          set |= classes(*word);
          pool_.push_back(word);
        }
        reading.word_count = static_cast<std::uint8_t>(
            std::min<std::size_t>(255, pool_.size() - reading.first_word));
        if (!reading.word_count) continue;
        for (std::size_t shape = 0; shape < 7; ++shape) {
          ClassSet with_shape = set;
          with_shape.set(static_cast<std::size_t>(names.of_shape(static_cast<Shape>(shape))));
          // A shape that the case of the first letter rules out needs no code.
          auto s = static_cast<Shape>(shape);
          bool possible = capital ? s == Shape::cap || s == Shape::upper || s == Shape::mixed
                                  : s != Shape::cap && s != Shape::upper;
          reading.codes[shape] = possible ? codes.add(with_shape) : 0;
        }
        entry.readings.push_back(reading);
      }
    }
  }
}

const Lexicon::Reading* Lexicon::read(const Entry& entry, std::string_view surface,
                                      bool capital) const {
  const Reading* plain = nullptr;
  for (const Reading& reading : entry.readings) {
    if (reading.spelling.empty()) {
      if (reading.capital == capital) plain = &reading;
    } else if (reading.spelling == surface) {
      return &reading;
    }
  }
  return plain;
}

Phrase Lexicon::find(const Text& text, const Tokens& tokens, std::uint32_t at,
                     std::uint32_t limit) const {
  Phrase best;
  const Token& first = tokens.tokens[at];
  std::uint32_t node = child(0, first.hash);
  if (!node) return best;
  bool capital = is_upper(decode(text.match().data() + first.begin));
  std::uint32_t line_end = 0;
  for (std::uint32_t t = at;;) {
    std::int32_t index = node_entry_[node];
    if (index >= 0) {
      const Entry& entry = entries_[static_cast<std::size_t>(index)];
      std::string_view surface;
      if (entry.has_exact) {
        // Spelling without the spaces' difference: forms are compared with the text as it stands.
        surface = std::string_view(text.match())
                      .substr(first.begin, tokens.tokens[t].end - first.begin);
      }
      if (const Reading* reading = read(entry, surface, capital)) {
        best.tokens = t - at + 1;
        best.words = pool_.data() + reading->first_word;
        best.word_count = reading->word_count;
        best.code = reading->codes[static_cast<std::size_t>(first.shape)];
      }
    }
    if (++t >= limit) break;
    // A phrase does not run over a line break.
    if (!line_end) {
      line_end = static_cast<std::uint32_t>(
          std::min(text.match().find('\n', first.begin), text.match().size()));
    }
    if (tokens.tokens[t].begin > line_end) break;
    node = child(node, tokens.tokens[t].hash);
    if (!node) break;
  }
  return best;
}

}  // namespace trich
