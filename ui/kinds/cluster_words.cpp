// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/cluster_words.h"

#include "core/services/cluster_rules.h"
#include "ui/model/format.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Clusters)
};

// The codes that administrators meet; there are some 200, and new ones with every release.
QString knownReason(const ClusterReason &reason)
{
    const QString user = reason.parameter(QLatin1String("username"));
    const QString idle = reason.parameter(QLatin1String("inactivity_duration_min"));
    if (reason.code == QLatin1String("USER_REQUEST"))
        return user.isEmpty() ? Words::tr("Somebody terminated it") : Words::tr("%1 terminated it").arg(user);
    if (reason.code == QLatin1String("INACTIVITY")) {
        bool ok = false;
        const int minutes = idle.toInt(&ok);
        return ok ? Words::tr("Nobody used it for %1").arg(formatMinutes(minutes)) : Words::tr("Nobody used it");
    }
    static const QHash<QString, const char *> known{
        {QStringLiteral("JOB_FINISHED"), QT_TRANSLATE_NOOP("Clusters", "The run it was made for has finished")},
        {QStringLiteral("TRIAL_EXPIRED"), QT_TRANSLATE_NOOP("Clusters", "The trial of the workspace has ended")},
        {QStringLiteral("INIT_SCRIPT_FAILURE"), QT_TRANSLATE_NOOP("Clusters", "An init script failed")},
        {QStringLiteral("GLOBAL_INIT_SCRIPT_FAILURE"), QT_TRANSLATE_NOOP("Clusters", "A global init script failed")},
        {QStringLiteral("DRIVER_OUT_OF_MEMORY"), QT_TRANSLATE_NOOP("Clusters", "The driver ran out of memory")},
        {QStringLiteral("DRIVER_OUT_OF_DISK"), QT_TRANSLATE_NOOP("Clusters", "The driver ran out of disk space")},
        {QStringLiteral("DRIVER_UNREACHABLE"), QT_TRANSLATE_NOOP("Clusters", "The driver could not be reached")},
        {QStringLiteral("DRIVER_UNRESPONSIVE"), QT_TRANSLATE_NOOP("Clusters", "The driver did not answer")},
        {QStringLiteral("SPARK_ERROR"), QT_TRANSLATE_NOOP("Clusters", "Spark failed")},
        {QStringLiteral("SPARK_STARTUP_FAILURE"), QT_TRANSLATE_NOOP("Clusters", "Spark could not start")},
        {QStringLiteral("SPOT_INSTANCE_TERMINATION"),
         QT_TRANSLATE_NOOP("Clusters", "The cloud took its spot instances back")},
        {QStringLiteral("CLOUD_PROVIDER_LAUNCH_FAILURE"),
         QT_TRANSLATE_NOOP("Clusters", "The cloud could not launch the machines")},
        {QStringLiteral("CLOUD_PROVIDER_SHUTDOWN"), QT_TRANSLATE_NOOP("Clusters", "The cloud shut the machines down")},
        {QStringLiteral("CLOUD_PROVIDER_RESOURCE_STOCKOUT"),
         QT_TRANSLATE_NOOP("Clusters", "The cloud has no more machines of this type")},
        {QStringLiteral("AWS_INSUFFICIENT_INSTANCE_CAPACITY_FAILURE"),
         QT_TRANSLATE_NOOP("Clusters", "The cloud has no more machines of this type")},
        {QStringLiteral("GCP_INSUFFICIENT_CAPACITY"),
         QT_TRANSLATE_NOOP("Clusters", "The cloud has no more machines of this type")},
        {QStringLiteral("AZURE_QUOTA_EXCEEDED_EXCEPTION"),
         QT_TRANSLATE_NOOP("Clusters", "The quota of the cloud account is used up")},
        {QStringLiteral("AWS_RESOURCE_QUOTA_EXCEEDED"),
         QT_TRANSLATE_NOOP("Clusters", "The quota of the cloud account is used up")},
        {QStringLiteral("GCP_QUOTA_EXCEEDED"),
         QT_TRANSLATE_NOOP("Clusters", "The quota of the cloud account is used up")},
        {QStringLiteral("INSTANCE_POOL_MAX_CAPACITY_REACHED"),
         QT_TRANSLATE_NOOP("Clusters", "Its instance pool has no more machines")},
        {QStringLiteral("INSTANCE_POOL_NOT_FOUND"), QT_TRANSLATE_NOOP("Clusters", "Its instance pool does not exist")},
        {QStringLiteral("NETWORK_CONFIGURATION_FAILURE"),
         QT_TRANSLATE_NOOP("Clusters", "The network is not set up right")},
        {QStringLiteral("SUBNET_EXHAUSTED_FAILURE"), QT_TRANSLATE_NOOP("Clusters", "The subnet has no more addresses")},
        {QStringLiteral("SECRET_RESOLUTION_ERROR"),
         QT_TRANSLATE_NOOP("Clusters", "A secret it refers to could not be read")},
        {QStringLiteral("INVALID_ARGUMENT"), QT_TRANSLATE_NOOP("Clusters", "Its configuration is not valid")},
        {QStringLiteral("INTERNAL_ERROR"), QT_TRANSLATE_NOOP("Clusters", "Databricks had an internal error")},
        {QStringLiteral("BOOTSTRAP_TIMEOUT"), QT_TRANSLATE_NOOP("Clusters", "The machines did not come up in time")},
    };
    const char *text = known.value(reason.code, nullptr);
    return text ? Words::tr(text) : QString();
}

} // namespace

ClusterStateWords stateWords(ClusterRow::State state)
{
    using State = ClusterRow::State;
    switch (state) {
    case State::Pending:
        return {Glyph::Starting, Words::tr("Starting"), {}};
    case State::Running:
        return {Glyph::Running, Words::tr("Running"), {}};
    case State::Restarting:
        return {Glyph::Restarting, Words::tr("Restarting"), {}};
    case State::Resizing:
        return {Glyph::Restarting, Words::tr("Resizing"), {}};
    case State::Terminating:
        return {Glyph::Stopping, Words::tr("Terminating"), {}};
    case State::Terminated:
        return {Glyph::Stopped, Words::tr("Terminated"), {}};
    case State::Error:
        return {Glyph::Failed, Words::tr("Error"), {}};
    case State::Unknown:
        break;
    }
    return {Glyph::Unknown, Words::tr("Unknown"), {}};
}

ClusterStateWords stateWords(const ClusterRow &row)
{
    ClusterStateWords words = stateWords(row.state);
    if (row.state == ClusterRow::State::Unknown && !row.stateText.isEmpty())
        words.text = row.stateText;
    words.toolTip = reasonWords(row.reason);
    if (words.toolTip.isEmpty())
        words.toolTip = row.stateMessage;
    // It is off, but nobody wanted that.
    if (row.state == ClusterRow::State::Terminated && row.reason.isFailure()) {
        words.glyph = Glyph::Failed;
        words.text = Words::tr("Failed");
    }
    return words;
}

QString reasonWords(const ClusterReason &reason)
{
    if (reason.isEmpty())
        return {};
    QString words = knownReason(reason);
    if (words.isEmpty())
        words = reason.code.isEmpty() ? reason.type : reason.code;
    for (const char *key : {"databricks_error_message", "azure_error_message", "aws_error_message"}) {
        const QString message = reason.parameter(QLatin1String(key));
        if (!message.isEmpty())
            return QStringLiteral("%1: %2").arg(words, message);
    }
    return words;
}

QString workersWords(const ClusterRow &row)
{
    using State = ClusterRow::State;
    const QString range = QStringLiteral("%1–%2").arg(row.minWorkers).arg(row.maxWorkers);
    const bool active = row.state == State::Running || row.state == State::Resizing || row.state == State::Restarting ||
                        row.state == State::Pending;
    if (row.autoscale)
        return active ? Words::tr("%1 of %2").arg(row.workers).arg(range) : range;
    if (row.maxWorkers == 0)
        return Words::tr("Single node");
    return row.workers != row.maxWorkers && active ? Words::tr("%1 of %2").arg(row.workers).arg(row.maxWorkers)
                                                   : QString::number(row.maxWorkers);
}

QString accessModeWords(const QString &mode)
{
    const QString plain = plainAccessMode(mode);
    if (plain == QLatin1String("USER_ISOLATION"))
        return Words::tr("Standard");
    if (plain == QLatin1String("SINGLE_USER"))
        return Words::tr("Dedicated");
    if (plain == QLatin1String("DATA_SECURITY_MODE_AUTO"))
        return Words::tr("Automatic");
    if (plain == QLatin1String("NONE"))
        return Words::tr("No isolation");
    if (plain.startsWith(QLatin1String("LEGACY_")))
        return sentenceCase(plain);
    return orDash(plain);
}

QString sourceWords(const QString &source)
{
    static const QHash<QString, const char *> known{
        {QStringLiteral("UI"), QT_TRANSLATE_NOOP("Clusters", "Person")},
        {QStringLiteral("API"), QT_TRANSLATE_NOOP("Clusters", "API")},
        {QStringLiteral("JOB"), QT_TRANSLATE_NOOP("Clusters", "Job")},
        {QStringLiteral("SQL"), QT_TRANSLATE_NOOP("Clusters", "SQL")},
        {QStringLiteral("MODELS"), QT_TRANSLATE_NOOP("Clusters", "Model serving")},
        {QStringLiteral("PIPELINE"), QT_TRANSLATE_NOOP("Clusters", "Pipeline")},
        {QStringLiteral("PIPELINE_MAINTENANCE"), QT_TRANSLATE_NOOP("Clusters", "Pipeline maintenance")}};
    const char *text = known.value(source, nullptr);
    return text ? Words::tr(text) : orDash(source);
}

QString runtimeWords(const QString &key)
{
    static const QRegularExpression form(QStringLiteral("^(\\d+\\.\\d+)\\.x-(.*)scala\\d"));
    const QRegularExpressionMatch match = form.match(key);
    if (!match.hasMatch())
        return orDash(key);
    // The long term support versions are listed by Databricks; which ones they are is no question of the key.
    QString words = match.captured(1);
    const QString rest = match.captured(2);
    if (rest.contains(QLatin1String("ml")))
        words += QStringLiteral(" ML");
    if (rest.contains(QLatin1String("gpu")))
        words += QStringLiteral(" GPU");
    if (rest.contains(QLatin1String("photon")))
        words += QStringLiteral(" Photon");
    return words;
}

QString availabilityWords(const QString &availability)
{
    if (availability.startsWith(QLatin1String("SPOT_WITH_FALLBACK")) ||
        availability.startsWith(QLatin1String("PREEMPTIBLE_WITH_FALLBACK")))
        return Words::tr("Spot, on demand where there is none");
    if (availability.startsWith(QLatin1String("ON_DEMAND")))
        return Words::tr("On demand");
    if (availability.startsWith(QLatin1String("SPOT")) || availability.startsWith(QLatin1String("PREEMPTIBLE")))
        return Words::tr("Spot only");
    return orDash(availability);
}

QString machineWords(double cores, qint64 memoryMb, int gpus)
{
    constexpr qint64 bytesOfMb = 1024 * 1024;
    QStringList parts{Words::tr("%1 cores").arg(QString::number(cores, 'g', 6)), formatBytes(memoryMb * bytesOfMb)};
    if (gpus > 0)
        parts += Words::tr("%n GPUs", nullptr, gpus);
    return parts.join(QStringLiteral(", "));
}

} // namespace trowel
