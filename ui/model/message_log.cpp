// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/message_log.h"

namespace trowel {

namespace {
constexpr qsizetype kMostMessages = 1000;
}

void MessageLog::add(Message message)
{
    message.when = QDateTime::currentDateTimeUtc();
    m_messages += std::move(message);
    if (m_messages.size() > kMostMessages)
        m_messages.removeFirst();
    ++m_unread;
    emit added(Message(m_messages.constLast()));
    emit changed();
}

void MessageLog::markRead()
{
    if (m_unread == 0)
        return;
    m_unread = 0;
    emit changed();
}

void MessageLog::clear()
{
    m_messages.clear();
    m_unread = 0;
    emit changed();
}

} // namespace trowel
