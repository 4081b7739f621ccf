"""Drives LibreOffice Base over the JDBC driver: python3 read.py PIPE ARCHIVE JAR. Prints what Base sees, and ends the office."""
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def prop(name, value):
    made = PropertyValue()
    made.Name = name
    made.Value = value
    return made


def office(pipe):
    """The running office's context, waited for."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for attempt in range(240):
        try:
            return resolver.resolve("uno:pipe,name=" + pipe + ";urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
    raise SystemExit("the office does not answer")


def print_rows(title, result):
    names = [result.getMetaData().getColumnLabel(i + 1) for i in range(result.getMetaData().getColumnCount())]
    print(title, ", ".join(names))
    while result.next():
        values = []
        for i in range(len(names)):
            text = result.getString(i + 1)
            values.append("NULL" if result.wasNull() else text)
        print(title, ", ".join(values))


def main(pipe, archive, jar):
    context = office(pipe)
    services = context.ServiceManager
    try:
        # What "Connect to an existing database: JDBC" makes.
        databases = services.createInstanceWithContext("com.sun.star.sdb.DatabaseContext", context)
        source = databases.createInstance()
        source.URL = "jdbc:onset:" + archive
        source.Info = (prop("JavaDriverClass", "dev.onset.jdbc.OnsetDriver"),
                       prop("JavaDriverClassPath", uno.systemPathToFileUrl(jar)))
        connection = source.getConnection("", "")
        print("product", connection.getMetaData().getDatabaseProductName())
        print("tables", ", ".join(sorted(connection.getTables().getElementNames())))
        runs = connection.getTables().getByName("runs")
        print("columns", ", ".join(runs.getColumns().getElementNames()))
        print_rows("query", connection.createStatement().executeQuery(
            "SELECT run_id, MIN(val_loss) AS best FROM history GROUP BY run_id ORDER BY run_id"))
        statement = connection.prepareStatement("SELECT step FROM history WHERE run_id = ? ORDER BY step")
        statement.setString(1, "nin")
        print_rows("prepared", statement.executeQuery())
        # What the table view does: all rows of a table, sorted and filtered by the office.
        rows = services.createInstanceWithContext("com.sun.star.sdb.RowSet", context)
        rows.ActiveConnection = connection
        rows.CommandType = 0
        rows.Command = "run_summary"
        rows.Filter = '"run_id" LIKE \'len%\''
        rows.ApplyFilter = True
        rows.Order = '"run_id"'
        rows.execute()
        rows.next()
        print("row set", rows.getString(rows.findColumn("run_id")), rows.getDouble(rows.findColumn("best_val_loss")))
        connection.close()
    finally:
        services.createInstanceWithContext("com.sun.star.frame.Desktop", context).terminate()


main(*sys.argv[1:])
