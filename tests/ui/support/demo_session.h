// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demo_thread.h"
#include "core/auth/token_authenticator.h"
#include "core/http/audit_sink.h"
#include "core/http/network_factory.h"
#include "core/http/rate_limiter.h"
#include "ui/kinds/all_kinds.h"
#include "ui/model/prompter.h"
#include "ui/model/session.h"

#include <QTest>

#include <gtest/gtest.h>

namespace trowel::test {

/// Writes down what the queue does, in memory.
class MemoryAudit final : public AuditSink
{
public:
    Task<Nothing> attempt(const AuditAttempt &entry) override
    {
        attempts += entry;
        return Task<Nothing>::ready(Nothing());
    }
    void outcome(const AuditOutcome &entry) override { outcomes += entry; }
    QList<AuditAttempt> attempts;
    QList<AuditOutcome> outcomes;
};

/// Answers what actions ask as a person would, by rules the test sets.
class FakePrompter final : public Prompter
{
public:
    std::function<void(const FormSpec &)> onForm;
    bool sayYes = true;
    bool tickOption = false;
    QStringList files;
    QString folder;
    QString saveFile;
    QList<Confirmation> questions;
    QStringList suggestedNames;
    QString copied;

    void showForm(const FormSpec &form) override
    {
        forms += form;
        if (onForm)
            onForm(form);
    }
    Task<Nothing> confirm(const Confirmation &question) override
    {
        questions += question;
        if (tickOption && question.optionTicked)
            question.optionTicked(true);
        return sayYes ? Task<Nothing>::ready(Nothing()) : Task<Nothing>::ready(failure(Error::cancelled()));
    }
    Task<QStringList> chooseFiles(const QString &) override { return Task<QStringList>::ready(files); }
    Task<QString> chooseFolder(const QString &) override { return Task<QString>::ready(folder); }
    Task<QString> chooseSaveFile(const QString &, const QString &name) override
    {
        suggestedNames += name;
        return Task<QString>::ready(saveFile);
    }
    void open(const Place &) override {}
    void openUrl(const QUrl &) override {}
    void copy(const QString &text, const QString &) override { copied = text; }

    QList<FormSpec> forms;
};

inline DemoOptions quickDemo()
{
    DemoOptions options;
    options.ratePerSecond = 0;
    options.timeFactor = 200;
    return options;
}

/// A session on an embedded demo workspace with real HTTP in between.
class DemoSession
{
public:
    explicit DemoSession(DemoOptions options = quickDemo()) : demo(std::move(options))
    {
        EXPECT_TRUE(demo.start()) << demo.errorString().toStdString();
        Profile profile;
        profile.id = QUuid::createUuid();
        profile.name = QStringLiteral("demo");
        profile.host = demo.url();
        profile.environment = Environment::Demo;
        auto authenticator = TokenAuthenticator::make(demo.token());
        EXPECT_TRUE(authenticator.has_value());
        auto workspace = std::make_unique<Workspace>(profile, std::move(*authenticator), limiters.forHost(demo.url()),
                                                     network, audit);
        std::optional<bool> signedIn;
        workspace->signIn().onDone(&context, [&](const Result<Identity> &who) { signedIn = who.has_value(); });
        EXPECT_TRUE(QTest::qWaitFor([&] { return signedIn.has_value(); }, 10000));
        EXPECT_TRUE(signedIn.value_or(false));
        session = std::make_unique<Session>(std::move(workspace), kinds);
    }

    std::shared_ptr<ObjectStore> loaded(const QString &kind, const QString &scope = {})
    {
        auto store = session->store(*session->kind(kind), scope);
        reload(*store);
        return store;
    }

    void reload(ObjectStore &store)
    {
        store.refresh();
        EXPECT_TRUE(QTest::qWaitFor([&] { return store.state() == ObjectStore::State::Ready; }, 10000));
    }

    /// Runs an action as a menu would; false when it cannot be used, with the reason in `why`.
    bool run(const QString &kindId, ObjectStore &store, const QString &scope, const QString &action,
             const QStringList &keys, QString *why = nullptr)
    {
        const AnyKind &kind = *session->kind(kindId);
        QList<qsizetype> at;
        for (const QString &key : keys)
            at += store.find(key);
        for (int i = 0; i < kind.actions().size(); ++i) {
            if (kind.actions().at(i).id != action)
                continue;
            const QString reason = kind.whyNot(i, store, at);
            if (why)
                *why = reason;
            if (!reason.isEmpty())
                return false;
            kind.run(i, ActionScope{*session, prompter, store, scope}, at);
            return true;
        }
        ADD_FAILURE() << "no action " << action.toStdString();
        return false;
    }

    /// Waits until a message with that text has come.
    bool told(const QString &text)
    {
        const bool came = QTest::qWaitFor(
            [&] {
                for (const Message &message : session->messages().messages()) {
                    if (message.text.contains(text))
                        return true;
                }
                return false;
            },
            10000);
        for (const Message &message : session->messages().messages()) {
            if (!came)
                ADD_FAILURE() << "told instead: " << message.text.toStdString();
        }
        return came;
    }

    DemoThread demo;
    SystemNetworkFactory network;
    MemoryAudit audit;
    RateLimiters limiters;
    QObject context;
    KindList kinds = allKinds();
    FakePrompter prompter;
    std::unique_ptr<Session> session;
};

} // namespace trowel::test
