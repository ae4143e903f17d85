// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/secrets.h"

#include "core/services/secret_json.h"

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

Task<Nothing> withoutAnswer(const Task<Response> &task)
{
    // "{}", an empty body and plain text all mean the same.
    return task.andThen([](const Response &) { return Nothing(); });
}

} // namespace

Secrets::Secrets(ApiClient api) : m_api(std::move(api)) {}

Task<ListEnd> Secrets::listScopes(PageSink<SecretObject> sink) const
{
    return fetchPages<SecretObject>(m_api, Route::Secrets, {u"scopes"_s, u"list"_s}, {}, wholeList(), readSecretScopes,
                                    std::move(sink));
}

Task<ListEnd> Secrets::listKeys(const QString &scope, SecretObject::Backend backend, PageSink<SecretObject> sink) const
{
    return fetchPages<SecretObject>(
        m_api, Route::Secrets, {u"list"_s}, {{u"scope"_s, scope}}, wholeList(),
        [scope, backend](const JsonReader &answer) { return readSecretKeys(answer, scope, backend); }, std::move(sink));
}

Task<SecretDetail> Secrets::scope(const QString &name) const
{
    return m_api.get(Route::Secrets, {u"scopes"_s, u"list"_s})
        .andThen([name](const Response &answer) { return findSecretScope(answer.body, name); })
        .andThen([self = *this, name](const SecretDetail &detail) {
            // Who may not list the keys may still see that the scope exists.
            return self.countKeys(name)
                .andThen([detail](qsizetype keys) {
                    SecretDetail counted = detail;
                    counted.keys = keys;
                    return counted;
                })
                .orElse([detail](const Error &) { return Result<SecretDetail>(detail); });
        });
}

Task<SecretDetail> Secrets::key(const QString &scope, const QString &key, SecretObject::Backend backend) const
{
    return m_api.get(Route::Secrets, {u"list"_s}, {{u"scope"_s, scope}})
        .andThen(
            [scope, key, backend](const Response &answer) { return findSecretKey(answer.body, scope, key, backend); });
}

Task<qsizetype> Secrets::countKeys(const QString &scope) const
{
    return m_api.get(Route::Secrets, {u"list"_s}, {{u"scope"_s, scope}}).andThen([scope](const Response &answer) {
        return JsonReader::parse(answer.body).and_then([&scope](const JsonReader &json) {
            return json.finish(readSecretKeys(json, scope, SecretObject::Backend::Databricks).size());
        });
    });
}

Task<Nothing> Secrets::createScope(const SecretScopeSpec &spec) const
{
    return withoutAnswer(m_api.post(Route::Secrets, {u"scopes"_s, u"create"_s}, writeSecretScope(spec)));
}

Task<Nothing> Secrets::removeScope(const QString &name) const
{
    return withoutAnswer(m_api.post(Route::Secrets, {u"scopes"_s, u"delete"_s}, writeMembers({{u"scope"_s, name}})));
}

Task<Nothing> Secrets::putText(const QString &scope, const QString &key, const QString &value) const
{
    return put(value.toUtf8().size(), value,
               writeMembers({{u"scope"_s, scope}, {u"key"_s, key}, {u"string_value"_s, value}}));
}

Task<Nothing> Secrets::putBytes(const QString &scope, const QString &key, const QByteArray &value) const
{
    const QString base64 = QString::fromLatin1(value.toBase64());
    return put(value.size(), base64, writeMembers({{u"scope"_s, scope}, {u"key"_s, key}, {u"bytes_value"_s, base64}}));
}

Task<Nothing> Secrets::put(qsizetype size, const QString &written, const QByteArray &json) const
{
    if (size > valueLimit) {
        return Task<Nothing>::ready(
            failure(Error::Kind::TooLarge, u"The value has %1 bytes; %2 are allowed."_s.arg(size).arg(valueLimit)));
    }
    Request request;
    request.verb = Verb::Post;
    request.route = Route::Secrets;
    request.path = {u"put"_s};
    request.body = json;
    request.bodyIsContent = true;
    request.conceal = {written};
    request.idempotent = true; // the same value again changes nothing
    return withoutAnswer(m_api.send(std::move(request)));
}

Task<Nothing> Secrets::removeKey(const QString &scope, const QString &key) const
{
    return withoutAnswer(
        m_api.post(Route::Secrets, {u"delete"_s}, writeMembers({{u"scope"_s, scope}, {u"key"_s, key}})));
}

Task<QList<SecretAcl>> Secrets::acls(const QString &scope) const
{
    return m_api.get(Route::Secrets, {u"acls"_s, u"list"_s}, {{u"scope"_s, scope}}).andThen([](const Response &answer) {
        return readSecretAcls(answer.body);
    });
}

Task<Nothing> Secrets::putAcl(const QString &scope, const SecretAcl &acl) const
{
    Request request;
    request.verb = Verb::Post;
    request.route = Route::Secrets;
    request.path = {u"acls"_s, u"put"_s};
    request.body =
        writeMembers({{u"scope"_s, scope}, {u"principal"_s, acl.principal}, {u"permission"_s, acl.permission}});
    request.idempotent = true; // creates or overwrites
    return withoutAnswer(m_api.send(std::move(request)));
}

Task<Nothing> Secrets::removeAcl(const QString &scope, const QString &principal) const
{
    return withoutAnswer(m_api.post(Route::Secrets, {u"acls"_s, u"delete"_s},
                                    writeMembers({{u"scope"_s, scope}, {u"principal"_s, principal}})));
}

} // namespace trowel
