// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace trowel {

/// Markdown from a notebook, which anybody may have written: no HTML, nothing is loaded from anywhere, no picture, no
/// file; links show where they go and open nothing by themselves. As high as its text.
class MarkdownView final : public QTextBrowser
{
    Q_OBJECT
public:
    explicit MarkdownView(const QString &markdown, QWidget *parent = nullptr);

    QVariant loadResource(int type, const QUrl &name) override;

signals:
    /// http and https only.
    void linkActivated(const QUrl &url);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void render();
    void fit();

    QString m_markdown;
    QTextDocument *m_document = nullptr; ///< a child
};

} // namespace trowel
