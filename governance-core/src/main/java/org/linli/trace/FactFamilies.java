package org.linli.trace;

import java.util.List;

/**
 * How a module says which families of facts it has: a service, found by {@link java.util.ServiceLoader}. An implementation is public,
 * has a constructor without parameters, and is named in {@code module-info} and in {@code META-INF/services}.
 */
public interface FactFamilies {
    /**
     * The families of one module.
     *
     * @return the families; their names are unique over all modules
     */
    List<FactFamily> families();
}
