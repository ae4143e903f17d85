<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
        <source>Delete %n warehouses</source>
        <translation>
            <numerusform>Delete %n warehouse</numerusform>
            <numerusform>Delete %n warehouses</numerusform>
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
        <translation><numerusform>%n running, %1/s</numerusform><numerusform>%n running, %1/s</numerusform></translation>
    </message>
</context>
<context>
    <name>trowel::ConfirmDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>and %n more</numerusform><numerusform>and %n more</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n objects could not be counted.</source>
        <translation><numerusform>%n object could not be counted.</numerusform><numerusform>%n objects could not be counted.</numerusform></translation>
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
    <name>trowel::FormDialog</name>
    <message numerus="yes">
        <source>%n fields need a correction</source>
        <translation><numerusform>%n field needs a correction</numerusform><numerusform>%n fields need a correction</numerusform></translation>
    </message>
</context>
<context>
    <name>trowel::MainWindow</name>
    <message numerus="yes">
        <source>%n transfer(s) are running</source>
        <translation><numerusform>%n transfer is running</numerusform><numerusform>%n transfers are running</numerusform></translation>
    </message>
</context>
<context>
    <name>trowel::NavigatorModel</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation><numerusform>%n more</numerusform><numerusform>%n more</numerusform></translation>
    </message>
</context>
</TS>
