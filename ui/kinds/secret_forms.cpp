// SPDX-License-Identifier: GPL-3.0-or-later
// The forms behind "New scope…" and "Put secret…".
#include "core/services/secret_rules.h"
#include "ui/kinds/secret_actions.h"
#include "ui/kinds/secret_words.h"
#include "ui/model/format.h"
#include "ui/model/prompter.h"
#include "ui/model/session.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SecretForms)
};

using Row = SecretObject;
using Store = RowStore<Row>;

QString text(const FormValues &values, const char *id)
{
    return values.value(QLatin1String(id)).toString();
}

bool isFromFile(const FormValues &values)
{
    return text(values, "source") == QLatin1String("file");
}

bool isKeyVault(const FormValues &values)
{
    return text(values, "backend") == QLatin1String("AZURE_KEYVAULT");
}

FormField makeField(const char *id, const QString &label, FormField::Type type, const QVariant &value = {})
{
    FormField field;
    field.id = QLatin1String(id);
    field.label = label;
    field.type = type;
    field.value = value;
    return field;
}

void complain(QList<FieldProblem> &problems, const char *field, const QString &problem)
{
    if (!problem.isEmpty())
        problems += FieldProblem{QLatin1String(field), problem};
}

// Names are case-insensitive on the server; an empty name is none.
QString sameName(const ObjectStore &store, const QString &name)
{
    const auto &rows = static_cast<const Store &>(store).rows();
    for (qsizetype at = 0; at < rows.size(); ++at) {
        if (!store.isHole(at) && !name.isEmpty() && rows[at].name().compare(name, Qt::CaseInsensitive) == 0)
            return rows[at].name();
    }
    return {};
}

FormSpec scopeForm(const std::shared_ptr<ObjectStore> &store)
{
    FormSpec form;
    form.id = QStringLiteral("newSecretScope");
    form.title = Words::tr("New secret scope");
    form.verb = Words::tr("Create scope");
    form.fields += makeField("name", Words::tr("Name"), FormField::Type::Text);

    FormField access = makeField("access", Words::tr("Managed by"), FormField::Type::Choice, QStringLiteral("creator"));
    access.choices = {{QStringLiteral("creator"), Words::tr("You alone, until you add others")},
                      {QStringLiteral("users"), Words::tr("Everybody in the workspace")}};
    access.note = [](const FormValues &values) {
        return text(values, "access") == QLatin1String("users")
                   ? FormNote{Words::tr("Everybody can read, replace and delete its secrets."), true}
                   : FormNote{};
    };
    form.fields += access;

    FormField backend =
        makeField("backend", Words::tr("Kept by"), FormField::Type::Choice, QStringLiteral("DATABRICKS"));
    backend.choices = {{QStringLiteral("DATABRICKS"), QStringLiteral("Databricks")},
                       {QStringLiteral("AZURE_KEYVAULT"), QStringLiteral("Azure Key Vault")}};
    backend.note = [](const FormValues &values) {
        return isKeyVault(values) ? FormNote{Words::tr("The scope shows the secrets of the vault; they are changed in "
                                                       "Azure. Needs a sign-in by Microsoft Entra ID.")}
                                  : FormNote{};
    };
    form.fields += backend;
    FormField resource = makeField("resource_id", Words::tr("Resource id"), FormField::Type::Text);
    resource.placeholder = QStringLiteral("/subscriptions/…/providers/Microsoft.KeyVault/vaults/…");
    resource.shown = isKeyVault;
    form.fields += resource;
    FormField dns = makeField("dns_name", Words::tr("Vault URI"), FormField::Type::Text);
    dns.placeholder = QStringLiteral("https://….vault.azure.net/");
    dns.shown = isKeyVault;
    form.fields += dns;

    form.check = [store](const FormValues &values) {
        QList<FieldProblem> problems;
        const QString name = text(values, "name");
        complain(problems, "name", checkScopeName(name));
        if (const QString taken = sameName(*store, name); !taken.isEmpty())
            complain(problems, "name", Words::tr("There is a scope %1 already.").arg(taken));
        if (isKeyVault(values)) {
            complain(problems, "resource_id", checkVaultResource(text(values, "resource_id").trimmed()));
            complain(problems, "dns_name", checkVaultDns(text(values, "dns_name").trimmed()));
        }
        return problems;
    };
    return form;
}

FormField keyField(const QString &key, const std::shared_ptr<ObjectStore> &keys)
{
    FormField field = makeField("key", Words::tr("Key"), FormField::Type::Text, key);
    if (!key.isEmpty())
        field.enabled = [](const FormValues &) { return false; };
    field.note = [keys](const FormValues &values) -> FormNote {
        const QString name = text(values, "key");
        if (!checkSecretKey(name).isEmpty())
            return {};
        const QString taken = sameName(*keys, name);
        if (taken == name)
            return {Words::tr("This key exists. Its value will be replaced."), true};
        if (!taken.isEmpty())
            return {Words::tr("This key exists as %1. Its value will be replaced.").arg(taken), true};
        if (keys->state() == ObjectStore::State::Ready)
            return {Words::tr("A new key.")};
        if (keys->state() == ObjectStore::State::Loading)
            return {Words::tr("The keys are still being read. If this one exists, its value will be replaced.")};
        return {Words::tr("The keys could not be listed. If this one exists, its value will be replaced."), true};
    };
    return field;
}

FormNote sizeNote(qsizetype bytes, const QString &more)
{
    return {Words::tr("%1 of %2 bytes.").arg(bytes).arg(Secrets::valueLimit) + QLatin1Char(' ') + more};
}

QList<FormField> valueFields()
{
    FormField source = makeField("source", Words::tr("Value from"), FormField::Type::Choice, QStringLiteral("text"));
    source.choices = {{QStringLiteral("text"), Words::tr("Text")}, {QStringLiteral("file"), Words::tr("File")}};
    FormField value = makeField("value", Words::tr("Value"), FormField::Type::Secret);
    value.shown = [](const FormValues &values) { return !isFromFile(values); };
    value.note = [](const FormValues &values) {
        const QString typed = text(values, "value");
        const auto breaks = int(typed.count(QLatin1Char('\n')));
        return sizeNote(typed.toUtf8().size(),
                        breaks == 0 ? Words::tr("Leading and trailing spaces are kept.")
                                    : Words::tr("%n lines; their breaks are kept.", nullptr, breaks + 1));
    };
    FormField file = makeField("file", Words::tr("File"), FormField::Type::File);
    file.shown = isFromFile;
    file.note = [](const FormValues &values) {
        const QFileInfo info(text(values, "file"));
        return info.isFile() ? sizeNote(info.size(), Words::tr("The bytes are put as they are.")) : FormNote{};
    };
    return {source, value, file};
}

QString fileProblem(const QString &path)
{
    const QFileInfo info(path);
    if (path.isEmpty())
        return Words::tr("Choose a file.");
    if (!info.isFile())
        return Words::tr("There is no such file.");
    if (!info.isReadable())
        return Words::tr("This file may not be read.");
    return info.size() == 0 ? Words::tr("The file is empty. The API takes no empty values.")
                            : checkSecretSize(info.size());
}

QList<FieldProblem> putProblems(const FormValues &values)
{
    QList<FieldProblem> problems;
    complain(problems, "key", checkSecretKey(text(values, "key")));
    if (isFromFile(values))
        complain(problems, "file", fileProblem(text(values, "file")));
    else
        complain(problems, "value", checkSecretSize(text(values, "value").toUtf8().size()));
    return problems;
}

// The value goes from the form straight into the request: nothing that outlives this call holds it, above all no
// message with its Retry. A failure stays in the form, which still has what was typed.
Task<Nothing> putNow(Session &session, const QString &scope, const FormValues &values)
{
    const Secrets service = secretService(session, "Put secret");
    const QString key = text(values, "key");
    if (!isFromFile(values))
        return service.putText(scope, key, text(values, "value"));
    const Result<QByteArray> bytes = readSecretFile(text(values, "file"));
    return bytes ? service.putBytes(scope, key, *bytes) : Task<Nothing>::ready(failure(bytes.error()));
}

} // namespace

void createSecretScope(const ActionScope &scope)
{
    Session &session = scope.session;
    auto store = scope.store.shared_from_this();
    FormSpec form = scopeForm(store);
    form.submit = [&session, store](const FormValues &values) {
        SecretScopeSpec spec;
        spec.name = text(values, "name");
        spec.everybodyManages = text(values, "access") == QLatin1String("users");
        spec.keyVault = isKeyVault(values);
        spec.vaultResource = text(values, "resource_id").trimmed();
        spec.vaultDns = text(values, "dns_name").trimmed();
        return secretService(session, "Create secret scope")
            .createScope(spec)
            .andThen([&session, store, name = spec.name](Nothing) {
                session.say(Message::Severity::Success, Words::tr("%1 was created").arg(name),
                            secretPlace(session, {}, name));
                store->refreshAfterChange();
                return Nothing();
            });
    };
    scope.prompter.showForm(form);
}

void putSecret(const ActionScope &scope, const QString &list, const QString &key)
{
    Session &session = scope.session;
    const auto keys = session.store(*session.kind(QStringLiteral("secrets")), list);
    if (keys->state() == ObjectStore::State::Empty)
        keys->refresh(Lane::Interactive); // so that what exists is said
    const QString scopeName = scopeOfList(list);
    FormSpec form;
    form.id = QStringLiteral("putSecret");
    form.title = key.isEmpty() ? Words::tr("Put secret") : Words::tr("Replace the value of %1").arg(key);
    form.verb = Words::tr("Put secret");
    form.verbFor = [keys](const FormValues &values) {
        return sameName(*keys, text(values, "key")).isEmpty() ? Words::tr("Put secret") : Words::tr("Replace value");
    };
    form.help = Words::tr("In the scope %1. Trowel never shows, keeps or logs the value.").arg(scopeName);
    form.fields += keyField(key, keys);
    form.fields += valueFields();
    form.check = putProblems;
    form.submit = [&session, keys, list, scopeName](const FormValues &values) {
        const QString name = text(values, "key");
        const bool replaced = !sameName(*keys, name).isEmpty();
        return putNow(session, scopeName, values).andThen([&session, keys, list, scopeName, name, replaced](Nothing) {
            session.say(Message::Severity::Success,
                        (replaced ? Words::tr("The value of %1 in %2 was replaced") : Words::tr("%1 was put into %2"))
                            .arg(name, scopeName),
                        secretPlace(session, list, scopeName + QLatin1Char('/') + name));
            keys->refreshAfterChange();
            return Nothing();
        });
    };
    scope.prompter.showForm(form);
}

} // namespace trowel
