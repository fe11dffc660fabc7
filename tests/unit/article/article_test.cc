// Zones of whole articles: skeletons of many shapes against the shipped packs.
#include "article/article.h"

#include <gtest/gtest.h>

#include <set>

namespace trich {
namespace {

const ArticleReader& reader() {
  static const std::unique_ptr<const Pack> pack = Pack::load(TRICH_PATTERNS_DIR, false);
  static const ArticleReader reader(*pack);
  return reader;
}

const std::string kParagraph =
    "Tại hội nghị, đại diện lãnh đạo quận đã báo cáo kết quả thực hiện phong trào trong năm, nêu "
    "rõ "
    "những việc đã làm được và những việc còn chậm, đồng thời đề ra phương hướng cho năm tới.";
const std::string kLead =
    "Sáng 12/3, Công an quận Mẫu tổ chức hội nghị tổng kết phong trào toàn dân bảo vệ an ninh Tổ "
    "quốc năm 2018 và triển khai nhiệm vụ năm 2019 trên địa bàn quận.";

// One letter a line: T title, s section, D dateline, L lead, B body, C caption, S signature,
// R related, x boilerplate.
char letter(Zone zone) {
  switch (zone) {
    case Zone::title:
      return 'T';
    case Zone::section:
      return 's';
    case Zone::dateline:
      return 'D';
    case Zone::lead:
      return 'L';
    case Zone::body:
      return 'B';
    case Zone::caption:
      return 'C';
    case Zone::signature:
      return 'S';
    case Zone::related:
      return 'R';
    case Zone::boilerplate:
      return 'x';
  }
  return '?';
}

struct Read {
  std::string zones;
  std::string title, section, publisher;
  std::vector<std::string> authors, captions;
};

Read read(const std::string& source, bool has_title = false) {
  Text text(source);
  Layout layout = reader().read(text, has_title);
  auto slice = [&](Span span) { return text.match().substr(span.begin, span.size()); };
  Read out;
  for (const Line& line : layout.lines) out.zones += letter(line.zone);
  if (layout.title >= 0) out.title = slice(layout.lines[layout.title].span);
  if (layout.section >= 0) out.section = slice(layout.lines[layout.section].span);
  if (layout.publisher.size()) out.publisher = slice(layout.publisher);
  for (Span author : layout.authors) out.authors.push_back(slice(author));
  for (int caption : layout.captions) out.captions.push_back(slice(layout.lines[caption].span));
  return out;
}

using Names = std::vector<std::string>;

TEST(Article, PortalPageWithSectionDateLineAndSignature) {
  Read page = read(
      "AN NINH - QUỐC PHÒNG\n\nTổng kết phong trào năm 2018\n"
      "Ngày đăng 12/03/2019 | 08:15  | View count: 404\n\n" +
      kLead + "\n\nToàn cảnh Hội nghị\n\n" + kParagraph +
      "\n\nĐồng chí Lê Văn Thử - Phó Bí thư Quận ủy phát biểu chỉ đạo tại Hội nghị\n\n" +
      kParagraph + "\n\nPHÒNG VĂN HÓA VÀ THÔNG TIN\n");
  EXPECT_EQ(page.zones, "sTDLCBCBS");
  EXPECT_EQ(page.section, "AN NINH - QUỐC PHÒNG");
  EXPECT_EQ(page.title, "Tổng kết phong trào năm 2018");
  EXPECT_EQ(page.authors, Names{"PHÒNG VĂN HÓA VÀ THÔNG TIN"});
  EXPECT_EQ(page.captions.size(), 2u);
}

TEST(Article, DateLineBeforeTheTitle) {
  Read page = read("M\n16:53 | 27/03/2018\n\nPhong trào ngày càng lan tỏa\n\n" + kLead + "\n" +
                   kParagraph + "\nNguồn :\n");
  EXPECT_EQ(page.zones, "xDTLBx");
  EXPECT_EQ(page.title, "Phong trào ngày càng lan tỏa");
  EXPECT_TRUE(page.publisher.empty());
}

TEST(Article, NoDateAtAll) {
  Read page = read("Xã Mẫu ra mắt tổ tự quản\n\n41\n\n" + kLead + "\n\n" + kParagraph +
                   "\n\nNgô Văn Thử\n");
  EXPECT_EQ(page.zones, "TxLBS");
  EXPECT_EQ(page.authors, Names{"Ngô Văn Thử"});
}

TEST(Article, LongLeadIsNoTitleEvenWithTheDateBelowIt) {
  Read page = read(kLead + "\n15/04/2021\n" + kParagraph + "\nTrần Thử\n");
  EXPECT_EQ(page.zones, "LDBS");
  EXPECT_EQ(page.title, "");
  EXPECT_EQ(page.authors, Names{"Trần Thử"});
}

TEST(Article, TitleAlone) {
  Read page = read("Khánh thành trạm y tế xã Mẫu");
  EXPECT_EQ(page.zones, "T");
}

TEST(Article, OneSentenceIsNoTitle) { EXPECT_EQ(read(kLead).zones, "L"); }

TEST(Article, TitleMayEndWithAStopWhenTheDateFollows) {
  EXPECT_EQ(read("Thông báo của UBND phường Mẫu về việc thu thập thông tin trên địa bàn phường.\n"
                 "12/05/2026\n" +
                 kLead)
                .zones,
            "TDL");
  EXPECT_EQ(read("Thông báo của UBND phường Mẫu về việc thu thập thông tin trên địa bàn phường.\n" +
                 kLead)
                .title,
            "");
}

TEST(Article, TitleGivenApart) {
  Read page = read("Xã Mẫu ra mắt tổ tự quản\n" + kLead + "\n" + kParagraph, true);
  EXPECT_EQ(page.title, "");
  EXPECT_EQ(page.zones, "BLB");
}

TEST(Article, TitleGivenApartAndRepeatedInTheText) {
  Text text("Xã Mẫu ra mắt tổ tự quản\n" + kLead + "\n" + kParagraph);
  Layout layout = reader().read(text, std::string("XÃ MẪU RA MẮT \"TỔ TỰ QUẢN\""));
  EXPECT_EQ(layout.title, 0);
  EXPECT_EQ(layout.lines[1].zone, Zone::lead);
  EXPECT_EQ(reader().read(text, std::string("Tin khác")).title, -1);
}

TEST(Article, TitleInCapitalsIsNoSection) {
  Read page = read("SƠ KẾT THỰC HIỆN NGHỊ QUYẾT\n" + kLead + "\n" + kParagraph);
  EXPECT_EQ(page.zones, "TLB");
  EXPECT_EQ(page.title, "SƠ KẾT THỰC HIỆN NGHỊ QUYẾT");
}

TEST(Article, RelatedListsEndWhereTheTextGoesOn) {
  const std::string base = "Xã Mẫu ra mắt tổ tự quản\n" + kLead + "\n" + kParagraph + "\n";
  EXPECT_EQ(read(base + "Các tin đã đưa:\nHuyện Thử khai mạc hội thao\nTo Top\n").zones, "TLBRRR");
  EXPECT_EQ(
      read(base + "Tin liên quan\nHuyện Thử khai mạc hội thao\n" + kParagraph + kParagraph + "\n")
          .zones,
      "TLBRRB");
  EXPECT_EQ(read(base + "Huyện Thử khai mạc hội thao(04/05/2005)\nHai xã đón bằng(11/01)\n").zones,
            "TLBRR");
}

TEST(Article, NothingBehindTheCommentBoxIsText) {
  Read page =
      read("Xã Mẫu ra mắt tổ tự quản\n" + kLead + "\n" + kParagraph +
           "\nKC\nTừ khóa:\nBình luận của bạn về bài viết...\ncaptcha\n" + kParagraph + "\n");
  EXPECT_EQ(page.zones, "TLBSxxxx");
  EXPECT_EQ(page.authors, Names{"KC"});
}

TEST(Article, FurnitureAtTheHeadHidesNoText) {
  EXPECT_EQ(
      read("Trang chủ > Tin tức\nChia sẻ\nTin liên quan\nXã Mẫu ra mắt tổ tự quản\nBình luận\n" +
           kLead + "\n" + kParagraph)
          .zones,
      "xxxTxLB");
}

TEST(Article, AlternativeTextIsCutFromItsCaption) {
  const std::string alt = "xa mau ra mat to tu quan ve an ninh trat tu";
  Read page = read("Xã Mẫu ra mắt tổ tự quản về an ninh trật tự\n" + kLead + "\n" + alt + "\n" +
                   alt + " Phát động phong trào thi đua\n" + alt + " hinh anh 1\n" + kParagraph);
  EXPECT_EQ(page.zones, "TLxxCxB");
  EXPECT_EQ(page.captions, Names{"Phát động phong trào thi đua"});
}

TEST(Article, TitlePrintedTwice) {
  EXPECT_EQ(read("Xã Mẫu ra mắt tổ tự quản\n10/5/2020\nXã Mẫu ra mắt tổ tự quản\n" + kLead).zones,
            "TDxL");
}

TEST(Article, ListsAreBody) {
  Read page = read("Thông báo tuyển sinh lớp 10\n12/05/2020\n\n1. Mục đích\n\n" + kParagraph +
                   "\n\n2. Đơn vị thực hiện\n\nTổ công tác gồm:\n\nPhòng Kinh tế phường\n"
                   "Ban Quản lý dự án\n- Công an phường\n\n14-09-2006: khánh thành\n" +
                   kParagraph);
  EXPECT_EQ(page.zones, "TDBLBBBBBBB");
}

TEST(Article, DateAloneBetweenParagraphsIsText) {
  const std::string head = "Những mốc của công trình\n" + kLead + "\n" + kParagraph + "\n";
  EXPECT_EQ(read(head + "14/9/2006\n" + kParagraph).zones, "TLBBB");
  EXPECT_EQ(read(head + "14/9/2006\n").zones, "TLBD");
}

struct SignatureCase {
  std::string line;
  Names authors;
  std::string publisher;
};

TEST(Article, SignaturesAndSources) {
  const SignatureCase cases[] = {
      {"KC", {"KC"}, ""},
      {"P.V", {"P.V"}, ""},
      {"Thử Minh - Văn Mẫu", {"Thử Minh", "Văn Mẫu"}, ""},
      {"Công an quận Mẫu", {"Công an quận Mẫu"}, ""},
      {"BAN CHỈ HUY QUÂN SỰ HUYỆN", {"BAN CHỈ HUY QUÂN SỰ HUYỆN"}, ""},
      {"Tin, ảnh: Minh Thử", {"Minh Thử"}, ""},
      {"Bài và ảnh: Minh Thử, Văn Mẫu", {"Minh Thử", "Văn Mẫu"}, ""},
      {"Minh Thử (tổng hợp)", {"Minh Thử"}, ""},
      {"Theo TTXVN", {}, "TTXVN"},
      {"(Theo Báo Nhân Dân)", {}, "Báo Nhân Dân"},
      {"Nguồn: Báo Nhân Dân", {}, "Báo Nhân Dân"},
      {"Nguồn: https://www.bao.example.vn/xa-hoi/bai-1.html", {}, "bao.example.vn"},
      {"Minh Thử (theo Reuters)", {"Minh Thử"}, "Reuters"},
      {"Minh Thử/VOV.VN", {"Minh Thử"}, "VOV.VN"},
      {"Tin, ảnh: Minh Thử (TTXVN)", {"Minh Thử"}, "TTXVN"},
      {"Bài và ảnh: Minh Thử/Báo Tin tức", {"Minh Thử"}, "Báo Tin tức"},
      {"Nguồn VOV: https://vov.example.vn/bai-1.vov", {}, "vov.example.vn"},
      {"Đăng bởi: Minh Thử", {"Minh Thử"}, ""},
      {"Minh Thử - Ủy ban MTTQ phường Mẫu", {"Minh Thử"}, ""},
      {"(VP HĐND - UBND phường)", {"VP HĐND - UBND phường"}, ""},
      {"Ban biên tập", {"Ban biên tập"}, ""},
      {"Tuổi Trẻ dịch", {"Tuổi Trẻ"}, ""},
      {"Nhiều dự án chậm được thực hiện", {}, ""},
      {"Minh Thử/Hội Mẫu", {}, ""},
      {"Theo kế hoạch của quận", {}, ""},
      {"Hội nghị kết thúc tốt đẹp", {}, ""},
      {"Phần I", {}, ""},
      {"2-1", {}, ""},
      {"Nguồn nước đã sạch", {}, ""},
  };
  for (const SignatureCase& c : cases) {
    Read page =
        read("Xã Mẫu ra mắt tổ tự quản\n" + kLead + "\n" + kParagraph + "\n" + c.line + "\n");
    EXPECT_EQ(page.authors, c.authors) << c.line;
    EXPECT_EQ(page.publisher, c.publisher) << c.line;
    EXPECT_EQ(page.zones.back() == 'S', !c.authors.empty() || !c.publisher.empty()) << c.line;
  }
}

TEST(Article, LabelledCreditsAreFoundAboveUnknownLines) {
  const std::string text = "Xã Mẫu ra mắt tổ tự quản\n" + kLead + "\n" + kParagraph + "\n";
  Read page = read(text + "Tác giả: Minh Thử\nNguồn tin: Báo Mẫu\nDòng lạ của trang\n");
  EXPECT_EQ(page.zones, "TLBSSB");
  EXPECT_EQ(page.authors, Names{"Minh Thử"});
  EXPECT_EQ(page.publisher, "Báo Mẫu");
  EXPECT_TRUE(read(text + "Minh Thử\nDòng lạ của trang\n").authors.empty());
}

TEST(Article, NamesInAListAreNoSignature) {
  EXPECT_TRUE(
      read("Danh sách đội thi\n" + kLead + "\nĐội hình:\nMinh Thử\nVăn Mẫu\n").authors.empty());
}

TEST(Article, BylineUnderTheTitle) {
  Read page = read("Xã Mẫu ra mắt tổ tự quản\nMinh Thử\n" + kLead + "\n" + kParagraph);
  EXPECT_EQ(page.zones, "TSLB");
  EXPECT_EQ(page.authors, Names{"Minh Thử"});
  page = read("Xã Mẫu ra mắt tổ tự quản\nMinh Thử\nMinh Thử\n31/05/2019 10:55\n" + kLead);
  EXPECT_EQ(page.zones, "TSSDL");
  EXPECT_EQ(page.authors, Names{"Minh Thử"});
}

TEST(Article, SectionAndBylineBelowTheTitle) {
  Read page = read("Xã Mẫu ra mắt tổ tự quản\nChính trị\n24/11/2025\n" + kLead);
  EXPECT_EQ(page.zones, "TsDL");
  EXPECT_EQ(page.section, "Chính trị");
  page = read("Xã Mẫu ra mắt tổ tự quản\nMINH THỬ - VĂN MẪU |\n" + kLead);
  EXPECT_EQ(page.zones, "TSL");
  EXPECT_EQ(page.authors, (Names{"MINH THỬ", "VĂN MẪU"}));
}

TEST(Article, BylineAboveTheTitlePrintedAgain) {
  Read page =
      read("Xã hội\nXã Mẫu ra mắt tổ tự quản\nMinh Thử\nXã Mẫu ra mắt tổ tự quản\n" + kLead);
  EXPECT_EQ(page.zones, "sTSxL");
  EXPECT_EQ(page.authors, Names{"Minh Thử"});
}

TEST(Article, SiteNameAboveTheTitle) {
  const std::string title = "Xã Mẫu ra mắt tổ tự quản về an ninh\n";
  struct Case {
    const char* head;
    const char* zones;
  };
  for (const Case& c : {
           Case{"Phường Mẫu\nUBND Phường Mẫu | Quận Thử\nTrang chủ\nGiới thiệu\n", "xxxxTDLB"},
           {"Trường THPT Mẫu\n", "xTDLB"},
           {"Chính trị\nXây dựng Đảng\n", "sxTDLB"},
           {"Xã hội\n", "sTDLB"},
       }) {
    Read page = read(c.head + title + "05/02/2020 14:00\n" + kLead + "\n" + kParagraph);
    EXPECT_EQ(page.zones, c.zones) << c.head;
    EXPECT_EQ(page.title + "\n", title) << c.head;
  }
  // A short title keeps its place over a name, and where no date line tells.
  EXPECT_EQ(read("Tổ tự quản\nMinh Thử\n05/02/2020\n" + kLead + "\n" + kParagraph).title,
            "Tổ tự quản");
  EXPECT_EQ(read("Tổ tự quản\n" + title + kLead + "\n" + kParagraph).title, "Tổ tự quản");
}

TEST(Article, TitleIsCutFromTheLeadThatAnAgencyOpens) {
  for (const char* mark : {"(TTXVN) - ", "(TTXVN)- ", "(Dân trí) – ", "(bao.example.vn) - "}) {
    Read page = read("Xã Mẫu ra mắt tổ tự quản " + (mark + kLead) + "\n" + kParagraph);
    const bool capital = mark[1] != 'b';
    EXPECT_EQ(page.zones, capital ? "TLB" : "LB") << mark;
    EXPECT_EQ(page.title, capital ? "Xã Mẫu ra mắt tổ tự quản" : "") << mark;
  }
  // Not behind a sentence, not before a word in small letters, nothing before the mark.
  for (const std::string& lead :
       {"Xã đã có tổ tự quản. (TTXVN) - " + kLead, "(TTXVN) - " + kLead,
        "Tổng công ty điện lực thành phố (EVN) - một trong những đơn vị lớn. " + kLead}) {
    EXPECT_EQ(read(lead + "\n" + kParagraph).zones, "LB") << lead;
  }
}

TEST(Article, LongLineWithoutAStopIsATitleOnlyAboveItsDate) {
  std::string line = kLead.substr(0, kLead.size() - 1) + " và các xã lân cận trong toàn huyện";
  line += ", thị trấn Thử, xã An Lộc";
  ASSERT_GT(line.size(), 240u);
  std::string title = line;
  title.replace(0, title.find("Công an"), "");
  title += " cùng các thôn, xóm ở xa trung tâm";
  ASSERT_GT(title.size(), 240u);
  EXPECT_EQ(read(title + "\n" + kParagraph).title, "");
  EXPECT_EQ(read(title + "\n12/03/2019 08:00\n" + kParagraph).title, title);
}

TEST(Article, HeadlinesThatLookLikeOtherLines) {
  for (const char* title : {"Cần Mẫu, Đồng Thử vẫn tiếp tục phát dịch",
                            "Họp mặt ngày lễ lớn (22/12)", "Chặng đường mới - báo chí trong nước",
                            "Dự án sẽ được thực hiện", "eMau phát hành công cụ phân tích giá"}) {
    EXPECT_EQ(read(std::string(title) + "\n" + kLead + "\n" + kParagraph).title, title);
  }
}

TEST(Article, DatedHeadlinesBelowTheTextAreOtherArticles) {
  const std::string text = "Xã Mẫu ra mắt tổ tự quản\n" + kLead + "\n" + kParagraph + "\n";
  for (const char* line : {"Khánh thành cầu Mẫu(13/04/2005)", "Chùm ảnh chợ quê xã Mẫu(13/04/2005)",
                           "Lễ hội hoa ở xã Mẫu (27/10/2004)"}) {
    EXPECT_EQ(read(text + line).zones, "TLBR") << line;
  }
}

TEST(Article, CaptionLines) {
  const char* captions[] = {"Quang cảnh buổi lễ",
                            "Các đại biểu tham dự hội nghị",
                            "Các đại biểu dự Hội nghị.",
                            "Thượng tá Lê Văn Thử - Phó Trưởng Công an quận báo cáo kết quả",
                            "Đại tá Lê Văn Thử phát biểu tại hội nghị (Ảnh ANTĐ)",
                            "Công nhân thay thiết bị. Ảnh: Minh Thử",
                            "Khánh thành cầu Mẫu - Ảnh 2.",
                            "Hội nghị được tổ chức trực tuyến. (Ảnh: M.T)",
                            "Ca sĩ Lê Mẫu. Ảnh: C.T.V",
                            "Bà Lê Thị Mẫu phát biểu tại Đại hội Đảng bộ phường Mẫu.",
                            "Phó Chủ tịch Thường trực HĐND thành phố Lê Thị Mẫu trao Bằng khen của "
                            "Chủ tịch UBND thành phố cho tập thể phường Mẫu, quận Thử. Ảnh: Phong "
                            "Thử/ Hà Nội Mới.",
                            "Trao Giấy khen cho các tập thể, cá nhân có thành tích xuất sắc."};
  for (const char* caption : captions) {
    Read page = read("Xã Mẫu ra mắt tổ tự quản\n" + kLead + "\n" + caption + "\n" + kParagraph);
    EXPECT_EQ(page.zones, "TLCB") << caption;
  }
  const char* texts[] = {"Ảnh hưởng của bão còn kéo dài", "Ban Quản lý dự án",
                         "Đội hình:", "Lễ khai mạc",
                         "Các đại biểu đã tham dự đầy đủ, thảo luận sôi nổi và thống nhất cao."};
  for (const char* line : texts) {
    Read page = read("Xã Mẫu ra mắt tổ tự quản\n" + kLead + "\n" + line + "\n" + kParagraph);
    EXPECT_EQ(page.zones, "TLBB") << line;
  }
}

TEST(Article, ListsOfDatedHeadlinesInTheText) {
  const std::string headlines =
      "Khởi công trạm y tế xã Mẫu(12/03/2019)\nXã Mẫu thay trưởng trạm (10/03/2019)\n";
  EXPECT_EQ(read("Trạm y tế xã Mẫu mở cửa\n" + kLead + "\n" + headlines + kParagraph).zones,
            "TLRRB");
  // One such line may be the text's own, and so may days without a year.
  EXPECT_EQ(
      read("Trạm y tế xã Mẫu mở cửa\n" + kLead + "\nLễ khởi công trạm (12/03/2019)\n" + kParagraph)
          .zones,
      "TLBB");
  EXPECT_EQ(read("Xã Mẫu mở giải bóng đá\n" + kLead + "\nBán kết (12/03)\nChung kết (14/03)\n" +
                 kParagraph)
                .zones,
            "TLBBB");
}

TEST(Article, LineBreaksOfAllSystems) {
  const std::string plain =
      "Xã Mẫu ra mắt tổ tự quản\n17:26 30/05/2023\n" + kLead + "\n" + kParagraph;
  std::string crlf, spaced;
  for (char c : plain) {
    if (c == '\n') crlf += '\r';
    crlf += c;
    if (c == '\n')
      spaced += "  \n\t\n\n \u00A0";
    else
      spaced += c;
  }
  EXPECT_EQ(read(plain).zones, "TDLB");
  EXPECT_EQ(read(crlf).zones, "TDLB");
  EXPECT_EQ(read(spaced).zones, "TDLB");
  EXPECT_EQ(read(crlf).title, "Xã Mẫu ra mắt tổ tự quản");
}

TEST(Article, NothingToRead) {
  EXPECT_EQ(read("").zones, "");
  EXPECT_EQ(read("\n\n \r\n\t\n\u00A0\n").zones, "");
  EXPECT_EQ(read("captcha\nTo Top\n41\n").zones, "xxx");
}

TEST(Article, OneMegabyteLine) {
  std::string line;
  while (line.size() < 1000000) line += kParagraph + " ";
  EXPECT_EQ(read(line).zones, "L");
  EXPECT_EQ(read(std::string(1000000, '*') + "\n" + kLead).zones.size(), 2u);
}

TEST(Article, LinesAreInOrderApartAndInsideTheText) {
  const std::string source = "AN NINH\nXã Mẫu ra mắt tổ tự quản về an ninh\n12/5/2020\n" + kLead +
                             "\nxa mau ra mat to tu quan ve an ninh Lễ ra mắt\n" + kParagraph +
                             "\nKC";
  Text text(source);
  Layout layout = reader().read(text, false);
  std::uint32_t last = 0;
  for (const Line& line : layout.lines) {
    EXPECT_GE(line.span.begin, last);
    EXPECT_LT(line.span.begin, line.span.end);
    EXPECT_EQ(zone_at(layout, line.span.begin), line.zone);
    EXPECT_EQ(zone_at(layout, line.span.end - 1), line.zone);
    last = line.span.end;
  }
  EXPECT_LE(last, text.match().size());
  EXPECT_EQ(zone_at(Layout{}, 0), Zone::body);
}

}  // namespace
}  // namespace trich
