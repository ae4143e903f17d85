// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/tokens.h"

#include <QFontMetrics>
#include <QGuiApplication>
#include <QPalette>
#include <QWidget>

namespace trowel {

namespace {

QColor rgb(uint value)
{
    return QColor::fromRgb(QRgb(value));
}

Tokens lightTokens()
{
    return Tokens{
        .theme = Theme::Light,
        .window = rgb(0xF5F6F8),
        .base = rgb(0xFFFFFF),
        .raised = rgb(0xFFFFFF),
        .hover = rgb(0xEEF1F5),
        .selection = rgb(0xDDE7FC),
        .selectionInactive = rgb(0xE6E9EE),
        .text = rgb(0x1C2127),
        .text2 = rgb(0x57606C),
        .disabled = rgb(0x9AA2AD),
        .highlightedText = rgb(0x1C2127),
        .line = rgb(0xDFE2E7),
        .rowLine = rgb(0xEFF1F4),
        .border = rgb(0xBCC3CC),
        .shadow = rgb(0x9AA2AD),
        .scrollThumb = rgb(0xC3C9D1),
        .accent = rgb(0x3457D5),
        .accentText = rgb(0xFFFFFF),
        .link = rgb(0x2B4FCB),
        .toolTip = rgb(0x262A30),
        .toolTipText = rgb(0xF3F5F9),
        .ok = rgb(0x1F883D),
        .moving = rgb(0x0A72B5),
        .attention = rgb(0x9A6700),
        .failed = rgb(0xC62828),
        .off = rgb(0x6B7480),
        .failedTint = rgb(0xFDECEA),
        .attentionTint = rgb(0xFDF3DC),
        .dangerText = rgb(0xFFFFFF),
        .envDemo = rgb(0x566273),
        .envDev = rgb(0x0B7670),
        .envTest = rgb(0x7446C4),
        .envProd = rgb(0xB0185E),
        .envText = rgb(0xFFFFFF),
        .code = rgb(0xF7F8FA),
        .keyword = rgb(0x2B4FCB),
        .string = rgb(0x1A7A3A),
        .number = rgb(0x9A4A00),
        .comment = rgb(0x66707C),
        .name = rgb(0x7446C4),
    };
}

Tokens darkTokens()
{
    return Tokens{
        .theme = Theme::Dark,
        .window = rgb(0x1E2126),
        .base = rgb(0x16191D),
        .raised = rgb(0x262A30),
        .hover = rgb(0x23272D),
        .selection = rgb(0x22345B),
        .selectionInactive = rgb(0x2D323A),
        .text = rgb(0xE6E9ED),
        .text2 = rgb(0xA1A9B4),
        .disabled = rgb(0x69717C),
        .highlightedText = rgb(0xF3F5F9),
        .line = rgb(0x30353C),
        .rowLine = rgb(0x22262B),
        .border = rgb(0x4A525D),
        .shadow = rgb(0x0B0D0F),
        .scrollThumb = rgb(0x444B55),
        .accent = rgb(0x7C97FF),
        .accentText = rgb(0x0F1320),
        .link = rgb(0x8FA7FF),
        .toolTip = rgb(0x262A30),
        .toolTipText = rgb(0xE6E9ED),
        .ok = rgb(0x46B866),
        .moving = rgb(0x4DB3F0),
        .attention = rgb(0xDBA32A),
        .failed = rgb(0xF47A72),
        .off = rgb(0x8D96A2),
        .failedTint = rgb(0x3A2123),
        .attentionTint = rgb(0x362B15),
        .dangerText = rgb(0x0F1320),
        .envDemo = rgb(0xA3AEBD),
        .envDev = rgb(0x3FBFB5),
        .envTest = rgb(0xB99BF5),
        .envProd = rgb(0xF0709F),
        .envText = rgb(0x16191D),
        .code = rgb(0x1B1F24),
        .keyword = rgb(0x8FA7FF),
        .string = rgb(0x7CC98F),
        .number = rgb(0xE0A56B),
        .comment = rgb(0x8A93A0),
        .name = rgb(0xBFA2F5),
    };
}

} // namespace

QColor Tokens::environment(Environment environment) const
{
    switch (environment) {
    case Environment::Demo:
        return envDemo;
    case Environment::Dev:
        return envDev;
    case Environment::Test:
        return envTest;
    case Environment::Prod:
        break;
    }
    return envProd;
}

QColor Tokens::text2OnSelection() const
{
    return mixed(text2, text, 0.35);
}

QColor Tokens::chip() const
{
    return dark() ? raised : mixed(window, line, 0.45);
}

const Tokens &tokens(Theme theme)
{
    static const Tokens light = lightTokens();
    static const Tokens dark = darkTokens();
    return theme == Theme::Dark ? dark : light;
}

Theme themeOf(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? Theme::Dark : Theme::Light;
}

const Tokens &tokens(const QPalette &palette)
{
    return tokens(themeOf(palette));
}

const Tokens &tokensFor(const QWidget *widget)
{
    return tokens(widget ? widget->palette() : QGuiApplication::palette());
}

QColor mixed(const QColor &a, const QColor &b, qreal share)
{
    const auto channel = [share](float from, float to) { return from * (1 - float(share)) + to * float(share); };
    return QColor::fromRgbF(channel(a.redF(), b.redF()), channel(a.greenF(), b.greenF()),
                            channel(a.blueF(), b.blueF()));
}

Measures::Measures(const QFontMetrics &metrics)
{
    const int line = metrics.height();
    row = line + 12;
    logRow = line + 10;
    buttonRow = qMax(line + 14, 32);
    treeRow = line + 8;
    header = line + 12;
    fact = line + 8;
    control = line + 12;
    toolButton = line + 10;
    tab = line + 16;
    pageHeader = line + 32;
    toolBar = line + 28;
    dialogButtons = line + 36;
    statusBar = line + 12;
    menuItem = line + 10;
    const int digit = metrics.averageCharWidth();
    formLabel = qMax(132, digit * 18);
    factLabel = qMax(104, digit * 14);
    numberField = qMax(84, digit * 14);
}

} // namespace trowel
