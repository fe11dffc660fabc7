#include "cli/commands.h"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <functional>
#include <iostream>
#include <memory>
#include <span>
#include <utility>

#include "cli/exit_codes.h"
#include "cli/inputs.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/schemas.h"
#include "cli/summary.h"
#include "cli/tables.h"
#include "rules/pack.h"

namespace trich::cli {
namespace {

namespace fs = std::filesystem;

void complain(const std::string& path, const std::string& reason) {
  std::cerr << "trich: " << path << ": " << reason << '\n';
}

// The extractor, or nullptr when the packs are wrong; every fault has been told then.
std::unique_ptr<const Extractor> load(const std::string& patterns) {
  try {
    return std::make_unique<const Extractor>(patterns);
  } catch (const PackError& error) {
    for (const Fault& fault : error.faults()) std::cerr << "trich: " << fault.to_string() << '\n';
  }
  return nullptr;
}

std::string rendered(const Record& record, Format format) {
  switch (format) {
    case Format::jsonl:
      return to_json_line(record) + "\n";
    case Format::json:
      return to_json_pretty(record) + "\n";
    case Format::summary:
      return summary(record);
  }
  return "";
}

// What a command makes of the articles.
class Work {
 public:
  virtual ~Work() = default;
  // Takes a batch of articles. False: nothing more can be written. When it throws, nothing of the
  // batch has been written.
  virtual bool take(std::span<const Input> batch) = 0;
  virtual bool failed(const Failure&) { return true; }
  virtual bool finish() = 0;
  // The reader of a pipe went away: nothing more can be written, and that is no fault.
  virtual bool reader_gone() const { return false; }
  // Why something could not be written.
  virtual void complain_of_output() const = 0;
};

// Hands all articles to a piece of work, a batch at a time.
class Run {
 public:
  explicit Run(Work& work) : work_(work) {}

  // Returns the exit code.
  int over(const std::vector<std::string>& paths, InputOptions options) {
    Inputs inputs(
        std::move(options), [this](Input&& input) { return add(std::move(input)); },
        [this](const Failure& failure) { fail(failure); },
        // Who writes the articles may wait for the records.
        [this] { return flush(); });
    const bool all = std::all_of(paths.begin(), paths.end(),
                                 [&](const std::string& path) { return inputs.read(path); });
    if (all) flush();
    if (interrupted()) return kInterrupted;
    if ((written_ && work_.finish()) || work_.reader_gone()) return failed_ ? kSomeFailed : kDone;
    work_.complain_of_output();
    return kNotWritten;
  }

 private:
  void fail(const Failure& failure) {
    failed_ = true;
    complain(failure.path, failure.reason);
    written_ = work_.failed(failure) && written_;
  }

  bool add(Input&& input) {
    batch_bytes_ += input.bytes.size();
    batch_.push_back(std::move(input));
    const bool full =
        batch_.size() >= Extractor::kBatchArticles || batch_bytes_ >= Extractor::kBatchBytes;
    return full ? flush() : !interrupted();
  }

  // False: stop.
  bool flush() {
    const std::vector<Input> batch = std::exchange(batch_, {});
    batch_bytes_ = 0;
    try {
      if (!batch.empty()) written_ = work_.take(batch) && written_;
    } catch (const std::exception&) {
      // Out of memory, or a fault of ours: one by one, the other articles can still be read.
      for (const Input& input : batch) take_alone(input);
    }
    return written_ && !interrupted();
  }

  void take_alone(const Input& input) {
    try {
      written_ = work_.take({&input, 1}) && written_;
    } catch (const std::exception& error) {
      fail({input.uri, std::string("could not be extracted: ") + error.what()});
    }
  }

  Work& work_;
  std::vector<Input> batch_;
  std::size_t batch_bytes_ = 0;
  bool failed_ = false, written_ = true;
};

std::string shown(const std::string& output) {
  return output.empty() || output == "-" ? "standard output" : output;
}

// The input that the output would replace, or "".
std::string replaced_input(const std::vector<std::string>& paths, const std::string& output) {
  std::error_code error;
  if (output.empty() || output == "-" || !fs::is_regular_file(output, error)) return "";
  const auto same = std::find_if(paths.begin(), paths.end(), [&](const std::string& path) {
    return path != "-" && fs::equivalent(path, output, error);
  });
  return same == paths.end() ? "" : *same;
}

// Writes the text that a batch gives.
class TextWork : public Work {
 public:
  using Render = std::function<std::string(std::span<const Input>)>;

  explicit TextWork(Render render) : render_(std::move(render)) {}

  bool open(const std::string& output) {
    shown_ = shown(output);
    return output_.open(output);
  }
  // Gives the last bytes of the output.
  void set_closing(std::function<std::string()> closing) { closing_ = std::move(closing); }

  bool take(std::span<const Input> batch) override { return output_.write(render_(batch)); }
  bool finish() override { return (!closing_ || output_.write(closing_())) && output_.finish(); }
  bool reader_gone() const override { return output_.reader_gone(); }
  void complain_of_output() const override { complain(shown_, output_.error()); }

 private:
  Output output_;
  std::string shown_;
  Render render_;
  std::function<std::string()> closing_;
};

// Writes tables.
class TableWork : public Work {
 public:
  TableWork(const Extractor& extractor, Options options)
      : extractor_(extractor), options_(options) {}

  bool open(const std::string& folder) { return tables_.open(folder); }

  bool take(std::span<const Input> batch) override {
    for (const Record& record : extractor_.extract(batch, options_)) {
      if (!tables_.add(record)) return false;
    }
    return true;
  }
  bool failed(const Failure& failure) override { return tables_.fail(failure); }
  bool finish() override { return tables_.finish(); }
  void complain_of_output() const override { complain(tables_.error_path(), tables_.error()); }

 private:
  const Extractor& extractor_;
  Options options_;
  Tables tables_;
};

// Writes a command's whole answer to standard output; `code` is what to exit with then.
int print(std::string_view text, int code) {
  watch_for_interrupts();
  Output output;
  if (output.open("-") && output.write(text)) return code;
  if (output.reader_gone()) return code;
  complain(shown("-"), output.error());
  return kNotWritten;
}

}  // namespace

int run_extract(const ExtractOptions& options) {
  const std::string replaced = replaced_input(options.paths, options.output);
  if (!replaced.empty()) {
    complain(replaced, "is an input, and the output would replace it");
    return kUsage;
  }
  const std::unique_ptr<const Extractor> extractor = load(options.patterns);
  if (!extractor) return kUsage;
  watch_for_interrupts();
  Totals totals;
  TextWork work([&](std::span<const Input> batch) {
    const std::vector<Record> records = extractor->extract(batch, {.offsets = options.offsets});
    std::string text;
    for (const Record& record : records) text += rendered(record, options.format);
    for (const Record& record : records) totals.add(record);
    return text;
  });
  if (options.format == Format::summary) work.set_closing([&] { return totals.text(); });
  if (!work.open(options.output)) {
    work.complain_of_output();
    return kNotWritten;
  }
  return Run(work).over(options.paths, {.published = options.published, .skip = options.output});
}

int run_tables(const TablesOptions& options) {
  const std::unique_ptr<const Extractor> extractor = load(options.patterns);
  if (!extractor) return kUsage;
  watch_for_interrupts();
  TableWork work(*extractor, {.offsets = options.offsets});
  if (!work.open(options.out)) {
    work.complain_of_output();
    return kNotWritten;
  }
  return Run(work).over(options.paths, {.published = options.published, .skip = ""});
}

int run_explain(const ExplainOptions& options) {
  const std::unique_ptr<const Extractor> extractor = load(options.patterns);
  if (!extractor) return kUsage;
  watch_for_interrupts();
  TextWork work([&](std::span<const Input> batch) {
    std::string text;
    for (const Input& input : batch) {
      text += extractor->explain(input);
      if (!text.empty() && text.back() != '\n') text += '\n';
    }
    return text;
  });
  work.open("-");
  return Run(work).over(options.paths, {.published = options.published, .skip = ""});
}

int run_check(const std::string& patterns) {
  const std::vector<Fault> faults = check_patterns(patterns);
  if (!faults.empty()) {
    std::string lines;
    for (const Fault& fault : faults) lines += fault.to_string() + '\n';
    const int code = print(lines, kUsage);
    complain(patterns, std::to_string(faults.size()) + (faults.size() == 1 ? " fault" : " faults"));
    return code;
  }
  const std::unique_ptr<const Pack> pack = Pack::load(patterns, false);
  std::size_t proofs = 0;
  const auto count = [&](const auto& patterns_of_a_kind) {
    for (const auto& pattern : patterns_of_a_kind)
      proofs += pattern.examples.size() + pattern.counterexamples.size();
    return std::to_string(patterns_of_a_kind.size());
  };
  std::string line = "ok: " + count(pack->rules) + " rules, " + count(pack->relations) +
                     " relations, " + count(pack->lines) + " lines, " +
                     std::to_string(pack->lists.size()) + " lists; ";
  return print(line + std::to_string(proofs) + " proofs hold\n", kDone);
}

int run_schema(const std::string& name) {
  return print(name == "rules"    ? kRulesSchema
               : name == "tables" ? kTablesMetadata
                                  : kRecordSchema,
               kDone);
}

}  // namespace trich::cli
