package org.tallystick.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;

/** Makes stores that do one thing wrong, and all else as the right one beneath. */
public final class WrongStore {

    private WrongStore() {}

    /** What is done in place of the right thing. */
    @FunctionalInterface
    public interface Fault {
        Object instead(Call call) throws Throwable;
    }

    /** A call of the right store. */
    public record Call(Object right, Method method, List<Object> args) {

        public Object proceed() throws Throwable {
            return invoke(right, method, args.toArray());
        }

        public Object proceed(Object... others) throws Throwable {
            return invoke(right, method, others);
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <T> T arg(int index) {
            return (T) args.get(index);
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <T> T result() throws Throwable {
            return (T) proceed();
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <T> T table() {
            return (T) right;
        }
    }

    /** A store that does one method of one of a transaction's concerns wrong. */
    public static UnaryOperator<Store> doing(Class<?> concern, String method, Fault fault) {
        return right -> inTransaction(
                right,
                (store, work) -> store.inTransaction(tx -> work.apply(proxy(
                        StoreTransaction.class,
                        tx,
                        table -> table.method().getReturnType().equals(concern)
                                ? proxy(
                                        concern,
                                        table.proceed(),
                                        call -> isOf(call, method) ? fault.instead(call) : call.proceed())
                                : table.proceed()))));
    }

    /** A store after each transaction of which something else happens. */
    public static Store after(Store right, Runnable event) {
        return inTransaction(right, (store, work) -> {
            Object done = store.inTransaction(work);
            event.run();
            return done;
        });
    }

    /** How a store does a transaction. */
    @FunctionalInterface
    interface Transacting {
        Object inTransaction(Store right, Function<StoreTransaction, Object> work) throws Throwable;
    }

    /** A store that does transactions wrong. */
    static Store inTransaction(Store right, Transacting wrong) {
        return proxy(
                Store.class,
                right,
                call -> isOf(call, "inTransaction")
                        ? wrong.inTransaction(right, call.<Function<StoreTransaction, Object>>arg(0))
                        : call.proceed());
    }

    static <T> T proxy(Class<T> type, Object right, Fault fault) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, args) ->
                        fault.instead(new Call(right, method, args == null ? List.of() : Arrays.asList(args)))));
    }

    static boolean isOf(Call call, String method) {
        return call.method().getName().equals(method) && !call.method().isDefault();
    }

    private static Object invoke(Object right, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(right, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
