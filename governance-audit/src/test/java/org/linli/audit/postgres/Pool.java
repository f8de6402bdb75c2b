package org.linli.audit.postgres;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Connections that are used again, as any host's pool does it; a test may look at each step and let it fail. */
final class Pool implements DataSource, AutoCloseable {
    private final DataSource source;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile Semaphore places = new Semaphore(Integer.MAX_VALUE);
    private volatile Watch watch = (step, connection) -> {};

    /** Looks at a step before it is taken: a statement, {@code commit}, or {@code after commit}. */
    @FunctionalInterface
    interface Watch {
        void before(String step, Connection connection) throws SQLException;
    }

    /** The process ends here. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    Pool(DataSource source) {
        this.source = source;
    }

    Pool watched(Watch by) {
        watch = by;
        return this;
    }

    /** A pool that throws when more connections are wanted than it has, rather than let everybody wait for ever. */
    Pool limitedTo(int connections) {
        places = new Semaphore(connections);
        return this;
    }

    /** A pool whose process is killed before its n-th step. */
    Pool killedAt(int step) {
        int[] steps = new int[1];
        return watched((what, connection) -> {
            synchronized (steps) {
                if (steps[0]++ >= step) {
                    connection.abort(Runnable::run);
                    throw new Killed();
                }
            }
        });
    }

    /** Closes what is idle. */
    @Override
    public void close() throws SQLException {
        for (Connection each = idle.poll(); each != null; each = idle.poll()) {
            each.close();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!places.tryAcquire()) {
            throw new SQLException("No connection is left.", "08000");
        }
        Connection kept = idle.poll();
        Connection real = kept == null || kept.isClosed() ? source.getConnection() : kept;
        return (Connection) proxy(Connection.class, (self, method, arguments) -> {
            String name = method.getName();
            if (name.equals("close")) {
                places.release();
                if (!real.isClosed()) {
                    idle.push(real);
                }
                return null;
            } else if (name.equals("commit")) {
                watch.before("commit", real);
                Object none = call(real, method, arguments);
                watch.before("after commit", real);
                return none;
            }
            Object result = call(real, method, arguments);
            return result instanceof Statement statement ? watched(statement, method, arguments, real) : result;
        });
    }

    private Object watched(Statement statement, Method made, Object[] with, Connection real) {
        String prepared = with == null || with.length == 0 ? "" : String.valueOf(with[0]);
        return proxy(made.getReturnType(), (self, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                watch.before(arguments == null ? prepared : String.valueOf(arguments[0]), real);
            }
            return call(statement, method, arguments);
        });
    }

    private static Object proxy(Class<?> type, java.lang.reflect.InvocationHandler handler) {
        return Proxy.newProxyInstance(Pool.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
