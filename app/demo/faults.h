// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/http_connection.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace trowel::demo {

/// One thing that goes wrong on purpose.
struct Fault
{
    enum class Kind { Status, Reset, Close, Hang, Truncate, Drip, InvalidJson, Html, BadToken };
    enum class When {
        Before, ///< the call is not executed
        After   ///< the call is executed and its answer replaced
    };

    QString pattern;          ///< "METHOD /path", `*` stands for any text; METHOD may be `*`
    Kind kind = Kind::Status; ///< what happens
    int status = 500;         ///< for Kind::Status
    When when = When::Before;
    int times = -1;                          ///< how often it strikes; -1: always
    int offset = 0;                          ///< how many matching calls pass first
    int retryAfter = 1;                      ///< seconds, for 429 and 503; -1: no such header
    QByteArray body = {};                    ///< instead of the usual body of Kind::Status
    std::chrono::milliseconds interval{100}; ///< between the pieces of a drip; there are about 20

    /// From the words of the command line: pattern, kind, then options, such as
    /// {"POST /api/2.0/sql/warehouses/*/start", "status=503", "after", "times=1"}.
    /// Nothing, with a sentence in `problem`, when a word is not understood.
    static std::optional<Fault> fromWords(const QStringList &words, QString *problem);
    /// From the control endpoint: `{"pattern":…,"kind":"reset","when":"after","times":1,…}`.
    static std::optional<Fault> fromJson(const QJsonObject &json, QString *problem);
    QJsonObject toJson() const;
};

/// The faults in force, in the order they were added; the first that matches strikes.
class Faults
{
public:
    void add(const Fault &fault) { m_faults.append(fault); }
    void clear() { m_faults.clear(); }
    QJsonArray toJson() const;

    /// The fault that strikes this call, if any; counts it down.
    std::optional<Fault> strike(const QByteArray &method, const QByteArray &path);

    /// What goes over the wire instead of (or, for Truncate and Drip, made of) the true reply.
    static Delivery apply(const Fault &fault, const HttpReply &reply, const QByteArray &requestId);

private:
    QList<Fault> m_faults;
};

} // namespace trowel::demo
