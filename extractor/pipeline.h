// The stages in order, and all that one run over an article makes.
#pragma once

#include <memory>
#include <span>
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
  ~Pipeline();

  const Pack& pack() const { return *pack_; }
  const ArticleReader& reader() const;
  // All stages, each over all articles before the next: what a stage reads stays in the cache. The
  // runs are in the order of `inputs`, which must outlive the call only. `keep_none`: matches of
  // rules that yield nothing are in Run::matches too, and the stages behind them do not run (for
  // proofs of such rules).
  std::vector<std::unique_ptr<Run>> run(std::span<const Input> inputs,
                                        bool keep_none = false) const;
  std::unique_ptr<Run> run(const Input& input, bool keep_none = false) const;

 private:
  struct Stages;

  std::unique_ptr<const Pack> pack_;
  std::unique_ptr<const Stages> stages_;
};

}  // namespace trich
