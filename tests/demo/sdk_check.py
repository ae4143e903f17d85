#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Judges the demo workspace with Databricks' own Python SDK, unmodified.

    python3 -m venv env && env/bin/pip install databricks-sdk
    env/bin/python tests/demo/sdk_check.py build/release/bin/trowel-demo

Starts the server, drives it as any user of the SDK would, and exits non-zero when something is not as promised.
"""
import base64
import datetime
import io
import re
import subprocess
import sys
import time
import zipfile

from databricks.sdk import WorkspaceClient
from databricks.sdk.core import Config
from databricks.sdk.errors import (
    BadRequest,
    InvalidParameterValue,
    NotFound,
    PermissionDenied,
    ResourceAlreadyExists,
    ResourceConflict,
    TooManyRequests,
)
from databricks.sdk.service import catalog, compute, iam, sql, workspace
from databricks.sdk.service import jobs as jobs_api

ADMIN, READER = "dapi-admin", "dapi-reader"
HOME = "/Users/ingrid.solheim@haldenfreight.example"
failures = []


def check(what, condition, detail=""):
    print(("ok    " if condition else "FAIL  ") + what, detail if not condition else "")
    if not condition:
        failures.append(what)


def raises(what, kind, call):
    try:
        call()
    except kind as error:
        check(what, bool(str(error)), "no message")
        return error
    except Exception as error:  # the wrong class is the finding
        check(what, False, f"{type(error).__name__}: {error}")
        return None
    check(what, False, "nothing was raised")
    return None


def upload(w, path, content, **how):
    """The SDK repeats no upload at 429: a content that was read is gone. So its callers wait and ask again."""
    for _ in range(50):
        try:
            return w.workspace.upload(path, io.BytesIO(content), **how)
        except TooManyRequests:
            time.sleep(0.2)
    raise TimeoutError("the rate limit never lets an upload through")


def client(host, token):
    return WorkspaceClient(config=Config(host=host, token=token, auth_type="pat"))


def identity(w):
    me = w.current_user.me()
    check("current_user.me", me.user_name == "ingrid.solheim@haldenfreight.example", me)
    check("get_workspace_id", w.get_workspace_id() == 7004600182736455, w.get_workspace_id())
    names = [user.user_name for user in w.users.list(attributes="id,userName")]
    check("users.list", len(names) > 10 and me.user_name in names, names)
    check("groups.list with a filter", [g.display_name for g in w.groups.list(filter='displayName eq "admins"')] == ["admins"])


def warehouses(w, reader):
    listed = list(w.warehouses.list())
    check("warehouses.list", len(listed) >= 14 and all(x.id and x.state for x in listed))
    check("warehouses.list in pages", [x.id for x in w.warehouses.list(page_size=3)] == [x.id for x in listed])
    by_name = {x.name: x for x in listed}
    check("a degraded one", by_name["Partner exchange"].health.status == sql.Status.DEGRADED)
    check("a failed one", by_name["Migration of the old DWH"].health.failure_reason.code is not None)

    made = w.warehouses.create(
        name="sdk check", cluster_size="Small", max_num_clusters=2, auto_stop_mins=10, enable_serverless_compute=True,
        warehouse_type=sql.CreateWarehouseRequestWarehouseType.PRO,
        tags=sql.EndpointTags(custom_tags=[sql.EndpointTagPair(key="by", value="sdk")]),
    ).result(timeout=datetime.timedelta(seconds=60))
    check("create and wait", made.state == sql.State.RUNNING and made.num_clusters == 1, made)
    check("tags come back", made.tags.custom_tags[0].value == "sdk")
    raises("a taken name", ResourceAlreadyExists, lambda: w.warehouses.create(name="sdk check", cluster_size="Small"))
    raises("a wrong size", InvalidParameterValue, lambda: w.warehouses.create(name="x", cluster_size="Enormous"))
    stopped = w.warehouses.stop(made.id).result(timeout=datetime.timedelta(seconds=60))
    check("stop and wait", stopped.state == sql.State.STOPPED, stopped.state)
    w.warehouses.edit(made.id, name="sdk check 2", cluster_size="Medium", max_num_clusters=3, auto_stop_mins=20)
    edited = w.warehouses.get(made.id)
    check("edit", (edited.name, edited.cluster_size, edited.max_num_clusters) == ("sdk check 2", "Medium", 3), edited)
    started = w.warehouses.start(made.id).result(timeout=datetime.timedelta(seconds=60))
    check("start and wait", started.state == sql.State.RUNNING, started.state)
    raises("a start that fails", Exception,
           lambda: w.warehouses.start(by_name["Migration of the old DWH"].id).result(timeout=datetime.timedelta(seconds=60)))
    w.warehouses.delete(made.id)
    check("delete", made.id not in [x.id for x in w.warehouses.list() if x.state not in (sql.State.DELETING,)])
    raises("an unknown id", NotFound, lambda: w.warehouses.get("0123456789abcdef"))
    raises("an id of wrong form", InvalidParameterValue, lambda: w.warehouses.get("nonsense"))
    raises("a reader may not start", PermissionDenied, lambda: reader.warehouses.start(by_name["Finance BI"].id))
    raises("a reader may not create", PermissionDenied, lambda: reader.warehouses.create(name="y", cluster_size="Small"))
    check("workspace config", w.warehouses.get_workspace_warehouse_config().enabled_warehouse_types is not None)


def clusters(w, reader):
    wait = datetime.timedelta(seconds=60)
    listed = list(w.clusters.list(page_size=7))
    by_name = {x.cluster_name: x for x in listed}
    check("clusters.list in pages", len(listed) >= 40 and len({x.cluster_id for x in listed}) == len(listed), len(listed))
    pinned = list(w.clusters.list(filter_by=compute.ListClustersFilterBy(is_pinned=True)))
    check("clusters.list with a filter", {x.cluster_name for x in pinned} >= {"shared-etl", "telemetry-stream"}, pinned)
    jobs = list(w.clusters.list(filter_by=compute.ListClustersFilterBy(cluster_sources=[compute.ClusterSource.JOB])))
    check("filtered by source", jobs and all(x.cluster_source == compute.ClusterSource.JOB for x in jobs))
    by_order = list(w.clusters.list(sort_by=compute.ListClustersSortBy(
        field=compute.ListClustersSortByField.CLUSTER_NAME, direction=compute.ListClustersSortByDirection.DESC)))
    check("sorted by name", [x.cluster_name for x in by_order] == sorted((x.cluster_name for x in by_order), reverse=True))
    etl = w.clusters.get(by_name["shared-etl"].cluster_id)
    check("get with its spec", etl.spec.cluster_name == "shared-etl" and etl.state == compute.State.RUNNING and
          len(etl.executors) >= 2 and etl.spark_context_id > 2**53, etl.spec)
    ended = by_name["dwh-migration"]
    check("a termination reason", ended.termination_reason.type == compute.TerminationReasonType.CLOUD_FAILURE, ended)

    node = w.clusters.select_node_type(local_disk=True, min_cores=4)
    check("select_node_type", node in [x.node_type_id for x in w.clusters.list_node_types().node_types], node)
    version = w.clusters.select_spark_version(long_term_support=True, latest=True)
    check("select_spark_version", version.startswith("16.4"), version)
    check("list_zones", w.clusters.list_zones().default_zone == "eu-north-1a")

    made = w.clusters.create_and_wait(spark_version=version, node_type_id=node, cluster_name="sdk check", num_workers=1,
                                      autotermination_minutes=20, custom_tags={"by": "sdk"}, timeout=wait)
    check("create and wait", made.state == compute.State.RUNNING and len(made.executors) == 1 and
          made.custom_tags == {"by": "sdk"}, made)
    w.clusters.edit_and_wait(made.cluster_id, spark_version=version, node_type_id=node, cluster_name="sdk check 2",
                             autoscale=compute.AutoScale(min_workers=2, max_workers=4), autotermination_minutes=30, timeout=wait)
    edited = w.clusters.get(made.cluster_id)
    check("edit", edited.cluster_name == "sdk check 2" and edited.autoscale.max_workers == 4 and
          edited.custom_tags is None, edited)
    w.clusters.resize_and_wait(made.cluster_id, num_workers=3, timeout=wait)
    check("resize", len(w.clusters.get(made.cluster_id).executors) == 3)
    w.clusters.restart_and_wait(made.cluster_id, timeout=wait)
    raises("start of one that runs", BadRequest, lambda: w.clusters.start(made.cluster_id))
    ended = w.clusters.delete_and_wait(made.cluster_id, timeout=wait)
    check("delete and wait", ended.state == compute.State.TERMINATED and
          ended.termination_reason.code == compute.TerminationReasonCode.USER_REQUEST, ended)
    raises("resize of one that has ended", BadRequest, lambda: w.clusters.resize(made.cluster_id, num_workers=1))
    started = w.clusters.start_and_wait(made.cluster_id, timeout=wait)
    check("start and wait", started.state == compute.State.RUNNING, started.state)
    w.clusters.ensure_cluster_is_running(made.cluster_id)
    w.clusters.pin(made.cluster_id)
    refused = raises("permanent delete of a pinned one", BadRequest, lambda: w.clusters.permanent_delete(made.cluster_id))
    check("its words", refused is not None and "unpin the cluster first" in str(refused), refused)
    w.clusters.unpin(made.cluster_id)
    events = list(w.clusters.events(made.cluster_id))
    kinds = [x.type for x in events]
    check("events", kinds[0] == compute.EventType.UNPINNED and kinds[-1] == compute.EventType.CREATING and
          {compute.EventType.EDITED, compute.EventType.RESIZING, compute.EventType.UPSIZE_COMPLETED,
           compute.EventType.RESTARTING, compute.EventType.TERMINATING} <= set(kinds), kinds)
    long_ones = list(w.clusters.events(etl.cluster_id, page_size=10))
    check("events in pages", len(long_ones) > 60 and
          [x.timestamp for x in long_ones] == sorted((x.timestamp for x in long_ones), reverse=True), len(long_ones))
    w.clusters.permanent_delete(made.cluster_id)
    raises("an unknown cluster", NotFound, lambda: w.clusters.get(made.cluster_id))
    raises("a start of none", InvalidParameterValue, lambda: w.clusters.start("0101-000000-none1"))
    raises("a wrong node type", InvalidParameterValue, lambda: w.clusters.create(
        spark_version=version, node_type_id="abacus", num_workers=1))
    raises("a reader may not start", PermissionDenied, lambda: reader.clusters.start(by_name["priya-adhoc"].cluster_id))
    levels = w.clusters.get_permission_levels(etl.cluster_id).permission_levels
    check("levels of a cluster", {x.permission_level.value for x in levels} == {"CAN_ATTACH_TO", "CAN_RESTART", "CAN_MANAGE"})


def permissions(w):
    warehouse = next(iter(w.warehouses.list()))
    before = w.warehouses.get_permissions(warehouse.id)
    check("get_permissions", before.object_type == "warehouses" and len(before.access_control_list) > 2, before)
    levels = w.warehouses.get_permission_levels(warehouse.id).permission_levels
    check("permission levels", {x.permission_level.value for x in levels} >= {"CAN_USE", "CAN_MANAGE", "IS_OWNER"})
    after = w.warehouses.update_permissions(warehouse.id, access_control_list=[
        sql.WarehouseAccessControlRequest(group_name="finance", permission_level=sql.WarehousePermissionLevel.CAN_USE)])
    check("update_permissions", any(x.group_name == "finance" for x in after.access_control_list))
    notebook = w.workspace.get_status("/Shared/finance/month-end close")
    acl = w.permissions.get("notebooks", str(notebook.object_id))
    check("permissions of a notebook", acl.object_type == "notebook" and
          any(p.inherited for x in acl.access_control_list for p in x.all_permissions), acl)
    acl = w.permissions.set("notebooks", str(notebook.object_id), access_control_list=[
        iam.AccessControlRequest(user_name="priya.raman@haldenfreight.example",
                                 permission_level=iam.PermissionLevel.CAN_RUN)])
    check("permissions.set", any(x.user_name == "priya.raman@haldenfreight.example" for x in acl.access_control_list))
    raises("an unknown principal", NotFound, lambda: w.permissions.update(
        "notebooks", str(notebook.object_id), access_control_list=[
            iam.AccessControlRequest(user_name="nobody@nowhere.example", permission_level=iam.PermissionLevel.CAN_RUN)]))


def workspace_files(w, reader):
    check("workspace.list", {"/Users", "/Shared", "/Repos"} <= {o.path for o in w.workspace.list("/")})
    tree = list(w.workspace.list("/Shared", recursive=True))
    check("a recursive list", len(tree) > 40, len(tree))
    check("an empty folder", list(w.workspace.list("/Shared/inbox")) == [])
    base = f"{HOME}/sdk check"
    w.workspace.mkdirs(f"{base}/a/b")
    w.workspace.mkdirs(f"{base}/a/b")
    source = b"# Databricks notebook source\nprint(1)\n\n# COMMAND ----------\n\n# MAGIC %md\n# MAGIC # Title\n"
    w.workspace.import_(f"{base}/plain", content=base64.b64encode(source).decode(),
                        format=workspace.ImportFormat.SOURCE, language=workspace.Language.PYTHON)
    status = w.workspace.get_status(f"{base}/plain")
    check("import and get_status", status.object_type == workspace.ObjectType.NOTEBOOK and
          status.language == workspace.Language.PYTHON and status.object_id > 2**62, status)
    check("the alias /Workspace", w.workspace.get_status(f"/Workspace{base}/plain").object_id == status.object_id)
    exported = base64.b64decode(w.workspace.export(f"{base}/plain").content)
    check("export", exported == source, exported)
    taken = raises("an existing notebook", ResourceAlreadyExists, lambda: w.workspace.import_(
        f"{base}/plain", content=base64.b64encode(source).decode(), format=workspace.ImportFormat.SOURCE,
        language=workspace.Language.PYTHON))
    check("its words", taken is not None and "already exists" in str(taken))
    upload(w, f"{base}/query.sql", b"-- Databricks notebook source\nSELECT 1\n",
           format=workspace.ImportFormat.AUTO)
    check("upload by AUTO", w.workspace.get_status(f"{base}/query").language == workspace.Language.SQL)
    upload(w, f"{base}/data.bin", bytes(range(256)) * 40, format=workspace.ImportFormat.AUTO)
    with w.workspace.download(f"{base}/data.bin") as stream:
        check("download", stream.read() == bytes(range(256)) * 40)
    upload(w, f"{base}/data.bin", b"new", format=workspace.ImportFormat.AUTO, overwrite=True)
    check("overwrite", w.workspace.download(f"{base}/data.bin").read() == b"new")
    raises("no overwrite", ResourceAlreadyExists, lambda: upload(
        w, f"{base}/data.bin", b"x", format=workspace.ImportFormat.AUTO))
    for fmt in (workspace.ExportFormat.JUPYTER, workspace.ExportFormat.HTML, workspace.ExportFormat.DBC):
        content = w.workspace.download(f"{base}/plain", format=fmt).read()
        check(f"export as {fmt.value}", len(content) > 100)
        upload(w, f"{base}/from {fmt.value}", content,
               format=workspace.ImportFormat(fmt.value))
    check("JUPYTER comes back", w.workspace.download(f"{base}/from JUPYTER").read() == source)
    check("HTML comes back", w.workspace.download(f"{base}/from HTML").read() == source)
    check("DBC comes back", w.workspace.download(f"{base}/from DBC/plain").read() == source)
    archive = zipfile.ZipFile(io.BytesIO(w.workspace.download("/Shared/pipelines", format=workspace.ExportFormat.AUTO).read()))
    check("a folder as an archive", archive.testzip() is None and "pipelines/README.md" in archive.namelist(), archive.namelist())
    raises("a missing parent", NotFound, lambda: upload(w, f"{base}/no/x.txt", b"x",
                                                                    format=workspace.ImportFormat.AUTO))
    raises("a missing path", NotFound, lambda: w.workspace.get_status("/Shared/nothing here"))
    raises("a folder that is not empty", BadRequest, lambda: w.workspace.delete(base))
    raises("a protected folder", BadRequest, lambda: w.workspace.delete("/Shared", recursive=True))
    raises("a reader may not delete", PermissionDenied, lambda: reader.workspace.delete("/Shared/glossary.md"))
    raises("a reader may not import", PermissionDenied, lambda: reader.workspace.upload(
        "/Shared/x.txt", io.BytesIO(b"x"), format=workspace.ImportFormat.AUTO))
    w.workspace.delete(base, recursive=True)
    raises("deleted", NotFound, lambda: w.workspace.get_status(base))


def dbfs(w):
    base = "/tmp/sdk check"
    check("dbfs.list", {"/FileStore", "/mnt"} <= {f.path for f in w.dbfs.list("/")})
    check("an empty folder of DBFS", list(w.dbfs.list("/tmp")) == [])
    w.dbfs.mkdirs(f"{base}/a/b")
    w.dbfs.upload(f"{base}/small.txt", io.BytesIO(b"hello"))
    with w.dbfs.download(f"{base}/small.txt") as stream:
        check("a small file through DBFS", stream.read() == b"hello")
    raises("no overwrite in DBFS", ResourceAlreadyExists, lambda: w.dbfs.upload(f"{base}/small.txt", io.BytesIO(b"x")))
    large = bytes(range(256)) * 4096 * 60  # 60 MiB
    w.dbfs.upload(f"{base}/large.bin", io.BytesIO(large), overwrite=True)
    check("its status", w.dbfs.get_status(f"{base}/large.bin").file_size == len(large))
    with w.dbfs.download(f"{base}/large.bin") as stream:
        check("60 MiB through DBFS", stream.read() == large)
    put = base64.b64encode(b"put").decode()
    w.dbfs.put(f"{base}/put.txt", contents=put)
    raises("put on a file that is there", ResourceAlreadyExists,
           lambda: w.dbfs.put(f"{base}/put.txt", contents=put))
    check("read a part", base64.b64decode(w.dbfs.read(f"{base}/put.txt", offset=1, length=1).data) == b"u")
    raises("a read that is too long", BadRequest, lambda: w.dbfs.read(f"{base}/put.txt", length=2 * 1024 * 1024))
    raises("a block that is too large", BadRequest, lambda: w.dbfs.add_block(
        w.dbfs.create(f"{base}/x").handle, base64.b64encode(bytes(1024 * 1024 + 1)).decode()))
    raises("an unknown handle", NotFound, lambda: w.dbfs.close(17))
    w.dbfs.move(f"{base}/put.txt", f"{base}/a/moved.txt")
    check("move", w.dbfs.exists(f"{base}/a/moved.txt") and not w.dbfs.exists(f"{base}/put.txt"))
    check("a recursive list of DBFS", len(list(w.dbfs.list(base, recursive=True))) >= 3)
    raises("a folder of DBFS that is not empty", BadRequest, lambda: w.api_client.do(
        "POST", "/api/2.0/dbfs/delete", body={"path": base, "recursive": False}))
    raises("a missing file of DBFS", NotFound, lambda: w.dbfs.get_status("/tmp/nothing"))
    raises("a volume through DBFS", PermissionDenied, lambda: w.api_client.do(
        "GET", "/api/2.0/dbfs/list", query={"path": "/Volumes/main"}))
    for number in range(6):
        w.dbfs.put(f"{base}/many/{number}", contents=put)
    w.api_client.do("POST", "/__demo/state", body={"dbfs_delete_budget": 4})
    w.dbfs.delete(base, recursive=True)  # PARTIAL_DELETE is a 503, which the SDK repeats
    w.api_client.do("POST", "/__demo/state", body={"dbfs_delete_budget": 10000})
    check("delete in parts", not w.dbfs.exists(base))
    w.api_client.do("POST", "/__demo/state", body={"dbfs_disabled": True})
    raises("DBFS switched off", PermissionDenied, lambda: list(w.dbfs.list("/")))
    w.api_client.do("POST", "/__demo/state", body={"dbfs_disabled": False})


def volume_files(w, reader):
    volume = "/Volumes/logistics/raw/landing"
    base = f"{volume}/sdk check"
    check("files.list_directory_contents", {"terminals", "README.md"} <=
          {e.name for e in w.files.list_directory_contents(volume)})
    archive = list(w.files.list_directory_contents("/Volumes/logistics/raw/edi/archive", page_size=10))
    check("a directory in pages, empty ones among them", len(archive) == 56 and len({e.path for e in archive}) == 56)
    check("an empty directory", list(w.files.list_directory_contents("/Volumes/logistics/raw/edi/out")) == [])
    w.files.create_directory(f"{base}/a/b")
    w.files.create_directory(f"{base}/a/b")
    w.files.get_directory_metadata(f"{base}/a/b")
    w.files.upload(f"{base}/ä b+c.txt", io.BytesIO(b"hello"))
    check("a small file", w.files.download(f"{base}/ä b+c.txt").contents.read() == b"hello")
    raises("no overwrite of a file", Exception,
           lambda: w.files.upload(f"{base}/ä b+c.txt", io.BytesIO(b"x"), overwrite=False))
    w.files.upload(f"{base}/ä b+c.txt", io.BytesIO(b"again"), overwrite=True)
    check("overwrite a file", w.files.download(f"{base}/ä b+c.txt").contents.read() == b"again")
    large = bytes(range(256)) * 4096 * 60  # 60 MiB: through presigned addresses, which are not enabled
    w.files.upload(f"{base}/large.bin", io.BytesIO(large), overwrite=True)
    metadata = w.files.get_metadata(f"{base}/large.bin")
    check("get_metadata", metadata.content_length == len(large) and metadata.last_modified, metadata)
    check("60 MiB", w.files.download(f"{base}/large.bin").contents.read() == large)
    w.files.upload(f"{base}/empty", io.BytesIO(b""))
    check("an empty file", w.files.download(f"{base}/empty").contents.read() == b"")
    raises("a directory that is not empty", BadRequest, lambda: w.files.delete_directory(base))
    raises("a missing file", NotFound, lambda: w.files.download(f"{base}/nothing"))
    raises("its metadata", NotFound, lambda: w.files.get_metadata(f"{base}/nothing"))
    raises("a missing directory", NotFound, lambda: list(w.files.list_directory_contents(f"{base}/nothing")))
    raises("a file listed as a directory", NotFound, lambda: list(w.files.list_directory_contents(f"{base}/empty")))
    raises("a reader may not write", PermissionDenied, lambda: reader.files.upload(f"{base}/r", io.BytesIO(b"x")))
    for name in ("ä b+c.txt", "large.bin", "empty"):
        w.files.delete(f"{base}/{name}")
    for name in ("a/b", "a", ""):
        w.files.delete_directory(f"{base}/{name}".rstrip("/"))
    raises("deleted with all in it", NotFound, lambda: w.files.get_directory_metadata(base))
def secrets(w, reader):
    names = [scope.name for scope in w.secrets.list_scopes()]
    check("secrets.list_scopes", {"freight-etl", "corp-kv"} <= set(names), names)
    vault = next(scope for scope in w.secrets.list_scopes() if scope.name == "corp-kv")
    check("a Key Vault scope", vault.backend_type == workspace.ScopeBackendType.AZURE_KEYVAULT and
          vault.keyvault_metadata.dns_name.startswith("https://"), vault)
    w.secrets.create_scope("sdk-check")
    raises("a taken scope", ResourceAlreadyExists, lambda: w.secrets.create_scope("sdk-check"))
    raises("a wrong scope name", InvalidParameterValue, lambda: w.secrets.create_scope("sdk check"))
    check("an empty scope", list(w.secrets.list_secrets("sdk-check")) == [])
    w.secrets.put_secret("sdk-check", "text", string_value="gr\u00fcn")
    w.secrets.put_secret("sdk-check", "bytes", bytes_value=base64.b64encode(b"\xff\x00").decode())
    keys = {secret.key: secret.last_updated_timestamp for secret in w.secrets.list_secrets("sdk-check")}
    check("secrets.list_secrets", set(keys) == {"text", "bytes"} and min(keys.values()) > 1_700_000_000_000, keys)
    check("get_secret", base64.b64decode(w.secrets.get_secret("sdk-check", "text").value).decode() == "gr\u00fcn")
    check("get_secret of bytes", base64.b64decode(w.secrets.get_secret("sdk-check", "bytes").value) == b"\xff\x00")
    check("dbutils.secrets.get", w.dbutils.secrets.get("sdk-check", "text") == "gr\u00fcn")
    raises("neither text nor bytes", BadRequest, lambda: w.secrets.put_secret("sdk-check", "none"))
    w.secrets.delete_secret("sdk-check", "bytes")
    raises("a deleted secret", NotFound, lambda: w.secrets.delete_secret("sdk-check", "bytes"))
    acls = list(w.secrets.list_acls("sdk-check"))
    check("the creator manages", [(a.principal, a.permission) for a in acls] ==
          [("ingrid.solheim@haldenfreight.example", workspace.AclPermission.MANAGE)], acls)
    raises("a scope of others", PermissionDenied, lambda: list(reader.secrets.list_secrets("sdk-check")))
    w.secrets.put_acl("sdk-check", "auditors", workspace.AclPermission.READ)
    check("get_acl", w.secrets.get_acl("sdk-check", "auditors").permission == workspace.AclPermission.READ)
    check("READ lets read", [s.key for s in reader.secrets.list_secrets("sdk-check")] == ["text"])
    raises("READ does not let write", PermissionDenied,
           lambda: reader.secrets.put_secret("sdk-check", "mine", string_value="x"))
    w.secrets.delete_acl("sdk-check", "auditors")
    raises("a deleted ACL", NotFound, lambda: w.secrets.get_acl("sdk-check", "auditors"))
    raises("a Key Vault scope takes nothing", BadRequest,
           lambda: w.secrets.put_secret("corp-kv", "mine", string_value="x"))
    raises("a reserved scope", PermissionDenied, lambda: w.secrets.create_scope("databricks-internal-check"))
    w.secrets.delete_scope("sdk-check")
    raises("a deleted scope", NotFound, lambda: list(w.secrets.list_secrets("sdk-check")))
def unity_catalog(w, reader):
    check("metastores.summary", w.metastores.summary().name == "halden-eu-north-1")
    check("metastores.current", w.metastores.current().default_catalog_name == "hive_metastore")
    names = [c.name for c in w.catalogs.list()]
    check("catalogs.list", {"main", "finance", "logistics", "sandbox", "system"} <= set(names), names)
    check("schemas.list", {"raw", "curated", "ml"} <= {s.name for s in w.schemas.list("logistics")})
    tables = list(w.tables.list("logistics", "raw"))
    check("tables.list in pages", len(tables) == 160 and len({t.full_name for t in tables}) == 160, len(tables))
    check("tables.list without columns",
          all(not t.columns for t in w.tables.list("finance", "reports", omit_columns=True)))
    table = w.tables.get("finance.reports.daily_revenue")
    check("tables.get", len(table.columns) == 14 and table.columns[3].type_name == catalog.ColumnTypeName.LONG and
          table.columns[5].type_precision == 18 and table.table_type == catalog.TableType.MANAGED, table)
    view = w.tables.get("finance.reports.revenue_by_region")
    check("a view", view.table_type == catalog.TableType.VIEW and "SELECT" in view.view_definition, view)
    check("tables.exists", w.tables.exists("main.reference.units").table_exists and
          not w.tables.exists("main.reference.nothing").table_exists)
    check("tables.list_summaries",
          len(list(w.tables.list_summaries("logistics", table_name_pattern="edi%"))) == 32)
    w.tables.update("logistics.curated.trucks", owner="operations")
    check("tables.update", w.tables.get("logistics.curated.trucks").owner == "operations")
    function = w.functions.get("finance.reports.to_eur")
    check("functions.get", function.routine_body == catalog.FunctionInfoRoutineBody.SQL and
          len(function.input_params.parameters) == 3, function)
    check("functions.list", len(list(w.functions.list("finance", "ledger"))) == 2)

    made = w.catalogs.create("SDK_Check", comment="by the SDK")
    check("catalogs.create", made.name == "sdk_check" and made.owner == "ingrid.solheim@haldenfreight.example", made)
    raises("a taken catalog", BadRequest, lambda: w.catalogs.create("sdk_check"))
    raises("a bad name", InvalidParameterValue, lambda: w.catalogs.create("a b"))
    schema = w.schemas.create("first", "sdk_check", comment="c")
    check("schemas.create", schema.full_name == "sdk_check.first", schema)
    volume = w.volumes.create("sdk_check", "first", "files", catalog.VolumeType.MANAGED)
    check("volumes.create", volume.full_name == "sdk_check.first.files" and volume.storage_location, volume)
    raises("a taken volume", ResourceConflict,
           lambda: w.volumes.create("sdk_check", "first", "files", catalog.VolumeType.MANAGED))
    check("volumes.list", [v.name for v in w.volumes.list("sdk_check", "first")] == ["files"])
    check("volumes.read", w.volumes.read("sdk_check.first.files").volume_type == catalog.VolumeType.MANAGED)
    check("volumes.update", w.volumes.update("sdk_check.first.files", new_name="inbox", comment="x").full_name ==
          "sdk_check.first.inbox")
    check("schemas.update", w.schemas.update("sdk_check.first", new_name="second").full_name == "sdk_check.second")
    check("everything below moves", w.volumes.read("sdk_check.second.inbox").comment == "x")
    check("catalogs.update", w.catalogs.update("sdk_check", isolation_mode=catalog.CatalogIsolationMode.ISOLATED)
          .isolation_mode == catalog.CatalogIsolationMode.ISOLATED)

    w.grants.update("schema", "sdk_check.second", changes=[
        catalog.PermissionsChange(principal="analysts", add=[catalog.Privilege.USE_SCHEMA, catalog.Privilege.SELECT])])
    direct = w.grants.get("schema", "sdk_check.second").privilege_assignments
    check("grants.get", [(a.principal, a.privileges) for a in direct] ==
          [("analysts", [catalog.Privilege.USE_SCHEMA, catalog.Privilege.SELECT])], direct)
    effective = w.grants.get_effective("volume", "sdk_check.second.inbox").privilege_assignments
    check("grants.get_effective", effective[0].privileges[0].inherited_from_type == catalog.SecurableType.SCHEMA and
          effective[0].privileges[0].inherited_from_name == "sdk_check.second", effective)
    w.grants.update("schema", "sdk_check.second", changes=[
        catalog.PermissionsChange(principal="analysts", remove=[catalog.Privilege.ALL_PRIVILEGES])])
    check("revoked", not w.grants.get("schema", "sdk_check.second").privilege_assignments)
    raises("an unknown principal", NotFound, lambda: w.grants.update("schema", "sdk_check.second", changes=[
        catalog.PermissionsChange(principal="nobody", add=[catalog.Privilege.SELECT])]))
    raises("a reader may not grant", PermissionDenied, lambda: reader.grants.update("catalog", "finance", changes=[
        catalog.PermissionsChange(principal="analysts", add=[catalog.Privilege.SELECT])]))

    check("registered_models.list", "eta" in [m.name for m in w.registered_models.list(
        catalog_name="logistics", schema_name="ml")])
    check("model_versions.list", len(list(w.model_versions.list("logistics.ml.eta"))) == 7)
    check("external_locations.list", "landing" in [l.name for l in w.external_locations.list()])
    check("storage_credentials.list", len(list(w.storage_credentials.list())) == 3)
    check("credentials.list", [c.name for c in w.credentials.list_credentials(
        purpose=catalog.CredentialPurpose.SERVICE)] == ["eta-endpoints", "fleet-mail"])
    check("connections.list", "erp" in [c.name for c in w.connections.list()])
    check("shares.list", [s.name for s in w.shares.list_shares()] == ["ferry-bookings", "yearly-audit"])
    w.grants.update("external_location", "landing", changes=[
        catalog.PermissionsChange(principal="analysts", add=[catalog.Privilege.READ_FILES])])
    check("grants of a location", "analysts" in [a.principal for a in w.grants.get_effective(
        "external_location", "landing").privilege_assignments])
    metastore = w.metastores.summary().metastore_id
    check("grants of the metastore", w.grants.get("metastore", metastore).privilege_assignments[0].principal ==
          "engineers")
    check("shares.share_permissions", len(w.shares.share_permissions("ferry-bookings").privilege_assignments) == 2)

    raises("a catalog that is not empty", BadRequest, lambda: w.catalogs.delete("sdk_check"))
    raises("a schema that is not empty", BadRequest, lambda: w.schemas.delete("sdk_check.second"))
    w.volumes.delete("sdk_check.second.inbox")
    raises("a volume that is gone", NotFound, lambda: w.volumes.read("sdk_check.second.inbox"))
    w.schemas.delete("sdk_check.second")
    w.catalogs.delete("sdk_check", force=True)
    raises("a catalog that is gone", NotFound, lambda: w.catalogs.get("sdk_check"))
    raises("a table that is not there", NotFound, lambda: w.tables.get("main.reference.nothing"))
    raises("a reader may not create", PermissionDenied, lambda: reader.catalogs.create("x"))
    check("a reader browses", w.tables.get("logistics.ml.eta_features").browse_only is None and
          reader.tables.get("logistics.ml.eta_features", include_browse=True).browse_only)
    w.tables.delete("sandbox.scratch.test")
    w.functions.delete("logistics.curated.is_late")
    w.api_client.do("POST", "/__demo/state", body={"empty_pages": True})
    check("empty pages with a token", len(list(w.tables.list("logistics", "raw"))) == 160)
    w.api_client.do("POST", "/__demo/state", body={"metastore": False, "empty_pages": False})
    raises("no metastore", NotFound, lambda: list(w.catalogs.list()))
    w.api_client.do("POST", "/__demo/state", body={"metastore": True})
def jobs(w, reader):
    listed = list(w.jobs.list())
    check("jobs.list", len(listed) >= 120 and len({x.job_id for x in listed}) == len(listed), len(listed))
    expanded = {x.settings.name: x for x in w.jobs.list(expand_tasks=True)}
    check("expanded tasks", len(expanded["nightly-etl"].settings.tasks) == 6)
    check("expanded tasks beyond a hundred", len(expanded["telematics-partitions"].settings.tasks) == 122)
    check("jobs.list by name", [x.settings.name for x in w.jobs.list(name="NIGHTLY-ETL")] == ["nightly-etl"])
    etl = expanded["nightly-etl"]
    wide = w.jobs.get(expanded["telematics-partitions"].job_id)
    check("jobs.get in pages", len(wide.settings.tasks) == 122 and len(wide.settings.job_clusters) == 1)

    made = w.jobs.create(name="sdk check", max_concurrent_runs=2,
                         parameters=[jobs_api.JobParameterDefinition(name="day", default="today")],
                         schedule=jobs_api.CronSchedule(quartz_cron_expression="0 0 2 * * ?", timezone_id="UTC"),
                         tasks=[jobs_api.Task(task_key="main", notebook_task=jobs_api.NotebookTask(notebook_path="/Shared/x")),
                                jobs_api.Task(task_key="after", depends_on=[jobs_api.TaskDependency(task_key="main")],
                                              notebook_task=jobs_api.NotebookTask(notebook_path="/Shared/y"))])
    job = w.jobs.get(made.job_id)
    check("create and get", job.settings.name == "sdk check" and job.creator_user_name and job.created_time, job)
    check("defaults", job.settings.tasks[0].run_if == jobs_api.RunIf.ALL_SUCCESS and job.settings.timeout_seconds == 0)
    w.jobs.update(made.job_id, new_settings=jobs_api.JobSettings(name="sdk check 2", tasks=[
        jobs_api.Task(task_key="main", notebook_task=jobs_api.NotebookTask(notebook_path="/Shared/z"))]),
        fields_to_remove=["schedule"])
    job = w.jobs.get(made.job_id)
    check("update merges", job.settings.name == "sdk check 2" and job.settings.schedule is None and
          [t.notebook_task.notebook_path for t in job.settings.tasks] == ["/Shared/z", "/Shared/y"], job.settings)
    w.jobs.reset(made.job_id, new_settings=jobs_api.JobSettings(name="sdk check 3", tasks=[
        jobs_api.Task(task_key="main", notebook_task=jobs_api.NotebookTask(notebook_path="/Shared/x"))]))
    check("reset replaces", len(w.jobs.get(made.job_id).settings.tasks) == 1)
    raises("a circle", InvalidParameterValue, lambda: w.jobs.create(name="x", tasks=[
        jobs_api.Task(task_key="a", depends_on=[jobs_api.TaskDependency(task_key="a")],
                      notebook_task=jobs_api.NotebookTask(notebook_path="/x"))]))

    run = w.jobs.run_now(made.job_id, job_parameters={"day": "2026-01-01"}, idempotency_token="sdk-check-1").result(
        timeout=datetime.timedelta(seconds=60))
    check("run_now and wait", run.state.result_state == jobs_api.RunResultState.SUCCESS, run.state)
    again = w.jobs.run_now(made.job_id, idempotency_token="sdk-check-1")
    check("the token gives the same run", again.run_id == run.run_id)
    output = w.jobs.get_run_output(run.tasks[0].run_id)
    check("get_run_output", output.notebook_output.result and output.metadata.run_id == run.tasks[0].run_id, output)
    runs = list(w.jobs.list_runs(job_id=made.job_id))
    check("list_runs", [x.run_id for x in runs] == [run.run_id])
    check("list_runs of all, in pages", len({x.run_id for x in w.jobs.list_runs()}) > 400)
    active = list(w.jobs.list_runs(active_only=True, expand_tasks=True))
    check("list_runs active_only", active and all(x.end_time == 0 for x in active), len(active))

    raises("a run that fails", Exception, lambda: w.jobs.run_now(etl.job_id).result(timeout=datetime.timedelta(seconds=60)))
    failed = w.jobs.get_run(next(iter(w.jobs.list_runs(job_id=etl.job_id))).run_id, include_history=True)
    check("the failed run", failed.status.termination_details.code == jobs_api.TerminationCodeCode.RUN_EXECUTION_ERROR)
    broken = next(t for t in failed.tasks if t.task_key == "fact_sales")
    check("its error", w.jobs.get_run_output(broken.run_id).error_trace is not None)
    raises("output of several tasks", InvalidParameterValue, lambda: w.jobs.get_run_output(failed.run_id))
    mended = w.jobs.repair_run(failed.run_id, rerun_all_failed_tasks=True, rerun_dependent_tasks=True).result(
        timeout=datetime.timedelta(seconds=60))
    check("repair_run and wait", mended.state.result_state == jobs_api.RunResultState.SUCCESS, mended.state)
    history = w.jobs.get_run(failed.run_id, include_history=True).repair_history
    check("repair_history", [x.type.value for x in history] == ["ORIGINAL", "REPAIR"])

    running = w.jobs.run_now(expanded["gl-close"].job_id)
    w.jobs.cancel_run(running.run_id).result(timeout=datetime.timedelta(seconds=60))
    check("cancel_run and wait", w.jobs.get_run(running.run_id).state.result_state == jobs_api.RunResultState.CANCELED)
    w.jobs.run_now(expanded["gl-close"].job_id)
    w.jobs.cancel_all_runs(job_id=expanded["gl-close"].job_id)
    stream = next(iter(w.jobs.list_runs(job_id=expanded["orders-stream"].job_id)))
    raises("delete of an active run", BadRequest, lambda: w.jobs.delete_run(stream.run_id))
    w.jobs.delete_run(run.run_id)
    raises("a deleted run", NotFound, lambda: w.jobs.get_run(run.run_id))
    submitted = w.jobs.submit(tasks=[jobs_api.SubmitTask(task_key="a", notebook_task=jobs_api.NotebookTask(
        notebook_path="/Shared/x"))]).result(timeout=datetime.timedelta(seconds=60))
    check("submit and wait", submitted.run_name == "Untitled" and submitted.state.result_state.value == "SUCCESS")
    check("export_run", w.jobs.export_run(submitted.tasks[0].run_id).views)

    acl = w.jobs.update_permissions(str(made.job_id), access_control_list=[jobs_api.JobAccessControlRequest(
        group_name="finance", permission_level=jobs_api.JobPermissionLevel.CAN_VIEW)])
    check("jobs.update_permissions", any(x.group_name == "finance" for x in acl.access_control_list))
    levels = w.jobs.get_permission_levels(str(made.job_id)).permission_levels
    check("jobs.get_permission_levels", {x.permission_level.value for x in levels} >= {"CAN_VIEW", "IS_OWNER"})
    w.jobs.delete(made.job_id)
    raises("a deleted job", NotFound, lambda: w.jobs.get(made.job_id))
    raises("a job that never was", NotFound, lambda: w.jobs.get(123))
    raises("rights before existence", PermissionDenied, lambda: reader.jobs.get(123))
    raises("a reader may not run", PermissionDenied, lambda: reader.jobs.run_now(etl.job_id))
    check("a reader may look", reader.jobs.get(etl.job_id).settings.name == "nightly-etl")


def limits(w, host):
    # More than the bucket holds: the SDK has to meet 429, wait as told, and succeed.
    ids = [x.id for x in w.warehouses.list()]
    for number in range(75):
        w.warehouses.get(ids[number % len(ids)])
    calls = w.api_client.do("GET", "/__demo/calls")
    check("429 was given and survived", calls["total"]["throttled"] > 0, calls["total"])
    w.api_client.do("POST", "/__demo/fault", body={"pattern": "GET /api/2.0/preview/scim/v2/Me", "kind": "status",
                                                   "status": 503, "times": 1, "retry-after": 1})
    check("503 is survived", w.current_user.me().user_name is not None)
    raises("a wrong token", PermissionDenied, lambda: client(host, "dapi-wrong").current_user.me())
    raises("an unknown endpoint", NotFound, lambda: w.api_client.do("GET", "/api/2.0/nothing/at/all"))


def main():
    server = subprocess.Popen([sys.argv[1], "--time-factor", "20", "--token", ADMIN, "--token", READER],
                              stdout=subprocess.PIPE, text=True)
    try:
        line = server.stdout.readline()
        match = re.fullmatch(r"listening on (http://127\.0\.0\.1:\d+) token (\S+)\n", line)
        check("the line it prints", bool(match) and match.group(2) == ADMIN, line)
        host = match.group(1)
        w, reader = client(host, ADMIN), client(host, READER)
        for part in (lambda: identity(w), lambda: warehouses(w, reader), lambda: clusters(w, reader),
                     lambda: jobs(w, reader), lambda: permissions(w), lambda: workspace_files(w, reader),
                     lambda: dbfs(w), lambda: volume_files(w, reader), lambda: secrets(w, reader),
                     lambda: unity_catalog(w, reader), lambda: limits(w, host)):
            part()
    finally:
        server.terminate()
        check("it ends when asked to", server.wait(10) == 0, server.returncode)
    print(f"{len(failures)} failed" if failures else "all as promised")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
