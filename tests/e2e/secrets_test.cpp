// SPDX-License-Identifier: GPL-3.0-or-later
// Secret scopes by point and click, down to the server's state; and that a value leaves no trace on its way.
#include "core/audit/audit_query.h"
#include "tests/e2e/driver.h"
#include "ui/model/message_log.h"
#include "ui/model/request_ring.h"
#include "ui/pages/detail_drawer.h"
#include "ui/pages/fact_view.h"
#include "ui/shell/activity_dock.h"

#include <QApplication>
#include <QClipboard>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QLoggingCategory>
#include <QTableView>
#include <QToolButton>

#include <gtest/gtest.h>

using namespace trowel;
using namespace trowel::e2e;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kPut = "POST /api/2.0/secrets/put";
const QByteArray kPutAcl = "POST /api/2.0/secrets/acls/put";

struct SecretsE2e : testing::Test
{
    void open(const DriverOptions &options = quick())
    {
        driver = std::make_unique<Driver>(options);
        ASSERT_TRUE(driver->openKind(u"Secret scopes"_s));
        ASSERT_TRUE(driver->waitForRow(u"freight-etl"_s));
    }
    bool openScope(const QString &name)
    {
        if (!driver->select(name))
            return false;
        key(Qt::Key_Return);
        const bool there = wait([&] { return driver->page()->place().scope.endsWith(name); }) && driver->waitForList();
        EXPECT_TRUE(there) << name.toStdString();
        return there;
    }
    QStringList shownColumns()
    {
        QStringList titles;
        for (int i = 0; i < driver->table()->model()->columnCount(); ++i) {
            if (!driver->table()->isColumnHidden(i))
                titles += driver->table()->model()->headerData(i, Qt::Horizontal).toString();
        }
        return titles;
    }
    std::optional<QByteArray> value(const QString &scope, const QString &key)
    {
        return driver->server().secretValue(scope, key);
    }
    QString noteAt(const QString &field)
    {
        const auto *dialog = QApplication::activeModalWidget();
        const auto *label = dialog ? dialog->findChild<QLabel *>(field + u"Note"_s) : nullptr;
        return label && label->isVisibleTo(dialog) ? label->text() : QString();
    }
    // The table in the drawer's tab.
    QTableView *access()
    {
        QTableView *table = nullptr;
        EXPECT_TRUE(wait([&] {
            for (QTableView *one : driver->page()->findChild<DetailDrawer *>()->findChildren<QTableView *>())
                table = one->isVisible() ? one : table;
            return table && table->model() && table->model()->rowCount() > 0;
        }));
        return table;
    }
    QStringList accessRows()
    {
        QStringList rows;
        const QAbstractItemModel *model = access()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            rows += model->index(row, 0).data().toString() + u'=' + model->index(row, 1).data().toString();
        return rows;
    }
    bool selectAccess(const QString &principal)
    {
        QTableView *table = access();
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            const QModelIndex index = table->model()->index(row, 0);
            if (index.data().toString() == principal)
                return clickAt(table->viewport(), table->visualRect(index).center());
        }
        ADD_FAILURE() << principal.toStdString();
        return false;
    }
    QString dialogWords()
    {
        QStringList words;
        for (const QLabel *label : QApplication::activeModalWidget()->findChildren<QLabel *>())
            words += label->isVisible() ? label->text() : QString();
        return words.join(u' ');
    }

    std::unique_ptr<Driver> driver;
};

} // namespace

TEST_F(SecretsE2e, TheListShowsScopesAndTheirBackends)
{
    open();
    EXPECT_EQ(driver->names().size(), 7);
    EXPECT_EQ(shownColumns(), (QStringList{u"Name"_s, u"Backend"_s, u"Key vault"_s}));
    EXPECT_EQ(driver->cell(u"freight-etl"_s, u"Backend"_s), u"Databricks"_s);
    EXPECT_EQ(driver->cell(u"corp-kv"_s, u"Backend"_s), u"Azure Key Vault"_s);
    EXPECT_EQ(driver->cell(u"corp-kv"_s, u"Key vault"_s), u"https://halden-corp-kv.vault.azure.net/"_s);
    ASSERT_TRUE(openScope(u"freight-etl"_s));
    EXPECT_EQ(driver->names().size(), 7);
    EXPECT_EQ(driver->cell(u"jdbc-password"_s, u"Age"_s), u"2 months"_s);
    EXPECT_EQ(shownColumns(), (QStringList{u"Name"_s, u"Last updated"_s, u"Age"_s})) << "a key has no backend";
    key(Qt::Key_Backspace);
    EXPECT_TRUE(wait([this] { return driver->page()->place().scope.isEmpty(); })) << "and up again";
}

TEST_F(SecretsE2e, AScopeIsMadeByTheForm)
{
    open();
    ASSERT_TRUE(driver->clickVerb(u"New scope"_s));
    ASSERT_TRUE(driver->dialog(u"newSecretScope"_s));
    ASSERT_TRUE(driver->fill(u"name"_s, u"a scope"_s));
    EXPECT_FALSE(driver->problemAt(u"name"_s).isEmpty());
    ASSERT_TRUE(driver->fill(u"name"_s, u"FREIGHT-etl"_s));
    EXPECT_EQ(driver->problemAt(u"name"_s), u"There is a scope freight-etl already."_s);
    ASSERT_TRUE(driver->fill(u"name"_s, u"cranes"_s));
    EXPECT_EQ(noteAt(u"access"_s), QString());
    ASSERT_TRUE(driver->fill(u"access"_s, u"Everybody in the workspace"_s));
    EXPECT_TRUE(noteAt(u"access"_s).contains(u"Everybody can read"_s)) << noteAt(u"access"_s).toStdString();
    ASSERT_TRUE(driver->press(u"Create scope"_s));
    ASSERT_TRUE(driver->dialogGone());
    ASSERT_TRUE(driver->waitForRow(u"cranes"_s));
    ASSERT_TRUE(driver->select(u"cranes"_s));
    ASSERT_TRUE(driver->drawerTab(u"Access"_s));
    EXPECT_EQ(accessRows(), QStringList{u"users=MANAGE"_s});
}

TEST_F(SecretsE2e, AKeyVaultScopeIsNamedAndARefusalKeepsWhatWasTyped)
{
    open();
    ASSERT_TRUE(driver->clickVerb(u"New scope"_s));
    ASSERT_TRUE(driver->dialog(u"newSecretScope"_s));
    ASSERT_TRUE(driver->fill(u"name"_s, u"kv"_s));
    EXPECT_FALSE(QApplication::activeModalWidget()->findChild<QLineEdit *>(u"dns_name"_s)->isVisible());
    ASSERT_TRUE(driver->fill(u"backend"_s, u"Azure Key Vault"_s));
    ASSERT_TRUE(driver->fill(u"resource_id"_s,
                             u"/subscriptions/0f/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv"_s));
    ASSERT_TRUE(driver->fill(u"dns_name"_s, u"kv.vault.azure.net"_s));
    EXPECT_FALSE(driver->problemAt(u"dns_name"_s).isEmpty());
    ASSERT_TRUE(driver->fill(u"dns_name"_s, u"https://other.vault.azure.net/"_s));
    ASSERT_TRUE(driver->press(u"Create scope"_s));
    ASSERT_TRUE(wait([this] { return dialogWords().contains(u"Unable to verify the Azure KeyVault"_s); }));
    EXPECT_EQ(driver->session().workspace().signInState(), Workspace::SignIn::SignedIn)
        << "the vault was refused, not the person";
    ASSERT_TRUE(driver->fill(u"dns_name"_s, u"https://kv.vault.azure.net/"_s));
    ASSERT_TRUE(driver->press(u"Create scope"_s));
    ASSERT_TRUE(driver->dialogGone());
    ASSERT_TRUE(driver->waitForRow(u"kv"_s));
    EXPECT_EQ(driver->cell(u"kv"_s, u"Backend"_s), u"Azure Key Vault"_s);
}

TEST_F(SecretsE2e, ASecretIsPutAndThenReplaced)
{
    open();
    ASSERT_TRUE(openScope(u"bi"_s));
    ASSERT_TRUE(driver->clickVerb(u"Put secret"_s));
    QDialog *form = driver->dialog(u"putSecret"_s);
    ASSERT_NE(form, nullptr);
    ASSERT_TRUE(driver->fill(u"key"_s, u"mail/password"_s));
    EXPECT_FALSE(driver->problemAt(u"key"_s).isEmpty());
    ASSERT_TRUE(driver->fill(u"key"_s, u"mail-password"_s));
    EXPECT_EQ(noteAt(u"key"_s), u"A new key."_s);
    auto *edit = form->findChild<QLineEdit *>(u"value"_s);
    ASSERT_NE(edit, nullptr);
    EXPECT_EQ(edit->echoMode(), QLineEdit::Password);
    QGuiApplication::clipboard()->setText(u" grün "_s); // no key of the keyboard of the tests
    edit->setFocus();
    key(Qt::Key_V, Qt::ControlModifier);
    EXPECT_TRUE(noteAt(u"value"_s).startsWith(u"7 of 131072 bytes."_s)) << noteAt(u"value"_s).toStdString();
    ASSERT_TRUE(driver->press(u"Put secret"_s));
    ASSERT_TRUE(driver->dialogGone());
    ASSERT_TRUE(driver->waitForRow(u"mail-password"_s));
    EXPECT_TRUE(driver->told(u"mail-password was put into bi"_s));
    EXPECT_EQ(value(u"bi"_s, u"mail-password"_s), QString(u" grün "_s).toUtf8());

    ASSERT_TRUE(driver->select(u"mail-password"_s));
    key(Qt::Key_E, Qt::ControlModifier);
    ASSERT_TRUE(driver->dialog(u"putSecret"_s));
    EXPECT_TRUE(noteAt(u"key"_s).contains(u"will be replaced"_s)) << noteAt(u"key"_s).toStdString();
    ASSERT_TRUE(driver->fill(u"value"_s, u"blau"_s));
    ASSERT_TRUE(driver->press(u"Replace value"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(driver->told(u"The value of mail-password in bi was replaced"_s));
    EXPECT_EQ(value(u"bi"_s, u"mail-password"_s), QByteArray("blau"));
    EXPECT_EQ(driver->executed(kPut), 2);
}

TEST_F(SecretsE2e, AFileIsPutByteByByte)
{
    open();
    QByteArray bytes;
    for (int i = 0; i < 1000; ++i)
        bytes += char(i * 7);
    const QString file = driver->localFile(u"key.p12"_s, bytes);
    const QString large = driver->localFile(u"large.bin"_s, QByteArray(128 * 1024 + 1, 'x'));
    ASSERT_TRUE(driver->select(u"customs"_s));
    ASSERT_TRUE(driver->clickDrawerVerb(u"Put secret"_s));
    ASSERT_TRUE(driver->dialog(u"putSecret"_s));
    ASSERT_TRUE(driver->fill(u"key"_s, u"p12"_s));
    ASSERT_TRUE(driver->fill(u"source"_s, u"File"_s));
    ASSERT_TRUE(driver->fill(u"file"_s, large));
    EXPECT_TRUE(driver->problemAt(u"file"_s).contains(u"131072"_s)) << driver->problemAt(u"file"_s).toStdString();
    ASSERT_TRUE(driver->fill(u"file"_s, file));
    EXPECT_EQ(driver->problemAt(u"file"_s), QString());
    ASSERT_TRUE(driver->press(u"Put secret"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(driver->told(u"p12 was put into customs"_s));
    EXPECT_EQ(value(u"customs"_s, u"p12"_s), bytes);
}

TEST_F(SecretsE2e, KeyVaultScopesOfferNoChanges)
{
    open();
    ASSERT_TRUE(openScope(u"corp-kv"_s));
    EXPECT_EQ(driver->names().size(), 3);
    QStringList verbs;
    for (const QAbstractButton *button : driver->page()->findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            verbs += button->text();
    }
    EXPECT_FALSE(verbs.contains(u"Put secret"_s)) << verbs.join(u", "_s).toStdString();
    ASSERT_TRUE(driver->select(u"edi-signing-key"_s));
    key(Qt::Key_Delete);
    EXPECT_EQ(QApplication::activeModalWidget(), nullptr);
    EXPECT_EQ(driver->arrived("POST /api/2.0/secrets/delete"), 0);
}

TEST_F(SecretsE2e, DeletingAScopeCountsItsKeysFirst)
{
    open();
    ASSERT_TRUE(driver->select(u"freight-etl"_s));
    ASSERT_TRUE(driver->select(u"sandbox"_s, Qt::ControlModifier));
    key(Qt::Key_Delete);
    QDialog *question = driver->dialog(u"deleteSecretScopes"_s);
    ASSERT_NE(question, nullptr);
    const auto *objects = question->findChild<QTableView *>(u"objects"_s);
    const auto goes = [&] {
        return objects->model()->index(0, 2).data().toString() + u'|' + objects->model()->index(1, 2).data().toString();
    };
    EXPECT_TRUE(wait([&] { return goes() == u"7 keys|No keys"_s; })) << goes().toStdString();
    ASSERT_TRUE(driver->press(u"Delete 2 scopes"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(driver->told(u"2 secret scopes were deleted"_s));
    EXPECT_TRUE(driver->waitForNoRow(u"freight-etl"_s));
    EXPECT_TRUE(driver->waitForNoRow(u"sandbox"_s));
    EXPECT_FALSE(value(u"freight-etl"_s, u"jdbc-user"_s).has_value());
    EXPECT_EQ(driver->executed("POST /api/2.0/secrets/scopes/delete"), 2);
}

TEST_F(SecretsE2e, KeysAreDeletedEachWithItsOwnResult)
{
    open();
    ASSERT_TRUE(openScope(u"telematics"_s));
    driver->fault(u"POST /api/2.0/secrets/delete status=403 times=1"_s);
    ASSERT_TRUE(driver->select(u"kafka-sasl-password"_s));
    ASSERT_TRUE(driver->select(u"kafka-sasl-user"_s, Qt::ControlModifier));
    key(Qt::Key_Delete);
    ASSERT_TRUE(driver->dialog(u"deleteSecrets"_s));
    ASSERT_TRUE(driver->press(u"Delete 2 secrets"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(driver->told(u"1 of 2 secrets could not be deleted"_s));
    EXPECT_TRUE(wait([this] { return driver->names().size() == 2; }));
    EXPECT_NE(value(u"telematics"_s, u"kafka-sasl-password"_s).has_value(),
              value(u"telematics"_s, u"kafka-sasl-user"_s).has_value());
}

TEST_F(SecretsE2e, AccessIsShownAddedChangedAndRemoved)
{
    open();
    ASSERT_TRUE(driver->select(u"bi"_s));
    ASSERT_TRUE(driver->drawerTab(u"Access"_s));
    EXPECT_EQ(accessRows().size(), 3);
    ASSERT_TRUE(driver->clickDrawerVerb(u"Add…"_s));
    ASSERT_TRUE(driver->dialog(u"addSecretAccess"_s));
    ASSERT_TRUE(driver->fill(u"principal"_s, u"analysts"_s));
    EXPECT_TRUE(driver->problemAt(u"principal"_s).contains(u"Has READ already"_s));
    ASSERT_TRUE(driver->fill(u"principal"_s, u"nobody"_s));
    ASSERT_TRUE(driver->press(u"Add"_s));
    ASSERT_TRUE(wait([this] { return dialogWords().contains(u"Principal nobody does not exist"_s); }));
    ASSERT_TRUE(driver->fill(u"principal"_s, u"finance"_s));
    ASSERT_TRUE(driver->press(u"Add"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(wait([this] { return accessRows().contains(u"finance=READ"_s); }));

    ASSERT_TRUE(selectAccess(u"finance"_s));
    ASSERT_TRUE(driver->clickDrawerVerb(u"Change…"_s));
    ASSERT_TRUE(driver->dialog(u"changeSecretAccess"_s));
    EXPECT_FALSE(driver->dialogButton(u"Change"_s)->isEnabled()) << "nothing is changed yet";
    ASSERT_TRUE(driver->fill(u"permission"_s, u"WRITE"_s));
    ASSERT_TRUE(driver->press(u"Change"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(wait([this] { return accessRows().contains(u"finance=WRITE"_s); }));
    EXPECT_TRUE(driver->told(u"finance now has WRITE on bi"_s));

    ASSERT_TRUE(selectAccess(u"priya.raman@haldenfreight.example"_s));
    ASSERT_TRUE(driver->clickDrawerVerb(u"Remove"_s));
    ASSERT_TRUE(driver->dialog(u"removeSecretAccess"_s));
    EXPECT_TRUE(dialogWords().contains(u"is the last one with MANAGE"_s)) << dialogWords().toStdString();
    ASSERT_TRUE(driver->press(u"Remove access"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(wait([this] { return accessRows().size() == 3; })) << accessRows().join(u'\n').toStdString();
}

TEST_F(SecretsE2e, WhatMayNotBeSeenIsSaidInPlace)
{
    DriverOptions options = quick();
    options.demo.users = {{.token = "auditor", .userName = u"amara.nwosu@haldenfreight.example"_s}};
    open(options);
    const auto drawerWords = [this] {
        QStringList words;
        for (const QLabel *label : driver->page()->findChild<DetailDrawer *>()->findChildren<QLabel *>())
            words += label->isVisible() ? label->text() : QString();
        return words.join(u' ');
    };
    ASSERT_TRUE(driver->select(u"customs"_s));
    ASSERT_TRUE(driver->drawerTab(u"Access"_s));
    EXPECT_TRUE(wait([&] { return drawerWords().contains(u"does not have MANAGE permission on scope customs"_s); }))
        << drawerWords().toStdString();
    ASSERT_TRUE(driver->drawerTab(u"Overview"_s));
    EXPECT_TRUE(wait([&] { return driver->page()->findChild<FactView *>()->isVisible(); })) << "the rest goes on";
    ASSERT_TRUE(driver->select(u"bi"_s));
    key(Qt::Key_Return);
    EXPECT_TRUE(wait([&] { return driver->stateTitle().contains(u"could not be listed"_s); }));
}

namespace {

// Everything that is logged while it lives, every room talking.
class Log
{
public:
    Log() : m_before(qInstallMessageHandler(keep))
    {
        lines.clear();
        QLoggingCategory::setFilterRules(u"trowel.*=true\nqt.network.*=true"_s);
    }
    ~Log()
    {
        QLoggingCategory::setFilterRules(QString());
        qInstallMessageHandler(m_before);
    }
    Q_DISABLE_COPY_MOVE(Log)

    static inline QStringList lines;

private:
    static void keep(QtMsgType, const QMessageLogContext &, const QString &text) { lines += text; }

    QtMessageHandler m_before;
};

} // namespace

TEST_F(SecretsE2e, AValueLeavesNoTrace)
{
    const QString canary = u"c4nary-Zx9-value"_s;
    const QByteArray fileCanary = "f1le-c4nary-Qw7-bytes";
    const Log log;
    open();
    ASSERT_TRUE(openScope(u"bi"_s));
    for (const char *fault : {"status=500 before", "status=403 after", "reset after", "html before"}) {
        driver->fault(QString::fromLatin1(kPut) + u' ' + QLatin1String(fault) + u" times=1"_s);
        ASSERT_TRUE(driver->clickVerb(u"Put secret"_s));
        QDialog *form = driver->dialog(u"putSecret"_s);
        ASSERT_NE(form, nullptr);
        ASSERT_TRUE(driver->fill(u"key"_s, u"mail-password"_s));
        ASSERT_TRUE(driver->fill(u"value"_s, canary));
        ASSERT_TRUE(click(driver->dialogButton(u"Put secret"_s) ? driver->dialogButton(u"Put secret"_s)
                                                                : driver->dialogButton(u"Replace value"_s)));
        wait([&] {
            if (QApplication::activeModalWidget() != form)
                return true;
            const auto *title = form->findChild<QLabel *>(u"failureTitle"_s);
            return title && title->isVisible();
        });
        if (QApplication::activeModalWidget() == form) { // it failed: what was typed is still there
            EXPECT_EQ(form->findChild<QLineEdit *>(u"value"_s)->text(), canary) << fault;
            EXPECT_FALSE(dialogWords().contains(canary)) << fault;
            driver->server().clearFaults();
            ASSERT_TRUE(click(driver->dialogButton(u"Put secret"_s) ? driver->dialogButton(u"Put secret"_s)
                                                                    : driver->dialogButton(u"Replace value"_s)));
        }
        ASSERT_TRUE(driver->dialogGone());
    }
    ASSERT_TRUE(driver->clickVerb(u"Put secret"_s));
    ASSERT_TRUE(driver->dialog(u"putSecret"_s));
    ASSERT_TRUE(driver->fill(u"key"_s, u"from-file"_s));
    ASSERT_TRUE(driver->fill(u"source"_s, u"File"_s));
    const QString file = driver->localFile(u"secret.bin"_s, fileCanary);
    ASSERT_TRUE(driver->fill(u"file"_s, file));
    ASSERT_TRUE(driver->press(u"Put secret"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_EQ(value(u"bi"_s, u"mail-password"_s), canary.toUtf8()) << "it arrived, so there was something to leak";
    EXPECT_EQ(value(u"bi"_s, u"from-file"_s), fileCanary);
    ASSERT_TRUE(QFile::remove(file));

    const QList<QByteArray> traces{canary.toUtf8(), canary.toUtf8().toBase64(), fileCanary, fileCanary.toBase64()};
    const auto expectClean = [&](const QString &text, const char *where) {
        for (const QByteArray &trace : traces)
            EXPECT_FALSE(text.contains(QString::fromLatin1(trace))) << where << ": " << text.toStdString();
    };
    const RequestRing &ring = driver->window().activity().requests();
    int puts = 0;
    for (int row = 0; row < ring.rowCount(); ++row) {
        const RequestRecord &record = ring.at(row);
        puts += record.path.endsWith(u"secrets/put"_s) ? 1 : 0;
        expectClean(record.requestBody + record.answer + record.asCurl() + record.history.join(u'\n') + record.path +
                        (record.error ? record.error->message : QString()),
                    "Activity");
    }
    EXPECT_GE(puts, 6) << "the ring holds what was looked for";
    for (const Message &message : driver->session().messages().messages()) {
        expectClean(message.text + message.details.join(u'\n') + (message.error ? message.error->message : QString()),
                    "messages");
        EXPECT_FALSE(message.retry) << "a Retry would have to keep the value: " << message.text.toStdString();
    }
    EXPECT_FALSE(QApplication::clipboard()->text().contains(canary));

    expectClean(Log::lines.join(u'\n'), "log");

    // The database itself, its journal included, and whatever else the program keeps on disk.
    std::optional<bool> closed;
    QObject context;
    driver->audit().close().onDone(&context, [&](const Result<Nothing> &) { closed = true; });
    ASSERT_TRUE(wait([&] { return closed.has_value(); }));
    int files = 0;
    QDirIterator disk(driver->disk(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (disk.hasNext()) {
        QFile one(disk.next());
        ASSERT_TRUE(one.open(QIODevice::ReadOnly));
        const QByteArray bytes = one.readAll();
        files += bytes.contains("secrets/put") ? 1 : 0;
        for (const QByteArray &trace : traces)
            EXPECT_FALSE(bytes.contains(trace)) << one.fileName().toStdString();
    }
    EXPECT_GE(files, 1) << "the audit database holds the calls";
}
