// Reads a folder of packs: TOML files, and the word lists that they name.
#define TOML_HEADER_ONLY 1
// A wrong key is a fault of the pack, which toml++ goes on to report: no reason to abort.
#define TOML_ASSERT(expr) static_assert(true)
#include <re2/re2.h>
#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "record/sha256.h"
#include "rules/pack.h"
#include "rules/regex_source.h"
#include "rules/side_by_side.h"
#include "rules/word_list.h"
#include "text/text.h"

namespace trich {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

class Loader {
 public:
  Loader(const std::string& dir, bool demand_proofs) : dir_(dir), demand_proofs_(demand_proofs) {
    fragments_ = built_in_fragments();
    shown_dir_ = (fs::path(dir_) / "").string();
  }

  std::unique_ptr<const Pack> load() {
    find_files();
    for (const std::string& file : all_files_) bytes_[file] = read_file(fs::path(dir_) / file);
    side_by_side({[this] { read_tables(); }, [this] { pack_->sha256 = hash_files(); }});
    read_lists_and_rules();
    check_ids();
    check_phases();
    fill_patterns();
    if (!faults_.empty()) {
      compile_all();
      std::sort(faults_.begin(), faults_.end(), [](const Fault& a, const Fault& b) {
        return std::tie(a.file, a.line, a.column, a.message) <
               std::tie(b.file, b.line, b.column, b.message);
      });
      throw PackError(std::move(faults_));
    }
    auto by_id = [](const auto& a, const auto& b) { return a.id < b.id; };
    std::sort(pack_->rules.begin(), pack_->rules.end(), by_id);
    std::sort(pack_->relations.begin(), pack_->relations.end(), by_id);
    std::sort(pack_->lines.begin(), pack_->lines.end(), by_id);
    return std::move(pack_);
  }

 private:
  using Keys = std::set<std::string_view>;

  std::string shown(const std::string& file) const { return shown_dir_ + file; }

  void fault(const std::string& file, const toml::source_region& region, std::string message) {
    fault({shown(file), static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)},
          std::move(message));
  }
  void fault(const Place_in_pack& at, std::string message) {
    faults_.push_back({at.file, at.line, at.column, std::move(message)});
  }
  Place_in_pack place(const std::string& file, const toml::node& node) const {
    return {shown(file), static_cast<int>(node.source().begin.line),
            static_cast<int>(node.source().begin.column)};
  }

  void find_files() {
    std::error_code error;
    if (!fs::is_directory(dir_, error)) {
      throw PackError({{dir_, 0, 0, "no such folder of patterns"}});
    }
    for (auto it = fs::recursive_directory_iterator(dir_, error);
         it != fs::recursive_directory_iterator(); it.increment(error)) {
      if (error) break;
      if (!it->is_regular_file(error)) continue;
      std::string file = fs::relative(it->path(), dir_).generic_string();
      if (it->path().extension() == ".toml") toml_files_.push_back(file);
      if (it->path().extension() == ".toml" || it->path().extension() == ".tsv") {
        all_files_.push_back(file);
      }
    }
    std::sort(toml_files_.begin(), toml_files_.end());
    std::sort(all_files_.begin(), all_files_.end());
  }

  // Content of a file.
  const std::string& bytes(const std::string& file) const { return bytes_.find(file)->second; }

  void read_tables() {
    read_pack_file();
    for (const std::string& file : toml_files_) {
      if (file != "pack.toml") parse(file);
    }
    // Lists and fragments first: a pattern may use those of any file.
    for (auto& [file, table] : tables_) read_lists(file, table);
  }

  std::string hash_files() {
    Sha256 hash;
    for (const std::string& file : all_files_) {
      hash.update(file);
      hash.update(std::string_view("\0", 1));
      hash.update(bytes(file));
      hash.update(std::string_view("\0", 1));
    }
    return hash.hex();
  }

  const toml::table* parse(const std::string& file) {
    try {
      toml::table table = toml::parse(std::string_view(bytes(file)), shown(file));
      tables_.emplace_back(file, std::move(table));
      return &tables_.back().second;
    } catch (const toml::parse_error& error) {
      fault(file, error.source(), std::string(error.description()));
      return nullptr;
    }
  }

  void read_pack_file() {
    if (!std::binary_search(toml_files_.begin(), toml_files_.end(), "pack.toml")) {
      faults_.push_back({shown("pack.toml"), 0, 0, "the folder has no pack.toml"});
      return;
    }
    if (!parse("pack.toml")) return;
    toml::table table = std::move(tables_.back().second);
    tables_.pop_back();
    known_keys("pack.toml", table, {"name", "version", "phases"});
    pack_->version = string("pack.toml", table, "version", true);
    pack_->phases = strings("pack.toml", table, "phases");
  }

  void known_keys(const std::string& file, const toml::table& table, const Keys& keys) {
    for (const auto& [key, node] : table) {
      if (!keys.count(key.str())) {
        fault(file, key.source(), "unknown key '" + std::string(key.str()) + "'");
      }
    }
  }

  std::string string(const std::string& file, const toml::table& table, std::string_view key,
                     bool needed) {
    const toml::node* node = table.get(key);
    if (!node) {
      if (needed) fault(file, table.source(), "the key '" + std::string(key) + "' is missing");
      return "";
    }
    if (auto value = node->value<std::string>(); node->is_string()) return *value;
    fault(file, node->source(), "'" + std::string(key) + "' takes a string");
    return "";
  }

  std::vector<std::string> strings(const std::string& file, const toml::table& table,
                                   std::string_view key) {
    std::vector<std::string> out;
    const toml::node* node = table.get(key);
    if (!node) return out;
    const toml::array* array = node->as_array();
    if (!array) {
      fault(file, node->source(), "'" + std::string(key) + "' takes an array of strings");
      return out;
    }
    for (const toml::node& item : *array) {
      if (item.is_string()) {
        out.push_back(*item.value<std::string>());
      } else {
        fault(file, item.source(), "'" + std::string(key) + "' takes strings");
      }
    }
    return out;
  }

  std::map<std::string, std::string> string_map(const std::string& file, const toml::table& table,
                                                std::string_view key) {
    std::map<std::string, std::string> out;
    const toml::node* node = table.get(key);
    if (!node) return out;
    const toml::table* map = node->as_table();
    if (!map) {
      fault(file, node->source(), "'" + std::string(key) + "' takes a table of strings");
      return out;
    }
    for (const auto& [name, value] : *map) {
      if (value.is_string()) {
        out[std::string(name.str())] = *value.value<std::string>();
      } else {
        fault(file, value.source(), "'" + std::string(name.str()) + "' takes a string");
      }
    }
    return out;
  }

  bool boolean(const std::string& file, const toml::table& table, std::string_view key,
               bool otherwise) {
    const toml::node* node = table.get(key);
    if (!node) return otherwise;
    if (auto value = node->as_boolean()) return value->get();
    fault(file, node->source(), "'" + std::string(key) + "' takes true or false");
    return otherwise;
  }

  // The value of `key` looked up in `choices`.
  template <typename T>
  T choice(const std::string& file, const toml::table& table, std::string_view key,
           const std::map<std::string, T>& choices, T otherwise) {
    std::string value = string(file, table, key, false);
    if (value.empty()) return otherwise;
    auto it = choices.find(value);
    if (it != choices.end()) return it->second;
    std::string names;
    for (const auto& [name, ignored] : choices) names += (names.empty() ? "" : ", ") + name;
    fault(file, table.get(key)->source(),
          "'" + std::string(key) + "' is one of " + names + ", not '" + value + "'");
    return otherwise;
  }

  // Calls visit(table) for every [[key]] block.
  template <typename Visit>
  void blocks(const std::string& file, const toml::table& table, std::string_view key,
              Visit visit) {
    const toml::node* node = table.get(key);
    if (!node) return;
    const toml::array* array = node->as_array();
    if (!array) {
      fault(file, node->source(),
            "'" + std::string(key) + "' is written [[" + std::string(key) + "]]");
      return;
    }
    for (const toml::node& item : *array) {
      if (const toml::table* block = item.as_table()) {
        visit(*block);
      } else {
        fault(file, item.source(), "'" + std::string(key) + "' takes tables");
      }
    }
  }

  void read_lists(const std::string& file, const toml::table& table) {
    known_keys(file, table, {"class", "fragments", "list", "rule", "relation", "line"});
    string(file, table, "class", true);
    if (const toml::node* node = table.get("fragments")) {
      const toml::table* map = node->as_table();
      if (!map) fault(file, node->source(), "'fragments' takes a table of strings");
      for (auto& [name, pattern] : string_map(file, table, "fragments")) {
        const toml::node& at = *map->get(name);
        if (!fragments_.try_emplace(name, Fragment{pattern, place(file, at)}).second) {
          fault(file, at.source(), "the fragment '" + name + "' is defined twice");
        }
      }
    }
    blocks(file, table, "list", [&](const toml::table& block) {
      known_keys(file, block, {"name", "file", "case", "tag"});
      auto list = std::make_unique<WordList>();
      list->name = string(file, block, "name", true);
      list->tag = string(file, block, "tag", false);
      list->letters = choice<CaseRule>(file, block, "case",
                                       {{"any", CaseRule::any},
                                        {"capital", CaseRule::capital},
                                        {"lower", CaseRule::lower},
                                        {"exact", CaseRule::exact}},
                                       CaseRule::any);
      list->at = place(file, block);
      std::string name = string(file, block, "file", true);
      if (name.empty()) return;
      std::string path = (fs::path(file).parent_path() / name).generic_string();
      if (!std::binary_search(all_files_.begin(), all_files_.end(), path)) {
        fault(list->at, "no file '" + name + "' beside this one");
        return;
      }
      unread_.emplace_back(list.get(), path);
      if (!list_map_.emplace(list->name, list.get()).second) {
        fault(list->at, "the list '" + list->name + "' is defined twice");
      }
      pack_->lists.push_back(std::move(list));
    });
  }

  // Reads the rows of all lists, the long ones first, and the rules.
  void read_lists_and_rules() {
    std::sort(unread_.begin(), unread_.end(), [&](const auto& a, const auto& b) {
      return bytes(a.second).size() > bytes(b.second).size();
    });
    std::vector<std::vector<Fault>> faults(unread_.size());
    std::vector<std::function<void()>> jobs;
    for (std::size_t i = 0; i < unread_.size(); ++i) {
      jobs.push_back([this, i, &faults] {
        const auto& [list, path] = unread_[i];
        read_word_list(shown(path), bytes(path), *list, faults[i]);
      });
    }
    // One job, for it adds to faults_.
    jobs.insert(jobs.begin() + static_cast<std::ptrdiff_t>(jobs.size() / 8), [this] {
      for (auto& [file, table] : tables_) read_rules(file, table);
    });
    side_by_side(jobs);
    for (std::vector<Fault>& found : faults) {
      for (Fault& fault : found) faults_.push_back(std::move(fault));
    }
  }

  void read_proofs(const std::string& file, const toml::table& block, const std::string& id,
                   const Place_in_pack& at, bool marked, std::vector<Example>& examples,
                   std::vector<Example>& counterexamples) {
    auto read = [&](std::string_view key, bool counter, std::vector<Example>& out) {
      blocks(file, block, key, [&](const toml::table& proof) {
        known_keys(file, proof,
                   counter ? Keys{"text", "why", "published"}
                           : Keys{"text", "value", "fields", "published", "why"});
        Example example;
        example.at = place(file, proof);
        if (const toml::node* text = proof.get("text")) example.at = place(file, *text);
        example.text = string(file, proof, "text", true);
        example.value = string(file, proof, "value", false);
        example.published = string(file, proof, "published", false);
        example.why = string(file, proof, "why", false);
        example.fields = string_map(file, proof, "fields");
        bool has_mark = example.text.find("[[") != std::string::npos &&
                        example.text.find("]]") != std::string::npos;
        if (has_mark != (marked && !counter)) {
          fault(example.at, counter || !marked ? "this text takes no [[ ]]"
                                               : "the span to find stands in [[ ]]");
        }
        out.push_back(std::move(example));
      });
    };
    read("example", false, examples);
    read("counterexample", true, counterexamples);
    if (demand_proofs_ && (examples.size() < 2 || counterexamples.empty())) {
      fault(at, "'" + id + "' needs two examples and a counter-example");
    }
  }

  void read_rules(const std::string& file, const toml::table& table) {
    std::string cls = table["class"].value_or(std::string());
    blocks(file, table, "rule", [&](const toml::table& block) {
      known_keys(file, block,
                 {"id", "keywords", "pattern", "tag", "set", "edges", "case", "mutate-capitals",
                  "example", "counterexample"});
      Rule rule;
      rule.cls = cls;
      rule.at = place(file, block);
      rule.id = string(file, block, "id", true);
      rule.pattern = string(file, block, "pattern", true);
      if (const toml::node* node = block.get("pattern")) pattern_at_[rule.id] = place(file, *node);
      rule.tag = string(file, block, "tag", false);
      rule.set = string_map(file, block, "set");
      rule.exact_case = choice<bool>(file, block, "case", {{"any", false}, {"exact", true}}, false);
      rule.edges = choice<Edges>(
          file, block, "edges",
          {{"word", Edges::word}, {"number", Edges::number}, {"none", Edges::none}}, Edges::word);
      rule.mutate_capitals = boolean(file, block, "mutate-capitals", !rule.exact_case);
      for (const std::string& keyword : strings(file, block, "keywords")) {
        rule.keywords.push_back(lower_same_length(normalize(keyword)));
      }
      read_proofs(file, block, rule.id, rule.at, true, rule.examples, rule.counterexamples);
      pack_->rules.push_back(std::move(rule));
    });
    blocks(file, table, "relation", [&](const toml::table& block) {
      known_keys(file, block,
                 {"id", "phase", "pattern", "tag", "prefer", "set", "mutate-capitals", "example",
                  "counterexample"});
      Relation relation;
      relation.cls = cls;
      relation.at = place(file, block);
      relation.id = string(file, block, "id", true);
      relation.phase = string(file, block, "phase", true);
      relation.pattern = string(file, block, "pattern", true);
      relation.tag = string(file, block, "tag", false);
      relation.set = string_map(file, block, "set");
      if (const toml::node* node = block.get("prefer")) {
        if (auto prefer = node->as_integer()) {
          relation.prefer = static_cast<int>(prefer->get());
        } else {
          fault(file, node->source(), "'prefer' takes a whole number");
        }
      }
      relation.mutate_capitals = boolean(file, block, "mutate-capitals", true);
      read_proofs(file, block, relation.id, relation.at, true, relation.examples,
                  relation.counterexamples);
      pack_->relations.push_back(std::move(relation));
    });
    blocks(file, table, "line", [&](const toml::table& block) {
      known_keys(file, block, {"id", "zone", "pattern", "example", "counterexample"});
      LineRule line;
      line.at = place(file, block);
      line.id = string(file, block, "id", true);
      line.zone = string(file, block, "zone", true);
      line.pattern = string(file, block, "pattern", true);
      if (const toml::node* node = block.get("pattern")) pattern_at_[line.id] = place(file, *node);
      read_proofs(file, block, line.id, line.at, false, line.examples, line.counterexamples);
      pack_->lines.push_back(std::move(line));
    });
  }

  void check_ids() {
    std::set<std::string> ids;
    auto check = [&](const auto& rules) {
      for (const auto& rule : rules) {
        if (!rule.id.empty() && !ids.insert(rule.id).second) {
          fault(rule.at, "the id '" + rule.id + "' is used twice");
        }
      }
    };
    check(pack_->rules);
    check(pack_->relations);
    check(pack_->lines);
  }

  void check_phases() {
    constexpr std::size_t kMostPhases = 16;
    if (pack_->phases.size() > kMostPhases) {
      faults_.push_back(
          {shown("pack.toml"), 0, 0, "more than " + std::to_string(kMostPhases) + " phases"});
    }
    for (const Relation& relation : pack_->relations) {
      const auto& phases = pack_->phases;
      if (std::find(phases.begin(), phases.end(), relation.phase) == phases.end()) {
        fault(relation.at, "pack.toml has no phase '" + relation.phase + "'");
      }
    }
  }

  // Patterns are compared with text in match form, so they have to be in that form themselves.
  void check_form(const Place_in_pack& at, const std::string& pattern) {
    std::string form = normalize(pattern);
    while (!form.empty() && form.back() == '\n') form.pop_back();
    if (form == pattern) return;
    std::size_t i = 0;
    while (i < form.size() && i < pattern.size() && form[i] == pattern[i]) ++i;
    while (i > 0 && (static_cast<unsigned char>(pattern[i]) & 0xC0) == 0x80) --i;
    fault(at, "the pattern is not in match form: write '" + form.substr(i, 24) + "', not '" +
                  pattern.substr(i, 24) + "'");
  }

  template <typename R>
  void fill(R& rule, bool exact_case) {
    auto at = pattern_at_.count(rule.id) ? pattern_at_[rule.id] : rule.at;
    PatternSources sources{&fragments_, &list_map_};
    std::vector<std::string> messages;
    std::string filled = fill_fragments(rule.pattern, sources, messages);
    if constexpr (std::is_same_v<R, Rule>) {
      rule.field_lists = group_lists(filled, list_map_);
      rule.field_lists.insert(rule.field_lists.begin(), {{}});
    }
    rule.fields = group_names(filled);
    rule.fields.insert(rule.fields.begin(), "");
    check_form(at, filled);
    rule.regex = fill_lists(filled, exact_case, sources, messages);
    for (std::string& message : messages) fault(at, std::move(message));
  }

  void fill_patterns() {
    for (Rule& rule : pack_->rules) fill(rule, rule.exact_case);
    for (LineRule& line : pack_->lines) fill(line, false);
    for (Relation& relation : pack_->relations) {
      PatternSources sources{&fragments_, &list_map_};
      std::vector<std::string> messages;
      relation.pattern = fill_fragments(relation.pattern, sources, messages);
      for (std::string& message : messages) fault(relation.at, std::move(message));
      relation.fields = group_names(relation.pattern);
      relation.fields.insert(relation.fields.begin(), "");
    }
  }

  // Only when something is wrong already, to name all faults at once; a good pack is compiled by
  // the stages that use it.
  void compile_all() {
    re2::RE2::Options options;
    options.set_log_errors(false);
    auto compile = [&](const auto& rule) {
      re2::RE2 regex(rule.regex, options);
      if (!regex.ok()) fault(pattern_at_[rule.id], "bad pattern: " + regex.error());
    };
    for (const Rule& rule : pack_->rules) compile(rule);
    for (const LineRule& line : pack_->lines) compile(line);
  }

  std::string dir_, shown_dir_;  // the latter with its stroke
  bool demand_proofs_;
  std::unique_ptr<Pack> pack_ = std::make_unique<Pack>();
  std::vector<Fault> faults_;
  std::vector<std::string> toml_files_, all_files_;
  std::map<std::string, std::string> bytes_;
  std::vector<std::pair<WordList*, std::string>> unread_;  // lists, and their files
  std::vector<std::pair<std::string, toml::table>> tables_;
  std::map<std::string, Fragment> fragments_;
  std::map<std::string, const WordList*> list_map_;
  std::map<std::string, Place_in_pack> pattern_at_;  // by rule id
};

}  // namespace

std::string Fault::to_string() const {
  std::string out = file;
  if (line > 0) out += ':' + std::to_string(line);
  if (line > 0 && column > 0) out += ':' + std::to_string(column);
  return out + ": " + message;
}

PackError::PackError(std::vector<Fault> faults)
    : std::runtime_error([&] {
        std::string out;
        for (const Fault& fault : faults) out += (out.empty() ? "" : "\n") + fault.to_string();
        return out;
      }()),
      faults_(std::move(faults)) {}

std::unique_ptr<const Pack> Pack::load(const std::string& dir, bool demand_proofs) {
  return Loader(dir, demand_proofs).load();
}

const WordList& Pack::list(std::string_view name) const {
  for (const auto& list : lists) {
    if (list->name == name) return *list;
  }
  throw PackError({{"", 0, 0, "the packs lack the list '" + std::string(name) + "'"}});
}

}  // namespace trich
