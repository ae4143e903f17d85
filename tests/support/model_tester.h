// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModelTester>

#include <gtest/gtest.h>

namespace trowel {

/// Qt's model tester, made to fail a GoogleTest: in its own test mode it passes a broken model.
class ModelTester
{
public:
    explicit ModelTester(QAbstractItemModel *model)
        : m_tester(model, QAbstractItemModelTester::FailureReportingMode::Warning)
    {
        s_previous = qInstallMessageHandler(handle);
    }
    ~ModelTester() { qInstallMessageHandler(s_previous); }
    ModelTester(const ModelTester &) = delete;
    ModelTester &operator=(const ModelTester &) = delete;

private:
    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &text)
    {
        if (QLatin1String(context.category) == QLatin1String("qt.modeltest"))
            ADD_FAILURE() << text.toStdString();
        else if (s_previous)
            s_previous(type, context, text);
    }

    static inline QtMessageHandler s_previous = nullptr;
    QAbstractItemModelTester m_tester;
};

} // namespace trowel
