// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/list_filters.h"

#include "ui/look/icons.h"
#include "ui/look/tokens.h"
#include "ui/model/object_model.h"
#include "ui/model/prompter.h"
#include "ui/pages/list_memory.h"
#include "ui/pages/page_header.h"
#include "ui/pages/selection_keeper.h"

#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPointer>

#include <algorithm>

namespace trowel {

ListFilters::ListFilters(PageHeader *header, SelectionKeeper *keeper, const ObjectModel &model, Prompter &prompter)
    : QObject(header), m_header(header), m_keeper(keeper), m_model(model), m_prompter(prompter)
{
    connect(header, &PageHeader::filterChanged, this, [this](const QString &text) {
        m_keeper->setFilter(text);
        emit changed();
    });
    connect(header->stateMenu(), &QMenu::aboutToShow, this, &ListFilters::fillStates);
    connect(header->filterMenu(), &QMenu::aboutToShow, this, &ListFilters::fillSaved);
    header->setStateName(stateName());
    header->setStateText(stateWords());
}

const AnyKind &ListFilters::kind() const
{
    return m_model.kind();
}

void ListFilters::apply(const QString &text, const QStringList &states)
{
    setStates(states);
    m_header->filter()->setText(text);
}

void ListFilters::setStates(const QStringList &states)
{
    const QStringList before = m_model.states();
    m_keeper->setStates(states);
    if (m_model.states() == before)
        return;
    m_header->setStateText(stateWords());
    emit changed();
}

// Where all of them are of one group, that is what it goes by.
QString ListFilters::stateName() const
{
    const QList<StateInfo> &states = kind().states();
    if (states.isEmpty())
        return {};
    const QString group = states.first().group;
    const bool one =
        std::all_of(states.cbegin(), states.cend(), [&group](const StateInfo &state) { return state.group == group; });
    return one && !group.isEmpty() ? group : tr("State");
}

QString ListFilters::stateWords() const
{
    QStringList names;
    for (const StateInfo &state : kind().states()) {
        if (m_model.states().contains(state.id))
            names += state.text;
    }
    return names.size() > 2 ? tr("%1 chosen").arg(QLocale().toString(names.size())) : names.join(QStringLiteral(", "));
}

QString ListFilters::words() const
{
    const QString text = m_header->filter()->text().trimmed();
    const QString states = stateWords();
    if (states.isEmpty())
        return tr("the filter “%1”").arg(text);
    const QString chosen = tr("%1: %2").arg(stateName(), states);
    return text.isEmpty() ? tr("the filter “%1”").arg(chosen) : tr("the filters “%1” and “%2”").arg(text, chosen);
}

void ListFilters::fillStates()
{
    QMenu *menu = m_header->stateMenu();
    menu->clear();
    QAction *all = menu->addAction(tr("All"), this, [this] { setStates({}); });
    all->setObjectName(QStringLiteral("state.all"));
    all->setCheckable(true);
    all->setChecked(m_model.states().isEmpty());
    menu->addSeparator();
    const Tokens &t = tokensFor(menu);
    const QList<StateInfo> &states = kind().states();
    for (int i = 0; i < states.size(); ++i) {
        std::vector<char> passes;
        RowFilter one;
        one.states = {i};
        kind().filter(m_model.store(), one, passes);
        qsizetype count = 0;
        for (size_t at = 0; at < passes.size(); ++at)
            count += passes[at] != 0 && !m_model.store().isHole(qsizetype(at)) ? 1 : 0;
        const StateInfo &state = states[i];
        if (i > 0 && state.group != states[i - 1].group)
            menu->addSection(state.group);
        QAction *action = menu->addAction(QStringLiteral("%1\t%2").arg(state.text, QLocale().toString(count)));
        action->setObjectName(QStringLiteral("state.") + state.id);
        action->setIcon(QIcon(glyphPixmap(state.glyph, t, menu->devicePixelRatioF())));
        action->setCheckable(true);
        action->setChecked(m_model.states().contains(state.id));
        connect(action, &QAction::toggled, this, [this, id = state.id](bool on) {
            QStringList wanted = m_model.states();
            wanted.removeAll(id);
            if (on)
                wanted += id;
            setStates(wanted);
        });
    }
}

void ListFilters::fillSaved()
{
    QMenu *menu = m_header->filterMenu();
    delete menu->findChild<QMenu *>(QStringLiteral("filter.deleteMenu")); // clear() would leave it
    menu->clear();
    const QList<SavedFilter> filters = m_memory ? m_memory->filters(kind().info().id) : QList<SavedFilter>();
    const QString text = m_header->filter()->text();
    for (const SavedFilter &filter : filters) {
        QAction *action = menu->addAction(filter.name, this, [this, filter] { apply(filter.text, filter.states); });
        action->setObjectName(QStringLiteral("filter.saved"));
        action->setCheckable(true);
        action->setChecked(filter.text == text && filter.states == m_model.states());
    }
    if (filters.isEmpty())
        menu->addAction(tr("No filter is saved yet"))->setEnabled(false);
    menu->addSeparator();
    QAction *save = menu->addAction(icon(QStringLiteral("plus")), tr("Save this filter…"), this, &ListFilters::askName);
    save->setObjectName(QStringLiteral("filter.save"));
    save->setEnabled(m_memory && m_model.isFiltered());
    save->setToolTip(save->isEnabled() ? save->text() : tr("Type a filter or choose a state first."));
    QMenu *drop = menu->addMenu(icon(QStringLiteral("trash")), tr("Delete a saved filter"));
    drop->setObjectName(QStringLiteral("filter.deleteMenu"));
    drop->setAccessibleName(drop->title());
    drop->setEnabled(!filters.isEmpty());
    for (const SavedFilter &filter : filters) {
        QAction *action = drop->addAction(filter.name, this,
                                          [this, name = filter.name] { m_memory->dropFilter(kind().info().id, name); });
        action->setObjectName(QStringLiteral("filter.delete"));
    }
}

void ListFilters::askName()
{
    FormField name;
    name.id = QStringLiteral("name");
    name.label = tr("Name");
    name.value = m_header->filter()->text().trimmed();
    FormSpec form;
    form.id = QStringLiteral("saveFilter");
    form.title = tr("Save filter");
    form.verb = tr("Save");
    form.help = tr("Shows %1 again from the menu of the filter field. A filter of the same name is replaced.")
                    .arg(kind().info().title);
    form.fields = {name};
    form.check = [](const FormValues &values) -> QList<FieldProblem> {
        if (values.value(QStringLiteral("name")).toString().trimmed().isEmpty())
            return {FieldProblem{QStringLiteral("name"), tr("Give it a name.")}};
        return {};
    };
    SavedFilter filter;
    filter.text = m_header->filter()->text();
    filter.states = m_model.states();
    form.submit = [self = QPointer(this), filter, kind = kind().info().id](const FormValues &values) {
        SavedFilter named = filter;
        named.name = values.value(QStringLiteral("name")).toString().trimmed();
        if (self && self->m_memory)
            self->m_memory->keepFilter(kind, named);
        return Task<Nothing>::ready(Nothing());
    };
    m_prompter.showForm(form);
}

} // namespace trowel
