package org.linli.audit.cli;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Connections to a database by its address, whichever driver knows it. */
final class JdbcAddress implements DataSource {
    private final String url;

    private JdbcAddress(String url) {
        this.url = url;
    }

    /** An address that a driver on the class path knows; the message does not repeat it, for it may have a password. */
    static JdbcAddress of(String url) {
        try {
            DriverManager.getDriver(url);
            return new JdbcAddress(url);
        } catch (SQLException none) {
            throw new AuditCommand.UsageException(
                    "The address after --jdbc must be one that a driver on the class path knows, such"
                            + " as jdbc:postgresql://host/database. Maybe put the driver there: java -cp"
                            + " linli-audit.jar:postgresql.jar org.linli.audit.cli.AuditCommand verify --jdbc …");
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return DriverManager.getConnection(url);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public PrintWriter getLogWriter() {
        return DriverManager.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        DriverManager.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) {
        DriverManager.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() {
        return DriverManager.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("Nothing is wrapped here.");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
