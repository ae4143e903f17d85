// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/audit_sink.h"
#include "core/http/network_factory.h"
#include "core/http/rate_limiter.h"
#include "tests/ui/model/pools.h"
#include "ui/model/prompter.h"
#include "ui/model/session.h"

#include <QLabel>
#include <QTest>

#include <gtest/gtest.h>

namespace trowel::test::pages {

struct NoNetwork final : NetworkFactory
{
    std::unique_ptr<QNetworkAccessManager> create() override { return nullptr; }
};

struct NoAudit final : AuditSink
{
    Task<Nothing> attempt(const AuditAttempt &) override { return Task<Nothing>::ready(Nothing()); }
    void outcome(const AuditOutcome &) override {}
};

struct NoSignIn final : Authenticator
{
    Task<QByteArray> authorization() override { return Task<QByteArray>::ready(QByteArray("Bearer x")); }
    Task<Nothing> renew() override { return Task<Nothing>::ready(Nothing()); }
    QByteArray method() const override { return "pat"; }
};

struct FakePrompter final : Prompter
{
    QList<FormSpec> forms;
    QList<Confirmation> questions;
    QList<Place> opened;
    QList<QUrl> urls;
    QStringList copied;
    QString copiedHtml;
    QString saveFile;
    QStringList suggestedNames;

    void showForm(const FormSpec &form) override { forms += form; }
    Task<Nothing> confirm(const Confirmation &question) override
    {
        questions += question;
        return Task<Nothing>::ready(Nothing());
    }
    Task<QStringList> chooseFiles(const QString &) override { return Task<QStringList>::ready(QStringList()); }
    Task<QString> chooseFolder(const QString &) override { return Task<QString>::ready(QString()); }
    Task<QString> chooseSaveFile(const QString &, const QString &name) override
    {
        suggestedNames += name;
        return Task<QString>::ready(saveFile);
    }
    void open(const Place &place) override { opened += place; }
    void openUrl(const QUrl &url) override { urls += url; }
    void copy(const QString &text, const QString &) override { copied += text; }
    void copyTable(const QString &text, const QString &html, const QString &) override
    {
        copied += text;
        copiedHtml = html;
    }
};

inline Profile testProfile(Environment environment = Environment::Dev)
{
    Profile profile;
    profile.id = QUuid::createUuid();
    profile.name = QStringLiteral("prod-eu");
    profile.host = QUrl(QStringLiteral("https://dbc-1a2b3c4d-5e6f.cloud.databricks.com"));
    profile.environment = environment;
    return profile;
}

/// A kind of pools whose lists and details the test answers itself.
struct ToyKind
{
    struct Listing
    {
        QString scope;
        Lane lane;
        PageSink<Pool> page;
        Promise<ListEnd> end;
    };
    struct Question
    {
        QString id;
        Promise<ObjectDetail> promise;
        std::shared_ptr<bool> cancelled;
    };

    QList<Listing> listings;
    QList<Question> details;
    QList<QStringList> ran; ///< ids per run of "start"
    int made = 0;           ///< runs of "new"
    QStringList dropped;
    KindList kinds;

    ToyKind() { kinds.push_back(make()); }
    const AnyKind &kind() const { return *kinds.front(); }

    /// Answers the newest list.
    void answer(const QList<Pool> &rows, bool complete = true)
    {
        listings.last().page(rows);
        listings.last().end.settle(ListEnd{rows.size(), 1, complete});
        QCoreApplication::sendPostedEvents();
    }
    void fail(const Error &error)
    {
        listings.last().end.fail(error);
        QCoreApplication::sendPostedEvents();
    }

    std::unique_ptr<AnyKind> make()
    {
        Kind<Pool> kind;
        kind.info.id = QStringLiteral("pools");
        kind.info.title = QStringLiteral("Pools");
        kind.info.icon = QStringLiteral("pool");
        kind.info.emptyTitle = QStringLiteral("No pools yet");
        kind.info.emptyText = QStringLiteral("A pool keeps machines ready.");
        kind.info.emptyAction = QStringLiteral("new");
        kind.info.rootScope = QStringLiteral("/");
        kind.key = [](const Pool &pool) { return pool.id; };
        kind.name = [](const Pool &pool) { return pool.name; };
        kind.searchKey = &Pool::searchKey;
        kind.node = [](const Pool &pool) {
            Cell cell{pool.name};
            cell.glyph = pool.idle > 0 ? Glyph::Running : Glyph::Stopped;
            return cell;
        };
        kind.list = [this](Session &, const QString &scope, Lane lane, PageSink<Pool> sink) {
            listings += Listing{scope, lane, std::move(sink), Promise<ListEnd>()};
            return listings.last().end.task();
        };
        kind.detail = [this](Session &, const Pool &pool) {
            auto cancelled = std::make_shared<bool>(false);
            details += Question{pool.id, Promise<ObjectDetail>([cancelled] { *cancelled = true; }), cancelled};
            return details.last().promise.task();
        };
        addColumns(kind);
        addActions(kind);
        kind.states = {KindState<Pool>{QStringLiteral("running"), QStringLiteral("Running"), Glyph::Running,
                                       [](const Pool &pool) { return pool.idle > 0; }},
                       KindState<Pool>{QStringLiteral("stopped"), QStringLiteral("Stopped"), Glyph::Stopped,
                                       [](const Pool &pool) { return pool.idle == 0; }},
                       KindState<Pool>{QStringLiteral("large"), QStringLiteral("Large"), Glyph::None,
                                       [](const Pool &pool) { return pool.idle > 9; }, QStringLiteral("Size")}};
        kind.childScope = [](const Pool &pool) {
            return pool.name.endsWith(QLatin1Char('/')) ? QLatin1Char('/') + pool.name : QString();
        };
        kind.scopePath = [](const QString &scope) {
            return scope == QLatin1String("/") ? QStringList{scope} : QStringList{QStringLiteral("/"), scope};
        };
        kind.scopeTitle = [](const QString &) { return QStringLiteral("Pools"); };
        kind.summary = [](const QList<Pool> &rows) {
            const auto idle = std::count_if(rows.cbegin(), rows.cend(), [](const Pool &p) { return p.idle > 0; });
            return QStringLiteral("%1 running").arg(idle);
        };
        kind.reference = [](const Pool &pool) { return pool.id; };
        kind.webPath = [](const Pool *pool) { return pool ? QStringLiteral("/pools/") + pool->id : QString(); };
        kind.drop = [this](const ActionScope &, const QStringList &files) { dropped += files; };
        return makeKind(std::move(kind));
    }

private:
    static void addColumns(Kind<Pool> &kind)
    {
        Column<Pool> name;
        name.info = {QStringLiteral("name"), QStringLiteral("Name"), 24, false, true};
        name.cell = [](const Pool &pool) { return Cell{pool.name}; };
        name.text = [](const Pool &pool) { return fold(pool.name); };
        Column<Pool> idle;
        idle.info = {QStringLiteral("idle"), QStringLiteral("Idle"), 8, true};
        idle.cell = [](const Pool &pool) { return Cell{QString::number(pool.idle)}; };
        idle.number = [](const Pool &pool) { return pool.idle; };
        kind.columns = {name, idle};
    }

    void addActions(Kind<Pool> &kind)
    {
        ActionInfo start;
        start.id = QStringLiteral("start");
        start.text = QStringLiteral("Start");
        start.icon = QStringLiteral("play");
        start.inToolBar = start.inDrawer = true;
        kind.actions += Action<Pool>(
            start,
            [this](const ActionScope &, const QList<Pool> &pools) {
                QStringList ids;
                for (const Pool &pool : pools)
                    ids += pool.id;
                ran += ids;
            },
            [](const Pool &pool) {
                return pool.idle > 0 ? QStringLiteral("%1 runs already.").arg(pool.name) : QString();
            });
        ActionInfo create;
        create.id = QStringLiteral("new");
        create.text = QStringLiteral("New…");
        create.icon = QStringLiteral("plus");
        create.on = ActionInfo::On::List;
        create.inToolBar = create.onBackground = true;
        kind.actions += Action<Pool>(create, [this](const ActionScope &, const QList<Pool> &) { ++made; });
    }
};

inline Pool toy(const QString &name, int idle = 0)
{
    return {name.toLower(), name, idle, false};
}

inline ObjectDetail toyDetail(const QString &name)
{
    ObjectDetail detail;
    detail.name = name;
    detail.subtitle = QStringLiteral("Pool in prod-eu");
    detail.glyph = Glyph::Running;
    detail.sections = {FactSection{QStringLiteral("Now"),
                                   {Fact{QStringLiteral("State"), QStringLiteral("Running"), Glyph::Running},
                                    Fact{QStringLiteral("Size"), QStringLiteral("Small")}}},
                       FactSection{QStringLiteral("Connection"), {}}};
    Fact id{QStringLiteral("Pool id"), QStringLiteral("7f3a9c1e2b4d6f80")};
    id.copyable = id.mono = true;
    detail.sections.last().facts += id;
    detail.json.bytes = "{\"z\":1.0,\"name\":\"" + name.toUtf8() + "\",\"a\":[1,2]}";
    return detail;
}

/// A page on a session without a network.
struct PageFixture : testing::Test
{
    NoNetwork network;
    NoAudit audit;
    ToyKind toyKind;
    FakePrompter prompter;
    std::unique_ptr<Session> session;

    explicit PageFixture(Environment environment = Environment::Dev)
    {
        auto limiter = std::make_shared<RateLimiter>([] { return RateLimiter::Time(0); });
        session = std::make_unique<Session>(std::make_unique<Workspace>(testProfile(environment),
                                                                        std::make_unique<NoSignIn>(), limiter, network,
                                                                        audit),
                                            toyKind.kinds);
    }
};

/// The text of a label by its objectName; "(none)" where it is hidden or absent.
inline QString shownText(const QWidget &root, const char *name)
{
    for (const QLabel *l : root.findChildren<QLabel *>(QLatin1String(name))) {
        if (l->isVisibleTo(&root))
            return l->text();
    }
    return QStringLiteral("(none)");
}

template <typename T>
T *child(const QWidget &root, const char *name)
{
    return root.findChild<T *>(QLatin1String(name));
}

} // namespace trowel::test::pages
