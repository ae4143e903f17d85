// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/fonts.h"
#include "ui/look/glyphs.h"
#include "ui/look/icons.h"
#include "ui/look/style.h"
#include "ui/look/tokens.h"

#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QWidget>

#include <vector>

namespace trowel {

/// What a text is for; its colour follows the palette.
enum class TextTint { Text, Text2, Failed, Attention, Link };

/// A plain-text label. Its tint is a role of the palette, so it stores no colour that could go stale; its size follows
/// the application's font.
class TintedLabel : public QLabel
{
    Q_OBJECT
public:
    explicit TintedLabel(const QString &text, TextTint tint = TextTint::Text, TextSize size = TextSize::Body,
                         QWidget *parent = nullptr);
    void setTint(TextTint tint);
    /// The colour its text has now.
    [[nodiscard]] QColor textColor() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TextTint m_tint;
};

TintedLabel *label(const QString &text, TextTint tint = TextTint::Text, TextSize size = TextSize::Body);
TintedLabel *wrappedLabel(const QString &text, TextTint tint = TextTint::Text, TextSize size = TextSize::Body);

/// A label that is cut at its end or in its middle; the tool tip then gives the whole text.
class ElidedLabel final : public TintedLabel
{
    Q_OBJECT
public:
    explicit ElidedLabel(const QString &text = {}, Qt::TextElideMode mode = Qt::ElideRight,
                         TextTint tint = TextTint::Text, TextSize size = TextSize::Body, QWidget *parent = nullptr);
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] bool cut() const;
    Qt::TextElideMode m_mode;
};

/// The filled tag of an environment.
class EnvTag final : public QWidget
{
    Q_OBJECT
public:
    explicit EnvTag(Environment environment, QWidget *parent = nullptr);
    void setEnvironment(Environment environment);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Environment m_environment;
};

/// A tag of an object: "team: finance".
class Chip final : public QWidget
{
    Q_OBJECT
public:
    explicit Chip(const QString &text, QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
};

/// A state: glyph and word.
class GlyphLabel final : public QWidget
{
    Q_OBJECT
public:
    explicit GlyphLabel(Glyph glyph = Glyph::None, const QString &word = {}, QWidget *parent = nullptr);
    void setState(Glyph glyph, const QString &word);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Glyph m_glyph;
    QString m_word;
};

/// 1 px between areas.
class HairLine final : public QWidget
{
    Q_OBJECT
public:
    explicit HairLine(Qt::Orientation orientation = Qt::Horizontal, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// Heading of a section of facts.
QWidget *sectionTitle(const QString &title, const QString &count = {});

/// The 2 px bar of a list that is being read; it takes its room whether it runs or not.
class LoadingBar final : public QWidget
{
    Q_OBJECT
public:
    explicit LoadingBar(QWidget *parent = nullptr);
    void setRunning(bool running);
    [[nodiscard]] bool isRunning() const { return m_timer != 0; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    int m_timer = 0;
    int m_step = 0;
};

/// The small bars of the last seconds' requests; the newest is at the end.
class RateBars final : public QWidget
{
    Q_OBJECT
public:
    explicit RateBars(QWidget *parent = nullptr);
    /// Values against `top`, the rate that fills the height.
    void setValues(const std::vector<double> &values, double top);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<double> m_values;
    double m_top = 30;
};

/// A flat tool button. `name` is its objectName, `text` its accessible name, its tool tip, and its words when `words`.
QToolButton *toolButton(const QString &name, const QString &icon, const QString &text, bool words = false);
/// A button; `name` is its objectName.
QPushButton *button(const QString &name, const QString &text, ButtonKind kind = ButtonKind::Normal,
                    const QString &icon = {});
/// A copy button that puts `text` on the clipboard; `what` names it: "Copy warehouse id".
QToolButton *copyButton(const QString &name, const QString &what, const QString &text);

} // namespace trowel
