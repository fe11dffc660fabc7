#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <set>

#include "relate/alphabet.h"
#include "relate/classes.h"
#include "relate/lexicon.h"
#include "relate/relate.h"
#include "rules/regex_head.h"

namespace trich {
namespace {

constexpr std::size_t kMostGroups = 32;

// One relation, ready to run.
struct Compiled {
  const Relation* relation;
  std::unique_ptr<re2::RE2> regex;
  std::uint16_t code = 0;  // of the item it becomes; 0: none
};

constexpr std::size_t kMostRelations = 256;
using RelationSet = std::bitset<kMostRelations>;
constexpr std::size_t kGuardedItems = 3;

struct Phase {
  std::string_view name;
  bool empty = true;
  Alphabet alphabet;
  // By place in a match and letter: the relations that can have it there.
  std::array<std::vector<RelationSet>, kGuardedItems> at;
  std::uint16_t bit = 0;  // of the phase, in begins_by_code
};

// What one run over an article works with.
struct Work {
  std::vector<std::uint16_t> begins;  // by item: begins_by_code of its code
  // Where relations of the phase may begin: an item, and which they are.
  std::vector<std::pair<std::uint32_t, RelationSet>> attempts;
  std::string row;
  std::vector<Item> folded;
};

struct Candidate {
  std::uint32_t first, last;  // items
  std::uint16_t relation;
};

// Calls visit(begin of '<', end behind '>', what is between) for every tag of a pattern.
template <typename Visit>
void for_each_tag(std::string_view pattern, Visit visit) {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern.substr(i, 4) == "(?P<") {
      i = pattern.find('>', i);
      if (i == std::string_view::npos) return;
    } else if (pattern[i] == '<') {
      std::size_t close = pattern.find('>', i + 1);
      if (close == std::string_view::npos) return;
      visit(i, close + 1, pattern.substr(i + 1, close - i - 1));
      i = close;
    }
  }
}

}  // namespace

const Word* Item::word(std::string_view tag) const {
  for (std::uint8_t i = 0; i < word_count; ++i) {
    const Word& candidate = *words[i];
    std::string_view own = candidate.attr("tag");
    if (own.empty()) own = candidate.list->tag;
    while (!own.empty()) {
      std::size_t blank = own.find(' ');
      if (own.substr(0, blank) == tag) return &candidate;
      own.remove_prefix(blank == std::string_view::npos ? own.size() : blank + 1);
    }
  }
  return nullptr;
}

const Fact::Group* Fact::find(std::string_view name) const {
  for (const Group& group : groups) {
    if (group.name == name) return &group;
  }
  return nullptr;
}

struct Relater::Parts {
  ClassNames names;
  ClassCodes codes;
  Lexicon lexicon;
  std::vector<Compiled> relations;
  std::vector<Phase> phases;
  std::vector<std::uint16_t> begins_by_code;  // the phases that have relations beginning with it
  std::array<std::uint16_t, 7> shape_codes{};
  std::array<std::uint16_t, 256> mark_codes{};
  std::uint16_t eos_code = 0, eol_code = 0;
  std::unordered_map<std::string, std::uint16_t> tag_codes;

  void name_classes(const Pack& pack, std::vector<Fault>& faults);
  void number_sets(const Pack& pack, std::vector<Fault>& faults);
  Phase& phase_of(const Relation& relation);
  std::string translate(const Relation& relation);
  void compile(const Pack& pack, std::vector<Fault>& faults);

  void make_items(const Text& text, const Tokens& tokens, const std::vector<Match>& matches,
                  std::vector<Item>& items) const;
  void note_begins(const std::vector<Item>& items, Work& work) const;
  void run_phase(const Phase& phase, Relations& out, Work& work) const;
};

void Relater::Parts::name_classes(const Pack& pack, std::vector<Fault>& faults) {
  std::set<std::string> literals;
  for (const Relation& relation : pack.relations) {
    for_each_tag(relation.pattern, [&](std::size_t, std::size_t, std::string_view inside) {
      for (std::string& literal : literals_of(inside)) literals.insert(std::move(literal));
    });
    if (!relation.tag.empty()) names.add(relation.tag);
  }
  for (const Rule& rule : pack.rules) {
    if (!rule.tag.empty()) names.add(rule.tag);
  }
  lexicon.build(pack, {literals.begin(), literals.end()}, names, faults);
}

// The loader has seen to it that there is one.
Phase& Relater::Parts::phase_of(const Relation& relation) {
  return *std::find_if(phases.begin(), phases.end(),
                       [&](const Phase& phase) { return phase.name == relation.phase; });
}

void Relater::Parts::number_sets(const Pack& pack, std::vector<Fault>& faults) {
  auto single = [&](int number) {
    ClassSet set;
    if (number >= 0) set.set(static_cast<std::size_t>(number));
    return codes.add(set);
  };
  for (std::size_t i = 0; i < shape_codes.size(); ++i) {
    shape_codes[i] = single(names.of_shape(static_cast<Shape>(i)));
  }
  for (int mark = 0; mark < 256; ++mark) {
    mark_codes[static_cast<std::size_t>(mark)] =
        single(names.of_mark(static_cast<unsigned char>(mark)));
  }
  eos_code = single(names.eos);
  eol_code = single(names.eol);
  auto tag_code = [&](const std::string& tag) {
    if (!tag.empty()) tag_codes[tag] = single(names.find(tag));
  };
  for (const Rule& rule : pack.rules) tag_code(rule.tag);
  for (const Relation& relation : pack.relations) tag_code(relation.tag);
  lexicon.add_codes(names, codes);

  phases.resize(pack.phases.size());
  for (std::size_t i = 0; i < phases.size(); ++i) phases[i].name = pack.phases[i];
  for (const Relation& relation : pack.relations) {
    Alphabet& alphabet = phase_of(relation).alphabet;
    for_each_tag(relation.pattern, [&](std::size_t, std::size_t, std::string_view inside) {
      for (const std::string& name : alphabet.note(inside, names, codes, {eos_code, eol_code})) {
        faults.push_back({relation.at.file, relation.at.line, relation.at.column,
                          "'" + relation.id + "': no class '" + name + "'"});
      }
    });
  }
  for (Phase& phase : phases) {
    if (!faults.empty() || phase.alphabet.number(codes)) continue;
    faults.push_back({"", 0, 0,
                      "the tags of the phase '" + std::string(phase.name) + "' tell more than " +
                          std::to_string(Alphabet::kMostLetters - 1) + " kinds of items apart"});
  }
}

// The pattern with its tags translated.
std::string Relater::Parts::translate(const Relation& relation) {
  std::string out;
  std::size_t done = 0;
  auto copy = [&](std::string_view between) {
    for (char c : between) {
      if (c != ' ' && c != '\n') out += c;
    }
  };
  std::string_view pattern = relation.pattern;
  for_each_tag(pattern, [&](std::size_t begin, std::size_t end, std::string_view inside) {
    copy(pattern.substr(done, begin - done));
    done = end;
    out += phase_of(relation).alphabet.regex(inside);
  });
  copy(pattern.substr(done));
  return out;
}

void Relater::Parts::compile(const Pack& pack, std::vector<Fault>& faults) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_longest_match(true);
  options.set_max_mem(64 << 20);  // a relation; taken only as far as it is used
  if (pack.relations.size() > kMostRelations) {
    faults.push_back({"", 0, 0, "more than " + std::to_string(kMostRelations) + " relations"});
    return;
  }
  for (const Relation& relation : pack.relations) {
    std::string regex = translate(relation);
    Compiled compiled;
    compiled.relation = &relation;
    Phase& phase = phase_of(relation);
    options.set_encoding(phase.alphabet.width() == 1 ? re2::RE2::Options::EncodingLatin1
                                                     : re2::RE2::Options::EncodingUTF8);
    compiled.regex = std::make_unique<re2::RE2>(regex, options);
    auto fault = [&](std::string message) {
      faults.push_back({relation.at.file, relation.at.line, relation.at.column,
                        "'" + relation.id + "': " + std::move(message)});
    };
    if (!compiled.regex->ok()) {
      fault("bad pattern: " + compiled.regex->error());
      continue;
    }
    if (relation.fields.size() > kMostGroups) {
      fault("more than " + std::to_string(kMostGroups - 1) + " groups");
    }
    if (!relation.tag.empty()) compiled.code = tag_codes.at(relation.tag);
    auto index = static_cast<std::uint16_t>(relations.size());
    phase.empty = false;
    auto places = leading_code_points(regex, static_cast<int>(kGuardedItems));
    for (std::size_t place = 0; place < places.size(); ++place) {
      phase.at[place].resize(phase.alphabet.size());
      for (std::size_t letter = 0; letter < phase.alphabet.size(); ++letter) {
        std::uint32_t point = phase.alphabet.code_point(letter);
        bool in = std::any_of(places[place].begin(), places[place].end(), [&](const auto& range) {
          return range.first <= point && point <= range.second;
        });
        if (in) phase.at[place][letter].set(index);
      }
    }
    relations.push_back(std::move(compiled));
  }
  begins_by_code.assign(codes.size(), 0);
  for (Phase& phase : phases) {
    phase.bit = static_cast<std::uint16_t>(1u << (&phase - phases.data()));
    for (std::size_t code = 0; !phase.empty && code < codes.size(); ++code) {
      std::uint16_t letter = phase.alphabet.letter(static_cast<std::uint16_t>(code));
      if (phase.at[0][letter].any()) begins_by_code[code] |= phase.bit;
    }
  }
}

Relater::Relater(const Pack& pack) {
  auto parts = std::make_unique<Parts>();
  std::vector<Fault> faults;
  parts->name_classes(pack, faults);
  parts->number_sets(pack, faults);
  if (faults.empty()) parts->compile(pack, faults);
  if (!faults.empty()) throw PackError(std::move(faults));
  parts_ = std::move(parts);
}

Relater::~Relater() = default;

void Relater::Parts::make_items(const Text& text, const Tokens& tokens,
                                const std::vector<Match>& matches, std::vector<Item>& items) const {
  items.reserve(tokens.tokens.size() + 2 * tokens.sentences.size());
  std::vector<std::uint32_t> words;
  words.reserve(tokens.tokens.size());
  for (const Token& token : tokens.tokens) words.push_back(lexicon.word_number(token.hash));
  std::size_t next_match = 0;
  for (const Sentence& sentence : tokens.sentences) {
    std::uint32_t t = sentence.first;
    while (t < sentence.last) {
      const Token& token = tokens.tokens[t];
      // Matches that began in tokens already passed (inside a phrase, over a sentence's end).
      while (next_match < matches.size() &&
             (matches[next_match].first_token < t || matches[next_match].rule->tag.empty())) {
        ++next_match;
      }
      Item item;
      item.first_token = t;
      std::uint32_t limit = sentence.last;
      if (next_match < matches.size()) {
        const Match& match = matches[next_match];
        if (match.first_token == t && match.last_token > t) {
          item.span = match.span;
          item.match = static_cast<std::int32_t>(next_match);
          item.code = tag_codes.at(match.rule->tag);
          items.push_back(item);
          t = match.last_token;
          ++next_match;
          continue;
        }
        limit = std::min(limit, std::max(match.first_token, t + 1));
      }
      Phrase phrase = lexicon.find(text, tokens, words, t, limit);
      if (phrase.tokens) {
        item.span = {token.begin, tokens.tokens[t + phrase.tokens - 1].end};
        item.words = phrase.words;
        item.word_count = phrase.word_count;
        item.code = phrase.code;
        items.push_back(item);
        t += phrase.tokens;
        continue;
      }
      item.span = {token.begin, token.end};
      item.code = token.shape == Shape::punct
                      ? mark_codes[static_cast<unsigned char>(text.match()[token.begin])]
                      : shape_codes[static_cast<std::size_t>(token.shape)];
      items.push_back(item);
      ++t;
    }
    std::uint32_t end = sentence.end;
    while (text.match()[end] == ' ') ++end;
    Item edge;
    edge.span = {sentence.end, sentence.end};
    edge.first_token = sentence.last;
    edge.code = text.match()[end] == '\n' ? eol_code : eos_code;
    items.push_back(edge);
  }
}

void Relater::Parts::note_begins(const std::vector<Item>& items, Work& work) const {
  work.begins.resize(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) work.begins[i] = begins_by_code[items[i].code];
}

void Relater::Parts::run_phase(const Phase& phase, Relations& out, Work& work) const {
  auto& [begins, attempts, row, folded] = work;
  if (phase.empty) return;
  std::vector<Item>& items = out.items;
  // The guards first: most phases have little to do in an article.
  attempts.clear();
  auto letter = [&](std::size_t i) {
    return i < items.size() ? phase.alphabet.letter(items[i].code) : std::uint16_t{0};
  };
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!(begins[i] & phase.bit)) continue;
    RelationSet possible = phase.at[0][letter(i)];
    for (std::size_t place = 1; place < kGuardedItems; ++place) {
      possible &= phase.at[place][letter(i + place)];
    }
    if (possible.any()) attempts.emplace_back(static_cast<std::uint32_t>(i), possible);
  }
  if (attempts.empty()) return;
  const std::size_t width = phase.alphabet.width();
  row.resize(items.size() * width);
  for (std::size_t i = 0; i < items.size(); ++i) {
    phase.alphabet.write(phase.alphabet.letter(items[i].code), &row[i * width]);
  }
  std::vector<Candidate> found;
  for (const auto& [i, possible] : attempts) {
    for (std::size_t index = possible._Find_first(); index < possible.size();
         index = possible._Find_next(index)) {
      re2::StringPiece whole;
      const Compiled& compiled = relations[index];
      if (!compiled.regex->Match(row, i * width, row.size(), re2::RE2::ANCHOR_START, &whole, 1) ||
          whole.empty()) {
        continue;
      }
      found.push_back({i, static_cast<std::uint32_t>(i + whole.size() / width),
                       static_cast<std::uint16_t>(index)});
    }
  }
  if (found.empty()) return;
  auto length = [&](const Candidate& c) {
    return items[c.last - 1].span.end - items[c.first].span.begin;
  };
  std::sort(found.begin(), found.end(), [&](const Candidate& a, const Candidate& b) {
    if (length(a) != length(b)) return length(a) > length(b);
    int prefer_a = relations[a.relation].relation->prefer;
    int prefer_b = relations[b.relation].relation->prefer;
    if (prefer_a != prefer_b) return prefer_a > prefer_b;
    if (a.first != b.first) return a.first < b.first;
    return a.relation < b.relation;  // relations are in order of id
  });
  std::vector<Candidate> kept;
  auto by_first = [](const Candidate& a, const Candidate& b) { return a.first < b.first; };
  for (const Candidate& candidate : found) {
    auto next = std::lower_bound(kept.begin(), kept.end(), candidate, by_first);
    if (next != kept.end() && next->first < candidate.last) continue;
    if (next != kept.begin() && std::prev(next)->last > candidate.first) continue;
    kept.insert(next, candidate);
  }

  folded.clear();
  std::size_t done = 0;
  for (const Candidate& candidate : kept) {
    const Compiled& compiled = relations[candidate.relation];
    const Relation& relation = *compiled.relation;
    Fact fact;
    fact.relation = &relation;
    fact.span = {items[candidate.first].span.begin, items[candidate.last - 1].span.end};
    fact.items.assign(items.begin() + candidate.first, items.begin() + candidate.last);
    std::size_t groups = relation.fields.size();
    if (groups > 1) {
      std::array<re2::StringPiece, kMostGroups> pieces;
      compiled.regex->Match(row, candidate.first * width, candidate.last * width,
                            re2::RE2::ANCHOR_BOTH, pieces.data(), static_cast<int>(groups));
      for (std::size_t g = 1; g < groups; ++g) {
        if (!pieces[g].data() || relation.fields[g].empty()) continue;
        auto first =
            static_cast<std::uint32_t>((pieces[g].data() - row.data()) / width) - candidate.first;
        auto count = static_cast<std::uint32_t>(pieces[g].size() / width);
        fact.groups.push_back({relation.fields[g], first, first + count});
      }
    }
    folded.insert(folded.end(), items.begin() + static_cast<std::ptrdiff_t>(done),
                  items.begin() + candidate.first);
    if (compiled.code) {
      Item item;
      item.span = fact.span;
      item.code = compiled.code;
      item.fact = static_cast<std::int32_t>(out.facts.size());
      item.first_token = items[candidate.first].first_token;
      folded.push_back(item);
    } else {
      folded.insert(folded.end(), fact.items.begin(), fact.items.end());
    }
    done = candidate.last;
    out.facts.push_back(std::move(fact));
  }
  folded.insert(folded.end(), items.begin() + static_cast<std::ptrdiff_t>(done), items.end());
  items.swap(folded);
  note_begins(items, work);
}

Relations Relater::run(const Text& text, const Tokens& tokens,
                       const std::vector<Match>& matches) const {
  Relations out;
  parts_->make_items(text, tokens, matches, out.items);
  Work work;
  parts_->note_begins(out.items, work);
  for (const Phase& phase : parts_->phases) parts_->run_phase(phase, out, work);
  return out;
}

int Relater::tag_id(std::string_view tag) const { return parts_->names.find(tag); }

bool Relater::is(const Item& item, int tag_id) const {
  return tag_id >= 0 && parts_->codes.set(item.code).test(static_cast<std::size_t>(tag_id));
}

bool Relater::is(const Item& item, std::string_view tag) const { return is(item, tag_id(tag)); }

}  // namespace trich
