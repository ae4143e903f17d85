// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/command_line.h"

#include "app/demo/people.h"
#include "app/demo/seed.h"

#include <functional>

namespace trowel::demo {
namespace {

const char *const Help = R"(Usage: trowel-demo [switches]

Serves an invented Databricks workspace on 127.0.0.1 until it is interrupted. Once it answers it prints one line:
listening on http://127.0.0.1:PORT token TOKEN

  --port N            the port; any free one without it
  --token T[:USER]    a token that is let in; may be repeated. The first belongs to an administrator, the second to
                      somebody who may only look; USER is the user name of somebody else. Without it: a random one
  --scale S           small, large (5,000 workspace objects) or huge (100,000 and 1,000,000 tables)
  --scale S           small, large (5,000 workspace objects) or huge (100,000, 1,000 warehouses
                      and 10,000 jobs)
  --warehouses N      that many generated warehouses more
  --latency T         added to every answer, such as 50ms or 2s
  --rate N            requests per second before 429, 30 without it; 0: no limit
  --burst N           the bucket behind the rate, 30 without it
  --no-retry-after    429 comes without the Retry-After header
  --time-factor F     10: warehouses start and stop in a tenth of the time
  --older-versions    behave like an older workspace: no paged lists of warehouses, no multipart import,
                      no jobs under 2.2
  --fault 'METHOD /path' KIND [before|after] [times=N] [offset=N] [retry-after=N|none] [interval=MS] [body=TEXT]
                      what goes wrong; may be repeated. `*` in the path stands for anything. KIND is one of
                      status=N, reset, close, hang, truncate, drip, invalid-json, html, bad-token.
                      before: the call is not executed; after: it is, and its answer is lost or replaced
  --help, --version

While it runs, with the same token: GET and DELETE /__demo/calls, GET, POST and DELETE /__demo/fault,
GET and POST /__demo/state.
)";

std::optional<std::chrono::milliseconds> duration(const QString &text)
{
    const bool seconds = text.endsWith(QLatin1Char('s')) && !text.endsWith(QLatin1String("ms"));
    const QString number = text.endsWith(QLatin1String("ms")) ? text.chopped(2) : seconds ? text.chopped(1) : text;
    bool ok = false;
    const int value = number.toInt(&ok);
    if (!ok || value < 0)
        return std::nullopt;
    return std::chrono::milliseconds(seconds ? value * 1000 : value);
}

bool setScale(DemoOptions *options, const QString &text)
{
    const QStringList names{QStringLiteral("small"), QStringLiteral("large"), QStringLiteral("huge")};
    const qsizetype index = names.indexOf(text);
    if (index >= 0)
        options->scale = Scale(index);
    return index >= 0;
}

bool setNumber(int *target, const QString &text, int largest)
{
    bool ok = false;
    const int value = text.toInt(&ok);
    if (ok && value >= 0 && value <= largest)
        *target = value;
    return ok && value >= 0 && value <= largest;
}

bool addUser(DemoOptions *options, const QString &text)
{
    DemoOptions::User user{text.section(QLatin1Char(':'), 0, 0).toLatin1(), text.section(QLatin1Char(':'), 1)};
    const bool known = user.userName.isEmpty() || seedPeople().person(user.userName) != nullptr;
    options->users.append(user);
    return known && !user.token.isEmpty();
}

/// Sets one switch that takes a value; false when the value does not fit, nothing when there is no such switch.
std::optional<bool> applySwitch(DemoOptions *options, const QString &name, const QString &value)
{
    if (name == QLatin1String("--port")) {
        int port = 0;
        const bool ok = setNumber(&port, value, 65535);
        options->port = quint16(port);
        return ok;
    }
    if (name == QLatin1String("--token"))
        return addUser(options, value);
    if (name == QLatin1String("--scale"))
        return setScale(options, value);
    if (name == QLatin1String("--warehouses"))
        return setNumber(&options->extraWarehouses, value, 15'000);
    if (name == QLatin1String("--rate"))
        return setNumber(&options->ratePerSecond, value, 1'000'000);
    if (name == QLatin1String("--burst"))
        return setNumber(&options->burst, value, 1'000'000);
    if (name == QLatin1String("--latency")) {
        const auto latency = duration(value);
        options->latency = latency.value_or(std::chrono::milliseconds(0));
        return latency.has_value();
    }
    if (name == QLatin1String("--time-factor")) {
        bool ok = false;
        options->timeFactor = value.toDouble(&ok);
        return ok && options->timeFactor > 0;
    }
    return std::nullopt;
}

CommandLine refused(const QString &why)
{
    return {.text = QStringLiteral("trowel-demo: %1\nTry --help.\n").arg(why), .exitCode = 2};
}

} // namespace

CommandLine parseCommandLine(const QStringList &arguments)
{
    CommandLine line;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &name = arguments[i];
        if (name == QLatin1String("--help"))
            return {.text = QLatin1String(Help)};
        if (name == QLatin1String("--version"))
            return {.text = QStringLiteral("trowel-demo " TROWEL_VERSION "\n")};
        if (name == QLatin1String("--no-retry-after")) {
            line.options.sendRetryAfter = false;
        } else if (name == QLatin1String("--older-versions")) {
            line.options.olderVersionsOnly = true;
        } else if (name == QLatin1String("--fault")) {
            QStringList words;
            while (i + 1 < arguments.size() && !arguments[i + 1].startsWith(QLatin1String("--")))
                words.append(arguments[++i]);
            QString problem;
            const auto fault = Fault::fromWords(words, &problem);
            if (!fault)
                return refused(problem);
            line.options.faults.append(*fault);
        } else {
            const QString value = arguments.value(++i);
            const auto fits = applySwitch(&line.options, name, value);
            if (!fits)
                return refused(QStringLiteral("there is no switch %1").arg(name));
            if (!*fits)
                return refused(QStringLiteral("\"%1\" does not fit %2").arg(value, name));
        }
    }
    return line;
}

} // namespace trowel::demo
