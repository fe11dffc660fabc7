#include "article/line_shape.h"

#include <gtest/gtest.h>

namespace trich {
namespace {

TEST(LineShape, SentenceEnds) {
  struct Case {
    const char* line;
    bool ends, inner;
  };
  const Case cases[] = {
      {"Hội nghị kết thúc.", true, false},
      {"Dân phòng: anh là ai?", true, false},
      {"Ông nói: \"Tốt.\"", true, false},
      {"Hội nghị thành công tốt đẹp", false, false},
      {"Hội nghị xong. Đại biểu ra về", false, true},
      {"TP. Hồ Chí Minh họp mặt", false, false},
      {"Q. Bình Thạnh: ra quân", false, false},
      {"Ông X. Y thăm trường", false, false},
      {"Năm 2018. Kết quả tốt", false, true},
  };
  for (const Case& c : cases) {
    LineShape shape = shape_of(c.line);
    EXPECT_EQ(shape.ends_sentence, c.ends) << c.line;
    EXPECT_EQ(shape.inner_sentence, c.inner) << c.line;
  }
}

TEST(LineShape, Counts) {
  LineShape shape = shape_of("PHÒNG VĂN HÓA 6");
  EXPECT_EQ(shape.words, 4u);
  EXPECT_EQ(shape.letters, shape.capitals);
  EXPECT_EQ(shape.digits, 1u);
  EXPECT_EQ(shape.characters, 15u);
  EXPECT_TRUE(shape.opens_with_capital);
  EXPECT_TRUE(shape_of("\"Đóng vào thuận lợi\"").opens_with_capital);
  EXPECT_TRUE(shape_of("5 năm nhìn lại").opens_with_digit);
}

TEST(LineShape, AuthorNames) {
  struct Case {
    const char* line;
    std::size_t names;
  };
  const Case cases[] = {
      {"KC", 1},
      {"P.V", 1},
      {"K.D.", 1},
      {"Lê Văn Thử", 1},
      {"LÊ VĂN THỬ", 1},
      {"Minh Thử - Văn Mẫu", 2},
      {"Thu Thử, Văn Mẫu, Lê A", 2 + 1},
      {"M", 0},
      {"Thử", 0},
      {"Phần I", 0},
      {"Lê văn Thử", 0},
      {"Quận 6", 0},
      {"Lê Văn Thử.", 0},
      {"Hội nghị tổng kết", 0},
      {"", 0},
      {"A Bê - ", 0},
  };
  for (const Case& c : cases) EXPECT_EQ(author_names(c.line).size(), c.names) << c.line;
}

TEST(LineShape, PlainFold) {
  EXPECT_EQ(plain_fold("Đẩy mạnh phong trào \"Toàn dân\" - 2018!"),
            "day manh phong trao toan dan 2018");
  EXPECT_EQ(plain_fold(""), "");
}

TEST(LineShape, AltText) {
  const std::string title = plain_fold("Xã Mẫu ra quân");
  EXPECT_EQ(alt_text_length("xa mau ra quan", title), 14u);
  EXPECT_EQ(alt_text_length("xa-mau-ra-quan", title), 14u);
  EXPECT_EQ(alt_text_length("xa mau ra quan Lễ phát động", title), 14u);
  EXPECT_EQ(alt_text_length("Xã Mẫu ra quân", title), 0u);
  EXPECT_EQ(alt_text_length("mot hai ba bon nam sau Lễ phát động", ""), 22u);
  EXPECT_EQ(alt_text_length("mot hai ba bon nam sau", ""), 22u);
  EXPECT_EQ(alt_text_length("mot hai ba bon Lễ phát động", ""), 0u);
  EXPECT_EQ(alt_text_length("trong khi anh em ta lo toan việc nhà", ""), 0u);
  EXPECT_EQ(alt_text_length("", title), 0u);
}

}  // namespace
}  // namespace trich
