// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/page_fixture.h"
#include "ui/look/tokens.h"
#include "ui/pages/async_preview.h"
#include "ui/pages/code_view.h"
#include "ui/pages/file_preview.h"
#include "ui/pages/markdown_view.h"
#include "ui/pages/notebook_preview.h"

#include <QBuffer>
#include <QPushButton>
#include <QTemporaryDir>
#include <Qsci/qscilexer.h>
#include <Qsci/qscilexerpython.h>

using namespace trowel;
using namespace trowel::test::pages;
using namespace trowel::test;

namespace {

NotebookCell code(const QString &text, const QString &language = QStringLiteral("PYTHON"))
{
    NotebookCell cell;
    cell.text = text;
    cell.language = language;
    return cell;
}

NotebookCell markdown(const QString &text)
{
    NotebookCell cell;
    cell.kind = NotebookCell::Kind::Markdown;
    cell.text = text;
    return cell;
}

} // namespace

TEST(NotebookPreviewTest, ShowsTextAndCodeInOrder)
{
    NotebookPreview preview({markdown(QStringLiteral("# Ingest")), code(QStringLiteral("import os\nprint(1)")),
                             code(QStringLiteral("SELECT 1"), QStringLiteral("SQL"))});
    preview.resize(600, 500);
    preview.show();
    auto *first = child<CodeView>(preview, "cell1");
    auto *second = child<CodeView>(preview, "cell2");
    ASSERT_NE(first, nullptr);
    ASSERT_NE(second, nullptr);
    EXPECT_EQ(first->text(), QStringLiteral("import os\nprint(1)"));
    EXPECT_TRUE(first->isReadOnly());
    EXPECT_EQ(second->language(), QStringLiteral("sql"));
    EXPECT_GE(first->height(), 2 * first->textHeight(0));
    EXPECT_EQ(preview.findChild<MarkdownView *>()->toPlainText(), QStringLiteral("Ingest"));
}

TEST(NotebookPreviewTest, ALongOneMakesItsCellsOnRequest)
{
    QList<NotebookCell> cells;
    for (int i = 0; i < NotebookPreview::batch + 5; ++i)
        cells += code(QString::number(i));
    NotebookPreview preview(cells);
    preview.show();
    EXPECT_EQ(preview.shownCells(), NotebookPreview::batch);
    QTest::mouseClick(child<QPushButton>(preview, "moreCells"), Qt::LeftButton);
    EXPECT_EQ(preview.shownCells(), cells.size());
}

TEST(MarkdownViewTest, LoadsAndRunsNothing)
{
    QTemporaryDir dir;
    QImage picture(40, 40, QImage::Format_RGB32);
    picture.fill(Qt::red);
    const QString path = dir.filePath(QStringLiteral("red.png"));
    ASSERT_TRUE(picture.save(path));
    const QString hostile = QStringLiteral("![a](file://%1) ![b](%1) ![c](http://example.com/c.png)\n\n"
                                           "<script>alert(1)</script><img src=\"%1\">\n\n"
                                           "[go](https://example.com/x) [run](file:///bin/sh)")
                                .arg(path);
    MarkdownView view(hostile);
    view.resize(400, 400);
    view.show();
    EXPECT_FALSE(view.toHtml().contains(QStringLiteral("<img")));
    EXPECT_FALSE(view.toHtml().contains(QStringLiteral("<script")));
    EXPECT_TRUE(view.toPlainText().contains(QStringLiteral("[picture:")));
    EXPECT_TRUE(view.toPlainText().contains(QStringLiteral("alert(1)")));
    const QImage shown = view.grab().toImage();
    for (int y = 0; y < shown.height(); ++y) {
        for (int x = 0; x < shown.width(); ++x)
            ASSERT_NE(shown.pixelColor(x, y), QColor(Qt::red)) << "the picture was loaded";
    }
    QStringList followed;
    QObject::connect(&view, &MarkdownView::linkActivated, &view,
                     [&followed](const QUrl &url) { followed += url.toString(); });
    emit view.anchorClicked(QUrl(QStringLiteral("file:///bin/sh")));
    emit view.anchorClicked(QUrl(QStringLiteral("https://example.com/x")));
    EXPECT_EQ(followed, QStringList{QStringLiteral("https://example.com/x")});
}

TEST(CodeViewTest, FollowsTheTheme)
{
    CodeView view;
    view.setLanguage(QStringLiteral("PYTHON"));
    view.setCode(QStringLiteral("import os"));
    QPalette dark = view.palette();
    dark.setColor(QPalette::Window, tokens(Theme::Dark).window);
    view.setPalette(dark);
    EXPECT_EQ(view.lexer()->paper(0), tokens(Theme::Dark).code);
    EXPECT_EQ(view.lexer()->color(QsciLexerPython::Keyword), tokens(Theme::Dark).keyword);
    EXPECT_EQ(view.lexer()->color(QsciLexerPython::Comment), tokens(Theme::Dark).comment);
}

TEST(FilePreviewTest, TellsTextPictureAndBytesApart)
{
    const std::unique_ptr<QWidget> text(makeFilePreview(QStringLiteral("a.yml"), "a: 1\n", nullptr));
    EXPECT_EQ(child<CodeView>(*text, "fileText")->language(), QStringLiteral("yaml"));
    QImage picture(3, 2, QImage::Format_RGB32);
    picture.fill(Qt::blue);
    QBuffer png;
    png.open(QIODevice::WriteOnly);
    ASSERT_TRUE(picture.save(&png, "PNG"));
    const std::unique_ptr<QWidget> image(makeFilePreview(QStringLiteral("a.txt"), png.data(), nullptr));
    EXPECT_NE(child<QLabel>(*image, "picture"), nullptr);
    const std::unique_ptr<QWidget> bytes(makeFilePreview(QStringLiteral("a.bin"), QByteArray("\0\1\2A", 4), nullptr));
    EXPECT_TRUE(child<CodeView>(*bytes, "fileText")->text().contains(QStringLiteral("00 01 02 41")));
    const std::unique_ptr<QWidget> torn(makeFilePreview(QStringLiteral("a.txt"), QByteArray("\xff\xfe\xfa"), nullptr));
    EXPECT_TRUE(shownText(*torn, "previewNote").contains(QStringLiteral("no text")));
}

TEST(AsyncPreviewTest, FailsInPlaceAndRetries)
{
    QList<Promise<QByteArray>> fetches;
    AsyncPreview preview(
        [&fetches] {
            fetches += Promise<QByteArray>();
            return fetches.last().task();
        },
        [](const QByteArray &bytes) { return new QLabel(QString::fromUtf8(bytes)); }, {});
    EXPECT_TRUE(fetches.isEmpty());
    preview.resize(500, 400);
    preview.show();
    ASSERT_EQ(fetches.size(), 1);
    fetches[0].fail(Error::make(Error::Kind::Timeout, {}));
    QCoreApplication::sendPostedEvents();
    QTest::mouseClick(child<QPushButton>(preview, "retry"), Qt::LeftButton);
    ASSERT_EQ(fetches.size(), 2);
    fetches[1].settle(QByteArray("hello"));
    QCoreApplication::sendPostedEvents();
    ASSERT_NE(preview.content(), nullptr);
    EXPECT_TRUE(preview.content()->isVisible());
}
