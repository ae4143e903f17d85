// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/cluster_spec_json.h"
#include "ui/kinds/cluster_actions.h"
#include "ui/model/prompter.h"
#include "ui/model/session.h"

#include <QCoreApplication>
#include <QUuid>

#include <memory>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Clusters)
};

/// Two lists on their way to one form.
struct Reading
{
    ClusterChoices choices;
    int waiting = 2;
    bool cancelled = false;
    std::function<void(const ClusterChoices &)> then;

    template <typename T>
    void take(const Result<T> &result, T &into, const QString &sentence)
    {
        if (result)
            into = *result;
        else if (result.error().isCancelled())
            cancelled = true;
        else
            choices.problem = sentence.arg(result.error().message);
        if (--waiting == 0 && !cancelled)
            then(choices);
    }
};

// What a form chooses from, read first. Where it cannot be read the names are typed: that is no reason to refuse a
// form.
void withChoices(Session &session, const QString &purpose, const std::function<void(const ClusterChoices &)> &then)
{
    auto reading = std::make_shared<Reading>();
    reading->then = then;
    const Clusters clusters = clusterService(session, Lane::Interactive, purpose);
    clusters.nodeTypes().onDone(&session, [reading](const Result<QList<ClusterNodeType>> &types) {
        reading->take(types, reading->choices.nodeTypes,
                      Words::tr("The types of nodes could not be read (%1). Type their names."));
    });
    clusters.runtimes().onDone(&session, [reading](const Result<QList<ClusterRuntime>> &runtimes) {
        reading->take(runtimes, reading->choices.runtimes,
                      Words::tr("The runtimes could not be read (%1). Type their names."));
    });
}

// The whole object is read first: what the form does not know goes along as it came.
void withCluster(Session &session, const QString &purpose, const ClusterRow &row,
                 const std::function<void(const Cluster &)> &then)
{
    clusterService(session, Lane::Interactive, purpose)
        .get(row.id)
        .onDone(&session, [&session, row, then](const Result<Cluster> &cluster) {
            if (cluster)
                return then(*cluster);
            if (!cluster.error().isCancelled())
                session.say(Message::Severity::Failure, Words::tr("%1 could not be read").arg(row.name),
                            clusterPlace(session, row.id), {}, cluster.error());
        });
}

QByteArray jsonOf(const FormValues &values)
{
    return values.value(QStringLiteral("json")).toString().toUtf8();
}

void showCreate(Session &session, Prompter &prompter, const std::shared_ptr<ObjectStore> &store, FormSpec form)
{
    // One token as long as the form is open: whatever happened to the first attempt, the second makes no other cluster.
    const QString token = QUuid::createUuid().toString(QUuid::WithoutBraces);
    form.submit = [&session, store, token](const FormValues &values) {
        const QString name = clusterSpecOf(values).name;
        return clusterService(session, Lane::Interactive, QStringLiteral("Create cluster"))
            .create(jsonOf(values), token)
            .andThen([&session, store, name](const QString &id) {
                session.say(Message::Severity::Success, Words::tr("%1 was created and is starting").arg(name),
                            clusterPlace(session, id));
                store->refreshAfterChange();
                return Nothing();
            });
    };
    prompter.showForm(form);
}

} // namespace

void createCluster(const ActionScope &scope)
{
    Session &session = scope.session;
    Prompter &prompter = scope.prompter;
    auto store = scope.store.shared_from_this();
    withChoices(session, QStringLiteral("Create cluster"), [&session, &prompter, store](const ClusterChoices &choices) {
        showCreate(session, prompter, store,
                   clusterForm(newClusterSpec(choices), "{}", choices, ClusterFormFor::Create));
    });
}

void copyCluster(const ActionScope &scope, const ClusterRow &row)
{
    Session &session = scope.session;
    Prompter &prompter = scope.prompter;
    auto store = scope.store.shared_from_this();
    const QString purpose = QStringLiteral("Create cluster");
    withCluster(session, purpose, row, [&session, &prompter, store, purpose](const Cluster &cluster) {
        withChoices(session, purpose, [&session, &prompter, store, cluster](const ClusterChoices &choices) {
            ClusterSpec spec = cluster.spec;
            spec.name = Words::tr("%1 copy").arg(cluster.row.name);
            const QByteArray base = clusterEditBase(cluster.raw).value_or(QByteArray("{}"));
            showCreate(session, prompter, store, clusterForm(spec, base, choices, ClusterFormFor::Copy));
        });
    });
}

void editCluster(const ActionScope &scope, const ClusterRow &row)
{
    Session &session = scope.session;
    Prompter &prompter = scope.prompter;
    auto store = scope.store.shared_from_this();
    const QString purpose = QStringLiteral("Edit cluster");
    const auto show = [&session, &prompter, store, purpose](const Cluster &cluster, const ClusterChoices &choices) {
        const QByteArray base = clusterEditBase(cluster.raw).value_or(QByteArray("{}"));
        FormSpec form = clusterForm(cluster.spec, base, choices, ClusterFormFor::Edit);
        if (cluster.row.state == ClusterRow::State::Running)
            form.help = Words::tr("Saving restarts the cluster: what runs on it is canceled.");
        form.submit = [&session, store, purpose, id = cluster.row.id](const FormValues &values) {
            const QString name = clusterSpecOf(values).name;
            return clusterService(session, Lane::Interactive, purpose)
                .edit(id, jsonOf(values))
                .andThen([&session, store, name, id](Nothing) {
                    session.say(Message::Severity::Success, Words::tr("%1 was changed").arg(name),
                                clusterPlace(session, id));
                    store->refreshRow(id, Lane::Interactive);
                    return Nothing();
                });
        };
        prompter.showForm(form);
    };
    withCluster(session, purpose, row, [&session, purpose, show](const Cluster &cluster) {
        withChoices(session, purpose, [cluster, show](const ClusterChoices &choices) { show(cluster, choices); });
    });
}

void resizeCluster(const ActionScope &scope, const ClusterRow &row)
{
    Session &session = scope.session;
    auto store = scope.store.shared_from_this();
    FormSpec form = resizeForm(row);
    form.submit = [&session, store, row](const FormValues &values) {
        return clusterService(session, Lane::Interactive, QStringLiteral("Resize cluster"))
            .resize(row.id, clusterSizeOf(values))
            .andThen([store, id = row.id](Nothing) {
                store->refreshRow(id, Lane::Interactive);
                return Nothing();
            });
    };
    scope.prompter.showForm(form);
}

} // namespace trowel
