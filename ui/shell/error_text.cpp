// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/error_text.h"

#include <QCoreApplication>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(trowel::ErrorText)
};

bool says(const Error &error, const char *part)
{
    return error.message.contains(QLatin1String(part), Qt::CaseInsensitive);
}

// What a server means by words that hide their cause (reference: auth, "Diagnosis table"); empty when it is none of
// those.
QString diagnosis(const Error &error)
{
    if (says(error, "blocked by Databricks IP ACL"))
        return Words::tr("An IP access list keeps this computer out. A VPN or another network may be needed.");
    if (says(error, "Invalid access to Org"))
        return Words::tr("The token is valid, but not for this workspace. Check the address, or ask to be assigned to "
                         "the workspace.");
    if (says(error, "Unable to load OAuth Config"))
        return Words::tr("The address belongs to an account, not to a workspace.");
    if (says(error, "Credential was not sent or was of an unsupported type"))
        return Words::tr(
            "The address serves several workspaces. Use the address of one workspace, with ?o= and its id.");
    if (error.code == QLatin1String("METASTORE_DOES_NOT_EXIST") || says(error, "No metastore assigned"))
        return Words::tr("The workspace has no Unity Catalog. An account administrator can assign a metastore to it.");
    if (says(error, "Interactive authentication is needed"))
        return Words::tr("The sign-in asks for a second factor.");
    return {};
}

QString throttledAdvice(const Error &error)
{
    if (!error.retryAfter)
        return Words::tr("Try again in a moment.");
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(*error.retryAfter).count();
    return Words::tr("The workspace asks to wait %n second(s).", nullptr, int(seconds));
}

ErrorText networkText(const Error &error, const QString &host)
{
    const QString name = host.isEmpty() ? Words::tr("The workspace") : host;
    switch (error.kind) {
    case Error::Kind::HostNotFound:
        return {Words::tr("%1 was not found").arg(name), Words::tr("Its name could not be resolved (DNS)."),
                Words::tr("Check the address and the network connection.")};
    case Error::Kind::Tls:
        return {Words::tr("No secure connection to %1").arg(name), error.message,
                Words::tr("A company proxy may use a certificate of its own, which this computer must trust.")};
    case Error::Kind::Proxy:
        return {Words::tr("The proxy refused the connection"), error.message,
                Words::tr("Check the proxy settings of the system.")};
    case Error::Kind::NotSent:
        return {Words::tr("Nothing was sent"), error.message,
                Words::tr("%1 cannot be reached. Try again when it can.").arg(name)};
    case Error::Kind::Timeout:
        return {Words::tr("%1 did not answer in time").arg(name), error.message,
                Words::tr("The network or the workspace may be slow. Try again.")};
    default:
        return {Words::tr("%1 cannot be reached").arg(name), error.message,
                Words::tr("Check the network connection and try again.")};
    }
}

ErrorText localText(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Cancelled:
        return {Words::tr("Cancelled"), {}, {}};
    case Error::Kind::TooLarge:
        return {Words::tr("Too large"), error.message, Words::tr("Download it instead of showing it here.")};
    case Error::Kind::Storage:
        return {Words::tr("This computer could not store it"), error.message,
                Words::tr("Check the free space and the rights of the folder.")};
    case Error::Kind::Keychain:
        return {Words::tr("The keychain did not answer"), error.message,
                Words::tr("Unlock the keychain and try again.")};
    default:
        return {Words::tr("Something in Trowel went wrong"), error.message, Words::tr("Try again.")};
    }
}

ErrorText serverText(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::OutcomeUnknown:
        return {Words::tr("Nobody knows whether it was done"), error.message,
                Words::tr("The connection was lost after the change was sent. Look at the current state before trying "
                          "again.")};
    case Error::Kind::Unauthenticated:
        return {Words::tr("The sign-in was refused"), error.message,
                Words::tr("The token is wrong, has expired or was revoked. Connect again with another one.")};
    case Error::Kind::Forbidden:
        return {Words::tr("You are signed in, but not allowed to do this"), error.message,
                Words::tr("Ask the owner or an administrator of the workspace for the permission.")};
    case Error::Kind::NotFound:
        return {Words::tr("It is not there"), error.message, Words::tr("It may have been deleted or renamed.")};
    case Error::Kind::Conflict:
        return {Words::tr("It is in the way of something else"), error.message,
                Words::tr("Read its current state and try again.")};
    case Error::Kind::BadRequest:
        return {Words::tr("The workspace did not accept it"), error.message, {}};
    case Error::Kind::Throttled:
        return {Words::tr("Too many requests"), error.message, throttledAdvice(error)};
    case Error::Kind::Unavailable:
        return {Words::tr("The workspace is not available now"), error.message, throttledAdvice(error)};
    case Error::Kind::NotSupported:
        return {Words::tr("This workspace does not offer it"), error.message, {}};
    case Error::Kind::BadReply:
        return {Words::tr("The answer cannot be understood"), error.message,
                Words::tr("A proxy or a sign-in page may have answered instead of the workspace. Check the address.")};
    default:
        return {Words::tr("The workspace failed"), error.message, Words::tr("Try again in a moment.")};
    }
}

} // namespace

ErrorText errorText(const Error &error, const QString &host)
{
    ErrorText text = error.isNetwork() ? networkText(error, host)
                     : (error.kind == Error::Kind::Cancelled || error.kind >= Error::Kind::TooLarge)
                         ? localText(error)
                         : serverText(error);
    if (const QString cause = diagnosis(error); !cause.isEmpty())
        text.advice = cause;
    return text;
}

QString errorCodeLine(const Error &error)
{
    if (error.httpStatus == 0)
        return error.code;
    const QString status = Words::tr("status %1").arg(error.httpStatus);
    return error.code.isEmpty() ? status : error.code + QStringLiteral(", ") + status;
}

} // namespace trowel
