// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/catalog_forms.h"
#include "ui/kinds/catalog_grants.h"
#include "ui/kinds/catalog_words.h"

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

CatalogObject object(SecurableKind kind, const QString &name, const QString &type = {}, const QString &trait = {})
{
    CatalogObject made;
    made.kind = kind;
    made.fullName = name;
    made.type = type;
    made.trait = trait;
    return made;
}

QStringList problems(const FormSpec &form, const FormValues &values)
{
    QStringList list;
    for (const FieldProblem &problem : form.check(values))
        list += problem.field;
    return list;
}

} // namespace

TEST(CatalogWords, TypesAreNamedAndUnknownOnesShownAsTheyAre)
{
    EXPECT_EQ(typeWords(object(SecurableKind::Table, u"a.b.c"_s, u"MANAGED"_s)), u"Managed table"_s);
    EXPECT_EQ(typeWords(object(SecurableKind::View, u"a.b.c"_s, u"MATERIALIZED_VIEW"_s)), u"Materialized view"_s);
    EXPECT_EQ(typeWords(object(SecurableKind::Table, u"a.b.c"_s, u"QUANTUM_TABLE"_s)), u"QUANTUM_TABLE"_s);
    EXPECT_EQ(typeWords(object(SecurableKind::Catalog, u"a"_s, u"NEW_CATALOG"_s)), u"NEW_CATALOG"_s);
    EXPECT_EQ(typeWords(object(SecurableKind::Volume, u"a.b.c"_s, u"EXTERNAL"_s)), u"External volume"_s);
    EXPECT_EQ(typeWords(object(SecurableKind::Function, u"a.b.c"_s, u"PYTHON"_s)), u"Python function"_s);
    EXPECT_EQ(formatWords(object(SecurableKind::Table, u"a.b.c"_s, u"FOREIGN"_s, u"SNOWFLAKE_FORMAT"_s)),
              u"SNOWFLAKE_FORMAT"_s);
    EXPECT_EQ(formatWords(object(SecurableKind::Function, u"a.b.c"_s, u"SQL"_s, u"DECIMAL(10,2)"_s)),
              u"Returns decimal(10,2)"_s);
    EXPECT_EQ(isolationWords(u"ISOLATED"_s), u"Isolated"_s);
    EXPECT_EQ(isolationWords(u"OPEN_IN_ACCOUNT"_s), u"OPEN_IN_ACCOUNT"_s);
}

TEST(CatalogWords, CountsSayWhetherTheyAreAll)
{
    EXPECT_EQ(countWords({.schemas = 2, .tables = 3}), u"2 schemas, 3 tables and views"_s);
    EXPECT_EQ(countWords({.tables = 3, .complete = false}), u"at least 3 tables and views"_s);
    EXPECT_EQ(countWords({}), u"Nothing else"_s);
    EXPECT_EQ(countWords({.complete = false}), u"Not all of it could be counted"_s);
}

TEST(CatalogWords, ScopesLeadFromTheRootDown)
{
    EXPECT_EQ(scopeSteps({}), QStringList{u""_s});
    EXPECT_EQ(scopeSteps(u"main"_s), (QStringList{u""_s, u"main"_s}));
    EXPECT_EQ(scopeSteps(u"main.sales"_s), (QStringList{u""_s, u"main"_s, u"main.sales"_s}));
}

TEST(CatalogForms, NamesAreCheckedAsTheServerDoes)
{
    for (const QString &bad : {u""_s, u"a b"_s, u"a.b"_s, u"a/b"_s, u"a\tb"_s, QString(256, u'x')})
        EXPECT_FALSE(checkSecurableName(bad).isEmpty()) << bad.toStdString();
    for (const QString &good : {u"a-b"_s, u"Größe"_s, u"9_x"_s})
        EXPECT_TRUE(checkSecurableName(good).isEmpty()) << good.toStdString();
}

TEST(CatalogForms, AnExternalVolumeNeedsAPlaceAndAManagedOneDoesNot)
{
    const FormSpec form = newVolumeForm(u"main.sales"_s);
    FormValues values{{u"name"_s, u"in"_s}, {u"volume_type"_s, u"MANAGED"_s}};
    EXPECT_TRUE(problems(form, values).isEmpty());
    values.insert(u"volume_type"_s, u"EXTERNAL"_s);
    EXPECT_EQ(problems(form, values), QStringList{u"storage_location"_s});
    values.insert(u"storage_location"_s, u"/mnt/x"_s);
    EXPECT_EQ(problems(form, values), QStringList{u"storage_location"_s});
    values.insert(u"storage_location"_s, u"s3://b/x"_s);
    EXPECT_TRUE(problems(form, values).isEmpty());
    EXPECT_EQ(newVolumeOf(values, u"main.sales"_s).storageLocation, u"s3://b/x"_s);
}

TEST(CatalogForms, OnlyWhatDiffersIsSent)
{
    CatalogObjectDetail before;
    before.object = object(SecurableKind::Catalog, u"main"_s, u"MANAGED_CATALOG"_s, u"OPEN"_s);
    before.object.owner = u"ada"_s;
    before.comment = u"long"_s;
    const FormValues same{{u"owner"_s, u"ada"_s}, {u"comment"_s, u"long"_s}, {u"isolation_mode"_s, u"OPEN"_s}};
    EXPECT_TRUE(catalogEditOf(same, before).isEmpty());
    FormValues changed = same;
    changed.insert(u"comment"_s, u""_s);
    const CatalogEdit edit = catalogEditOf(changed, before);
    EXPECT_FALSE(edit.owner.has_value());
    EXPECT_EQ(edit.comment, u""_s);
    EXPECT_FALSE(edit.isolation.has_value());
}

TEST(CatalogGrantForm, OffersWhatIsKnownAndTakesWhatIsTyped)
{
    const CatalogObject view = object(SecurableKind::View, u"a.b.c"_s, u"VIEW"_s);
    const FormSpec form = grantForm(view, {u"ops"_s});
    QStringList ids;
    for (const FormField &field : form.fields)
        ids += field.id;
    EXPECT_TRUE(ids.contains(u"privilege.SELECT"_s));
    EXPECT_FALSE(ids.contains(u"privilege.MODIFY"_s)) << "views cannot be written";
    EXPECT_EQ(problems(form, {}), (QStringList{u"principal"_s, u"other"_s}));
    const GrantChange change = grantOf({{u"principal"_s, u" ops "_s},
                                        {u"privilege.SELECT"_s, true},
                                        {u"privilege.MANAGE"_s, false},
                                        {u"other"_s, u"read stream, , select"_s}});
    EXPECT_EQ(change.principal, u"ops"_s);
    EXPECT_EQ(change.add, (QStringList{u"SELECT"_s, u"READ_STREAM"_s}));
    EXPECT_TRUE(change.remove.isEmpty());
}

TEST(CatalogGrantForm, KeysOfGrantsComeBackAsTheyWere)
{
    const PrivilegeGrant grant{u"ada@example.com"_s, u"USE_SCHEMA"_s, u"CATALOG"_s, u"main"_s};
    EXPECT_EQ(grantOfKey(grantKey(grant)), grant);
    EXPECT_FALSE(grantOfKey(grantKey({u"ops"_s, u"SELECT"_s})).isInherited());
}
