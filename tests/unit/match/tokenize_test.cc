#include <gtest/gtest.h>

#include <random>

#include "match/match.h"
#include "text/utf8.h"

namespace trich {
namespace {

std::string shown(const std::string& raw) {
  Text text(raw);
  Tokens tokens;
  tokenize(text, tokens);
  static const char* kShapes[] = {"l", "C", "U", "m", "0", "n", "p"};
  std::string out;
  for (const Token& token : tokens.tokens) {
    if (!out.empty()) out += token.sentence_begin ? " | " : " ";
    out += text.match().substr(token.begin, token.end - token.begin) + ":" +
           kShapes[static_cast<int>(token.shape)];
  }
  return out;
}

TEST(Tokenize, Shapes) {
  EXPECT_EQ(shown("Công an TP Hà Nội"), "Công:C an:l TP:U Hà:C Nội:C");
  EXPECT_EQ(shown("Phòng PA83, 36,3km"), "Phòng:C PA83:m ,:p 36,3:n km:l");
  EXPECT_EQ(shown("38.862 tin; 05 năm"), "38.862:n tin:l ;:p 05:0 năm:l");
  EXPECT_EQ(shown("8h30 15g30"), "8:0 h:l 30:0 15:0 g:l 30:0");
  EXPECT_EQ(shown("09/CTr-BCA-MTTW"), "09:0 /:p CTr:C -:p BCA:U -:p MTTW:U");
  EXPECT_EQ(shown("H'Hen Niê"), "H'Hen:C Niê:C");
  EXPECT_EQ(shown("Y Ngọc"), "Y:C Ngọc:C");
  EXPECT_EQ(shown("99,78%"), "99,78:n %:p");
  EXPECT_EQ(shown("1.5 -> 2"), "1.5:n -:p >:p 2:0");
  EXPECT_EQ(shown(""), "");
}

TEST(Tokenize, Sentences) {
  EXPECT_EQ(shown("Họp xong. Ra về."), "Họp:C xong:l .:p | Ra:C về:l .:p");
  EXPECT_EQ(shown("tại TP. Hà Nội"), "tại:l TP:U .:p Hà:C Nội:C");
  EXPECT_EQ(shown("UBND Q. 10 và TP.HCM"), "UBND:U Q:C .:p 10:0 và:l TP:U .:p HCM:U");
  EXPECT_EQ(shown("ở xa.Dự họp"), "ở:l xa:l .:p | Dự:C họp:l");
  EXPECT_EQ(shown("một\nhai"), "một:l | hai:l");
  EXPECT_EQ(shown("Thomas A. Bussiere nói"), "Thomas:C A:C .:p Bussiere:C nói:l");
  EXPECT_EQ(shown("Thế ư? \"Vâng.\" Rồi"), "Thế:C ư:l ?:p | \":p Vâng:C .:p \":p Rồi:C");
}

TEST(Tokenize, OffsetsAndHashesFollowTheText) {
  Text text("Sở Y tế,  SỞ");
  Tokens tokens;
  tokenize(text, tokens);
  ASSERT_EQ(tokens.tokens.size(), 5u);
  EXPECT_EQ(tokens.tokens[0].hash, tokens.tokens[4].hash);
  EXPECT_EQ(tokens.tokens[0].hash, hash_word("sở"));
  EXPECT_NE(tokens.tokens[0].hash, tokens.tokens[1].hash);
  for (const Token& token : tokens.tokens) EXPECT_LT(token.begin, token.end);
  ASSERT_EQ(tokens.sentences.size(), 1u);
  EXPECT_EQ(tokens.sentences[0].last, 5u);
}

// The rules of tokens and sentences, a character at a time.
class Plain {
 public:
  explicit Plain(const std::string& match) : text_(match) {
    for (std::size_t at = 0; at < match.size(); at += static_cast<std::size_t>(length(at))) {
      starts_.push_back(static_cast<std::uint32_t>(at));
    }
  }

  std::string run() {
    bool space = true;
    for (std::size_t i = 0; i < starts_.size();) {
      const char32_t c = at(i);
      if (c == ' ' || c == '\n') {
        if (c == '\n') end_sentence();
        space = true;
        ++i;
        continue;
      }
      std::size_t end = i + 1;
      Shape shape = Shape::punct;
      if (digit(c)) {
        shape = Shape::digits;
        while (digit(at(end)) || ((at(end) == '.' || at(end) == ',') && digit(at(end + 1)))) {
          if (!digit(at(end++))) shape = Shape::number;
        }
      } else if (is_letter(c)) {
        const bool glued =
            !space && !words_.empty() &&
            (words_.back().shape == Shape::digits || words_.back().shape == Shape::number);
        while (is_letter(at(end)) || (!glued && digit(at(end))) || quote_inside(i, end)) ++end;
        shape = shape_of(i, end);
      }
      const bool word = shape != Shape::punct;
      if (word || c == '"' || c == '(') stop_before(c, word, space);
      words_.push_back({i, end, shape, space});
      space = false;
      i = end;
    }
    end_sentence();
    return out_;
  }

 private:
  struct Word {
    std::size_t first, last;  // characters
    Shape shape;
    bool space;
  };

  int length(std::size_t byte) const {
    return char_length(static_cast<unsigned char>(text_[byte]));
  }
  char32_t at(std::size_t i) const { return i < starts_.size() ? decode(&text_[starts_[i]]) : 0; }
  std::uint32_t byte(std::size_t i) const {
    return i < starts_.size() ? starts_[i] : static_cast<std::uint32_t>(text_.size());
  }
  static bool digit(char32_t c) { return c >= '0' && c <= '9'; }
  // H'Hen, K'Sor: the quote within the first three bytes.
  bool quote_inside(std::size_t first, std::size_t i) const {
    return at(i) == '\'' && byte(i) - byte(first) <= 2 && is_letter(at(i + 1));
  }
  Shape shape_of(std::size_t first, std::size_t last) const {
    bool small = false, upper_behind = false;
    for (std::size_t i = first; i < last; ++i) {
      if (digit(at(i))) return Shape::mixed;
      if (is_letter(at(i)) && !is_upper(at(i))) small = true;
      if (i > first && is_upper(at(i))) upper_behind = true;
    }
    return !small && upper_behind ? Shape::upper : is_upper(at(first)) ? Shape::cap : Shape::lower;
  }
  void stop_before(char32_t next, bool word, bool space) {
    if (words_.size() < 2 || sentence_ == words_.size()) return;
    const Word& mark = words_.back();
    const Word& before = words_[words_.size() - 2];
    const char32_t c = at(mark.first);
    if (c != '.' && c != '!' && c != '?') return;
    if (c == '.' && words_.size() - 2 >= sentence_) {
      const std::uint32_t size = byte(before.last) - byte(before.first);
      if (before.shape == Shape::upper && size <= 3) return;
      if (before.shape == Shape::cap && size == 1) return;
    }
    const bool small = word && is_letter(next) && !is_upper(next);
    const bool upper = word && is_letter(next) && is_upper(next);
    if (space ? !small : upper && before.shape == Shape::lower) end_sentence();
  }
  void end_sentence() {
    for (std::size_t i = sentence_; i < words_.size(); ++i) {
      const Word& word = words_[i];
      out_ += (i == sentence_ ? "| " : "") + std::to_string(byte(word.first)) + "-" +
              std::to_string(byte(word.last)) + ":" + std::to_string(static_cast<int>(word.shape)) +
              (word.space ? "_ " : " ");
    }
    sentence_ = words_.size();
  }

  const std::string& text_;
  std::vector<std::uint32_t> starts_;
  std::vector<Word> words_;
  std::size_t sentence_ = 0;
  std::string out_;
};

std::string told(const std::string& match, const std::string& lower) {
  Tokens tokens;
  tokenize(match, lower, tokens);
  std::string out;
  for (const Sentence& sentence : tokens.sentences) {
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      const Token& token = tokens.tokens[i];
      EXPECT_EQ(token.sentence_begin, i == sentence.first);
      EXPECT_EQ(token.hash, hash_word(lower.substr(token.begin, token.end - token.begin)));
      out += (i == sentence.first ? "| " : "") + std::to_string(token.begin) + "-" +
             std::to_string(token.end) + ":" + std::to_string(static_cast<int>(token.shape)) +
             (token.space_before ? "_ " : " ");
    }
    EXPECT_EQ(sentence.begin, tokens.tokens[sentence.first].begin);
    EXPECT_EQ(sentence.end, tokens.tokens[sentence.last - 1].end);
  }
  return out;
}

TEST(Tokenize, IsWhatTheRulesSayOnRandomText) {
  const std::vector<std::string> kPieces = {" ",
                                            " ",
                                            " ",
                                            " ",
                                            " ",
                                            "\n",
                                            ".",
                                            ". ",
                                            ", ",
                                            "\"",
                                            "(",
                                            "'",
                                            "-",
                                            "?",
                                            "a",
                                            "Đ",
                                            "đ",
                                            "công",
                                            "An",
                                            "Ắ",
                                            "ữ",
                                            "HĐ",
                                            "Ư",
                                            "nghiêng",
                                            "É",
                                            "þ",
                                            "Ÿ",
                                            "ŀ",
                                            "7",
                                            "0",
                                            "12",
                                            ".5",
                                            ",",
                                            "H'",
                                            "×",
                                            "÷",
                                            "İ",
                                            "ẞ",
                                            "ẟ",
                                            "²",
                                            "ª",
                                            "я",
                                            "Я",
                                            "、",
                                            "中",
                                            "₫",
                                            "😀",
                                            "ǅ",
                                            "q\u0301",
                                            "ｘ",
                                            "ἀ",
                                            "…",
                                            "\t",
                                            std::string(40, 'x'),
                                            std::string(70, 'Y'),
                                            "ề" + std::string(61, 'z')};
  std::mt19937 random(20260105);
  for (int turn = 0; turn < 20000; ++turn) {
    std::string match;
    for (std::size_t n = random() % 60; n > 0; --n) match += kPieces[random() % kPieces.size()];
    ASSERT_EQ(told(match, lower_same_length(match)), Plain(match).run()) << match;
  }
}

TEST(Tokenize, KnowsEveryCodePoint) {
  for (char32_t c = 1; c < 0xD800; ++c) {
    std::string match = "xa ";
    utf8::append(c, match);
    match += "a b";
    utf8::append(c, match);
    match += " cd. Mot hai ba bon nam sau bay";
    ASSERT_EQ(told(match, lower_same_length(match)), Plain(match).run())
        << static_cast<unsigned>(c);
  }
}

}  // namespace
}  // namespace trich
