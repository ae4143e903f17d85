// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/result.h"
#include "core/auth/profile.h"
#include "ui/model/place.h"

#include <QDateTime>
#include <QObject>

#include <functional>
#include <optional>

namespace trowel {

/// What became of one object of a change of several.
struct MessageResult
{
    enum class Outcome { Done, Failed, Unknown, Cancelled };
    QString key;
    QString name;
    Outcome outcome = Outcome::Done;
    QString text = {}; ///< why it failed, in the server's words
};

/// What finished or failed, for Activity.
struct Message
{
    enum class Severity { Info, Success, Failure };
    Severity severity = Severity::Info;
    QString text;                      ///< one line: "Finance BI is running"
    QStringList details = {};          ///< further lines, one per object that failed where several were meant
    QList<MessageResult> results = {}; ///< one per object where several were meant, in their order
    Place place = {};                  ///< what *Show* opens
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
    /// Of the workspace they are about: a message may offer to change something there once more.
    std::optional<Environment> environment() const { return m_environment; }
    void setEnvironment(Environment environment) { m_environment = environment; }
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
    std::optional<Environment> m_environment;
};

} // namespace trowel
