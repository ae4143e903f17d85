// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/list_export.h"

#include "core/json/table_lines.h"

#include <QElapsedTimer>
#include <QSaveFile>
#include <QTimer>

namespace trowel {

namespace {

constexpr int kStepMs = 8; // about half a frame

/// Owned by its home; deletes itself when it is done.
class ExportJob final : public QObject
{
public:
    ExportJob(ListPart part, ListFormat format, const QString &path, QObject *home)
        : QObject(home), m_part(std::move(part)), m_format(format), m_file(path), m_promise([this] { deleteLater(); })
    {
        for (const int column : m_part.columns)
            m_ids += m_part.kind.columns().at(column).id;
        connect(&m_turn, &QTimer::timeout, this, &ExportJob::step);
        m_turn.start(0);
    }
    ~ExportJob() override { m_promise.fail(Error::cancelled()); }

    Task<qint64> task() const { return m_promise.task(); }

private:
    void step()
    {
        if (!m_file.isOpen() && !begin())
            return end(false);
        QElapsedTimer clock;
        clock.start();
        while (m_next < m_part.positions.size() && clock.elapsed() < kStepMs)
            write(m_part.positions[m_next++]);
        if (m_next < m_part.positions.size())
            return;
        if (m_format == ListFormat::Json)
            m_file.write(m_written > 0 ? "\n]\n" : "]\n");
        end(m_file.commit());
    }

    bool begin()
    {
        if (!m_file.open(QIODevice::WriteOnly))
            return false;
        m_file.write(m_format == ListFormat::Json ? QByteArray("[") : csvLine(titlesOf(m_part)));
        return true;
    }

    void write(qsizetype at)
    {
        const QStringList texts = textsOf(m_part, at);
        if (texts.isEmpty())
            return;
        if (m_format == ListFormat::Csv)
            m_file.write(csvLine(texts));
        else
            m_file.write((m_written > 0 ? ",\n  " : "\n  ") + jsonLine(m_ids, texts));
        ++m_written;
    }

    void end(bool done)
    {
        m_turn.stop();
        if (done)
            m_promise.settle(m_written);
        else
            m_promise.fail(Error::make(Error::Kind::Storage, m_file.errorString()));
        deleteLater();
    }

    ListPart m_part;
    ListFormat m_format;
    QSaveFile m_file;
    Promise<qint64> m_promise;
    QStringList m_ids;
    QTimer m_turn;
    size_t m_next = 0;
    qint64 m_written = 0;
};

} // namespace

QString plainText(const Cell &cell)
{
    QString text = cell.text;
    if (text.isEmpty() && !cell.chips.isEmpty())
        text = cell.chips.join(QStringLiteral(", "));
    if (text.isEmpty())
        text = cell.accessible;
    if (text == QStringLiteral("–"))
        text.clear();
    if (!cell.tail.isEmpty())
        text += (text.isEmpty() ? QString() : QStringLiteral(" ")) + cell.tail;
    return text;
}

QStringList titlesOf(const ListPart &part)
{
    QStringList titles;
    for (const int column : part.columns)
        titles += part.kind.columns().at(column).title;
    return titles;
}

QStringList textsOf(const ListPart &part, qsizetype at)
{
    QStringList texts;
    if (at < 0 || at >= part.store->size() || part.store->isHole(at))
        return texts;
    texts.reserve(part.columns.size());
    for (const int column : part.columns)
        texts += plainText(part.kind.cellAt(*part.store, at, column));
    return texts;
}

Task<qint64> exportList(ListPart part, ListFormat format, const QString &path, QObject *home)
{
    return (new ExportJob(std::move(part), format, path, home))->task();
}

} // namespace trowel
