// SPDX-License-Identifier: GPL-3.0-or-later
// What a list looks like when it is empty, being read, refused or not to be reached; Activity; keys and menus.
#include "core/http/reachability.h"
#include "ui/model/session.h"
#include "ui/pages/async_preview.h"
#include "ui/pages/page.h"
#include "ui/shell/activity_dock.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspaces.h"
#include "ui/tour/tour_parts.h"

#include <QMenu>
#include <QMenuBar>

namespace trowel::tour {

namespace {

constexpr QLatin1String kWarehouses("warehouses");
constexpr QLatin1String kWorkspace("workspace");
constexpr QLatin1String kListFolder("GET /api/2.0/workspace/list*");
constexpr QLatin1String kListWarehouses("GET /api/2.0/sql/warehouses");
constexpr QLatin1String kTest("test-us");

TourStep faulted(const QStringList &words)
{
    return {[words](TourDriver &d) { d.server().fault(words); }, {}};
}

// Without the other workspaces of the tour the window shows one thing at a time.
TourStep closed(const QString &workspace)
{
    return {[workspace](TourDriver &d) {
                if (const Session *session = d.session(workspace))
                    d.workspaces().close(session->workspace().profile().id);
            },
            {}};
}

TourStep refreshed()
{
    return {[](TourDriver &d) { d.page()->refresh(); }, {}};
}

TourStep transferred(const QStringList &fault, const QString &name, Transfer::State state)
{
    return {[=](TourDriver &d) {
                if (!fault.isEmpty())
                    d.server().fault(fault);
                d.server().answerFile(d.server().folder + QLatin1Char('/') + name + QStringLiteral(".py"));
                d.run(QStringLiteral("workspace.download"));
            },
            [state](TourDriver &d) {
                TransferModel &transfers = d.window().activity().transfers();
                for (int row = 0; row < transfers.rowCount(); ++row) {
                    const Transfer *transfer = transfers.transferAt(row);
                    if (transfer->state() == state)
                        return true;
                }
                return false;
            }};
}

// The preview asks for the same as the download: it has its answer before the fault comes.
TourStep previewed(const QString &name)
{
    return {[name](TourDriver &d) { d.select({name}); },
            [](TourDriver &d) {
                const auto *preview = d.page()->findChild<AsyncPreview *>();
                return preview && preview->isVisible() && preview->content();
            }};
}

TourStep activity(ActivityDock::Tab tab)
{
    return {[tab](TourDriver &d) { d.window().activity().showTab(tab); }, [](TourDriver &d) { return d.isCalm(); }};
}

} // namespace

QList<TourStop> stateStops()
{
    const auto list = opened(kDemo, kWarehouses);
    const TourStep folder{[](TourDriver &d) { d.open(kDemo, kWorkspace, QStringLiteral("/Users")); }, {}};
    const TourStep inbox{[](TourDriver &d) { d.open(kDemo, kWorkspace, QStringLiteral("/Shared/inbox")); },
                         [](TourDriver &d) { return d.isCalm() && d.shown(QStringLiteral("emptyAction")); }};
    const TourStep filtered{[](TourDriver &d) { d.filter(QStringLiteral("payroll")); }, {}};
    const TourStep signedOut{[](TourDriver &d) { d.server().openWorkspace(kTest, Environment::Test, false); },
                             [](TourDriver &d) {
                                 const Session *session = d.session(kTest);
                                 return session && session->workspace().signInState() == Workspace::SignIn::SignedOut;
                             }};
    const auto isOffline = [](TourDriver &d) {
        const Session *session = d.session(kDemo);
        return session && session->workspace().reachability().isOffline();
    };
    const TourStep nobodyThere = faulted({QStringLiteral("* /api/*"), QStringLiteral("reset")});
    const TourStep backAgain{[](TourDriver &d) { d.session(kDemo)->workspace().lookAgain(); },
                             [isOffline](TourDriver &d) { return !isOffline(d); }};
    return {
        {QStringLiteral("filtered-empty"), {QStringLiteral("showAll")}, {closed(kProd), list, filtered}},
        {QStringLiteral("empty-folder"), {QStringLiteral("emptyAction")}, {inbox}},
        {QStringLiteral("loading"),
         {QStringLiteral("stateTitle")},
         {faulted({kListFolder, QStringLiteral("hang")}), folder}},
        {QStringLiteral("failed"),
         {QStringLiteral("retry")},
         {faulted({kListFolder, QStringLiteral("status=403")}),
          {[](TourDriver &d) { d.open(kDemo, kWorkspace, QStringLiteral("/Repos")); }, {}},
          until(QStringLiteral("retry"))}},
        {QStringLiteral("refresh-refused"),
         {QStringLiteral("PageBand")},
         {list, faulted({kListWarehouses, QStringLiteral("status=403")}), refreshed(), until(QStringLiteral("band"))}},
        {QStringLiteral("out-of-reach"),
         {QStringLiteral("PageBand")},
         {list, faulted({kListWarehouses, QStringLiteral("reset")}), refreshed(), until(QStringLiteral("band"))}},
        {QStringLiteral("offline"),
         {QStringLiteral("band")},
         {list, nobodyThere, refreshed(), {[](TourDriver &) {}, isOffline}, until(QStringLiteral("band"))}},
        {QStringLiteral("offline-folder"),
         {QStringLiteral("lookAgain")},
         {list,
          nobodyThere,
          refreshed(),
          {[](TourDriver &) {}, isOffline},
          folder,
          until(QStringLiteral("lookAgain"))}},
        {QStringLiteral("signed-out"), {QStringLiteral("signIn")}, {backAgain, signedOut}},
    };
}

QList<TourStop> activityStops()
{
    const QString exported = QStringLiteral("GET /api/2.0/workspace/export*");
    const auto silver = opened(kDemo, kWorkspace, QStringLiteral("/Shared/pipelines/02 silver"));
    const auto checks = opened(kDemo, kWorkspace, QStringLiteral("/Shared/pipelines/03 checks"));
    const TourStep change{[](TourDriver &d) {
                              d.server().fault({QStringLiteral("POST /api/2.0/sql/warehouses/*/start"),
                                                QStringLiteral("status=403"), QStringLiteral("times=1")});
                              d.run(QStringLiteral("warehouses.start"));
                          },
                          [](TourDriver &d) {
                              const MessageModel &messages = d.window().activity().messages();
                              return messages.rowCount() > 2 &&
                                     messages.at(0).text.contains(QStringLiteral("could not be started"));
                          }};
    const TourStep summary{[](TourDriver &d) {
                               const MessageModel &messages = d.window().activity().messages();
                               int row = 0;
                               while (row + 1 < messages.rowCount() && messages.at(row).results.size() < 2)
                                   ++row;
                               d.selectLast(QStringLiteral("messages.table"), row);
                           },
                           until(QStringLiteral("messages.results")).until};
    const TourStep firstRow{[](TourDriver &d) { d.selectLast(QStringLiteral("requests.table"), 0); }, {}};
    return {
        {QStringLiteral("activity-transfers"),
         {QStringLiteral("transfers.table")},
         {closed(kTest), silver, previewed(QStringLiteral("truck stops")),
          transferred({}, QStringLiteral("truck stops"), Transfer::State::Done), checks,
          previewed(QStringLiteral("data quality")),
          transferred({exported, QStringLiteral("status=403"), QStringLiteral("times=1")},
                      QStringLiteral("data quality"), Transfer::State::Failed),
          previewed(QStringLiteral("business day tests")),
          transferred({exported, QStringLiteral("drip"), QStringLiteral("interval=800")},
                      QStringLiteral("business day tests"), Transfer::State::Running),
          activity(ActivityDock::Transfers)}},
        {QStringLiteral("quit"),
         {QStringLiteral("quitDialog")},
         {silver, previewed(QStringLiteral("shipments")),
          transferred({exported, QStringLiteral("hang")}, QStringLiteral("shipments"), Transfer::State::Running),
          asked(QStringLiteral("workspace.quit"), QStringLiteral("quitDialog"))}},
        {QStringLiteral("close-workspace"),
         {QStringLiteral("closeWorkspaceDialog")},
         {silver, previewed(QStringLiteral("shipments")),
          transferred({exported, QStringLiteral("hang")}, QStringLiteral("shipments"), Transfer::State::Running),
          asked(QStringLiteral("workspace.closeCurrent"), QStringLiteral("closeWorkspaceDialog"))}},
        {QStringLiteral("activity-messages"),
         {QStringLiteral("messages.table")},
         {opened(kDemo, kWarehouses), refreshed(),
          selected({QStringLiteral("Customs reporting"), QStringLiteral("Telematics archive")}), change,
          activity(ActivityDock::Messages), summary}},
        {QStringLiteral("activity-requests"),
         {QStringLiteral("requests.table"), QStringLiteral("requests.body")},
         {opened(kDemo, kWarehouses), activity(ActivityDock::Requests), firstRow}},
    };
}

QList<TourStop> windowStops()
{
    const auto list = opened(kDemo, kWarehouses);
    const TourStep menu{[](TourDriver &d) {
                            auto *actions = d.window().findChild<QMenu *>(QStringLiteral("menu.actions"));
                            const QRect title = d.window().menuBar()->actionGeometry(actions->menuAction());
                            actions->popup(d.window().menuBar()->mapToGlobal(title.bottomLeft()));
                        },
                        {}};
    return {
        {QStringLiteral("actions-menu"),
         {QStringLiteral("menu.actions")},
         {list, selected({QStringLiteral("Finance BI")}), menu}},
        {QStringLiteral("keyboard"),
         {QStringLiteral("KeysDialog")},
         {list, asked(QStringLiteral("help.keys"), QStringLiteral("keysDialog"))}},
    };
}

} // namespace trowel::tour
