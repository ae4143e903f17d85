// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/file_preview.h"

#include "ui/look/widgets.h"
#include "ui/model/format.h"
#include "ui/pages/code_view.h"
#include "ui/pages/tint_panel.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>
#include <QScrollArea>
#include <QStringDecoder>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(FilePreview)
};

constexpr qsizetype kMostText = 2 * 1024 * 1024, kHexBytes = 512;
constexpr int kMostPixels = 4096; // a picture may claim any size: it is scaled while it is decoded

std::optional<QString> asText(const QByteArray &content)
{
    if (content.left(8192).contains('\0'))
        return {};
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString text = utf8(content.left(kMostText));
    // A character cut at the limit is no sign of a binary file.
    if (utf8.hasError() && content.size() <= kMostText)
        return {};
    return text;
}

QString hexHead(const QByteArray &content)
{
    QStringList lines;
    for (qsizetype at = 0; at < content.size() && at < kHexBytes; at += 16) {
        const QByteArray part = content.mid(at, 16);
        QString plain;
        for (const char c : part)
            plain += c >= 0x20 && c < 0x7f ? QLatin1Char(c) : QLatin1Char('.');
        lines += QStringLiteral("%1  %2  %3")
                     .arg(at, 6, 16, QLatin1Char('0'))
                     .arg(QString::fromLatin1(part.toHex(' ')), -47)
                     .arg(plain);
    }
    return lines.join(QLatin1Char('\n'));
}

QImage asPicture(const QByteArray &content)
{
    QBuffer buffer;
    buffer.setData(content);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    const QByteArray format = reader.format();
    // Only what is decoded without looking at anything else: an SVG may name other files.
    if (format != "png" && format != "jpeg" && format != "gif" && format != "bmp")
        return {};
    const QSize size = reader.size();
    if (!size.isValid())
        return {};
    if (size.width() > kMostPixels || size.height() > kMostPixels)
        reader.setScaledSize(size.scaled(kMostPixels, kMostPixels, Qt::KeepAspectRatio));
    return reader.read();
}

QWidget *withNote(const QString &note, QWidget *view, QWidget *parent)
{
    auto *page = new TintPanel(TintPanel::Ground::Base, false, parent);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    if (!note.isEmpty()) {
        auto *text = wrappedLabel(note, TextTint::Text2);
        text->setObjectName(QStringLiteral("previewNote"));
        text->setContentsMargins(space::l, space::s, space::l, space::s);
        column->addWidget(text);
    }
    column->addWidget(view, 1);
    return page;
}

QWidget *codePage(const QString &note, const QString &language, const QString &text, QWidget *parent)
{
    auto *ground = new TintPanel(TintPanel::Ground::Code);
    auto *inside = new QVBoxLayout(ground);
    inside->setContentsMargins(space::l, space::s, 0, 0);
    auto *code = new CodeView;
    code->setObjectName(QStringLiteral("fileText"));
    code->setAccessibleName(Words::tr("Content of the file"));
    code->setLanguage(language);
    code->setCode(text);
    inside->addWidget(code);
    return withNote(note, ground, parent);
}

} // namespace

QWidget *makeFilePreview(const QString &name, const QByteArray &content, QWidget *parent, qint64 wholeSize)
{
    const qint64 size = std::max<qint64>(wholeSize, content.size());
    const qint64 shown = std::min<qint64>(content.size(), kMostText);
    if (content.isEmpty())
        return codePage(Words::tr("The file is empty."), {}, {}, parent);
    const QImage picture = asPicture(content);
    if (!picture.isNull()) {
        auto *view = new QLabel;
        view->setObjectName(QStringLiteral("picture"));
        view->setAccessibleName(Words::tr("Picture %1").arg(name));
        view->setPixmap(QPixmap::fromImage(picture));
        view->setAlignment(Qt::AlignCenter);
        auto *scroll = new QScrollArea;
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setWidget(view);
        scroll->setAlignment(Qt::AlignCenter);
        scroll->setAccessibleName(view->accessibleName());
        return withNote(
            Words::tr("Picture, %1 × %2, %3").arg(picture.width()).arg(picture.height()).arg(formatBytes(size)), scroll,
            parent);
    }
    if (const std::optional<QString> text = asText(content)) {
        const QString note =
            size > shown
                ? Words::tr("The first %1 of %2. Download it to see all.").arg(formatBytes(shown), formatBytes(size))
                : QString();
        return codePage(note, CodeView::languageOf(name), *text, parent);
    }
    return codePage(Words::tr("This is no text: %1, of which these are the first bytes.").arg(formatBytes(size)), {},
                    hexHead(content), parent);
}

} // namespace trowel
