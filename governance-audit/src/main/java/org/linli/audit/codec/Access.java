package org.linli.audit.codec;

import java.lang.invoke.LambdaConversionException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Calls the accessors, constructors and {@code parse} methods of other people's types at the speed of a call through an interface.
 * Where a lambda cannot be spun for a type (its class loader may not be seen from here), a method handle serves.
 */
final class Access {
    private final Class<?> owner;
    private final MethodHandles.Lookup lookup;

    private Access(Class<?> owner) {
        this.owner = owner;
        this.lookup = lookupIn(owner);
    }

    /** To a type that is public in an exported package, or whose package is open to this module. */
    static Access to(Class<?> owner) {
        return new Access(owner);
    }

    private static MethodHandles.Lookup lookupIn(Class<?> owner) {
        Access.class.getModule().addReads(owner.getModule());
        try {
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup());
        } catch (IllegalAccessException notOpen) {
            return MethodHandles.lookup();
        }
    }

    Function<Object, Object> getter(RecordComponent component) {
        MethodHandle handle = handle(component.getAccessor());
        return spin(Function.class, "apply", Object.class, handle, () -> objectGetter(handle));
    }

    ToLongFunction<Object> longGetter(RecordComponent component) {
        MethodHandle handle = handle(component.getAccessor());
        return spin(ToLongFunction.class, "applyAsLong", long.class, handle, () -> numberGetter(handle));
    }

    Predicate<Object> booleanGetter(RecordComponent component) {
        MethodHandle handle = handle(component.getAccessor());
        return spin(Predicate.class, "test", boolean.class, handle, () -> truthGetter(handle));
    }

    /** A static method from text. */
    Function<Object, Object> parser(Method parse) {
        MethodHandle handle = handle(parse);
        return spin(Function.class, "apply", Object.class, handle, () -> objectGetter(handle));
    }

    /** The canonical constructor of a record, called with all its arguments in an array. */
    Function<Object[], Object> constructor() {
        RecordComponent[] components = owner.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        MethodHandle handle;
        try {
            handle = lookup.findConstructor(owner, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw closed(e);
        }
        return arguments -> {
            try {
                return (Object) handle.invokeExact(arguments);
            } catch (Throwable thrown) {
                throw rethrown(thrown);
            }
        };
    }

    private MethodHandle handle(Method method) {
        try {
            return lookup.unreflect(method);
        } catch (IllegalAccessException e) {
            throw closed(e);
        }
    }

    private IllegalArgumentException closed(Exception cause) {
        return new IllegalArgumentException(
                "The type (" + owner.getName() + ") must be public, in a package exported by its module. "
                        + "Maybe its module-info lacks an exports.",
                cause);
    }

    /** A lambda of an interface whose one method takes an object and gives what is asked for. */
    @SuppressWarnings("unchecked") // the lambda implements the interface that was asked for
    private <T> T spin(
            Class<? super T> face,
            String name,
            Class<?> gives,
            MethodHandle handle,
            java.util.function.Supplier<T> otherwise) {
        MethodType actual = handle.type();
        if (gives == Object.class) {
            actual = actual.wrap().changeParameterType(0, actual.parameterType(0));
        }
        try {
            return (T) LambdaMetafactory.metafactory(
                            lookup,
                            name,
                            MethodType.methodType(face),
                            MethodType.methodType(gives, Object.class),
                            handle,
                            gives == Object.class ? actual : actual.changeReturnType(gives))
                    .getTarget()
                    .invoke();
        } catch (LambdaConversionException | LinkageError | IllegalArgumentException cannotBeSpun) {
            return otherwise.get();
        } catch (Throwable thrown) {
            throw rethrown(thrown);
        }
    }

    private static Function<Object, Object> objectGetter(MethodHandle handle) {
        MethodHandle general = handle.asType(MethodType.methodType(Object.class, Object.class));
        return from -> {
            try {
                return (Object) general.invokeExact(from);
            } catch (Throwable thrown) {
                throw rethrown(thrown);
            }
        };
    }

    private static ToLongFunction<Object> numberGetter(MethodHandle handle) {
        MethodHandle general = handle.asType(MethodType.methodType(long.class, Object.class));
        return from -> {
            try {
                return (long) general.invokeExact(from);
            } catch (Throwable thrown) {
                throw rethrown(thrown);
            }
        };
    }

    private static Predicate<Object> truthGetter(MethodHandle handle) {
        MethodHandle general = handle.asType(MethodType.methodType(boolean.class, Object.class));
        return from -> {
            try {
                return (boolean) general.invokeExact(from);
            } catch (Throwable thrown) {
                throw rethrown(thrown);
            }
        };
    }

    private static RuntimeException rethrown(Throwable thrown) {
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        } else if (thrown instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(
                "An accessor, constructor or parse method must not throw a checked exception.", thrown);
    }
}
