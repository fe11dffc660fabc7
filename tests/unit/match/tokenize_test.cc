#include <gtest/gtest.h>

#include "match/match.h"

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

}  // namespace
}  // namespace trich
