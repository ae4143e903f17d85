#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Judges the demo workspace with Databricks' own command line, unmodified.
#   tests/demo/cli_check.sh build/release/bin/trowel-demo [COMMAND]
# COMMAND is `databricks` in PATH unless it is named. Both generations are driven: the present one (Go) and the one before
# (`pip install databricks-cli`, version 0.18), which speaks the older API versions. What the demo does not answer yet and
# what a generation cannot do is skipped by name; without a command line everything is. Needs curl and python3.
# shellcheck disable=SC2317 # the functions are called by names made at run time
set -uo pipefail

demo=${1:?usage: cli_check.sh TROWEL-DEMO [COMMAND]}
cli=${2:-$(command -v databricks || true)}
[[ -n $cli ]] || { echo "skip  everything: there is no databricks command line here"; exit 0; }

work=$(mktemp -d)
export HOME=$work/home DATABRICKS_TOKEN=dapi-admin
mkdir "$HOME" "$work/tree"
unset DATABRICKS_CONFIG_PROFILE DATABRICKS_CONFIG_FILE
failures=0

generation=go
[[ $("$cli" --version 2>&1) == Version* ]] && generation=python
port=0
if [[ $generation == python ]]; then # it leaves the port out of every address
    port=80
    [[ $(id -u) == 0 ]] || { echo "skip  everything: this generation reaches port 80 only, which needs root"; exit 0; }
fi

mkfifo "$work/pipe"
"$demo" --port "$port" --time-factor 50 --rate 0 --token "$DATABRICKS_TOKEN" --token dapi-reader >"$work/pipe" &
server=$!
trap 'kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
read -r -t 30 _ _ DATABRICKS_HOST _ <"$work/pipe"
export DATABRICKS_HOST
[[ -n $DATABRICKS_HOST ]] || { echo "FAIL  the demo did not start"; exit 1; }

# check WHAT PATTERN COMMAND...: the command succeeds and prints something the extended regular expression matches.
check() {
    local what=$1 pattern=$2 output
    shift 2
    output=$(timeout 120 "$cli" "$@" </dev/null 2>&1)
    local status=$?
    if ((status == 0)) && grep -qE -- "$pattern" <<<"$output"; then
        echo "ok    $what"
    else
        echo "FAIL  $what: ends with $status: $(head -c 600 <<<"$output")"
        ((failures += 1))
    fi
}

# refuse WHAT PATTERN COMMAND...: the command fails with these words.
refuse() {
    local what=$1 pattern=$2 output
    shift 2
    if output=$(timeout 120 "$cli" "$@" </dev/null 2>&1); then
        echo "FAIL  $what: it worked"
        ((failures += 1))
    elif grep -qE -- "$pattern" <<<"$output"; then
        echo "ok    $what"
    else
        echo "FAIL  $what: $(head -c 600 <<<"$output")"
        ((failures += 1))
    fi
}

# answers PATH: whether the demo has that family.
answers() {
    ! curl -s -H "Authorization: Bearer $DATABRICKS_TOKEN" "$DATABRICKS_HOST$1" | grep -q ENDPOINT_NOT_FOUND
}

# first_id JSON-MEMBER: its first value in what is piped in, text or number.
first_id() { grep -oE "\"$1\": *(\"[^\"]*\"|[0-9]+)" | head -n 1 | sed -E 's/^[^:]*: *"?([^"]*)"?$/\1/'; }

home=/Users/ingrid.solheim@haldenfreight.example
printf '# Databricks notebook source\nprint(1)\n' >"$work/tree/late.py"
printf 'SELECT 1\n' >"$work/tree/trucks.sql"

secrets_python() {
    check "secrets list-scopes" 'freight-etl' secrets list-scopes
    check "secrets create-scope" '^$' secrets create-scope --scope cli-check
    refuse "a scope that exists" 'RESOURCE_ALREADY_EXISTS' secrets create-scope --scope cli-check
    check "secrets put" '^$' secrets put --scope cli-check --key text --string-value grün
    check "secrets put of a file" '^$' secrets put --scope cli-check --key file --binary-file "$work/tree/late.py"
    check "secrets list" 'file' secrets list --scope cli-check
    check "secrets put-acl" '^$' secrets put-acl --scope cli-check --principal auditors --permission READ
    check "secrets list-acls" 'auditors' secrets list-acls --scope cli-check
    check "secrets get-acl" 'READ' secrets get-acl --scope cli-check --principal auditors
    check "secrets delete-acl" '^$' secrets delete-acl --scope cli-check --principal auditors
    check "secrets delete" '^$' secrets delete --scope cli-check --key file
    refuse "a deleted secret" 'RESOURCE_DOES_NOT_EXIST' secrets delete --scope cli-check --key file
    check "secrets delete-scope" '^$' secrets delete-scope --scope cli-check
    refuse "a deleted scope" 'RESOURCE_DOES_NOT_EXIST' secrets list --scope cli-check
}

secrets_go() {
    check "secrets list-scopes" 'freight-etl' secrets list-scopes
    check "secrets create-scope" '' secrets create-scope cli-check
    refuse "a scope that exists" 'already exists' secrets create-scope cli-check
    check "secrets put-secret" '' secrets put-secret cli-check text --string-value grün
    check "secrets list-secrets" 'text' secrets list-secrets cli-check
    check "secrets get-secret" 'Z3LDvG4=' secrets get-secret cli-check text
    check "secrets put-acl" '' secrets put-acl cli-check auditors READ
    check "secrets list-acls" 'auditors' secrets list-acls cli-check
    check "secrets get-acl" 'READ' secrets get-acl cli-check auditors
    check "secrets delete-acl" '' secrets delete-acl cli-check auditors
    check "secrets delete-secret" '' secrets delete-secret cli-check text
    check "secrets delete-scope" '' secrets delete-scope cli-check
    refuse "a deleted scope" 'does not exist' secrets list-secrets cli-check
}

workspace_python() {
    check "workspace ls" 'pipelines' workspace ls /Shared
    check "workspace mkdirs" '^$' workspace mkdirs "$home/cli"
    check "workspace import" '^$' workspace import -l PYTHON "$work/tree/late.py" "$home/cli/late"
    check "workspace export" '^$' workspace export "$home/cli/late" "$work/back.py"
    grep -q 'print(1)' "$work/back.py" || { echo "FAIL  what came back"; ((failures += 1)); }
    check "workspace import_dir" 'trucks' workspace import_dir -o "$work/tree" "$home/cli/tree"
    check "workspace export_dir" 'trucks' workspace export_dir "$home/cli/tree" "$work/back"
    check "workspace ls -l" 'NOTEBOOK.*PYTHON' workspace ls -l "$home/cli/tree"
    refuse "a folder that is not empty" 'DIRECTORY_NOT_EMPTY' workspace rm "$home/cli"
    check "workspace rm -r" '^$' workspace rm -r "$home/cli"
    refuse "a deleted folder" 'RESOURCE_DOES_NOT_EXIST' workspace ls "$home/cli"
}

workspace_go() {
    check "current-user me" 'ingrid.solheim' current-user me
    check "workspace list" 'pipelines' workspace list /Shared
    check "workspace mkdirs" '' workspace mkdirs "$home/cli"
    check "workspace import" '' workspace import "$home/cli/late" --file "$work/tree/late.py" --format SOURCE --language PYTHON
    check "workspace export" 'print\(1\)' workspace export "$home/cli/late"
    check "workspace import-dir" 'trucks' workspace import-dir "$work/tree" "$home/cli/tree"
    check "workspace export-dir" 'trucks' workspace export-dir "$home/cli/tree" "$work/back"
    refuse "a folder that is not empty" 'not empty' workspace delete "$home/cli"
    check "workspace delete --recursive" '' workspace delete --recursive "$home/cli"
    refuse "a deleted folder" "does not exist|doesn't exist" workspace list "$home/cli"
}

warehouses_python() { echo "skip  SQL warehouses: this generation does not know them"; }

warehouses_go() {
    local id=93e0d7a41f6b25c8
    check "warehouses list" 'Ad hoc analytics' warehouses list
    check "warehouses start" 'RUNNING' warehouses start "$id" -o json
    check "warehouses stop" 'STOPPED' warehouses stop "$id" -o json
    refuse "an unknown warehouse" 'does not exist' warehouses get 0123456789abcdef
    check "warehouses delete" '' warehouses delete "$id"
}

clusters_both() {
    local id
    check "clusters list" 'RUNNING|TERMINATED' clusters list
    check "clusters list-node-types" 'node_type_id|NAME|Memory|GB' clusters list-node-types
    check "clusters spark-versions" 'spark|LTS' clusters spark-versions
    id=$("$cli" clusters list "${json[@]}" 2>/dev/null | python3 -c '
import json, sys
found = json.load(sys.stdin)
clusters = found.get("clusters", []) if isinstance(found, dict) else found
print(next((c["cluster_id"] for c in clusters if c.get("state") == "TERMINATED"), ""))')
    [[ -n $id ]] || { echo "FAIL  no terminated cluster is listed"; ((failures += 1)); return; }
    check "clusters get" "$id" clusters get "${named_cluster[@]}" "$id"
    check "clusters start" '' clusters start "${named_cluster[@]}" "$id"
    check "clusters events" 'STARTING|CREATING|RUNNING' clusters events "${named_cluster[@]}" "$id"
    check "clusters delete" '' clusters delete "${named_cluster[@]}" "$id"
    refuse "an unknown cluster" 'does not exist' clusters get "${named_cluster[@]}" 0000-000000-nothing0
}

jobs_both() {
    local id
    check "jobs list" '[0-9]{3}' jobs list "${jobs_version[@]}"
    id=$("$cli" jobs list "${jobs_version[@]}" "${json[@]}" 2>/dev/null | first_id job_id)
    [[ -n $id ]] || { echo "FAIL  no job is listed"; ((failures += 1)); return; }
    check "jobs get" "$id" jobs get "${jobs_version[@]}" "${named_job[@]}" "$id"
    check "jobs run-now" 'run_id|TERMINATED|SUCCESS' jobs run-now "${jobs_version[@]}" "${named_job[@]}" "$id"
    refuse "an unknown job" 'does not exist' jobs get "${jobs_version[@]}" "${named_job[@]}" 1
}

dbfs_both() {
    check "fs ls" '' fs ls dbfs:/
    check "fs mkdirs" '' fs "${fs_mkdir[@]}" dbfs:/tmp/cli-check
    check "fs cp to" '' fs cp "$work/tree/late.py" dbfs:/tmp/cli-check/late.py
    check "fs cat" 'print\(1\)' fs cat dbfs:/tmp/cli-check/late.py
    check "fs cp from" '' fs cp dbfs:/tmp/cli-check/late.py "$work/fetched.py"
    cmp -s "$work/tree/late.py" "$work/fetched.py" || { echo "FAIL  what came back by DBFS"; ((failures += 1)); }
    check "fs rm -r" '' fs rm -r dbfs:/tmp/cli-check
}

catalog_python() {
    check "unity-catalog catalogs list" 'name' unity-catalog catalogs list
    local name
    name=$("$cli" unity-catalog catalogs list 2>/dev/null | first_id name)
    check "unity-catalog schemas list" 'full_name' unity-catalog schemas list --catalog-name "$name"
    check "unity-catalog catalogs get" "$name" unity-catalog catalogs get --name "$name"
    refuse "an unknown catalog" 'DOES_NOT_EXIST|does not exist' unity-catalog catalogs get --name nowhere
}

catalog_go() {
    check "catalogs list" '' catalogs list
    local name
    name=$("$cli" catalogs list -o json 2>/dev/null | first_id name)
    check "schemas list" '' schemas list "$name"
    check "catalogs get" "$name" catalogs get "$name"
    refuse "an unknown catalog" 'does not exist' catalogs get nowhere
}

if [[ $generation == go ]]; then
    json=(-o json) named_cluster=() named_job=() jobs_version=() fs_mkdir=(mkdir)
else
    json=(--output JSON) named_cluster=(--cluster-id) named_job=(--job-id) jobs_version=(--version 2.1) fs_mkdir=(mkdirs)
fi
echo "      $("$cli" --version 2>&1 | head -n 1) ($generation)"

"secrets_$generation"
"workspace_$generation"
"warehouses_$generation"
if answers /api/2.0/clusters/list; then clusters_both; else echo "skip  clusters: the demo does not answer them"; fi
if answers /api/2.1/jobs/list; then jobs_both; else echo "skip  jobs: the demo does not answer them"; fi
if answers "/api/2.0/dbfs/list?path=/"; then dbfs_both; else echo "skip  DBFS: the demo does not answer it"; fi
if answers /api/2.1/unity-catalog/catalogs; then "catalog_$generation"; else echo "skip  Unity Catalog: the demo does not answer it"; fi

((failures == 0)) && echo "all as promised" || echo "$failures failed"
exit $((failures > 0))
