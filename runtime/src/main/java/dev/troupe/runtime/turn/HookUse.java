package dev.troupe.runtime.turn;

import dev.troupe.actor.AsyncConnectionHooks;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;

/**
 * Which of the hooks that exclude other turns an actor has written. One that it has inherited from the interface does nothing.
 * Immutable; any thread.
 *
 * @param connect whether it hears of new connections
 * @param disconnect whether it hears of those that leave
 */
record HookUse(boolean connect, boolean disconnect) {

    static final HookUse NONE = new HookUse(false, false);

    private static final ClassValue<HookUse> OF_CLASS = new ClassValue<>() {
        @Override
        protected HookUse computeValue(Class<?> type) {
            boolean hears =
                    ConnectionHooks.class.isAssignableFrom(type) || AsyncConnectionHooks.class.isAssignableFrom(type);
            return hears ? new HookUse(writes(type, "onConnect"), writes(type, "onDisconnect")) : NONE;
        }
    };

    /** Those of the class of an actor. */
    static HookUse of(Class<?> type) {
        return OF_CLASS.get(type);
    }

    private static boolean writes(Class<?> type, String hook) {
        try {
            Class<?> by = type.getMethod(hook, Connection.class).getDeclaringClass();
            return by != ConnectionHooks.class && by != AsyncConnectionHooks.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " has no " + hook, e);
        }
    }
}
