// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/markdown_view.h"

#include <QAbstractTextDocumentLayout>
#include <QResizeEvent>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextFragment>

#include <cmath>

namespace trowel {

namespace {

// Pictures become their words: nothing of them may be fetched, not even from the local disk.
void dropPictures(QTextDocument *document)
{
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            if (!fragment.charFormat().isImageFormat())
                continue;
            const QTextImageFormat image = fragment.charFormat().toImageFormat();
            QTextCursor cursor(document);
            cursor.setPosition(fragment.position());
            cursor.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
            cursor.insertText(MarkdownView::tr("[picture: %1]").arg(image.name()), QTextCharFormat());
            it = block.begin();
            if (it.atEnd())
                break;
        }
    }
}

} // namespace

MarkdownView::MarkdownView(const QString &markdown, QWidget *parent) : QTextBrowser(parent), m_markdown(markdown)
{
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setAccessibleName(tr("Text"));
    viewport()->setAutoFillBackground(false);
    connect(this, &QTextBrowser::highlighted, this,
            [this](const QUrl &url) { viewport()->setToolTip(url.toDisplayString()); });
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) {
        if (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http"))
            emit linkActivated(url);
    });
    render();
}

QVariant MarkdownView::loadResource(int /*type*/, const QUrl & /*name*/)
{
    return {};
}

void MarkdownView::render()
{
    // Read into a document that nobody lays out yet: laying out a picture loads the file of its name.
    auto *document = new QTextDocument(this);
    document->setDefaultFont(font());
    document->setDocumentMargin(0);
    document->setMarkdown(m_markdown, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) |
                                          QTextDocument::MarkdownNoHTML);
    dropPictures(document);
    setDocument(document);
    delete std::exchange(m_document, document);
    fit();
}

void MarkdownView::fit()
{
    document()->setTextWidth(viewport()->width());
    setFixedHeight(int(std::ceil(document()->size().height())) + 2);
}

void MarkdownView::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fit();
}

void MarkdownView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        render(); // link colours are written into the document
}

void MarkdownView::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the notebook scrolls
}

} // namespace trowel
