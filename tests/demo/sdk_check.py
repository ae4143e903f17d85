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
import zipfile

from databricks.sdk import WorkspaceClient
from databricks.sdk.core import Config
from databricks.sdk.errors import (
    BadRequest,
    InvalidParameterValue,
    NotFound,
    PermissionDenied,
    ResourceAlreadyExists,
)
from databricks.sdk.service import iam, sql, workspace

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
    w.workspace.upload(f"{base}/query.sql", io.BytesIO(b"-- Databricks notebook source\nSELECT 1\n"),
                       format=workspace.ImportFormat.AUTO)
    check("upload by AUTO", w.workspace.get_status(f"{base}/query").language == workspace.Language.SQL)
    w.workspace.upload(f"{base}/data.bin", io.BytesIO(bytes(range(256)) * 40), format=workspace.ImportFormat.AUTO)
    with w.workspace.download(f"{base}/data.bin") as stream:
        check("download", stream.read() == bytes(range(256)) * 40)
    w.workspace.upload(f"{base}/data.bin", io.BytesIO(b"new"), format=workspace.ImportFormat.AUTO, overwrite=True)
    check("overwrite", w.workspace.download(f"{base}/data.bin").read() == b"new")
    raises("no overwrite", ResourceAlreadyExists, lambda: w.workspace.upload(
        f"{base}/data.bin", io.BytesIO(b"x"), format=workspace.ImportFormat.AUTO))
    for fmt in (workspace.ExportFormat.JUPYTER, workspace.ExportFormat.HTML, workspace.ExportFormat.DBC):
        content = w.workspace.download(f"{base}/plain", format=fmt).read()
        check(f"export as {fmt.value}", len(content) > 100)
        w.workspace.upload(f"{base}/from {fmt.value}", io.BytesIO(content),
                           format=workspace.ImportFormat(fmt.value))
    check("JUPYTER comes back", w.workspace.download(f"{base}/from JUPYTER").read() == source)
    check("HTML comes back", w.workspace.download(f"{base}/from HTML").read() == source)
    check("DBC comes back", w.workspace.download(f"{base}/from DBC/plain").read() == source)
    archive = zipfile.ZipFile(io.BytesIO(w.workspace.download("/Shared/pipelines", format=workspace.ExportFormat.AUTO).read()))
    check("a folder as an archive", archive.testzip() is None and "pipelines/README.md" in archive.namelist(), archive.namelist())
    raises("a missing parent", NotFound, lambda: w.workspace.upload(f"{base}/no/x.txt", io.BytesIO(b"x"),
                                                                    format=workspace.ImportFormat.AUTO))
    raises("a missing path", NotFound, lambda: w.workspace.get_status("/Shared/nothing here"))
    raises("a folder that is not empty", BadRequest, lambda: w.workspace.delete(base))
    raises("a protected folder", BadRequest, lambda: w.workspace.delete("/Shared", recursive=True))
    raises("a reader may not delete", PermissionDenied, lambda: reader.workspace.delete("/Shared/glossary.md"))
    raises("a reader may not import", PermissionDenied, lambda: reader.workspace.upload(
        "/Shared/x.txt", io.BytesIO(b"x"), format=workspace.ImportFormat.AUTO))
    w.workspace.delete(base, recursive=True)
    raises("deleted", NotFound, lambda: w.workspace.get_status(base))


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
        for part in (lambda: identity(w), lambda: warehouses(w, reader), lambda: permissions(w),
                     lambda: workspace_files(w, reader), lambda: limits(w, host)):
            part()
    finally:
        server.terminate()
        check("it ends when asked to", server.wait(10) == 0, server.returncode)
    print(f"{len(failures)} failed" if failures else "all as promised")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
