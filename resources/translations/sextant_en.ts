<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ErrorText</name>
    <message numerus="yes">
        <source>Try again in %n s.</source>
        <translation>
            <numerusform>Try again in %n s.</numerusform>
            <numerusform>Try again in %n s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n tries</source>
        <translation>
            <numerusform>%n try</numerusform>
            <numerusform>%n tries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sextant::BrowsePage</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n id(s) found</source>
        <translation>
            <numerusform>%n id found</numerusform>
            <numerusform>%n ids found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s) without %1 not shown</source>
        <translation>
            <numerusform>%Ln point without %1 not shown</numerusform>
            <numerusform>%Ln points without %1 not shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sextant::ColumnChooser</name>
    <message numerus="yes">
        <source>%Ln more field(s): search to find them</source>
        <translation>
            <numerusform>%Ln more field: search to find it</numerusform>
            <numerusform>%Ln more fields: search to find them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sextant::ColumnsButton</name>
    <message numerus="yes">
        <source>Columns · +%n field(s)</source>
        <translation>
            <numerusform>Columns · +%n field</numerusform>
            <numerusform>Columns · +%n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sextant::ConfirmDialog</name>
    <message numerus="yes">
        <source>%n change(s) wait to be sent. Nothing is sent without your yes.</source>
        <translation>
            <numerusform>%n change waits to be sent. Nothing is sent without your yes.</numerusform>
            <numerusform>%n changes wait to be sent. Nothing is sent without your yes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sextant::ConflictDialog</name>
    <message numerus="yes">
        <source>Another writer changed %n field(s) of point %1 that you changed too. These fields were not saved.</source>
        <translation>
            <numerusform>Another writer changed %n field of point %1 that you changed too. This field was not saved.</numerusform>
            <numerusform>Another writer changed %n fields of point %1 that you changed too. These fields were not saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sextant::ConnectionForm</name>
    <message numerus="yes">
        <source>%n headers</source>
        <translation>
            <numerusform>%n header</numerusform>
            <numerusform>%n headers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sextant::ConnectionList</name>
    <message numerus="yes">
        <source>%n connections imported. Their keys are to be typed: files hold none.</source>
        <translation>
            <numerusform>%n connection imported. Its key is to be typed: files hold none.</numerusform>
            <numerusform>%n connections imported. Their keys are to be typed: files hold none.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connections exported, without keys.</source>
        <translation>
            <numerusform>%n connection exported, without its key.</numerusform>
            <numerusform>%n connections exported, without keys.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sextant::ConnectionsPane</name>
    <message numerus="yes">
        <source>%n collections</source>
        <translation>
            <numerusform>%n collection</numerusform>
            <numerusform>%n collections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sextant::ErrorPanel</name>
    <message numerus="yes">
        <source>Tried %n times.</source>
        <translation>
            <numerusform>Tried %n time.</numerusform>
            <numerusform>Tried %n times.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sextant::FilterTexts</name>
    <message numerus="yes">
        <source>There are only %n condition(s): nothing matches.</source>
        <translation>
            <numerusform>There is only %n condition: nothing matches.</numerusform>
            <numerusform>There are only %n conditions: nothing matches.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sextant::PayloadTreeModel</name>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n element</numerusform>
            <numerusform>%n elements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sextant::PointActions</name>
    <message numerus="yes">
        <source>Delete %n point(s) from %1?</source>
        <translation>
            <numerusform>Delete %n point from %1?</numerusform>
            <numerusform>Delete %n points from %1?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n point(s) from %1</source>
        <translation>
            <numerusform>Delete %n point from %1</numerusform>
            <numerusform>Delete %n points from %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %n point(s)…</source>
        <translation>
            <numerusform>Deleting %n point…</numerusform>
            <numerusform>Deleting %n points…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) deleted.</source>
        <translation>
            <numerusform>%n point deleted.</numerusform>
            <numerusform>%n points deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server accepted the deletion, but %n point(s) are still there.</source>
        <translation>
            <numerusform>The server accepted the deletion, but %n point is still there.</numerusform>
            <numerusform>The server accepted the deletion, but %n points are still there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server has taken the deletion but not yet applied it to %n point(s).</source>
        <translation>
            <numerusform>The server has taken the deletion but not yet applied it to %n point.</numerusform>
            <numerusform>The server has taken the deletion but not yet applied it to %n points.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server broke off: %n point(s) are still there, the others are deleted.</source>
        <translation>
            <numerusform>The server broke off: %n point is still there, the others are deleted.</numerusform>
            <numerusform>The server broke off: %n points are still there, the others are deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sextant::PointDialog</name>
    <message numerus="yes">
        <source>rows of %n number(s): [[…],[…]]</source>
        <translation>
            <numerusform>rows of %n number: [[…],[…]]</numerusform>
            <numerusform>rows of %n numbers: [[…],[…]]</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s): […]</source>
        <translation>
            <numerusform>%n number: […]</numerusform>
            <numerusform>%n numbers: […]</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sextant::PointsTable</name>
    <message numerus="yes">
        <source>%n row(s) are selected: mark at most %1 at once.</source>
        <translation>
            <numerusform>%n row is selected: mark at most %1 at once.</numerusform>
            <numerusform>%n rows are selected: mark at most %1 at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sextant::QueryTarget</name>
    <message numerus="yes">
        <source>%n number(s), fits</source>
        <translation>
            <numerusform>%n number, fits</numerusform>
            <numerusform>%n numbers, fits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sextant::QueryTexts</name>
    <message numerus="yes">
        <source>The %n example(s) are left out of the results.</source>
        <translation>
            <numerusform>The example is left out of the results.</numerusform>
            <numerusform>The %n examples are left out of the results.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sextant::ReaderPane</name>
    <message numerus="yes">
        <source>%1 (%n characters)</source>
        <translation>
            <numerusform>%1 (%n character)</numerusform>
            <numerusform>%1 (%n characters)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sextant::ResultsView</name>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sextant::ReviewDialog</name>
    <message numerus="yes">
        <source>%n change(s) to point %1 of %2</source>
        <translation>
            <numerusform>%n change to point %1 of %2</numerusform>
            <numerusform>%n changes to point %1 of %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sextant::SaveFlow</name>
    <message numerus="yes">
        <source>%n field(s) not saved: another writer changed them too.</source>
        <translation>
            <numerusform>%n field not saved: another writer changed it too.</numerusform>
            <numerusform>%n fields not saved: another writer changed them too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sextant::TestSteps</name>
    <message numerus="yes">
        <source>%n collections</source>
        <translation>
            <numerusform>%n collection</numerusform>
            <numerusform>%n collections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sextant::VectorView</name>
    <message numerus="yes">
        <source>multi, %n row(s)</source>
        <translation>
            <numerusform>multi, %n row</numerusform>
            <numerusform>multi, %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sextant::WelcomePage</name>
    <message numerus="yes">
        <source>%n collections</source>
        <translation>
            <numerusform>%n collection</numerusform>
            <numerusform>%n collections</numerusform>
        </translation>
    </message>
</context>
</TS>
