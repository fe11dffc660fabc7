#include "relate/lexicon.h"

#include <algorithm>

namespace trich {
namespace {

std::uint64_t bit_of(std::uint32_t word) { return std::uint64_t{1} << (word % 64); }

}  // namespace

void Lexicon::read(const Tokens& tokens, std::vector<WordAt>& words) const {
  const std::vector<Token>& all = tokens.tokens;
  words.assign(all.size(), {});
  if (all.empty()) return;
  const std::size_t mask = slots_.size() - 1, last = all.size() - 1;
  const WordSlot* slots = slots_.data();
  for (std::size_t t = 0; t <= last; ++t) {
    __builtin_prefetch(&slots[all[std::min(t + kAhead, last)].hash & mask]);
    const std::uint64_t hash = all[t].hash;
    if (!maybe_[hash & 0xFFFF]) continue;
    std::size_t i = hash & mask;
    while (slots[i].word.number && slots[i].hash != hash) i = (i + 1) & mask;
    words[t] = slots[i].word;
    if (words[t].root) __builtin_prefetch(&nodes_[words[t].root]);
  }
}

std::uint32_t Lexicon::add_word(std::uint64_t hash) {
  if (word_count_ * 2 >= slots_.size()) {
    std::vector<WordSlot> old = std::move(slots_);
    slots_.assign(std::max<std::size_t>(4096, old.size() * 2), {});
    std::size_t mask = slots_.size() - 1;
    for (const WordSlot& slot : old) {
      if (!slot.word.number) continue;
      std::size_t i = slot.hash & mask;
      while (slots_[i].word.number) i = (i + 1) & mask;
      slots_[i] = slot;
    }
  }
  std::size_t mask = slots_.size() - 1;
  std::size_t i = hash & mask;
  while (slots_[i].word.number && slots_[i].hash != hash) i = (i + 1) & mask;
  if (!slots_[i].word.number) slots_[i] = {hash, {++word_count_, 0}};
  maybe_.set(hash & 0xFFFF);
  return slots_[i].word.number;
}

std::uint32_t Lexicon::add_child(std::uint32_t node, std::uint32_t word) {
  auto slot = [&](std::uint32_t n, std::uint32_t w) {
    std::size_t mask = edges_.size() - 1;
    std::size_t i = ((n * 0x9E3779B97F4A7C15ull + w) * 0xD6E8FEB86659FD93ull >> 24) & mask;
    while (edges_[i].child && (edges_[i].node != n || edges_[i].word != w)) i = (i + 1) & mask;
    return i;
  };
  if (edge_count_ * 2 >= edges_.size()) {
    std::vector<Edge> old = std::move(edges_);
    edges_.assign(std::max<std::size_t>(8192, old.size() * 2), {});
    for (const Edge& edge : old) {
      if (edge.child) edges_[slot(edge.node, edge.word)] = edge;
    }
  }
  Edge& edge = edges_[slot(node, word)];
  if (!edge.child) {
    edge = {node, word, static_cast<std::uint32_t>(nodes_.size())};
    nodes_.emplace_back();
    ++edge_count_;
  }
  return edge.child;
}

// Lays the tree out flat, level by level: the nodes of first words, which every text visits most,
// stand together, and so do the children of a node, in order of word.
void Lexicon::freeze() {
  std::erase_if(edges_, [](const Edge& edge) { return !edge.child; });
  std::sort(edges_.begin(), edges_.end(), [](const Edge& a, const Edge& b) {
    return a.node != b.node ? a.node < b.node : a.word < b.word;
  });
  std::vector<std::uint32_t> first_edge(nodes_.size() + 1, 0);
  for (const Edge& edge : edges_) ++first_edge[edge.node + 1];
  for (std::size_t i = 1; i < first_edge.size(); ++i) first_edge[i] += first_edge[i - 1];
  std::vector<std::uint32_t> old = {0};  // by new number
  old.reserve(nodes_.size());
  std::vector<std::uint32_t> roots(word_count_ + 1, 0);
  children_.reserve(edges_.size());
  for (std::size_t number = 0; number < old.size(); ++number) {
    Node& node = nodes_[number];
    node.first_child = static_cast<std::uint32_t>(children_.size());
    for (std::uint32_t e = first_edge[old[number]]; e < first_edge[old[number] + 1]; ++e) {
      auto child = static_cast<std::uint32_t>(old.size());
      old.push_back(edges_[e].child);
      node.child_bits |= bit_of(edges_[e].word);
      ++node.child_count;
      children_.push_back({edges_[e].word, child});
      if (number == 0) roots[edges_[e].word] = child;
    }
  }
  for (WordSlot& slot : slots_) slot.word.root = roots[slot.word.number];
  std::vector<std::vector<const Word*>> forms(old.size());
  for (std::size_t number = 0; number < old.size(); ++number) {
    if (old[number] < forms_.size()) forms[number].swap(forms_[old[number]]);
  }
  forms_.swap(forms);
  edges_.clear();
  edges_.shrink_to_fit();
}

std::uint32_t Lexicon::child(std::uint32_t node, std::uint32_t word) const {
  const Node& parent = nodes_[node];
  if (!(parent.child_bits & bit_of(word))) return 0;
  auto begin = children_.begin() + parent.first_child;
  auto end = begin + parent.child_count;
  auto it = std::lower_bound(begin, end, word, [](const Child& child, std::uint32_t number) {
    return child.word < number;
  });
  return it == end || it->word != word ? 0 : it->node;
}

void Lexicon::insert(const Word& word, std::vector<Fault>& faults, const Place_in_pack& at) {
  Tokens tokens;
  tokenize(word.form, lower_same_length(word.form), tokens);
  if (tokens.tokens.empty()) {
    faults.push_back(
        {at.file, at.line, at.column,
         "the form '" + word.form + "' of the list '" + word.list->name + "' has no words"});
    return;
  }
  std::uint32_t node = 0;
  for (const Token& token : tokens.tokens) node = add_child(node, add_word(token.hash));
  if (forms_.size() < nodes_.size()) forms_.resize(nodes_.size());
  forms_[node].push_back(&word);
}

void Lexicon::build(const Pack& pack, const std::vector<std::string>& literals, ClassNames& names,
                    std::vector<Fault>& faults) {
  nodes_.resize(1);
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
  freeze();
  read_forms();
}

ClassSet Lexicon::classes(const Word& word) const {
  auto own = own_classes_.find(&word);
  if (own != own_classes_.end()) return own->second;
  ClassSet set;
  auto it = list_class_.find(word.list);
  if (it != list_class_.end() && it->second >= 0) set.set(static_cast<std::size_t>(it->second));
  return set;
}

// What each surface of a form makes of its rows.
void Lexicon::read_forms() {
  std::unordered_map<ClassSet, std::uint16_t> groups;
  for (std::size_t index = 0; index < forms_.size(); ++index) {
    const std::vector<const Word*>& form = forms_[index];
    if (form.empty()) continue;
    // Adds the reading of a surface; false when it makes nothing of the form.
    auto add_reading = [&](std::string_view spelling, bool capital) {
      Reading reading{};
      reading.first_word = static_cast<std::uint32_t>(pool_.size());
      ClassSet set;
      for (const Word* word : form) {
        CaseRule letters = word->list->letters;
        bool fits = letters == CaseRule::any || (letters == CaseRule::capital && capital) ||
                    (letters == CaseRule::lower && !capital) ||
                    (letters == CaseRule::exact && word->form == spelling);
        if (!fits) continue;
        set |= classes(*word);
        pool_.push_back(word);
      }
      reading.word_count =
          static_cast<std::uint8_t>(std::min<std::size_t>(255, pool_.size() - reading.first_word));
      if (!reading.word_count) return false;
      auto [group, fresh] = groups.emplace(set, static_cast<std::uint16_t>(class_groups_.size()));
      if (fresh) class_groups_.push_back({set});
      reading.classes = group->second;
      (capital ? class_groups_[reading.classes].capital : class_groups_[reading.classes].small) =
          true;
      readings_.push_back(reading);
      return true;
    };
    Node& node = nodes_[index];
    for (bool capital : {false, true}) {
      if (add_reading({}, capital)) {
        node.plain[capital] = static_cast<std::uint32_t>(readings_.size());
      }
    }
    Spellings spellings{static_cast<std::uint32_t>(spelt_.size()), 0};
    for (const Word* word : form) {
      if (word->list->letters != CaseRule::exact) continue;
      auto known = std::find_if(spelt_.begin() + spellings.first, spelt_.end(),
                                [&](const SpeltReading& s) { return s.spelling == word->form; });
      if (known != spelt_.end()) continue;
      if (!add_reading(word->form, is_upper(decode(word->form.c_str())))) continue;
      spelt_.push_back({word->form, static_cast<std::uint32_t>(readings_.size() - 1)});
      ++spellings.count;
    }
    if (spellings.count == 0) continue;
    spellings_.push_back(spellings);
    node.spellings = static_cast<std::uint32_t>(spellings_.size());
  }
  forms_.clear();
  forms_.shrink_to_fit();
}

void Lexicon::add_codes(const ClassNames& names, ClassCodes& codes) {
  group_codes_.assign(class_groups_.size(), {});
  for (std::size_t g = 0; g < class_groups_.size(); ++g) {
    const ClassGroup& group = class_groups_[g];
    for (std::size_t i = 0; i < 7; ++i) {
      auto shape = static_cast<Shape>(i);
      // A shape that the case of the first letter rules out needs no code.
      bool as_capital = shape == Shape::cap || shape == Shape::upper || shape == Shape::mixed;
      bool as_small = shape != Shape::cap && shape != Shape::upper;
      if (!(group.capital && as_capital) && !(group.small && as_small)) continue;
      ClassSet with_shape = group.set;
      with_shape.set(static_cast<std::size_t>(names.of_shape(shape)));
      group_codes_[g][i] = codes.add(with_shape);
    }
  }
}

// The reading + 1 that a node gives a surface; 0: none.
std::uint32_t Lexicon::reading_of(const Node& node, std::string_view surface, bool capital) const {
  if (node.spellings) {
    const Spellings& spellings = spellings_[node.spellings - 1];
    for (std::uint32_t i = 0; i < spellings.count; ++i) {
      const SpeltReading& spelt = spelt_[spellings.first + i];
      if (spelt.spelling == surface) return spelt.reading + 1;
    }
  }
  return node.plain[capital];
}

Phrase Lexicon::find(const Text& text, const Tokens& tokens, const std::vector<WordAt>& words,
                     std::uint32_t at, std::uint32_t limit) const {
  std::uint32_t index = words[at].root;
  const Token& first = tokens.tokens[at];
  bool capital =
      first.shape == Shape::cap || first.shape == Shape::upper ||
      (first.shape == Shape::mixed && is_upper(decode(text.match().data() + first.begin)));
  std::uint32_t best = 0, length = 0;
  for (std::uint32_t t = at;;) {
    const Node& node = nodes_[index];
    std::uint32_t reading = node.plain[capital];
    if (node.spellings) {
      auto surface =
          std::string_view(text.match()).substr(first.begin, tokens.tokens[t].end - first.begin);
      reading = reading_of(node, surface, capital);
    }
    if (reading) {
      best = reading;
      length = t - at + 1;
    }
    if (!node.child_count || ++t >= limit || !words[t].number) break;
    index = child(index, words[t].number);
    if (!index) break;
  }
  if (!best) return {};
  const Reading& reading = readings_[best - 1];
  return {length, pool_.data() + reading.first_word, reading.word_count,
          group_codes_[reading.classes][static_cast<std::size_t>(first.shape)]};
}

}  // namespace trich
