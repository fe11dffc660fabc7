#include <algorithm>
#include <optional>

#include "pipeline.h"
#include "record/sha256.h"
#include "rules/side_by_side.h"

namespace trich {
namespace {

// From source bytes to the unit asked for.
void convert_offsets(const Text& text, OffsetUnit unit, Record& record) {
  if (unit == OffsetUnit::byte) return;
  auto convert = [&](Mention& mention) {
    auto at = [&](std::uint32_t byte) {
      return unit == OffsetUnit::codepoint ? text.codepoints(byte) : text.utf16_units(byte);
    };
    mention.start = at(mention.start);
    mention.end = at(mention.end);
  };
  for (Date& date : record.dates) convert(date);
  for (Rank& rank : record.ranks) convert(rank);
  for (Result& result : record.results) convert(result);
  for (Document& document : record.documents) convert(document);
  for (Unit& unit_entry : record.units) {
    for (Mention& mention : unit_entry.mentions) convert(mention);
  }
  for (Official& official : record.officials) {
    for (Mention& mention : official.mentions) convert(mention);
  }
}

std::string source_slice(const Text& text, Span match) {
  if (match.size() == 0) return {};
  Span source = text.to_source(match);
  return text.source().substr(source.begin, source.size());
}

void describe_article(const Input& input, const Run& run, ArticleInfo& article) {
  auto line = [&](int index) {
    return source_slice(run.text, run.layout.lines[static_cast<std::size_t>(index)].span);
  };
  article.language = "vi";
  if (!input.title.empty()) {
    article.title = input.title;
  } else if (run.layout.title >= 0) {
    article.title = line(run.layout.title);
  }
  if (run.layout.section >= 0) article.section = line(run.layout.section);
  for (const Span& author : run.layout.authors) {
    article.authors.push_back(source_slice(run.text, author));
  }
  article.publisher = source_slice(run.text, run.layout.publisher);
  for (int caption : run.layout.captions) article.captions.push_back(line(caption));
}

void describe_source(const Input& input, const Pack& pack, Record& record) {
  record.source.uri = input.uri;
  record.source.media_type = input.media_type;
  record.source.encoding = "UTF-8";
  record.source.bytes = input.bytes.size();
  record.source.sha256 = sha256_hex(input.bytes);
  record.id = "sha256:" + record.source.sha256;
  record.patterns_version = pack.version;
  record.patterns_sha256 = pack.sha256;
}

void warn_of_text(const Text& text, Record& record) {
  if (text.invalid_count() > 0) {
    std::string message = std::to_string(text.invalid_count()) +
                          " undecodable bytes were replaced by U+FFFD, at byte offset";
    if (text.invalid_count() > 1) message += 's';
    for (std::size_t i = 0; i < text.invalid().size(); ++i) {
      message += (i ? ", " : " ") + std::to_string(text.invalid()[i]);
    }
    if (text.invalid_count() > text.invalid().size()) message += ", ...";
    record.warnings.push_back({"undecodable_bytes", message});
  }
  if (text.has_unmapped()) {
    record.warnings.push_back(
        {"unmapped", "private-use or unassigned characters stand in the text"});
  }
}

}  // namespace

void set_mention(const Context& context, Span match, std::string_view rule, Mention& out) {
  Span source = context.text.to_source(match);
  out.start = source.begin;
  out.end = source.end;
  out.text = context.text.source().substr(source.begin, source.size());
  out.zone = zone_at(context.layout, match.begin);
  out.rule = rule;
}

std::string_view slice(const Context& context, Span match) {
  return std::string_view(context.text.match()).substr(match.begin, match.size());
}

bool is_content(Zone zone) { return zone != Zone::related && zone != Zone::boilerplate; }

// Apart from each other, for most are built side by side.
struct Pipeline::Stages {
  std::optional<ArticleReader> reader;
  std::optional<RuleMatcher> matcher;
  std::optional<Relater> relater;
  std::optional<DateResolver> dates;
  std::optional<UnitResolver> units;
  std::optional<OfficialResolver> officials;
  std::optional<ResultResolver> results;
};

Pipeline::Pipeline(const std::string& patterns_dir, bool demand_proofs)
    : pack_(Pack::load(patterns_dir, demand_proofs)) {
  auto stages = std::make_unique<Stages>();
  const Pack& pack = *pack_;
  side_by_side({[&] { stages->matcher.emplace(pack); },
                [&] {
                  stages->relater.emplace(pack);
                  stages->units.emplace(pack, *stages->relater);
                  stages->officials.emplace(pack, *stages->relater);
                },
                [&] { stages->reader.emplace(pack); }, [&] { stages->results.emplace(pack); },
                [&] { stages->dates.emplace(pack); }});
  stages_ = std::move(stages);
}

Pipeline::~Pipeline() = default;

const ArticleReader& Pipeline::reader() const { return *stages_->reader; }

std::unique_ptr<Run> Pipeline::run(const Input& input, bool keep_none) const {
  return std::move(run({&input, 1}, keep_none).front());
}

std::vector<std::unique_ptr<Run>> Pipeline::run(std::span<const Input> inputs,
                                                bool keep_none) const {
  std::vector<std::unique_ptr<Run>> runs;
  runs.reserve(inputs.size());
  for (const Input& input : inputs) runs.push_back(std::make_unique<Run>(input));
  for (auto& run : runs) tokenize(run->text, run->tokens);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    runs[i]->layout = stages_->reader->read(runs[i]->text, inputs[i].title);
  }
  std::vector<MatchJob> match_jobs;
  match_jobs.reserve(runs.size());
  for (auto& run : runs) match_jobs.push_back({&run->text, &run->tokens, {}});
  stages_->matcher->run(match_jobs, keep_none);
  for (std::size_t i = 0; i < runs.size(); ++i) runs[i]->matches = std::move(match_jobs[i].matches);
  if (keep_none) return runs;
  std::vector<RelateJob> relate_jobs;
  relate_jobs.reserve(runs.size());
  for (auto& run : runs) relate_jobs.push_back({&run->text, &run->tokens, &run->matches, {}});
  stages_->relater->run(relate_jobs);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    runs[i]->relations = std::move(relate_jobs[i].relations);
  }

  std::vector<Context> contexts;
  contexts.reserve(runs.size());
  for (std::size_t i = 0; i < runs.size(); ++i) {
    Run& run = *runs[i];
    describe_source(inputs[i], *pack_, run.record);
    describe_article(inputs[i], run, run.record.article);
    warn_of_text(run.text, run.record);
    contexts.push_back({inputs[i], run.text, run.tokens, run.layout, run.matches, run.relations,
                        *stages_->relater});
  }
  for (std::size_t i = 0; i < runs.size(); ++i) stages_->dates->run(contexts[i], runs[i]->record);
  std::vector<std::vector<UnitMention>> units(runs.size());
  for (std::size_t i = 0; i < runs.size(); ++i) {
    units[i] = stages_->units->run(contexts[i], runs[i]->record);
  }
  for (std::size_t i = 0; i < runs.size(); ++i) {
    stages_->officials->run(contexts[i], units[i], runs[i]->record);
  }
  for (std::size_t i = 0; i < runs.size(); ++i) {
    stages_->results->run(contexts[i], units[i], runs[i]->record);
  }
  return runs;
}

struct Extractor::Parts {
  explicit Parts(const std::string& patterns_dir) : pipeline(patterns_dir, false) {}
  Pipeline pipeline;
};

Extractor::Extractor(const std::string& patterns_dir)
    : parts_(std::make_unique<const Parts>(patterns_dir)) {}

Extractor::~Extractor() = default;

Record Extractor::extract(const Input& input, const Options& options) const {
  return std::move(extract({&input, 1}, options).front());
}

std::vector<Record> Extractor::extract(std::span<const Input> inputs,
                                       const Options& options) const {
  std::vector<std::unique_ptr<Run>> runs = parts_->pipeline.run(inputs);
  std::vector<Record> records;
  records.reserve(runs.size());
  for (std::size_t i = 0; i < runs.size(); ++i) {
    convert_offsets(runs[i]->text, options.offsets, runs[i]->record);
    if (!inputs[i].id.empty()) runs[i]->record.id = inputs[i].id;
    records.push_back(std::move(runs[i]->record));
    runs[i].reset();
  }
  return records;
}

std::string Extractor::explain(const Input& input) const {
  std::unique_ptr<Run> run = parts_->pipeline.run(input);
  const Text& text = run->text;
  auto show = [&](Span span) {
    return std::to_string(text.codepoints(text.to_source(span).begin)) + ".." +
           std::to_string(text.codepoints(text.to_source(span).end));
  };
  struct Row {
    std::uint32_t begin;
    std::string text;
  };
  std::vector<Row> rows;
  for (const Line& line : run->layout.lines) {
    rows.push_back(
        {line.span.begin, "-- " + std::string(to_string(line.zone)) +
                              (line.rule.empty() ? "" : " (" + std::string(line.rule) + ")") +
                              ": " + source_slice(text, line.span) + "\n"});
  }
  auto add = [&](Span span, const std::string& id) -> std::string& {
    rows.push_back({span.begin, "   " + show(span) + "\t" + id + "\t" + source_slice(text, span)});
    return rows.back().text;
  };
  for (const Match& match : run->matches) {
    std::string& row = add(match.span, match.rule->id);
    for (const Field& field : match.fields) {
      row += "\t" + std::string(field.name) + "=" + std::string(field.value());
    }
    row += "\n";
  }
  for (const Fact& fact : run->relations.facts) {
    std::string& row = add(fact.span, fact.relation->id);
    for (const Fact::Group& group : fact.groups) {
      if (group.first >= group.last) continue;
      Span span{fact.items[group.first].span.begin, fact.items[group.last - 1].span.end};
      row += "\t" + std::string(group.name) + "=" + text.match().substr(span.begin, span.size());
    }
    row += "\n";
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Row& a, const Row& b) { return a.begin < b.begin; });
  std::string out;
  for (const Row& row : rows) out += row.text;
  return out;
}

}  // namespace trich
