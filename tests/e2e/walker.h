// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/request_record.h"
#include "tests/e2e/driver.h"

#include <QElapsedTimer>
#include <QTimer>

#include <random>

class QFileDialog;

namespace trowel::e2e {

/// Somebody who clicks and types at random: what is done next is chosen from what can be seen, so new kinds, verbs and
/// dialogs are met by themselves. The server has faults meanwhile, goes and comes back. The same seed makes the same
/// choices where the machine is equally fast. Keeps what must not get lost: changes that failed and were not told yet.
class Walker final : public QObject
{
    Q_OBJECT
public:
    Walker(Driver &driver, quint32 seed);

    void step();
    /// Takes all faults away, closes what is open, waits until nothing is under way.
    void comeToRest();
    /// Failed changes that neither a message nor a dialog told of.
    QStringList untold();
    /// The last things that were done, for a failure's message.
    QString story() const { return m_story.join(QStringLiteral("\n  ")); }
    int done() const { return m_done; }

private:
    struct Deed
    {
        int weight;
        const char *name;
        void (Walker::*run)();
    };
    int pick(int count) { return count <= 0 ? 0 : int(m_random() % quint32(count)); }
    bool oneIn(int n) { return pick(n) == 0; }
    template <typename T>
    const T &oneOf(const QList<T> &all)
    {
        return all.at(pick(int(all.size())));
    }
    QString someText();
    void tell(const QString &what);
    void spin();
    void follow();
    void learn(const RequestRecord &record);
    bool isTold(const Error &error) const;
    MainWindow &window() { return m_driver.window(); }
    Session *session();

    bool hit(QWidget *widget, const QPoint &at, Qt::MouseButton button = Qt::LeftButton,
             Qt::KeyboardModifiers modifiers = {}, bool twice = false);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void write(const QString &text);
    QList<QWidget *> seen(QWidget *root, const char *className);

    // What is in front takes what is done.
    void inMenu(QMenu *menu);
    void inDialog(QWidget *dialog);
    void inFileDialog(QFileDialog *dialog);
    void answer(QWidget *dialog);
    void edit(QWidget *dialog);

    // Deeds in the window.
    void clickRow();
    void clickButton();
    void clickNavigator();
    void clickTab();
    void closeTab();
    void clickHeader();
    void openMenu();
    void pressKey();
    void filter();
    void openKind();
    void drop();
    void resize();
    void comeBack();
    void breakSomething();
    void mendEverything();
    void losePower();
    void sleepAndWake();
    void closeWorkspace();

    Driver &m_driver;
    std::mt19937 m_random;
    QTimer m_guard; // closes a menu whose own event loop would wait for ever
    bool m_acting = false;
    bool m_serverRuns = true;
    Session *m_followed = nullptr;
    QList<QPointer<Session>> m_sessions;
    QHash<quint64, RequestRecord> m_pending; // failed changes nobody was told of yet
    QStringList m_told;                      // texts that were seen, of sessions that are gone
    QStringList m_story;
    int m_done = 0;
    int m_files = 0;
};

} // namespace trowel::e2e
