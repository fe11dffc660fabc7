// The stages in order, and all that one run over an article makes.
#pragma once

#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "article/article.h"
#include "match/match.h"
#include "relate/relate.h"
#include "resolve/resolve.h"
#include "rules/pack.h"
#include "text/text.h"
#include "trich.h"

namespace trich {

// What the stages made of one article. Later members point into earlier ones: never copied.
struct Run {
  explicit Run(const Input& input) : text(input.bytes) {}
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  Text text;
  Tokens tokens;
  Layout layout;
  std::vector<Match> matches;
  Relations relations;
  Record record;  // offsets are bytes of the source text
};

// Immutable; thread-safe.
class Pipeline {
 public:
  // Throws PackError.
  Pipeline(const std::string& patterns_dir, bool demand_proofs);

  const Pack& pack() const { return *pack_; }
  const ArticleReader& reader() const { return reader_; }
  // All stages. `keep_none`: matches of rules that yield nothing are in Run::matches too, and the
  // stages behind them do not run (for proofs of such rules).
  std::unique_ptr<Run> run(const Input& input, bool keep_none = false) const;

 private:
  std::unique_ptr<const Pack> pack_;
  // The relater is built beside the stages below it: half of the start-up is compiling patterns.
  std::future<std::unique_ptr<const Relater>> relating_;
  std::unique_ptr<const Relater> relater_;
  ArticleReader reader_;
  RuleMatcher matcher_;
  DateResolver dates_;
  UnitResolver units_;
  OfficialResolver officials_;
  ResultResolver results_;
};

}  // namespace trich
