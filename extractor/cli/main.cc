// trich: the command line over the library.
#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>
#include <map>
#include <string>

#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/inputs.h"
#include "trich.h"

namespace {

constexpr const char* kExitCodes = R"(Exit codes:
  0    all done
  1    some inputs failed; the records of the others are there
  2    the command line or the packs are wrong; nothing was done
  3    the output could not be written
  130  interrupted)";

constexpr const char* kExtractFooter = R"(Examples:
  trich extract article.txt
  trich extract articles/ -o records.jsonl
  echo 'text' | trich extract --published 2024-03-06 -

Folders are walked to the bottom, in the order of their names' bytes, for .txt and
.jsonl files; names that begin with a dot are passed over. A line of a .jsonl file is an
article: {"text": ..., "id": ..., "title": ..., "published": ...}, all but text optional.)";

constexpr const char* kTablesFooter = R"(Examples:
  trich tables articles/ --out tables
  trich tables news.jsonl a.txt --out tables

DIR gets a CSV file a table (articles, dates, units, officials, positions, ranks, results,
documents, awards and the lists that belong to them), one row a fact, and csv-metadata.json,
which says what every column holds (trich schema tables prints it). The column "article"
joins all tables. The files are UTF-8 with a byte order mark; a ' stands before text that a
spreadsheet would take for a formula. What cannot be read is named on standard error and in
failures.csv, and the rest is done. The files appear when all are whole.)";

constexpr const char* kCheckFooter = R"(Example:
  trich check patterns/)";

constexpr const char* kExplainFooter = R"(Example:
  trich explain article.txt)";

constexpr const char* kSchemaFooter = R"(Example:
  trich schema > record.schema.json)";

void add_published(CLI::App& command, std::string& published) {
  command
      .add_option("--published", published,
                  "Publication date of articles that state none apart from their text: "
                  "YYYY-MM-DD or YYYY-MM-DDThh:mm")
      ->type_name("DATE")
      ->check([](const std::string& text) {
        return trich::cli::is_published_date(text)
                   ? std::string()
                   : "'" + text + "' is not a date: YYYY-MM-DD or YYYY-MM-DDThh:mm";
      });
}

trich::OffsetUnit offset_unit(const std::string& name) {
  return name == "byte"    ? trich::OffsetUnit::byte
         : name == "utf16" ? trich::OffsetUnit::utf16
                           : trich::OffsetUnit::codepoint;
}

void add_offsets(CLI::App& command, std::string& unit) {
  command
      .add_option("--offsets", unit,
                  "What start and end count: codepoint (the default), byte or utf16")
      ->check(CLI::IsMember({"codepoint", "byte", "utf16"}))
      ->type_name("UNIT");
}

void add_patterns(CLI::App& command, std::string& patterns) {
  command
      .add_option("--patterns", patterns,
                  "Folder of the packs (else the variable TRICH_PATTERNS, else the shipped ones)")
      ->type_name("DIR");
}

int run(int argc, char** argv) {
  using namespace trich::cli;
  CLI::App app("Facts out of Vietnamese news articles, as JSON.", "trich");
  app.set_version_flag("--version", "trich " + std::string(trich::version()));
  app.require_subcommand(1);
  app.footer(std::string("Example:\n  trich extract article.txt\n\n") + kExitCodes);

  ExtractOptions extract_options;
  CLI::App* extract = app.add_subcommand("extract", "Write the record of every article");
  extract->footer(std::string(kExtractFooter) + "\n\n" + kExitCodes);
  extract->add_option("PATH", extract_options.paths, "Files, folders, or - for standard input")
      ->required()
      ->type_name("");
  extract
      ->add_option("-o,--output", extract_options.output,
                   "Write here instead of standard output; the file appears when it is whole")
      ->type_name("FILE");
  const std::map<std::string, Format> formats = {
      {"jsonl", Format::jsonl}, {"json", Format::json}, {"summary", Format::summary}};
  std::string format = "jsonl";
  extract
      ->add_option("--format", format,
                   "jsonl (the default): a record a line; json: over several lines; summary: for "
                   "reading")
      ->check(CLI::IsMember({"jsonl", "json", "summary"}))
      ->type_name("FORMAT");
  std::string unit = "codepoint";
  add_offsets(*extract, unit);
  add_published(*extract, extract_options.published);
  add_patterns(*extract, extract_options.patterns);

  TablesOptions tables_options;
  CLI::App* tables = app.add_subcommand("tables", "Write the facts of all articles as CSV tables");
  tables->footer(std::string(kTablesFooter) + "\n\n" + kExitCodes);
  tables->add_option("PATH", tables_options.paths, "Files, folders, or - for standard input")
      ->required()
      ->type_name("");
  tables
      ->add_option("--out", tables_options.out,
                   "Folder for the tables; made when it is not there, tables in it are replaced")
      ->required()
      ->type_name("DIR");
  add_offsets(*tables, unit);
  add_published(*tables, tables_options.published);
  add_patterns(*tables, tables_options.patterns);

  std::string check_dir;
  CLI::App* check = app.add_subcommand(
      "check", "Prove the packs: every rule's examples and counter-examples hold");
  check->footer(std::string(kCheckFooter) + "\n\n" + kExitCodes);
  check->add_option("DIR", check_dir, "Folder of the packs (else the shipped ones)")->type_name("");

  ExplainOptions explain_options;
  CLI::App* explain = app.add_subcommand("explain", "Show what each rule matched");
  explain->footer(std::string(kExplainFooter) + "\n\n" + kExitCodes);
  explain->add_option("FILE", explain_options.paths, "Files, folders, or - for standard input")
      ->required()
      ->type_name("");
  add_published(*explain, explain_options.published);
  add_patterns(*explain, explain_options.patterns);

  std::string schema_name = "record";
  CLI::App* schema =
      app.add_subcommand("schema", "Print a JSON Schema (2020-12), or what the tables hold");
  schema->footer(std::string(kSchemaFooter) + "\n\n" + kExitCodes);
  schema->add_option("NAME", schema_name, "record (the default), rules, or tables (CSVW metadata)")
      ->check(CLI::IsMember({"record", "rules", "tables"}))
      ->type_name("");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help, --version
    std::cerr << "trich: " << error.what() << "\nSee trich --help.\n";
    return kUsage;
  }

  const auto or_shipped = [](const std::string& dir) {
    return dir.empty() ? trich::default_patterns_dir() : dir;
  };
  if (*extract) {
    extract_options.format = formats.at(format);
    extract_options.offsets = offset_unit(unit);
    extract_options.patterns = or_shipped(extract_options.patterns);
    return run_extract(extract_options);
  }
  if (*tables) {
    tables_options.offsets = offset_unit(unit);
    tables_options.patterns = or_shipped(tables_options.patterns);
    return run_tables(tables_options);
  }
  if (*explain) {
    explain_options.patterns = or_shipped(explain_options.patterns);
    return run_explain(explain_options);
  }
  if (*check) return run_check(or_shipped(check_dir));
  return run_schema(schema_name);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "trich: " << error.what() << '\n';
    return trich::cli::kNotWritten;
  }
}
