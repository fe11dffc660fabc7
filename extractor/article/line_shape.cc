#include "article/line_shape.h"

#include <utf8proc.h>

#include <algorithm>

namespace trich {
namespace {

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

// "TP. ", "Q. 10" and initials end no sentence: the word before the stop has to be a plain one.
bool ends_plain_word(std::string_view line, std::size_t stop) {
  std::size_t begin = stop;
  std::size_t letters = 0;
  while (begin > 0 && line[begin - 1] != ' ' && line[begin - 1] != '.') {
    --begin;
    if ((static_cast<unsigned char>(line[begin]) & 0xC0) != 0x80) ++letters;
  }
  if (letters < 2 || begin == stop) return false;
  char32_t first = decode(line.data() + begin);
  if (is_digit(first)) return letters >= 3;
  return !is_upper(first) || letters >= 4;
}

std::string_view without_closers(std::string_view line) {
  while (!line.empty() &&
         (line.back() == '"' || line.back() == '\'' || line.back() == ')' || line.back() == ' ')) {
    line.remove_suffix(1);
  }
  return line;
}

bool capital_letter(char32_t c) { return is_letter(c) && is_upper(c); }

// A part of an author line: a name, or initials such as "K.D.", "PV".
bool is_name(std::string_view part) {
  std::size_t words = 0, letters = 0, capitals = 0, dots = 0, longest = 0, run = 0;
  bool word_open = false;
  for (std::size_t i = 0; i < part.size(); i += char_length(part[i])) {
    char32_t c = decode(part.data() + i);
    if (is_letter(c)) {
      if (!word_open && !is_upper(c)) return false;
      if (!word_open) ++words;
      word_open = true;
      ++letters;
      longest = std::max(longest, ++run);
      if (is_upper(c)) ++capitals;
    } else if (c == ' ' || c == '.') {
      word_open = false;
      run = 0;
      if (c == '.') ++dots;
    } else {
      return false;
    }
  }
  if (letters < 2) return false;
  if (words > 1 && run == 1 && longest > 2) return false;  // "Phan I"
  bool initials = capitals == letters && letters <= 6 && words <= 4 && (words == 1 || longest <= 2);
  if (initials) return true;
  // "Ng. Van An" has a dot within; a dot at the end is a sentence's.
  return words >= 2 && words <= 5 && letters <= 30 && longest <= 10 && dots <= 1 &&
         part.back() != '.';
}

// Plain letter of a code point: its first base letter, or 0.
char plain_letter(char32_t c) {
  if (c < 0x80) {
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c + 32);
    if ((c >= 'a' && c <= 'z') || is_digit(c)) return static_cast<char>(c);
    return 0;
  }
  if (c == 0x110 || c == 0x111) return 'd';
  utf8proc_int32_t out[8];
  int boundary = 0;
  auto n = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), out, 8, UTF8PROC_DECOMPOSE,
                                   &boundary);
  if (n < 1 || out[0] >= 0x80) return 0;
  return plain_letter(static_cast<char32_t>(out[0]));
}

}  // namespace

LineShape shape_of(std::string_view line) {
  LineShape out;
  bool in_word = false, first_letter = true, counted = false;
  for (std::size_t i = 0; i < line.size();) {
    std::size_t length = char_length(line[i]);
    char32_t c = decode(line.data() + i);
    ++out.characters;
    bool letter = is_letter(c), digit = is_digit(c);
    if (letter || digit) {
      if (!in_word) {
        ++out.words;
        counted = letter && is_upper(c);
        if (counted) ++out.capital_words;
        if (out.words == 1) out.opens_with_digit = digit;
      }
      if (digit && counted) {
        --out.capital_words;
        counted = false;
      }
      in_word = true;
      if (digit) ++out.digits;
      if (letter) {
        ++out.letters;
        if (is_upper(c)) ++out.capitals;
        if (first_letter && out.words == 1) out.opens_with_capital = is_upper(c);
        first_letter = false;
      }
    } else {
      in_word = false;
      if (c != ' ' && c != '.' && c != '-' && c != '&' && c != '/') out.other_marks = true;
      bool stop = c == '.' || c == '!' || c == '?';
      if (stop && i > 0 && i + 2 < line.size()) {
        // Behind a stop: closing quotes, a blank, and a capital.
        std::size_t next = i + 1;
        while (next < line.size() && (line[next] == '"' || line[next] == ')')) ++next;
        if (next + 1 < line.size() && line[next] == ' ') {
          ++next;
          if (line[next] == '"' && next + 1 < line.size()) ++next;
          if (capital_letter(decode(line.data() + next)) && ends_plain_word(line, i)) {
            out.inner_sentence = true;
          }
        }
      }
    }
    i += length;
  }
  std::string_view core = without_closers(line);
  if (!core.empty()) {
    char last = core.back();
    out.ends_sentence = last == '.' || last == '!' || last == '?';
    out.ends_with_period = last == '.' && !(core.size() > 1 && core[core.size() - 2] == '.');
  }
  return out;
}

bool ends_sentence(std::string_view line) {
  std::size_t last = line.find_last_not_of("\"')");
  return last != std::string_view::npos &&
         (line[last] == '.' || line[last] == '!' || line[last] == '?');
}

bool ends_in_bracketed_year(std::string_view line) {
  if (line.size() < 5 || line.back() != ')') return false;
  std::string_view year = line.substr(line.size() - 5, 4);
  return year.find_first_not_of("0123456789") == std::string_view::npos;
}

std::vector<Span> author_names(std::string_view line) {
  std::vector<Span> out;
  static constexpr std::string_view kJoints[] = {" - ", ", ", "; ", " & ", "-", ","};
  std::size_t begin = 0;
  while (begin <= line.size()) {
    std::size_t end = line.size(), length = 0;
    for (std::string_view joint : kJoints) {
      std::size_t at = line.find(joint, begin);
      if (at != std::string_view::npos && at < end) {
        end = at;
        length = joint.size();
      }
    }
    std::string_view part = line.substr(begin, end - begin);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    if (part.empty() || !is_name(part)) return {};
    out.push_back(
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + part.size())});
    if (length == 0) break;
    begin = end + length;
  }
  if (out.size() > 3) return {};
  return out;
}

std::string plain_fold(std::string_view match) {
  std::string out;
  out.reserve(match.size());
  for (std::size_t i = 0; i < match.size(); i += char_length(match[i])) {
    char plain = plain_letter(decode(match.data() + i));
    if (plain) {
      out += plain;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::size_t alt_text_length(std::string_view line, std::string_view title_fold) {
  constexpr int kFewestWords = 6;
  auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  if (line.empty() || !plain(line[0])) return 0;
  // Words in plain lower case from the line's begin.
  std::size_t at = 0, words_end = 0, matched = 0, title_end = 0;
  int words = 0;
  bool in_title = !title_fold.empty();
  while (at < line.size()) {
    char c = line[at];
    if (plain(c)) {
      if (in_title && matched < title_fold.size() && title_fold[matched] == c) {
        ++matched;
      } else {
        in_title = false;
      }
      ++at;
      bool word_ends = at == line.size() || !plain(line[at]);
      if (!word_ends) continue;
      if (at < line.size() && static_cast<unsigned char>(line[at]) >= 0x80) break;
      ++words;
      words_end = at;
      if (in_title && matched == title_fold.size()) title_end = at;
    } else if (c == ' ' || c == '-' || c == ',' || c == '.' || c == ':' || c == '"') {
      ++at;
      if (in_title && matched < title_fold.size() && title_fold[matched] == ' ' &&
          at < line.size() && plain(line[at])) {
        ++matched;
      }
    } else {
      break;
    }
  }
  if (title_end > 0) return title_end;
  if (words < kFewestWords) return 0;
  if (at >= line.size()) return line.size();
  return capital_letter(decode(line.data() + at)) ? words_end : 0;
}

}  // namespace trich
