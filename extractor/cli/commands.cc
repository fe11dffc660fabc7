#include "cli/commands.h"

#include <exception>
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
#include "rules/pack.h"

namespace trich::cli {
namespace {

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

// Runs `render` over all articles, some at a time, and writes what it gives.
class Run {
 public:
  using Render = std::function<std::string(std::span<const Input>)>;

  Run(Output& output, std::string output_path, Render render)
      : output_(output), output_path_(std::move(output_path)), render_(std::move(render)) {}

  // Returns the exit code. `closing` gives the last bytes of the output.
  int over(const std::vector<std::string>& paths, InputOptions options,
           const std::function<std::string()>& closing) {
    Inputs inputs(
        std::move(options), [this](Input&& input) { return take(std::move(input)); },
        [this](const Failure& failure) {
          failed_ = true;
          complain(failure.path, failure.reason);
        });
    for (const std::string& path : paths) {
      at_once_ = path == "-";
      if (!inputs.read(path) || !flush()) break;
    }
    if (interrupted()) return kInterrupted;
    if (written_ && closing) written_ = output_.write(closing());
    if (written_ && output_.finish()) return failed_ ? kSomeFailed : kDone;
    if (output_.reader_gone()) return failed_ ? kSomeFailed : kDone;
    complain(output_path_, output_.error());
    return kNotWritten;
  }

 private:
  bool take(Input&& input) {
    batch_bytes_ += input.bytes.size();
    batch_.push_back(std::move(input));
    // Who writes articles to standard input may wait for the records.
    const bool full =
        batch_.size() >= Extractor::kBatchArticles || batch_bytes_ >= Extractor::kBatchBytes;
    return at_once_ || full ? flush() : !interrupted();
  }

  // Renders and writes the batch. False: stop.
  bool flush() {
    const std::vector<Input> batch = std::exchange(batch_, {});
    batch_bytes_ = 0;
    if (batch.empty()) return !interrupted();
    std::string text;
    try {
      text = render_(batch);
    } catch (const std::exception&) {
      // Out of memory, or a fault of ours: one by one, the other articles can still be read.
      text.clear();
      for (const Input& input : batch) text += render_one(input);
    }
    written_ = output_.write(text);
    return written_ && !interrupted();
  }

  std::string render_one(const Input& input) {
    try {
      return render_({&input, 1});
    } catch (const std::exception& error) {
      failed_ = true;
      complain(input.uri, std::string("could not be extracted: ") + error.what());
      return "";
    }
  }

  Output& output_;
  std::string output_path_;
  Render render_;
  std::vector<Input> batch_;
  std::size_t batch_bytes_ = 0;
  bool at_once_ = false;  // a batch is one article
  bool failed_ = false, written_ = true;
};

std::string shown(const std::string& output) {
  return output.empty() || output == "-" ? "standard output" : output;
}

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
  const std::unique_ptr<const Extractor> extractor = load(options.patterns);
  if (!extractor) return kUsage;
  watch_for_interrupts();
  Output output;
  if (!output.open(options.output)) {
    complain(shown(options.output), output.error());
    return kNotWritten;
  }
  Totals totals;
  Run run(output, shown(options.output), [&](std::span<const Input> batch) {
    const std::vector<Record> records = extractor->extract(batch, {.offsets = options.offsets});
    std::string text;
    for (const Record& record : records) text += rendered(record, options.format);
    for (const Record& record : records) totals.add(record);
    return text;
  });
  InputOptions inputs{.published = options.published, .skip = options.output};
  return run.over(options.paths, std::move(inputs), [&] {
    return options.format == Format::summary ? totals.text() : std::string();
  });
}

int run_explain(const ExplainOptions& options) {
  const std::unique_ptr<const Extractor> extractor = load(options.patterns);
  if (!extractor) return kUsage;
  watch_for_interrupts();
  Output output;
  output.open("-");
  Run run(output, shown("-"), [&](std::span<const Input> batch) {
    std::string text;
    for (const Input& input : batch) {
      text += extractor->explain(input);
      if (!text.empty() && text.back() != '\n') text += '\n';
    }
    return text;
  });
  return run.over(options.paths, {.published = options.published, .skip = ""}, nullptr);
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
  return print(name == "rules" ? kRulesSchema : kRecordSchema, kDone);
}

}  // namespace trich::cli
