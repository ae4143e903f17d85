// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/call_log.h"
#include "app/demo/demo_options.h"

#include <QObject>
#include <QUrl>

#include <memory>
#include <optional>

namespace trowel {

/// A Databricks workspace that is none: a real HTTP server on 127.0.0.1 with invented people, warehouses, notebooks and
/// files, all in memory. It is the embedded default of the program, what tests run against, and what `trowel-demo`
/// serves to any other client. Lives in the thread that made it and needs that thread's event loop; the functions
/// marked thread-safe may be called from any other one while it runs (they wait for the server's thread).
class DemoWorkspace final : public QObject
{
    Q_OBJECT

public:
    explicit DemoWorkspace(DemoOptions options = {}, QObject *parent = nullptr);
    ~DemoWorkspace() override;

    /// False, with `errorString`, when the port is taken.
    bool start();
    void stop();
    QString errorString() const;

    QUrl url() const;         ///< http://127.0.0.1:port
    QByteArray token() const; ///< of the first user, an administrator unless the options say otherwise

    // Thread-safe, for tests.

    /// "POST /api/2.0/sql/warehouses/7f3a9c1e2b4d6f80/start": what arrived, was executed, throttled, struck by a fault.
    demo::CallCount calls(const QByteArray &methodAndPath) const;
    demo::CallCount totalCalls() const;
    int peakRequestsPerSecond() const;
    void clearCalls();
    void addFault(const demo::Fault &fault);
    void clearFaults();
    /// "RUNNING" and the like; empty when there is no warehouse of that name.
    QString warehouseState(const QString &name) const;
    /// The bytes of a file, the source text of a notebook, empty for a folder; nothing when the path does not exist.
    std::optional<QByteArray> workspaceContent(const QString &path) const;
    /// The bytes of a file of DBFS ("dbfs:/…") or of a volume ("/Volumes/…"); nothing when there is no such file.
    std::optional<QByteArray> fileContent(const QString &path) const;
    /// The names of what is in such a folder, sorted; nothing when there is no such folder.
    std::optional<QStringList> fileNames(const QString &path) const;
    /// The bytes of a secret; nothing when there is none.
    std::optional<QByteArray> secretValue(const QString &scope, const QString &key) const;
    /// Owner, comment, members and grants of "schema/finance.reports" and the like; empty when there is none.
    QJsonObject securable(const QString &typeAndName) const;
    /// What the control endpoint answers to `POST /__demo/state` with this body, e.g. {"rate":0} or
    /// {"warehouse":"Finance BI","state":"STOPPED"}; empty when it was refused.
    QJsonObject setState(const QJsonObject &change);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace trowel
