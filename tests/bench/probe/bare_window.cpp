// SPDX-License-Identifier: GPL-3.0-or-later
// The least a program with a window can do: what starting Trowel is measured against.
#include <QApplication>
#include <QMainWindow>

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    QMainWindow window;
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
