#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <set>

#include "match/group_by.h"
#include "match/keep_apart.h"
#include "relate/alphabet.h"
#include "relate/classes.h"
#include "relate/lexicon.h"
#include "relate/relate.h"
#include "rules/head_filter.h"
#include "rules/regex_head.h"

namespace trich {
namespace {

constexpr std::size_t kMostGroups = 32;

// Phases as bits.
using PhaseSet = std::uint8_t;
constexpr std::size_t kMostPhases = 8;

// Relations of a phase as bits.
using RelationSet = std::uint64_t;
constexpr std::size_t kMostOfPhase = 64;
constexpr std::size_t kGuardedItems = 3;

// One relation, ready to run.
struct Compiled {
  const Relation* relation;
  std::unique_ptr<re2::RE2> regex;
  HeadFilter head;
  std::uint16_t code = 0;  // of the item it becomes; 0: none
};

struct Phase {
  std::string_view name;
  std::vector<Compiled> relations;
  Alphabet alphabet;
  // By place in a match and letter: the relations that can have it there.
  std::array<std::vector<RelationSet>, kGuardedItems> at;
  PhaseSet bit = 0;  // of the phase, in begins_by_code
};

struct Candidate {
  std::uint32_t first, last;  // items
  std::uint32_t length;       // bytes; told when all of an article are found
  std::uint16_t relation;     // of the phase
};

// Where a relation is tried.
struct Attempt {
  std::uint32_t job, item;
  std::uint16_t relation;  // of the phase
};

// By relation of a phase, and by the letters of a match: its groups. Few rows of letters are many
// of the matches, and finding groups is what costs RE2 most.
using Groups = std::vector<std::unordered_map<std::string, std::vector<Fact::Group>>>;

// A copy that lasts as long as `memory`.
template <typename T>
std::span<const T> keep(std::pmr::memory_resource& memory, std::span<const T> items) {
  static_assert(std::is_trivially_destructible_v<T>);
  if (items.empty()) return {};
  T* copy = static_cast<T*>(memory.allocate(items.size_bytes(), alignof(T)));
  std::uninitialized_copy(items.begin(), items.end(), copy);
  return {copy, items.size()};
}

// What the work on one article needs.
struct Work {
  // All items made so far; `order` and `codes` are the row as it stands now: their indices, and
  // their codes again, side by side.
  std::vector<Item> items;
  std::vector<std::uint32_t> order;
  std::vector<std::uint16_t> codes;
  std::vector<PhaseSet> begins;  // by place: the phases that have relations beginning there
  std::string letters;           // the row in the letters of the phase
  std::vector<Candidate> found;
  std::vector<Item> fact_items;

  const Item& at(std::size_t place) const { return items[order[place]]; }
};

// Longest first, then the preferred, then the earlier, then the lower id: relations are in order of
// id.
std::vector<Candidate> select(const Phase& phase, std::vector<Candidate>& found) {
  return keep_apart(
      found,
      [&](const Candidate& a, const Candidate& b) {
        if (a.length != b.length) return a.length > b.length;
        int prefer_a = phase.relations[a.relation].relation->prefer;
        int prefer_b = phase.relations[b.relation].relation->prefer;
        if (prefer_a != prefer_b) return prefer_a > prefer_b;
        if (a.first != b.first) return a.first < b.first;
        return a.relation < b.relation;
      },
      [](const Candidate& c) { return c.first; }, [](const Candidate& c) { return c.last; });
}

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
  std::vector<Phase> phases;
  std::vector<PhaseSet> begins_by_code;  // the phases that have relations beginning with it
  std::array<std::uint16_t, 7> shape_codes{};
  std::array<std::uint16_t, 256> mark_codes{};
  std::uint16_t eos_code = 0, eol_code = 0;
  std::unordered_map<std::string, std::uint16_t> tag_codes;
  const Rule* first_rule = nullptr;
  std::vector<std::uint16_t> rule_codes;  // by rule: the code of its items; 0: its matches are none

  void name_classes(const Pack& pack, std::vector<Fault>& faults);
  void number_sets(const Pack& pack, std::vector<Fault>& faults);
  Phase& phase_of(const Relation& relation);
  std::string translate(const Relation& relation);
  void compile(const Pack& pack, std::vector<Fault>& faults);

  Work make_items(const RelateJob& job) const;
  void run_phase(const Phase& phase, std::span<RelateJob> jobs, std::span<Work> works) const;
  void fold(const Phase& phase, RelateJob& job, Work& work, Groups& groups) const;
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
  first_rule = pack.rules.data();
  for (const Rule& rule : pack.rules) {
    rule_codes.push_back(rule.tag.empty() ? std::uint16_t{0} : tag_codes.at(rule.tag));
  }
  lexicon.add_codes(names, codes);

  phases.resize(pack.phases.size());
  for (std::size_t i = 0; i < phases.size(); ++i) phases[i].name = pack.phases[i];
  const CodeTable table(codes, names.size(), {eos_code, eol_code});
  for (const Relation& relation : pack.relations) {
    Alphabet& alphabet = phase_of(relation).alphabet;
    for_each_tag(relation.pattern, [&](std::size_t, std::size_t, std::string_view inside) {
      for (const std::string& name : alphabet.note(inside, names, table)) {
        faults.push_back({relation.at.file, relation.at.line, relation.at.column,
                          "'" + relation.id + "': no class '" + name + "'"});
      }
    });
  }
  for (Phase& phase : phases) {
    if (!faults.empty() || phase.alphabet.number(codes.size())) continue;
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
    std::size_t index = phase.relations.size();
    if (index >= kMostOfPhase) {
      fault("more than " + std::to_string(kMostOfPhase) + " relations in a phase");
      continue;
    }
    const PatternHead head(regex);
    auto places = head.code_points(static_cast<int>(kGuardedItems));
    for (std::size_t place = 0; place < places.size(); ++place) {
      phase.at[place].resize(phase.alphabet.size());
      for (std::size_t letter = 0; letter < phase.alphabet.size(); ++letter) {
        std::uint32_t point = phase.alphabet.code_point(letter);
        bool in = std::any_of(places[place].begin(), places[place].end(), [&](const auto& range) {
          return range.first <= point && point <= range.second;
        });
        if (in) phase.at[place][letter] |= RelationSet{1} << index;
      }
    }
    compiled.head = HeadFilter(head, phase.alphabet.code_points());
    phase.relations.push_back(std::move(compiled));
  }
  begins_by_code.assign(codes.size(), 0);
  for (Phase& phase : phases) {
    phase.bit = static_cast<PhaseSet>(1u << (&phase - phases.data()));
    if (phase.relations.empty()) continue;
    for (std::size_t code = 0; code < codes.size(); ++code) {
      std::uint16_t letter = phase.alphabet.letter(static_cast<std::uint16_t>(code));
      if (phase.at[0][letter]) begins_by_code[code] |= phase.bit;
    }
  }
}

Relater::Relater(const Pack& pack) {
  auto parts = std::make_unique<Parts>();
  std::vector<Fault> faults;
  parts->name_classes(pack, faults);
  parts->number_sets(pack, faults);
  if (pack.phases.size() > kMostPhases) {
    faults.push_back({"", 0, 0, "more than " + std::to_string(kMostPhases) + " phases"});
  }
  if (faults.empty()) parts->compile(pack, faults);
  if (!faults.empty()) throw PackError(std::move(faults));
  parts_ = std::move(parts);
}

Relater::~Relater() = default;

Work Relater::Parts::make_items(const RelateJob& job) const {
  const Text& text = *job.text;
  const std::vector<Token>& tokens = job.tokens->tokens;
  const std::vector<Match>& matches = *job.matches;
  std::vector<Lexicon::WordAt> words;
  lexicon.read(*job.tokens, words);
  Work work;
  work.items.resize(tokens.size() + job.tokens->sentences.size());
  Item* next = work.items.data();
  std::size_t next_match = 0;
  for (const Sentence& sentence : job.tokens->sentences) {
    std::uint32_t t = sentence.first;
    while (t < sentence.last) {
      const Token& token = tokens[t];
      // Matches that began in tokens already passed (inside a phrase, over a sentence's end).
      while (next_match < matches.size() &&
             (matches[next_match].first_token < t || matches[next_match].rule->tag.empty())) {
        ++next_match;
      }
      Item& item = *next++;
      item.first_token = t;
      std::uint32_t limit = sentence.last;
      if (next_match < matches.size()) {
        const Match& match = matches[next_match];
        if (match.first_token == t && match.last_token > t) {
          item.span = match.span;
          item.match = static_cast<std::int32_t>(next_match);
          item.code = rule_codes[static_cast<std::size_t>(match.rule - first_rule)];
          t = match.last_token;
          ++next_match;
          continue;
        }
        limit = std::min(limit, std::max(match.first_token, t + 1));
      }
      Phrase phrase;
      if (words[t].root) phrase = lexicon.find(text, *job.tokens, words, t, limit);
      if (phrase.tokens) {
        item.span = {token.begin, tokens[t + phrase.tokens - 1].end};
        item.words = phrase.words;
        item.word_count = phrase.word_count;
        item.code = phrase.code;
        t += phrase.tokens;
      } else {
        item.span = {token.begin, token.end};
        item.code = token.shape == Shape::punct
                        ? mark_codes[static_cast<unsigned char>(text.match()[token.begin])]
                        : shape_codes[static_cast<std::size_t>(token.shape)];
        ++t;
      }
    }
    std::uint32_t end = sentence.end;
    while (text.match()[end] == ' ') ++end;
    Item& edge = *next++;
    edge.span = {sentence.end, sentence.end};
    edge.first_token = sentence.last;
    edge.code = text.match()[end] == '\n' ? eol_code : eos_code;
  }
  auto count = static_cast<std::size_t>(next - work.items.data());
  work.items.resize(count);
  work.items.reserve(count + count / 4);  // for those that facts become
  work.order.resize(count);
  work.codes.resize(count);
  work.begins.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    work.order[i] = static_cast<std::uint32_t>(i);
    work.codes[i] = work.items[i].code;
    work.begins[i] = begins_by_code[work.items[i].code];
  }
  return work;
}

// Calls visit(place) for the places whose phases hold `bit`, eight at a glance.
template <typename Visit>
void for_each_begin(const std::vector<PhaseSet>& begins, PhaseSet bit, Visit visit) {
  const std::uint64_t bits = 0x0101010101010101ull * bit;
  std::size_t i = 0;
  for (; i + 8 <= begins.size(); i += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, begins.data() + i, 8);
    if constexpr (std::endian::native == std::endian::big) eight = __builtin_bswap64(eight);
    for (eight &= bits; eight; eight &= eight - 1) {
      visit(static_cast<std::uint32_t>(i) +
            static_cast<std::uint32_t>(std::countr_zero(eight)) / 8);
    }
  }
  for (; i < begins.size(); ++i) {
    if (begins[i] & bit) visit(static_cast<std::uint32_t>(i));
  }
}

void Relater::Parts::run_phase(const Phase& phase, std::span<RelateJob> jobs,
                               std::span<Work> works) const {
  // The guards first: most phases have little to do in an article. Then all attempts of one
  // relation in a row: its automaton is read again while it is in the cache.
  std::vector<Attempt> attempts;
  for (std::uint32_t j = 0; j < works.size(); ++j) {
    Work& work = works[j];
    const std::size_t count = work.codes.size();
    bool some = false;
    for_each_begin(work.begins, phase.bit, [&](std::uint32_t i) {
      RelationSet possible = phase.at[0][phase.alphabet.letter(work.codes[i])];
      for (std::size_t place = 1; place < kGuardedItems && possible; ++place) {
        std::uint16_t letter =
            i + place < count ? phase.alphabet.letter(work.codes[i + place]) : std::uint16_t{0};
        possible &= phase.at[place][letter];
      }
      for (; possible; possible &= possible - 1) {
        auto relation = static_cast<std::uint16_t>(std::countr_zero(possible));
        auto next = [&, place = std::size_t{i}]() mutable {
          return place < count ? phase.alphabet.letter(work.codes[place++]) : HeadFilter::kEnd;
        };
        if (!phase.relations[relation].head.may_match(next)) continue;
        attempts.push_back({j, i, relation});
        some = true;
      }
    });
    if (some) phase.alphabet.write(work.codes, work.letters);
    work.found.clear();
  }
  const std::size_t width = phase.alphabet.width();
  group_by(attempts, phase.relations.size(), [](const Attempt& a) { return a.relation; });
  for (std::size_t i = 0; i < attempts.size(); ++i) {
    if (i + kAhead < attempts.size()) {
      const Attempt& ahead = attempts[i + kAhead];
      __builtin_prefetch(works[ahead.job].letters.data() + ahead.item * width);
    }
    const auto& [job, first, relation] = attempts[i];
    Work& work = works[job];
    const std::string& row = work.letters;
    const re2::RE2& regex = *phase.relations[relation].regex;
    re2::StringPiece whole;
    if (!regex.Match(row, first * width, row.size(), re2::RE2::ANCHOR_START, &whole, 1)) continue;
    if (whole.empty()) continue;
    auto last = static_cast<std::uint32_t>(first + whole.size() / width);
    work.found.push_back({first, last, 0, relation});
  }
  Groups groups(phase.relations.size());
  for (std::size_t j = 0; j < works.size(); ++j) {
    if (!works[j].found.empty()) fold(phase, jobs[j], works[j], groups);
  }
}

// The groups that took part in a match over all of `letters`.
std::vector<Fact::Group> capture(const Compiled& compiled, const std::string& letters,
                                 std::size_t width) {
  const std::vector<std::string>& fields = compiled.relation->fields;
  std::array<re2::StringPiece, kMostGroups> pieces;
  compiled.regex->Match(letters, 0, letters.size(), re2::RE2::ANCHOR_BOTH, pieces.data(),
                        static_cast<int>(fields.size()));
  std::vector<Fact::Group> out;
  for (std::size_t g = 1; g < fields.size(); ++g) {
    if (!pieces[g].data() || fields[g].empty()) continue;
    auto first = static_cast<std::uint32_t>((pieces[g].data() - letters.data()) / width);
    auto count = static_cast<std::uint32_t>(pieces[g].size() / width);
    out.push_back({fields[g], first, first + count});
  }
  return out;
}

// Makes facts of what was found, and one item of each fact whose relation has a tag.
void Relater::Parts::fold(const Phase& phase, RelateJob& job, Work& work, Groups& groups) const {
  const std::size_t width = phase.alphabet.width();
  for (Candidate& candidate : work.found) {
    candidate.length = work.at(candidate.last - 1).span.end - work.at(candidate.first).span.begin;
  }
  const std::vector<Candidate> kept = select(phase, work.found);
  std::size_t done = 0, written = 0;  // of the row: read up to here, written up to here
  auto keep_until = [&](std::size_t end) {
    auto move = [&](auto& row) {
      std::copy(row.begin() + static_cast<std::ptrdiff_t>(done),
                row.begin() + static_cast<std::ptrdiff_t>(end),
                row.begin() + static_cast<std::ptrdiff_t>(written));
    };
    if (written != done) {
      move(work.order);
      move(work.codes);
      move(work.begins);
    }
    written += end - done;
    done = end;
  };
  std::vector<Fact>& facts = job.relations.facts;
  std::pmr::memory_resource& memory = *job.relations.memory;
  for (const Candidate& candidate : kept) {
    const Compiled& compiled = phase.relations[candidate.relation];
    const Relation& relation = *compiled.relation;
    keep_until(candidate.first);
    Fact& fact = facts.emplace_back();
    fact.relation = &relation;
    work.fact_items.clear();
    for (std::size_t i = candidate.first; i < candidate.last; ++i) {
      work.fact_items.push_back(work.at(i));
    }
    fact.items = keep(memory, std::span<const Item>(work.fact_items));
    fact.span = {fact.items.front().span.begin, fact.items.back().span.end};
    if (relation.fields.size() > 1) {
      std::string_view letters(work.letters.data() + candidate.first * width,
                               (candidate.last - candidate.first) * width);
      auto [known, fresh] = groups[candidate.relation].try_emplace(std::string(letters));
      if (fresh) known->second = capture(compiled, known->first, width);
      fact.groups = keep(memory, std::span<const Fact::Group>(known->second));
    }
    if (!compiled.code) {
      keep_until(candidate.last);
      continue;
    }
    Item item;
    item.span = fact.span;
    item.code = compiled.code;
    item.fact = static_cast<std::int32_t>(facts.size() - 1);
    item.first_token = fact.items.front().first_token;
    work.order[written] = static_cast<std::uint32_t>(work.items.size());
    work.codes[written] = item.code;
    work.begins[written] = begins_by_code[item.code];
    work.items.push_back(item);
    ++written;
    done = candidate.last;
  }
  keep_until(work.order.size());
  work.order.resize(written);
  work.codes.resize(written);
  work.begins.resize(written);
}

Relations Relater::run(const Text& text, const Tokens& tokens,
                       const std::vector<Match>& matches) const {
  RelateJob job{&text, &tokens, &matches, {}};
  run({&job, 1});
  return std::move(job.relations);
}

void Relater::run(std::span<RelateJob> jobs) const {
  std::vector<Work> works;
  works.reserve(jobs.size());
  for (RelateJob& job : jobs) {
    works.push_back(parts_->make_items(job));
    job.relations = {};
    job.relations.memory = std::make_unique<std::pmr::monotonic_buffer_resource>(8192);
  }
  for (const Phase& phase : parts_->phases) {
    if (!phase.relations.empty()) parts_->run_phase(phase, jobs, works);
  }
  for (std::size_t j = 0; j < jobs.size(); ++j) {
    std::vector<Item>& items = jobs[j].relations.items;
    items.reserve(works[j].order.size());
    for (std::size_t i = 0; i < works[j].order.size(); ++i) items.push_back(works[j].at(i));
  }
}

int Relater::tag_id(std::string_view tag) const { return parts_->names.find(tag); }

bool Relater::is(const Item& item, int tag_id) const {
  return tag_id >= 0 && parts_->codes.set(item.code).test(static_cast<std::size_t>(tag_id));
}

std::size_t Relater::codes() const { return parts_->codes.size(); }

bool Relater::is(const Item& item, std::string_view tag) const { return is(item, tag_id(tag)); }

}  // namespace trich
