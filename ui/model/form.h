// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"

#include <QList>
#include <QString>
#include <QVariant>

#include <functional>
#include <optional>

namespace trowel {

using FormValues = QVariantMap;

/// What is said below a field while nothing is wrong with it, such as what its value will do.
struct FormNote
{
    QString text; ///< empty for nothing
    bool attention = false;
};

/// One field of a form. Values: int (Number), bool (Check), QStringList of "key=value" (Tags), QString for all others.
/// Secret is masked; Lines is text of several lines; File the path of a local file; Json one JSON object.
struct FormField
{
    enum class Type { Text, Number, Choice, Check, Tags, Secret, Lines, File, Json };
    struct Choice
    {
        QString value;
        QString text;
    };

    QString id;
    QString section; ///< heading above the first field of a section
    QString label;
    Type type = Type::Text;
    QVariant value;
    QString suffix = {}; ///< unit inside a number: " min"
    QString hint = {};   ///< short text behind the field
    int minimum = 0;     ///< what can be typed, not what is allowed: that is said at the field
    int maximum = 1000000;
    QList<Choice> choices = {};
    bool editable = false;                                ///< of a Choice: other texts can be typed, too
    QString placeholder = {};                             ///< an example, where nothing is typed yet
    std::function<bool(const FormValues &)> enabled = {}; ///< empty for always
    std::function<bool(const FormValues &)> shown = {};   ///< empty for always; its value stays while it is not
    std::function<FormNote(const FormValues &)> note = {};
};

/// What a field needs corrected, in words that say what is allowed.
struct FieldProblem
{
    QString field;
    QString text;
    bool unchanged = false; ///< no mistake of the value, but nothing to be done with it yet
};

/// One line of "What this will run", and lines that want attention.
struct FormFact
{
    QString name; ///< empty for a sentence
    QString value;
    bool attention = false;
};

/// The object of a form as JSON, in a second tab: what is changed on one side is seen on the other, and what the fields
/// do not know stays as it is.
struct FormJson
{
    QByteArray base = "{}"; ///< as it was read; for a new object what the fields do not say
    std::function<QByteArray(const QByteArray &json, const FormValues &)> write; ///< puts the fields' values into it
    std::function<FormValues(const QByteArray &json)> read;                      ///< the fields' values of it
};

/// Where `check` and `submit` of a form with a JSON side find the whole object as it is to be sent (QString). A problem
/// of this field is shown at the JSON.
inline const QString kJsonField = QStringLiteral("json");

/// A form as a table of values. The dialog that shows it collects values; it knows no network: `submit` is work that
/// the asker hands in, and while it fails everything that was typed stays.
struct FormSpec
{
    QString id; ///< objectName of the dialog
    QString title;
    QString verb;                                            ///< label of the button: "Create"
    std::function<QString(const FormValues &)> verbFor = {}; ///< the label where it depends on what is typed
    QString help = {};
    QList<FormField> fields;
    std::function<QList<FieldProblem>(const FormValues &)> check;
    QString factsTitle = {};
    std::function<QList<FormFact>(const FormValues &)> facts = {}; ///< empty for a form without a side panel
    std::optional<FormJson> json = {};
    std::function<Task<Nothing>(const FormValues &)> submit;
};

/// A question before something is destroyed or replaced.
struct Confirmation
{
    struct Object
    {
        QString name;
        QString state = {}; ///< word for the second column
        int glyph = 0;      ///< Glyph of that word
        QString goesWithIt = {};
    };

    QString id;       ///< objectName of the dialog
    QString title;    ///< "Delete warehouses"
    QString question; ///< "Delete 3 warehouses permanently?"
    QString explanation;
    QString verb;         ///< "Delete 3 warehouses"
    QString dismiss = {}; ///< the other button where "Cancel" could be taken for the verb; empty for Cancel
    QString objectHeading;
    QString stateHeading = {}; ///< empty for no second column
    QString goesHeading = {};  ///< empty for no third column
    QList<Object> objects;
    bool destructive = true; ///< danger button, and in production the workspace name must be typed
    /// A box to tick below the objects, such as "Delete everything in it too"; empty for none. Never ticked at first;
    /// `optionTicked` is told every change.
    QString option = {};
    std::function<void(bool on)> optionTicked = {};
    /// Finds out what goes with an object, such as the contents of a folder; `progress` sees texts meanwhile. The verb
    /// stays disabled until all have settled. Empty where nothing is to be found out.
    std::function<Task<QString>(int object, std::function<void(const QString &)> progress)> inspect = {};
};

} // namespace trowel
