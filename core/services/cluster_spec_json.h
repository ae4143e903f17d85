// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/reader.h"
#include "core/services/cluster_types.h"

namespace trowel {

/// The part of a cluster that people choose (reference: clusters, "ClusterSpec"), out of a spec or out of details.
ClusterSpec readClusterSpec(const JsonReader &json);
/// The same out of text; fails with BadReply for what is no JSON object.
Result<ClusterSpec> parseClusterSpec(const QByteArray &json);
/// Members of an object whose values are texts, by key; null ones are left out.
ClusterPairs readClusterPairs(const JsonReader &json);

/// `base` with the values of `spec` in it. Members whose value did not change stay exactly as they are, everything the
/// spec does not know as well; so does all of it where `base` is no JSON object (empty counts as `{}`).
QByteArray writeClusterSpec(const QByteArray &base, const ClusterSpec &spec);
/// What an edit starts from: the details without what only the server says. Fails when they were never read.
Result<QByteArray> clusterEditBase(const RawJson &details);

/// The bodies of create and edit: the whole object, and the members that are not the person's.
Result<QByteArray> writeClusterCreate(const QByteArray &spec, const QString &idempotencyToken);
Result<QByteArray> writeClusterEdit(const QString &id, const QByteArray &spec);

/// Where an init script or a log is: exactly one member of it names that, {"volumes":{"destination":"/Volumes/…"}}.
QString clusterDestination(const QJsonObject &location);
/// Whose machines a spec is about, as its attributes or its node type tell.
Cloud cloudOfSpec(const QJsonObject &json);
/// Whose machines these are, as the names of node types tell.
Cloud cloudOfNodeType(const QString &nodeType);
/// "aws_attributes" and the like.
QLatin1String cloudAttributes(Cloud cloud);

} // namespace trowel
