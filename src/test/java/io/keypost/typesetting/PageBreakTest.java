package io.keypost.typesetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageBreakTest {

    private static final Typesetter TYPESETTER = new Typesetter(Samples.FONTS);

    @Test
    void theSignaturesStandOnThePageOfTheLastClauseHoweverLongTheRemarks() {
        for (int lines = 1; lines <= 60; lines++) {
            var pages = pages(lines);
            var signing = page(pages, "甲方（盖章）：");

            assertThat(signing).contains("6、附则", "各执一份。甲方（盖章）：年月日乙方（签名）：年月日");
        }
    }

    @Test
    void noHeadingIsLeftAtThePagesFoot() {
        for (int lines = 1; lines <= 60; lines++) {
            for (var page : pages(lines)) {
                assertThat(page.replaceAll("第\\d+页共\\d+页$", ""))
                        .doesNotEndWith("5、违约责任")
                        .doesNotEndWith("其他事项：")
                        .doesNotEndWith("6、附则");
            }
        }
    }

    @Test
    void theAnnexBeginsAPage() {
        for (int lines = 1; lines <= 60; lines += 7) {
            assertThat(page(pages(lines), "版本：2")).startsWith("附件岗位职责");
        }
    }

    private static List<String> pages(int lines) {
        var remarks = String.join(
                "\n", Stream.generate(() -> "乙方应当参加培训。").limit(lines).toList());
        return Pdfs.pages(Samples.agreement(TYPESETTER, Samples.with(Samples.agreement(), "remarks", remarks))
                .bytes());
    }

    private static String page(List<String> pages, String text) {
        return pages.stream().filter(page -> page.contains(text)).findFirst().orElseThrow();
    }
}
