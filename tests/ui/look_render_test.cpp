// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/cell_delegate.h"
#include "ui/look/cell_paint.h"
#include "ui/look/palette.h"
#include "ui/look/table_setup.h"
#include "ui/look/theme_watcher.h"
#include "ui/look/widgets.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QRadioButton>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QTreeView>
#include <QVBoxLayout>

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace trowel {
namespace {

double luminance(const QColor &colour)
{
    const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

class Look : public testing::TestWithParam<Theme>
{
protected:
    void SetUp() override
    {
        m_font = QApplication::font();
        m_palette = QApplication::palette();
        applyTheme(*qApp, GetParam());
    }
    void TearDown() override
    {
        QApplication::setFont(m_font);
        QApplication::setPalette(m_palette);
    }

private:
    QFont m_font;
    QPalette m_palette;
};

QStandardItem *cellItem(const Cell &cell)
{
    auto *item = new QStandardItem;
    item->setData(QVariant::fromValue(cell), CellRole);
    return item;
}

QStandardItemModel *sampleRows(QObject *parent)
{
    auto *model = new QStandardItemModel(parent);
    model->setHorizontalHeaderLabels({QStringLiteral("Name"), QStringLiteral("State"), QStringLiteral("Size"),
                                      QStringLiteral("Progress"), QStringLiteral("Tags")});
    model->setHeaderData(2, Qt::Horizontal, int(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
    for (int row = 0; row < 4; ++row) {
        Cell name, state, size, progress, tags;
        name.text = QStringLiteral("Finance BI %1").arg(row);
        name.bold = row == 1;
        state.text = QStringLiteral("Running");
        state.glyph = Glyph::Running;
        size.text = QStringLiteral("1 248");
        size.right = true;
        size.glyphAfter = row == 2 ? Glyph::Warning : Glyph::None;
        progress.progress = 0.71;
        tags.chips = QStringList{QStringLiteral("team: finance"), QStringLiteral("cost_center: 4120")};
        model->appendRow({cellItem(name), cellItem(state), cellItem(size), cellItem(progress), cellItem(tags)});
    }
    return model;
}

/// A picture for the eye, only where a folder is named.
void keep(QWidget &widget, const char *name, Theme theme)
{
    const QString folder = qEnvironmentVariable("TROWEL_GALLERY_DIR");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    const QString mode = theme == Theme::Dark ? QStringLiteral("dark") : QStringLiteral("light");
    EXPECT_TRUE(widget.grab().save(QStringLiteral("%1/%2-%3.png").arg(folder, QLatin1String(name), mode)));
}

bool hasPixel(const QImage &image, const QColor &colour)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) == colour.rgb())
                return true;
        }
    }
    return false;
}

TEST_P(Look, TextIsReadableOnEverySurface)
{
    const Tokens &t = tokens(GetParam());
    for (const QColor &ground : {t.window, t.base, t.raised, t.hover, t.selection, t.selectionInactive}) {
        EXPECT_GE(contrast(t.text, ground), 4.5) << ground.name().toStdString();
        EXPECT_GE(contrast(t.text2OnSelection(), ground), 4.5) << ground.name().toStdString();
        EXPECT_GE(contrast(t.link, ground), 4.5) << ground.name().toStdString();
    }
    for (const QColor &ground : {t.window, t.base, t.hover})
        EXPECT_GE(contrast(t.text2, ground), 4.5) << ground.name().toStdString();
    for (const QColor &ground : {t.base, t.window})
        EXPECT_GE(contrast(t.failed, ground), 4.5) << ground.name().toStdString();
    EXPECT_GE(contrast(t.accentText, t.accent), 4.5);
    EXPECT_GE(contrast(t.dangerText, t.failed), 4.5);
    EXPECT_GE(contrast(t.toolTipText, t.toolTip), 4.5);
    EXPECT_GE(contrast(t.text, t.failedTint), 4.5);
    EXPECT_GE(contrast(t.text, t.attentionTint), 4.5);
    EXPECT_GE(contrast(t.text, t.chip()), 4.5);
    for (const Environment e : {Environment::Demo, Environment::Dev, Environment::Test, Environment::Prod})
        EXPECT_GE(contrast(t.envText, t.environment(e)), 4.5) << int(e);
    for (const QColor &code : {t.keyword, t.string, t.number, t.comment, t.name})
        EXPECT_GE(contrast(code, t.code), 4.5) << code.name().toStdString();
}

TEST_P(Look, PaletteHasEveryRoleInEveryGroup)
{
    const QPalette palette = makePalette(GetParam());
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
        for (int role = 0; role < QPalette::NColorRoles; ++role) {
            if (role != QPalette::NoRole) {
                EXPECT_TRUE(palette.isBrushSet(group, QPalette::ColorRole(role))) << group << " " << role;
            }
        }
    }
    EXPECT_EQ(themeOf(palette), GetParam());
}

TEST_P(Look, GlyphsAreDistinctAndNamed)
{
    std::set<QByteArray> seen;
    int glyphs = 0, alike = 0;
    for (int i = 1; i <= int(Glyph::Unknown); ++i, ++glyphs) {
        const Glyph glyph = Glyph(i);
        const QImage image = glyphPixmap(glyph, tokens(GetParam()), 2).toImage().convertToFormat(QImage::Format_ARGB32);
        ASSERT_EQ(image.size(), QSize(28, 28));
        const QByteArray bytes(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes());
        EXPECT_NE(bytes.count('\0'), bytes.size()) << i;
        alike += seen.insert(bytes).second ? 0 : 1;
        EXPECT_FALSE(glyphName(glyph).isEmpty()) << i;
    }
    // Two pairs share a drawing by design: restarting and retrying, degraded and warning.
    EXPECT_EQ(alike, 2);
    EXPECT_TRUE(glyphPixmap(Glyph::None, tokens(GetParam()), 1).isNull());
}

TEST_P(Look, EveryIconRendersInItsTint)
{
    const Tokens &t = tokens(GetParam());
    ASSERT_GT(iconNames().size(), 50);
    for (const QString &name : iconNames()) {
        EXPECT_TRUE(hasPixel(iconPixmap(name, t.text, 2, 64).toImage(), t.text)) << name.toStdString();
        EXPECT_FALSE(icon(name).isNull()) << name.toStdString();
    }
    const QIcon close = icon(QStringLiteral("minus"));
    EXPECT_TRUE(hasPixel(close.pixmap(QSize(64, 64), 1, QIcon::Disabled).toImage(), t.disabled));
    EXPECT_EQ(close.pixmap(QSize(16, 16), 2).size(), QSize(32, 32));
}

TEST_P(Look, TableShowsItsCellsAndFocusRing)
{
    QTableView view;
    view.setModel(sampleRows(&view));
    setupTable(&view);
    view.setFont(QApplication::font());
    view.resize(760, 220);
    view.show();
    view.selectRow(2);
    const Tokens &t = tokens(GetParam());
    const QImage image = view.viewport()->grab().toImage();
    EXPECT_TRUE(hasPixel(image, t.ok));
    EXPECT_TRUE(hasPixel(image, t.rowLine));
    EXPECT_TRUE(hasPixel(image, t.accent)) << "progress";
    EXPECT_TRUE(hasPixel(image, view.hasFocus() ? t.selection : t.selectionInactive));
    for (int c = 0; c < view.model()->columnCount(); ++c)
        EXPECT_GE(view.columnWidth(c), view.horizontalHeader()->sectionSizeHint(c)) << c;
    keep(view, "table", GetParam());
    view.setLayoutDirection(Qt::RightToLeft);
    EXPECT_NE(view.viewport()->grab().toImage(), image);
    keep(view, "table-rtl", GetParam());
}

TEST_P(Look, RunBarsDifferByShapeAndNotByColourAlone)
{
    using Shape = CellBar::Shape;
    std::set<QByteArray> drawings;
    for (int i = 0; i <= int(Shape::Running); ++i) {
        QImage image(40, 30, QImage::Format_RGB32);
        image.fill(tokens(GetParam()).base);
        QPainter painter(&image);
        cell_paint::bars(&painter, image.rect(), {CellBar{Shape(i), 0.8}}, tokens(GetParam()), Qt::LeftToRight);
        painter.end();
        // Black and white: what is left is the shape.
        QByteArray drawing;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                drawing += image.pixel(x, y) == tokens(GetParam()).base.rgb() ? ' ' : '#';
        }
        EXPECT_TRUE(drawing.contains('#')) << i;
        drawings.insert(drawing);
    }
    EXPECT_EQ(drawings.size(), 7U);
    QList<CellBar> ten(10);
    ten.last().shape = Shape::Failed;
    QImage image(cell_paint::barsWidth(10), 30, QImage::Format_RGB32);
    image.fill(tokens(GetParam()).base);
    QPainter painter(&image);
    cell_paint::bars(&painter, image.rect(), ten, tokens(GetParam()), Qt::LeftToRight);
    painter.end();
    EXPECT_TRUE(hasPixel(image.copy(90, 0, 7, 30), tokens(GetParam()).failed)) << "the newest stands on the right";
    EXPECT_FALSE(hasPixel(image.copy(0, 0, 89, 30), tokens(GetParam()).failed));
}

TEST_P(Look, NavigatorTreePaintsSelectionChevronsAndTags)
{
    std::unique_ptr<QTreeView> tree(makeNavigatorTree());
    auto *model = new QStandardItemModel(tree.get());
    Cell root;
    root.text = QStringLiteral("prod-eu");
    root.icon = QStringLiteral("cluster");
    root.bold = true;
    root.tag = Environment::Prod;
    QStandardItem *top = cellItem(root);
    Cell child;
    child.text = QStringLiteral("SQL warehouses");
    child.icon = QStringLiteral("warehouse");
    child.tail = QStringLiteral("12");
    top->appendRow(cellItem(child));
    model->appendRow(top);
    tree->setModel(model);
    tree->expandAll();
    tree->resize(264, 160);
    tree->show();
    tree->setCurrentIndex(top->child(0)->index());
    const Tokens &t = tokens(GetParam());
    const QImage image = tree->viewport()->grab().toImage();
    EXPECT_TRUE(hasPixel(image, t.envProd));
    EXPECT_TRUE(hasPixel(image, tree->hasFocus() ? t.selection : t.selectionInactive));
    EXPECT_EQ(image.pixel(1, image.height() - 2), t.window.rgb());
    keep(*tree, "navigator", GetParam());
}

TEST_P(Look, ControlsFitTheirTextsAt17Pixels)
{
    QFont font = QApplication::font();
    font.setPixelSize(17);
    QApplication::setFont(font);
    QPushButton press(QStringLiteral("Delete 3 clusters"));
    QComboBox choice;
    choice.addItem(QStringLiteral("Shared compute"));
    const QFontMetrics metrics(font);
    EXPECT_GE(press.sizeHint().width(), metrics.horizontalAdvance(press.text()) + 20);
    EXPECT_GE(press.sizeHint().height(), metrics.height() + 8);
    EXPECT_GE(choice.sizeHint().width(), metrics.horizontalAdvance(choice.currentText()) + 30);
    QSpinBox number;
    number.setSuffix(QStringLiteral(" min"));
    number.resize(number.sizeHint());
    number.show();
    EXPECT_GE(number.findChild<QLineEdit *>()->width(), metrics.horizontalAdvance(QStringLiteral("99 min")) + 14);
    EXPECT_GE(QLineEdit().sizeHint().height(), metrics.height() + 8);
    std::unique_ptr<QToolButton> tool(
        toolButton(QStringLiteral("start"), QStringLiteral("play"), QStringLiteral("Start"), true));
    EXPECT_GE(tool->sizeHint().width(), metrics.horizontalAdvance(tool->text()) + 16 + 6);
}

TEST_P(Look, TintsFollowThePalette)
{
    TintedLabel caption(QStringLiteral("Size"), TextTint::Text2, TextSize::Caption);
    EXPECT_EQ(caption.textColor(), tokens(GetParam()).text2);
    const Theme other = GetParam() == Theme::Dark ? Theme::Light : Theme::Dark;
    caption.show();
    TintedLabel hidden(QStringLiteral("State"), TextTint::Text2);
    applyTheme(*qApp, other);
    EXPECT_TRUE(QTest::qWaitFor([&] { return caption.textColor() == tokens(other).text2; }, 2000));
    hidden.show();
    EXPECT_TRUE(QTest::qWaitFor([&] { return hidden.textColor() == tokens(other).text2; }, 2000));
}

TEST_P(Look, Controls)
{
    QWidget page;
    auto *layout = new QVBoxLayout(&page);
    const auto row = [&](std::initializer_list<QWidget *> widgets) {
        auto *line = new QHBoxLayout;
        for (QWidget *widget : widgets)
            line->addWidget(widget);
        line->addStretch(1);
        layout->addLayout(line);
    };
    const auto off = [](auto *widget) {
        widget->setEnabled(false);
        return widget;
    };
    for (const ButtonKind kind : {ButtonKind::Normal, ButtonKind::Primary, ButtonKind::Danger, ButtonKind::Ghost})
        row({button(QStringLiteral("a"), QStringLiteral("Create scope…"), kind, QStringLiteral("plus")),
             off(button(QStringLiteral("b"), QStringLiteral("Disabled"), kind))});
    row({toolButton(QStringLiteral("c"), QStringLiteral("play"), QStringLiteral("Start"), true),
         off(toolButton(QStringLiteral("d"), QStringLiteral("restart"), QStringLiteral("Restart"), true)),
         toolButton(QStringLiteral("e"), QStringLiteral("columns"), QStringLiteral("Columns"))});
    auto *wrong = new QLineEdit(QStringLiteral("orders backfill"));
    setFieldError(wrong, true);
    row({new QLineEdit(QStringLiteral("orders-backfill")), wrong, off(new QLineEdit(QStringLiteral("i3.xlarge")))});
    auto *choice = new QComboBox;
    choice->addItem(QStringLiteral("Shared compute"));
    auto *number = new QSpinBox;
    number->setSuffix(QStringLiteral(" min"));
    row({choice, number});
    auto *check = new QCheckBox(QStringLiteral("Autoscale"));
    check->setChecked(true);
    auto *radio = new QRadioButton(QStringLiteral("Text"));
    radio->setChecked(true);
    row({check, new QCheckBox(QStringLiteral("Use Photon")), radio, new QRadioButton(QStringLiteral("File…"))});
    auto *tabs = new QTabBar;
    setTabLook(tabs, TabLook::Drawer);
    tabs->addTab(QStringLiteral("Overview"));
    tabs->addTab(QStringLiteral("Permissions"));
    row({tabs});
    row({new GlyphLabel(Glyph::Running, QStringLiteral("Running")), new EnvTag(Environment::Prod),
         new Chip(QStringLiteral("team: finance"))});
    auto *progress = new QProgressBar;
    progress->setValue(71);
    layout->addWidget(progress);
    page.show();
    const Tokens &t = tokens(GetParam());
    const QImage image = page.grab().toImage();
    EXPECT_TRUE(hasPixel(image, t.accent));
    EXPECT_TRUE(hasPixel(image, t.failed));
    EXPECT_TRUE(hasPixel(image, t.envProd));
    keep(page, "controls", GetParam());

    QMenu menu;
    menu.addAction(icon(QStringLiteral("stop")), QStringLiteral("Stop"));
    menu.addAction(icon(QStringLiteral("restart")), QStringLiteral("Restart"))->setShortcut(Qt::CTRL | Qt::Key_R);
    menu.addSeparator();
    menu.addMenu(QStringLiteral("Copy"));
    EXPECT_TRUE(hasPixel(menu.grab().toImage(), t.border));
    keep(menu, "menu", GetParam());
}

TEST(ThemeWatcher, ChoiceBeatsDesktopBeatsPalette)
{
    const QPalette before = QApplication::palette();
    QApplication::setPalette(makePalette(Theme::Light));
    ThemeWatcher watcher(ThemeChoice::System);
    int changes = 0;
    QObject::connect(&watcher, &ThemeWatcher::themeChanged, &watcher, [&] { ++changes; });
    EXPECT_EQ(watcher.theme(), Theme::Light);
    watcher.setDesktopScheme(1);
    EXPECT_EQ(watcher.theme(), Theme::Dark);
    watcher.setChoice(ThemeChoice::Light);
    EXPECT_EQ(watcher.theme(), Theme::Light);
    watcher.setChoice(ThemeChoice::System);
    watcher.setDesktopScheme(0);
    EXPECT_EQ(watcher.theme(), Theme::Light);
    EXPECT_EQ(changes, 4);
    QApplication::setPalette(before);
}

INSTANTIATE_TEST_SUITE_P(Themes, Look, testing::Values(Theme::Light, Theme::Dark),
                         [](const auto &param) { return param.param == Theme::Dark ? "Dark" : "Light"; });

} // namespace
} // namespace trowel
