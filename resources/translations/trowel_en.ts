<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CatalogDelete</name>
    <message numerus="yes">
        <source>Delete %n objects?</source>
        <translation>
            <numerusform>Delete %n object?</numerusform>
            <numerusform>Delete %n objects?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n objects</source>
        <translation>
            <numerusform>Delete %n object</numerusform>
            <numerusform>Delete %n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CatalogGrants</name>
    <message numerus="yes">
        <source>Revoke %n privileges on %1?</source>
        <translation>
            <numerusform>Revoke %n privilege on %1?</numerusform>
            <numerusform>Revoke %n privileges on %1?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Catalogs</name>
    <message numerus="yes">
        <source>%n schemas</source>
        <translation>
            <numerusform>%n schema</numerusform>
            <numerusform>%n schemas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tables and views</source>
        <translation>
            <numerusform>%n table or view</numerusform>
            <numerusform>%n tables and views</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volumes</source>
        <translation>
            <numerusform>%n volume</numerusform>
            <numerusform>%n volumes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n functions</source>
        <translation>
            <numerusform>%n function</numerusform>
            <numerusform>%n functions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tables</source>
        <translation>
            <numerusform>%n table</numerusform>
            <numerusform>%n tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n views</source>
        <translation>
            <numerusform>%n view</numerusform>
            <numerusform>%n views</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClusterEvents</name>
    <message numerus="yes">
        <source>%n init scripts have run</source>
        <translation>
            <numerusform>%n init script has run</numerusform>
            <numerusform>%n init scripts have run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n workers</source>
        <translation>
            <numerusform>%n worker</numerusform>
            <numerusform>%n workers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resizing to %n workers</source>
        <translation>
            <numerusform>Resizing to %n worker</numerusform>
            <numerusform>Resizing to %n workers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClusterForm</name>
    <message numerus="yes">
        <source>All but %n nodes</source>
        <translation>
            <numerusform>All but %n node</numerusform>
            <numerusform>All but %n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Clusters</name>
    <message numerus="yes">
        <source>%n GPUs</source>
        <translation>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nodes, the driver among them</source>
        <translation>
            <numerusform>%n node, the driver</numerusform>
            <numerusform>%n nodes, the driver among them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n clusters</source>
        <translation>
            <numerusform>Delete %n cluster</numerusform>
            <numerusform>Delete %n clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n clusters permanently?</source>
        <translation>
            <numerusform>Delete %n cluster permanently?</numerusform>
            <numerusform>Delete %n clusters permanently?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Based on %n events since %1.</source>
        <translation>
            <numerusform>Based on %n event since %1.</numerusform>
            <numerusform>Based on %n events since %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restart %n clusters</source>
        <translation>
            <numerusform>Restart %n cluster</numerusform>
            <numerusform>Restart %n clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restart %n clusters?</source>
        <translation>
            <numerusform>Restart %n cluster?</numerusform>
            <numerusform>Restart %n clusters?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Terminate %n clusters</source>
        <translation>
            <numerusform>Terminate %n cluster</numerusform>
            <numerusform>Terminate %n clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Terminate %n clusters?</source>
        <translation>
            <numerusform>Terminate %n cluster?</numerusform>
            <numerusform>Terminate %n clusters?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DbfsActions</name>
    <message numerus="yes">
        <source>%n paths copied</source>
        <translation>
            <numerusform>Path copied</numerusform>
            <numerusform>%n paths copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileUpload</name>
    <message numerus="yes">
        <source>Upload %n files</source>
        <translation>
            <numerusform>Upload %n file</numerusform>
            <numerusform>Upload %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Download %n files into</source>
        <translation>
            <numerusform>Download %n file into</numerusform>
            <numerusform>Download %n files into</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Download %n files and folders into</source>
        <translation>
            <numerusform>Download %n folder into</numerusform>
            <numerusform>Download %n files and folders into</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileVerbs</name>
    <message numerus="yes">
        <source>Delete %n objects permanently?</source>
        <translation>
            <numerusform>Delete %n object permanently?</numerusform>
            <numerusform>Delete %n objects permanently?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n objects</source>
        <translation>
            <numerusform>Delete %n object</numerusform>
            <numerusform>Delete %n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileWords</name>
    <message numerus="yes">
        <source>%n folders</source>
        <translation>
            <numerusform>%n folder</numerusform>
            <numerusform>%n folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobForm</name>
    <message numerus="yes">
        <source>The job has %n tasks. They are edited as JSON.</source>
        <translation>
            <numerusform>The job has %n task. It is edited as JSON.</numerusform>
            <numerusform>The job has %n tasks. They are edited as JSON.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n tasks that did not succeed</source>
        <translation>
            <numerusform>The %n task that did not succeed</numerusform>
            <numerusform>All %n tasks that did not succeed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message numerus="yes">
        <source>Every %n days</source>
        <translation>
            <numerusform>Every %n day</numerusform>
            <numerusform>Every %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n weeks</source>
        <translation>
            <numerusform>Every %n week</numerusform>
            <numerusform>Every %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel all active runs of %n jobs?</source>
        <translation>
            <numerusform>Cancel all active runs of %n job?</numerusform>
            <numerusform>Cancel all active runs of %n jobs?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs end</source>
        <translation>
            <numerusform>%n run ends</numerusform>
            <numerusform>%n runs end</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n jobs permanently?</source>
        <translation>
            <numerusform>Delete %n job permanently?</numerusform>
            <numerusform>Delete %n jobs permanently?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n jobs</source>
        <translation>
            <numerusform>Delete %n job</numerusform>
            <numerusform>Delete %n jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListCommands</name>
    <message numerus="yes">
        <source>%n rows copied</source>
        <translation>
            <numerusform>%n row copied</numerusform>
            <numerusform>%n rows copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n rows were exported</source>
        <translation>
            <numerusform>%1: %n row was exported</numerusform>
            <numerusform>%1: %n rows were exported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message numerus="yes">
        <source>Cancel %n runs?</source>
        <translation>
            <numerusform>Cancel %n run?</numerusform>
            <numerusform>Cancel %n runs?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n runs</source>
        <translation>
            <numerusform>Cancel %n run</numerusform>
            <numerusform>Cancel %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n runs permanently?</source>
        <translation>
            <numerusform>Delete %n run permanently?</numerusform>
            <numerusform>Delete %n runs permanently?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n runs</source>
        <translation>
            <numerusform>Delete %n run</numerusform>
            <numerusform>Delete %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SecretAccess</name>
    <message numerus="yes">
        <source>Remove %n entries from the access to %1?</source>
        <translation>
            <numerusform>Remove %n entry from the access to %1?</numerusform>
            <numerusform>Remove %n entries from the access to %1?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n entries</source>
        <translation>
            <numerusform>Remove %n entry</numerusform>
            <numerusform>Remove %n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SecretActions</name>
    <message numerus="yes">
        <source>Delete %n secret scopes permanently?</source>
        <translation>
            <numerusform>Delete %n secret scope permanently?</numerusform>
            <numerusform>Delete %n secret scopes permanently?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n scopes</source>
        <translation>
            <numerusform>Delete %n scope</numerusform>
            <numerusform>Delete %n scopes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n secrets permanently?</source>
        <translation>
            <numerusform>Delete %n secret permanently?</numerusform>
            <numerusform>Delete %n secrets permanently?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n secrets</source>
        <translation>
            <numerusform>Delete %n secret</numerusform>
            <numerusform>Delete %n secrets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SecretForms</name>
    <message numerus="yes">
        <source>%n lines; their breaks are kept.</source>
        <translation>
            <numerusform>%n line; its breaks are kept.</numerusform>
            <numerusform>%n lines; their breaks are kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Secrets</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n years</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n keys</source>
        <translation>
            <numerusform>%n key</numerusform>
            <numerusform>%n keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VolumeActions</name>
    <message numerus="yes">
        <source>%n paths copied</source>
        <translation>
            <numerusform>Path copied</numerusform>
            <numerusform>%n paths copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WarehouseForm</name>
    <message numerus="yes">
        <source>At least %n clusters run as long as it runs.</source>
        <translation>
            <numerusform>At least %n cluster runs as long as it runs.</numerusform>
            <numerusform>At least %n clusters run as long as it runs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Warehouses</name>
    <message numerus="yes">
        <source>Delete %n SQL warehouses permanently?</source>
        <translation>
            <numerusform>Delete %n SQL warehouse permanently?</numerusform>
            <numerusform>Delete %n SQL warehouses permanently?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n SQL warehouses</source>
        <translation>
            <numerusform>Delete %n SQL warehouse</numerusform>
            <numerusform>Delete %n SQL warehouses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open sessions end</source>
        <translation>
            <numerusform>%n open session ends</numerusform>
            <numerusform>%n open sessions end</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorkspaceActions</name>
    <message numerus="yes">
        <source>Delete %n objects permanently?</source>
        <translation>
            <numerusform>Delete %n object permanently?</numerusform>
            <numerusform>Delete %n objects permanently?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n objects</source>
        <translation>
            <numerusform>Delete %n object</numerusform>
            <numerusform>Delete %n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorkspaceFiles</name>
    <message numerus="yes">
        <source>%n folders</source>
        <translation>
            <numerusform>%n folder</numerusform>
            <numerusform>%n folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notebooks</source>
        <translation>
            <numerusform>%n notebook</numerusform>
            <numerusform>%n notebooks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bytes</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorkspaceTransfers</name>
    <message numerus="yes">
        <source>Import %n files</source>
        <translation>
            <numerusform>Import %n file</numerusform>
            <numerusform>Import %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Download %n objects into</source>
        <translation>
            <numerusform>Download %n object into</numerusform>
            <numerusform>Download %n objects into</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %n objects</source>
        <translation>
            <numerusform>Export %n object</numerusform>
            <numerusform>Export %n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>trowel::ActivityDock</name>
    <message numerus="yes">
        <source>%n running, %1/s</source>
        <translation>
            <numerusform>%n running, %1/s</numerusform>
            <numerusform>%n running, %1/s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n unread message</numerusform>
            <numerusform>%n unread messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>trowel::AuditExportBar</name>
    <message numerus="yes">
        <source>%n entries were exported to %1</source>
        <translation>
            <numerusform>%n entry was exported to %1</numerusform>
            <numerusform>%n entries were exported to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>trowel::AuditVerdict</name>
    <message numerus="yes">
        <source>%n entries were looked at.</source>
        <translation>
            <numerusform>%n entry was looked at.</numerusform>
            <numerusform>%n entries were looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The keychain has not heard of the newest %n yet.</source>
        <translation>
            <numerusform>The keychain has not heard of the newest one yet.</numerusform>
            <numerusform>The keychain has not heard of the newest %n yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>trowel::ConfirmDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n objects could not be counted.</source>
        <translation>
            <numerusform>%n object could not be counted.</numerusform>
            <numerusform>%n objects could not be counted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>trowel::ErrorText</name>
    <message numerus="yes">
        <source>The workspace asks to wait %n second(s).</source>
        <translation>
            <numerusform>The workspace asks to wait %n second.</numerusform>
            <numerusform>The workspace asks to wait %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>trowel::FeedTab</name>
    <message numerus="yes">
        <source>%n lines, all there are</source>
        <translation>
            <numerusform>%n line, all there is</numerusform>
            <numerusform>%n lines, all there are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %n lines</source>
        <translation>
            <numerusform>The newest line</numerusform>
            <numerusform>The newest %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>trowel::MainWindow</name>
    <message numerus="yes">
        <source>%n transfer(s) are running</source>
        <translation>
            <numerusform>%n transfer is running</numerusform>
            <numerusform>%n transfers are running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n calls from the audit log?</source>
        <translation>
            <numerusform>Remove %n call from the audit log?</numerusform>
            <numerusform>Remove %n calls from the audit log?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n calls</source>
        <translation>
            <numerusform>Remove %n call</numerusform>
            <numerusform>Remove %n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Entries older than %n days go for good, now and at every start.</source>
        <translation>
            <numerusform>Entries older than %n day go for good, now and at every start.</numerusform>
            <numerusform>Entries older than %n days go for good, now and at every start.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>trowel::NavigatorModel</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>trowel::Notifier</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>trowel::ResultModel</name>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n unknown</numerusform>
            <numerusform>%n unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n canceled</source>
        <translation>
            <numerusform>%n canceled</numerusform>
            <numerusform>%n canceled</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>trowel::SettingsDialog</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>trowel::TaskGraph</name>
    <message numerus="yes">
        <source>Graph of %n tasks</source>
        <translation>
            <numerusform>Graph of %n task</numerusform>
            <numerusform>Graph of %n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>trowel::TaskTimeline</name>
    <message numerus="yes">
        <source>Timeline of %n tasks</source>
        <translation>
            <numerusform>Timeline of %n task</numerusform>
            <numerusform>Timeline of %n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>trowel::TransferModel</name>
    <message numerus="yes">
        <source>%n objects</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
</context>
</TS>
