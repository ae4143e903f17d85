// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/result.h"
#include "ui/model/place.h"

#include <QDateTime>
#include <QObject>

#include <functional>
#include <optional>

namespace trowel {

/// What finished or failed, for Activity.
struct Message
{
    enum class Severity { Info, Success, Failure };
    Severity severity = Severity::Info;
    QString text;             ///< one line: "Finance BI is running"
    QStringList details = {}; ///< further lines, one per object where several were meant
    Place place = {};         ///< what *Show* opens
    std::optional<Error> error = {};
    std::function<void()> retry = {}; ///< empty where there is nothing to repeat
    QDateTime when = {};              ///< UTC; set by add
};

/// The messages of this run, newest last, at most 1,000. Main thread.
class MessageLog final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    void add(Message message);
    const QList<Message> &messages() const { return m_messages; }
    int unread() const { return m_unread; }
    void markRead();
    void clear();

signals:
    void added(const trowel::Message &message);
    void changed();

private:
    QList<Message> m_messages;
    int m_unread = 0;
};

} // namespace trowel
