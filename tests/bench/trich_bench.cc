// Speed of the whole run (article text in, JSON line out) and of each stage, in MB of article text
// a second (MB = 10^6 bytes). Every article is new text, as in bulk conversion; rounds over all of
// them are repeated and medians shown. It measures and never judges.
//
//   trich_bench [--data FILE.jsonl] [--articles N] [--rounds N] [--patterns DIR]
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "articles.h"
#include "match/match.h"
#include "relate/relate.h"
#include "resolve/resolve.h"
#include "rules/pack.h"
#include "text/text.h"
#include "trich.h"

namespace {

using namespace trich;

// Start-up uses more than one core, so it is wall time.
double wall_time() {
  timespec time{};
  clock_gettime(CLOCK_MONOTONIC, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

// Time of this thread alone: what else the machine does counts less.
double now() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

enum Stage {
  kText,
  kTokenize,
  kArticle,
  kRules,
  kRelate,
  kDates,
  kUnits,
  kOfficials,
  kResults,
  kWrite,
  kStages
};
constexpr std::array<const char*, kStages> kNames = {
    "text",          "tokenize",      "article",           "rules",           "relate",
    "resolve dates", "resolve units", "resolve officials", "resolve results", "write"};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

// The stages one by one, each on the clock.
class Staged {
 public:
  explicit Staged(const std::string& patterns)
      : pack_(Pack::load(patterns, false)),
        reader_(*pack_),
        matcher_(*pack_),
        relater_(*pack_),
        dates_(*pack_),
        units_(*pack_, relater_),
        officials_(*pack_, relater_),
        results_(*pack_) {}

  const ArticleReader& reader() const { return reader_; }

  // Adds the seconds of each stage to `spent`; returns the length of the JSON.
  std::size_t run(std::span<const Input> inputs, std::array<double, kStages>& spent) const {
    double last = now();
    const auto lap = [&](Stage stage) {
      const double time = now();
      spent[stage] += time - last;
      last = time;
    };
    const std::size_t count = inputs.size();
    std::vector<std::unique_ptr<const Text>> texts;
    for (const Input& input : inputs) texts.push_back(std::make_unique<const Text>(input.bytes));
    lap(kText);
    std::vector<Tokens> tokens(count);
    for (std::size_t i = 0; i < count; ++i) tokenize(*texts[i], tokens[i]);
    lap(kTokenize);
    std::vector<Layout> layouts;
    for (const auto& text : texts) layouts.push_back(reader_.read(*text, false));
    lap(kArticle);
    std::vector<MatchJob> matched;
    for (std::size_t i = 0; i < count; ++i) matched.push_back({texts[i].get(), &tokens[i], {}});
    matcher_.run(matched);
    lap(kRules);
    std::vector<RelateJob> related;
    for (const MatchJob& job : matched) related.push_back({job.text, job.tokens, &job.matches, {}});
    relater_.run(related);
    lap(kRelate);
    std::vector<Record> records(count);
    std::vector<Context> contexts;
    for (std::size_t i = 0; i < count; ++i) {
      contexts.push_back({inputs[i], *texts[i], tokens[i], layouts[i], matched[i].matches,
                          related[i].relations, relater_});
    }
    for (std::size_t i = 0; i < count; ++i) dates_.run(contexts[i], records[i]);
    lap(kDates);
    std::vector<std::vector<UnitMention>> units;
    for (std::size_t i = 0; i < count; ++i) units.push_back(units_.run(contexts[i], records[i]));
    lap(kUnits);
    for (std::size_t i = 0; i < count; ++i) officials_.run(contexts[i], units[i], records[i]);
    lap(kOfficials);
    for (std::size_t i = 0; i < count; ++i) results_.run(contexts[i], units[i], records[i]);
    lap(kResults);
    std::size_t size = 0;
    for (const Record& record : records) size += to_json_line(record).size();
    lap(kWrite);
    return size;
  }

 private:
  std::unique_ptr<const Pack> pack_;
  ArticleReader reader_;
  RuleMatcher matcher_;
  Relater relater_;
  DateResolver dates_;
  UnitResolver units_;
  OfficialResolver officials_;
  ResultResolver results_;
};

// The dates by themselves: their rules alone over tokens that are there, and what resolves them.
class DatesAlone {
 public:
  explicit DatesAlone(const std::string& patterns)
      : pack_(load(patterns)), matcher_(*pack_), relater_(*pack_), dates_(*pack_) {}

  // Adds the seconds of both to `spent`; `reader` tells the zones.
  void run(std::span<const Input> inputs, const ArticleReader& reader, double& spent) const {
    const std::size_t count = inputs.size();
    std::vector<std::unique_ptr<const Text>> texts;
    std::vector<Tokens> tokens(count);
    std::vector<Layout> layouts;
    std::vector<MatchJob> jobs;
    for (std::size_t i = 0; i < count; ++i) {
      texts.push_back(std::make_unique<const Text>(inputs[i].bytes));
      tokenize(*texts[i], tokens[i]);
      layouts.push_back(reader.read(*texts[i], false));
      jobs.push_back({texts[i].get(), &tokens[i], {}});
    }
    const Relations none;
    std::vector<Record> records(count);
    const double begin = now();
    matcher_.run(jobs);
    for (std::size_t i = 0; i < count; ++i) {
      dates_.run({inputs[i], *texts[i], tokens[i], layouts[i], jobs[i].matches, none, relater_},
                 records[i]);
    }
    spent += now() - begin;
  }

 private:
  // The packs of the folder without those of other classes.
  static std::unique_ptr<const Pack> load(const std::string& patterns) {
    namespace fs = std::filesystem;
    const fs::path folder = fs::temp_directory_path() / ("trich-bench-" + std::to_string(getpid()));
    fs::create_directories(folder / "date");
    fs::copy(fs::path(patterns) / "pack.toml", folder);
    fs::copy(fs::path(patterns) / "date", folder / "date");
    std::unique_ptr<const Pack> pack = Pack::load(folder.string(), false);
    fs::remove_all(folder);
    return pack;
  }

  std::unique_ptr<const Pack> pack_;
  RuleMatcher matcher_;
  Relater relater_;
  DateResolver dates_;
};

// As many articles at a time as the program takes.
template <typename Visit>
void for_each_batch(std::span<const Input> inputs, Visit visit) {
  for (std::size_t first = 0; first < inputs.size();) {
    std::size_t last = first, bytes = 0;
    while (last < inputs.size() && last - first < Extractor::kBatchArticles &&
           bytes < Extractor::kBatchBytes) {
      bytes += inputs[last++].bytes.size();
    }
    visit(inputs.subspan(first, last - first));
    first = last;
  }
}

struct Arguments {
  std::string data;
  bool data_named = false;
  std::string patterns = default_patterns_dir();
  std::size_t articles = 1000000;
  int rounds = 5;
};

Arguments parse(int argc, char** argv) {
  Arguments arguments;
  const char* set = std::getenv("TRICH_BENCH_DATA");
  arguments.data = set != nullptr ? set : TRICH_BENCH_DEFAULT_DATA;
  arguments.data_named = set != nullptr;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    if (name == "--data") {
      arguments.data = argv[i + 1];
      arguments.data_named = true;
    } else if (name == "--patterns") {
      arguments.patterns = argv[i + 1];
    } else if (name == "--articles") {
      arguments.articles = std::strtoul(argv[i + 1], nullptr, 10);
    } else if (name == "--rounds") {
      arguments.rounds = std::max(1, std::atoi(argv[i + 1]));
    } else {
      std::fprintf(stderr, "trich_bench: unknown argument %s\n", argv[i]);
      std::exit(2);
    }
  }
  return arguments;
}

}  // namespace

int main(int argc, char** argv) try {
  const Arguments arguments = parse(argc, argv);
  std::vector<std::string> texts = bench::read_articles(arguments.data, arguments.articles);
  const bool real = !texts.empty();
  if (!real) {
    if (arguments.data_named) {
      std::fprintf(stderr, "trich_bench: no articles in %s\n", arguments.data.c_str());
      return 2;
    }
    texts = bench::make_articles(8000000);
    if (texts.size() > arguments.articles) texts.resize(arguments.articles);
  }
  std::vector<Input> inputs;
  double megabytes = 0;
  for (std::string& text : texts) {
    megabytes += static_cast<double>(text.size()) / 1e6;
    inputs.push_back({.uri = "bench", .bytes = std::move(text)});
  }

  std::vector<double> starts;
  for (int i = 0; i < arguments.rounds; ++i) {
    const double begin = wall_time();
    const Extractor extractor(arguments.patterns);
    starts.push_back((wall_time() - begin) * 1000);
  }

  const Extractor extractor(arguments.patterns);
  const Staged staged(arguments.patterns);
  const DatesAlone dates_alone(arguments.patterns);
  std::vector<double> whole, dates;
  std::array<std::vector<double>, kStages> stages;
  std::size_t written = 0;
  for (int round = 0; round < arguments.rounds; ++round) {
    written = 0;
    const double begin = now();
    for_each_batch(inputs, [&](std::span<const Input> batch) {
      for (const Record& record : extractor.extract(batch)) {
        written += to_json_line(record).size() + 1;
      }
    });
    whole.push_back(now() - begin);
    std::array<double, kStages> spent{};
    for_each_batch(inputs, [&](std::span<const Input> batch) { staged.run(batch, spent); });
    double on_dates = 0;
    for_each_batch(inputs, [&](std::span<const Input> batch) {
      dates_alone.run(batch, staged.reader(), on_dates);
    });
    dates.push_back(on_dates);
    for (std::size_t i = 0; i < kStages; ++i) stages[i].push_back(spent[i]);
  }

  std::printf(
      "%zu %s articles, %.1f MB in, %.1f MB out, medians of %d rounds, time of one core\n\n",
      inputs.size(), real ? "real" : "generated", megabytes, static_cast<double>(written) / 1e6,
      arguments.rounds);
  std::printf("%-18s %8s %10s %7s\n", "stage", "MB/s", "ns/byte", "share");
  double sum = 0;
  for (const auto& times : stages) sum += median(times);
  for (std::size_t i = 0; i < kStages; ++i) {
    const double time = median(stages[i]);
    std::printf("%-18s %8.1f %10.2f %6.1f%%\n", kNames[i], megabytes / time, time * 1e3 / megabytes,
                100 * time / sum);
  }
  const double time = median(whole);
  std::printf("%-18s %8.1f %10.2f\n", "whole run", megabytes / time, time * 1e3 / megabytes);
  const double on_dates = median(dates);
  std::printf("%-18s %8.1f %10.2f   (date rules and resolver, without the rest)\n", "dates alone",
              megabytes / on_dates, on_dates * 1e3 / megabytes);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("\nstart-up %.1f ms, peak memory %.0f MB (with the articles)\n", median(starts),
              static_cast<double>(usage.ru_maxrss) * 1024 / 1e6);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "trich_bench: %s\n", error.what());
  return 2;
}
