// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo_workspace.h"

#include "app/demo/api.h"
#include "app/demo/control.h"
#include "app/demo/front_door.h"
#include "app/demo/http_server.h"
#include "app/demo/seed.h"

#include <QRandomGenerator>
#include <QThread>

namespace trowel {

using namespace demo;

namespace {

QByteArray randomToken()
{
    quint32 words[4];
    QRandomGenerator::system()->fillRange(words);
    return "dapi" + QByteArray(reinterpret_cast<const char *>(words), sizeof words).toHex();
}

DemoOptions completed(DemoOptions options)
{
    if (options.users.isEmpty())
        options.users.append({.token = randomToken()});
    for (qsizetype i = 0; i < options.users.size(); ++i) {
        if (options.users[i].userName.isEmpty())
            options.users[i].userName = seedUserOfToken(i);
    }
    return options;
}

} // namespace

struct DemoWorkspace::Private
{
    explicit Private(const DemoOptions &given)
        : door(world, given), server([this](const HttpRequest &request) { return door.handle(request); })
    {
        seed();
        addAllApis(door.router(), world);
        addControlApi(door.router(), controls());
    }

    Controls controls()
    {
        return {.world = world,
                .options = door.options(),
                .faults = door.faults(),
                .rateLimit = door.rateLimit(),
                .calls = door.calls(),
                .reseed = [this] { seed(); }};
    }

    void seed()
    {
        const DemoOptions &options = door.options();
        world.clear();
        world.olderVersionsOnly = options.olderVersionsOnly;
        world.clusters.setTimeFactor(options.timeFactor);
        world.warehouses.setTimeFactor(options.timeFactor);
        seedDbfs(world, options.scale);
        seedVolumes(world, options.scale);
        seedSecrets(world, options.scale);
        seedUnityCatalog(world, options.scale);
        seedClusters(world, options.scale);
        world.jobs.setTimeFactor(options.timeFactor);
        seedJobs(world, options.scale);
        seedWarehouses(world, options.scale, options.extraWarehouses);
        seedWorkspaceTree(world, options.scale);
    }

    World world;
    FrontDoor door;
    HttpServer server;
};

DemoWorkspace::DemoWorkspace(DemoOptions options, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(completed(std::move(options))))
{
}

DemoWorkspace::~DemoWorkspace()
{
    stop();
}

bool DemoWorkspace::start()
{
    if (!d->server.start(d->door.options().port))
        return false;
    d->world.host = QStringLiteral("127.0.0.1:%1").arg(d->server.serverPort());
    return true;
}

void DemoWorkspace::stop()
{
    d->server.stop();
}

QString DemoWorkspace::errorString() const
{
    return d->server.errorString();
}

QUrl DemoWorkspace::url() const
{
    return QUrl(QStringLiteral("http://") + d->world.host);
}

QByteArray DemoWorkspace::token() const
{
    return d->door.options().users.first().token;
}

namespace {

/// Runs `work` in the thread of `object` and waits for it.
template <typename Work>
void inThreadOf(const QObject *object, Work work)
{
    const bool here = object->thread() == QThread::currentThread();
    QMetaObject::invokeMethod(const_cast<QObject *>(object), work,
                              here ? Qt::DirectConnection : Qt::BlockingQueuedConnection);
}

} // namespace

CallCount DemoWorkspace::calls(const QByteArray &methodAndPath) const
{
    return d->door.calls().count(methodAndPath);
}

CallCount DemoWorkspace::totalCalls() const
{
    return d->door.calls().total();
}

int DemoWorkspace::peakRequestsPerSecond() const
{
    return d->door.calls().peakPerSecond();
}

void DemoWorkspace::clearCalls()
{
    d->door.calls().clear();
}

void DemoWorkspace::addFault(const Fault &fault)
{
    inThreadOf(this, [&] { d->door.faults().add(fault); });
}

void DemoWorkspace::clearFaults()
{
    inThreadOf(this, [&] { d->door.faults().clear(); });
}

QString DemoWorkspace::warehouseState(const QString &name) const
{
    QString state;
    inThreadOf(this, [&] {
        d->world.warehouses.advance(d->world.now());
        if (const Warehouse *warehouse = d->world.warehouses.findByName(name))
            state = stateName(warehouse->state);
    });
    return state;
}

std::optional<QByteArray> DemoWorkspace::workspaceContent(const QString &path) const
{
    std::optional<QByteArray> content;
    inThreadOf(this, [&] {
        const Node *node = d->world.tree->find(canonicalPath(path));
        if (node != nullptr)
            content = node->contentNow();
    });
    return content;
}

namespace {

FileNode *fileAt(World &world, const QString &path)
{
    const QString plain = canonicalFilePath(path);
    if (path.startsWith(QLatin1String("dbfs:")))
        return world.dbfs->tree.find(plain);
    return world.volumes->add(plain.section(QLatin1Char('/'), 0, 4)).find(plain.section(QLatin1Char('/'), 5));
}

} // namespace

std::optional<QByteArray> DemoWorkspace::fileContent(const QString &path) const
{
    std::optional<QByteArray> content;
    inThreadOf(this, [&] {
        const FileNode *node = fileAt(d->world, path);
        if (node != nullptr && !node->folder)
            content = node->read(0, node->size());
    });
    return content;
}

std::optional<QStringList> DemoWorkspace::fileNames(const QString &path) const
{
    std::optional<QStringList> names;
    inThreadOf(this, [&] {
        const FileNode *node = fileAt(d->world, path);
        if (node == nullptr || !node->folder)
            return;
        names.emplace();
        for (const auto &child : node->children)
            names->append(child.first);
    });
    return names;
}

std::optional<QByteArray> DemoWorkspace::secretValue(const QString &scope, const QString &key) const
{
    std::optional<QByteArray> value;
    inThreadOf(this, [&] {
        const SecretScope *known = d->world.secrets.find(scope);
        if (known && known->secrets.contains(key.toCaseFolded()))
            value = known->secrets.value(key.toCaseFolded()).value;
    });
    return value;
}

QJsonObject DemoWorkspace::securable(const QString &typeAndName) const
{
    QJsonObject json;
    inThreadOf(this, [&] { json = d->world.unity.describe(typeAndName); });
    return json;
}

QJsonObject DemoWorkspace::setState(const QJsonObject &change)
{
    QJsonObject now;
    inThreadOf(this, [&] {
        try {
            now = changeState(d->controls(), change);
        } catch (const ApiError &) {
            now = {};
        }
    });
    return now;
}

} // namespace trowel
